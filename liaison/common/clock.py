"""The only module that asks the clock."""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime

from django.utils import timezone

_played: ContextVar[datetime | None] = ContextVar("played", default=None)


def now() -> datetime:
    """The present moment, aware, in UTC."""
    return _played.get() or timezone.now()  # noqa: TID251


def today() -> date:
    """Today's date where the court sits."""
    return now().astimezone(timezone.get_default_timezone()).date()


@contextmanager
def played(moment: datetime) -> Iterator[None]:
    """Inside, it is that moment: a constructed world has a past, in which its people act as they would have."""
    token = _played.set(moment)
    try:
        yield
    finally:
        _played.reset(token)
