"""What happens on the care side of which the court is told nothing: each act changes rows that the court cannot read."""

import random
from collections.abc import Callable
from datetime import timedelta
from uuid import UUID

from django.apps import apps
from django.http import Http404

from liaison.care.models import Attestation
from liaison.casework.actions import assigning, inviting, notes, on_paper, passing_on, plans
from liaison.casework.models import Plan
from liaison.casework.queries.assigning import unassigned
from liaison.casework.queries.caseload import caseload
from liaison.casework.queries.file import person_file
from liaison.casework.rules import LIFE
from liaison.common import clock, ids, links, log
from liaison.common.viewer import worker
from liaison.network import actions as network
from liaison.network.models import Account, Programme
from liaison.network.rules.figures import Told, monday
from liaison.participants.models import SignIn
from liaison.portal.actions import signed
from tests.worlds import hands
from tests.worlds.cast import NEXT, Person
from tests.worlds.world import BECAUSE, World

Act = Callable[[World, Person, random.Random], object]
CANARY = "geheimwoord"
"""In every text that must not cross, so that a search for it can be tried at the court's door."""


def _writing(chance: random.Random) -> notes.Writing:
    words = f"{CANARY} {' '.join(chance.choices(('hervallen', 'moe', 'thuis', 'werk', 'angst'), k=chance.randint(1, 60)))}"
    day = clock.today() - timedelta(days=chance.randint(0, 20))
    others = f"{CANARY} broer" if chance.random() < 0.3 else ""
    contact = chance.choice(("talk", "visit"))
    return notes.Writing(id=ids.new_id("casework_note"), contact=contact, day=day, words=words, others=others)


def write_a_note(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        notes.write_note(by=by, participant=person.id, writing=_writing(chance))


def type_a_draft(world: World, person: Person, chance: random.Random) -> None:
    if by := world.liaison_of(person):
        notes.save_draft(by=by, participant=person.id, writing=_writing(chance))


def discard_a_draft(world: World, person: Person, chance: random.Random) -> None:
    """What was typed is thrown away, of a draft there is or of one typed for it."""
    if by := world.liaison_of(person):
        type_a_draft(world, person, chance)
        notes.discard_draft(by=by, participant=person.id)


def agree_a_plan(world: World, person: Person, chance: random.Random) -> None:
    last = Plan.objects.unguarded(because=BECAUSE).filter(participant=person.id).order_by("-version").first()
    if (by := world.liaison_of(person)) and person.id not in world.waits:
        goals = {domain: f"{CANARY} {domain}" for domain in chance.sample(LIFE, chance.randint(1, 4))}
        begun = last.version if last else 0
        steps = [plans.NewStep(domain=domain, words=f"{CANARY} stap", who="person") for domain in goals]
        plans.agree_plan(
            by=by,
            participant=person.id,
            agreed_on=clock.today(),
            goals=goals,
            begun_from=begun,
            steps=steps[: chance.randint(0, 4)],
        )


def change_the_assignment(world: World, person: Person, chance: random.Random) -> None:
    """Assign where nobody is, else end it or let a deputy cover; not where a liaison has still a key to turn."""
    staff, today = world.stage.staff, clock.today()
    by = world.liaison_of(person)
    if by is None:
        chosen = staff[chance.choice(("liaison", "second-liaison"))]
        try:
            assigning.assign(
                by=staff["coordinator"], participant=person.id, account=chosen.id, first_day=today
            )
        except Http404:
            return
    elif person.id not in world.tells and chance.random() < 0.5:
        assigning.give_back(by=by, participant=person.id)
    else:
        deputy = staff["liaison" if by.id == staff["second-liaison"].id else "second-liaison"]
        assigning.cover(
            by=staff["coordinator"],
            absent=by.id,
            deputy=deputy.id,
            first_day=today,
            last_day=today + timedelta(days=chance.randint(0, 9)),
        )


def look_at_care(world: World, person: Person, chance: random.Random) -> None:
    unassigned(world.stage.staff["coordinator"])
    if by := world.liaison_of(person):
        caseload(by)
        person_file(by, person.id)


def change_a_programme(world: World, person: Person, chance: random.Random) -> None:
    """A new one, or another name for one that people attend."""
    if chance.random() < 0.5:
        organisation = world.stage.organisations["Dagcentrum"]
        network.add_programme(
            by=worker("office"), organisation=organisation, name=f"{CANARY} {chance.random()}"
        )
    else:
        Programme.objects.filter(pk=chance.choice(world.stage.programmes)).update(
            name=f"{CANARY} {chance.random()}"
        )


def count_who_waits(world: World, person: Person, chance: random.Random) -> None:
    """A week's figures are frozen, and a programme tells how many wait there."""
    programme = chance.choice(world.stage.programmes)
    week = monday(clock.today()) - timedelta(weeks=chance.randint(1, 12))
    network.keep_week(by=worker("care"), week=week, counts={programme: chance.randint(0, 40)})
    told = Told(as_of=clock.now(), source=CANARY, waiting=chance.randint(0, 40), weeks=chance.randint(0, 30))
    network.record_availability(by=worker("care"), programme=programme, told=told)


def change_links(world: World, person: Person, chance: random.Random) -> None:
    """Another link to his own page instead of the one before, with a code asked for and perhaps wrong ones typed."""
    if by := world.liaison_of(person):
        made = inviting.invite(by=by, participant=person.id)
        code = links.issue_code(link_id=made.link_id)
        for _ in range(chance.randint(0, 6)):
            links.check_code(link_id=made.link_id, code="wrong")
        links.check_code(link_id=made.link_id, code=code)


def sign_in_elsewhere(world: World, person: Person, chance: random.Random) -> None:
    """Somebody of the care door, or the participant, opens one session more."""
    by = world.stage.staff[chance.choice(("liaison", "coordinator"))]
    log.record(by=by, act="session.start", strong=True)
    Account.objects.filter(pk=by.id).update(last_login=clock.now())
    SignIn.objects.filter(participant=person.id).update(last_login=clock.now())
    for door in ("care", "me"):
        sessions = apps.get_model("common", f"{door}session")._default_manager
        later = clock.now() + timedelta(hours=8)
        sessions.create(
            session_key=str(UUID(int=chance.getrandbits(128))), session_data="", expire_date=later
        )


def send_on_a_request(world: World, person: Person, chance: random.Random) -> None:
    """A request of his that waits with the liaison goes to the programme, by a link in a mail; or once more."""
    waiting = Attestation.objects.unguarded(because=BECAUSE).filter(participant=person.id, attested_at=None)
    row = waiting.order_by("asked_at", "id").first()
    if (by := world.liaison_of(person)) and row:
        passing_on.send_on(by=by, participant=person.id, attestation=row.pk, is_renewal=True)


def enter_a_signed_paper(world: World, person: Person, chance: random.Random) -> None:
    """A paper that he signed is entered, and never countersigned; or countersigned, and taken back by one of three."""
    entry = hands.enter(world, person, f"{CANARY} {chance.random()}")
    if entry is None or chance.random() < 0.4:
        return
    witness, paper = entry
    if chance.random() < 0.3:
        on_paper.deny(by=witness, paper=paper)
        return
    on_paper.countersign(by=witness, paper=paper)
    by = world.liaison_of(person)
    if by and chance.random() < 0.5:
        on_paper.take_back(by=by, participant=person.id, paper=paper)
    else:
        signed.take_back(by=world.himself(person), appearance=person.occasions[NEXT], paper=paper)


ACTS: tuple[Act, ...] = (
    write_a_note,
    write_a_note,
    type_a_draft,
    discard_a_draft,
    agree_a_plan,
    change_the_assignment,
    look_at_care,
    change_a_programme,
    count_who_waits,
    change_links,
    sign_in_elsewhere,
    send_on_a_request,
    enter_a_signed_paper,
)
