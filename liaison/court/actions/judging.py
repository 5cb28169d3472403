"""Closing a path, recording its judgment and an appeal; each correction is a new version beside the one before."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, models, transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.notes import destroy_notes
from liaison.court.actions.reach import DECIDED, appearance_of, file_of
from liaison.court.actions.sitting import ListIsOverError, kind_of_sitting
from liaison.court.actions.trajectory import advance
from liaison.court.models import Appeal, Appearance, CaseFile, Closing, Judgment, Sanction
from liaison.court.rules.judging import AppealFacts, ClosingFacts, JudgmentFacts, Outcome, Pronounced
from liaison.court.rules.sanctions import VERSION
from liaison.court.rules.trajectory import State, Step
from liaison.participants.models import Trajectory

STEPS = {
    Outcome.POSITIVE: Step.CLOSE_POSITIVE,
    Outcome.NEGATIVE: Step.CLOSE_NEGATIVE,
    Outcome.STOPPED: Step.STOP,
}
CLOSED = frozenset({State.CLOSED_POSITIVE, State.CLOSED_NEGATIVE, State.STOPPED})


class RecordedMeanwhileError(RuntimeError):
    """Somebody else recorded a version after the page was opened; nothing was changed."""


@transaction.atomic
def make_closing(*, by: Viewer, appearance: UUID, is_closing: bool) -> None:
    """Say that a sitting to come is the closing one, or that it is not. Raises ``NotReachedError``, ``ListIsOverError``."""
    row = appearance_of(by, appearance)
    if row.decision or row.sitting.day < clock.today():
        raise ListIsOverError
    row.kind = Appearance.Kind.CLOSING if is_closing else kind_of_sitting(row.trajectory)
    row.save(update_fields=["kind"])
    log.record(
        by=by,
        act="sitting.kind",
        subjects=[row.participant_id],
        kinds=["M04"],
        appearance=str(row.pk),
        kind=str(row.kind),
    )


@transaction.atomic
def close_path(*, by: Viewer, file: UUID, seen: int, closing: ClosingFacts) -> None:
    """Record how the path of a file ended, or correct it; ``seen`` is the version that the page showed, 0 for none.

    Raises ``NotReachedError``, ``StepRefusedError``, ``RecordedMeanwhileError``.
    """
    row = file_of(by, file)
    way = _locked(row)
    state = State(way.state)
    if state in CLOSED:
        advance(by=by, trajectory=way.pk, step=Step.REOPEN, on=closing.day)
    if state != State.JUDGED:
        advance(by=by, trajectory=way.pk, step=STEPS[closing.outcome], on=closing.day)
    _add(Closing, row, seen, day=closing.day, outcome=closing.outcome.value, reason=closing.reason)
    _logged(by, row, "path.close", ["M04", "M27"], seen)


@transaction.atomic
def record_judgment(*, by: Viewer, file: UUID, seen: int, judgment: JudgmentFacts, reason: str = "") -> None:
    """Record the judgment on the path of a file, or correct it; ``seen`` is the version that the page showed.

    The judges' own notes on the path are destroyed with it. Raises ``NotReachedError``, ``StepRefusedError``, ``RecordedMeanwhileError``.
    """
    row = file_of(by, file)
    way = _locked(row)
    if State(way.state) != State.JUDGED:
        advance(by=by, trajectory=way.pk, step=Step.JUDGE, on=judgment.day)
    made = _add(
        Judgment,
        row,
        seen,
        day=judgment.day,
        facts_from=judgment.facts[0],
        facts_until=judgment.facts[1],
        conditions=list(judgment.conditions),
        catalogue=VERSION,
        reason=reason,
    )
    rows = Sanction.objects.unguarded(because=DECIDED)
    rows.bulk_create(_sanction(made, place, each) for place, each in enumerate(judgment.sanctions, start=1))
    destroy_notes(by=by, trajectory=way.pk)
    _logged(by, row, "judgment.record", ["M27"], seen)


@transaction.atomic
def record_appeal(*, by: Viewer, file: UUID, seen: int, appeal: AppealFacts) -> None:
    """Say where an appeal against the judgment stands. Raises ``NotReachedError``, ``RecordedMeanwhileError``."""
    row = file_of(by, file)
    _locked(row)
    _add(
        Appeal,
        row,
        seen,
        lodged_on=appeal.lodged_on,
        result=appeal.result.value if appeal.result else "",
        result_on=appeal.result_on,
    )
    _logged(by, row, "appeal.record", ["M27"], seen)


def _locked(row: CaseFile) -> Trajectory:
    """The path of a file, held until this write ends, so that two do not record at once."""
    rows = Trajectory.objects.unguarded(because=DECIDED).select_for_update()
    return rows.get(pk=row.trajectory_id)


def _add(model: type[Any], row: CaseFile, seen: int, **facts: object) -> Any:
    rows = model.objects.unguarded(because=DECIDED).filter(trajectory=row.trajectory_id)
    if (rows.aggregate(last=models.Max("version"))["last"] or 0) != seen:
        raise RecordedMeanwhileError
    try:
        with transaction.atomic():
            return model.objects.create(
                participant_id=row.participant_id,
                trajectory_id=row.trajectory_id,
                version=seen + 1,
                recorded_at=clock.now(),
                **facts,
            )
    except IntegrityError:
        raise RecordedMeanwhileError from None


def _sanction(made: Judgment, place: int, each: Pronounced) -> Sanction:
    return Sanction(
        judgment=made,
        participant_id=made.participant_id,
        position=place,
        code=each.sanction.code,
        names=each.sanction.names,
        amount=each.amount,
        unit=each.unit.value if each.unit else "",
        deferred=each.deferred,
        trial_months=each.trial_months,
        replacement=each.replacement,
    )


def _logged(by: Viewer, row: CaseFile, act: str, kinds: list[str], seen: int) -> None:
    log.record(by=by, act=act, subjects=[row.participant_id], kinds=kinds, file=str(row.pk), version=seen + 1)
