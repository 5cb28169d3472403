"""Rows about participants: a query on them raises until it is opened for a viewer."""

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Self, TypeVar
from uuid import UUID

from django.db import models

from liaison.common.viewer import Viewer

Row = TypeVar("Row", bound=models.Model, covariant=True)


class UngatedError(RuntimeError):
    """A query on gated rows ran without ``seen_by()`` or ``unguarded()``."""


@dataclass
class Watch:
    """Whether gated rows were shown to a viewer, and whether that look was logged, within one page.

    ``urgent`` names the people whom an urgent access alone opens, and until when.
    """

    shown: bool = False
    logged: bool = False
    urgent: dict[UUID, datetime] = field(default_factory=dict)


_watch: ContextVar[Watch | None] = ContextVar("watch", default=None)


@contextmanager
def watching() -> Iterator[Watch]:
    """Watch a page, so that it can be refused when it showed a person without logging the look."""
    watch = Watch()
    token = _watch.set(watch)
    try:
        yield watch
    finally:
        _watch.reset(token)


def looked() -> None:
    """Called by the log: the look of the page under way has been written."""
    if watch := _watch.get():
        watch.logged = True


def opened_urgently(person: UUID, until: datetime) -> None:
    """Called by the relation: this person is open through urgent access alone, and the log marks every line so."""
    if watch := _watch.get():
        watch.urgent[person] = until


def urgent() -> Mapping[UUID, datetime]:
    """The people whom this page reaches through urgent access alone, and until when."""
    watch = _watch.get()
    return watch.urgent if watch else {}


class GatedQuerySet(models.QuerySet[Row]):
    """A queryset that stays shut until ``seen_by`` narrows it to what the viewer's relation reaches."""

    opened_for: Viewer | str | None = None
    person_path = "participant_id"

    def seen_by(self, viewer: Viewer) -> Self:
        """Open the rows that the viewer's own relation reaches; nothing for a viewer without one."""
        opened = self.within_reach(viewer)
        opened.opened_for = viewer
        return opened

    def within_reach(self, viewer: Viewer) -> Self:
        """The rows a viewer's relation reaches; a gated table says its own. The participant reaches his own."""
        return self.filter(**{self.person_path: viewer.person}) if viewer.person else self.none()

    def related_to(self, viewer: Viewer, people: Iterable[UUID]) -> Self:
        """Open the rows of the people whom the viewer's relation in a room above reaches."""
        opened = self.filter(**{f"{self.person_path}__in": list(people)})
        opened.opened_for = viewer
        return opened

    def unguarded(self, *, because: str) -> Self:
        """Open all rows for work that shows nobody to anybody (a worker, a write already decided); says why."""
        opened = self.all()
        opened.opened_for = because
        return opened

    def _clone(self) -> Self:
        clone: Self = super()._clone()  # type: ignore[misc]
        clone.opened_for = self.opened_for
        return clone

    def _check(self) -> None:
        if self.opened_for is None:
            raise UngatedError(f"{self.model._meta.label}: open the rows with seen_by(viewer) first")

    def _shown(self) -> None:
        watch = _watch.get()
        if watch and isinstance(self.opened_for, Viewer):
            watch.shown = True

    def _fetch_all(self) -> None:
        self._check()
        super()._fetch_all()
        if self._result_cache:
            self._shown()

    def iterator(self, chunk_size: int | None = None) -> Iterator[Row]:
        self._check()
        self._shown()
        return super().iterator(chunk_size)

    def count(self) -> int:
        self._check()
        self._shown()
        return super().count()

    def exists(self) -> bool:
        self._check()
        self._shown()
        return super().exists()

    def aggregate(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        self._check()
        self._shown()
        return super().aggregate(*args, **kwargs)

    def update(self, **kwargs: Any) -> int:
        self._check()
        return super().update(**kwargs)

    def delete(self) -> tuple[int, dict[str, int]]:
        self._check()
        return super().delete()

    def bulk_update(self, objs: Any, fields: Iterable[str], batch_size: int | None = None) -> int:
        self._check()
        return super().bulk_update(objs, fields, batch_size)
