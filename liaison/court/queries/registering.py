"""What a clerk should see before she registers or corrects a file: who is known here already, and what stands in the file.

Only the chamber's own people are looked through: whom another chamber follows is not this court's to learn.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from liaison.common import log
from liaison.common.folding import fold, fold_name
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile, FileVersion
from liaison.court.queries import charges, people
from liaison.court.queries.people import Person
from liaison.court.rules.admission import Changed, ChargeServed, Identity, Summons, changes
from liaison.court.rules.folding import file_key
from liaison.court.rules.likeness import Somebody, likely
from liaison.disclosure import gate


@dataclass(frozen=True, kw_only=True)
class Likely:
    """Somebody of the chamber who may be the one who is summoned."""

    person: Person
    numbers: Annotated[tuple[str, ...], "M01"] = ()


@dataclass(frozen=True, kw_only=True)
class Registered:
    """A file as it stands, to be corrected or to register another for the same person."""

    id: UUID
    person: UUID
    identity: Identity
    summons: Summons
    revision: int


@dataclass(frozen=True, kw_only=True)
class Version:
    """One correction of a file: when, by whom, why, and what it changed."""

    file: UUID
    number: str
    at: datetime
    by: str
    reason: Annotated[str, "M03"] = ""
    changed: Annotated[tuple[Changed, ...], "M03"] = ()


def likely_people(viewer: Viewer, surname: str, given_name: str, born_on: date) -> tuple[Likely, ...]:
    """Who of the viewer's chamber may be meant, the likeliest first; the look at them is logged."""
    files = CaseFile.objects.seen_by(viewer)
    known = files.order_by().values_list("participant_id", "participant__folded_name", "participant__born_on")
    found = likely(fold_name(surname, given_name), born_on, (Somebody(*each) for each in known.distinct()))
    log.record(by=viewer, act="people.compare", subjects=found, kinds=["M01"])
    return _shown(viewer, found)


def _shown(viewer: Viewer, ids: Sequence[UUID]) -> tuple[Likely, ...]:
    may = people.may_read(viewer)
    files = CaseFile.objects.seen_by(viewer).filter(participant__in=ids).select_related("participant")
    by_person: dict[UUID, list[CaseFile]] = defaultdict(list)
    for file in files.order_by("number", "id"):
        by_person[file.participant_id].append(file)
    return tuple(
        gate.withhold(
            Likely(
                person=people.person(by_person[each][0].participant, may),
                numbers=tuple(file.number for file in by_person[each]),
            ),
            may,
        )
        for each in ids
    )


def holder_of(viewer: Viewer, number: str, except_for: UUID | None = None) -> Likely | None:
    """Who has a file with this number in the viewer's chamber, however it is written; the look is logged."""
    found = CaseFile.objects.seen_by(viewer).exclude(pk=except_for)
    for part in re.findall(r"[a-z]+|\d+", fold(number)):
        found = found.filter(number__icontains=part)
    same = (row for row in found.order_by("id") if file_key(row.number) == file_key(number))
    held = next(same, None)
    log.record(by=viewer, act="number.look", subjects=[held.participant_id] if held else [], kinds=["M01"])
    return _shown(viewer, [held.participant_id])[0] if held else None


def registered(viewer: Viewer, file: UUID) -> Registered | None:
    """A file of the chamber as it stands; None for anybody else's. Logs one look."""
    rows = CaseFile.objects.seen_by(viewer).select_related("participant", "lawyer")
    row = rows.prefetch_related(charges.with_files(viewer)).filter(pk=file).first()
    if row is None:
        return None
    log.record(
        by=viewer, act="file.look", subjects=[row.participant_id], kinds=["M01", "M03"], file=str(row.pk)
    )
    person = row.participant
    return Registered(
        id=row.pk,
        person=person.pk,
        identity=Identity(
            surname=person.surname,
            given_name=person.given_name,
            born_on=person.born_on,
            language=person.language,
            interpreter=person.interpreter,
        ),
        summons=Summons(
            number=row.number,
            charges=tuple(
                ChargeServed(each.words, each.facts_from, each.facts_until)
                for each in sorted(charges.of_file(row), key=lambda each: each.position)
            ),
            detained=row.detained,
            detained_where=row.detained_where,
            lawyer=row.lawyer_id,
            lawyer_name="" if row.lawyer_id else row.lawyer_name,
        ),
        revision=row.revision,
    )


def versions_of(viewer: Viewer, files: Iterable[UUID], may: frozenset[str]) -> tuple[Version, ...]:
    """The corrections of these files, the latest first, as part of a look that the page logs."""
    rows = FileVersion.objects.seen_by(viewer).filter(file__in=list(files))
    ordered = list(rows.select_related("written_by", "file").order_by("-written_at", "-number", "id"))
    return tuple(gate.withhold(_version(row), may) for row in ordered)


def _version(row: FileVersion) -> Version:
    return Version(
        file=row.file_id,
        number=row.file.number,
        at=row.written_at,
        by=row.written_by.name,
        reason=row.reason,
        changed=changes(row.before, row.after),
    )
