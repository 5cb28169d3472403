"""Figures about programmes: what somebody told, and the week's count of who waits, frozen."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.network.models import Availability, Programme, WaitingFigure
from liaison.network.rules.figures import Fault, Told, faults, monday


class FigureRefusedError(ValueError):
    """A figure that cannot be kept: ``faults`` says by field why."""

    def __init__(self, faults: tuple[tuple[str, Fault], ...]) -> None:
        super().__init__(", ".join(f"{field}: {fault}" for field, fault in faults))
        self.faults = faults


class NoProgrammeError(LookupError):
    """There is no such programme."""


class WeekNotOverError(ValueError):
    """A week is named by its Monday and frozen when it is over, not before."""


@transaction.atomic
def record_availability(*, by: Viewer, programme: UUID, told: Told) -> UUID:
    """Keep what was told of a programme beside what was told before. Raises ``FigureRefusedError``, ``NoProgrammeError``."""
    if not Programme.objects.filter(pk=programme).exists():
        raise NoProgrammeError
    if found := tuple(faults(told, clock.now())):
        raise FigureRefusedError(found)
    row = Availability.objects.create(
        programme_id=programme,
        places=told.places,
        free=told.free,
        waiting=told.waiting,
        weeks=told.weeks,
        is_stopped=told.is_stopped,
        stop_reason=told.stop_reason,
        as_of=told.as_of,
        source=told.source,
        reporter=told.reporter,
    )
    log.record(by=by, act="figure.tell", programme=str(programme), figure=str(row.pk))
    return row.pk


@transaction.atomic
def keep_week(*, by: Viewer, week: date, counts: Mapping[UUID, int]) -> int:
    """Freeze how many waited for each programme in the week of this Monday; how many figures were new.

    A figure that is kept already stays as it is, so that the work can be done twice. Raises ``WeekNotOverError``.
    """
    if week != monday(week) or week >= monday(clock.today()):
        raise WeekNotOverError(week.isoformat())
    kept = set(WaitingFigure.objects.filter(week=week).values_list("programme_id", flat=True))
    new = sorted(counts.keys() - kept, key=str)
    for programme in new:
        WaitingFigure.objects.create(programme_id=programme, week=week, waiting=counts[programme])
    if new:
        log.record(by=by, act="waiting.keep", week=week.isoformat(), programmes=len(new))
    return len(new)
