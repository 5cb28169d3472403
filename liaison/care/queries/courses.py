"""A person's way through care, as months that can be drawn: waiting, admitted, outpatient."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.timezone import localtime

from liaison.care.models import Referral, Stay
from liaison.care.queries.tie import tie
from liaison.care.rules.referring import State
from liaison.care.rules.staying import Ending
from liaison.common.viewer import Viewer
from liaison.disclosure import gate

WAITING = "waiting"
NOT_ASKED = (State.DRAFT.value, State.ENTERED_IN_ERROR.value)


@dataclass(frozen=True)
class Course:
    """One stretch of time: ``waiting``, ``admitted`` or ``outpatient``; without a last day it goes on."""

    kind: Annotated[str, "M05"]
    first: Annotated[date, "M05"]
    last: Annotated[date | None, "M05"]
    programme: Annotated[str, "M05"]


def courses(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, tuple[Course, ...]]:
    """The courses of people whom the viewer's relation reaches, earliest first. The page that asks logs it."""
    if "M05" not in gate.permitted(viewer, {"M05"}, tie(viewer)):
        return {}
    reached = frozenset(people)
    found: defaultdict[UUID, list[Course]] = defaultdict(list)
    for person, course in (*_waits(viewer, reached), *_stays(viewer, reached)):
        found[person].append(course)
    return {
        person: tuple(sorted(several, key=lambda one: (one.first, one.kind, one.programme)))
        for person, several in found.items()
    }


def _waits(viewer: Viewer, people: frozenset[UUID]) -> Iterator[tuple[UUID, Course]]:
    """From the day a referral was sent to the day on which it began or fell away."""
    rows = Referral.objects.related_to(viewer, people).exclude(sent_at=None).exclude(state__in=NOT_ASKED)
    told = rows.values_list("participant_id", "sent_at", "wait_ended_on", "programme__name")
    for person, sent_at, last, programme in told:
        if sent_at is not None:
            yield person, Course(WAITING, localtime(sent_at).date(), last, programme)


def _stays(viewer: Viewer, people: frozenset[UUID]) -> Iterator[tuple[UUID, Course]]:
    rows = Stay.objects.related_to(viewer, people).exclude(ending=Ending.ENTERED_IN_ERROR)
    told = rows.values_list("participant_id", "kind", "starts_on", "ends_on", "programme__name")
    for person, kind, first, last, programme in told:
        yield person, Course(kind, first, last, programme)
