"""Recording the offer at an introductory sitting: each record and each correction is a version of its own."""

from uuid import UUID

from django.db import IntegrityError, transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED, NotReachedError, appearance_of
from liaison.court.actions.trajectory import NothingToTakeBackError, advance, take_back
from liaison.court.models import Appearance, Offer
from liaison.court.rules.admission import ANSWER_STEPS, OfferAnswer, OfferMade, standing
from liaison.court.rules.trajectory import State, Step


class StaleOfferError(RuntimeError):
    """Somebody else recorded the offer after the page was opened; nothing was changed."""


class WayWentOnError(ValueError):
    """The path has gone on since this record: what followed comes first."""


@transaction.atomic
def record_offer(*, by: Viewer, appearance: UUID, version: int, offer: OfferMade) -> None:
    """Record the offer as the page was opened at ``version``, or correct the record of this sitting; the way follows.

    The same again changes nothing. Raises ``NotReachedError``, ``StaleOfferError``, ``WayWentOnError``, and
    ``StepRefusedError`` where the table of the way refuses.
    """
    row = _introductory(by, appearance)
    records = _records(row)
    here = standing(each for each in records if each.appearance_id == row.pk)
    if here and _made(here) == offer:
        return
    _require_fresh(records, version)
    _require_last(row, records)
    if here is None or here.answer != offer.answer:
        _move(by, row, here.answer if here else "", offer)
    _write(by, row, version + 1, offer)


@transaction.atomic
def take_back_offer(*, by: Viewer, appearance: UUID, version: int) -> None:
    """Take back what was recorded at this sitting by mistake; the way is again where it was before.

    Raises ``NotReachedError``, ``StaleOfferError`` and ``WayWentOnError``.
    """
    row = _introductory(by, appearance)
    records = _records(row)
    here = standing(each for each in records if each.appearance_id == row.pk)
    if here is None:
        raise NotReachedError
    _require_fresh(records, version)
    _require_last(row, records)
    _undo(by, row, here.answer)
    if standing(each for each in records if each.appearance_id != row.pk) is None:
        _undo_offer(by, row)
    _write(by, row, version + 1, _mistaken(_made(here)))


def _introductory(by: Viewer, appearance: UUID) -> Appearance:
    row = appearance_of(by, appearance)
    if row.kind != Appearance.Kind.INTRODUCTORY or row.presence == Appearance.Presence.OFF_LIST:
        raise NotReachedError
    return row


def _records(row: Appearance) -> list[Offer]:
    rows = Offer.objects.unguarded(because=DECIDED).filter(trajectory=row.trajectory_id)
    return list(rows.select_related("appearance__sitting").order_by("version"))


def _require_fresh(records: list[Offer], version: int) -> None:
    if (records[-1].version if records else 0) != version:
        raise StaleOfferError


def _require_last(row: Appearance, records: list[Offer]) -> None:
    """A record of an earlier sitting is not changed under one of a later sitting."""
    held = standing(records)
    if held and held.appearance.sitting.day > row.sitting.day:
        raise WayWentOnError


def _move(by: Viewer, row: Appearance, before: str, offer: OfferMade) -> None:
    """From one answer to another: the step of the former is taken back, the offer made where none stands."""
    state = _undo(by, row, before)
    if state is not State.OFFERED:
        advance(by=by, trajectory=row.trajectory_id, step=Step.OFFER, on=offer.explained_on)
    if step := ANSWER_STEPS.get(offer.answer):
        advance(by=by, trajectory=row.trajectory_id, step=step, on=row.sitting.day)


def _undo(by: Viewer, row: Appearance, answer: str) -> State:
    """Take back the step of an answer; answers the state after it. Raises ``WayWentOnError`` when more came after it."""
    step = ANSWER_STEPS.get(answer)
    if step is None:
        return State(row.trajectory.state)
    try:
        return take_back(by=by, trajectory=row.trajectory_id, step=step)
    except NothingToTakeBackError as error:
        raise WayWentOnError from error


def _undo_offer(by: Viewer, row: Appearance) -> None:
    """Take back the offer itself. One that came with a list was never a step and stays."""
    try:
        take_back(by=by, trajectory=row.trajectory_id, step=Step.OFFER)
    except NothingToTakeBackError:
        return


def _made(row: Offer) -> OfferMade:
    return OfferMade(
        explained_on=row.explained_on,
        language=row.language,
        interpreter=row.interpreter,
        answer=row.answer,
        time_until=row.time_until,
    )


def _mistaken(made: OfferMade) -> OfferMade:
    return OfferMade(
        explained_on=made.explained_on,
        language=made.language,
        interpreter=made.interpreter,
        answer=OfferAnswer.TAKEN_BACK.value,
    )


def _write(by: Viewer, row: Appearance, version: int, offer: OfferMade) -> None:
    record = Offer(
        trajectory_id=row.trajectory_id,
        participant_id=row.participant_id,
        appearance=row,
        version=version,
        explained_on=offer.explained_on,
        language=offer.language,
        interpreter=offer.interpreter,
        answer=offer.answer,
        time_until=offer.time_until,
        written_at=clock.now(),
        written_by_id=by.id,
    )
    try:
        with transaction.atomic():
            record.save(force_insert=True)
    except IntegrityError as error:
        raise StaleOfferError from error
    log.record(
        by=by,
        act="offer.record",
        subjects=[row.participant_id],
        kinds=["M04"],
        appearance=str(row.pk),
        version=version,
    )
