"""What the administrator fills in. Choices come from the view: a form reads nothing while it is drawn."""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django import forms
from django.conf import settings
from django.utils.translation import gettext_lazy as _

from liaison.common.role_names import DOOR_TITLES, ROLE_NAMES
from liaison.network.rules import ROLES_OF_DOOR

NOTHING_CHOSEN = ("", "—")
ORGANISATION_KINDS = (
    ("chamber", _("court chamber")),
    ("justice-house", _("justice house")),
    ("care", _("care organisation")),
    ("service", _("public or social service")),
    ("law-firm", _("law firm")),
    ("operator", _("operator of this platform")),
)
Choices = Sequence[tuple[Any, Any]]


class AccountForm(forms.Form):
    """Who gets an account."""

    door = forms.ChoiceField(label=_("Door"))
    role = forms.ChoiceField(label=_("Role"))
    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=UUID)
    name = forms.CharField(label=_("Name"), max_length=120)
    username = forms.RegexField(
        label=_("Name to sign in with"),
        regex=r"^[a-z0-9][a-z0-9.\-]{1,58}$",
        help_text=_("Small letters, digits, dots and hyphens."),
    )
    email = forms.EmailField(label=_("E-mail address"), required=False)
    language = forms.ChoiceField(label=_("Language"), choices=settings.LANGUAGES)

    def __init__(self, *args: Any, organisations: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        roles = [role for known in ROLES_OF_DOOR.values() for role in known]
        self._offer("door", [(door, DOOR_TITLES[door]) for door in ROLES_OF_DOOR])
        self._offer("role", [(role.value, ROLE_NAMES[role]) for role in roles])
        self._offer("organisation", [(str(key), name) for key, name in organisations])

    def _offer(self, name: str, choices: Choices) -> None:
        self.fields[name].choices = [NOTHING_CHOSEN, *choices]  # type: ignore[attr-defined]


class OrganisationForm(forms.Form):
    """A new organisation."""

    name = forms.CharField(label=_("Name"), max_length=200)
    kind = forms.ChoiceField(label=_("Kind"), choices=[NOTHING_CHOSEN, *ORGANISATION_KINDS])


class ProgrammeForm(forms.Form):
    """A new programme of an organisation."""

    organisation = forms.TypedChoiceField(label=_("Organisation"), coerce=UUID)
    name = forms.CharField(label=_("Name"), max_length=200)
    question_address = forms.EmailField(
        label=_("E-mail address"),
        required=False,
        help_text=_("Where a link with one question is mailed. It is not in the public directory."),
    )
    telephone = forms.CharField(label=_("Telephone"), max_length=40, required=False)

    def __init__(self, *args: Any, organisations: Choices = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        chosen = [NOTHING_CHOSEN, *((str(key), name) for key, name in organisations)]
        self.fields["organisation"].choices = chosen  # type: ignore[attr-defined]
