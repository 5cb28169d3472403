"""A referral of a person whose liaison one is: each act needs the relation, and the matrix lets it be written."""

from collections.abc import Iterable
from datetime import date
from uuid import UUID

from django.db import transaction

from liaison.care.actions import answering
from liaison.care.actions import referring as care
from liaison.care.actions.attesting import SentOn
from liaison.care.actions.steps import came_late, of_people, take
from liaison.care.rules.referring import Step
from liaison.care.rules.staying import Ending, StayKind
from liaison.casework.queries.relation import require_to_write
from liaison.common.viewer import Viewer

KIND = "M05"


@transaction.atomic
def begin(*, by: Viewer, participant: UUID, programme: UUID, writing: care.Writing) -> UUID:
    """A draft. Raises ``Http404``, ``care.NamedError``."""
    people = require_to_write(by, participant, KIND)
    return care.begin(by=by, people=people, participant=participant, programme=programme, writing=writing)


@transaction.atomic
def rewrite(*, by: Viewer, participant: UUID, referral: UUID, writing: care.Writing) -> None:
    """Change a draft. Raises ``Http404``, ``care.NamedError``, ``StepRefusedError``."""
    people = require_to_write(by, participant, KIND)
    care.rewrite(by=by, people=people, referral=referral, writing=writing)


@transaction.atomic
def strike(*, by: Viewer, participant: UUID, referral: UUID, struck: Iterable[str]) -> None:
    """Keep which items are struck out of a draft. Raises ``Http404``, ``StepRefusedError``."""
    people = require_to_write(by, participant, KIND)
    care.strike(by=by, people=people, referral=referral, struck=struck)


@transaction.atomic
def send(
    *, by: Viewer, participant: UUID, referral: UUID, struck: Iterable[str], agreement: care.Agreement
) -> SentOn:
    """Send it. Raises ``Http404``, ``care.NamedError``, ``StepRefusedError``."""
    people = require_to_write(by, participant, KIND)
    return care.send(by=by, people=people, referral=referral, struck=struck, agreement=agreement)


@transaction.atomic
def undo(*, by: Viewer, participant: UUID, referral: UUID) -> None:
    """Take the sending back. Raises ``Http404``, ``StepRefusedError``."""
    care.undo(by=by, people=require_to_write(by, participant, KIND), referral=referral)


@transaction.atomic
def renew(*, by: Viewer, participant: UUID, referral: UUID) -> SentOn:
    """Another link and code. Raises ``Http404``, ``StepRefusedError``."""
    return care.renew(by=by, people=require_to_write(by, participant, KIND), referral=referral)


@transaction.atomic
def reply(*, by: Viewer, participant: UUID, referral: UUID, words: str) -> None:
    """A message to the programme. Raises ``Http404``, ``care.NamedError``, ``StepRefusedError``."""
    care.reply(by=by, people=require_to_write(by, participant, KIND), referral=referral, words=words)


@transaction.atomic
def note(*, by: Viewer, participant: UUID, referral: UUID) -> None:
    """What the programme said was read. Raises ``Http404``, ``StepRefusedError``."""
    care.note(by=by, people=require_to_write(by, participant, KIND), referral=referral)


@transaction.atomic
def withdraw(*, by: Viewer, participant: UUID, referral: UUID, words: str = "") -> None:
    """No longer asked. Raises ``Http404``, ``StepRefusedError``."""
    care.withdraw(by=by, people=require_to_write(by, participant, KIND), referral=referral, words=words)


@transaction.atomic
def correct(*, by: Viewer, participant: UUID, referral: UUID, words: str) -> None:
    """It was entered in error. Raises ``Http404``, ``StepRefusedError``."""
    care.correct(by=by, people=require_to_write(by, participant, KIND), referral=referral, words=words)


@transaction.atomic
def write_down(*, by: Viewer, participant: UUID, referral: UUID, answer: answering.Answer) -> None:
    """What the programme answered by telephone. Raises ``Http404``, ``StepRefusedError``."""
    row = of_people(by, require_to_write(by, participant, KIND), referral)
    answering.give(row, answer, by=by)


@transaction.atomic
def write_down_intake(*, by: Viewer, participant: UUID, referral: UUID, was_held: bool) -> None:
    """Whether the intake took place, as the programme or the person told. Raises ``Http404``, ``StepRefusedError``."""
    row = of_people(by, require_to_write(by, participant, KIND), referral)
    take(row, Step.INTAKE_HELD if was_held else Step.NOT_COME, by=by)


@transaction.atomic
def write_down_start(
    *, by: Viewer, participant: UUID, referral: UUID, on: date, kind: StayKind | None
) -> None:
    """From when he is there. Raises ``Http404``, ``StepRefusedError``, ``answering.SettingUnknownError``."""
    row = of_people(by, require_to_write(by, participant, KIND), referral)
    answering.begin_stay(row, by=by, on=on, kind=kind)


@transaction.atomic
def write_down_end(*, by: Viewer, participant: UUID, referral: UUID, on: date, ending: Ending) -> None:
    """Until when he was there. Raises ``Http404``, ``StepRefusedError``."""
    row = of_people(by, require_to_write(by, participant, KIND), referral)
    answering.end_stay(row, by=by, on=on, ending=ending)


@transaction.atomic
def late(*, by: Viewer, participant: UUID, referral: UUID) -> None:
    """The step could no longer be taken: kept in the log. Raises ``Http404``."""
    came_late(by, of_people(by, require_to_write(by, participant, KIND), referral))
