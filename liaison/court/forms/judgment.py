"""The judgment as judge or clerk records it: one screen, no sanction proposed, every amount as it was pronounced."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from django import forms
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from liaison.court import wording
from liaison.court.forms.judging import NOT_YET, reason_field
from liaison.court.queries.judging import Ending, JudgmentSheet, SanctionLine
from liaison.court.queries.sanctions import Days, cautions_in_words, offer, whole
from liaison.court.rules.judging import MOST_CONDITIONS, MOST_SANCTIONS, JudgmentFacts, Pronounced
from liaison.court.rules.sanctions import BY_CODE, CATALOGUE, Offer, Sanction, Unit, is_within
from liaison.court.rules.sheet import lines

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_CONDITION = 500
MOST_AMOUNT = 1_000_000
PARTS = ("code", "amount", "unit", "deferred", "trial", "replacement")
UNITS = [("", pgettext_lazy("unit", "none")), *wording.UNITS.items()]


class Line(NamedTuple):
    """The fields of one sanction, by its number from one; the first and those filled in are shown, the others folded."""

    number: int
    fields: tuple[forms.BoundField, ...]
    is_shown: bool


def _day(label: "StrOrPromise", missing: "StrOrPromise", hint: "StrOrPromise" = "") -> forms.DateField:
    widget = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, help_text=hint, widget=widget, error_messages={"required": missing})


def _number(number: int, label: "StrOrPromise") -> forms.IntegerField:
    widget = forms.TextInput(attrs={"inputmode": "numeric", "size": 6})
    wrong = format_lazy(gettext_lazy("Sanction {number}: give a whole number, or empty it."), number=number)
    return forms.IntegerField(
        label=label,
        required=False,
        min_value=1,
        max_value=MOST_AMOUNT,
        widget=widget,
        error_messages={"invalid": wrong, "min_value": wrong, "max_value": wrong},
    )


class JudgmentForm(forms.Form):
    """A judgment. It opens with what is recorded, or empty but for the days that are known."""

    seen = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    day = _day(gettext_lazy("Day of the judgment"), gettext_lazy("Give the day of the judgment."))
    facts_from = _day(
        gettext_lazy("First of the facts"),
        gettext_lazy("Give the first day of the facts: it decides which law applies."),
    )
    facts_until = _day(
        gettext_lazy("Last of the facts"),
        gettext_lazy("Give the last day of the facts, the same day when there is one."),
    )
    conditions = forms.CharField(
        label=gettext_lazy("Conditions, one a line"),
        help_text=gettext_lazy(
            "In the words of the judgment; the person reads them, and they stay in the file."
        ),
        required=False,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    as_pronounced = forms.BooleanField(
        label=gettext_lazy("Record it as it was pronounced, although the catalogue says otherwise"),
        required=False,
    )

    def __init__(self, ending: Ending, today: date, data: Any = None, typed: Any = None) -> None:
        super().__init__(data, initial=typed or opened(ending))
        self.today = today
        self.days = _days(self.data if self.is_bound else self.initial)
        self.offer = self._offer()
        if ending.judgment:
            self.fields["reason"] = reason_field()
        for number in range(1, MOST_SANCTIONS + 1):
            self.fields.update(_line_fields(number, self.offer))

    def _offer(self) -> Offer:
        """What applies to the days given; all of the catalogue where they are missing or impossible."""
        try:
            facts, judged = self.days  # type: ignore[misc]
            return offer(facts, judged)
        except (TypeError, ValueError):
            return whole()

    @property
    def cautions(self) -> tuple[str, ...]:
        """What must be known before choosing a sanction."""
        return cautions_in_words(self.offer)

    def day_fields(self) -> list[forms.BoundField]:
        """The days on which it depends what applies."""
        return [self[name] for name in ("day", "facts_from", "facts_until")]

    def sanction_lines(self) -> list[Line]:
        """The sanctions, each with its fields in their order."""
        found = []
        for number in range(1, MOST_SANCTIONS + 1):
            fields = tuple(self[f"{part}_{number}"] for part in PARTS)
            is_filled = any(field.value() or field.errors for field in fields)
            found.append(Line(number, fields, is_filled or number == 1))
        return found

    def clean(self) -> dict[str, Any]:
        """Days in their order, at least one sanction, and amounts that go with it."""
        given = self.cleaned_data
        self._check_days(given)
        chosen = [number for number in range(1, MOST_SANCTIONS + 1) if given.get(f"code_{number}")]
        for number in range(1, MOST_SANCTIONS + 1):
            self._check_line(number, given)
        if not chosen and "code_1" not in self.errors:
            self.add_error("code_1", _("Choose at least one sanction."))
        return given

    def clean_conditions(self) -> tuple[str, ...]:
        """Conditions of a length that can be read."""
        said = lines(self.cleaned_data["conditions"])
        if len(said) > MOST_CONDITIONS:
            raise forms.ValidationError(_("Twenty conditions at most: bring some of them together."))
        if any(len(words) > LONGEST_CONDITION for words in said):
            raise forms.ValidationError(
                _("One condition is longer than %(most)d signs: shorten it or break it in two.")
                % {"most": LONGEST_CONDITION}
            )
        return said

    def _check_days(self, given: Mapping[str, Any]) -> None:
        day, first, last = (given.get(name) for name in ("day", "facts_from", "facts_until"))
        if day and day > self.today:
            self.add_error("day", NOT_YET)
        if first and last and first > last:
            self.add_error("facts_until", _("The last of the facts comes after the first: check both days."))
        elif last and day and last > day:
            self.add_error("facts_until", _("The facts come before the judgment: check both days."))

    def _check_line(self, number: int, given: Mapping[str, Any]) -> None:
        code = given.get(f"code_{number}", "")
        filled = [part for part in PARTS[1:] if given.get(f"{part}_{number}")]
        if not code:
            if filled and f"code_{number}" not in self.errors:
                self.add_error(
                    f"code_{number}", _("Choose the sanction that this belongs to, or empty the line.")
                )
            return
        for part, fault in _faults(
            BY_CODE[code], self._pronounced(number), self.offer, given["as_pronounced"]
        ):
            words = _("Sanction %(number)d: %(fault)s")
            self.add_error(f"{part}_{number}", words % {"number": number, "fault": fault})

    def _pronounced(self, number: int) -> Pronounced:
        given = {part: self.cleaned_data.get(f"{part}_{number}") for part in PARTS}
        sanction = BY_CODE[given["code"] or ""]
        unit = Unit(given["unit"]) if given["unit"] else None
        if unit is None and given["amount"] and len(sanction.units) == 1:
            unit = sanction.units[0]
        return Pronounced(
            sanction, given["amount"], unit, given["deferred"], given["trial"], given["replacement"] or ""
        )

    def judgment(self) -> JudgmentFacts:
        """The judgment as filled in."""
        given = self.cleaned_data
        numbers = [number for number in range(1, MOST_SANCTIONS + 1) if given[f"code_{number}"]]
        return JudgmentFacts(
            day=given["day"],
            facts=(given["facts_from"], given["facts_until"]),
            sanctions=tuple(self._pronounced(number) for number in numbers),
            conditions=given["conditions"],
        )


Faults = list[tuple[str, str]]


def _faults(sanction: Sanction, said: Pronounced, offered: Offer, as_pronounced: bool) -> Faults:  # noqa: FBT001
    """What does not go together on one line; what the catalogue alone says can be overruled by what was pronounced."""
    found = _shape_faults(sanction, said)
    if as_pronounced:
        return found
    if sanction not in offered.sanctions:
        found.append(("code", _("This does not apply to these days: choose another, or correct the days.")))
    if not is_within(sanction, said.unit, said.amount):
        words = _("The catalogue says: %(bounds)s. Correct it, or tick that it is recorded as pronounced.")
        found.append(("amount", words % {"bounds": wording.bounds(sanction, said.unit)}))
    return found


def _shape_faults(sanction: Sanction, said: Pronounced) -> Faults:
    found: Faults = []
    if said.unit and said.amount is None:
        found.append(("amount", _("Say how many.")))
    if said.amount is not None and said.unit is None:
        found.append(("unit", _("Say of what: days, months, hours or euros.")))
    if said.unit and said.unit not in sanction.units:
        found.append(("unit", _("This sanction is not counted so: choose another unit, or none.")))
    if said.deferred and (said.amount is None or said.deferred > said.amount):
        found.append(("deferred", _("The deferred part is at most the whole: correct one of them.")))
    if said.deferred and not sanction.may_defer:
        found.append(
            ("deferred", _("Nothing is deferred in this sanction: choose a deferment, or empty this."))
        )
    if said.trial_months and not sanction.has_trial_period:
        found.append(("trial", _("This sanction has no trial period: empty this.")))
    return found


def _line_fields(number: int, offered: Offer) -> dict[str, forms.Field]:
    """The fields of one sanction."""
    choices = [("", pgettext_lazy("sanction", "none")), *_by_regime(offered)]
    return {
        f"code_{number}": forms.ChoiceField(label=gettext_lazy("Sanction"), choices=choices, required=False),
        f"amount_{number}": _number(number, gettext_lazy("How many")),
        f"unit_{number}": forms.ChoiceField(label=gettext_lazy("Of what"), choices=UNITS, required=False),
        f"deferred_{number}": _number(number, gettext_lazy("Of which deferred")),
        f"trial_{number}": _number(number, gettext_lazy("Trial period, months")),
        f"replacement_{number}": forms.CharField(
            label=gettext_lazy("Replacement penalty"), max_length=200, required=False
        ),
    }


def _by_regime(offered: Offer) -> list[tuple[str, list[tuple[str, str]]]]:
    """What applies first and by law; then the rest of the catalogue, for what was pronounced all the same."""
    groups = []
    left = list(offered.sanctions)
    for regime in offered.regimes:
        inside = [each for each in left if regime in each.regimes]
        left = [each for each in left if each not in inside]
        groups.append((wording.word(wording.REGIMES, regime), [_choice(each, offered) for each in inside]))
    rest = [_choice(each, offered) for each in CATALOGUE if each not in offered.sanctions]
    if rest:
        groups.append((_("Does not apply to these days"), rest))
    return [(name, inside) for name, inside in groups if inside]


def _choice(sanction: Sanction, offered: Offer) -> tuple[str, str]:
    name = f"{sanction.code} · {wording.legal_name(sanction.names)}"
    if sanction.code in offered.newer:
        return sanction.code, _("%(name)s (newer than the first of the facts)") % {"name": name}
    return sanction.code, name


def _days(given: Mapping[str, Any]) -> tuple[Days, date] | None:
    """The days in a form, typed or recorded; None when one is missing or is no day."""
    try:
        day, first, last = (
            value if isinstance(value, date) else date.fromisoformat(value or "")
            for value in (given.get(name) for name in ("day", "facts_from", "facts_until"))
        )
    except ValueError:
        return None
    return (first, last), day


def opened(ending: Ending) -> dict[str, Any]:
    """What the fields hold when the form is opened: what is recorded, or the days of the charges."""
    recorded = ending.judgment
    if recorded is None:
        first, last = ending.files.facts or (None, None)
        day = ending.closing.day if ending.closing else None
        return {"seen": 0, "day": day, "facts_from": first, "facts_until": last}
    return _recorded(recorded)


def _recorded(recorded: JudgmentSheet) -> dict[str, Any]:
    first, last = recorded.facts or (None, None)
    values: dict[str, Any] = {
        "seen": recorded.version,
        "day": recorded.day,
        "facts_from": first,
        "facts_until": last,
        "conditions": "\n".join(recorded.conditions),
    }
    for number, line in enumerate(recorded.sanctions, start=1):
        values.update({f"{part}_{number}": value for part, value in zip(PARTS, _values(line), strict=True)})
    return values


def _values(line: SanctionLine) -> tuple[Any, ...]:
    return (line.code, line.amount, line.unit, line.deferred, line.trial_months, line.replacement)
