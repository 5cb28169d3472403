"""What counsel settled, entered by the administrator; a point can be opened again, and nothing is overwritten."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.network.models import CounselAnswer
from liaison.network.rules.counsel import Fault, Point


@dataclass(frozen=True)
class Signed:
    """What counsel answered: who, on which day, in which words; for the new code the day on which it is in force."""

    settled_by: str
    settled_on: date | None
    answer: str
    in_force_on: date | None = None


class AnswerRefusedError(ValueError):
    """An answer that cannot be kept: ``faults`` says by field why."""

    def __init__(self, faults: tuple[tuple[str, Fault], ...]) -> None:
        super().__init__(", ".join(f"{field}: {fault}" for field, fault in faults))
        self.faults = faults


@transaction.atomic
def settle(*, by: Viewer, point: Point, signed: Signed) -> None:
    """Keep counsel's answer to a point. Raises ``AnswerRefusedError``."""
    if found := tuple(_faults(point, signed)):
        raise AnswerRefusedError(found)
    _add(
        by,
        point,
        is_settled=True,
        settled_by=signed.settled_by,
        settled_on=signed.settled_on,
        answer=signed.answer,
        in_force_on=signed.in_force_on,
    )


@transaction.atomic
def reopen(*, by: Viewer, point: Point, why: str) -> None:
    """Say that a settled point is open again, and why; nothing happens to an open one. Raises ``AnswerRefusedError``."""
    if not why.strip():
        raise AnswerRefusedError((("answer", Fault.NO_ANSWER),))
    last = CounselAnswer.objects.filter(point=point).order_by("-version").first()
    if last and last.is_settled:
        _add(by, point, is_settled=False, answer=why)


def _add(by: Viewer, point: Point, **said: object) -> None:
    last = CounselAnswer.objects.filter(point=point).order_by("-version").first()
    version = last.version + 1 if last else 1
    CounselAnswer.objects.create(
        point=point, version=version, entered_at=clock.now(), entered_by=by.name, **said
    )
    act = "counsel.settle" if said["is_settled"] else "counsel.reopen"
    log.record(by=by, act=act, point=point.value, version=version)


def _faults(point: Point, signed: Signed) -> Iterator[tuple[str, Fault]]:
    if not signed.settled_by.strip():
        yield "settled_by", Fault.NO_COUNSEL
    if signed.settled_on is None:
        yield "settled_on", Fault.NO_DAY
    elif signed.settled_on > clock.today():
        yield "settled_on", Fault.LATER
    if not signed.answer.strip():
        yield "answer", Fault.NO_ANSWER
    if point == Point.NEW_CODE and signed.in_force_on is None:
        yield "in_force_on", Fault.NO_CODE_DAY
    if point != Point.NEW_CODE and signed.in_force_on is not None:
        yield "in_force_on", Fault.NOT_THIS_POINT
