"""Who works in the constructed world: the same people for every seed, so that their sign-ins can be remembered."""

from dataclasses import dataclass
from typing import Final

from liaison.common.roles import Role

PASSWORD: Final = "constructed-world"  # noqa: S105 - a constructed world has no secret
CHAMBER, HOUSE, BAR, CARE_EAST, CARE_WEST, OPERATOR = "chamber", "house", "bar", "east", "west", "operator"


@dataclass(frozen=True)
class Employer:
    """An organisation."""

    key: str
    kind: str
    name: str


@dataclass(frozen=True)
class Colleague:
    """Somebody with an account: where he comes in, as what, and by which name."""

    door: str
    role: Role
    username: str
    name: str
    employer: str
    language: str = "nl"


EMPLOYERS: Final = (
    Employer(CHAMBER, "chamber", "Drugbehandelingskamer Gent"),
    Employer(HOUSE, "justice-house", "Justitiehuis Gent"),
    Employer(BAR, "law-firm", "Advocaten aan de Coupure"),
    Employer(CARE_EAST, "care", "De Oostbrug"),
    Employer(CARE_WEST, "care", "Huis Ter Leie"),
    Employer(OPERATOR, "operator", "Netwerk geestelijke gezondheid Oost-Vlaanderen"),
)

COLLEAGUES: Final = (
    Colleague("court", Role.JUDGE, "judge", "Hilde Vereecken", CHAMBER),
    Colleague("court", Role.CLERK, "clerk", "Griet Lenaerts", CHAMBER),
    Colleague("court", Role.PROSECUTOR, "prosecutor", "Peter Maes", CHAMBER),
    Colleague("court", Role.LAWYER, "lawyer", "Samira Belkacem", BAR),
    Colleague("court", Role.LAWYER, "lawyer2", "Olivier Dumont", BAR, "fr"),
    Colleague("court", Role.JUSTICE_ASSISTANT, "assistant", "Katrien Wouters", HOUSE),
    Colleague("care", Role.COORDINATOR, "coordinator", "An De Vos", CARE_EAST),
    Colleague("care", Role.LIAISON, "liaison", "Jonas Temmerman", CARE_EAST),
    Colleague("care", Role.LIAISON, "liaison2", "Leïla Mansouri", CARE_EAST, "fr"),
    Colleague("care", Role.LIAISON, "liaison3", "Daniel Asante", CARE_EAST, "en"),
    Colleague("network", Role.NETWORK_MANAGER, "manager", "Bart Roelandt", OPERATOR),
    Colleague("office", Role.ADMINISTRATOR, "admin", "Ingrid Pauwels", OPERATOR),
    Colleague("office", Role.DATA_PROTECTION_OFFICER, "dpo", "Marc Janssens", OPERATOR),
    Colleague("network", Role.POLICY_COORDINATOR, "policy", "Veerle Coppens", OPERATOR),
    Colleague("network", Role.RESEARCHER, "researcher", "Nadia Ferrari", OPERATOR),
)

LAWYERS: Final = ("lawyer", "lawyer2")
LIAISONS: Final = ("liaison", "liaison2", "liaison3")
WRITES_IN: Final = {each.username: each.language for each in COLLEAGUES}
