"""Referrals on the liaison's pages: what is known already and need not be asked, one referral, and those that wait."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Annotated
from uuid import UUID

from django.http import Http404

from liaison.care import vault
from liaison.care.models import Referral
from liaison.care.queries import referring as care
from liaison.care.queries.items import Item
from liaison.care.queries.reach import UNKNOWN, Reach
from liaison.care.queries.sheets import ReferralSheet, referral_sheet
from liaison.care.rules.letter import IDENTITY, PROFILE, age_band
from liaison.care.rules.referring import MOST_AT_ONCE, State
from liaison.casework.queries import texts
from liaison.casework.queries.relation import related_people, require
from liaison.casework.rules import WITH_A_LIAISON, age_on
from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.network.queries import directory
from liaison.network.queries.directory import ProgrammeSheet
from liaison.participants.models import Participant, SignIn

KNOWN_KINDS = frozenset({"M01", "M02", "M05", "M22"})
LIST_KINDS = frozenset({"M01", "M05"})
SAID_BEFORE = ("sex", "living", "practical", "telephone", "reach")
"""What an earlier referral said and nothing else knows: offered again, never asked again."""


@dataclass(frozen=True, kw_only=True)
class WritePage:
    """What a referral begins with: every item that is known already, by its name."""

    participant: UUID
    programme: ProgrammeSheet
    reach_of_programme: Reach = UNKNOWN
    name: Annotated[str, "M01"] = ""
    goals: Annotated[tuple[texts.GoalSheet, ...], "M22"] = ()
    items: Annotated[Mapping[str, str], "M22"] = field(default_factory=dict)
    reach: str = ""


@dataclass(frozen=True, kw_only=True)
class ReferralPage:
    """One referral of one person, with what else is open for the same need."""

    sheet: ReferralSheet
    open_for_need: Annotated[tuple[care.ReferralLine, ...], "M05"] = ()
    is_asked_already: Annotated[bool, "M05"] = False

    @property
    def is_one_too_many(self) -> bool:
        """Whether with this one more would be open for one need than programmes can be asked at a time."""
        return len(self.open_for_need) >= MOST_AT_ONCE

    @property
    def layers(self) -> tuple[tuple[str, tuple[tuple[Item, bool], ...]], ...]:
        """Both layers of a draft, with whether each item is struck out, in the order in which they are read."""
        content = self.sheet.content
        struck = {item.key: (item, True) for item in content.struck}
        kept = {item.key: (item, False) for item in (*content.profile, *content.identity)}
        every = struck | kept
        return tuple(
            (name, tuple(every[key] for key in keys if key in every))
            for name, keys in (("profile", PROFILE), ("identity", IDENTITY))
        )


@dataclass(frozen=True, kw_only=True)
class PersonReferrals:
    """All referrals of one person, the latest first."""

    participant: UUID
    name: Annotated[str, "M01"] = ""
    lines: Annotated[tuple[care.ReferralLine, ...], "M05"] = ()


@dataclass(frozen=True, kw_only=True)
class WaitingPage:
    """What waits with programmes and what they told, over all of a liaison's people."""

    to_read: tuple[care.Told, ...] = ()
    open: tuple[care.ReferralLine, ...] = ()
    drafts: tuple[care.ReferralLine, ...] = ()


def waiting(viewer: Viewer) -> WaitingPage:
    """The list of what still waits; the look is logged."""
    people = related_people(viewer)
    page = WaitingPage(
        to_read=care.answers_to_read(viewer, people),
        open=care.open_referrals(viewer, people),
        drafts=care.drafts(viewer, people),
    )
    about = {line.participant for line in (*page.open, *page.drafts)}
    about |= {told.line.participant for told in page.to_read}
    log.record(by=viewer, act="referral.list", subjects=about, kinds=LIST_KINDS)
    return page


def of_person(viewer: Viewer, participant: UUID) -> PersonReferrals:
    """The referrals of one person; the look is logged. Raises ``Http404`` for a person who is not the viewer's."""
    people = require(viewer, participant)
    may = gate.permitted(viewer, LIST_KINDS, WITH_A_LIAISON)
    page = PersonReferrals(
        participant=participant,
        name=Participant.objects.related_to(viewer, people).get().name,
        lines=care.referrals(viewer, people),
    )
    log.record(by=viewer, act="referral.list", subjects=people, kinds=may)
    return gate.withhold(page, may)


def referral_page(viewer: Viewer, participant: UUID, referral: UUID) -> ReferralPage:
    """One referral; the look is logged. Raises ``Http404`` where it is not of this person, or he is not the viewer's."""
    people = require(viewer, participant)
    sheet = referral_sheet(viewer, people, referral)
    others = [line for line in care.open_referrals(viewer, people) if line.id != referral]
    return ReferralPage(
        sheet=sheet,
        open_for_need=tuple(line for line in others if line.need == sheet.line.need),
        is_asked_already=any(line.programme_id == sheet.line.programme_id for line in others),
    )


def write_page(viewer: Viewer, participant: UUID, programme: UUID) -> WritePage:
    """What is known of a person for a new referral; the look is logged. Raises ``Http404``."""
    people = require(viewer, participant)
    entry = directory.programme(programme)
    if entry is None:
        raise Http404
    may = gate.permitted(viewer, KNOWN_KINDS, WITH_A_LIAISON)
    person = Participant.objects.related_to(viewer, people).get()
    with vault.open_for(people):
        earlier = _said_before(viewer, people)
        plan = texts.plans(viewer, people, last_only=True) if "M22" in may else ()
    goals = plan[0].goals if plan else ()
    page = WritePage(
        participant=participant,
        programme=entry,
        reach_of_programme=_reach(entry),
        name=person.name,
        goals=goals,
        items=_known(person, goals, earlier),
        reach=_own_telephone(viewer),
    )
    log.record(by=viewer, act="referral.prepare", subjects=people, kinds=may)
    return gate.withhold(page, may)


def _reach(entry: ProgrammeSheet) -> Reach:
    numbers = (each.number for each in entry.telephones)
    return Reach(entry.has_question_address, entry.telephone or next(iter(numbers), ""))


def _known(
    person: Participant, goals: Iterable[texts.GoalSheet], earlier: Mapping[str, str]
) -> dict[str, str]:
    """Every item that is known; what is not known is not there."""
    first = next(iter(goals), None)
    sign_in = SignIn.objects.filter(participant=person.pk).first()
    known = {key: earlier.get(key, "") for key in SAID_BEFORE} | {
        "age": _age(person.born_on),
        "language": person.language,
        "interpreter": person.interpreter,
        "wants": first.words if first else earlier.get("wants", ""),
        "name": person.name,
        "born": person.born_on.isoformat() if person.born_on else "",
        "mail": sign_in.address if sign_in else "",
    }
    return {key: value for key, value in known.items() if value}


def _age(born_on: date | None) -> str:
    return age_band(age_on(born_on, clock.today())) if born_on else ""


def _said_before(viewer: Viewer, people: Iterable[UUID]) -> dict[str, str]:
    rows = Referral.objects.related_to(viewer, people).exclude(state=State.ENTERED_IN_ERROR)
    row = rows.exclude(sent_at=None).order_by("-sent_at", "id").first()
    if row is None:
        return {}
    text = vault.unseal(row.participant_id, row.sealed, table=care.REFERRAL, row=row.pk, field="sealed")
    items: dict[str, str] = json.loads(text)["items"]
    return items


def _own_telephone(viewer: Viewer) -> str:
    """Where this liaison was reached last."""
    rows = Referral.objects.unguarded(because="the viewer's own telephone number is about no participant")
    own = rows.filter(author=viewer.id).exclude(telephone="").order_by("-made_at")
    return own.values_list("telephone", flat=True).first() or ""
