"""Mandates: what a participant lets his lawyer, or somebody he trusts, read here; and whose mandates one holds."""

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from uuid import UUID

from django.db.models import Q, QuerySet
from django.http import Http404

from liaison.common import clock, context, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.participants.models import CLIENT, Mandate, Participant, SignIn, standing

PICKED: Final = CLIENT
"""Where a session keeps the mandate whose client was picked."""

ALWAYS: Final = ("M01",)
"""Whose mandate it is; without it a lawyer with several clients could not pick one."""

TICKED: Final = ("M04", "M22", "M06", "M31", "M40")
HOLDERS: Final = (Role.MANDATED_LAWYER, Role.TRUSTED_PERSON)
BECAUSE: Final = "a mandate is its holder's own, and says only what he may read"


@dataclass(frozen=True)
class Given:
    """A mandate that the participant gave and that holds."""

    id: UUID
    name: str
    rows: tuple[str, ...]
    given_at: datetime
    ends_on: date | None


@dataclass(frozen=True)
class Client:
    """Somebody who gave the viewer a mandate."""

    mandate: UUID
    name: str


def given(viewer: Viewer, participant: UUID) -> tuple[Given, ...]:
    """The mandates that hold; the look is logged."""
    rows = _holding(Mandate.objects.seen_by(viewer)).order_by("given_at", "pk")
    facts = rows.values_list("pk", "sign_in__name", "matrix_rows", "given_at", "ends_on")
    found = tuple(
        Given(pk, name, tuple(kinds.split(",")), given_at, ends_on)
        for pk, name, kinds, given_at, ends_on in facts
    )
    log.record(by=viewer, act="mandate.look", subjects=[participant], kinds=["M29"])
    return found


def lawyers() -> tuple[tuple[UUID, str], ...]:
    """The sign-ins that liaisons have prepared for lawyers, by name."""
    rows = SignIn.objects.filter(role=Role.MANDATED_LAWYER.value, is_active=True).order_by("name", "pk")
    return tuple(rows.values_list("pk", "name"))


def clients(viewer: Viewer) -> tuple[Client, ...]:
    """Everybody whose mandate the viewer holds, one look a client in the log."""
    held = _holding(Mandate.objects.unguarded(because=BECAUSE).filter(sign_in=viewer.id))
    found = [
        (pk, as_holder(viewer, pk)) for pk in held.order_by("given_at", "pk").values_list("pk", flat=True)
    ]
    return tuple(Client(pk, _name(holder)) for pk, holder in found)


def as_holder(viewer: Viewer, mandate: UUID) -> Viewer:
    """The viewer with this one client's rows open, as far as ticked. Raises ``Http404`` unless the mandate holds."""
    alone = replace(viewer, person=None, mandate=frozenset())
    holder = standing(alone, str(mandate))
    if holder.person is None:
        raise Http404
    context.set_viewer(holder)
    return holder


def _name(holder: Viewer) -> str:
    context.set_viewer(holder)
    person = Participant.objects.seen_by(holder).get()
    log.record(by=holder, act="client.look", subjects=[person.pk], kinds=ALWAYS, ground="mandate")
    return person.name


def _holding(rows: QuerySet[Mandate]) -> QuerySet[Mandate]:
    today = clock.today()
    return rows.filter(Q(ends_on=None) | Q(ends_on__gte=today), ended_at=None)
