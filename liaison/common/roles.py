"""Who an actor is. What a role may see is not said here: a role reads a column of the disclosure matrix."""

from enum import StrEnum


class Role(StrEnum):
    """The roles of design.md, "Doors", with the two actors that have no account: a programme's link and a
    worker.

    A defence lawyer is two roles, since he comes in by two doors: LAWYER reads the court file at the court's
    door, MANDATED_LAWYER reads at the participant's door what that client mandates to him.
    """

    JUDGE = "judge"
    PROSECUTOR = "prosecutor"
    CLERK = "clerk"
    LAWYER = "lawyer"
    JUSTICE_ASSISTANT = "justice-assistant"
    LIAISON = "liaison"
    COORDINATOR = "coordinator"
    PROVIDER = "provider"
    NETWORK_MANAGER = "network-manager"
    POLICY_COORDINATOR = "policy-coordinator"
    RESEARCHER = "researcher"
    ADMINISTRATOR = "administrator"
    DATA_PROTECTION_OFFICER = "data-protection-officer"
    PARTICIPANT = "participant"
    TRUSTED_PERSON = "trusted-person"
    MANDATED_LAWYER = "mandated-lawyer"
    PROGRAMME = "programme"
    SYSTEM = "system"
