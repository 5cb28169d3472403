"""Writes on a list: who is on it, in which order, at what hour, and when hand-over for it closes."""

from collections.abc import Mapping
from datetime import date, datetime, time
from typing import Final
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED, appearance_of, file_of, sitting_of
from liaison.court.models import Appearance, Sitting
from liaison.court.queries.chamber import card
from liaison.court.rules.sitting import closes_at, holidays_around, moved
from liaison.court.rules.trajectory import EARLY
from liaison.participants.models import Trajectory

USUAL_START: Final = time(9)


class ListIsOverError(ValueError):
    """The sitting has been held: its list stays as it was."""


class HandoverClosedError(ValueError):
    """Hand-over for the list has closed: the moment can no longer be changed."""


def sitting_on(chamber: UUID, day: date) -> Sitting:
    """The chamber's list of that day, made with its usual hour and places and the default closing moment when there is none."""
    latest = Sitting.objects.filter(chamber_id=chamber).order_by("-day", "id").first()
    usual = card(chamber).starts_at or (latest.starts_at if latest else USUAL_START)
    sitting, _ = Sitting.objects.get_or_create(
        chamber_id=chamber,
        day=day,
        defaults={
            "starts_at": usual,
            "places": latest.places if latest else None,
            "closes_at": closes_at(day, holidays_around(day)),
        },
    )
    return sitting


def placed(trajectory: Trajectory, day: date) -> Appearance:
    """The trajectory's appearance on its chamber's list of that day: the one there is, put back, or a new one, last."""
    sitting = sitting_on(trajectory.chamber_id, day)
    rows = Appearance.objects.unguarded(because=DECIDED)
    there = rows.filter(sitting=sitting, trajectory=trajectory).first()
    if there is None:
        return rows.create(
            sitting=sitting,
            trajectory=trajectory,
            participant_id=trajectory.participant_id,
            position=last_place(sitting) + 1,
            kind=kind_of_sitting(trajectory),
            listed_at=clock.now(),
        )
    if there.presence == Appearance.Presence.OFF_LIST:
        there.presence, there.position = Appearance.Presence.EXPECTED, last_place(sitting) + 1
        there.listed_at = clock.now()
        there.save(update_fields=["presence", "position", "listed_at"])
    return there


def kind_of_sitting(trajectory: Trajectory) -> Appearance.Kind:
    """What a sitting is for somebody at this point of his way: without an answer to the offer, an introductory one."""
    return kind_in(trajectory.state)


def kind_in(state: str) -> Appearance.Kind:
    """What the next sitting of a way in this state is for."""
    return Appearance.Kind.INTRODUCTORY if state in EARLY else Appearance.Kind.FOLLOW_UP


def last_place(sitting: Sitting) -> int:
    """The highest position in use on a list, 0 for an empty one."""
    rows = Appearance.objects.unguarded(because=DECIDED).filter(sitting=sitting)
    return int(rows.aggregate(last=Max("position"))["last"] or 0)


@transaction.atomic
def put_on_list(*, by: Viewer, file: UUID, day: date, kind: str = "") -> UUID:
    """Put a file on the list of a day, today or later; answers the appearance. Files joined to it come along.

    ``kind`` says what the sitting is for him; left empty, it follows from where he stands.
    Raises ``NotReachedError`` and, for a day that is past, ``ListIsOverError``.
    """
    row = file_of(by, file)
    if day < clock.today():
        raise ListIsOverError
    appearance = placed(row.trajectory, day)
    if kind and kind != appearance.kind:
        appearance.kind = Appearance.Kind(kind)
        appearance.save(update_fields=["kind"])
    log.record(
        by=by,
        act="list.add",
        subjects=[row.participant_id],
        kinds=["M04"],
        appearance=str(appearance.pk),
        sitting=str(appearance.sitting_id),
    )
    return appearance.pk


@transaction.atomic
def take_off_list(*, by: Viewer, appearance: UUID) -> None:
    """Take somebody off a list to come; he can be put back on it. Raises ``NotReachedError``, ``ListIsOverError``."""
    row = appearance_of(by, appearance)
    if row.decision or row.sitting.day < clock.today():
        raise ListIsOverError
    off_list(row)
    log.record(
        by=by,
        act="list.remove",
        subjects=[row.participant_id],
        kinds=["M04"],
        appearance=str(row.pk),
        sitting=str(row.sitting_id),
    )


def off_list(row: Appearance) -> None:
    """Mark an appearance as taken off its list. It is never deleted: other rooms know it by its id."""
    row.presence = Appearance.Presence.OFF_LIST
    row.save(update_fields=["presence"])


@transaction.atomic
def move(*, by: Viewer, appearance: UUID, up: bool) -> UUID:
    """Call somebody one place earlier or later; answers the sitting. Raises ``NotReachedError``, ``ListIsOverError``."""
    row = appearance_of(by, appearance)
    if row.sitting.day < clock.today():
        raise ListIsOverError
    rows = list(
        Appearance.objects.unguarded(because=DECIDED)
        .filter(sitting=row.sitting_id)
        .exclude(presence=Appearance.Presence.OFF_LIST)
        .order_by("position", "id")
    )
    order = moved(tuple(rows), row, up=up) if row in rows else tuple(rows)
    shifted = [each for place, each in enumerate(order, start=1) if each.position != place]
    for place, each in enumerate(order, start=1):
        each.position = place
    Appearance.objects.unguarded(because=DECIDED).bulk_update(shifted, ["position"])
    log.record(
        by=by,
        act="order.change",
        subjects=[each.participant_id for each in shifted],
        kinds=["M04"],
        sitting=str(row.sitting_id),
    )
    return row.sitting_id


@transaction.atomic
def set_call_times(*, by: Viewer, sitting: UUID, times: Mapping[UUID, time | None]) -> int:
    """Give each of these appearances its hour, or take it away; answers how many changed.

    Raises ``NotReachedError``, ``ListIsOverError``. An appearance on another list is left alone.
    """
    row = sitting_of(by, sitting)
    if row.day < clock.today():
        raise ListIsOverError
    on_list = Appearance.objects.unguarded(because=DECIDED).filter(sitting=row, pk__in=list(times))
    changed = [each for each in on_list.order_by("id") if each.called_at != times[each.pk]]
    for each in changed:
        each.called_at = times[each.pk]
    Appearance.objects.unguarded(because=DECIDED).bulk_update(changed, ["called_at"])
    log.record(
        by=by,
        act="times.set",
        subjects=[each.participant_id for each in changed],
        kinds=["M04"],
        sitting=str(row.pk),
    )
    return len(changed)


@transaction.atomic
def set_closing(*, by: Viewer, sitting: UUID, at: datetime) -> None:
    """Say when hand-over for a list closes, while it is open. Raises ``NotReachedError``, ``HandoverClosedError``."""
    row = sitting_of(by, sitting)
    now = clock.now()
    if row.closes_at <= now or at <= now:
        raise HandoverClosedError
    before = row.closes_at
    row.closes_at = at
    row.save(update_fields=["closes_at"])
    log.record(
        by=by,
        act="closing.set",
        kinds=["M04"],
        sitting=str(row.pk),
        before=before.isoformat(),
        after=at.isoformat(),
    )


@transaction.atomic
def set_places(*, by: Viewer, sitting: UUID, places: int | None) -> None:
    """Say how many people a list can take, None for no number. Raises ``NotReachedError``, ``ListIsOverError``."""
    row = sitting_of(by, sitting)
    if row.day < clock.today():
        raise ListIsOverError
    row.places = places
    row.save(update_fields=["places"])
    log.record(by=by, act="places.set", kinds=["M04"], sitting=str(row.pk), places=places)
