"""A participant before a sitting, with the sources of his facts, and what he and they do at their own doors."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from liaison.care import delivery, vault
from liaison.common import clock, context, ids
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.court.models import Appearance, Sitting
from liaison.disclosure import actions
from liaison.disclosure.models import FrozenCopy
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import RECIPIENTS, Occasion, read_until
from liaison.disclosure.rules.matrix import MATRIX
from liaison.network.models import Organisation
from liaison.participants.models import Participant, Trajectory
from tests import people
from tests.doors import rights_of

STATEMENTS = "disclosure_statement"
FOR_A_TEST = "a test looks at everything"
OPEN_FOR = timedelta(days=2)


@dataclass(frozen=True)
class Scene:
    """One person on one list, himself as a viewer, and somebody of the care side who can be a source."""

    me: Viewer
    occasion: Occasion
    source: Viewer
    participant: Participant
    sitting: Sitting


@contextmanager
def at(viewer: Viewer) -> Iterator[None]:
    """Inside, the database lets through what this viewer may do at his door, and nothing else."""
    with rights_of(viewer.door), context.acting(viewer):
        yield


def sitting(chamber: Organisation, closes_at: datetime | None = None) -> Sitting:
    closing = closes_at or clock.now() + OPEN_FOR
    day = (closing + timedelta(days=1)).date()
    return Sitting.objects.create(chamber=chamber, day=day, starts_at=time(9), closes_at=closing)


def appears(participant: Participant, on: Sitting) -> Occasion:
    trajectory = Trajectory.objects.unguarded(because=FOR_A_TEST).get(participant=participant)
    place = Appearance.objects.unguarded(because=FOR_A_TEST).filter(sitting=on).count() + 1
    row = Appearance.objects.create(
        participant=participant, trajectory=trajectory, sitting=on, position=place
    )
    return Occasion(row.pk, on.pk, participant.pk, on.closes_at)


def scene(name: str = "Yara Peeters", on: Sitting | None = None) -> Scene:
    chamber = on.chamber if on else people.organisation()
    on = on or sitting(chamber)
    participant = people.participant(name)
    people.trajectory(participant, chamber)
    source = people.viewer(Role.PROVIDER, people.organisation("care", "Service"))
    return Scene(people.myself(participant), appears(participant, on), source, participant, on)


def words(text: str) -> Mapping[str, str]:
    return {language: f"{text} ({language})" for language in wording.LANGUAGES}


def sentence(of: Scene, text: str, source: Viewer | None = None, position: int = 1) -> actions.Sentence:
    """Own words, or with a source a suggested sentence, sealed as the portal seals it. Call it at a door."""
    content = wording.content(words(text))
    key = ids.new_id(STATEMENTS)
    sealed = vault.seal(of.participant.pk, content, table=STATEMENTS, row=key, field="sealed")
    own = actions.Sentence(key, "own-words", position, "M40", sealed, wording.digest(content))
    if source is None:
        return own
    return replace(
        own, form="suggested", matrix_row="M06", source=source.id, origin=ids.new_id("care_attestation")
    )


def drafted(of: Scene, *texts: str, source: Viewer | None = None) -> tuple[actions.Sentence, ...]:
    with at(of.me):
        made = tuple(sentence(of, text, source, place) for place, text in enumerate(texts, start=1))
        actions.draft(by=of.me, occasion=of.occasion, sentences=made)
    return made


def told(of: Scene, *texts: str, source: Viewer | None = None) -> tuple[actions.Sentence, ...]:
    made = drafted(of, *texts, source=source)
    with at(of.me):
        actions.tell(by=of.me, occasion=of.occasion, approved={each.id: each.content_hash for each in made})
    return made


def withdrawn(of: Scene, statement: UUID) -> None:
    with at(of.me):
        actions.withdraw(by=of.me, occasion=of.occasion, statement=statement)


def confirmed(of: Scene, statement: UUID, by: Viewer | None = None) -> None:
    with at(by or of.source):
        actions.confirm(by=by or of.source, statement=statement)


def declined(of: Scene, statement: UUID) -> None:
    with at(of.source):
        actions.decline(by=of.source, statement=statement)


def closed(after: timedelta = OPEN_FOR + timedelta(seconds=1)) -> tuple[delivery.DeliveredList, ...]:
    """The worker's round once the closing moment has passed."""
    by = worker("care")
    with clock.played(clock.now() + after), at(by):
        return delivery.deliver_closed(by=by)


def copies() -> list[FrozenCopy]:
    return list(FrozenCopy.objects.unguarded(because=FOR_A_TEST).order_by("occasion", "place"))


def copied(of: Scene, each: actions.Sentence, text: str, **changes: Any) -> None:
    """Insert a copy as the worker would, whatever keys there are."""
    now = clock.now()
    facts: dict[str, Any] = {
        "statement": each.id,
        "participant": of.participant.pk,
        "occasion": of.occasion.id,
        "place": 1,
        "form": each.form,
        "matrix_row": each.matrix_row,
        "content": wording.content(words(text)),
        "content_hash": each.content_hash,
        "recipients": ",".join(sorted(RECIPIENTS)),
        "purpose": "a test",
        "matrix_version": MATRIX.version,
        "delivered_at": now,
        "expires_at": read_until(now),
    }
    with at(worker("care")):
        FrozenCopy.objects.create(**facts | changes)
