"""The only module that asks the clock."""

from datetime import date, datetime

from django.utils import timezone


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return timezone.now()  # noqa: TID251


def today() -> date:
    """Today's date where the court sits."""
    return timezone.localdate()
