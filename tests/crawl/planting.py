"""A constructed world as the rooms' own actions make it, with a token in every text of care."""

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest import mock

from liaison.care.actions import answering
from liaison.care.models import Referral
from liaison.care.rules.referring import OPEN, Step
from liaison.casework.actions import notes as writing
from liaison.casework.actions import on_paper as signing
from liaison.casework.actions import referring, urgent
from liaison.casework.queries.on_paper import on_paper
from liaison.common import clock, ids
from liaison.participants.models import Participant
from liaison.simulation.actions import contacts, me, playing
from liaison.simulation.actions.world import Life, World
from liaison.simulation.rules import notes, parameters, words
from tests.crawl.tokens import MintedBy, fresh
from tests.simulation.worlds import UNTIL, played, wanted

CARE_TEXTS = (
    (words, "STEPS"),
    (words, "GOALS"),
    (words, "MY_PAPERS"),
    (words, "OWN_WORDS"),
    (words, "RELAPSED"),
    (words, "STRENGTHS"),
    (words, "WANTS"),
    (notes, "FIRST"),
    (notes, "ORDINARY"),
    (notes, "MISSED"),
    (notes, "RELAPSED"),
    (notes, "DRAFTS"),
    (contacts, "PLACES"),
)
"""Whatever the constructed world writes on the care side or at the participant's; what the court writes stays as it is."""

OFTEN = {"SIGNS_ON_PAPER": 1.0, "HANDS_OVER_A_PAPER": 0.6, "MANDATES": 1.0}
"""So that a small world has some of each."""

MAIL = "django.core.mail.backends.filebased.EmailBackend"
BECAUSE = "a world with a token in every text is made"


@contextmanager
def planted(folder: Path, participants: int, months: int) -> Iterator[World]:
    """The world inside the block, its mail in files; after it the database is as it was."""
    with ExitStack() as stack:
        for module, name in CARE_TEXTS:
            stack.enter_context(mock.patch.object(module, name, MintedBy(getattr(module, name))))
        for name, often in OFTEN.items():
            stack.enter_context(mock.patch.object(parameters, name, often))
        stack.enter_context(mock.patch.object(playing, "NOBODY", MAIL))
        world = stack.enter_context(played(wanted(participants=participants, months=months), folder))
        with clock.played(UNTIL), ids.seeded("crawl"):
            _plant_what_seldom_happens(world)
        yield world


def _plant_what_seldom_happens(world: World) -> None:
    lives = [life for life in world.lives.values() if life.is_on_his_way and life.liaison]
    for life in lives:
        _write_of_others(world, life)
        _leave_a_draft(world, life)
    for life in lives[:3]:
        _sign_on_paper(world, life)
    _open_urgently(world, lives[0])
    for referral in Referral.objects.unguarded(because=BECAUSE).filter(state__in=OPEN).order_by("id"):
        _talk_with_a_programme(world, referral)


def _write_of_others(world: World, life: Life) -> None:
    """A note with a passage about somebody else."""
    said = writing.Writing(
        id=ids.new_id("casework_note"),
        contact="talk",
        day=clock.today(),
        words=fresh("Kwam samen."),
        others=fresh("De broer zei dat hij zelf ook hulp zoekt."),
    )
    writing.write_note(by=world.who(world.writer(life)), participant=life.id, writing=said)


def _leave_a_draft(world: World, life: Life) -> None:
    said = writing.Writing(
        id=ids.new_id("casework_note"), contact="talk", day=clock.today(), words=fresh("Nog uit te schrijven")
    )
    writing.save_draft(by=world.who(world.writer(life)), participant=life.id, writing=said)


def _sign_on_paper(world: World, life: Life) -> None:
    """A paper that he signed is entered, and nobody has countersigned it."""
    by = world.who(world.writer(life))
    page = on_paper(by, life.id)
    if page and page.is_open and page.witnesses:
        signed = signing.Signed(page.code, fresh("Ik heb werk."), [], page.witnesses[0][0])
        signing.enter(by=by, participant=life.id, signed=signed)


def _open_urgently(world: World, life: Life) -> None:
    """A liaison who is not his opens his file for an hour."""
    by = next(world.who(name) for name in ("liaison", "liaison2", "liaison3") if name != world.writer(life))
    person = Participant.objects.unguarded(because=BECAUSE).get(pk=life.id)
    assert person.born_on
    sought = urgent.Sought(person.name, person.born_on, fresh("Hij staat aan de deur en heeft niemand."))
    assert urgent.open_urgently(by=by, sought=sought)


def _talk_with_a_programme(world: World, referral: Any) -> None:
    """The programme asks something, is answered, and says when the first talk is."""
    life = world.lives[referral.participant_id]
    programme = _programme(world, referral)
    if programme is None:
        return
    answering.ask(by=programme, referral=referral.pk, words=fresh("Is hij bereikbaar?"))
    by = world.who(world.writer(life))
    referring.reply(by=by, participant=life.id, referral=referral.pk, words=fresh("Elke morgen."))
    day = clock.today() + timedelta(days=9)
    said = answering.Answer(step=Step.ACCEPT, intake_on=day, words=fresh("Breng uw kaart mee."))
    answering.answer(by=programme, referral=referral.pk, answer=said)


def _programme(world: World, referral: Any) -> Any:
    way = next((way for way in world.ways if way.door == "care" and way.subject == referral.pk), None)
    return way and me.programme_of(way)
