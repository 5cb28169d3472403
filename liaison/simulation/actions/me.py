"""The participants' part: they come in, say what they want to tell, and ask programmes; sources answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from random import Random
from typing import TYPE_CHECKING
from uuid import UUID

from django.db import transaction

from liaison.care import actions as care
from liaison.casework.actions import inviting, passing_on
from liaison.common import clock, links
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure.rules.handover import Standing
from liaison.participants.models import SignIn
from liaison.portal.actions import asking, mandates, papers, telling
from liaison.portal.queries import telling as sheets
from liaison.simulation import queries
from liaison.simulation.rules import drawing, parameters, path, words
from liaison.simulation.rules.staff import LIAISONS

if TYPE_CHECKING:
    from liaison.simulation.actions.world import Life, World


ANSWERED = 0.9
"""Of what programmes are asked by the participant. Ours."""


@dataclass(frozen=True)
class Way:
    """A way in by a link, as it was made: where it leads, its code, and for whom it is."""

    door: str
    who: str
    role: Role
    address: str
    code: str
    subject: UUID


def way(door: str, who: str, role: Role, made: links.NewLink, subject: UUID) -> Way:
    """The way that a new link opens; in a constructed world its code never changes."""
    return Way(door, who, role, f"/l/{made.token}/", links.constructed_code(made.link_id) or "", subject)


@transaction.atomic
def invite(*, by: Viewer, person: UUID) -> Way:
    """The liaison gives somebody his link."""
    made = inviting.invite(by=by, participant=person)
    sign_in = SignIn.objects.get(participant=person)
    return way("me", sign_in.name, Role.PARTICIPANT, made, person)


def prepare_lawyer(world: "World", name: str) -> None:
    """The liaison prepares a lawyer's link."""
    made = inviting.prepare_lawyer(by=world.who(LIAISONS[0]), name=name)
    subject = SignIn.objects.get(name=name, participant=None).pk
    world.ways.append(way("me", name, Role.MANDATED_LAWYER, made, subject))


def mandate(world: "World", life: "Life") -> None:
    """He lets a lawyer read his dates, his plan and what he tells, for half a year."""
    if life.is_on_his_way:
        lawyers = [each for each in world.ways if each.role is Role.MANDATED_LAWYER]
        mandates.give(
            by=himself(life.id),
            participant=life.id,
            lawyer=lawyers[life.person.place % len(lawyers)].subject,
            rows=("M04", "M22", "M40"),
            ends_on=clock.today() + timedelta(days=183),
        )


def prepare(*, life: "Life", occasion: UUID) -> tuple[tuple[UUID, UUID], ...]:
    """He writes and chooses for one date; then he tells it, or nothing, or leaves it as it is.

    Returns the sources that are asked to confirm what he told, each with its sentence.
    """
    by, name = himself(life.id), life.person.name
    plan = path.telling(life.chance, name.language, life.relapsed_on, clock.today())
    if plan.chosen is path.Exit.SILENT:
        return ()
    sheet = sheets.telling(by, occasion)
    if sheet.standing not in {Standing.UNDECIDED, Standing.LATER}:
        return ()
    offers = [each.suggestion.origin for each in sheet.offered]
    picked = life.chance.sample(offers, min(len(offers), plan.suggestions))
    choices = dict(zip(picked, ("tell", "tell", "keep"), strict=False))
    if life.chance.random() < parameters.HANDS_OVER_A_PAPER:
        choices[_photograph(by, life, occasion)] = "tell"
        sheet = sheets.telling(by, occasion)
    telling.keep(by=by, sheet=sheet, typed=telling.Typed(plan.own_words, choices))
    if plan.chosen is path.Exit.NOTHING:
        telling.tell_nothing(by=by, appearance=occasion)
    if plan.chosen in {path.Exit.NOTHING, path.Exit.LATER}:
        return ()
    return _tell(by, occasion, takes_back=plan.chosen is path.Exit.TAKE_BACK)


def _photograph(by: Viewer, life: "Life", occasion: UUID) -> UUID:
    """He takes a picture of a paper of his and says what it is; the picture is drawn, and says so."""
    title, heading = life.chance.choice(words.MY_PAPERS[life.person.name.language])
    return papers.keep(by=by, appearance=occasion, paper=None, title=title, picture=drawing.page(heading))


def _tell(by: Viewer, occasion: UUID, *, takes_back: bool) -> tuple[tuple[UUID, UUID], ...]:
    """He tells what he is shown, and may take the last sentence back."""
    drafted = sheets.telling(by, occasion)
    if not drafted.chosen:
        return ()
    telling.tell(by=by, appearance=occasion, seal=drafted.seal)
    if takes_back:
        telling.take_back(by=by, appearance=occasion, statement=drafted.chosen[-1].row.id)
    told = drafted.chosen[:-1] if takes_back else drafted.chosen
    return tuple((each.row.source, each.row.id) for each in told if each.row.source)


def arrange_attestation(world: "World", life: "Life") -> None:
    """He asks a programme in the evening; the liaison sends it on; most programmes answer within days."""
    programme = life.chance.choice(list(world.staff.programmes))
    asked = clock.now() + timedelta(hours=9)
    world.note(asked, partial(ask, world, life, programme))
    world.note(asked + timedelta(hours=15), partial(send_on, world, life))


def ask(world: "World", life: "Life", programme: UUID) -> None:
    """He asks a programme how often he was there in the last four weeks."""
    today = clock.today()
    asking.ask(
        by=himself(life.id),
        participant=life.id,
        programme=programme,
        starts_on=today - timedelta(days=28),
        ends_on=today,
    )


def send_on(world: "World", life: "Life") -> None:
    """The liaison sends on what the person asked and nobody has sent yet."""
    if not life.is_on_his_way:
        return
    by = world.who(world.writer(life))
    for request in queries.unsent(life.id):
        if sent := passing_on.send_on(by=by, participant=life.id, attestation=request.id):
            its = way_of(sent, request.id)
            world.ways.append(its)
            world.programmes[programme_of(its).id] = its
            if life.chance.random() < ANSWERED:
                world.note(clock.now() + timedelta(hours=51), partial(attest, life, its))


def attest(life: "Life", sent: Way) -> None:
    """The programme answers by its link."""
    planned = life.chance.randint(4, 9)
    kept = sum(life.chance.random() >= parameters.NO_SHOW for _ in range(planned))
    care.attest(by=programme_of(sent), attestation=sent.subject, planned=planned, kept=kept)


def confirm_as_programme(*, sent: Way, statements: Iterable[UUID], chance: Random) -> None:
    """The programme confirms what was written from its answer; seldom it does not."""
    by = programme_of(sent)
    for statement in statements:
        care.answer_as_source(
            by=by,
            attestation=sent.subject,
            statement=statement,
            is_confirmed=chance.random() < parameters.CONFIRMED,
        )


def confirm_as_liaison(*, by: Viewer, statements: Iterable[UUID], chance: Random) -> None:
    """The liaison answers for the sentences of which he is the source."""
    for statement in statements:
        is_confirmed = chance.random() < parameters.CONFIRMED
        passing_on.answer_as_source(by=by, statement=statement, is_confirmed=is_confirmed)


def way_of(sent: care.SentOn, subject: UUID) -> Way:
    """The way that a programme was sent."""
    address = "/l/" + sent.address.partition("/l/")[2]
    return Way("care", sent.programme, Role.PROGRAMME, address, sent.code, subject)


def himself(person: UUID) -> Viewer:
    """The participant at his own door."""
    return SignIn.objects.get(participant=person).viewer


def programme_of(sent: Way) -> Viewer:
    """The programme's link as the actor that it is."""
    found = links.find(sent.address.strip("/").partition("/")[2], sent.door)
    if found is None:
        raise LookupError("the link of the constructed programme does not work")
    return links.as_actor(found, sent.who)
