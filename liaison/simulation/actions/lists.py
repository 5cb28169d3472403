"""The diary of the court's lists: read in before, prepared for, closed and delivered at their moment, held on their day."""

from datetime import date, datetime, timedelta
from functools import partial
from uuid import UUID

from liaison.care.delivery import deliver_closed
from liaison.common import clock
from liaison.common.viewer import worker
from liaison.simulation import queries
from liaison.simulation.actions import admission, care, court, judging, me, on_paper
from liaison.simulation.actions.world import Life, World, later
from liaison.simulation.rules import path
from liaison.simulation.rules.calendar import at, closing, working, working_before
from liaison.simulation.rules.path import Stage
from liaison.simulation.rules.people import Answer, Outcome, Person
from liaison.simulation.rules.staff import CHAMBER, LAWYERS, LIAISONS

DAY, HOUR, MINUTE = timedelta(days=1), timedelta(hours=1), timedelta(minutes=1)
A_WHILE = 7 * MINUTE
"""So long one person is busy with what he wants to tell, and the court with one person."""

Asked = dict[UUID, list[UUID]]
"""The sentences that wait for each source."""

NO_DATE_YET = 0.03
"""How often a sheet is saved without a next day; the clerk finds one some days later. Ours."""


def arrange(world: World) -> None:
    """Whoever is on his way when the court begins is read in first; then every list in its turn."""
    began = world.calendar.began
    stock = [person for person in world.people if person.was_here]
    world.note(began + HOUR, partial(_read_in, world, stock))
    for place, day in enumerate(world.calendar.sittings):
        newcomers = [each for each in world.people if not each.was_here and each.first_list == place]
        _bring(world, newcomers, max(began + 2 * HOUR, at(working(day - 10 * DAY), 9, 30)))
        _handover(world, place, day)
        world.note(at(working_before(day - 3 * DAY), 11), partial(judging.announce, world, day))
        if place < world.calendar.near:
            world.note(at(day, 9), partial(_hold, world, place, day))


def _read_in(world: World, people: list[Person]) -> None:
    """A list as a clerk has it, and the lawyers whom it names."""
    clerk, names = world.who("clerk"), [world.who(name).name for name in LAWYERS]
    rows = [(person, world.calendar.day(person.first_list)) for person in people]
    court.read_in(by=clerk, chamber=world.staff.organisations[CHAMBER], rows=rows, lawyers=names)
    ids = queries.by_number()
    for person in people:
        _known(world, person, ids[person.files[0][0]])
    for name in LAWYERS:
        court.name_lawyer(by=clerk, lawyer=world.who(name))


def _bring(world: World, newcomers: list[Person], moment: datetime) -> None:
    """Most files are registered from the summons, some still come with a list."""
    chance = world.chance_of(f"registry/{moment:%Y-%m-%d}")
    listed = [each for each in newcomers if chance.random() >= admission.REGISTERED]
    if listed:
        world.note(moment, partial(_read_in, world, listed))
    for number, person in enumerate(each for each in newcomers if each not in listed):
        world.note(moment + (number + 1) * A_WHILE, partial(_register, world, person))


def _register(world: World, person: Person) -> None:
    _known(world, person, admission.register_file(world, person, world.calendar.day(person.first_list)))


def _known(world: World, person: Person, pk: UUID) -> None:
    life = Life(person, pk, world.chance_of(f"person/{person.place}"))
    world.lives[pk] = life
    if person.was_here:
        life.ends_on = person.introduced_on + person.fate.lasts
        begin(world, life)
    else:
        admission.arrange_checklist(world, life)


def begin(world: World, life: Life) -> None:
    """Somebody is on his way through the court: the care side finds him a liaison."""
    life.stage = Stage.RUNNING
    life.ends_on = life.ends_on or _end(life)
    wait = life.chance.choice((1, 1, 1, 2, 5))
    world.note(later(wait, 9, life.chance.randint(0, 59)), partial(care.accompany, world, life, LIAISONS))


def _end(life: Life) -> date:
    lasts = life.person.fate.lasts
    if life.person.fate.outcome is Outcome.STOPPED:
        lasts = lasts * life.chance.randint(30, 80) / 100
    return clock.today() + lasts


def _handover(world: World, place: int, day: date) -> None:
    """Two days before it closes people prepare; their sources answer; the worker delivers. For the open list some begin."""
    if place > world.calendar.near + 1:
        return
    is_open = place == world.calendar.near + 1
    begins = world.until - 20 * HOUR if is_open else closing(day) - 2 * DAY + 3 * HOUR
    asked: Asked = {}
    world.note(begins, partial(_prepare, world, day, 2 if is_open else 1, asked))
    if not is_open:
        world.note(closing(day) - 6 * HOUR, partial(_confirm, world, asked, day))
    world.note(closing(day) + 15 * MINUTE / 60, partial(deliver_closed, by=worker("care")))


def _prepare(world: World, day: date, every: int, asked: Asked) -> None:
    """One after the other, everybody who is on the list and has a way in; of the open list every other one."""
    moment = clock.now()
    for row in queries.on_list(day)[::every]:
        world.note(moment, partial(_tell, world, world.lives[row.participant], row.id, asked))
        moment += A_WHILE


def _tell(world: World, life: Life, occasion: UUID, asked: Asked) -> None:
    if not life.way:
        on_paper.sign(world, life, occasion)
    else:
        for source, statement in me.prepare(life=life, occasion=occasion):
            asked.setdefault(source, []).append(statement)


def _confirm(world: World, asked: Asked, day: date) -> None:
    """Every source that was asked something answers: programmes by their links, liaisons themselves."""
    chance = world.chance_of(f"sources/{day}")
    liaisons = {world.who(name).id: world.who(name) for name in LIAISONS}
    for source, statements in asked.items():
        if sent := world.programmes.get(source):
            me.confirm_as_programme(sent=sent, statements=statements, chance=chance)
        elif source in liaisons:
            me.confirm_as_liaison(by=liaisons[source], statements=statements, chance=chance)


def _hold(world: World, place: int, day: date) -> None:
    """The sitting: one sheet for everybody on the list, in the order of the list."""
    moment = clock.now()
    for row in queries.on_list(day):
        world.note(moment, partial(_appear, world, world.lives[row.participant], row.id, place))
        moment += A_WHILE


def _appear(world: World, life: Life, appearance: UUID, place: int) -> None:
    """What is decided of one person, and where it leads him."""
    presence = path.is_there(life.chance, life.person.fate.outcome)
    is_there = presence != "absent"
    if life.stage in {Stage.INTRODUCTION, Stage.REFLECTION} and is_there:
        _answer(world, life, appearance)
    is_last = life.stage is Stage.ENDED or (life.ends_on is not None and life.ends_on <= clock.today())
    if is_there and is_last:
        last = path.last_sheet(life.chance)
        court.save(by=world.who("judge"), life=life, appearance=appearance, content=last)
        if life.stage is Stage.RUNNING:
            judging.close(world, life)
        care.let_go(world, life)
        return
    next_day: date | None = world.calendar.day(place + path.weeks_to_next(life.chance, life.stage))
    if is_there and life.chance.random() < NO_DATE_YET:
        put_back = partial(court.put_back, by=world.who("clerk"), life=life, place=place + 3)
        world.note(later(life.chance.randint(4, 11), 11), partial(put_back, calendar=world.calendar))
        next_day = None
    court.save(
        by=world.who("judge"),
        life=life,
        appearance=appearance,
        content=path.sheet(life.chance, presence, next_day, life.person.name.interpreter),
    )
    if is_there:
        court.register_paper(by=world.who("clerk"), life=life, appearance=appearance)
        court.keep_note(by=world.who("judge"), life=life, appearance=appearance)


def _answer(world: World, life: Life, appearance: UUID) -> None:
    """The offer, and what he answers: now, or after the time that he asked for. To few the court offers nothing."""
    fate = life.person.fate
    if life.against:
        admission.make_no_offer(world, life)
        life.stage = Stage.ENDED
        return
    says = fate.answer if life.stage is Stage.INTRODUCTION else _after_time(fate.accepts_later)
    admission.offer(world, life, appearance, says)
    if says is Answer.ACCEPT:
        begin(world, life)
    elif says is Answer.DECLINE:
        life.stage = Stage.ENDED
    else:
        life.stage = Stage.REFLECTION


def _after_time(accepts: bool) -> Answer:  # noqa: FBT001
    return Answer.ACCEPT if accepts else Answer.DECLINE
