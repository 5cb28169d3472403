"""The person and his files as the court's own pages name them."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Annotated
from uuid import UUID

from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import CaseFile
from liaison.court.queries import charges
from liaison.court.queries.charges import ChargeLine, Days
from liaison.disclosure import gate
from liaison.participants.models import Participant

COURT_KINDS = frozenset({"M01", "M03", "M04", "M27", "M35", "M37", "M40", "M41"})
"""The rows of the matrix that the court's own tables hold. What crossed the line is decided copy by copy."""


@dataclass(frozen=True, kw_only=True)
class Person:
    """Who he is."""

    id: UUID
    name: Annotated[str, "M01"] = ""
    born_on: Annotated[date | None, "M01"] = None
    language: Annotated[str, "M01"] = ""
    interpreter: Annotated[str, "M01"] = ""


@dataclass(frozen=True, kw_only=True)
class FileLine:
    """One file of his: its number, the charges as served, custody, and who defends.

    ``parted_on`` is the day on which it was parted from the others.
    """

    id: UUID
    number: Annotated[str, "M01"] = ""
    lawyer: Annotated[str, "M01"] = ""
    served: Annotated[tuple[ChargeLine, ...], "M03"] = ()
    parted_on: Annotated[date | None, "M04"] = None
    detained: Annotated[str, "M03"] = ""
    detained_where: Annotated[str, "M03"] = ""

    @property
    def charges(self) -> str:
        """The charges in one line."""
        return "; ".join(each.words for each in self.served)

    @property
    def custody(self) -> str:
        """In words whether he is detained, and where."""
        return " ".join(filter(None, [wording.word(wording.DETAINED, self.detained), self.detained_where]))


@dataclass(frozen=True)
class Files:
    """The files that share one way through this court; what they have in common is said once."""

    lines: tuple[FileLine, ...] = ()

    @property
    def numbers(self) -> tuple[str, ...]:
        """Their numbers."""
        return tuple(line.number for line in self.lines if line.number)

    @property
    def charges(self) -> tuple[str, ...]:
        """The charges of all of them, each once."""
        return _once(each.words for line in self.lines for each in line.served)

    @property
    def facts(self) -> Days | None:
        """The first and the last day of the facts of all of them; None where no day is known."""
        return charges.span(each for line in self.lines for each in line.served)

    @property
    def lawyers(self) -> tuple[str, ...]:
        """Who defends in them, each once."""
        return _once(line.lawyer for line in self.lines)

    @property
    def custody(self) -> tuple[str, ...]:
        """Where they say that he is detained; what is not known in one file yields to what is known in another."""
        known = _once(line.custody for line in self.lines if line.detained != CaseFile.Detained.UNKNOWN)
        return known or _once(line.custody for line in self.lines)


def _once(words: Iterable[str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(word for word in words if word))


def may_read(viewer: Viewer) -> frozenset[str]:
    """Which rows of the court's own tables the viewer's role opens in a case that is his."""
    return gate.permitted(viewer, COURT_KINDS, gate.OWN_CASE)


def person(row: Participant, may: frozenset[str]) -> Person:
    """The person of a row that was reached."""
    shown = Person(
        id=row.pk,
        name=row.name,
        born_on=row.born_on,
        language=row.language,
        interpreter=row.interpreter,
    )
    return gate.withhold(shown, may)


def file_line(row: CaseFile, may: frozenset[str]) -> FileLine:
    """The file of a row that was reached; an account that defends goes before a name that was typed."""
    shown = FileLine(
        id=row.pk,
        number=row.number,
        lawyer=row.lawyer.name if row.lawyer else row.lawyer_name,
        served=charges.lines(charges.of_file(row), may),
        detained=row.detained,
        detained_where=row.detained_where,
        parted_on=row.parted_on,
    )
    return gate.withhold(shown, may)


def files_of(viewer: Viewer, trajectories: Iterable[UUID], may: frozenset[str]) -> dict[UUID, Files]:
    """The joined files of each way through this court, as far as the viewer reaches them, in two queries."""
    return {
        trajectory: Files(lines)
        for trajectory, lines in _lines(viewer, trajectories, may, parted=False).items()
    }


def parted_from(viewer: Viewer, trajectory: UUID, may: frozenset[str]) -> tuple[FileLine, ...]:
    """The files that were parted from this way, as far as the viewer reaches them."""
    return _lines(viewer, [trajectory], may, parted=True).get(trajectory, ())


def _lines(
    viewer: Viewer, trajectories: Iterable[UUID], may: frozenset[str], *, parted: bool
) -> dict[UUID, tuple[FileLine, ...]]:
    rows = (
        CaseFile.objects.seen_by(viewer)
        .filter(trajectory__in=list(trajectories), parted_on__isnull=not parted)
        .select_related("lawyer")
        .prefetch_related(charges.with_files(viewer))
        .order_by("number", "id")
    )
    found: dict[UUID, list[FileLine]] = defaultdict(list)
    for row in rows:
        found[row.trajectory_id].append(file_line(row, may))
    return {trajectory: tuple(lines) for trajectory, lines in found.items()}
