"""The participants' part: they come in, say what they want to tell, and ask programmes; sources answer."""

from dataclasses import dataclass
from datetime import timedelta
from random import Random
from uuid import UUID

from django.db import transaction

from liaison.care import actions as care
from liaison.casework.actions import inviting, passing_on
from liaison.common import clock, links
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import queries as bridge
from liaison.disclosure.rules.handover import Standing
from liaison.participants.models import SignIn
from liaison.portal.actions import asking, mandates, telling
from liaison.portal.queries import telling as sheets
from liaison.simulation import queries
from liaison.simulation.rules import story, words


@dataclass(frozen=True)
class Way:
    """A way in by a link, as it was made: where it leads, its code, and for whom it is."""

    door: str
    who: str
    role: Role
    path: str
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


@transaction.atomic
def prepare_lawyer(*, by: Viewer, name: str) -> Way:
    """The liaison prepares a lawyer's link."""
    made = inviting.prepare_lawyer(by=by, name=name)
    return way("me", name, Role.MANDATED_LAWYER, made, SignIn.objects.get(name=name, participant=None).pk)


@transaction.atomic
def mandate(*, person: UUID, lawyer: UUID) -> None:
    """He lets his lawyer read his dates, his plan and what he tells, for half a year."""
    by = himself(person)
    ends_on = clock.today() + timedelta(days=183)
    mandates.give(by=by, participant=person, lawyer=lawyer, rows=("M04", "M22", "M40"), ends_on=ends_on)


@transaction.atomic
def prepare(*, person: UUID, occasion: UUID, chance: Random) -> None:
    """He writes and chooses for one date; then he tells it, or nothing, or leaves it as it is."""
    by = himself(person)
    sheet = sheets.telling(by, occasion)
    if sheet.standing not in {Standing.UNDECIDED, Standing.LATER}:
        return
    plan = story.telling(chance)
    if plan.chosen == story.Exit.SILENT:
        return
    language = SignIn.objects.get(participant=person).language
    own = chance.choice(words.OWN_WORDS[language]) if plan.has_own_words else ""
    offers = [each.suggestion.origin for each in sheet.offered]
    choices = dict(
        zip(chance.sample(offers, min(len(offers), plan.suggestions)), ("tell", "tell", "keep"), strict=False)
    )
    telling.keep(by=by, sheet=sheet, typed=telling.Typed(own, choices))
    drafted = sheets.telling(by, occasion)
    if plan.chosen == story.Exit.NOTHING:
        telling.tell_nothing(by=by, appearance=occasion)
    elif plan.chosen != story.Exit.LATER and drafted.chosen:
        telling.tell(by=by, appearance=occasion, seal=drafted.seal)
        if plan.chosen == story.Exit.TAKE_BACK:
            telling.take_back(by=by, appearance=occasion, statement=drafted.chosen[-1].row.id)


@transaction.atomic
def ask(*, person: UUID, programme: UUID) -> None:
    """He asks a programme how often he was there in the last four weeks."""
    today = clock.today()
    asking.ask(
        by=himself(person),
        participant=person,
        programme=programme,
        starts_on=today - timedelta(days=28),
        ends_on=today,
    )


@transaction.atomic
def send_on(*, by: Viewer, person: UUID) -> tuple[Way, ...]:
    """The liaison sends on what the person asked and nobody has sent yet."""
    ways = []
    for request in queries.unsent(person):
        if sent := passing_on.send_on(by=by, participant=person, attestation=request.id):
            path = "/l/" + sent.address.partition("/l/")[2]
            ways.append(Way("care", request.programme, Role.PROGRAMME, path, sent.code, request.id))
    return tuple(ways)


@transaction.atomic
def attest(*, sent: Way, chance: Random) -> None:
    """The programme answers by its link."""
    planned = chance.randint(4, 9)
    kept = max(0, planned - chance.choice((0, 0, 1, 1, 2, 3)))
    care.attest(by=programme_of(sent), attestation=sent.subject, planned=planned, kept=kept)


@transaction.atomic
def confirm_as_programme(*, sent: Way, chance: Random) -> None:
    """The programme confirms what was written from its answer; seldom it does not."""
    by = programme_of(sent)
    for each in bridge.awaiting(by):
        care.answer_as_source(
            by=by,
            attestation=sent.subject,
            statement=each.statement,
            is_confirmed=chance.random() < story.CONFIRMED,
        )


@transaction.atomic
def confirm_as_liaison(*, by: Viewer, chance: Random) -> None:
    """The liaison answers for the sentences of which he is the source."""
    for each in bridge.awaiting(by):
        passing_on.answer_as_source(
            by=by, statement=each.statement, is_confirmed=chance.random() < story.CONFIRMED
        )


def himself(person: UUID) -> Viewer:
    """The participant at his own door."""
    return SignIn.objects.get(participant=person).viewer


def programme_of(sent: Way) -> Viewer:
    """The programme's link as the actor that it is."""
    found = links.find(sent.path.strip("/").partition("/")[2], sent.door)
    if found is None:
        raise LookupError("the link of the constructed programme does not work")
    return links.as_actor(found, sent.who)
