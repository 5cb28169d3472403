"""A file as a clerk registers it from the summons, on one screen, and as she corrects it later."""

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django import forms
from django.utils.translation import get_language_info, gettext_lazy, pgettext_lazy
from django.utils.translation import gettext as _

from liaison.common.cells import clean
from liaison.court import wording
from liaison.court.forms.charges import ChargesForm, row_values, words_field
from liaison.court.forms.days import date_field
from liaison.court.queries.registering import Registered
from liaison.court.rules import names
from liaison.court.rules.admission import LONGEST_REASON, ChargeServed, Identity, Summons
from liaison.court.rules.days import OLDEST, YOUNGEST
from liaison.court.rules.folding import file_key, file_number

if TYPE_CHECKING:
    from django_stubs_ext import StrOrPromise

LANGUAGES = ("nl", "fr", "de", "en")
"""The languages of the courts of this country, and English."""


def language_choices() -> list[tuple[str, "StrOrPromise"]]:
    """A choice for each language, after one for none."""
    none = pgettext_lazy("language", "choose a language")
    return [("", none), *((code, get_language_info(code)["name_translated"]) for code in LANGUAGES)]


class SummonsForm(ChargesForm):
    """One file from the summons. ``known`` is the person when he is known already and is not typed again."""

    surname = words_field(gettext_lazy("Surname"), 120)
    given_name = words_field(gettext_lazy("First name"), 120)
    born_on = date_field(gettext_lazy("Date of birth"))
    language = forms.ChoiceField(label=gettext_lazy("Language of the case"))
    interpreter = words_field(
        gettext_lazy("Interpreter, for which language"),
        60,
        required=False,
        hint=gettext_lazy("Leave empty when none is needed."),
    )
    number = words_field(gettext_lazy("File number"), 60)
    detained = forms.ChoiceField(
        label=gettext_lazy("Custody"), choices=list(wording.DETAINED.items()), widget=forms.RadioSelect
    )
    detained_where = words_field(gettext_lazy("Where, if detained"), 120, required=False)
    lawyer = forms.TypedChoiceField(
        label=gettext_lazy("Lawyer with an account"),
        coerce=UUID,
        empty_value=None,
        required=False,
        help_text=gettext_lazy("Reads this file and those joined to it at this door."),
    )
    lawyer_name = words_field(gettext_lazy("Or the lawyer's name"), 120, required=False)

    def __init__(
        self,
        lawyers: Iterable[tuple[UUID, str]],
        today: date,
        data: Any = None,
        *,
        known: Registered | None = None,
        **options: Any,
    ) -> None:
        super().__init__(today, data, **options)
        self.known = known
        choices = [("", gettext_lazy("none of these")), *((str(key), name) for key, name in lawyers)]
        self.fields["lawyer"].choices = choices  # type: ignore[attr-defined]
        self.fields["language"].choices = language_choices()  # type: ignore[attr-defined]
        self.fields["born_on"].required = True
        if known:
            for name in Identity.__dataclass_fields__:
                del self.fields[name]

    def clean_surname(self) -> str:
        """A name as people have one."""
        return self._name("surname")

    def clean_given_name(self) -> str:
        """A name as people have one."""
        return self._name("given_name")

    def _name(self, field: str) -> str:
        typed = names.tidy(clean(self.cleaned_data[field]))
        if not names.is_writable(typed):
            raise forms.ValidationError(_("A name has letters, points, hyphens and apostrophes only."))
        return names.quiet(typed)

    def clean_born_on(self) -> date:
        """Somebody who can stand before this court."""
        day: date = self.cleaned_data["born_on"]
        years = self.today.year - day.year - ((self.today.month, self.today.day) < (day.month, day.day))
        if day > self.today:
            raise forms.ValidationError(_("That day is still to come."))
        if years < YOUNGEST:
            raise forms.ValidationError(
                _("That is a child of %(years)d: look at the year again.") % {"years": years}
            )
        if years > OLDEST:
            raise forms.ValidationError(_("That is more than a hundred years ago: look at the year again."))
        return day

    def clean_number(self) -> str:
        """The number as it is kept."""
        number = file_number(clean(self.cleaned_data["number"]))
        if not file_key(number):
            raise forms.ValidationError(_("A file number has letters or figures."))
        return number

    def clean(self) -> dict[str, Any]:
        """What belongs together: charges and their days, custody and its place, one lawyer."""
        given = self.cleaned_data
        self.clean_charges(self.known.identity.born_on if self.known else given.get("born_on"))
        if given.get("detained_where") and given.get("detained") in {"no", "unknown"}:
            self.add_error("detained", _("A place of detention is typed: is he detained?"))
        if given.get("lawyer") and given.get("lawyer_name"):
            self.add_error("lawyer_name", _("Choose an account or type a name, not both."))
        return given

    def summons(self) -> Summons:
        """The file as it was typed."""
        given = self.cleaned_data
        return Summons(
            number=given["number"],
            charges=self.served(),
            detained=given["detained"],
            detained_where=clean(given["detained_where"]),
            lawyer=given["lawyer"],
            lawyer_name=clean(given["lawyer_name"]),
        )

    def identity(self) -> Identity | None:
        """Who was typed; None where somebody known is meant."""
        if self.known:
            return None
        given = self.cleaned_data
        return Identity(
            surname=given["surname"],
            given_name=given["given_name"],
            born_on=given["born_on"],
            language=given["language"],
            interpreter=clean(given["interpreter"]),
        )


class CorrectionForm(SummonsForm):
    """A file that is corrected: as it was opened, and why."""

    revision = forms.IntegerField(widget=forms.HiddenInput, min_value=0)
    reason = words_field(
        gettext_lazy("Why it is corrected"),
        LONGEST_REASON,
        hint=gettext_lazy(
            "Judge, prosecutor, clerk and the lawyer of this file read it. It is kept with the file, beside what stood there before."
        ),
    )

    def __init__(self, file: Registered, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **{"initial": opened(file), **options})
        self.undated = frozenset(each.words for each in file.summons.charges if not each.facts_from)


def opened(file: Registered) -> dict[str, Any]:
    """What the fields hold when a file is opened to be corrected."""
    identity, summons = file.identity, file.summons
    charges = summons.charges or (ChargeServed(""),)
    return {
        **{name: getattr(identity, name) for name in Identity.__dataclass_fields__},
        "number": summons.number,
        "detained": summons.detained,
        "detained_where": summons.detained_where,
        "lawyer": str(summons.lawyer or ""),
        "lawyer_name": summons.lawyer_name,
        "revision": file.revision,
        "rows": len(charges),
        **dict(row_values(charges)),
    }
