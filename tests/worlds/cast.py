"""Who is before the court in a world: read in from a list, heard at one sitting, and on the list of the next."""

import random
from dataclasses import dataclass, field, replace
from datetime import date
from uuid import UUID

from liaison.common import clock
from liaison.common.sheet import read_sheet
from liaison.common.viewer import worker
from liaison.court.actions import checklist, defending, importing, offering, registering, sheet, sitting
from liaison.court.models import Appearance, CaseFile
from liaison.court.queries.importing import plans_for
from liaison.court.rules.admission import ChargeServed, Check, Identity, OfferMade, Summons
from liaison.court.rules.listing import read_listing
from liaison.court.rules.sheet import Content
from liaison.network import actions as network
from tests.worlds.stage import CHAMBER, OTHER_CHAMBER, Stage

READ_IN, HELD, NEXT = date(2026, 11, 3), date(2026, 11, 12), date(2026, 11, 26)
"""When the list is read in, the sitting that has been held, and the one to come."""

BECAUSE = "a constructed world is being made"
NAMES = (
    "Haddadi;Yassine",
    "De Smet;Kim",
    "D'hondt;Jef",
    "Yıldız;Ayşe",
    "Dubois;Joke",
    "Maes;Tom",
    "Coppens;Wouter",
)
ELSEWHERE = ("Lambert;Luc", "Haddadi;Nora")
CHARGES = ("drugbezit", "heling", "winkeldiefstal x4", "bezit + verkoop")
AGREED = ("Elke dinsdag naar de groep", "Inschrijven bij de woonwinkel", "Papieren van het OCMW meebrengen")
HEADINGS = "Naam;Voornaam;Geboren;Notitienr;Feiten;Aangehouden;Volgende zitting;Stand;Raadsman;Taal"


@dataclass
class Person:
    """One participant, and his appearances by day."""

    id: UUID
    name: str
    occasions: dict[date, UUID] = field(default_factory=dict)


def read_in(stage: Stage, chance: random.Random) -> None:
    """Both chambers' lists, through the import; then who defends whom."""
    first = chance.sample(NAMES, chance.randint(5, 6))
    _list(
        stage,
        CHAMBER,
        "clerk",
        [_line(name, HELD if place else NEXT, chance) for place, name in enumerate(first)],
    )
    _list(stage, OTHER_CHAMBER, "other-clerk", [_line(name, NEXT, chance) for name in ELSEWHERE])
    admit(stage, chance)
    lawyers = [stage.staff["lawyer"].id, stage.staff["second-lawyer"].id, None]
    for file in CaseFile.objects.unguarded(because=BECAUSE).order_by("number"):
        by = next(
            one
            for name, one in stage.staff.items()
            if "clerk" in name and one.organisation == file.chamber_id
        )
        defending.name_lawyer(by=by, file=file.pk, lawyer=chance.choice(lawyers))


def admit(stage: Stage, chance: random.Random) -> None:
    """Somebody registered from two summonses and put on an introductory sitting, under the model of this court."""
    network.adopt_preset(
        by=worker("office"), chamber=stage.organisations[CHAMBER], code="dbk-gent", valid_from=READ_IN
    )
    by = stage.staff["clerk"]
    identity = Identity(surname="Okoye", given_name="Grâce", born_on=date(1990, 5, 17), language="fr")
    charge = ChargeServed(chance.choice(CHARGES), date(2026, 3, 2), date(2026, 4, 1))
    first = Summons(number="GE60.L3.000001-26", charges=(charge,), detained="no", lawyer_name="mr. Y")
    file = registering.register(by=by, summons=first, identity=identity)
    person = CaseFile.objects.unguarded(because=BECAUSE).get(pk=file).participant_id
    second = Summons(number="GE60.L3.000002-26", charges=(charge, charge), detained="unknown")
    other = registering.register(by=by, summons=second, identity=None, person=person)
    sitting.put_on_list(by=by, file=file, day=HELD, kind="introductory")
    corrected = replace(second, detained="yes", detained_where="Gent")
    registering.correct(by=by, file=other, revision=0, reason="opgesloten", content=(identity, corrected))
    if chance.random() < 0.5:
        registering.part(by=by, file=other)


def introduce(stage: Stage, chance: random.Random) -> None:
    """The prosecutor's checklist and the offer of those who come for the first time."""
    rows = Appearance.objects.unguarded(because=BECAUSE).filter(kind="introductory", sitting__day=HELD)
    for row in rows.order_by("id"):
        file = CaseFile.objects.unguarded(because=BECAUSE).filter(trajectory=row.trajectory_id).first()
        assert file
        checks = {"addiction": Check("yes"), "profit": Check(chance.choice(("no", "")))}
        checklist.save_checklist(by=stage.staff["prosecutor"], file=file.pk, version=0, checks=checks)
        made = OfferMade(explained_on=HELD, language="fr", answer=chance.choice(("accepts", "declines")))
        offering.record_offer(by=stage.staff["judge"], appearance=row.pk, version=0, offer=made)
        if (
            made.answer == "declines"
        ):  # a slip, corrected: whoever declines needs no liaison in the story to come
            made = replace(made, answer="accepts")
            offering.record_offer(by=stage.staff["clerk"], appearance=row.pk, version=1, offer=made)


def _list(stage: Stage, chamber: str, clerk: str, lines: list[str]) -> None:
    by = stage.staff[clerk]
    listing = read_listing(read_sheet("\n".join([HEADINGS, *lines]).encode(), "lijst.csv"), clock.today())
    importing.import_files(by=by, chamber=stage.organisations[chamber], plans=plans_for(by, listing.rows))


def _line(name: str, day: date, chance: random.Random) -> str:
    born = date(1970 + chance.randrange(35), 1 + chance.randrange(12), 1 + chance.randrange(28))
    number = (
        f"GE{chance.choice((20, 37))}.{chance.choice(('55', '98', 'L3'))}.{chance.randrange(10**6):06}-26"
    )
    held = chance.choice(("neen", "neen", "ja - Gent"))
    return f"{name};{born:%d/%m/%Y};{number};{chance.choice(CHARGES)};{held};{day:%d/%m/%Y};lopend;mr. X;{chance.choice('NF')}"


def people(stage: Stage, chamber: str = CHAMBER) -> list[Person]:
    """Everybody on a list of a chamber, in the order of the lists."""
    rows = Appearance.objects.unguarded(because=BECAUSE).filter(
        trajectory__chamber=stage.organisations[chamber]
    )
    found: dict[UUID, Person] = {}
    for row in rows.select_related("participant", "sitting").order_by("sitting__day", "position"):
        person = found.setdefault(row.participant_id, Person(row.participant_id, row.participant.name))
        person.occasions[row.sitting.day] = row.pk
    return list(found.values())


def hold_sitting(stage: Stage, chance: random.Random) -> None:
    """The sitting that has been held: what was decided and agreed, and everybody on the list of the next."""
    introduce(stage, chance)
    for person in people(stage):
        if HELD in person.occasions:
            content = Content(
                presence="present",
                said={"living": chance.choice(("told", "shown", "not-discussed"))},
                decision=chance.choice(("continue", "praise", "warn")),
                agreements=tuple(chance.sample(AGREED, chance.randint(0, 3))),
                next_day=NEXT,
            )
            by = stage.staff[chance.choice(("judge", "clerk"))]
            sheet.save_sheet(by=by, appearance=person.occasions[HELD], revision=0, content=content)
