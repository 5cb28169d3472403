"""Moving somebody along his way through the court: the only writer of ``Trajectory.state`` after its first."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import Max

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED, trajectory_of
from liaison.court.models import StepTaken
from liaison.court.rules.trajectory import OVER, State, Step, after
from liaison.participants.models import Trajectory


class NothingToTakeBackError(LookupError):
    """The last step of this way was not this one, or it was taken back already."""


@transaction.atomic
def advance(*, by: Viewer, trajectory: UUID, step: Step, on: date) -> State:
    """Take one step, by the table; answers the state that it leads to. ``on`` is the day of the act itself.

    An offer's first day is the day on which he was introduced. Raises ``NotReachedError`` for another chamber's, and
    ``StepRefusedError`` where the table refuses.
    """
    way = trajectory_of(by, trajectory)
    before = State(way.state)
    reached = after(before, step)
    way.state = Trajectory.State(reached)
    if step is Step.OFFER and way.introduced_on is None:
        way.introduced_on = on
    way.save(update_fields=["state", "introduced_on"])
    StepTaken.objects.create(
        trajectory=way,
        participant_id=way.participant_id,
        number=_last_number(way) + 1,
        step=step,
        before=before,
        after=reached,
        day=on,
        written_at=clock.now(),
    )
    _record(by, way, "path.advance", step, before)
    return reached


@transaction.atomic
def take_back(*, by: Viewer, trajectory: UUID, step: Step) -> State:
    """Undo the last step, if it is this one: the state is again what it was before. Answers that state.

    Raises ``NotReachedError`` and ``NothingToTakeBackError``.
    """
    way = trajectory_of(by, trajectory)
    taken = StepTaken.objects.unguarded(because=DECIDED).filter(trajectory=way, taken_back_at=None)
    last = taken.order_by("-number").first()
    if last is None or last.step != step or last.after != way.state:
        raise NothingToTakeBackError
    last.taken_back_at = clock.now()
    last.save(update_fields=["taken_back_at"])
    before, way.state = State(way.state), Trajectory.State(last.before)
    if step is Step.OFFER and way.introduced_on == last.day:
        way.introduced_on = None
    way.save(update_fields=["state", "introduced_on"])
    _record(by, way, "path.take-back", step, before)
    return State(way.state)


def open_way(participant: UUID, chamber: UUID) -> Trajectory | None:
    """Somebody's way through this chamber that is not over, if he has one."""
    ways = Trajectory.objects.unguarded(because=DECIDED).filter(participant=participant, chamber=chamber)
    return ways.exclude(state__in=OVER).first()


def _last_number(way: Trajectory) -> int:
    rows = StepTaken.objects.unguarded(because=DECIDED).filter(trajectory=way)
    return int(rows.aggregate(last=Max("number"))["last"] or 0)


def _record(by: Viewer, way: Trajectory, act: str, step: Step, before: State) -> None:
    log.record(
        by=by,
        act=act,
        subjects=[way.participant_id],
        kinds=["M04"],
        trajectory=str(way.pk),
        step=step.value,
        before=before.value,
        after=str(way.state),
    )
