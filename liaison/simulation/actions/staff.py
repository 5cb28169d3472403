"""The organisations and the accounts, made at the office as an administrator would."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network import actions as office
from liaison.network.sign_in import factors
from liaison.simulation.rules.staff import COLLEAGUES, EMPLOYERS, PASSWORD

MAKER = Viewer(SYSTEM_ID, Role.SYSTEM, "office", name="load-demo")


@dataclass(frozen=True)
class Staff:
    """Everybody by the name they sign in with, every organisation by its key, and the programmes in order."""

    people: Mapping[str, Viewer]
    organisations: Mapping[str, UUID]
    programmes: tuple[UUID, ...]


@transaction.atomic
def employ(*, by: Viewer = MAKER) -> Staff:
    """Make every organisation, programme and account. All accounts have the same password, and an app as factor."""
    organisations = {
        each.key: office.add_organisation(by=by, name=each.name, kind=each.kind) for each in EMPLOYERS
    }
    programmes = tuple(
        office.add_programme(
            by=by, organisation=organisations[each.key], name=name, question_address=mail, telephone=tel
        )
        for each in EMPLOYERS
        for name, mail, tel in each.programmes
    )
    people = {}
    for each in COLLEAGUES:
        organisation = organisations[each.employer]
        details = office.Details(
            each.door, each.username, each.name, each.role, organisation, language=each.language
        )
        made = office.create_account(by=by, details=details, password=PASSWORD)
        factors.give_app(by=by, account=made.id)
        people[each.username] = Viewer(made.id, each.role, each.door, each.name, organisation)
    return Staff(people, organisations, programmes)
