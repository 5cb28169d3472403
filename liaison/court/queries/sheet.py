"""The sheet of one person at one sitting: what was agreed, what he handed over, what was said and decided."""

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Annotated
from uuid import UUID

from django.utils.translation import get_language

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appearance
from liaison.court.queries import agenda, people, sittings
from liaison.court.queries.people import Files, Person
from liaison.court.queries.sittings import WRITERS, SittingLine
from liaison.court.rules.sheet import Content, marked
from liaison.court.rules.sitting import proposed
from liaison.disclosure import gate
from liaison.disclosure.queries import Copy, copies_for


@dataclass(frozen=True)
class Sentence:
    """One sentence as he approved it, in one language, and whether its source confirmed a true copy.

    Of a paper the words are its title, ``paper`` is what it is found by and ``pages`` how many it has.
    """

    words: str
    language: str
    is_confirmed: bool
    paper: UUID | None = None
    pages: int = 0


@dataclass(frozen=True, kw_only=True)
class LastTime:
    """The last sitting before this one at which something was decided, and what was agreed there."""

    day: date
    agreements: Annotated[tuple[str, ...], "M04"] = ()


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One person at one sitting. ``place`` is None for somebody taken off the list.

    ``content`` is what is saved, as far as the viewer may read it; ``proposal`` is a date to show and nothing more.
    """

    id: UUID
    sitting: SittingLine
    place: int | None
    of: int
    previous_id: UUID | None
    next_id: UUID | None
    person: Person
    files: Files
    last: LastTime | None
    sentences: tuple[Sentence, ...]
    content: Content
    revision: int
    days_to_come: tuple[date, ...]
    proposal: date | None
    may_write: bool
    called_at: Annotated[time | None, "M04"] = None
    saved_at: Annotated[datetime | None, "M27"] = None

    @property
    def kept_from_last(self) -> tuple[str, ...]:
        """What was agreed last time and may be agreed again."""
        return self.last.agreements if self.last else ()

    @property
    def presence_in_words(self) -> str:
        """Whether he came."""
        return wording.word(wording.PRESENCE, self.content.presence)

    @property
    def decision_in_words(self) -> str:
        """What was decided, empty when nothing is or may be read."""
        return wording.word(wording.DECISIONS, self.content.decision)

    @property
    def said_in_words(self) -> tuple[tuple[str, str], ...]:
        """The fixed rows with their marks; a row without one is there all the same."""
        marks = self.content.said
        return tuple(
            (str(name), wording.word(wording.SAID, marks.get(topic, "")))
            for topic, name in wording.TOPICS.items()
        )


def sheet(viewer: Viewer, appearance: UUID) -> Sheet | None:
    """The sheet of an appearance before the viewer's chamber; None for anybody else's. Logs one look."""
    row = (
        Appearance.objects.seen_by(viewer)
        .select_related("participant", "sitting")
        .filter(pk=appearance)
        .first()
    )
    if row is None:
        return None
    may = people.may_read(viewer)
    copies = copies_for(viewer, [row.pk]).get(row.pk, ())
    shown = gate.withhold(_sheet(viewer, row, copies, may), may)
    log.record(
        by=viewer,
        act="sheet.look",
        subjects=[row.participant_id],
        kinds=may | {"M40"} | {copy.matrix_row for copy in copies},
        appearance=str(row.pk),
        revision=row.revision,
    )
    return shown


def _sheet(viewer: Viewer, row: Appearance, copies: tuple[Copy, ...], may: frozenset[str]) -> Sheet:
    order = _order(viewer, row.sitting_id)
    here = order.index(row.pk) if row.pk in order else None
    last = _last_decided(viewer, row)
    agreed = agenda.agreed(viewer, [row, *([last] if last else [])])
    to_come = sittings.days_from(viewer, max(clock.today(), row.sitting.day + timedelta(days=1)))
    return Sheet(
        id=row.pk,
        sitting=sittings.line(row.sitting),
        place=None if here is None else here + 1,
        of=len(order),
        previous_id=order[here - 1] if here else None,
        next_id=order[here + 1] if here is not None and here + 1 < len(order) else None,
        person=people.person(row.participant, may),
        files=people.files_of(viewer, [row.trajectory_id], may).get(row.trajectory_id, Files()),
        last=gate.withhold(LastTime(day=last.sitting.day, agreements=agreed.get(last.pk, ())), may)
        if last
        else None,
        sentences=tuple(sentence(copy) for copy in copies),
        content=content(row, agreed.get(row.pk, ()), may),
        revision=row.revision,
        days_to_come=to_come,
        proposal=proposed(row.sitting.day, to_come),
        may_write=viewer.role in WRITERS and here is not None,
        called_at=row.called_at,
        saved_at=row.saved_at,
    )


def content(row: Appearance, agreements: tuple[str, ...], may: frozenset[str]) -> Content:
    """What is saved. Until a decision it is a draft of judge and clerk (M37); with one it is the court's (M27)."""
    presence = row.presence if "M04" in may else Appearance.Presence.EXPECTED.value
    if ("M27" if row.decision else "M37") not in may:
        return Content(presence)
    return Content(presence, marked(row.said), row.decision, agreements, row.next_day)


def sentence(copy: Copy) -> Sentence:
    """A delivered copy in the language of the page, or in the one it has."""
    language = get_language() or ""
    spoken = language if language in copy.words else next(iter(sorted(copy.words)), "")
    paper = copy.id if copy.pages else None
    return Sentence(copy.words.get(spoken, ""), spoken, copy.is_confirmed, paper, copy.pages)


def _order(viewer: Viewer, sitting: UUID) -> list[UUID]:
    on_list = (
        Appearance.objects.seen_by(viewer)
        .filter(sitting=sitting)
        .exclude(presence=Appearance.Presence.OFF_LIST)
    )
    return list(on_list.order_by("position", "id").values_list("pk", flat=True))


def _last_decided(viewer: Viewer, row: Appearance) -> Appearance | None:
    earlier = Appearance.objects.seen_by(viewer).filter(
        trajectory=row.trajectory_id, sitting__day__lt=row.sitting.day
    )
    decided = earlier.exclude(decision="").select_related("sitting")
    return decided.order_by("-sitting__day", "id").first()
