"""The charges of a file, each with the day or the days of its facts: one row more with a button, with script or without."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaison.common.cells import clean
from liaison.court.forms.days import date_field
from liaison.court.rules.admission import MOST_CHARGES, ChargeServed

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_CHARGE = 500
PARTS = ("words", "from", "until")


@dataclass(frozen=True)
class ChargeRow:
    """The three fields of one charge."""

    number: int
    words: forms.BoundField
    first: forms.BoundField
    last: forms.BoundField


def words_field(
    label: "StrOrPromise", longest: int, *, required: bool = True, hint: "StrOrPromise" = ""
) -> forms.CharField:
    """One line of text."""
    return forms.CharField(label=label, max_length=longest, required=required, help_text=hint)


class ChargesForm(forms.Form):
    """So many charges as there are rows; an empty row is no charge. Nothing that was typed is lost between rows."""

    rows = forms.IntegerField(widget=forms.HiddenInput, min_value=1, max_value=MOST_CHARGES)

    undated: frozenset[str] = frozenset()
    """Charges that came with a list and go on without a day."""

    def __init__(self, today: date, data: Any = None, **options: Any) -> None:
        super().__init__(data, **options)
        self.today = today
        self.count = _count(data if data is not None else self.initial)
        self.initial.setdefault("rows", self.count)
        for place in range(1, self.count + 1):
            self._add_row(place)

    def _add_row(self, place: int) -> None:
        number = {"number": place}
        hint = gettext_lazy("As served.") if place == 1 else ""
        self.fields[f"charge-{place}-words"] = words_field(
            _("Charge %(number)d") % number, LONGEST_CHARGE, required=False, hint=hint
        )
        self.fields[f"charge-{place}-from"] = date_field(_("Day of the facts, charge %(number)d") % number)
        self.fields[f"charge-{place}-until"] = date_field(
            _("Last day, if they lasted, charge %(number)d") % number
        )

    def charge_rows(self) -> list[ChargeRow]:
        """The rows, each with its fields."""
        return [
            ChargeRow(place, *(self[f"charge-{place}-{part}"] for part in PARTS))
            for place in range(1, self.count + 1)
        ]

    def may_add(self) -> bool:
        """Whether there is room for one more charge."""
        return self.count < MOST_CHARGES

    def served(self) -> tuple[ChargeServed, ...]:
        """The charges that were typed."""
        given = self.cleaned_data
        rows = ([given.get(f"charge-{place}-{part}") for part in PARTS] for place in range(1, self.count + 1))
        return tuple(ChargeServed(clean(words), *days) for words, *days in rows if words)

    def clean_charges(self, born_on: date | None) -> None:
        """Each charge has its words and its day; there is at least one."""
        for place in range(1, self.count + 1):
            self._clean_row(place, born_on)
        if not self.served() and not self.errors:
            self.add_error("charge-1-words", _("Type at least one charge."))

    def _clean_row(self, place: int, born_on: date | None) -> None:
        given = self.cleaned_data
        words, first, last = (given.get(f"charge-{place}-{part}") for part in PARTS)
        names_of = {part: f"charge-{place}-{part}" for part in PARTS}
        if (first or last) and not words:
            self.add_error(names_of["words"], _("Type the charge to which this day belongs."))
        if words and words not in self.undated and not first and names_of["from"] not in self.errors:
            self.add_error(names_of["from"], _("Type the day of the facts, or the first one."))
        for part, day in (("from", first), ("until", last)):
            if fault := self._fault(day, born_on):
                self.add_error(names_of[part], fault)
        if first and last and last < first:
            self.add_error(names_of["until"], _("The last day comes before the first one."))

    def _fault(self, day: date | None, born_on: date | None) -> str:
        if day and day > self.today:
            return _("That day is still to come.")
        if day and born_on and day <= born_on:
            return _("That is before this person was born.")
        return ""


def typed(data: Mapping[str, Any], change: int) -> dict[str, Any]:
    """All that was typed, with one charge more, or without the one of that number (``change`` above 0)."""
    values = {name: data[name] for name in data if not name.startswith("charge-")}
    count = _count(data)
    kept = [
        [data.get(f"charge-{place}-{part}", "") for part in PARTS]
        for place in range(1, count + 1)
        if place != change
    ]
    rows = kept or [["", "", ""]]
    if not change and len(rows) < MOST_CHARGES:
        rows.append(["", "", ""])
    for place, row in enumerate(rows, start=1):
        values |= {f"charge-{place}-{part}": value for part, value in zip(PARTS, row, strict=True)}
    return {**values, "rows": len(rows)}


def _count(values: Mapping[str, Any]) -> int:
    """How many rows there are, whatever was sent."""
    told = str(values.get("rows", 1))
    return min(max(int(told), 1), MOST_CHARGES) if told.isdecimal() and len(told) < 4 else 1


def row_values(charges: Iterable[ChargeServed]) -> Iterator[tuple[str, Any]]:
    """What the fields of these charges hold."""
    for place, charge in enumerate(charges, start=1):
        for part, value in zip(PARTS, (charge.words, charge.facts_from, charge.facts_until), strict=True):
            yield f"charge-{place}-{part}", value
