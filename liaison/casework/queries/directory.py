"""The directory as the liaison searches it, and as it stands for one person: who said No to him before comes last."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Annotated
from uuid import UUID

from django.http import Http404

from liaison.care import wording as care_wording
from liaison.care.queries.reach import Reach, reaches
from liaison.care.queries.referring import ReferralLine, referrals
from liaison.care.rules.referring import OPEN, State
from liaison.care.rules.refusing import stands_last
from liaison.casework.queries.relation import require
from liaison.casework.rules import WITH_A_LIAISON
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.network import wording
from liaison.network.queries import directory
from liaison.network.queries.directory import ProgrammeLine, ProgrammeSheet
from liaison.network.rules.directory import Age
from liaison.network.rules.figures import is_small, shown
from liaison.participants.models import Participant

MOST = 60
"""Programmes on one page; beyond them a word more is asked for."""


@dataclass(frozen=True)
class Sought:
    """What is looked for."""

    text: str = ""
    kind: str = ""
    municipality: str = ""


@dataclass(frozen=True)
class Candidate:
    """A programme as it stands for one person: asked already, or refused before and why, and how a question reaches it."""

    programme: ProgrammeLine
    asked: str = ""
    refused: str = ""
    is_last: bool = False
    reach: Reach | None = None

    @property
    def kind_in_words(self) -> str:
        """What it offers, in the language of the page."""
        return wording.word(wording.KINDS, self.programme.kind)

    @property
    def setting_in_words(self) -> str:
        """Where people are, in the language of the page."""
        return wording.word(wording.SETTINGS, self.programme.setting)

    @property
    def is_old(self) -> bool:
        """Whether its newest figure is too old to be relied on."""
        return self.programme.figure is not None and self.programme.figure.age is Age.OLD

    @property
    def waiting(self) -> int | None:
        """How many wait there, where that is known and not so few that it would point to somebody."""
        return shown(self.programme.figure.waiting) if self.programme.figure else None

    @property
    def few_wait(self) -> bool:
        """Whether some wait, too few to say."""
        return self.programme.figure is not None and is_small(self.programme.figure.waiting)


@dataclass(frozen=True, kw_only=True)
class Found:
    """What a search found: at most ``MOST`` on the page, with how many there are."""

    candidates: tuple[Candidate, ...]
    total: int
    municipalities: tuple[str, ...]

    @property
    def is_cut(self) -> bool:
        """Whether more were found than are shown."""
        return self.total > len(self.candidates)


@dataclass(frozen=True, kw_only=True)
class ChoosePage:
    """The directory for one person, with what is open for him."""

    participant: UUID
    found: Found
    name: Annotated[str, "M01"] = ""
    open: Annotated[tuple[ReferralLine, ...], "M05"] = ()


def find(sought: Sought) -> Found:
    """The directory, about nobody."""
    return _found(sought, {})


def sheet(programme: UUID) -> ProgrammeSheet:
    """All that is known of a programme. Raises ``Http404``."""
    known = directory.programme(programme)
    if known is None:
        raise Http404
    return known


@dataclass(frozen=True)
class ProgrammeWords:
    """What is known of a programme in the words of the page."""

    kind: str
    setting: str
    status: str
    languages: str
    not_taken: str
    is_old: bool
    waiting: int | None
    few_wait: bool


def words(known: ProgrammeSheet) -> ProgrammeWords:
    """The same programme in the language of the page."""
    line = known.line
    one = Candidate(line)
    return ProgrammeWords(
        kind=one.kind_in_words,
        setting=one.setting_in_words,
        status=wording.word(wording.STATUSES, line.status),
        languages=wording.list_of(wording.LANGUAGES, line.languages),
        not_taken=wording.list_of(wording.SUBSTANCES, line.not_taken),
        is_old=one.is_old,
        waiting=one.waiting,
        few_wait=one.few_wait,
    )


def choose(viewer: Viewer, participant: UUID, sought: Sought) -> ChoosePage:
    """The directory for one person; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, {"M01", "M05"}, WITH_A_LIAISON)
    lines = referrals(viewer, people)
    page = ChoosePage(
        participant=participant,
        found=_reached(_found(sought, _last_by_programme(lines))),
        name=Participant.objects.related_to(viewer, people).get().name,
        open=tuple(line for line in lines if State(line.state) in OPEN),
    )
    log.record(by=viewer, act="directory.choose", subjects=people, kinds=may)
    return gate.withhold(page, may)


def _last_by_programme(lines: Iterable[ReferralLine]) -> dict[UUID, ReferralLine]:
    """The latest referral to each programme that was sent: the lines come with the latest first."""
    found: dict[UUID, ReferralLine] = {}
    for line in lines:
        if line.sent_at is not None and line.programme_id is not None:
            found.setdefault(line.programme_id, line)
    return found


def _found(sought: Sought, before: Mapping[UUID, ReferralLine]) -> Found:
    lines = directory.search(sought.text, sought.kind, sought.municipality)
    every = [_candidate(line, before.get(line.id)) for line in lines]
    every.sort(key=lambda one: one.is_last)
    return Found(candidates=tuple(every[:MOST]), total=len(every), municipalities=directory.municipalities())


def _reached(found: Found) -> Found:
    known = reaches(one.programme.id for one in found.candidates)
    with_reach = (replace(one, reach=known.get(one.programme.id)) for one in found.candidates)
    return replace(found, candidates=tuple(with_reach))


def _candidate(line: ProgrammeLine, before: ReferralLine | None) -> Candidate:
    if before is None:
        return Candidate(line)
    asked = before.state_in_words if State(before.state) in OPEN | {State.IN_PROGRESS} else ""
    refused = care_wording.word(care_wording.REFUSALS, before.refusal)
    return Candidate(line, asked=asked, refused=refused, is_last=stands_last(before.refusal))
