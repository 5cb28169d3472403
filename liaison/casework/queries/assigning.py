"""Who has no liaison, and who could be one: for the coordinator, who is shown nobody else."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

from django.db.models import Count, Max, Q
from django.http import Http404

from liaison.casework.models import Assignment
from liaison.casework.queries.relation import BECAUSE, active
from liaison.casework.rules import ASSIGNABLE, OPEN_STATES, WITHOUT_A_LIAISON, Load, rota
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile
from liaison.court.queries.agenda import NextAppearance, next_appearances
from liaison.disclosure import gate
from liaison.network.models import Account
from liaison.participants.models import Participant, Trajectory

KINDS = frozenset({"M01", "M04"})


@dataclass(frozen=True)
class Liaison:
    """Somebody who can be assigned."""

    id: UUID
    name: str


@dataclass(frozen=True, kw_only=True)
class Unassigned:
    """Somebody on his way through a chamber whose liaison nobody is."""

    participant: UUID
    name: Annotated[str, "M01"] = ""
    numbers: Annotated[tuple[str, ...], "M01"] = ()
    next: Annotated[NextAppearance | None, "M04"] = None


def unassigned_people(viewer: Viewer) -> frozenset[UUID]:
    """Everybody on an open path without an assignment that runs or is to come; for a coordinator, else nobody."""
    if viewer.door != "care" or viewer.role != Role.COORDINATOR:
        return frozenset()
    lasting = Q(ends_at=None) | Q(ends_at__gt=clock.now())
    assigned = Assignment.objects.unguarded(because=BECAUSE).filter(lasting).order_by()
    paths = Trajectory.objects.unguarded(because="finds who has no liaison; only they are then shown")
    without = paths.filter(state__in=OPEN_STATES).exclude(participant__in=assigned.values("participant"))
    return frozenset(without.order_by().values_list("participant_id", flat=True))


def unassigned_person(viewer: Viewer, participant: UUID) -> Unassigned:
    """One of them; the look is logged. Raises ``Http404`` for somebody who has a liaison."""
    if participant not in unassigned_people(viewer):
        raise Http404
    return _shown(viewer, frozenset({participant}))[0]


def unassigned(viewer: Viewer) -> tuple[Unassigned, ...]:
    """The people without a liaison, those who are before the court soonest first; the look is logged."""
    return _shown(viewer, unassigned_people(viewer))


def _shown(viewer: Viewer, people: frozenset[UUID]) -> tuple[Unassigned, ...]:
    may = gate.permitted(viewer, KINDS, WITHOUT_A_LIAISON)
    coming = next_appearances(viewer, people)
    numbers: dict[UUID, tuple[str, ...]] = {}
    files = CaseFile.objects.related_to(viewer, people).values_list("participant_id", "number")
    for person_id, number in files:
        numbers[person_id] = (*numbers.get(person_id, ()), number)
    found = [
        gate.withhold(
            Unassigned(
                participant=person.pk,
                name=person.name,
                numbers=numbers.get(person.pk, ()),
                next=coming.get(person.pk),
            ),
            may,
        )
        for person in Participant.objects.related_to(viewer, people)
    ]
    log.record(by=viewer, act="unassigned.look", subjects=people, kinds=may)
    return tuple(sorted(found, key=lambda row: (row.next is None, row.next.day if row.next else None)))


def liaisons(viewer: Viewer) -> tuple[Liaison, ...]:
    """Those of the viewer's own service who can be somebody's liaison."""
    rows = Account.objects.filter(
        door="care", organisation=viewer.organisation, is_active=True, role__in=sorted(ASSIGNABLE)
    )
    return tuple(Liaison(pk, name) for pk, name in rows.values_list("pk", "name"))


def turns(viewer: Viewer) -> tuple[Load, ...]:
    """Whose turn it is among the viewer's own service, with the two figures by which that is said; no person is shown."""
    staff = liaisons(viewer)
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(account__in=[one.id for one in staff])
    running = rows.filter(active(clock.now())).order_by().values_list("account")
    many = dict(running.annotate(many=Count("participant", distinct=True)))
    lasting = rows.filter(ends_at=None).order_by().values_list("account")
    last = dict(lasting.annotate(last=Max("starts_at")))
    return rota(Load(one.id, one.name, many.get(one.id, 0), last.get(one.id)) for one in staff)
