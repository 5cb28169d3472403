"""The cast of the care door's tests: a chamber, a care service with its staff, a programme, and people."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from uuid import UUID

from liaison.care.models import Attestation
from liaison.casework.models import Assignment
from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Agreement, Appearance, CaseFile, Charge, Sitting
from liaison.network.models import Account, Organisation, Programme
from liaison.participants.models import Participant, Trajectory

HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Service:
    """A chamber and the care service that works for it."""

    chamber: Organisation
    organisation: Organisation


def service() -> Service:
    return Service(
        Organisation.objects.create(name="Drug chamber", kind=Organisation.Kind.CHAMBER),
        Organisation.objects.create(name="Service", kind=Organisation.Kind.CARE),
    )


def staff(organisation: Organisation, username: str, role: Role = Role.LIAISON) -> Account:
    return Account.objects.create(
        door="care", username=username, name=username.title(), role=role.value, organisation=organisation
    )


def viewer_of(account: Account) -> Viewer:
    return Viewer(account.pk, Role(account.role), account.door, account.name, account.organisation_id)


def person(chamber: Organisation, surname: str = "Haddadi", given_name: str = "Yassine") -> Participant:
    """Somebody with a file before the chamber."""
    participant = Participant.objects.create(
        surname=surname, given_name=given_name, born_on=date(1994, 3, 14), folded_name=surname.lower()
    )
    trajectory = Trajectory.objects.create(
        participant=participant,
        chamber=chamber,
        state=Trajectory.State.RUNNING,
        introduced_on=date(2026, 6, 1),
    )
    file = CaseFile.objects.create(
        participant=participant,
        trajectory=trajectory,
        chamber=chamber,
        number=f"GE21.L3.{CaseFile.objects.unguarded(because='a number for a test').count():04}-26",
    )
    Charge.objects.create(file=file, participant=participant, position=1, words="Possession")
    return participant


def assign(
    participant: Participant, account: Account, since: timedelta = DAY, until: timedelta | None = None
) -> Assignment:
    """An assignment that began ``since`` ago and, where given, ends ``until`` from now."""
    now = clock.now()
    return Assignment.objects.create(
        participant=participant,
        account=account,
        starts_at=now - since,
        ends_at=None if until is None else now + until,
    )


def sitting(chamber: Organisation, day: date, closes_at: datetime | None = None) -> Sitting:
    closing = closes_at or clock.now() + DAY
    return Sitting.objects.create(chamber=chamber, day=day, starts_at=time(9), closes_at=closing)


def appearance(participant: Participant, on: Sitting, **facts: object) -> Appearance:
    trajectory = Trajectory.objects.unguarded(because="a test's own person").get(participant=participant)
    place = Appearance.objects.unguarded(because="a place for a test").filter(sitting=on).count() + 1
    return Appearance.objects.create(
        participant=participant, trajectory=trajectory, sitting=on, position=place, **facts
    )


def agree(on: Appearance, words: str) -> Agreement:
    return Agreement.objects.create(appearance=on, participant_id=on.participant_id, position=1, words=words)


def programme(organisation: Organisation, name: str = "Day programme") -> Programme:
    return Programme.objects.create(
        organisation=organisation, name=name, question_address="desk@example.org", telephone="09 000 00 00"
    )


def asked(participant: Participant, of: Programme) -> Attestation:
    """An attestation that the participant asked for."""
    return Attestation.objects.create(
        participant=participant,
        programme=of,
        starts_on=date(2026, 10, 1),
        ends_on=date(2026, 10, 31),
        asked_at=clock.now() - HOUR,
    )


NOBODY = UUID(int=9)
