"""A referral: what is asked, what is struck out before it is sent, and what the programme told by telephone."""

from collections.abc import Iterable, Mapping
from typing import Any, Final

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.care import wording
from liaison.care.forms.days import DayInput, not_after_today
from liaison.care.rules.letter import BANDS, age_band
from liaison.network.wording import KINDS

LONGEST: Final = 2_000
LINE: Final = 200
FACTS: Final = ("age", "language", "interpreter", "name", "born")
"""Items that the court's file or the person's own entries say: shown, not asked."""

NOT_KNOWN = ("", _("not known"))


def area(label: Any, *, hint: Any = "", required: bool = False, rows: int = 2) -> forms.CharField:
    """A text of some lines."""
    widget = forms.Textarea(attrs={"rows": rows, "autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=required, max_length=LONGEST, widget=widget)


def line(label: Any, *, hint: Any = "", longest: int = LINE) -> forms.CharField:
    """A text of one line."""
    widget = forms.TextInput(attrs={"autocomplete": "off"})
    return forms.CharField(label=label, help_text=hint, required=False, max_length=longest, widget=widget)


class SearchForm(forms.Form):
    """What is looked for in the directory; all of it may stay empty."""

    text = forms.CharField(
        label=_("Words"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search", "data-search": "", "autocomplete": "off"}),
    )
    kind = forms.ChoiceField(
        label=_("Kind"), required=False, choices=lambda: [("", _("every kind")), *KINDS.items()]
    )
    municipality = forms.ChoiceField(label=_("Municipality"), required=False)

    def __init__(self, *args: Any, municipalities: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        field = self.fields["municipality"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("everywhere")), *((each, each) for each in municipalities)]


class ReferralForm(forms.Form):
    """What is asked of a programme. What is known already is not asked again."""

    need = forms.ChoiceField(
        label=_("Which help is asked for"),
        choices=lambda: list(wording.NEEDS.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Choose what help is asked for.")},
    )
    asked = area(
        _("What is asked"),
        hint=_("The programme reads this before the code: no name, and nothing that tells who it is."),
        required=True,
        rows=3,
    )
    wants = area(
        _("What he or she wants first"), hint=_("In his or her own words. Also read before the code.")
    )
    living = forms.ChoiceField(
        label=_("Lives"), required=False, choices=lambda: [NOT_KNOWN, *wording.LIVING.items()]
    )
    sex = forms.ChoiceField(
        label=_("Sex"), required=False, choices=lambda: [NOT_KNOWN, *wording.SEXES.items()]
    )
    age = forms.ChoiceField(label=_("Age"), required=False, choices=lambda: _ages())
    practical = area(
        _("Good to know for a first talk"),
        hint=_("For example a wheelchair, or a child that comes along. Also read before the code."),
    )
    telephone = line(
        _("Telephone of the person"), hint=_("After the code. Leave empty where he or she wants that.")
    )
    mail = forms.EmailField(label=_("Mail of the person"), required=False, help_text=_("After the code."))
    reach = line(_("How to reach him or her best"), hint=_("After the code."))
    own_telephone = line(
        _("Your telephone, for their questions and for the code"),
        hint=_("Read by whoever opens the link."),
        longest=40,
    )

    def __init__(self, *args: Any, facts: Mapping[str, str], **options: Any) -> None:
        """``facts`` are the items that are known for sure; they are not fields."""
        super().__init__(*args, **options)
        self.facts = {key: facts[key] for key in FACTS if facts.get(key)}
        if "age" in self.facts:
            del self.fields["age"]

    def items(self) -> dict[str, str]:
        """Every item by its name, those that are empty left out."""
        typed = {key: value for key, value in self.cleaned_data.items() if key in wording.ITEMS}
        every = {key: str(value).replace("\r\n", "\n").strip() for key, value in typed.items()} | self.facts
        return {key: value for key, value in every.items() if value}


def _ages() -> list[tuple[str, Any]]:
    bands = [age_band(age) for age in (BANDS[0] - 1, *BANDS)]
    return [NOT_KNOWN, *((band, band.replace("-", "–")) for band in bands)]


class SendForm(forms.Form):
    """The last look before it leaves: which items go, and the person's own Yes."""

    keep = forms.MultipleChoiceField(required=False)
    agreed_on = forms.DateField(
        label=_("He or she agreed on"),
        widget=DayInput(),
        validators=[not_after_today],
        error_messages={
            "required": _("Give the day on which he or she agreed. Without that nothing is sent.")
        },
    )
    agreed_how = forms.ChoiceField(
        label=_("How"),
        choices=lambda: list(wording.AGREED.items()),
        widget=forms.RadioSelect,
        error_messages={"required": _("Say how he or she agreed.")},
    )

    def __init__(self, *args: Any, items: Iterable[str], **options: Any) -> None:
        super().__init__(*args, **options)
        self.keys = tuple(items)
        field = self.fields["keep"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = [(key, key) for key in self.keys]

    def clean(self) -> dict[str, Any]:
        """Something is asked."""
        cleaned = super().clean() or {}
        if "asked" not in cleaned.get("keep", ()):
            raise forms.ValidationError(
                _(
                    "Leave “What is asked” in: without it the programme cannot answer. You can change its words."
                )
            )
        return cleaned

    def struck(self) -> tuple[str, ...]:
        """The items that do not go, whatever else is wrong."""
        kept = set(self.data.getlist("keep")) if hasattr(self.data, "getlist") else set()
        return tuple(key for key in self.keys if key not in kept)


class MessageForm(forms.Form):
    """A message to the programme."""

    words = area(
        _("Message to the programme"),
        hint=_("Read by the programme with the link alone: no name."),
        required=True,
    )


class CorrectForm(forms.Form):
    """Why it was an error."""

    words = area(_("What went wrong"), hint=_("Read by you and by whoever covers for you."), required=True)
