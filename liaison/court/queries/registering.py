"""What a clerk should see before she registers or corrects a file: who is known here already, and what stands in the file.

Only the chamber's own people are looked through: whom another chamber follows is not this court's to learn.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.db.models import Q
from django.utils import dateformat
from django.utils.translation import get_language_info

from liaison.common import log
from liaison.common.folding import fold, fold_name
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import CaseFile, FileVersion
from liaison.court.queries import charges, people
from liaison.court.queries.people import Person
from liaison.court.rules.admission import Changed, ChargeServed, Identity, Summons, changes
from liaison.court.rules.folding import file_key
from liaison.court.rules.likeness import Somebody, likely
from liaison.disclosure import gate
from liaison.participants.models import Participant
from liaison.participants.queries import perhaps


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

    @property
    def changed_in_words(self) -> tuple[Changed, ...]:
        """What changed, in the language of the page. Of an account only that another was chosen."""
        return tuple(
            Changed(
                wording.word(wording.FILE_PARTS, each.part),
                _said(each.part, each.before, each.after),
                _said(each.part, each.after, each.before),
            )
            for each in self.changed
        )


def _said(part: str, value: object, other: object) -> str:
    """One side of a change; of the charges only those that the other side has not."""
    if part == "lawyer" or not value:
        return ""
    if isinstance(value, list) and isinstance(other, list):
        return "; ".join(_charge(each) for each in value if each not in other)
    if part == "born_on":
        return dateformat.format(date.fromisoformat(str(value)), "j F Y")
    if part == "language":
        return str(get_language_info(str(value))["name_translated"])
    return wording.word(wording.DETAINED, str(value)) if part == "detained" else str(value)


def _charge(kept: Mapping[str, str | None]) -> str:
    """A charge as it was kept, with its days."""
    days = [date.fromisoformat(day) for name in ("facts_from", "facts_until") if (day := kept.get(name))]
    told = " – ".join(dateformat.format(day, "j F Y") for day in days)
    return f"{kept.get('words')} ({told})" if told else str(kept.get("words"))


def likely_people(viewer: Viewer, surname: str, given_name: str, born_on: date) -> tuple[Likely, ...]:
    """Who of the viewer's chamber may be meant, the likeliest first; the look at them is logged."""
    by_name = Q(participant__in=perhaps(f"{given_name} {surname}"))
    files = CaseFile.objects.seen_by(viewer).filter(by_name | Q(participant__born_on=born_on))
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
    found = CaseFile.objects.seen_by(viewer)
    if except_for:
        found = found.exclude(pk=except_for)
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
    return Registered(
        id=row.pk,
        person=row.participant_id,
        identity=_identity(row.participant),
        summons=_summons(row),
        revision=row.revision,
    )


def _identity(person: Participant) -> Identity:
    return Identity(
        surname=person.surname,
        given_name=person.given_name,
        born_on=person.born_on,
        language=person.language,
        interpreter=person.interpreter,
    )


def _summons(row: CaseFile) -> Summons:
    served = sorted(charges.of_file(row), key=lambda each: each.position)
    return Summons(
        number=row.number,
        charges=tuple(ChargeServed(each.words, each.facts_from, each.facts_until) for each in served),
        detained=row.detained,
        detained_where=row.detained_where,
        lawyer=row.lawyer_id,
        lawyer_name="" if row.lawyer else row.lawyer_name,
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
