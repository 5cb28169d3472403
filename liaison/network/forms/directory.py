"""What the network's page is searched by, and what a programme told."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.network import faults
from liaison.network.rules.figures import Fault, Told
from liaison.network.wording import KINDS

UNKNOWN = ""
STOPS = (
    (UNKNOWN, pgettext_lazy("intake stop", "not known")),
    ("no", pgettext_lazy("intake stop", "no")),
    ("yes", pgettext_lazy("intake stop", "yes")),
)


class SearchForm(forms.Form):
    """Words, a kind of programme, a municipality. There is no search for people here: there are none."""

    text = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=80,
        widget=forms.TextInput(attrs={"type": "search", "data-search": True}),
    )
    kind = forms.ChoiceField(label=_("Kind"), required=False)
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)

    def __init__(self, *args: Any, municipalities: Sequence[str] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        every: list[tuple[str, Any]] = [("", _("every kind")), *KINDS.items()]
        self.fields["kind"].choices = every  # type: ignore[attr-defined]
        places = [("", _("every municipality")), *((place, place) for place in municipalities)]
        self.fields["municipality"].choices = places  # type: ignore[attr-defined]

    @property
    def wanted(self) -> dict[str, str]:
        """What is searched by; a choice that is none of those offered counts as no choice."""
        self.is_valid()
        return {name: self.cleaned_data.get(name, "") for name in ("text", "kind", "municipality")}


class ToldForm(forms.Form):
    """What a programme told of its places. Every figure may stay empty: empty is unknown, 0 is none."""

    places = forms.IntegerField(label=_("Places"), required=False, min_value=0, max_value=100_000)
    free = forms.IntegerField(label=_("Free now"), required=False, min_value=0, max_value=100_000)
    waiting = forms.IntegerField(
        label=_("How many wait"),
        help_text=_("All who wait there, from wherever they come. Shown as <5 when it is small."),
        required=False,
        min_value=0,
        max_value=100_000,
    )
    weeks = forms.IntegerField(label=_("Weeks to wait"), required=False, min_value=0, max_value=520)
    is_stopped = forms.ChoiceField(
        label=_("Intake stop"), required=False, choices=STOPS, widget=forms.RadioSelect
    )
    stop_reason = forms.CharField(label=_("Reason of the stop"), required=False, max_length=200)
    as_of = forms.DateTimeField(
        label=_("Told on"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={"required": _("Enter the moment at which it was told.")},
    )
    source = forms.CharField(
        label=_("Who or what told it"),
        max_length=200,
        help_text=_("A function, a letter, a page; never the name of somebody in care."),
        error_messages={"required": faults.OF_A_FIGURE[Fault.NO_SOURCE]},
    )

    field_order = ("places", "free", "waiting", "weeks", "is_stopped", "stop_reason", "as_of", "source")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name in ("places", "free", "waiting", "weeks"):
            self.fields[name].widget.input_type = "text"
            self.fields[name].widget.attrs["inputmode"] = "numeric"

    def told(self, reporter: str) -> Told:
        """What was filled in, as somebody told it to this reporter."""
        said = {name: self.cleaned_data[name] for name in ("places", "free", "waiting", "weeks")}
        stop = {"yes": True, "no": False}.get(self.cleaned_data["is_stopped"])
        as_of: datetime = self.cleaned_data["as_of"]
        return Told(
            as_of=as_of,
            source=self.cleaned_data["source"],
            reporter=reporter,
            is_stopped=stop,
            stop_reason=self.cleaned_data["stop_reason"],
            **said,
        )

    def refuse(self, found: Iterable[tuple[str, Fault]]) -> None:
        """Say at each field what is wrong with it."""
        for name, fault in found:
            self.add_error(name, str(faults.OF_A_FIGURE[fault]))
