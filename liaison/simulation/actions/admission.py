"""How a file comes before the court: registered from the summons, judged by the criteria, and the offer answered."""

from datetime import date, timedelta
from functools import partial
from uuid import UUID

from liaison.common import clock
from liaison.court.actions.checklist import save_checklist
from liaison.court.actions.offering import record_offer
from liaison.court.actions.registering import register
from liaison.court.actions.sitting import put_on_list
from liaison.court.actions.trajectory import advance
from liaison.court.rules.admission import ChargeServed, Identity, OfferAnswer, OfferMade, Summons
from liaison.court.rules.trajectory import Step
from liaison.network.queries.court_models import model_of
from liaison.simulation import queries
from liaison.simulation.actions.world import Life, World, later
from liaison.simulation.rules import admission as rules
from liaison.simulation.rules.people import Answer, Person
from liaison.simulation.rules.staff import CHAMBER, LAWYERS

SAYS = {
    Answer.ACCEPT: OfferAnswer.ACCEPTS,
    Answer.ASK_TIME: OfferAnswer.ASKS_TIME,
    Answer.DECLINE: OfferAnswer.DECLINES,
}
REGISTERED = 0.75
"""How many newcomers the clerk registers from the summons; the others come with a list that is read in. Ours."""

PLACE_OF_CUSTODY = "Gent"


def register_file(world: World, person: Person, day: date) -> UUID:
    """Every file of somebody new, and his place on the list of a day; the prosecutor looks at the criteria."""
    clerk, known, file = world.who("clerk"), None, None
    for number, facts in person.files:
        summons = _summons(world, person, number, facts)
        file = register(
            by=clerk, summons=summons, identity=None if known else _identity(person), person=known
        )
        known = known or queries.person_of(file)
    if known is None or file is None:
        raise LookupError("nobody comes before the court without a file")
    put_on_list(by=clerk, file=file, day=day)
    return known


def _identity(person: Person) -> Identity:
    name = person.name
    return Identity(
        surname=name.surname,
        given_name=name.given,
        born_on=person.born_on,
        language=name.language,
        interpreter=name.interpreter,
    )


def _summons(world: World, person: Person, number: str, facts: str) -> Summons:
    lawyer = world.who(LAWYERS[person.place % len(LAWYERS)])
    first = facts_of(person)[0]
    return Summons(
        number=number,
        charges=(ChargeServed(facts, first),),
        detained="yes" if person.is_detained else "no",
        detained_where=PLACE_OF_CUSTODY if person.is_detained else "",
        lawyer=lawyer.id,
        lawyer_name=lawyer.name,
    )


def facts_of(person: Person) -> tuple[date, date]:
    """The day of the facts: some months before the court saw him."""
    day = person.introduced_on - timedelta(days=60 + 7 * (abs(person.place) % 20))
    return day, day


def arrange_checklist(world: World, life: Life) -> None:
    """Two working days later the prosecutor answers the criteria of the court model: as they will turn out."""
    chance = world.chance_of(f"admission/{life.person.place}")
    criteria = model_of(world.staff.organisations[CHAMBER], clock.today()).criteria
    life.against = rules.against(chance, criteria, life.person.files[0][1])
    world.note(later(2, 14, life.chance.randint(0, 59)), partial(_check, world, life))


def _check(world: World, life: Life) -> None:
    model = model_of(world.staff.organisations[CHAMBER], clock.today())
    checks = rules.checks(life.chance, model.criteria, life.person.is_detained, life.against)
    file = queries.file_of(life.id)
    save_checklist(by=world.who("prosecutor"), file=file, version=0, checks=checks)


def make_no_offer(world: World, life: Life) -> None:
    """What the prosecutor found speaks against it: the court makes no offer, and the file goes the ordinary way."""
    way = queries.way_of(life.id)
    advance(by=world.who("judge"), trajectory=way, step=Step.NOT_START, on=clock.today())


def offer(world: World, life: Life, appearance: UUID, says: Answer) -> None:
    """The judge explains what is at stake, in his language, and what he answers is recorded."""
    name, asks_time = life.person.name, says is Answer.ASK_TIME
    made = OfferMade(
        explained_on=clock.today(),
        language=name.language,
        interpreter=name.interpreter,
        answer=SAYS[says].value,
        time_until=clock.today() + timedelta(weeks=2) if asks_time else None,
    )
    record_offer(by=world.who("judge"), appearance=appearance, version=life.offers, offer=made)
    life.offers += 1
