"""The roles and the doors as they are called on pages."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from liaison.common.roles import Role

ROLE_NAMES: dict[str, Promise] = {
    Role.JUDGE: _("judge"),
    Role.PROSECUTOR: _("prosecutor"),
    Role.CLERK: _("clerk"),
    Role.LAWYER: _("lawyer"),
    Role.JUSTICE_ASSISTANT: _("justice assistant"),
    Role.LIAISON: _("liaison"),
    Role.COORDINATOR: _("coordinator"),
    Role.PROVIDER: _("treating provider"),
    Role.NETWORK_MANAGER: _("network manager"),
    Role.POLICY_COORDINATOR: _("drug-policy coordinator"),
    Role.RESEARCHER: _("researcher"),
    Role.ADMINISTRATOR: _("administrator"),
    Role.DATA_PROTECTION_OFFICER: _("data-protection officer"),
    Role.PARTICIPANT: _("participant"),
    Role.TRUSTED_PERSON: _("trusted person"),
    Role.MANDATED_LAWYER: _("mandated lawyer"),
    Role.PROGRAMME: _("programme"),
    Role.SYSTEM: _("the system"),
}

DOOR_TITLES: dict[str, Promise] = {
    "court": pgettext_lazy("door", "court"),
    "care": pgettext_lazy("door", "care"),
    "me": pgettext_lazy("door", "participant"),
    "network": pgettext_lazy("door", "network"),
    "office": pgettext_lazy("door", "office"),
}
