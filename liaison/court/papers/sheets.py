"""The sheet of one person at one sitting on one page, and all sheets of a list in one paper.

What is not filled in yet is there with empty boxes and lines, so that it can be written by hand and keyed in later;
a filled box is a cross, an empty one a box, and both are words besides.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from liaison.court import wording
from liaison.court.papers.frame import (
    FOLDER,
    Printing,
    frame,
    hour,
    long_day,
    room,
    short_day,
    sitting_title,
    speech,
)
from liaison.court.queries.bench import PaperLine
from liaison.court.queries.printing import Pack, PrintedSheet

SHEETS: Final = FOLDER / "sheets.typ"
PRESENCE: Final[wording.Words] = {
    value: name for value, name in wording.PRESENCE.items() if value not in {"expected", "off-list"}
}

Box = tuple[str, bool]


def sheets_paper(pack: Pack, printing: Printing) -> dict[str, object]:
    """What ``sheets.typ`` prints of the sheets of a list, or of one of them."""
    with override(printing.language):
        title = sitting_title(pack.sitting)
        if len(pack.sheets) == 1:
            title = f"{pack.sheets[0].person.name}. {title}"
        framed = frame(printing, title, f"{sitting_title(pack.sitting)}. {room(pack.sitting)}")
        return {**framed, **_words(pack), "sheets": [_sheet(pack, each) for each in pack.sheets]}


def _words(pack: Pack) -> Mapping[str, str]:
    """The headings that are the same on every sheet."""
    return {
        "first_time": _("This is the first sitting with a decision."),
        "nothing_agreed": _("Nothing was agreed then."),
        "handed_heading": _("Handed over for %(day)s") % {"day": short_day(pack.sitting.day)},
        "complete": _("This is not complete and need not be."),
        "said_heading": _("Said on %(day)s") % {"day": short_day(pack.sitting.day)},
        "decision_heading": _("Decision"),
        "agreed_heading": _("Agreements"),
        "next": _("Next sitting"),
        "hand": _("By hand"),
        "nobody": _("Nobody is on this list yet."),
    }


def _sheet(pack: Pack, sheet: PrintedSheet) -> Mapping[str, object]:
    content = sheet.content
    return {
        "heading": sheet.person.name,
        "place": _("%(place)d of %(of)d") % {"place": sheet.place, "of": pack.of},
        "hour": hour(sheet.called_at),
        "facts": _facts(sheet),
        "long": [(_("Summons"), "; ".join(sheet.files.charges))] if sheet.files.charges else [],
        "last": _("Agreed on %(day)s") % {"day": short_day(sheet.last.day)} if sheet.last else "",
        "kept": list(sheet.last.agreements) if sheet.last else [],
        "sentences": [
            {"words": each.words, "lang": each.language, "how": _how(each.is_confirmed)}
            for each in sheet.sentences
        ],
        "said": [
            {"topic": str(name), "boxes": _boxes(wording.SAID, content.said.get(topic, ""))}
            for topic, name in wording.TOPICS.items()
        ],
        "papers": [_paper(each) for each in sheet.papers],
        "voices": [(str(name), content.voices.get(voice, "")) for voice, name in wording.VOICES.items()],
        "came": _came(sheet),
        "decision": _boxes(wording.DECISIONS, content.decision),
        "agreements": list(content.agreements),
        "next_day": long_day(content.next_day) if content.next_day else "",
        "is_open": not content.decision,
    }


def _came(sheet: PrintedSheet) -> list[Mapping[str, object]]:
    """Who was there: he himself, his lawyer, and the interpreter where one is needed."""
    content = sheet.content
    there = [
        (_("Presence"), PRESENCE, content.presence),
        (_("Lawyer"), wording.THERE, content.lawyer),
    ]
    if sheet.person.interpreter or content.interpreter:
        there.append((_("Interpreter"), wording.THERE, content.interpreter))
    return [{"name": name, "boxes": _boxes(words, value)} for name, words, value in there]


def _paper(paper: PaperLine) -> str:
    """A paper handed up in the room: what it is, from whom, and how long."""
    pages = ngettext("%(pages)d page", "%(pages)d pages", paper.pages) % {"pages": paper.pages}
    return f"{paper.words} ({paper.handed_by_in_words}, {pages})"


def _facts(sheet: PrintedSheet) -> list[tuple[str, str]]:
    facts = [
        (_("Born"), short_day(sheet.person.born_on) or _("not known")),
        (_("For"), wording.word(wording.KINDS, sheet.kind)),
        (_("Language"), speech(sheet.person)),
        (_("Files"), ", ".join(sheet.files.numbers)),
        (_("Lawyer"), ", ".join(sheet.files.lawyers)),
        (_("Custody"), ", ".join(sheet.files.custody)),
    ]
    return [(name, value) for name, value in facts if value]


def _how(is_confirmed: bool) -> str:  # noqa: FBT001
    return _("true copy confirmed by the source") if is_confirmed else _("in own words")


def _boxes(words: wording.Words, chosen: str) -> list[Box]:
    return [(str(name), value == chosen) for value, name in words.items()]
