"""The list of one sitting on paper."""

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
    numbers,
    room,
    short_day,
    sitting_title,
    speech,
)
from liaison.court.queries.docket import Docket, DocketRow

LIST: Final = FOLDER / "list.typ"


def list_paper(docket: Docket, printing: Printing) -> dict[str, object]:
    """What ``list.typ`` prints of a docket."""
    with override(printing.language):
        framed = frame(printing, sitting_title(docket.sitting), room(docket.sitting))
        return {**framed, "people": _people(docket), **_table(docket)}


def _people(docket: Docket) -> str:
    people = len(docket.rows)
    words = ngettext("%(people)d person on the list.", "%(people)d people on the list.", people)
    return words % {"people": people}


def _table(docket: Docket) -> Mapping[str, object]:
    head = [_("Place"), _("Hour"), _("Name"), _("For"), _("Files"), _("Lawyer"), _("Custody and language")]
    return {"head": head, "lines": [_line(row) for row in docket.rows]}


def _line(row: DocketRow) -> list[str]:
    return [
        str(row.place),
        hour(row.called_at),
        _lines(row.person.name, short_day(row.person.born_on)),
        _lines(wording.word(wording.KINDS, row.kind), _("added late") if row.is_added_late else ""),
        _lines(numbers(row.files), _joined(len(row.files.numbers))),
        "\n".join(row.files.lawyers),
        _lines(*row.files.custody, speech(row.person)),
    ]


def _joined(files: int) -> str:
    words = ngettext("%(files)d joined file", "%(files)d joined files", files)
    return words % {"files": files} if files > 1 else ""


def _lines(*parts: str) -> str:
    return "\n".join(part for part in parts if part)
