"""Leaks planted where other doors write: at delivery, in a mail, in what the court keeps for itself."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock
from uuid import UUID

from tests.worlds.owner import SENTENCES, owner


@contextmanager
def gap_in_the_places() -> Iterator[None]:
    """A copy keeps the place that its sentence had among all that he wrote."""
    with _frozen(lambda row: {"place": _before(row) + 1}):
        yield


def _before(row: Any) -> int:
    """How many of his sentences for the same date were chosen earlier, whatever he chose."""
    own = type(row).objects.unguarded(because="a leak").filter(occasion=row.occasion)
    return int(own.filter(chosen_at__lt=row.chosen_at).count())


@contextmanager
def moment_of_the_release() -> Iterator[None]:
    """A copy says when he released it, instead of when everything was delivered."""
    with _frozen(lambda row: {"delivered_at": row.chosen_at}):
        yield


@contextmanager
def key_that_counts() -> Iterator[None]:
    """The keys of copies count what was written."""
    with _frozen(lambda row: {"id": UUID(int=owner(SENTENCES) * 1000 + row.position)}):
        yield


@contextmanager
def _frozen(facts: Callable[[Any], dict[str, Any]]) -> Iterator[None]:
    from liaison.disclosure.actions import delivering
    from liaison.disclosure.models import FrozenCopy, Statement

    def copy(**given: Any) -> Any:
        row = Statement.objects.unguarded(because="a leak").get(pk=given["statement"])
        return FrozenCopy(**{**given, **facts(row)})

    with mock.patch.object(delivering, "FrozenCopy", copy):
        yield


@contextmanager
def letter_on_a_refusal() -> Iterator[None]:
    """The judge gets a mail when a source says No."""
    from django.core.mail import send_mail

    from liaison.disclosure import actions

    real = actions.decline

    def declined(**asked: Any) -> None:
        real(**asked)
        send_mail("A hand-over", "One sentence less.", None, ["judge@court.example"])

    with mock.patch.object(actions, "decline", declined):
        yield


@contextmanager
def row_in_the_courts_cache() -> Iterator[None]:
    """Who writes a note makes the court's cache forget what it knew, and leaves a mark there."""
    from datetime import timedelta

    from liaison.casework.actions import notes
    from liaison.common import clock
    from liaison.common.models import CourtCache

    real = notes.write_note

    def written(**asked: Any) -> Any:
        later = clock.now() + timedelta(days=9)
        CourtCache.objects.update_or_create(cache_key="last", defaults={"value": "", "expires": later})
        return real(**asked)

    with mock.patch.object(notes, "write_note", written):
        yield


AT_THE_HOUSE: dict[str, Callable[[], Any]] = {
    plant.__name__: plant
    for plant in (
        gap_in_the_places,
        moment_of_the_release,
        key_that_counts,
        letter_on_a_refusal,
        row_in_the_courts_cache,
    )
}
