"""What a liaison plans, ticks off and marks, and who asks for another one: none of it changes a row of the court's."""

import random
from datetime import timedelta
from uuid import UUID

from django.db.models import Model

from liaison.casework.actions import contacts, plans, seeing, strengths, urgent, wishing
from liaison.casework.models import PlannedContact, Step, Strength
from liaison.casework.queries.courtroom import in_the_room
from liaison.casework.queries.finding import find
from liaison.casework.queries.urgent import to_review
from liaison.casework.queries.wishes import open_wishes
from liaison.casework.rules import LIFE
from liaison.common import clock
from liaison.common.gated import GatedQuerySet
from liaison.participants.models import Participant
from tests.worlds.cast import NEXT, Person
from tests.worlds.world import BECAUSE, World


def _one_of(rows: GatedQuerySet[Model], person: Person, chance: random.Random) -> UUID | None:
    """The key of a row about this person, if there is one."""
    found = rows.unguarded(because=BECAUSE).filter(participant=person.id).order_by("id")
    keys: list[UUID] = list(found.values_list("pk", flat=True))
    return chance.choice(keys) if keys else None


def plan_a_contact(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        at = clock.now() + timedelta(hours=chance.randint(1, 90))
        meeting = contacts.Meeting(at=at, contact=chance.choice(("talk", "visit")), place="geheimwoord café")
        contacts.plan_contact(by=by, participant=person.id, meeting=meeting)


def answer_a_contact(world: World, person: Person, chance: random.Random) -> None:
    key = _one_of(PlannedContact.objects.all(), person, chance)
    if (by := world.liaison_of(person)) and key:
        contacts.answer_contact(by=by, contact=key, outcome=chance.choice(PlannedContact.Outcome.values))


def write_a_strength(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        domain, when = chance.choice(LIFE), chance.choice(Strength.When.values)
        strengths.add_strength(
            by=by, participant=person.id, domain=domain, when=when, words=f"geheimwoord {chance.random()}"
        )


def take_a_strength_off(world: World, person: Person, chance: random.Random) -> None:
    rows = Strength.objects.unguarded(because=BECAUSE).filter(participant=person.id, taken_off_at=None)
    if not rows.exists():
        write_a_strength(world, person, chance)
    row = rows.order_by("id").first()
    if (by := world.liaison_of(person)) and row:
        strengths.take_off(by=by, participant=person.id, strength=row.pk)


def tick_a_step(world: World, person: Person, chance: random.Random) -> None:
    key = _one_of(Step.objects.all(), person, chance)
    if (by := world.liaison_of(person)) and key:
        plans.mark_done(by=by, participant=person.id, step=key, is_done=chance.random() < 0.7)


def mark_as_seen(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        seeing.mark_seen(by=by, people=[person.id] if chance.random() < 0.5 else ())


def ask_for_another_liaison(world: World, person: Person, chance: random.Random) -> None:
    wishing.ask_for_another(by=world.himself(person))


def answer_a_wish(world: World, person: Person, chance: random.Random) -> None:
    """Leave it as it is: whom he is with is changed by an act of its own."""
    by = world.stage.staff["coordinator"]
    for wish in open_wishes(by):
        if wish.participant == person.id:
            wishing.answer_wish(by=by, wish=wish.id)


def look_as_a_liaison(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        find(by, person.name[::-1][: chance.randint(2, 9)])
        if appearance := person.occasions.get(NEXT):
            in_the_room(by, appearance)


def open_a_file_urgently(world: World, person: Person, chance: random.Random) -> None:
    """A liaison who is not his opens his file for an hour."""
    his, staff = world.liaison_of(person), world.stage.staff
    by = next(staff[name] for name in ("liaison", "second-liaison") if staff[name] != his)
    born_on = Participant.objects.unguarded(because=BECAUSE).get(pk=person.id).born_on
    if born_on and not urgent.why_not(by):
        why = f"geheimwoord, it cannot wait {chance.random()}"
        urgent.open_urgently(by=by, sought=urgent.Sought(person.name, born_on, why))


def review_an_urgent_access(world: World, person: Person, chance: random.Random) -> None:
    """Whatever waits for it is reviewed, also what was opened this moment."""
    open_a_file_urgently(world, person, chance)
    by = world.stage.staff["coordinator"]
    for row in to_review(by):
        urgent.review(by=by, access=row.id, verdict=chance.choice(("needed", "not-needed")))


ACTS = (
    plan_a_contact,
    answer_a_contact,
    write_a_strength,
    take_a_strength_off,
    tick_a_step,
    mark_as_seen,
    ask_for_another_liaison,
    answer_a_wish,
    open_a_file_urgently,
    review_an_urgent_access,
    look_as_a_liaison,
)
