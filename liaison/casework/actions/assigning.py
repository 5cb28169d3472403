"""Who is whose liaison: assigned, covered for between two days, handed over, given back."""

from datetime import date, datetime, time, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils.timezone import get_current_timezone

from liaison.casework.models import Assignment
from liaison.casework.queries.assigning import liaisons, unassigned_people
from liaison.casework.queries.relation import BECAUSE, active, require
from liaison.common import clock, log
from liaison.common.viewer import Viewer

KIND = "M05"


@transaction.atomic
def assign(
    *, by: Viewer, participant: UUID, account: UUID, first_day: date, last_day: date | None = None
) -> None:
    """Give somebody without a liaison one, from a day on, or up to and with ``last_day``.

    Raises ``Http404`` unless a coordinator gives an unassigned person to a liaison of her own service.
    """
    if participant not in unassigned_people(by) or account not in {one.id for one in liaisons(by)}:
        raise Http404
    _add(participant, account, first_day, last_day)
    log.record(by=by, act="assignment.make", subjects=[participant], kinds=[KIND], account=str(account))


@transaction.atomic
def cover(*, by: Viewer, absent: UUID, deputy: UUID, first_day: date, last_day: date) -> int:
    """Let a deputy do another liaison's work between two days, both included; returns for how many people.

    The liaison who is away keeps his own relation. Raises ``Http404`` for anybody outside the coordinator's service.
    """
    people = _people_of(by, absent, deputy, first_day)
    for person in people:
        _add(person, deputy, first_day, last_day)
    log.record(by=by, act="assignment.cover", subjects=people, kinds=[KIND], account=str(deputy))
    return len(people)


@transaction.atomic
def hand_over(*, by: Viewer, leaving: UUID, successor: UUID, day: date) -> int:
    """End all of a liaison's assignments at the start of a day and begin a successor's; returns how many people."""
    people = _people_of(by, leaving, successor, day)
    at = _start_of(day)
    running = Assignment.objects.unguarded(because=BECAUSE).filter(account=leaving, participant__in=people)
    running.filter(Q(ends_at=None) | Q(ends_at__gt=at)).update(ends_at=at)
    for person in people:
        _add(person, successor, day, None)
    log.record(by=by, act="assignment.hand-over", subjects=people, kinds=[KIND], account=str(successor))
    return len(people)


@transaction.atomic
def change(*, by: Viewer, participant: UUID, account: UUID, day: date) -> None:
    """Give one person another liaison of the coordinator's own service, at the start of a day; cover ends with it.

    Raises ``Http404`` for somebody whose liaison is of another service, and for a liaison who is.
    """
    staff = {one.id for one in liaisons(by)}
    at = _start_of(day)
    running = Assignment.objects.unguarded(because=BECAUSE).filter(
        active(clock.now()), participant=participant, account__in=staff
    )
    if account not in staff or not running.exists():
        raise Http404
    running.exclude(account=account).filter(Q(ends_at=None) | Q(ends_at__gt=at)).update(ends_at=at)
    if not running.filter(account=account, ends_at=None).exists():
        _add(participant, account, day, None)
    log.record(by=by, act="assignment.change", subjects=[participant], kinds=[KIND], account=str(account))


@transaction.atomic
def give_back(*, by: Viewer, participant: UUID) -> None:
    """End one's own work with a person, now. Raises ``Http404`` for a person who is not one's own."""
    people = require(by, participant)
    now = clock.now()
    own = Assignment.objects.unguarded(because=BECAUSE).filter(active(now), account=by.id)
    own.filter(participant=participant).update(ends_at=now)
    log.record(by=by, act="assignment.end", subjects=people, kinds=[KIND])


def _people_of(by: Viewer, from_whom: UUID, to_whom: UUID, day: date) -> frozenset[UUID]:
    """Whose liaison somebody is on a day, when both are of the coordinator's service and not the same."""
    if not {from_whom, to_whom} <= {one.id for one in liaisons(by)} or from_whom == to_whom:
        raise Http404
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(active(_start_of(day)), account=from_whom)
    rows = rows.exclude(kind=Assignment.Kind.URGENT)
    return frozenset(rows.order_by().values_list("participant_id", flat=True))


def _add(participant: UUID, account: UUID, first_day: date, last_day: date | None) -> None:
    """From now where the first day is today; up to the midnight that ends the last day."""
    Assignment.objects.create(
        participant_id=participant,
        account_id=account,
        starts_at=_start_of(first_day),
        ends_at=_start_of(last_day + timedelta(days=1)) if last_day else None,
        kind=Assignment.Kind.COVER if last_day else Assignment.Kind.LASTING,
    )


def _start_of(day: date) -> datetime:
    """The moment at which a day begins where the court sits, or now for today and earlier days."""
    begins = datetime.combine(day, time(), get_current_timezone())
    return max(begins, clock.now())
