"""One referral, opened: for the liaison with what was struck and its history, for the programme what was sent to it."""

import json
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.http import Http404

from liaison.care import vault, wording
from liaison.care.models import Referral, ReferralEvent, ReferralLetter
from liaison.care.queries.items import Item, shown
from liaison.care.queries.reach import UNKNOWN, Reach, reach_of
from liaison.care.queries.referring import REFERRAL, ReferralLine, layer, line_of
from liaison.care.queries.tie import tie
from liaison.care.rules import letter as letters
from liaison.care.rules.referring import (
    OF_THE_LIAISON,
    OF_THE_PROGRAMME,
    SHOWN,
    State,
    Step,
    may,
    may_undo,
)
from liaison.care.rules.staying import kind_of
from liaison.common import clock, links, log, sealing
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.network.models import Account

EVENT = ReferralEvent._meta.db_table
KINDS = frozenset({"M01", "M02", "M05", "M22", "M33"})
ANSWERED_STATES = frozenset({State.ACCEPTED, State.WAITING, State.IN_PROGRESS})
TALK = (Step.ASK.value, Step.REPLY.value)


@dataclass(frozen=True, kw_only=True)
class Event:
    """One step in the history: what, when, by whom, and with which words. ``by`` is empty for the programme."""

    step: str
    at: datetime
    by: str = ""
    is_programme: bool = False
    words: Annotated[str, "M33"] = ""

    @property
    def step_in_words(self) -> str:
        """What was done, in the language of the page."""
        return wording.word(wording.STEPS, self.step)

    @property
    def is_talk(self) -> bool:
        """Whether it is a question or a message."""
        return self.step in TALK


@dataclass(frozen=True, kw_only=True)
class Content:
    """What is in a referral: both layers as they leave or left, and what was struck out."""

    profile: tuple[Item, ...] = ()
    identity: tuple[Item, ...] = ()
    struck: tuple[Item, ...] = ()
    items: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, kw_only=True)
class ReferralSheet:
    """One referral as the liaison reads it. Before it is sent ``content`` is the draft, afterwards the frozen letter."""

    line: ReferralLine
    reach_of_programme: Reach = UNKNOWN
    has_link: bool = False
    may: frozenset[str] = frozenset()
    may_undo: bool = False
    is_setting_known: bool = True
    reach: str = ""
    agreed_on: Annotated[date | None, "M05"] = None
    agreed_how: Annotated[str, "M05"] = ""
    intake_words: Annotated[str, "M05"] = ""
    content: Annotated[Content, "M22"] = field(default_factory=Content)
    warnings: Annotated[tuple[str, ...], "M22"] = ()
    history: Annotated[tuple[Event, ...], "M05"] = ()

    @property
    def agreed_in_words(self) -> str:
        """How the person agreed, in the language of the page."""
        return wording.word(wording.AGREED, self.agreed_how)


@dataclass(frozen=True, kw_only=True)
class AskedReferral:
    """What a programme reads of a referral by its link: the need profile, and identity only where its code was given."""

    id: UUID
    state: str
    may: frozenset[str] = frozenset()
    is_shown: bool = False
    is_setting_known: bool = True
    from_whom: str = ""
    telephone: str = ""
    need: Annotated[str, "M05"] = ""
    profile: Annotated[tuple[Item, ...], "M22"] = ()
    identity: Annotated[tuple[Item, ...], "M02"] = ()
    intake_on: Annotated[date | None, "M05"] = None
    intake_words: Annotated[str, "M05"] = ""
    waiting_weeks: Annotated[int | None, "M05"] = None
    refusal: Annotated[str, "M05"] = ""
    talk: Annotated[tuple[Event, ...], "M33"] = ()

    @property
    def is_answered(self) -> bool:
        """Whether there is an answer that only whoever has the code may change."""
        return State(self.state) in ANSWERED_STATES

    @property
    def need_in_words(self) -> str:
        """What help is asked for, in the language of the page."""
        return wording.word(wording.NEEDS, self.need)

    @property
    def refusal_in_words(self) -> str:
        """The reason that was given, in the language of the page."""
        return wording.word(wording.REFUSALS, self.refusal)


def referral_sheet(viewer: Viewer, people: Iterable[UUID], referral: UUID) -> ReferralSheet:
    """One referral of one of these people; the look is logged. Raises ``Http404``; a draft is shown to its author alone."""
    reached = frozenset(people)
    rows = Referral.objects.related_to(viewer, reached).select_related("programme", "participant")
    row = rows.filter(pk=referral).first()
    if row is None or (row.state == State.DRAFT and row.author_id != viewer.id):
        raise Http404
    allowed = gate.permitted(viewer, KINDS, tie(viewer, agreed=row.agreed_on is not None))
    with vault.open_for([row.participant_id]):
        sheet = _sheet(viewer, row, allowed)
    log.record(
        by=viewer,
        act="referral.look",
        subjects=[row.participant_id],
        kinds=allowed,
        referral=str(referral),
    )
    return gate.withhold(sheet, allowed)


def _sheet(viewer: Viewer, row: Referral, allowed: frozenset[str]) -> ReferralSheet:
    content = _content(viewer, row)
    return ReferralSheet(
        line=line_of(row, allowed),
        reach_of_programme=reach_of(row.programme),
        has_link=bool(links.working(row.pk)),
        may=frozenset(step.value for step in OF_THE_LIAISON if may(row.state, step)),
        may_undo=may_undo(row.state, row.sent_at, clock.now()),
        is_setting_known=kind_of(row.programme.setting) is not None,
        reach=row.telephone,
        agreed_on=row.agreed_on,
        agreed_how=row.agreed_how,
        intake_words=_intake(row),
        content=content,
        warnings=letters.court_words_in(
            value for key, value in content.items if key in letters.TYPED and row.state == State.DRAFT
        ),
        history=_events(viewer, row, allowed),
    )


def _content(viewer: Viewer, row: Referral) -> Content:
    text = vault.unseal(row.participant_id, row.sealed, table=REFERRAL, row=row.pk, field="sealed")
    kept = json.loads(text)
    items: dict[str, str] = kept["items"]
    letter = _letter(viewer, row) if row.state != State.DRAFT else None
    leaving = letter or letters.compose(items, kept["struck"])
    return Content(
        profile=shown(leaving.profile),
        identity=shown(leaving.identity),
        struck=shown((key, items.get(key, "")) for key in leaving.struck),
        items=tuple(items.items()),
    )


def _letter(viewer: Viewer, row: Referral) -> letters.Letter | None:
    """What was sent last. Raises ``sealing.SealBroken`` where it is not what was frozen."""
    rows = ReferralLetter.objects.related_to(viewer, [row.participant_id]).filter(referral=row)
    kept = rows.order_by("-sent_at", "-id").first()
    if kept is None:
        return None
    struck = tuple(key for key in kept.struck.split(",") if key)
    found = letters.Letter(layer(kept, "profile"), layer(kept, "identity"), struck)
    if letters.digest(found) != kept.content_hash:
        raise sealing.SealBroken("the letter is not the one that was sent")
    return found


def _intake(row: Referral) -> str:
    if row.intake_sealed is None:
        return ""
    place = {"table": REFERRAL, "row": row.pk, "field": "intake_sealed"}
    return vault.unseal(row.participant_id, row.intake_sealed, **place)  # type: ignore[arg-type]


def _events(viewer: Viewer, row: Referral, allowed: frozenset[str]) -> tuple[Event, ...]:
    rows = list(
        ReferralEvent.objects.related_to(viewer, [row.participant_id])
        .filter(referral=row)
        .order_by("at", "id")
    )
    names = dict(Account.objects.filter(pk__in={each.by for each in rows}).values_list("pk", "name"))
    return tuple(gate.withhold(_event(each, names.get(each.by, "")), allowed) for each in rows)


def _event(row: ReferralEvent, name: str) -> Event:
    words = (
        vault.unseal(row.participant_id, row.sealed, table=EVENT, row=row.pk, field="sealed")
        if row.sealed
        else ""
    )
    return Event(
        step=row.step, at=row.at, by=name, is_programme=row.role == Role.PROGRAMME.value, words=words
    )


def asked_of_programme(viewer: Viewer, referral: UUID, *, with_identity: bool) -> AskedReferral:
    """What the holder of a programme's link reads; the look is logged.

    Nothing about anybody where the person did not agree, or it was refused, withdrawn or ended: what a programme needs
    no more it does not see any more.
    """
    rows = Referral.objects.unguarded(because="the link was made for this one question").filter(pk=referral)
    person = rows.values_list("participant_id", flat=True).get()
    row = Referral.objects.related_to(viewer, [person]).select_related("programme", "author").get(pk=referral)
    is_shown = row.agreed_on is not None and State(row.state) in SHOWN
    asked = KINDS if with_identity else KINDS - {"M01", "M02"}
    allowed = gate.permitted(viewer, asked, tie(viewer, agreed=is_shown))
    with vault.open_for([person]):
        sheet = _asked(viewer, row, allowed, is_shown=is_shown)
    log.record(by=viewer, act="referral.look", subjects=[person], kinds=allowed, referral=str(referral))
    return gate.withhold(sheet, allowed)


def _asked(viewer: Viewer, row: Referral, allowed: frozenset[str], *, is_shown: bool) -> AskedReferral:
    letter = _letter(viewer, row) if is_shown else None
    talk = _events(viewer, row, allowed) if is_shown else ()
    return AskedReferral(
        id=row.pk,
        state=row.state,
        may=frozenset(step.value for step in OF_THE_PROGRAMME if may(row.state, step)),
        is_shown=is_shown,
        is_setting_known=kind_of(row.programme.setting) is not None,
        from_whom=row.author.name,
        telephone=row.telephone,
        need=row.need,
        profile=shown(letter.profile) if letter else (),
        identity=shown(letter.identity) if letter else (),
        intake_on=row.intake_on,
        intake_words=_intake(row),
        waiting_weeks=row.waiting_weeks,
        refusal=row.refusal,
        talk=tuple(event for event in talk if event.is_talk),
    )
