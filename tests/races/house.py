"""What the owner's process makes ready for a race, and what it finds afterwards."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from liaison.casework.models import Assignment, Note
from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.models import JudgeNote, Sitting
from liaison.disclosure import actions
from liaison.disclosure.models import FrozenCopy, ParticipantKey, SourceKey, Statement
from tests import crossing, people

BECAUSE = "a test looks at everything"


def described(viewer: Viewer) -> dict[str, str]:
    """A viewer as he is named to another process."""
    told = {"id": viewer.id, "role": viewer.role.value, "organisation": viewer.organisation}
    told["person"] = viewer.person
    return {name: str(value) for name, value in told.items() if value}


def on(of: crossing.Scene) -> dict[str, str]:
    """An occasion as it is described to another process."""
    return {
        "occasion": str(of.occasion.id),
        "list": str(of.occasion.list_id),
        "participant": str(of.participant.pk),
        "closes_at": of.occasion.closes_at.isoformat(),
    }


def scene(closes_in: float = 0.0, sources: int = 0, is_told: bool = True) -> dict[str, Any]:
    """Somebody with a sentence of his own, or one of each of so many sources, told or only drafted."""
    chamber = people.organisation()
    closes_at = clock.now() + timedelta(seconds=closes_in) if closes_in else None
    of = crossing.scene(on=crossing.sitting(chamber, closes_at))
    asked = [people.viewer(Role.PROVIDER, people.organisation("care", "Service")) for _ in range(sources)]
    with crossing.at(of.me):
        made = [
            crossing.sentence(of, f"Sentence {place}.", source, place)
            for place, source in enumerate(asked or [None], start=1)
        ]
        actions.draft(by=of.me, occasion=of.occasion, sentences=made)
        approved = {each.id: each.content_hash for each in made}
        if is_told:
            actions.tell(by=of.me, occasion=of.occasion, approved=approved)
    return {
        "on": on(of),
        "me": described(of.me),
        "statements": [str(each.id) for each in made],
        "approved": {str(each): digest for each, digest in approved.items()},
        "sources": [described(source) for source in asked],
        "judges": [described(people.viewer(Role.JUDGE, chamber)) for _ in range(2)],
    }


def close(list: str, closes_in: float) -> str:  # noqa: A002
    """Let a list close in so many seconds; gives the moment."""
    at = clock.now() + timedelta(seconds=closes_in)
    Sitting.objects.filter(pk=list).update(closes_at=at)
    return at.isoformat()


def outcome(statement: str) -> dict[str, Any]:
    """What became of one sentence: how many copies, whether it was taken back, how many sources' keys."""
    row = Statement.objects.unguarded(because=BECAUSE).get(pk=statement)
    keys = ParticipantKey.objects.unguarded(because=BECAUSE).filter(statement=statement)
    return {
        "copies": FrozenCopy.objects.unguarded(because=BECAUSE).filter(statement=statement).count(),
        "choice": row.choice,
        "declined": row.declined_at is not None,
        "withdrawn": keys.exclude(withdrawn_at=None).exists(),
        "confirmed": SourceKey.objects.unguarded(because=BECAUSE).filter(statement=statement).count(),
    }


def caseload() -> dict[str, Any]:
    """A service with two liaisons and their coordinator, and somebody whom the first of them has."""
    of = crossing.scene()
    service = people.organisation("care", "Service")
    staff = [people.viewer(Role.LIAISON, service) for _ in range(2)]
    coordinator = people.viewer(Role.COORDINATOR, service)
    began = clock.now() - timedelta(days=1)
    Assignment.objects.create(participant=of.participant, account_id=staff[0].id, starts_at=began)
    return {
        "participant": str(of.participant.pk),
        "name": of.participant.name,
        "liaisons": [described(each) for each in staff],
        "coordinator": described(coordinator),
    }


def judges_notes(participant: str) -> int:
    """How many rows of judges' notes there are about somebody."""
    return JudgeNote.objects.unguarded(because=BECAUSE).filter(participant=UUID(participant)).count()


def kept(participant: str) -> dict[str, list[str]]:
    """The notes about somebody, and the notes of which the log says that they were written, or sent again."""
    told: dict[str, list[str]] = {"note.write": [], "note.repeat": []}
    for body in log.table("care", "event").objects.values_list("body", flat=True):
        said = json.loads(body)
        if said["act"] in told and participant in said["subjects"]:
            told[said["act"]].append(said["note"])
    rows = Note.objects.unguarded(because=BECAUSE).filter(participant=UUID(participant))
    return {"notes": [str(key) for key in rows.values_list("pk", flat=True)], **told}


ACTS = {act.__name__: act for act in (scene, close, outcome, caseload, judges_notes, kept)}


def done(asked: dict[str, Any]) -> Any:
    """Do what is asked, as the owner."""
    return ACTS[asked.pop("do")](**asked)
