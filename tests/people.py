"""The cast that tests share: two chambers, two participants, and their near misses. Made plainly, row by row."""

from datetime import date
from typing import Any

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network.models import Account, Organisation
from liaison.participants.actions import keep_name
from liaison.participants.models import Participant, SignIn, Trajectory

DOOR_OF = {
    Role.JUDGE: "court",
    Role.PROSECUTOR: "court",
    Role.CLERK: "court",
    Role.LAWYER: "court",
    Role.JUSTICE_ASSISTANT: "court",
    Role.LIAISON: "care",
    Role.COORDINATOR: "care",
    Role.PROVIDER: "care",
    Role.NETWORK_MANAGER: "network",
    Role.POLICY_COORDINATOR: "network",
    Role.RESEARCHER: "network",
    Role.ADMINISTRATOR: "office",
    Role.DATA_PROTECTION_OFFICER: "office",
}


def organisation(kind: str = "chamber", name: str = "Chamber") -> Organisation:
    return Organisation.objects.create(name=name, kind=kind)


def account(role: Role, at: Organisation | None = None, name: str = "", **more: Any) -> Account:
    """An account with this role, at the door where the role comes in."""
    at = at or organisation()
    username = name or f"{role.value}-{Account.objects.count()}"
    return Account.objects.create(
        door=DOOR_OF[role],
        username=username,
        name=name or role.value,
        role=role.value,
        organisation=at,
        **more,
    )


def viewer(role: Role, at: Organisation | None = None) -> Viewer:
    made = account(role, at)
    return Viewer(made.pk, role, made.door, made.name, made.organisation_id)


def participant(name: str = "Yara Peeters", born_on: date = date(1994, 3, 14)) -> Participant:
    given, _, surname = name.partition(" ")
    made = Participant.objects.create(
        surname=surname, given_name=given, born_on=born_on, folded_name=name.lower(), language="nl"
    )
    keep_name(by=Viewer(SYSTEM_ID, Role.SYSTEM, "court"), person=made)
    return made


def trajectory(of: Participant, chamber: Organisation) -> Trajectory:
    return Trajectory.objects.create(
        participant=of, chamber=chamber, state=Trajectory.State.RUNNING, introduced_on=clock.today()
    )


def sign_in(of: Participant) -> SignIn:
    return SignIn.objects.create(
        role=Role.PARTICIPANT.value, name=of.name, participant=of, language=of.language
    )


def myself(of: Participant) -> Viewer:
    """The participant at his own door."""
    return Viewer(sign_in(of).pk, Role.PARTICIPANT, "me", of.name, person=of.pk)
