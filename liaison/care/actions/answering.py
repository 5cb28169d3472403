"""What a programme answers to a referral, by its link or by telephone to the liaison, who writes it down."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet

from liaison.care import vault
from liaison.care.actions.steps import REFERRAL, of_link, take
from liaison.care.models import Referral, Stay
from liaison.care.rules.referring import State, Step, may
from liaison.care.rules.staying import Ending, StayKind, kind_of
from liaison.common import clock, log
from liaison.common.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Yes with a day of intake, a place on the waiting list with weeks, or No with a reason; words besides."""

    step: Step
    words: str = ""
    intake_on: date | None = None
    weeks: int | None = None
    reason: str = ""


class SettingUnknownError(ValueError):
    """Whether people sleep in this programme is not known: it must be said."""


@transaction.atomic
def see(*, by: Viewer, referral: UUID) -> None:
    """The question was opened. Only the first time changes anything."""
    row = of_link(referral)
    if State(row.state) is State.REQUESTED:
        take(row, Step.SEE, by=by, seen_at=clock.now())
    else:
        log.record(by=by, act="referral.see", subjects=[row.participant_id], kinds=("M05",))


@transaction.atomic
def ask(*, by: Viewer, referral: UUID, words: str) -> None:
    """One question back to the liaison. Raises ``StepRefusedError``."""
    take(of_link(referral), Step.ASK, by=by, words=words)


@transaction.atomic
def answer(*, by: Viewer, referral: UUID, answer: Answer) -> None:
    """The programme's own answer by its link; a later one takes the place of an earlier one. Raises ``StepRefusedError``."""
    give(of_link(referral), answer, by=by)


@transaction.atomic
def report_intake(*, by: Viewer, referral: UUID, was_held: bool) -> None:
    """Whether the intake took place. Raises ``StepRefusedError``."""
    take(of_link(referral), Step.INTAKE_HELD if was_held else Step.NOT_COME, by=by)


@transaction.atomic
def start(*, by: Viewer, referral: UUID, on: date, kind: StayKind | None = None) -> None:
    """He or she has started there. Raises ``StepRefusedError``, and ``SettingUnknownError`` where the kind must be said."""
    begin_stay(of_link(referral), by=by, on=on, kind=kind)


@transaction.atomic
def end(*, by: Viewer, referral: UUID, on: date, ending: Ending) -> None:
    """It has ended there. Raises ``StepRefusedError``."""
    end_stay(of_link(referral), by=by, on=on, ending=ending)


def give(row: Referral, answer: Answer, *, by: Viewer) -> None:
    """Keep an answer of whoever may give one. Raises ``StepRefusedError``."""
    is_yes = answer.step is Step.ACCEPT
    words = "" if is_yes else answer.words
    sealed = _intake(row, answer.words) if is_yes and answer.words else None
    take(
        row,
        answer.step,
        by=by,
        words=words,
        answered_at=clock.now(),
        intake_on=answer.intake_on if is_yes else None,
        intake_sealed=sealed,
        waiting_weeks=answer.weeks if answer.step is Step.WAIT else None,
        refusal=answer.reason if answer.step is Step.REFUSE else "",
        wait_ended_on=clock.today() if answer.step is Step.REFUSE else None,
    )


def begin_stay(row: Referral, *, by: Viewer, on: date, kind: StayKind | None) -> None:
    """Start the stay that a referral led to."""
    known = kind_of(row.programme.setting) or kind
    if known is None and may(row.state, Step.START):
        raise SettingUnknownError
    take(row, Step.START, by=by, wait_ended_on=on)
    if not _open_stays(row).exists():
        Stay.objects.create(
            participant_id=row.participant_id, programme=row.programme, referral=row, kind=known, starts_on=on
        )


def end_stay(row: Referral, *, by: Viewer, on: date, ending: Ending) -> None:
    """End the stay that a referral led to, on no day before it began."""
    take(row, Step.END, by=by)
    for stay in _open_stays(row):
        stay.ends_on, stay.ending = max(on, stay.starts_on), ending
        stay.save(update_fields=["ends_on", "ending"])


def _open_stays(row: Referral) -> QuerySet[Stay]:
    """At most one: nobody starts twice in a programme that he has not left."""
    rows = Stay.objects.unguarded(because="begins and ends what this referral led to, and shows nobody")
    return rows.filter(participant=row.participant_id, programme=row.programme_id, ends_on=None)


def _intake(row: Referral, words: str) -> bytes:
    return vault.seal(row.participant_id, words, table=REFERRAL, row=row.pk, field="intake_sealed")
