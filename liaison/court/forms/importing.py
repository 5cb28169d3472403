"""The court's own list as it comes in, and the parcel in which it waits between the dry run and the import.

The parcel goes to the clerk's browser and back, signed: nothing of a list is kept here that was not imported, there
is nothing to clear away, and an answer that is late or from somebody else is not read.
"""

from datetime import date
from typing import Any

from django import forms
from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext_lazy as _

from liaison.common import clock
from liaison.common.cells import EMPTY, MAX_BYTES, Cell, Row, Sheet, SheetError
from liaison.common.sheet import read_sheet
from liaison.common.viewer import Viewer
from liaison.court import faults
from liaison.court.rules.listing import Listing, read_listing

GOOD_FOR = 8 * 3600
"""Seconds after which a parcel is no longer taken: a working day, as long as a session."""


class ListForm(forms.Form):
    """A file, and the sheet of it when it is not the first with a list."""

    list = forms.FileField(
        label=_("The list (.xlsx or CSV)"),
        help_text=_(
            "Headings in Dutch or French, in any order. Nothing is changed before you have seen every row."
        ),
        widget=forms.FileInput(attrs={"accept": ".xlsx,.xlsm,.csv,.txt"}),
    )
    sheet = forms.CharField(
        label=_("Name of the sheet"),
        help_text=_("Only when it is not the first sheet with a list on it."),
        required=False,
        max_length=100,
    )
    listing: Listing

    def clean(self) -> dict[str, Any]:
        """Reads the file; what cannot be read is an error of the field, with its remedy."""
        cleaned: dict[str, Any] = super().clean() or {}
        uploaded = cleaned.get("list")
        if isinstance(uploaded, UploadedFile):
            try:
                sheets = read_sheet(uploaded.read(MAX_BYTES + 1), uploaded.name or "")
                self.listing = read_listing(sheets, clock.today(), only=cleaned.get("sheet", ""))
            except SheetError as error:
                self.add_error("sheet" if error.code == "sheet_unknown" else "list", faults.why_unread(error))
        return cleaned


class ConfirmForm(forms.Form):
    """The parcel of a dry run, sent back by the clerk who was shown it."""

    parcel = forms.CharField(widget=forms.HiddenInput)
    leave_out = forms.BooleanField(required=False, widget=forms.HiddenInput)
    listing: Listing
    seen: str

    def __init__(self, viewer: Viewer, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        self.viewer = viewer

    def clean_parcel(self) -> str:
        """Opens the parcel; raises ValidationError when it is not this clerk's or is too old."""
        parcel = str(self.cleaned_data["parcel"])
        try:
            self.listing, self.seen = opened(self.viewer, parcel)
        except (signing.BadSignature, SheetError) as error:
            late = _(
                "It is too long since this list was read, or it was read by someone else. Nothing was imported."
            )
            raise forms.ValidationError(late) from error
        return parcel


def parcel_of(viewer: Viewer, listing: Listing, seen: str) -> str:
    """The list as it was read, and what was shown of it, for nobody but this clerk and for this day."""
    source = listing.source
    rows = [[row.line, int(row.hidden), [_packed(cell) for cell in row.cells]] for row in source.rows]
    content = {"name": source.name, "epoch": source.epoch.isoformat(), "rows": rows, "seen": seen}
    return signing.dumps(content, salt=_salt(viewer), compress=True)


def opened(viewer: Viewer, parcel: str) -> tuple[Listing, str]:
    """The list and what was shown of it; raises BadSignature, or SheetError."""
    content = signing.loads(parcel, salt=_salt(viewer), max_age=GOOD_FOR)
    rows = tuple(
        Row(line, tuple(_unpacked(cell) for cell in cells), hidden=bool(hidden))
        for line, hidden, cells in content["rows"]
    )
    source = Sheet(content["name"], rows, epoch=date.fromisoformat(content["epoch"]))
    return read_listing([source], clock.today()), str(content["seen"])


def _salt(viewer: Viewer) -> str:
    return f"court.list.{viewer.id}.{viewer.organisation}"


def _packed(cell: Cell) -> Any:
    if isinstance(cell.value, date):
        return {"d": cell.value.isoformat()}
    return {"f": cell.value} if cell.formula else cell.value


def _unpacked(packed: Any) -> Cell:
    if not isinstance(packed, dict):
        return EMPTY if packed is None else Cell(packed)
    return Cell(date.fromisoformat(packed["d"])) if "d" in packed else Cell(packed["f"], formula=True)
