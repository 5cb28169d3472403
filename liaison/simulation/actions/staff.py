"""The organisations, the accounts, the court model and the programmes, made at the office as an administrator would."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.contrib.auth.hashers import make_password
from django.db import transaction

from liaison.common.roles import Role
from liaison.common.viewer import SYSTEM_ID, Viewer
from liaison.network import actions as office
from liaison.network.actions.exchange import import_directory, load_directory
from liaison.network.rules.court_models import GHENT
from liaison.network.rules.entries import ProgrammeEntry
from liaison.network.rules.hsds_reading import Reading
from liaison.network.sign_in import factors
from liaison.simulation.rules.offers import OFFERS, Offer
from liaison.simulation.rules.staff import CHAMBER, COLLEAGUES, EMPLOYERS, PASSWORD

MAKER = Viewer(SYSTEM_ID, Role.SYSTEM, "office", name="load-demo")


@dataclass(frozen=True)
class Staff:
    """Everybody by the name they sign in with, every organisation by its key, and each programme with what it offers."""

    people: Mapping[str, Viewer]
    organisations: Mapping[str, UUID]
    programmes: Mapping[UUID, Offer]


@transaction.atomic
def employ(*, by: Viewer = MAKER) -> Staff:
    """Make every organisation, programme and account. All accounts have the same password, and an app as factor."""
    organisations = {
        each.key: office.add_organisation(by=by, name=each.name, kind=each.kind) for each in EMPLOYERS
    }
    people, encoded = {}, make_password(PASSWORD)
    for each in COLLEAGUES:
        organisation = organisations[each.employer]
        details = office.Details(
            each.door, each.username, each.name, each.role, organisation, language=each.language
        )
        made = office.create_account(by=by, details=details, password=PASSWORD, encoded=encoded)
        factors.give_app(by=by, account=made.id)
        people[each.username] = Viewer(made.id, each.role, each.door, each.name, organisation)
    return Staff(people, organisations, _offered(by, organisations))


def _offered(by: Viewer, organisations: Mapping[str, UUID]) -> Mapping[UUID, Offer]:
    """The programmes that do not exist, by hand; what they are is taken over as from a file."""
    made = {
        office.add_programme(
            by=by,
            organisation=organisations[offer.employer],
            name=offer.name,
            question_address=offer.mail,
            telephone=offer.telephone,
        ): offer
        for offer in OFFERS
    }
    entries = tuple(
        ProgrammeEntry(
            id=pk,
            organisation=organisations[offer.employer],
            name=offer.name,
            kind=offer.kind,
            setting=offer.setting,
            municipality="Gent",
        )
        for pk, offer in made.items()
    )
    import_directory(by=by, reading=Reading((), entries, (), ()))
    return made


def furnish(*, by: Viewer = MAKER, staff: Staff, day: date) -> None:
    """The chamber gets its court model, and the shipped directory of real organisations stands beside the constructed ones."""
    office.adopt_preset(by=by, chamber=staff.organisations[CHAMBER], code=GHENT, valid_from=day)
    load_directory(by=by)
