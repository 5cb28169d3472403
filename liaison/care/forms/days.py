"""A day, typed or picked."""

from datetime import date
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from liaison.common import clock


class DayInput(forms.DateInput):
    """The browser's own day picker, which wants the day written in one way."""

    input_type = "date"

    def __init__(self, **options: Any) -> None:
        super().__init__(format="%Y-%m-%d", **options)


def not_after_today(day: date) -> None:
    """What is written down has happened."""
    if day > clock.today():
        raise forms.ValidationError(_("This day is still to come."))


def not_before_today(day: date) -> None:
    """What is planned is to come."""
    if day < clock.today():
        raise forms.ValidationError(_("This day has been. Give a day from today on."))
