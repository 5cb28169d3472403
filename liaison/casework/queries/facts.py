"""What the first page knows of all people at once, by person: a number of queries that people do not raise."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import TypeVar
from uuid import UUID

from django.db.models import Max

from liaison.care import queries as care
from liaison.care.queries.referring import ReferralLine, Told, answers_to_read, open_referrals
from liaison.casework.models import Assignment, Note, NoteDraft, Plan
from liaison.casework.queries import changes, contacts
from liaison.casework.queries.changes import Change
from liaison.casework.queries.contacts import Contact
from liaison.casework.queries.relation import BECAUSE, active
from liaison.casework.queries.ways import Path, paths
from liaison.common import clock
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile
from liaison.court.queries.agenda import NextAppearance, next_appearances

Value = TypeVar("Value")


@dataclass(frozen=True)
class Facts:
    """What was read for all people at once, by person."""

    until: dict[UUID, datetime | None]
    covered: dict[UUID, str]
    numbers: dict[UUID, tuple[str, ...]]
    paths: Mapping[UUID, Path]
    sittings: dict[UUID, NextAppearance]
    contacts: dict[UUID, Contact]
    to_answer: dict[UUID, tuple[Contact, ...]]
    last_note: dict[UUID, date]
    drafts: frozenset[UUID]
    planned: frozenset[UUID]
    to_send_on: dict[UUID, tuple[UUID, ...]]
    to_confirm: dict[UUID, tuple[UUID, ...]]
    referrals: dict[UUID, tuple[ReferralLine, ...]]
    answers: dict[UUID, tuple[Told, ...]]
    changes: dict[UUID, tuple[Change, ...]]


Held = Iterable[tuple[UUID, datetime, datetime | None]]
"""Assignments that run: whom, since when, until when."""


def gather(viewer: Viewer, held: Held, may: frozenset[str]) -> Facts:
    """Everything at once; the page that asks logs the look."""
    people = frozenset(person for person, *_ in held)
    passed, to_come = contacts.unanswered(viewer, people)
    until = _until(held)
    notes = Note.objects.related_to(viewer, people).order_by().values_list("participant_id")
    drafts = NoteDraft.objects.related_to(viewer, people).filter(author=viewer.id)
    files = CaseFile.objects.related_to(viewer, people).values_list("participant_id", "number")
    plans = Plan.objects.related_to(viewer, people).order_by().values_list("participant_id", flat=True)
    ways = paths(viewer, people, may)
    return Facts(
        until=until,
        covered=_covered(viewer, people) if any(until.values()) else {},
        numbers=by_person(files),
        paths=ways,
        sittings=next_appearances(viewer, people),
        contacts={each.participant: each for each in reversed(to_come)},
        to_answer=by_person((each.participant, each) for each in passed),
        last_note=dict(notes.annotate(last=Max("happened_on"))),
        drafts=frozenset(drafts.values_list("participant_id", flat=True)),
        planned=frozenset(plans.distinct()),
        to_send_on=by_person(care.to_send_on(viewer, people)),
        to_confirm=by_person(
            (each.row.participant, each.row.statement) for each in care.to_confirm(viewer, people)
        ),
        referrals=by_person((line.participant, line) for line in open_referrals(viewer, people)),
        answers=by_person((told.line.participant, told) for told in answers_to_read(viewer, people)),
        changes=changes.changes(viewer, _begun(held), ways, may),
    )


def _until(held: Held) -> dict[UUID, datetime | None]:
    """Until when each assignment lasts; of two the longer one."""
    ends: dict[UUID, datetime | None] = {}
    for person, _, end in held:
        is_open = person in ends and ends[person] is None
        earlier = ends.get(person)
        ends[person] = None if is_open or end is None else max(end, earlier or end)
    return ends


def _begun(held: Held) -> dict[UUID, datetime]:
    """Since when each is the viewer's; of two the earlier."""
    begun: dict[UUID, datetime] = {}
    for person, since, _ in held:
        begun[person] = min(since, begun.get(person, since))
    return begun


def _covered(viewer: Viewer, people: frozenset[UUID]) -> dict[UUID, str]:
    """Whose each of these people is when the viewer is not: the name of the liaison without an end."""
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(active(clock.now()), ends_at=None)
    others = rows.filter(participant__in=people).exclude(account=viewer.id).order_by("starts_at")
    return dict(others.values_list("participant_id", "account__name"))


def by_person(pairs: Iterable[tuple[UUID, Value]]) -> dict[UUID, tuple[Value, ...]]:
    """The values of each person in their order."""
    found: dict[UUID, list[Value]] = defaultdict(list)
    for person, value in pairs:
        found[person].append(value)
    return {person: tuple(values) for person, values in found.items()}
