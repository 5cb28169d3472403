"""One person's file: who he is, one feed of all that happened, his plan, and what the court has from him."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from django.utils.timezone import localtime
from django.utils.translation import get_language

from liaison.care import queries as care
from liaison.care import vault
from liaison.casework import wording
from liaison.casework.models import Assignment
from liaison.casework.queries import texts
from liaison.casework.queries.relation import BECAUSE, active, require
from liaison.casework.rules import FILE_KINDS, WITH_A_LIAISON, age_on
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance, CaseFile
from liaison.court.queries.agenda import NextAppearance, SittingResult, agreements_of, next_appearance
from liaison.court.queries.charges import served
from liaison.disclosure import gate
from liaison.disclosure import queries as bridge
from liaison.participants.models import Participant, Trajectory

PAGE = 30
"""Entries of the feed on one page."""


@dataclass(frozen=True)
class CourtFile:
    """One file of the court, as far as the liaison reads it."""

    number: Annotated[str, "M01"] = ""
    charges: Annotated[str, "M03"] = ""


@dataclass(frozen=True)
class Handed:
    """What the court has from him for one sitting, in the order in which he told it."""

    day: date
    words: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened, on its day: one of the three is there."""

    day: date
    note: texts.NoteSheet | None = None
    attestation: care.Asked | None = None
    sitting: SittingResult | None = None


@dataclass(frozen=True, kw_only=True)
class Feed:
    """One page of the feed, the latest first."""

    entries: tuple[Entry, ...] = ()
    page: int = 1
    has_older: bool = False


@dataclass(frozen=True, kw_only=True)
class PersonFile:
    """What a liaison reads of one person; what the matrix does not give him is silent."""

    participant: UUID
    liaisons: tuple[str, ...]
    name: Annotated[str, "M01"] = ""
    born_on: Annotated[date | None, "M01"] = None
    language: Annotated[str, "M01"] = ""
    interpreter: Annotated[str, "M01"] = ""
    files: Annotated[tuple[CourtFile, ...], "M01"] = ()
    state: Annotated[str, "M04"] = ""
    since: Annotated[date | None, "M04"] = None
    next: Annotated[NextAppearance | None, "M04"] = None
    feed: Feed = field(default_factory=Feed)
    draft: Annotated[texts.DraftSheet | None, "M13"] = None
    plan: Annotated[texts.PlanSheet | None, "M22"] = None
    to_confirm: Annotated[tuple[UUID, ...], "M31"] = ()
    handed: Annotated[tuple[Handed, ...], "M40"] = ()

    @property
    def state_in_words(self) -> str:
        """Where the path stands, in the language of the page."""
        return wording.word(wording.STATES, self.state)

    @property
    def age(self) -> int | None:
        """His age today."""
        return age_on(self.born_on, clock.today()) if self.born_on else None


def person_file(viewer: Viewer, participant: UUID, page: int = 1) -> PersonFile:
    """The file of a person whom the viewer is assigned to; the look is logged. Raises ``Http404`` for anybody else."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, FILE_KINDS, WITH_A_LIAISON)
    person = Participant.objects.related_to(viewer, people).get()
    path = Trajectory.objects.related_to(viewer, people).order_by("-introduced_on", "id").first()
    with vault.open_for(people):
        sheet = PersonFile(
            participant=person.pk,
            liaisons=_liaisons(participant),
            name=person.name,
            born_on=person.born_on,
            language=person.language,
            interpreter=person.interpreter,
            files=_files(viewer, people, may),
            state=path.state if path else "",
            since=path.introduced_on if path else None,
            next=next_appearance(viewer, participant),
            feed=_feed(viewer, participant, may, page),
            draft=texts.draft(viewer, people) if "M13" in may else None,
            plan=_plan(viewer, people, may),
            to_confirm=_to_confirm(viewer, participant),
            handed=_handed(viewer, people),
        )
    log.record(by=viewer, act="file.look", subjects=people, kinds=may)
    return gate.withhold(sheet, may)


def _liaisons(participant: UUID) -> tuple[str, ...]:
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(active(clock.now()), participant=participant)
    return tuple(rows.order_by("account__name").values_list("account__name", flat=True))


def _files(viewer: Viewer, people: Iterable[UUID], may: frozenset[str]) -> tuple[CourtFile, ...]:
    rows = CaseFile.objects.related_to(viewer, people).values_list("pk", "number")
    charges = served(viewer, people, may)
    return tuple(gate.withhold(CourtFile(number, charges.get(pk, "")), may) for pk, number in rows)


def _plan(viewer: Viewer, people: Iterable[UUID], may: frozenset[str]) -> texts.PlanSheet | None:
    found = texts.plans(viewer, people, last_only=True) if "M22" in may else ()
    return found[0] if found else None


def _to_confirm(viewer: Viewer, participant: UUID) -> tuple[UUID, ...]:
    return tuple(each.row.statement for each in care.to_confirm(viewer, [participant]))


def _feed(viewer: Viewer, participant: UUID, may: frozenset[str], page: int) -> Feed:
    """Notes are opened for the page that is shown and no other."""
    people = {participant}
    days = dict(texts.note_days(viewer, people)) if "M13" in may else {}
    asked = care.attestations(viewer, people, may=may) if "M06" in may else ()
    unread: list[tuple[date, UUID | Entry]] = [(day, note) for note, day in days.items()]
    unread += [(entry.day, entry) for entry in _of_attestations(asked)]
    unread += [
        (result.day, Entry(day=result.day, sitting=result)) for result in agreements_of(viewer, participant)
    ]
    unread.sort(key=lambda pair: pair[0], reverse=True)
    shown = unread[(page - 1) * PAGE : page * PAGE]
    notes = texts.notes(viewer, people, [what for _, what in shown if isinstance(what, UUID)])
    entries = tuple(
        Entry(day=day, note=notes[what]) if isinstance(what, UUID) else what for day, what in shown
    )
    return Feed(entries=entries, page=page, has_older=len(unread) > page * PAGE)


def _of_attestations(asked: Iterable[care.Asked]) -> Iterable[Entry]:
    for one in asked:
        yield Entry(day=localtime(one.attested_at or one.asked_at).date(), attestation=one)


def _handed(viewer: Viewer, people: Iterable[UUID]) -> tuple[Handed, ...]:
    rows = Appearance.objects.related_to(viewer, people).order_by("-sitting__day", "id")
    days = dict(rows.values_list("pk", "sitting__day"))
    copies = bridge.copies_for(viewer, days)
    language = get_language() or "nl"
    return tuple(
        Handed(day, tuple(copy.words[language] for copy in copies[occasion]))
        for occasion, day in days.items()
        if copies.get(occasion)
    )
