"""The sheet that somebody without a telephone signs, as plain values in his language."""

from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path
from typing import Final

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import override

from liaison.casework.queries.on_paper import OnPaper
from liaison.disclosure.rules.wording import LANGUAGES

RELEASE: Final = Path(__file__).resolve().parent / "typst" / "release.typ"
COURT_LANGUAGE: Final = "nl"


def release_paper(page: OnPaper, *, printed_at: datetime, is_constructed: bool) -> dict[str, object]:
    """What ``release.typ`` prints for one date; ``printed_at`` is local time.

    In his language, or in that of the court where we do not speak his; then with the court's words beneath each
    sentence, since those are read too.
    """
    language = page.language if page.language in LANGUAGES else COURT_LANGUAGE
    with override(language):
        return {
            **_frame(page, printed_at, is_constructed),
            **_choices(page, language),
            **_signing(),
            "lang": language,
        }


def _frame(page: OnPaper, printed_at: datetime, is_constructed: bool) -> Mapping[str, object]:  # noqa: FBT001
    moment = dateformat.format(printed_at, "j F Y, H:i")
    return {
        "title": _("What do you want to tell the court?"),
        "header": f"{page.name} · {_long(page.day)}",
        "footer": _("Printed on %(moment)s. Code of this sheet: %(code)s")
        % {"moment": moment, "code": _parted(page.code)},
        "page": _("page {n} of {m}"),
        "lost": _("{count} signs could not be printed."),
        "notice": _("Constructed world: these people do not exist.") if is_constructed else "",
    }


def _choices(page: OnPaper, language: str) -> Mapping[str, object]:
    until = dateformat.format(page.closes_at.astimezone(), "l j F, H:i")
    return {
        "need": _(
            "You need not tell anything. If you tell nothing, the court sees the same page as for everyone. Nobody is told that you were asked."
        ),
        "readers_title": _("Before you choose"),
        "readers": _(
            "The judge who reads this also judges you. The prosecutor, the clerk and your lawyer read it too, and a justice assistant if you have one. Your liaison reads it once it has been handed over. It may be said aloud in an open room. It stays in the file."
        ),
        "nothing": _(
            "I tell nothing this time. (Then keep this sheet, or tear it up. Nobody enters anything.)"
        ),
        "something": _("I want to tell this, word for word, and nothing else:"),
        "own_title": _("In my own words"),
        "sentences_title": _("Sentences that I could use: tick only what you want to tell")
        if page.offered
        else "",
        "sentences": [_sentence(each.words, language) for each in page.offered],
        "confirmed": _("Whoever knows such a fact is asked to confirm it first. Without that it is not read.")
        if page.offered
        else "",
        "until": _("You can take this back until %(until)s: tell your liaison or your lawyer.")
        % {"until": until},
        "counts": _(
            "What you sign here counts, also if you chose something else for this day on a telephone."
        ),
    }


def _sentence(words: Mapping[str, str], language: str) -> list[str]:
    """In his language, and beneath it as the court reads it, where that is another."""
    here, there = words[language], words[COURT_LANGUAGE]
    return [here, "" if here == there else there]


def _signing() -> Mapping[str, object]:
    return {
        "signed": _("Signed by me, after I read it or it was read to me"),
        "seen": _("I saw this person sign. I did not enter it, and nothing above is a fact that I confirm."),
        "seen_by": _("Lawyer or second care worker"),
        "name": _("Name"),
        "day": _("Day"),
        "signature": _("Signature"),
    }


def _parted(code: str) -> str:
    return f"{code[:4]} {code[4:]}"


def _long(day: date) -> str:
    return dateformat.format(day, "l j F Y")
