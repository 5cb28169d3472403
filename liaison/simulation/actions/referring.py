"""A way into care: a referral written and sent by the liaison, answered by the programme's link, a stay, and its end."""

from datetime import timedelta
from functools import partial
from uuid import UUID

from liaison.care.actions import answering
from liaison.care.actions import referring as referrals
from liaison.care.actions.answering import Answer
from liaison.care.actions.referring import Agreement, Writing
from liaison.care.rules.letter import age_band
from liaison.care.rules.referring import Step
from liaison.care.rules.staying import Ending
from liaison.casework.rules import age_on
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.simulation.actions import me
from liaison.simulation.actions.world import Life, World, later
from liaison.simulation.rules import offers, words
from liaison.simulation.rules.offers import Course, Offer

AT_CONTACTS = frozenset({2, 5})
"""The contacts at which a programme is chosen with the person. Ours."""

SECOND = 0.45
"""Who is referred a second time, for another need. Ours."""

PATIENCE = 35
"""Days without an answer after which another programme is looked for. Ours."""

DRAFT_STAYS = 0.06
"""Letters that lie half written. Ours."""


def consider(world: World, life: Life) -> None:
    """At some contacts a programme is chosen, for a need that has none yet."""
    if life.contacts not in AT_CONTACTS or (
        life.contacts > min(AT_CONTACTS) and life.chance.random() > SECOND
    ):
        return
    free = [pk for pk, offer in world.staff.programmes.items() if offer.need not in life.needs]
    if free:
        write(world, life, life.chance.choice(free))


def write(world: World, life: Life, programme: UUID) -> None:
    """A draft, and two days later it leaves with his own Yes."""
    offer = world.staff.programmes[programme]
    life.needs.add(offer.need)
    writing = Writing(need=offer.need, items=_items(life, offer), telephone="09 000 03 00")
    by = world.who(world.writer(life))
    referral = referrals.begin(
        by=by, people={life.id}, participant=life.id, programme=programme, writing=writing
    )
    if life.chance.random() >= DRAFT_STAYS:
        moment = later(2, 11, life.chance.randint(0, 59))
        world.note(moment, partial(_send, world, life, referral, offer))


def _items(life: Life, offer: Offer) -> dict[str, str]:
    name = life.person.name
    return {
        "age": age_band(age_on(life.person.born_on, clock.today())),
        "language": name.language,
        "interpreter": name.interpreter,
        "asked": words.WANTS[offer.need],
        "name": f"{name.given} {name.surname}",
        "born": life.person.born_on.isoformat(),
    }


def _send(world: World, life: Life, referral: UUID, offer: Offer) -> None:
    if not life.is_on_his_way:
        return
    agreed = Agreement(on=clock.today(), how="spoken")
    by = world.who(world.writer(life))
    sent = referrals.send(by=by, people={life.id}, referral=referral, struck=("born",), agreement=agreed)
    its = me.way_of(sent, referral)
    world.ways.append(its)
    course = offers.course(life.chance, offer)
    if course.answer == "silent":
        world.note(later(PATIENCE, 16), partial(_withdraw, world, life, referral))
    else:
        programme = me.programme_of(its)
        moment = later(course.silent_days, 10, life.chance.randint(0, 59))
        world.note(moment, partial(_answer, world, life, (programme, referral, course)))


Sent = tuple[Viewer, UUID, Course]


def _answer(world: World, life: Life, sent: Sent) -> None:
    """The programme opens it and answers; whoever waits may give up before there is a place."""
    by, referral, course = sent
    answering.see(by=by, referral=referral)
    if course.answer == "refuse":
        said = Answer(step=Step.REFUSE, reason=course.reason)
        answering.answer(by=by, referral=referral, answer=said)
        life.needs.clear()
        return
    if course.answer == "wait":
        said = Answer(step=Step.WAIT, weeks=max(1, course.wait_days // 7))
        answering.answer(by=by, referral=referral, answer=said)
        if course.gives_up:
            moment = later(life.chance.randint(3, course.wait_days + 3), 15)
            world.note(moment, partial(_withdraw, world, life, referral))
            return
        world.note(later(course.wait_days, 10), partial(_accept, world, life, sent, 5))
        return
    _accept(world, life, sent, course.wait_days)


def _accept(world: World, life: Life, sent: Sent, days: int) -> None:
    by, referral, _course = sent
    intake = clock.today() + timedelta(days=days)
    answering.answer(by=by, referral=referral, answer=Answer(step=Step.ACCEPT, intake_on=intake))
    world.note(later(days, 15), partial(_intake, world, life, sent))


def _intake(world: World, life: Life, sent: Sent) -> None:
    """One in five does not come to the first talk; a new one is found within two weeks."""
    by, referral, course = sent
    answering.report_intake(by=by, referral=referral, was_held=course.comes)
    world.note(later(3 if course.comes else 12, 10), partial(_start, world, life, sent))


def _start(world: World, life: Life, sent: Sent) -> None:
    by, referral, course = sent
    answering.start(by=by, referral=referral, on=clock.today())
    world.note(later(course.stay_days, 12), partial(_end, world, life, sent))


def _end(world: World, life: Life, sent: Sent) -> None:
    """Completed, or stopped before its time: then some are referred again some months later."""
    by, referral, course = sent
    ending = Ending.STOPPED if course.drops_out else Ending.COMPLETED
    answering.end(by=by, referral=referral, on=clock.today(), ending=ending)
    if course.drops_out and course.comes_back:
        world.note(later(life.chance.randint(20, 120), 14), partial(_again, world, life))


def _again(world: World, life: Life) -> None:
    if life.is_on_his_way:
        write(world, life, life.chance.choice(list(world.staff.programmes)))


def _withdraw(world: World, life: Life, referral: UUID) -> None:
    if life.is_on_his_way:
        by = world.who(world.writer(life))
        referrals.withdraw(by=by, people={life.id}, referral=referral)
        life.needs.clear()
