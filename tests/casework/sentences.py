"""Sentences that a participant wants to tell, as his own door would have kept them."""

from datetime import timedelta
from uuid import UUID, uuid4

from liaison.care import vault
from liaison.common import clock, ids
from liaison.common.context import acting
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance
from liaison.disclosure import actions as bridge
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Occasion
from liaison.network.models import Organisation
from liaison.participants.models import Participant, SignIn
from tests.casework import cast

TABLE = "disclosure_statement"
WORDS = {"nl": "Ik kwam 7 van de 8 keer.", "fr": "Je suis venu 7 fois sur 8.", "en": "I came 7 times of 8."}


def himself(person: Participant) -> Viewer:
    way_in, _ = SignIn.objects.get_or_create(
        participant=person, defaults={"role": Role.PARTICIPANT.value, "name": person.name}
    )
    return Viewer(way_in.pk, Role.PARTICIPANT, "me", person.name, person=person.pk)


def occasion_of(on: Appearance) -> Occasion:
    return Occasion(
        id=on.pk, list_id=on.sitting_id, participant=on.participant_id, closes_at=on.sitting.closes_at
    )


def next_occasion(person: Participant, chamber: Organisation, closes_in: timedelta = cast.DAY) -> Occasion:
    day = clock.today() + timedelta(days=3)
    return occasion_of(cast.appearance(person, cast.sitting(chamber, day, clock.now() + closes_in)))


def kept(
    person: Participant, occasion: Occasion, *, source: UUID | None, words: dict[str, str] | None = None
) -> bridge.Sentence:
    """A sentence that he keeps as a draft, of which ``source`` is the source."""
    key = ids.new_id(TABLE)
    content = wording.content(words or WORDS)
    sealed = vault.seal(person.pk, content, table=TABLE, row=key, field="sealed")
    sentence = bridge.Sentence(
        id=key,
        form="suggested" if source else "own-words",
        position=1,
        matrix_row="M06" if source else "M40",
        sealed=sealed,
        content_hash=wording.digest(content),
        origin=uuid4() if source else None,
        source=source,
    )
    with acting(himself(person)):
        bridge.draft(by=himself(person), occasion=occasion, sentences=[sentence])
    return sentence


def tell(person: Participant, occasion: Occasion, sentence: bridge.Sentence) -> None:
    """He decides to tell it."""
    with acting(himself(person)):
        bridge.tell(by=himself(person), occasion=occasion, approved={sentence.id: sentence.content_hash})


def told(
    person: Participant,
    chamber: Organisation,
    *,
    source: UUID | None,
    closes_in: timedelta = cast.DAY,
) -> UUID:
    """A sentence that he has told, and that its source is asked to confirm."""
    occasion = next_occasion(person, chamber, closes_in)
    sentence = kept(person, occasion, source=source)
    tell(person, occasion, sentence)
    return sentence.id
