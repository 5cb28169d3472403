"""Which roles come in by which door. Source: design.md, "Doors"."""

from liaison.common.roles import Role

ROLES_OF_DOOR: dict[str, tuple[Role, ...]] = {
    "court": (Role.JUDGE, Role.PROSECUTOR, Role.CLERK, Role.LAWYER, Role.JUSTICE_ASSISTANT),
    "care": (Role.LIAISON, Role.COORDINATOR, Role.PROVIDER),
    "network": (Role.NETWORK_MANAGER, Role.POLICY_COORDINATOR, Role.RESEARCHER),
    "office": (Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER),
}
"""The doors that have accounts. Participants and mandated lawyers come in by a link and have none."""

KINDS_OF_DOOR: dict[str, tuple[str, ...]] = {
    "court": ("chamber", "justice-house", "law-firm"),
    "care": ("care", "justice-house"),
    "network": ("care", "operator"),
    "office": ("operator",),
}
"""The kinds of organisation whose people may have an account at a door: no care worker at the court's."""


def may_hold(door: str, role: str, organisation_kind: str) -> bool:
    """Whether somebody of such an organisation may have such an account."""
    return role in ROLES_OF_DOOR.get(door, ()) and organisation_kind in KINDS_OF_DOOR.get(door, ())
