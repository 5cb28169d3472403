"""What the played world needs to know of itself; nobody is shown it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import connection
from django.db.models import Count

from liaison.care.models import Attestation, Referral
from liaison.care.rules.referring import State
from liaison.casework.models import LiaisonWish, Step
from liaison.common import links
from liaison.common.models import Installation
from liaison.court.models import Appearance, CaseFile
from liaison.network.models import Account, Organisation
from liaison.participants.models import Trajectory

BECAUSE = "a constructed world is played: nobody is shown to anybody"


@dataclass(frozen=True)
class OnList:
    """One person on one list."""

    id: UUID
    participant: UUID


@dataclass(frozen=True)
class Unsent:
    """A question to a programme that has not been sent on."""

    id: UUID
    programme: str


def is_empty() -> bool:
    """Whether nothing was ever entered here."""
    return not (Account.objects.exists() or Organisation.objects.exists() or Installation.objects.exists())


def is_prepared() -> bool:
    """Whether the database has its tables."""
    tables = set(connection.introspection.table_names())
    return {Account._meta.db_table, Organisation._meta.db_table, Installation._meta.db_table} <= tables


def is_constructed() -> bool:
    """Whether the database says that its people do not exist."""
    return Installation.objects.filter(is_constructed=True).exists()


def by_number() -> Mapping[str, UUID]:
    """Whose each file is."""
    return dict(CaseFile.objects.unguarded(because=BECAUSE).values_list("number", "participant_id"))


def on_list(day: date) -> tuple[OnList, ...]:
    """Who is on the list of a day, in its order."""
    rows = Appearance.objects.unguarded(because=BECAUSE).filter(sitting__day=day)
    expected = rows.exclude(presence=Appearance.Presence.OFF_LIST).order_by("position", "id")
    return tuple(OnList(row.pk, row.participant_id) for row in expected)


def files_of(lawyer_name: str) -> tuple[UUID, ...]:
    """The files on which the court's list names this lawyer and no account is named yet."""
    rows = CaseFile.objects.unguarded(because=BECAUSE).filter(lawyer_name__endswith=lawyer_name, lawyer=None)
    return tuple(rows.order_by("number").values_list("pk", flat=True))


def person_of(file: UUID) -> UUID:
    """Whose a file is."""
    return CaseFile.objects.unguarded(because=BECAUSE).values_list("participant_id", flat=True).get(pk=file)


def way_of(person: UUID) -> UUID:
    """Somebody's way through the court: in the constructed world everybody has one."""
    rows = Trajectory.objects.unguarded(because=BECAUSE).filter(participant=person)
    return rows.order_by("pk").values_list("pk", flat=True)[0]


def open_steps(person: UUID) -> tuple[UUID, ...]:
    """What somebody's newest plan says that is still to be done."""
    rows = Step.objects.unguarded(because=BECAUSE).filter(participant=person, done_on=None)
    found = rows.order_by("-plan__version", "position", "id").values_list("plan_id", "pk")
    return tuple(pk for plan, pk in found if plan == found[0][0])


def wish_of(person: UUID) -> UUID:
    """That somebody asked for another liaison."""
    rows = LiaisonWish.objects.unguarded(because=BECAUSE).filter(participant=person)
    return rows.order_by("-asked_at").values_list("pk", flat=True)[0]


def waiting() -> Mapping[UUID, int]:
    """How many wait for each programme."""
    rows = Referral.objects.unguarded(because=BECAUSE).filter(state=State.WAITING)
    counts = rows.order_by().values_list("programme_id").annotate(Count("id"))
    return dict(counts.order_by("programme_id"))


def file_of(person: UUID) -> UUID:
    """One of somebody's files."""
    rows = CaseFile.objects.unguarded(because=BECAUSE).filter(participant=person)
    return rows.order_by("number").values_list("pk", flat=True)[0]


def unsent(person: UUID) -> tuple[Unsent, ...]:
    """What somebody asked of programmes and nobody has sent on."""
    rows = Attestation.objects.unguarded(because=BECAUSE).filter(participant=person, attested_at=None)
    asked = rows.order_by("asked_at", "id").values_list("pk", "programme__name")
    return tuple(Unsent(pk, name) for pk, name in asked if not links.working(pk))


def unanswered() -> frozenset[UUID]:
    """What programmes were asked and have not answered."""
    rows = Attestation.objects.unguarded(because=BECAUSE).filter(attested_at=None)
    return frozenset(rows.values_list("pk", flat=True))
