"""One box for one's own people: a name in any order and spelling, a birth date, a file number."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated, Final
from uuid import UUID

from django.db.models import Count

from liaison.casework.queries.assigning import unassigned_people
from liaison.casework.queries.relation import related_people
from liaison.casework.rules import WITH_A_LIAISON, born_on, is_number
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile
from liaison.court.rules.folding import file_key
from liaison.disclosure import gate
from liaison.participants.models import NameGram, Participant
from liaison.participants.rules import best_of, grams

SHOWN: Final = 10
COMPARED: Final = 40


@dataclass(frozen=True, kw_only=True)
class Hit:
    """One person who fits, with enough to tell namesakes apart; ``is_mine`` opens the file."""

    participant: UUID
    is_mine: bool
    name: Annotated[str, "M01"] = ""
    born_on: Annotated[date | None, "M01"] = None
    numbers: Annotated[tuple[str, ...], "M01"] = ()


def find(viewer: Viewer, typed: str) -> tuple[Hit, ...]:
    """The viewer's people who fit, the likeliest first; for a coordinator those without a liaison too. Logged."""
    mine, unassigned = related_people(viewer), unassigned_people(viewer)
    within = mine | unassigned
    found = _fitting(viewer, within, typed.strip()) if typed.strip() else []
    people = Participant.objects.related_to(viewer, found).in_bulk()
    numbers: dict[UUID, tuple[str, ...]] = {}
    files = CaseFile.objects.related_to(viewer, found).values_list("participant_id", "number")
    for person, number in files:
        numbers[person] = (*numbers.get(person, ()), number)
    may = gate.permitted(viewer, {"M01"}, WITH_A_LIAISON)
    log.record(by=viewer, act="people.find", subjects=people, kinds=may)
    return tuple(
        gate.withhold(
            Hit(
                participant=key,
                is_mine=key in mine,
                name=people[key].name,
                born_on=people[key].born_on,
                numbers=numbers.get(key, ()),
            ),
            may,
        )
        for key in found
    )


def _fitting(viewer: Viewer, within: frozenset[UUID], typed: str) -> list[UUID]:
    day = born_on(typed)
    if day is not None:
        rows = Participant.objects.related_to(viewer, within).filter(born_on=day)
        return list(rows.order_by("surname", "id").values_list("pk", flat=True)[:SHOWN])
    if is_number(typed):
        return _by_number(viewer, within, typed)
    return _by_name(viewer, within, typed)


def _by_number(viewer: Viewer, within: frozenset[UUID], typed: str) -> list[UUID]:
    wanted = file_key(typed)
    files = CaseFile.objects.related_to(viewer, within).order_by("number", "id")
    fits = [
        person
        for person, number in files.values_list("participant_id", "number")
        if wanted in file_key(number)
    ]
    return list(dict.fromkeys(fits))[:SHOWN]


def _by_name(viewer: Viewer, within: Iterable[UUID], typed: str) -> list[UUID]:
    """Those who share most pieces of the name, then those among them who are most like what was typed."""
    shared = NameGram.objects.related_to(viewer, within).filter(gram__in=grams(typed)).order_by()
    counted = shared.values_list("participant_id").annotate(many=Count("gram", distinct=True))
    likely = [person for person, _ in counted.order_by("-many", "participant_id")[:COMPARED]]
    names = {str(row.pk): row.name for row in Participant.objects.related_to(viewer, likely)}
    return [UUID(key) for key in best_of(typed, names, SHOWN)]
