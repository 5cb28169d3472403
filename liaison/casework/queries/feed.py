"""One feed per person: everything in the order of its day, with where it comes from; the page that asks logs the look."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final
from uuid import UUID

from django.utils.timezone import localtime

from liaison.care import queries as care
from liaison.care.queries.referring import Told, history
from liaison.casework.queries import contacts, texts
from liaison.casework.queries.ways import Path
from liaison.common.viewer import Viewer
from liaison.court.queries.agenda import SittingResult, agreements_of

PAGE = 30
"""Entries of the feed on one page."""


class Chip(StrEnum):
    """What of the feed is shown."""

    ALL = "all"
    TALKS = "talks"
    CONTACTS = "contacts"
    CARE = "care"
    COURT = "court"
    HANDED = "handed"


KIND_OF_CHIP: Final = {
    Chip.TALKS: "M13",
    Chip.CONTACTS: "M13",
    Chip.CARE: "M05",
    Chip.COURT: "M04",
    Chip.HANDED: "M40",
}


@dataclass(frozen=True, kw_only=True)
class Entry:
    """One thing that happened, on its day: one of the others is there."""

    day: date
    note: texts.NoteSheet | None = None
    attestation: care.Asked | None = None
    sitting: SittingResult | None = None
    contact: contacts.ContactSheet | None = None
    referral: Told | None = None
    handed_for: date | None = None


@dataclass(frozen=True, kw_only=True)
class Feed:
    """One page of the feed, the latest first."""

    entries: tuple[Entry, ...] = ()
    chip: Chip = Chip.ALL
    page: int = 1
    has_older: bool = False


def feed_of(viewer: Viewer, participant: UUID, path: Path | None, may: frozenset[str], asked: Feed) -> Feed:
    """The page and chip that are asked for. Notes are opened for the page that is shown and no other."""
    people = {participant}
    notes = dict(texts.note_days(viewer, people)) if _wants(asked, Chip.TALKS, may) else {}
    unread: list[tuple[date, UUID | Entry]] = [(day, note) for note, day in notes.items()]
    unread += [(entry.day, entry) for entry in _others(viewer, participant, path, may, asked)]
    unread.sort(key=lambda pair: pair[0], reverse=True)
    shown = unread[(asked.page - 1) * PAGE : asked.page * PAGE]
    opened = texts.notes(viewer, people, [what for _, what in shown if isinstance(what, UUID)])
    entries = tuple(
        Entry(day=day, note=opened[what]) if isinstance(what, UUID) else what for day, what in shown
    )
    return Feed(entries=entries, chip=asked.chip, page=asked.page, has_older=len(unread) > asked.page * PAGE)


def _wants(asked: Feed, chip: Chip, may: frozenset[str]) -> bool:
    return KIND_OF_CHIP[chip] in may and asked.chip in {Chip.ALL, chip}


def _others(
    viewer: Viewer, participant: UUID, path: Path | None, may: frozenset[str], asked: Feed
) -> Iterator[Entry]:
    """Whatever is no note: each chip's entries where they are asked for and may be read."""
    people = {participant}
    found: dict[Chip, Callable[[], Iterable[Entry]]] = {
        Chip.CONTACTS: lambda: (Entry(day=one.day, contact=one) for one in contacts.all_of(viewer, people)),
        Chip.CARE: lambda: _of_care(viewer, people, may),
        Chip.COURT: lambda: (Entry(day=one.day, sitting=one) for one in agreements_of(viewer, participant)),
        Chip.HANDED: lambda: (Entry(day=day, handed_for=day) for day in (path.handed if path else ())),
    }
    for chip, entries in found.items():
        if _wants(asked, chip, may):
            yield from entries()


def _of_care(viewer: Viewer, people: set[UUID], may: frozenset[str]) -> Iterator[Entry]:
    for told in history(viewer, people):
        yield Entry(day=localtime(told.at).date(), referral=told)
    if "M06" in may:
        yield from _of_attestations(care.attestations(viewer, people, may=may))


def _of_attestations(asked: Iterable[care.Asked]) -> Iterator[Entry]:
    for one in asked:
        yield Entry(day=localtime(one.attested_at or one.asked_at).date(), attestation=one)
