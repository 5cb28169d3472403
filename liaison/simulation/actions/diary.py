"""What happens when: the court's lists, the liaisons' work and what participants do, written down before it is played."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from liaison.care.delivery import deliver_closed
from liaison.common import clock
from liaison.common.viewer import worker
from liaison.court.rules.sitting import closes_at, holidays_around
from liaison.simulation import queries
from liaison.simulation.actions import care, court, me
from liaison.simulation.actions.world import Act, World, at
from liaison.simulation.rules import story
from liaison.simulation.rules.staff import CHAMBER

LAWYERS = ("lawyer", "lawyer2")
DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
A_WHILE = 7 * MINUTE
"""So long one person is busy with what he wants to tell."""


def arrange(world: World) -> None:
    """Write the whole diary."""
    for place, day in enumerate(world.days):
        _list(world, place, day)
        _handover(world, place, day)
    for person in world.people:
        _casework(world, person)
        _attendance(world, person)
    _mandates(world)


def _list(world: World, place: int, day: date) -> None:
    """A list: read in a week before, closed and delivered on its moment, held on its day."""
    comers = [person for person in world.people if person.first_list == place]
    clerk, names = world.who("clerk"), [world.who(name).name for name in LAWYERS]
    read_in = partial(court.read_in, by=clerk, chamber=world.staff.organisations[CHAMBER], people=comers)
    moment = min(at(day - 7 * DAY, 9, 30), world.until - 30 * HOUR)
    world.note(moment, partial(read_in, day=day, lawyers=names))
    for name in LAWYERS:
        world.note(moment + A_WHILE, partial(court.name_lawyer, by=clerk, lawyer=world.who(name)))
    world.note(closing(day) + 15 * MINUTE / 60, partial(deliver_closed, by=worker("care")))
    if place < story.HELD:
        later = world.days[place + 1 : place + 3]
        hold = partial(court.hold, by=world.who("judge"), sitting_day=day, later=later, chance=world.chance)
        world.note(at(day, 12, 10), hold)


def closing(day: date) -> datetime:
    """When hand-over for a list closes: nobody in the constructed world says otherwise."""
    return closes_at(day, holidays_around(day))


def _handover(world: World, place: int, day: date) -> None:
    """Two days before it closes people prepare; their sources answer. For the list that is open, some have begun."""
    is_open = place > story.HELD
    begins = world.until - 20 * HOUR if is_open else closing(day) - 2 * DAY + 3 * HOUR
    world.note(begins, partial(_prepare, world, day))
    if is_open:
        return
    for name in ("liaison", "liaison2"):
        answer = partial(me.confirm_as_liaison, by=world.who(name), chance=world.chance)
        world.note(closing(day) - 6 * HOUR, answer)
    world.note(closing(day) - 4 * HOUR, partial(_confirm, world))


def _prepare(world: World, day: date) -> None:
    """One after the other, everybody who is on the list and has a way in."""
    have_a_way = {way.subject for way in world.ways_into("me")}
    moment = clock.now()
    for row in queries.on_list(day):
        if row.participant in have_a_way:
            with clock.played(moment):
                me.prepare(person=row.participant, occasion=row.id, chance=world.chance)
            moment += A_WHILE


def _confirm(world: World) -> None:
    """Every programme that was asked something answers for its sentences."""
    for way in world.ways_into("care"):
        me.confirm_as_programme(sent=way, chance=world.chance)


def _casework(world: World, person: story.Person) -> None:
    """A liaison after the first sitting, a link, contacts every week or two, a plan after some weeks."""
    first, liaison = world.days[person.first_list], world.liaison_of(person)

    def about(act: Callable[..., object]) -> Act:
        return partial(_about, world, person, act)

    coordinator = world.who("coordinator")
    world.note(at(first + DAY, 9), about(partial(care.give_liaison, by=coordinator, liaison=liaison)))
    world.note(at(first + 2 * DAY, 16), partial(_invite, world, person))
    day, number = first + 3 * DAY, 0
    while day < world.until.date():
        world.note(at(day, 10 + number % 6, 15), about(partial(care.meet, by=liaison, chance=world.chance)))
        if number in {1, 5}:
            agree = partial(care.plan, by=liaison, chance=world.chance, begun_from=number // 5)
            world.note(at(day, 17), about(agree))
        day, number = day + world.chance.randint(6, 13) * DAY, number + 1


def _about(world: World, person: story.Person, act: Callable[..., object]) -> None:
    act(person=world.id_of(person))


def _invite(world: World, person: story.Person) -> None:
    world.ways.append(me.invite(by=world.liaison_of(person), person=world.id_of(person)))


def _attendance(world: World, person: story.Person) -> None:
    """Half of those who have been here a while ask a programme; most programmes have answered, the last not yet."""
    first = world.days[person.first_list]
    programme = world.chance.choice(world.staff.programmes)
    asked = at(first + 16 * DAY, 20) if person.place else world.until - 26 * HOUR
    if (person.place % 2 and world.chance.random() < 0.7) or person.place == 0:
        world.note(asked, partial(_ask, world, person, programme))
        world.note(asked + 15 * HOUR, partial(_send_on, world, person))
        if person.place:
            world.note(asked + 66 * HOUR, partial(_attest, world, person))


def _ask(world: World, person: story.Person, programme: UUID) -> None:
    me.ask(person=world.id_of(person), programme=programme)


def _send_on(world: World, person: story.Person) -> None:
    world.ways.extend(me.send_on(by=world.liaison_of(person), person=world.id_of(person)))


def _attest(world: World, person: story.Person) -> None:
    of_person = queries.requests_of(world.id_of(person))
    for way in world.ways_into("care"):
        if way.subject in of_person:
            me.attest(sent=way, chance=world.chance)


def _mandates(world: World) -> None:
    """One lawyer may read along with two clients."""
    world.note(at(world.days[1], 15), partial(_prepare_lawyer, world))
    for number, person in enumerate(world.people[:2]):
        world.note(at(world.days[2] - DAY, 18 + number), partial(_mandate, world, person))


def _prepare_lawyer(world: World) -> None:
    world.ways.append(me.prepare_lawyer(by=world.who("liaison"), name=world.who("lawyer").name))


def _mandate(world: World, person: story.Person) -> None:
    lawyer = next(way for way in world.ways if way.who == world.who("lawyer").name)
    me.mandate(person=world.id_of(person), lawyer=lawyer.subject)
