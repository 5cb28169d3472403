"""Forms drawn with the components of govuk-frontend: one markup for every field of every door."""

from typing import Any

from django.conf import settings
from django.forms.renderers import TemplatesSetting
from django.http import HttpRequest


class ComponentRenderer(TemplatesSetting):
    """Finds the templates of fields and widgets in this room first, in ``templates/django/forms``.

    Staff get the small choices, the participant's telephone the large ones.
    """

    def render(self, template_name: str, context: dict[str, Any], request: HttpRequest | None = None) -> str:
        """One field or widget."""
        return super().render(template_name, {**context, "is_small": settings.SIDE != "me"}, request)
