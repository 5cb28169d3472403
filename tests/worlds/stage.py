"""The stage on which every world plays: two chambers and their people, a care service, programmes, lawyers."""

from dataclasses import dataclass, field
from uuid import UUID

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.network import actions as network
from liaison.network.models import Account

CHAMBER, OTHER_CHAMBER = "Drugbehandelingskamer", "Chambre de suivi"
ORGANISATIONS = {
    CHAMBER: "chamber",
    OTHER_CHAMBER: "chamber",
    "Justitiehuis": "justice-house",
    "Advocaten Noord": "law-firm",
    "Trajectbegeleiding": "care",
    "Dagcentrum": "care",
    "Netwerk": "operator",
}
STAFF = (
    ("court", "judge", Role.JUDGE, CHAMBER),
    ("court", "clerk", Role.CLERK, CHAMBER),
    ("court", "prosecutor", Role.PROSECUTOR, CHAMBER),
    ("court", "lawyer", Role.LAWYER, "Advocaten Noord"),
    ("court", "second-lawyer", Role.LAWYER, "Advocaten Noord"),
    ("court", "assistant", Role.JUSTICE_ASSISTANT, "Justitiehuis"),
    ("court", "other-judge", Role.JUDGE, OTHER_CHAMBER),
    ("court", "other-clerk", Role.CLERK, OTHER_CHAMBER),
    ("care", "coordinator", Role.COORDINATOR, "Trajectbegeleiding"),
    ("care", "liaison", Role.LIAISON, "Trajectbegeleiding"),
    ("care", "second-liaison", Role.LIAISON, "Trajectbegeleiding"),
    ("network", "manager", Role.NETWORK_MANAGER, "Netwerk"),
    ("network", "policy", Role.POLICY_COORDINATOR, "Netwerk"),
    ("network", "researcher", Role.RESEARCHER, "Netwerk"),
)
PROGRAMMES = ("Groep dinsdag", "Woontraining", "Arbeidszorg")
COURT_ADDRESS = "@court.example"
"""Where the court's people have their mail: whatever is sent there, by whichever door, the court reads."""


@dataclass
class Stage:
    """Who is there, by the names above."""

    organisations: dict[str, UUID] = field(default_factory=dict)
    staff: dict[str, Viewer] = field(default_factory=dict)
    programmes: list[UUID] = field(default_factory=list)


def set_up() -> Stage:
    """Make all of them, as the office would."""
    office, stage = worker("office"), Stage()
    for name, kind in ORGANISATIONS.items():
        stage.organisations[name] = network.add_organisation(by=office, name=name, kind=kind)
    for door, username, role, organisation in STAFF:
        details = network.Details(
            door=door,
            username=username,
            name=username.title(),
            role=role.value,
            organisation=stage.organisations[organisation],
            email=f"{username}{COURT_ADDRESS if door == 'court' else '@care.example'}",
        )
        made = network.create_account(by=office, details=details, password=f"{username} of the twin worlds")
        stage.staff[username] = Viewer(made.id, role, door, details.name, details.organisation)
    for place, name in enumerate(PROGRAMMES):
        stage.programmes.append(
            network.add_programme(
                by=office,
                organisation=stage.organisations["Dagcentrum"],
                name=name,
                question_address=f"desk{place}@programme.example" if place else "",
                telephone="09 000 00 00",
            )
        )
    Account.objects.update(last_login=clock.now())  # everybody has chosen a password of his own
    return stage
