"""The further pages of a file: the care path, the court's part, what the court has from him, who can look, what carries him."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.utils.timezone import localtime

from liaison.care import queries as care
from liaison.care import vault
from liaison.care.queries.referring import ReferralLine, referrals
from liaison.casework.models import Assignment
from liaison.casework.queries import texts
from liaison.casework.queries.handed import Handed, handed_of
from liaison.casework.queries.head import HEAD_KINDS, Head, head_of
from liaison.casework.queries.relation import BECAUSE, require
from liaison.casework.rules import WITH_A_LIAISON, last_day
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.models import CaseFile
from liaison.court.queries.agenda import SittingResult, agreements_of
from liaison.court.queries.charges import served
from liaison.disclosure import gate


@dataclass(frozen=True)
class CourtFile:
    """One file of the court, as far as the liaison reads it."""

    number: Annotated[str, "M01"] = ""
    charges: Annotated[str, "M03"] = ""


@dataclass(frozen=True)
class Term:
    """Whose person he was, from when to when; without an end it goes on."""

    name: str
    starts_at: datetime
    ends_at: datetime | None

    @property
    def last_day(self) -> date | None:
        """The last day on which it holds, as it was given."""
        return last_day(localtime(self.ends_at)) if self.ends_at else None

    @property
    def is_now(self) -> bool:
        """Whether it holds now."""
        now = clock.now()
        return self.starts_at <= now and (self.ends_at is None or now < self.ends_at)


@dataclass(frozen=True, kw_only=True)
class CarePage:
    """Waiting and care, what was asked of programmes, and certificates."""

    head: Head
    referrals: Annotated[tuple[ReferralLine, ...], "M05"] = ()
    attestations: Annotated[tuple[care.Asked, ...], "M06"] = ()


@dataclass(frozen=True, kw_only=True)
class CourtPage:
    """The court's own part: its files, and what was decided and agreed at each sitting."""

    head: Head
    files: Annotated[tuple[CourtFile, ...], "M01"] = ()
    sittings: tuple[SittingResult, ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReleasesPage:
    """What the court has from him, and what waits for the viewer's own key and nobody else's."""

    head: Head
    to_confirm: Annotated[tuple[UUID, ...], "M31"] = ()
    handed: Annotated[tuple[Handed, ...], "M40"] = ()


@dataclass(frozen=True, kw_only=True)
class TermsPage:
    """Who can open this file, and who could."""

    head: Head
    terms: Annotated[tuple[Term, ...], "M05"] = ()


@dataclass(frozen=True, kw_only=True)
class StrengthsPage:
    """What carries him."""

    head: Head
    strengths: Annotated[tuple[texts.StrengthSheet, ...], "M22"] = ()


def care_page(viewer: Viewer, participant: UUID) -> CarePage:
    """The care path; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people, may = _reach(viewer, participant, {"M05", "M06"})
    page = CarePage(
        head=head_of(viewer, participant, may),
        referrals=referrals(viewer, people),
        attestations=care.attestations(viewer, people, may=may),
    )
    log.record(by=viewer, act="care.look", subjects=people, kinds=may)
    return gate.withhold(page, may)


def court_page(viewer: Viewer, participant: UUID) -> CourtPage:
    """The court's part; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people, may = _reach(viewer, participant, {"M03"})
    rows = CaseFile.objects.related_to(viewer, people).values_list("pk", "number")
    said = served(viewer, people, may)
    page = CourtPage(
        head=head_of(viewer, participant, may),
        files=tuple(gate.withhold(CourtFile(number, said.get(pk, "")), may) for pk, number in rows),
        sittings=agreements_of(viewer, participant),
    )
    log.record(by=viewer, act="court.look", subjects=people, kinds=may)
    return gate.withhold(page, may)


def releases_page(viewer: Viewer, participant: UUID) -> ReleasesPage:
    """What the court has from him; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people, may = _reach(viewer, participant, {"M31"})
    page = ReleasesPage(
        head=head_of(viewer, participant, may),
        to_confirm=tuple(each.row.statement for each in care.to_confirm(viewer, people)),
        handed=handed_of(viewer, people),
    )
    log.record(by=viewer, act="releases.look", subjects=people, kinds=may)
    return gate.withhold(page, may)


def terms_page(viewer: Viewer, participant: UUID) -> TermsPage:
    """Who was responsible when; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people, may = _reach(viewer, participant, set())
    rows = Assignment.objects.unguarded(because=BECAUSE).filter(participant=participant)
    terms = rows.order_by("-starts_at", "id").values_list("account__name", "starts_at", "ends_at")
    page = TermsPage(head=head_of(viewer, participant, may), terms=tuple(Term(*term) for term in terms))
    log.record(by=viewer, act="terms.look", subjects=people, kinds=may)
    return gate.withhold(page, may)


def strengths_page(viewer: Viewer, participant: UUID) -> StrengthsPage:
    """What carries him; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people, may = _reach(viewer, participant, {"M22"})
    with vault.open_for(people):
        strengths = texts.strengths(viewer, people) if "M22" in may else ()
    page = StrengthsPage(head=head_of(viewer, participant, may), strengths=strengths)
    log.record(by=viewer, act="strengths.look", subjects=people, kinds=may)
    return gate.withhold(page, may)


def _reach(viewer: Viewer, participant: UUID, kinds: set[str]) -> tuple[frozenset[UUID], frozenset[str]]:
    people = require(viewer, participant)
    return people, gate.permitted(viewer, HEAD_KINDS | kinds, WITH_A_LIAISON)
