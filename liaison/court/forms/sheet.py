"""The sheet as judge and clerk fill it in."""

from contextlib import suppress
from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from liaison.court import wording
from liaison.court.forms.days import (
    Choices,
    ProposedDays,
    chosen_day,
    date_field,
    day_choices,
    refuse_closed_day,
)
from liaison.court.queries.path import Proposal
from liaison.court.queries.sheet import Sheet
from liaison.court.rules.pacing import Places
from liaison.court.rules.sheet import FURTHEST_NEXT, Content, Voice, lines, united
from liaison.court.rules.sitting import MOST_AGREEMENTS, Topic

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LONGEST_AGREEMENT = 300
LONGEST_VOICE = 200
LONGEST_REASON = 200
PRESENCE: Choices = [(value, name) for value, name in wording.PRESENCE.items() if value != "off-list"]
THERE: Choices = [("", pgettext_lazy("presence", "not noted")), *wording.THERE.items()]
MARKS: Choices = [("", pgettext_lazy("said today", "no mark")), *wording.SAID.items()]
PROPOSAL_KEYS = ("d", "f")
KEYS = {
    "continue": "c",
    "praise": "p",
    "warn": "w",
    "postpone": "u",
    "close": "x",
    "present": "h",
    "late": "l",
    "absent": "b",
}
"""The key that chooses each, when nobody is typing."""


def radios(label: "StrOrPromise", choices: Choices) -> forms.ChoiceField:
    """One of a few, or none."""
    return forms.ChoiceField(label=label, choices=choices, required=False, widget=forms.RadioSelect)


class AnyOfThese(forms.MultipleChoiceField):
    """Agreements to keep. One that was reworded since the sheet was opened is kept as it was ticked."""

    def valid_value(self, value: Any) -> bool:
        """Whatever was ticked."""
        return True


class SheetForm(forms.Form):
    """One sheet. It opens with what is saved and with nothing else: no decision and no date is proposed in a field."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    presence = forms.ChoiceField(label=gettext_lazy("Presence"), choices=PRESENCE, widget=forms.RadioSelect)
    decision = radios(gettext_lazy("Decision"), list(wording.DECISIONS.items()))
    kept = AnyOfThese(label=gettext_lazy("Agree again"), required=False, widget=forms.CheckboxSelectMultiple)
    words = forms.CharField(
        label=gettext_lazy("Own words, one a line, up to nine"),
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
    )
    lawyer = radios(gettext_lazy("Lawyer"), THERE)
    interpreter = radios(gettext_lazy("Interpreter"), THERE)
    next_proposed = ProposedDays(label=gettext_lazy("Next sitting"), required=False)
    next_listed = forms.ChoiceField(
        label=gettext_lazy("Another list"), required=False, widget=forms.Select(attrs={"data-key": "t"})
    )
    next_typed = date_field(gettext_lazy("Or another date"))
    reason = forms.CharField(
        label=gettext_lazy("Why it is corrected"),
        help_text=gettext_lazy("Judge and clerk read it with the saved versions. In a few words."),
        max_length=LONGEST_REASON,
        required=False,
    )

    def __init__(self, sheet: Sheet, today: date, data: Any = None) -> None:
        super().__init__(data, initial=filled_with(sheet, sheet.content))
        self.sheet, self.today = sheet, today
        days = sorted({*sheet.days_to_come, *filter(None, [sheet.content.next_day])})
        none = pgettext_lazy("next sitting", "no date")
        self.fields["next_listed"].choices = day_choices(days, none)  # type: ignore[attr-defined]
        again = [(words, words) for words in sheet.kept_from_last]
        self.fields["kept"].choices = again  # type: ignore[attr-defined]
        for topic in Topic:
            self.fields[f"said_{topic}"] = radios(wording.TOPICS[topic], MARKS)
        for voice in Voice:
            self.fields[f"voice_{voice}"] = forms.CharField(
                label=wording.VOICES[voice], max_length=LONGEST_VOICE, required=False
            )
        self.fields["reason"].required = sheet.is_correction

    def topics(self) -> list[forms.BoundField]:
        """The fixed rows of what was said."""
        return [self[f"said_{topic}"] for topic in Topic]

    def voices(self) -> list[forms.BoundField]:
        """A line for each who speaks besides him."""
        return [self[f"voice_{voice}"] for voice in Voice]

    def keyed(self, field: str) -> list[tuple[Any, str]]:
        """The choices of a field, each with the key that chooses it."""
        return [(radio, KEYS.get(str(radio.data["value"]), "")) for radio in self[field]]

    def presences(self) -> list[tuple[Any, str]]:
        """Whether he came."""
        return self.keyed("presence")

    def decisions(self) -> list[tuple[Any, str]]:
        """What can be decided."""
        return self.keyed("decision")

    def proposals(self) -> list[tuple[Proposal, bool, str]]:
        """The days that are proposed, whether each is ticked, and its key; and what was ticked when others were proposed."""
        ticked = {str(day) for day in self["next_proposed"].value() or []}
        shown = [
            (each, each.day.isoformat() in ticked, key)
            for each, key in zip(self.sheet.proposals, PROPOSAL_KEYS, strict=False)
        ]
        known = {each.day.isoformat() for each in self.sheet.proposals}
        return shown + [
            (each, True, "") for each in map(self._proposed_before, sorted(ticked - known)) if each
        ]

    def _proposed_before(self, day: str) -> Proposal | None:
        with suppress(ValueError):
            found = date.fromisoformat(day)
            places = dict(self.sheet.coming)
            weeks = round((found - self.sheet.sitting.day).days / 7)
            return Proposal(found, weeks, places.get(found, Places()), found in places)
        return None

    def clean(self) -> dict[str, Any]:
        """Up to nine agreements, and a next day on which the court can sit."""
        given = self.cleaned_data
        given["agreements"] = self._agreements(given.get("kept", []), given.get("words", ""))
        given["next_day"] = self._next_day(
            given.get("next_listed", ""), given.get("next_typed"), given.get("next_proposed") or []
        )
        return given

    def _agreements(self, kept: list[str], typed: str) -> tuple[str, ...]:
        agreed = united(kept, lines(typed))
        if len(agreed) > MOST_AGREEMENTS:
            self.add_error("words", _("Nine agreements at most: nobody keeps more in mind."))
        if long := [words for words in agreed if len(words) > LONGEST_AGREEMENT]:
            text = ngettext(
                "One agreement is longer than %(most)d signs.",
                "%(count)d agreements are longer than %(most)d signs.",
                len(long),
            )
            self.add_error("words", text % {"count": len(long), "most": LONGEST_AGREEMENT})
        return agreed

    def _next_day(self, listed: str, typed: date | None, proposed: list[date]) -> date | None:
        try:
            day = chosen_day(listed, typed, proposed)
            if day and day != self.sheet.content.next_day:
                self._refuse_unfit(day)
        except forms.ValidationError as fault:
            self.add_error("next_typed", fault)
            return None
        return day

    def _refuse_unfit(self, day: date) -> None:
        if day <= self.sheet.sitting.day:
            raise forms.ValidationError(_("The next sitting comes after this one."))
        if day < self.today:
            raise forms.ValidationError(_("That day is past."))
        if day > self.today + FURTHEST_NEXT:
            raise forms.ValidationError(_("That is more than a year away."))
        if day not in self.sheet.days_to_come:
            refuse_closed_day(day)

    def content(self) -> Content:
        """The sheet as filled in."""
        given = self.cleaned_data
        return Content(
            presence=given["presence"],
            said={topic.value: mark for topic in Topic if (mark := given[f"said_{topic}"])},
            decision=given["decision"],
            agreements=given["agreements"],
            next_day=given["next_day"],
            lawyer=given["lawyer"],
            interpreter=given["interpreter"],
            voices={voice.value: words for voice in Voice if (words := given[f"voice_{voice}"])},
        )


def filled_with(sheet: Sheet, content: Content) -> dict[str, Any]:
    """What the fields hold when a sheet stands as ``content``: what is saved, or what two have brought together."""
    last = sheet.kept_from_last
    day = content.next_day.isoformat() if content.next_day else ""
    is_proposed = content.next_day in {each.day for each in sheet.proposals}
    is_listed = content.next_day in {*sheet.days_to_come, sheet.content.next_day}
    return {
        "revision": sheet.revision,
        "presence": content.presence,
        "decision": content.decision,
        "kept": [words for words in last if words in content.agreements],
        "words": "\n".join(words for words in content.agreements if words not in last),
        "lawyer": content.lawyer,
        "interpreter": content.interpreter,
        "next_proposed": [day] if is_proposed else [],
        "next_listed": day if is_listed and not is_proposed else "",
        "next_typed": "" if is_listed or is_proposed else day,
        **{f"said_{topic}": content.said.get(topic, "") for topic in Topic},
        **{f"voice_{voice}": content.voices.get(voice, "") for voice in Voice},
    }
