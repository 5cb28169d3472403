"""Referrals for those who look after a person, and for the person himself. The page that asks logs the look."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils.timezone import localtime

from liaison.care import vault, wording
from liaison.care.models import Referral, ReferralEvent, ReferralLetter
from liaison.care.queries.items import Item, shown
from liaison.care.queries.tie import CARERS, tie
from liaison.care.rules.letter import Items, read
from liaison.care.rules.referring import OPEN, TO_READ, State, Step
from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate

KINDS = frozenset({"M01", "M05"})
REFERRAL, LETTER = Referral._meta.db_table, ReferralLetter._meta.db_table
SILENT = (Step.WRITE.value, Step.NOTE.value)


@dataclass(frozen=True, kw_only=True)
class ReferralLine:
    """One referral in a list."""

    id: UUID
    participant: UUID
    programme_id: Annotated[UUID | None, "M05"] = None
    name: Annotated[str, "M01"] = ""
    programme: Annotated[str, "M05"] = ""
    need: Annotated[str, "M05"] = ""
    state: Annotated[str, "M05"] = ""
    made_at: Annotated[datetime | None, "M05"] = None
    sent_at: Annotated[datetime | None, "M05"] = None
    answered_at: Annotated[datetime | None, "M05"] = None
    intake_on: Annotated[date | None, "M05"] = None
    waiting_weeks: Annotated[int | None, "M05"] = None
    refusal: Annotated[str, "M05"] = ""

    @property
    def state_in_words(self) -> str:
        """Where it stands, in the language of the page."""
        return wording.word(wording.STATES, self.state)

    @property
    def need_in_words(self) -> str:
        """What help is asked for, in the language of the page."""
        return wording.word(wording.NEEDS, self.need)

    @property
    def refusal_in_words(self) -> str:
        """The reason of the refusal, in the language of the page."""
        return wording.word(wording.REFUSALS, self.refusal)

    @property
    def days(self) -> int | None:
        """How many days ago it was sent: silence has an age and no other consequence."""
        return (clock.today() - localtime(self.sent_at).date()).days if self.sent_at else None


@dataclass(frozen=True, kw_only=True)
class Told:
    """What happened last with a referral, for whoever has not read it."""

    line: ReferralLine
    at: datetime
    step: Annotated[str, "M05"] = ""

    @property
    def step_in_words(self) -> str:
        """What was done, in the language of the page."""
        return wording.word(wording.STEPS, self.step)


@dataclass(frozen=True, kw_only=True)
class OwnReferral:
    """A referral as the person himself reads it: where it stands, when he is expected, and what was sent about him."""

    id: UUID
    programme: Annotated[str, "M05"] = ""
    telephone: Annotated[str, "M05"] = ""
    need: Annotated[str, "M05"] = ""
    state: Annotated[str, "M05"] = ""
    sent_at: Annotated[datetime | None, "M05"] = None
    intake_on: Annotated[date | None, "M05"] = None
    intake_words: Annotated[str, "M05"] = ""
    waiting_weeks: Annotated[int | None, "M05"] = None
    profile: Annotated[tuple[Item, ...], "M22"] = ()
    identity: Annotated[tuple[Item, ...], "M02"] = ()

    @property
    def state_in_words(self) -> str:
        """Where it stands, in the language of the page."""
        return wording.word(wording.OWN_STATES, self.state)

    @property
    def need_in_words(self) -> str:
        """What help is asked for, in the language of the page."""
        return wording.word(wording.NEEDS, self.need)


def open_referrals(viewer: Viewer, people: Iterable[UUID]) -> tuple[ReferralLine, ...]:
    """What was asked of programmes and has not begun or fallen away, the one that is silent longest first."""
    rows = _of(viewer, people).filter(state__in=OPEN).order_by("sent_at", "id")
    return _lines(viewer, rows)


def drafts(viewer: Viewer, people: Iterable[UUID]) -> tuple[ReferralLine, ...]:
    """What the viewer began and has not sent."""
    rows = _of(viewer, people).filter(state=State.DRAFT, author=viewer.id)
    return _lines(viewer, rows.order_by("made_at", "id"))


def referrals(viewer: Viewer, people: Iterable[UUID]) -> tuple[ReferralLine, ...]:
    """Every referral of these people, the latest first; drafts of somebody else are his own."""
    rows = _of(viewer, people).exclude(~Q(author=viewer.id), state=State.DRAFT)
    return _lines(viewer, rows.order_by("-made_at", "id"))


def answers_to_read(viewer: Viewer, people: Iterable[UUID]) -> tuple[Told, ...]:
    """What programmes answered, asked or reported since a liaison last did anything with the referral, oldest first."""
    unread = _unread(viewer, people)
    lines = {line.id: line for line in _lines(viewer, _of(viewer, people).filter(pk__in=unread))}
    found = [Told(line=lines[key], at=at, step=step) for key, (at, step) in unread.items() if key in lines]
    return tuple(sorted(found, key=lambda told: (told.at, str(told.line.id))))


def _unread(viewer: Viewer, people: Iterable[UUID]) -> dict[UUID, tuple[datetime, str]]:
    """Of each referral on which a programme had the last word: when that was, and what."""
    by_programme = Q(role=Role.PROGRAMME.value, step__in=TO_READ)
    steps = ReferralEvent.objects.related_to(viewer, people).filter(by_programme | Q(role__in=CARERS))
    last: dict[UUID, tuple[datetime, str]] = {}
    noted: dict[UUID, datetime] = {}
    for referral, at, role, step in steps.order_by("at", "id").values_list(
        "referral_id", "at", "role", "step"
    ):
        if role == Role.PROGRAMME:
            last[referral] = at, step
        else:
            noted[referral] = at
    return {key: (at, step) for key, (at, step) in last.items() if key not in noted or at > noted[key]}


def changed_since(viewer: Viewer, people: Iterable[UUID], moment: datetime) -> tuple[Told, ...]:
    """What others did with referrals of these people after a moment, earliest first: what one did oneself is no news."""
    rows = ReferralEvent.objects.related_to(viewer, people).filter(at__gt=moment)
    news = rows.exclude(by=viewer.id).exclude(step__in=SILENT).select_related(*WITH_NAMES)
    return _told(viewer, news.order_by("at", "id"))


def history(viewer: Viewer, people: Iterable[UUID]) -> tuple[Told, ...]:
    """Every step that was taken with referrals of these people that were sent, the latest first: for the feed."""
    rows = ReferralEvent.objects.related_to(viewer, people).exclude(step__in=SILENT)
    return _told(viewer, rows.select_related(*WITH_NAMES).order_by("-at", "-id"))


WITH_NAMES = ("referral__programme", "referral__participant")


def _told(viewer: Viewer, rows: Iterable[ReferralEvent]) -> tuple[Told, ...]:
    may = gate.permitted(viewer, KINDS, tie(viewer))
    return tuple(
        gate.withhold(Told(line=line_of(row.referral, may), at=row.at, step=row.step), may) for row in rows
    )


def of_himself(viewer: Viewer) -> tuple[OwnReferral, ...]:
    """The referrals that were sent about the person at whose door the viewer is, the latest first.

    Nothing for a viewer without a person. A mandate's holder reads what was ticked for him and nothing else.
    """
    if viewer.person is None:
        return ()
    may = gate.permitted(viewer, {"M02", "M05", "M22"}, gate.tie_at_me(viewer))
    rows = Referral.objects.seen_by(viewer).exclude(sent_at=None).exclude(state=State.ENTERED_IN_ERROR)
    told = rows.order_by("-sent_at", "id").values(*_OWN) if "M05" in may else ()
    letters = _last_letters(viewer, [row["pk"] for row in told])
    with vault.open_for([viewer.person]):
        found = tuple(_own(viewer.person, row, letters.get(row["pk"])) for row in told)
    return tuple(gate.withhold(each, may) for each in found)


_OWN = (
    "pk",
    "need",
    "state",
    "sent_at",
    "intake_on",
    "intake_sealed",
    "waiting_weeks",
    "programme__name",
    "programme__telephone",
)


def _own(person: UUID, row: dict[str, object], letter: ReferralLetter | None) -> OwnReferral:
    told = {key: row[key] for key in ("need", "state", "sent_at", "intake_on", "waiting_weeks")}
    return OwnReferral(
        id=row["pk"],  # type: ignore[arg-type]
        programme=str(row["programme__name"]),
        telephone=str(row["programme__telephone"]),
        intake_words=_intake(person, row["pk"], row["intake_sealed"]),  # type: ignore[arg-type]
        profile=shown(layer(letter, "profile")) if letter else (),
        identity=shown(layer(letter, "identity")) if letter else (),
        **told,  # type: ignore[arg-type]
    )


def _intake(person: UUID, referral: UUID, sealed: bytes | None) -> str:
    if sealed is None:
        return ""
    return vault.unseal(person, sealed, table=REFERRAL, row=referral, field="intake_sealed")


def layer(letter: ReferralLetter, name: str) -> Items:
    """One layer of what was sent, opened. Raises ``sealing.SealBroken``."""
    sealed: bytes = getattr(letter, name)
    return read(vault.unseal(letter.participant_id, sealed, table=LETTER, row=letter.pk, field=name))


def _last_letters(viewer: Viewer, which: Iterable[UUID]) -> dict[UUID, ReferralLetter]:
    rows = ReferralLetter.objects.seen_by(viewer).filter(referral__in=list(which)).order_by("sent_at", "id")
    return {row.referral_id: row for row in rows}


def _of(viewer: Viewer, people: Iterable[UUID]) -> QuerySet[Referral]:
    return Referral.objects.related_to(viewer, people).select_related("programme", "participant")


def _lines(viewer: Viewer, rows: Iterable[Referral]) -> tuple[ReferralLine, ...]:
    may = gate.permitted(viewer, KINDS, tie(viewer))
    return tuple(line_of(row, may) for row in rows)


def line_of(row: Referral, may: Iterable[str]) -> ReferralLine:
    """The line of a referral, with its programme and person."""
    sheet = ReferralLine(
        id=row.pk,
        participant=row.participant_id,
        programme_id=row.programme_id,
        name=row.participant.name,
        programme=row.programme.name,
        need=row.need,
        state=row.state,
        made_at=row.made_at,
        sent_at=row.sent_at,
        answered_at=row.answered_at,
        intake_on=row.intake_on,
        waiting_weeks=row.waiting_weeks,
        refusal=row.refusal,
    )
    return gate.withhold(sheet, may)
