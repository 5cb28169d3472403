"""The sheet of one person at one sitting: what was agreed, what he handed over, what was said and decided."""

from dataclasses import dataclass, replace
from datetime import date, datetime, time, timedelta
from typing import Annotated, Any
from uuid import UUID

from django.utils import timezone
from django.utils.translation import get_language

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appearance, Hearing
from liaison.court.queries import agenda, bench, chamber, offers, people, sittings
from liaison.court.queries import path as paths
from liaison.court.queries.bench import PaperLine, VersionLine
from liaison.court.queries.offers import OfferCard
from liaison.court.queries.path import Path, Proposal
from liaison.court.queries.people import Files, Person
from liaison.court.queries.saved import content_of, hearing_of
from liaison.court.queries.sittings import WRITERS, SittingLine
from liaison.court.rules.pacing import Places
from liaison.court.rules.sheet import Content, Voice
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


@dataclass(frozen=True)
class Neighbour:
    """Who comes before or after on the list."""

    id: UUID
    place: int
    name: Annotated[str, "M01"] = ""


@dataclass(frozen=True, kw_only=True)
class Sheet:
    """One person at one sitting. ``place`` is None for somebody taken off the list.

    ``content`` is what is saved, as far as the viewer may read it; ``proposals`` are dates to show and nothing more;
    ``note`` is the viewer's own and ``has_note`` says whether his role writes one, never whether there is one.
    """

    id: UUID
    sitting: SittingLine
    place: int | None
    of: int
    previous: Neighbour | None
    next: Neighbour | None
    person: Person
    files: Files
    last: LastTime | None
    sentences: tuple[Sentence, ...]
    papers: tuple[PaperLine, ...]
    content: Content
    revision: int
    path: Path
    coming: tuple[tuple[date, Places], ...]
    proposals: tuple[Proposal, ...]
    versions: tuple[VersionLine, ...]
    may_write: bool
    may_undo: bool
    is_correction: bool
    has_note: bool
    note: str
    offer: OfferCard | None = None
    called_at: Annotated[time | None, "M04"] = None
    began_at: Annotated[datetime | None, "M04"] = None
    saved_at: Annotated[datetime | None, "M27"] = None

    @property
    def days_to_come(self) -> tuple[date, ...]:
        """The days on which the chamber has a list after this one."""
        return tuple(day for day, _places in self.coming)

    @property
    def is_undone(self) -> bool:
        """Whether the last save took one back, so that another undo brings it again."""
        return bool(self.versions) and self.versions[0].restores is not None

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
    def lawyer_in_words(self) -> str:
        """Whether the lawyer was there, empty when nothing was noted."""
        return wording.word(wording.THERE, self.content.lawyer)

    @property
    def interpreter_in_words(self) -> str:
        """Whether the interpreter was there, empty when nothing was noted."""
        return wording.word(wording.THERE, self.content.interpreter)

    @property
    def heard(self) -> tuple[tuple[str, str], ...]:
        """What was said at the sitting."""
        return heard(self.content)


def sheet(viewer: Viewer, appearance: UUID) -> Sheet | None:
    """The sheet of an appearance before the viewer's chamber; None for anybody else's.

    Logs one look at it, and one at the list for the names before and after.
    """
    row = (
        Appearance.objects.seen_by(viewer)
        .select_related("participant", "sitting", "trajectory")
        .filter(pk=appearance)
        .first()
    )
    if row is None:
        return None
    may = people.may_read(viewer)
    copies = copies_for(viewer, [row.pk]).get(row.pk, ())
    order = _order(viewer, row.sitting_id)
    shown = gate.withhold(_sheet(viewer, row, copies, may, order), may)
    log.record(
        by=viewer,
        act="sheet.look",
        subjects=[row.participant_id],
        kinds=may | {copy.matrix_row for copy in copies},
        appearance=str(row.pk),
        revision=row.revision,
    )
    beside = [order[each.place - 1].person for each in (shown.previous, shown.next) if each]
    if beside:
        log.record(by=viewer, act="docket.look", subjects=beside, kinds=["M01"], sitting=str(row.sitting_id))
    return shown


@dataclass(frozen=True)
class _Placed:
    """One person in the order of the list."""

    id: UUID
    person: UUID
    surname: str


def _sheet(
    viewer: Viewer, row: Appearance, copies: tuple[Copy, ...], may: frozenset[str], order: list[_Placed]
) -> Sheet:
    hearing = hearing_of(row.pk)
    last = _last_decided(viewer, row)
    agreed = agenda.agreed(viewer, [row, *([last] if last else [])])
    then = LastTime(day=last.sitting.day, agreements=agreed.get(last.pk, ())) if last else None
    return Sheet(
        id=row.pk,
        sitting=sittings.line(row.sitting),
        **_along(order, row.pk, may),
        person=people.person(row.participant, may),
        files=people.files_of(viewer, [row.trajectory_id], may).get(row.trajectory_id, Files()),
        last=gate.withhold(then, may) if then else None,
        sentences=tuple(sentence(copy) for copy in copies),
        papers=bench.papers(viewer, [row.pk], may).get(row.pk, ()),
        content=content(row, hearing, agreed.get(row.pk, ()), may),
        **_path(viewer, row),
        **_writing(viewer, row, may, is_on_list=any(each.id == row.pk for each in order)),
        has_note=viewer.role == Role.JUDGE,
        note=bench.own_note(viewer, row.trajectory_id),
        offer=offers.card(viewer, row, may),
        called_at=row.called_at,
        began_at=hearing.began_at if hearing else None,
    )


def _along(order: list[_Placed], appearance: UUID, may: frozenset[str]) -> dict[str, Any]:
    """Where on the list he is, and who comes before and after."""
    here = next((place for place, each in enumerate(order) if each.id == appearance), None)
    return {
        "place": None if here is None else here + 1,
        "of": len(order),
        "previous": _neighbour(order, here, -1, may),
        "next": _neighbour(order, here, 1, may),
    }


def _path(viewer: Viewer, row: Appearance) -> dict[str, Any]:
    """How far his path has come, and when the chamber sits after this."""
    path = paths.path(viewer, row, row.trajectory.introduced_on)
    coming = paths.places_from(viewer, max(clock.today(), row.sitting.day + timedelta(days=1)))
    sits_on = chamber.card(viewer.organisation).weekday
    proposals = paths.proposals(path.pace, row.sitting.day, coming, sits_on)
    return {"path": path, "coming": tuple(coming.items()), "proposals": proposals}


def _writing(viewer: Viewer, row: Appearance, may: frozenset[str], *, is_on_list: bool) -> dict[str, Any]:
    """What was saved of it before, and what the viewer may change."""
    may_write = viewer.role in WRITERS and is_on_list
    return {
        "revision": row.revision,
        "saved_at": row.saved_at,
        "versions": bench.versions(viewer, row.pk, may),
        "may_write": may_write,
        "may_undo": may_write and row.revision > 0 and saved_today(row),
        "is_correction": bool(row.decision and row.saved_at) and not saved_today(row),
    }


def saved_today(row: Appearance) -> bool:
    """Whether the last save is of today: then it can be undone, and corrected without a reason."""
    return row.saved_at is not None and timezone.localdate(row.saved_at) == clock.today()


def _neighbour(order: list[_Placed], here: int | None, step: int, may: frozenset[str]) -> Neighbour | None:
    if here is None or not 0 <= here + step < len(order):
        return None
    found = order[here + step]
    return gate.withhold(Neighbour(found.id, here + step + 1, found.surname), may)


def heard(of: Content) -> tuple[tuple[str, str], ...]:
    """The fixed rows with their marks, then who else spoke with what each said; an empty row is there all the same."""
    marks = (
        (name, wording.word(wording.SAID, of.said.get(topic, ""))) for topic, name in wording.TOPICS.items()
    )
    voices = ((name, of.voices.get(voice, "")) for voice, name in wording.VOICES.items())
    return tuple((str(name), words) for name, words in (*marks, *voices))


def content(
    row: Appearance, hearing: Hearing | None, agreements: tuple[str, ...], may: frozenset[str]
) -> Content:
    """What is saved. Until a decision it is a draft of judge and clerk (M37); with one it is the court's (M27)."""
    presence = row.presence if "M04" in may else Appearance.Presence.EXPECTED.value
    if ("M27" if row.decision else "M37") not in may:
        return Content(presence)
    whole = replace(content_of(row, hearing, agreements), presence=presence)
    if "M41" in may:
        return whole
    return replace(
        whole, voices={name: said for name, said in whole.voices.items() if name != Voice.CIVIL_PARTY}
    )


def sentence(copy: Copy) -> Sentence:
    """A delivered copy in the language of the page, or in the one it has."""
    language = get_language() or ""
    spoken = language if language in copy.words else next(iter(sorted(copy.words)), "")
    paper = copy.id if copy.pages else None
    return Sentence(copy.words.get(spoken, ""), spoken, copy.is_confirmed, paper, copy.pages)


def _order(viewer: Viewer, sitting: UUID) -> list[_Placed]:
    on_list = (
        Appearance.objects.seen_by(viewer)
        .filter(sitting=sitting)
        .exclude(presence=Appearance.Presence.OFF_LIST)
    )
    rows = on_list.order_by("position", "id").values_list("pk", "participant_id", "participant__surname")
    return [_Placed(*row) for row in rows]


def _last_decided(viewer: Viewer, row: Appearance) -> Appearance | None:
    earlier = Appearance.objects.seen_by(viewer).filter(
        trajectory=row.trajectory_id, sitting__day__lt=row.sitting.day
    )
    decided = earlier.exclude(decision="").select_related("sitting")
    return decided.order_by("-sitting__day", "id").first()
