"""What lies on the bench beside the sheet: paper handed up, saved versions, the judge's own note, and who else writes."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Annotated
from uuid import UUID

from django.utils import timezone

from liaison.common import log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import vault, wording
from liaison.court.models import Appearance, JudgeNote, RoomPaper, SheetVersion
from liaison.court.queries.sittings import WRITERS
from liaison.court.rules.sheet import read
from liaison.disclosure import gate

MOST_VERSIONS = 30
SAYS_NOTHING = "says that a sheet which is open was saved, and nothing of whom it is about"


@dataclass(frozen=True, kw_only=True)
class PaperLine:
    """A paper handed up in the room."""

    id: UUID
    words: Annotated[str, "M40"] = ""
    handed_by: Annotated[str, "M40"] = ""
    pages: Annotated[int, "M40"] = 0

    @property
    def handed_by_in_words(self) -> str:
        """From whom it came."""
        return wording.word(wording.HANDED_BY, self.handed_by)


@dataclass(frozen=True, kw_only=True)
class VersionLine:
    """One save of a sheet: when, by whom, what was decided, and why it was corrected on a later day."""

    number: int
    saved_at: Annotated[datetime | None, "M37"] = None
    saved_by: Annotated[str, "M37"] = ""
    decision: Annotated[str, "M37"] = ""
    restores: Annotated[int | None, "M37"] = None
    reason: Annotated[str, "M37"] = ""

    @property
    def decision_in_words(self) -> str:
        """What was decided in it."""
        return wording.word(wording.DECISIONS, self.decision)


@dataclass(frozen=True)
class Pulse:
    """Whether a sheet has a newer version than the one that is open, and who saved it when."""

    revision: int
    saved_by: str = ""
    saved_at: datetime | None = None


@dataclass(frozen=True)
class PaperSheet:
    """A registered paper with the sheet on which it lies, for its correction."""

    paper: PaperLine
    appearance: UUID


def papers(
    viewer: Viewer, appearances: Iterable[UUID], may: frozenset[str]
) -> dict[UUID, tuple[PaperLine, ...]]:
    """The papers handed up at these sittings, which the viewer has already reached; the page logs the look."""
    if "M40" not in may:
        return {}
    rows = RoomPaper.objects.seen_by(viewer).filter(appearance__in=list(appearances), struck_at=None)
    found: dict[UUID, tuple[PaperLine, ...]] = {}
    for row in rows.order_by("registered_at", "id"):
        found[row.appearance_id] = (*found.get(row.appearance_id, ()), _paper_line(row))
    return found


def paper(viewer: Viewer, pk: UUID) -> PaperSheet | None:
    """One paper that the viewer may correct; None for any other. Logs the look."""
    row = RoomPaper.objects.seen_by(viewer).filter(pk=pk, struck_at=None).first()
    if row is None or viewer.role not in WRITERS:
        return None
    log.record(
        by=viewer,
        act="paper.look",
        subjects=[row.participant_id],
        kinds=["M40"],
        appearance=str(row.appearance_id),
        paper=str(row.pk),
    )
    return PaperSheet(_paper_line(row), row.appearance_id)


def _paper_line(row: RoomPaper) -> PaperLine:
    return PaperLine(id=row.pk, words=row.words, handed_by=row.handed_by, pages=row.pages)


def versions(viewer: Viewer, appearance: UUID, may: frozenset[str]) -> tuple[VersionLine, ...]:
    """Every save of a sheet that the viewer has already reached, the latest first: judge and clerk's own (M37)."""
    if "M37" not in may:
        return ()
    rows = SheetVersion.objects.seen_by(viewer).filter(appearance=appearance).exclude(saved_by=None)
    lines = (
        VersionLine(
            number=row.number,
            saved_at=row.saved_at,
            saved_by=row.saved_by.name if row.saved_by else "",
            decision=read(row.content).decision,
            restores=row.restores,
            reason=row.reason,
        )
        for row in rows.select_related("saved_by").order_by("-number")[:MOST_VERSIONS]
    )
    return tuple(gate.withhold(line, may) for line in lines)


def own_note(viewer: Viewer, trajectory: UUID) -> str:
    """The judge's own note on a path, empty when there is none: nobody else's is ever opened."""
    if viewer.role != Role.JUDGE or not gate.permitted(viewer, {"M36"}, gate.OWN_CASE):
        return ""
    row = JudgeNote.objects.seen_by(viewer).filter(trajectory=trajectory, writer=viewer.id).first()
    return vault.unseal(row.sealed, note=row.pk, writer=viewer.id) if row else ""


def pulse(viewer: Viewer, appearance: UUID) -> Pulse | None:
    """The newest version of a sheet of the viewer's chamber; None for any other.

    Nobody is shown in the answer, so it is no look, and asking every few seconds fills no log: what was saved is seen
    by opening the sheet again, which is logged.
    """
    rows = Appearance.objects.within_reach(viewer).unguarded(because=SAYS_NOTHING)
    revision = rows.filter(pk=appearance).values_list("revision", flat=True).first()
    if revision is None or viewer.role not in WRITERS:
        return None
    saves = SheetVersion.objects.unguarded(because=SAYS_NOTHING).filter(
        appearance=appearance, number=revision
    )
    row = saves.values_list("saved_by__name", "saved_at").first()
    name, moment = row or ("", None)
    return Pulse(revision, name or "", timezone.localtime(moment) if moment else None)
