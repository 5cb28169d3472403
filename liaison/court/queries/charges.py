"""The charges as served, with the days of their facts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from django.db.models import Prefetch

from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile, Charge
from liaison.disclosure import gate

Days = tuple[date, date]


@dataclass(frozen=True, kw_only=True)
class ChargeLine:
    """One charge; no day where none is known, ``facts_until`` only for facts that lasted."""

    words: Annotated[str, "M03"] = ""
    facts_from: Annotated[date | None, "M03"] = None
    facts_until: Annotated[date | None, "M03"] = None


def lines(rows: Iterable[Charge], may: frozenset[str]) -> tuple[ChargeLine, ...]:
    """The charges of rows that were reached, in the order of the summons."""
    ordered = sorted(rows, key=lambda row: row.position)
    shown = (ChargeLine(words=r.words, facts_from=r.facts_from, facts_until=r.facts_until) for r in ordered)
    return tuple(gate.withhold(line, may) for line in shown)


def span(charges: Iterable[ChargeLine]) -> Days | None:
    """The first and the last day of the facts, by which a sanction is chosen; None where no day is known."""
    days = [day for each in charges for day in (each.facts_from, each.facts_until) if day]
    return (min(days), max(days)) if days else None


def served(viewer: Viewer, people: Iterable[UUID], may: frozenset[str]) -> Mapping[UUID, str]:
    """The charges of each file of these people in one line, for a room whose relation to them is established.

    Not logged here: the page that asks logs its own look.
    """
    found: dict[UUID, list[Charge]] = defaultdict(list)
    for row in Charge.objects.related_to(viewer, people).order_by("position", "id"):
        found[row.file_id].append(row)
    return {file: "; ".join(line.words for line in lines(rows, may)) for file, rows in found.items()}


def with_files(viewer: Viewer) -> "Prefetch[str]":
    """The charges along with the files of a query, in one more query."""
    return Prefetch("charge_set", Charge.objects.seen_by(viewer), to_attr="served")


def of_file(row: CaseFile) -> list[Charge]:
    """The charges that came along with a file."""
    found: list[Charge] = row.served  # type: ignore[attr-defined]
    return found
