"""What programmes are asked, answer and tell, of which the court is told nothing.

Each act makes what it needs first, so that there is always an occasion for it while somebody has a liaison.
"""

import random
from datetime import timedelta
from uuid import UUID

from liaison.care.actions import answering, weekly
from liaison.care.actions import referring as care
from liaison.care.models import Referral, Stay
from liaison.care.queries import actor_of
from liaison.care.queries.courses import courses
from liaison.care.rules.referring import OPEN, Need, State, Step
from liaison.care.rules.refusing import Refusal
from liaison.care.rules.staying import SAID_BY_A_PROGRAMME, StayKind
from liaison.casework.actions import referring
from liaison.casework.queries import referring as queries
from liaison.common import clock, links
from liaison.common.models import Link
from liaison.common.viewer import Viewer, worker
from tests.worlds.cast import Person
from tests.worlds.noise import CANARY, Act
from tests.worlds.world import BECAUSE, World


def _draft(world: World, person: Person, by: Viewer, chance: random.Random) -> UUID:
    items = {"asked": f"{CANARY} een plaats", "wants": CANARY, "age": "30-39", "name": person.name}
    writing = care.Writing(need=chance.choice(list(Need)).value, items=items, telephone="09 000 00 00")
    programme = chance.choice(world.stage.programmes)
    return referring.begin(by=by, participant=person.id, programme=programme, writing=writing)


def _sent(world: World, person: Person, by: Viewer, chance: random.Random) -> UUID:
    made = _draft(world, person, by, chance)
    agreement = care.Agreement(clock.today(), chance.choice(("spoken", "signed")))
    struck = chance.sample(("age", "wants"), chance.randint(0, 2))
    referring.send(by=by, participant=person.id, referral=made, struck=struck, agreement=agreement)
    return made


def _one(world: World, person: Person, by: Viewer, chance: random.Random, *states: State) -> UUID:
    """A referral that stands so, or one that was sent now."""
    rows = Referral.objects.unguarded(because=BECAUSE).filter(participant=person.id, state__in=states)
    free = rows.exclude(pk__in=world.reserved).order_by("made_at", "id")
    found = free.values_list("pk", flat=True).first()
    return found or _sent(world, person, by, chance)


def _programme(referral: UUID) -> Viewer:
    link = Link.objects.filter(subject=referral, revoked_at=None).order_by("made_at", "id").first()
    assert link
    return actor_of(links.FoundLink(link.pk, link.purpose, link.subject, link.door, False, False))


def _answer(chance: random.Random) -> answering.Answer:
    step = chance.choice((Step.ACCEPT, Step.WAIT, Step.REFUSE))
    if step is Step.ACCEPT:
        day = clock.today() + timedelta(days=chance.randint(0, 20))
        return answering.Answer(step=step, intake_on=day, words=f"{CANARY} om 9 uur")
    if step is Step.WAIT:
        return answering.Answer(step=step, weeks=chance.randint(0, 30), words=CANARY)
    return answering.Answer(step=step, reason=chance.choice(list(Refusal)).value, words=CANARY)


def make_a_referral(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        _draft(world, person, by, chance)


def send_a_referral(world: World, person: Person, chance: random.Random) -> None:
    """Sent; perhaps undone, perhaps with another link."""
    if by := world.liaison_of(person):
        made = _sent(world, person, by, chance)
        if chance.random() < 0.3:
            referring.undo(by=by, participant=person.id, referral=made)
        elif chance.random() < 0.5:
            referring.renew(by=by, participant=person.id, referral=made)


def answer_a_referral(world: World, person: Person, chance: random.Random) -> None:
    """The programme opens it, asks back, is answered, and says Yes, later or No."""
    if by := world.liaison_of(person):
        about = _one(world, person, by, chance, *OPEN)
        programme = _programme(about)
        answering.see(by=programme, referral=about)
        if chance.random() < 0.5:
            answering.ask(by=programme, referral=about, words=CANARY)
            referring.reply(by=by, participant=person.id, referral=about, words=CANARY)
        answering.answer(by=programme, referral=about, answer=_answer(chance))


def begin_a_stay(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        about = _one(world, person, by, chance, State.ACCEPTED, State.WAITING)
        programme = _programme(about)
        answer = answering.Answer(step=Step.ACCEPT, intake_on=clock.today())
        answering.answer(by=programme, referral=about, answer=answer)
        answering.report_intake(by=programme, referral=about, was_held=chance.random() < 0.7)
        answering.start(by=programme, referral=about, on=clock.today(), kind=chance.choice(list(StayKind)))


def end_a_stay(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        rows = Stay.objects.unguarded(because=BECAUSE).filter(participant=person.id, ends_on=None)
        if not rows.exclude(referral__state=State.ENTERED_IN_ERROR).exists():
            begin_a_stay(world, person, chance)
        stay = rows.order_by("starts_on", "id").first()
        if stay and stay.referral and stay.referral.state == State.IN_PROGRESS:
            referring.write_down_end(
                by=by,
                participant=person.id,
                referral=stay.referral_id or stay.pk,
                on=clock.today(),
                ending=chance.choice(SAID_BY_A_PROGRAMME),
            )


def withdraw_a_referral(world: World, person: Person, chance: random.Random) -> None:
    """No longer asked, or never rightly asked."""
    if by := world.liaison_of(person):
        about = _one(world, person, by, chance, *OPEN)
        if chance.random() < 0.6:
            referring.withdraw(by=by, participant=person.id, referral=about)
        else:
            referring.correct(by=by, participant=person.id, referral=about, words=CANARY)


def look_at_referrals(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        queries.waiting(by)
        queries.of_person(by, person.id)
        courses(by, [person.id])


def freeze_the_week(world: World, person: Person, chance: random.Random) -> None:
    """Numbers for the network, which the court reads as little."""
    if by := world.liaison_of(person):
        _one(world, person, by, chance, *OPEN)
        weekly.freeze(by=worker("care"))


ACTS: tuple[Act, ...] = (
    make_a_referral,
    send_a_referral,
    answer_a_referral,
    answer_a_referral,
    begin_a_stay,
    end_a_stay,
    withdraw_a_referral,
    look_at_referrals,
    freeze_the_week,
)
