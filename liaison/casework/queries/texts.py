"""The sealed rows of one person, opened: notes, the draft, and the plan. The page that asks logs the look."""

import json
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from django.db.models import F
from django.utils.translation import gettext as _

from liaison.care import vault
from liaison.casework import wording
from liaison.casework.models import Goal, Narrative, Note, NoteDraft, Plan, Step, Strength
from liaison.casework.rules import LIFE
from liaison.common import sealing
from liaison.common.viewer import Viewer


@dataclass(frozen=True, kw_only=True)
class NoteSheet:
    """One note, as it was written."""

    id: UUID
    day: date
    contact: str
    author: str
    words: str
    others: str = ""

    @property
    def contact_in_words(self) -> str:
        """The kind of contact in the language of the page."""
        return wording.word(wording.CONTACTS, self.contact)


@dataclass(frozen=True, kw_only=True)
class DraftSheet:
    """A note that the viewer has not finished."""

    words: str
    contact: str
    day: date
    saved_at: datetime
    others: str = ""


@dataclass(frozen=True)
class GoalSheet:
    """What the person wants in one part of life, in his words."""

    domain: str
    words: str

    @property
    def domain_in_words(self) -> str:
        """The part of life in the language of the page."""
        return wording.word(wording.LIFE, self.domain)


@dataclass(frozen=True, kw_only=True)
class StepSheet:
    """One step towards a goal: what, who does it, until when, and whether it is done."""

    id: UUID
    domain: str
    words: str
    who: str
    by_day: date | None = None
    done_on: date | None = None

    @property
    def who_in_words(self) -> str:
        """Who takes the step."""
        return wording.word(wording.WHO, self.who)


@dataclass(frozen=True, kw_only=True)
class StrengthSheet:
    """One thing that carries the person."""

    id: UUID
    domain: str
    when: str
    words: str

    @property
    def domain_in_words(self) -> str:
        """The part of life in the language of the page."""
        return wording.word(wording.LIFE, self.domain)

    @property
    def when_in_words(self) -> str:
        """Whether it is there, wished for, or helped before."""
        return wording.word(wording.WHEN, self.when)


@dataclass(frozen=True, kw_only=True)
class PlanSheet:
    """One version of a plan."""

    id: UUID
    version: int
    agreed_on: date
    author: str
    goals: tuple[GoalSheet, ...]
    steps: tuple[StepSheet, ...] = ()

    @property
    def parts(self) -> tuple[tuple[str, str, tuple[StepSheet, ...]], ...]:
        """Each part of life with a goal or steps: its name, the goal in his words, and its steps."""
        goals = {goal.domain: goal.words for goal in self.goals}
        return tuple(
            (wording.word(wording.LIFE, domain), goals.get(domain, ""), steps)
            for domain in LIFE
            if (steps := tuple(step for step in self.steps if step.domain == domain)) or domain in goals
        )


def opened(row: Narrative, field: str = "sealed") -> str:
    """The text of a sealed row, or that it was destroyed with the person's key. Raises ``sealing.SealBroken``."""
    try:
        return _unsealed(row, field)
    except sealing.KeyDestroyed:
        return _("(destroyed)")


def _unsealed(row: Narrative, field: str = "sealed") -> str:
    sealed: bytes = getattr(row, field)
    return vault.unseal(row.participant_id, sealed, table=row._meta.db_table, row=row.pk, field=field)


def note_days(viewer: Viewer, people: Iterable[UUID]) -> tuple[tuple[UUID, date], ...]:
    """Which notes there are, the latest first, without opening any."""
    return tuple(Note.objects.related_to(viewer, people).values_list("pk", "happened_on"))


def notes(viewer: Viewer, people: Iterable[UUID], which: Collection[UUID]) -> dict[UUID, NoteSheet]:
    """These notes of these people."""
    rows = Note.objects.related_to(viewer, people).filter(pk__in=which).annotate(by=F("author__name"))
    return {
        row.pk: NoteSheet(
            id=row.pk,
            day=row.happened_on,
            contact=row.contact,
            author=row.by,
            words=opened(row),
            others=opened(row, "others") if row.others else "",
        )
        for row in rows
    }


def draft(viewer: Viewer, people: Iterable[UUID]) -> DraftSheet | None:
    """The viewer's own unfinished note, on whichever machine it was typed."""
    row = NoteDraft.objects.related_to(viewer, people).filter(author=viewer.id).first()
    if row is None:
        return None
    try:
        kept = json.loads(_unsealed(row))
    except sealing.KeyDestroyed:
        return None
    return DraftSheet(
        words=kept["words"],
        contact=kept["contact"],
        day=date.fromisoformat(kept["day"]),
        saved_at=row.saved_at,
        others=kept.get("others", ""),
    )


def plans(viewer: Viewer, people: Iterable[UUID], *, last_only: bool) -> tuple[PlanSheet, ...]:
    """The versions of the plan, the latest first."""
    rows = Plan.objects.related_to(viewer, people).annotate(by=F("author__name")).order_by("-version")
    found = list(rows[:1] if last_only else rows)
    keys = [row.pk for row in found]
    goals = list(Goal.objects.related_to(viewer, people).filter(plan__in=keys))
    steps = list(Step.objects.related_to(viewer, people).filter(plan__in=keys))
    return tuple(
        PlanSheet(
            id=row.pk,
            version=row.version,
            agreed_on=row.agreed_on,
            author=row.by,
            goals=in_order_of_life(
                GoalSheet(goal.domain, opened(goal)) for goal in goals if goal.plan_id == row.pk
            ),
            steps=tuple(_step(step) for step in steps if step.plan_id == row.pk),
        )
        for row in found
    )


def _step(row: Step) -> StepSheet:
    return StepSheet(
        id=row.pk,
        domain=row.domain,
        words=opened(row),
        who=row.who,
        by_day=row.by_day,
        done_on=row.done_on,
    )


def strengths(viewer: Viewer, people: Iterable[UUID]) -> tuple[StrengthSheet, ...]:
    """What carries the person, by part of life; what was taken off is not among it."""
    rows = Strength.objects.related_to(viewer, people).filter(taken_off_at=None)
    found = [StrengthSheet(id=row.pk, domain=row.domain, when=row.when, words=opened(row)) for row in rows]
    moments = list(wording.WHEN)
    return tuple(sorted(found, key=lambda one: (moments.index(one.when), LIFE.index(one.domain))))


def in_order_of_life(goals: Iterable[GoalSheet]) -> tuple[GoalSheet, ...]:
    """Housing, work and people before use."""
    return tuple(sorted(goals, key=lambda goal: LIFE.index(goal.domain)))
