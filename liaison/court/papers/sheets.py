"""The sheet of one person at one sitting on one page, and all sheets of a list in one paper.

What is not filled in yet is there with empty boxes and lines, so that it can be written by hand and keyed in later;
a filled box is a cross, an empty one a box, and both are words besides.
"""

from collections.abc import Mapping
from typing import Final

from django.utils.translation import gettext as _
from django.utils.translation import override

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
from liaison.court.queries.printing import Pack, PrintedSheet

SHEETS: Final = FOLDER / "sheets.typ"
CAME: Final = tuple(value for value in wording.PRESENCE if value not in {"expected", "off-list"})

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
        "voices_heading": _("Others who spoke"),
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
        "voices": [],
        "presence": _boxes({value: wording.PRESENCE[value] for value in CAME}, content.presence),
        "decision": _boxes(wording.DECISIONS, content.decision),
        "agreements": list(content.agreements),
        "next_day": long_day(content.next_day) if content.next_day else "",
        "is_open": not content.decision,
    }


def _facts(sheet: PrintedSheet) -> list[tuple[str, str]]:
    facts = [
        (_("Born"), short_day(sheet.person.born_on) or _("not known")),
        (_("For"), wording.word(wording.KINDS, sheet.kind)),
        (_("Language"), speech(sheet.person)),
        (_("Files"), ", ".join(sheet.files.numbers)),
        (_("Lawyer"), ", ".join(sheet.files.lawyers)),
        (_("Custody"), ", ".join(sheet.files.custody)),
        (_("Summons"), "; ".join(sheet.files.charges)),
    ]
    return [(name, value) for name, value in facts if value]


def _how(is_confirmed: bool) -> str:  # noqa: FBT001
    return _("true copy confirmed by the source") if is_confirmed else _("in own words")


def _boxes(words: wording.Words, chosen: str) -> list[Box]:
    return [(str(name), value == chosen) for value, name in words.items()]
