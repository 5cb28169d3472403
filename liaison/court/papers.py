"""The court's papers as plain values: the same list, moment and language give the same values."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Final

from django.utils import dateformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from liaison.court.queries.docket import Docket, DocketRow

LIST: Final = Path(__file__).resolve().parent / "typst" / "list.typ"


def list_paper(
    docket: Docket, *, printed_at: datetime, language: str, is_constructed: bool
) -> dict[str, object]:
    """What ``list.typ`` prints of a docket; ``printed_at`` is local time."""
    with override(language):
        return {**_frame(docket, printed_at, is_constructed), **_table(docket), "lang": language}


def _frame(docket: Docket, printed_at: datetime, is_constructed: bool) -> Mapping[str, object]:  # noqa: FBT001
    sitting = docket.sitting
    title = _("Sitting of %(day)s, %(hour)s") % {
        "day": dateformat.format(sitting.day, "l j F Y"),
        "hour": sitting.starts_at.strftime("%H:%M"),
    }
    people = len(docket.rows)
    on_list = ngettext("%(people)d person on the list.", "%(people)d people on the list.", people)
    moment = dateformat.format(printed_at, "j F Y, H:i")
    return {
        "title": title,
        "header": _("Room %(room)s.") % {"room": sitting.room} if sitting.room else "Liaison",
        "footer": _("Printed on %(moment)s; a copy may be old.") % {"moment": moment},
        "page": _("page {n} of {m}"),
        "lost": _("{count} signs could not be printed."),
        "notice": _("Constructed world: these people do not exist.") if is_constructed else "",
        "people": on_list % {"people": people},
    }


def _table(docket: Docket) -> Mapping[str, object]:
    head = [_("Place"), _("Hour"), _("Name"), _("Files"), _("Lawyer"), _("Custody and language")]
    return {"head": head, "lines": [_line(row) for row in docket.rows]}


def _line(row: DocketRow) -> list[str]:
    born = row.person.born_on
    return [
        str(row.place),
        row.called_at.strftime("%H:%M") if row.called_at else "",
        "\n".join(filter(None, [row.person.name, dateformat.format(born, "j F Y") if born else ""])),
        "\n".join(row.files.numbers),
        "\n".join(row.files.lawyers),
        "\n".join(filter(None, [*row.files.custody, _speech(row)])),
    ]


def _speech(row: DocketRow) -> str:
    spoken = row.person.interpreter
    asked = _("interpreter %(spoken)s") % {"spoken": spoken} if spoken else ""
    return "; ".join(filter(None, [row.person.language.upper(), asked]))
