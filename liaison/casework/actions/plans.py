"""The plan: every save is a version of its own, and none is ever changed."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max
from django.http import Http404

from liaison.care import vault
from liaison.casework.models import Goal, Plan, Step
from liaison.casework.queries.relation import require_to_write
from liaison.casework.rules import LIFE
from liaison.common import clock, ids, log
from liaison.common.viewer import Viewer

KIND = "M22"


@dataclass(frozen=True, kw_only=True)
class NewStep:
    """One step as it is agreed: in which part of life, what, who does it, until when, and since when it is done."""

    domain: str
    words: str
    who: str
    by_day: date | None = None
    done_on: date | None = None


class PlanChangedError(Exception):
    """Somebody agreed a newer version since this one was begun."""


@transaction.atomic
def agree_plan(
    *,
    by: Viewer,
    participant: UUID,
    agreed_on: date,
    goals: Mapping[str, str],
    begun_from: int,
    steps: Iterable[NewStep] = (),
) -> int:
    """Keep a new version with the goals that have words, in the person's words, and its steps; returns its number.

    ``begun_from`` is the version that was on the page, 0 where there was none. Raises ``PlanChangedError``.
    """
    people = require_to_write(by, participant, KIND)
    last = Plan.objects.related_to(by, people).aggregate(last=Max("version"))["last"] or 0
    if last != begun_from:
        raise PlanChangedError
    plan = _version(Plan(participant_id=participant, author_id=by.id, version=last + 1, agreed_on=agreed_on))
    with vault.open_for(people):
        Goal.objects.bulk_create(
            _goal(plan, place, domain, goals[domain].strip())
            for place, domain in enumerate(LIFE, start=1)
            if goals.get(domain, "").strip()
        )
        Step.objects.bulk_create(_step(plan, place, step) for place, step in enumerate(steps, start=1))
    log.record(
        by=by, act="plan.agree", subjects=people, kinds=[KIND], plan=str(plan.pk), version=plan.version
    )
    return plan.version


def _version(plan: Plan) -> Plan:
    """The version, kept; of two people at the same moment the earlier one keeps it."""
    try:
        with transaction.atomic():
            plan.save(force_insert=True)
    except IntegrityError as error:
        raise PlanChangedError from error
    return plan


def _goal(plan: Plan, place: int, domain: str, words: str) -> Goal:
    key = ids.new_id(Goal._meta.db_table)
    sealed = vault.seal(plan.participant_id, words, table=Goal._meta.db_table, row=key, field="sealed")
    return Goal(
        id=key, plan=plan, participant_id=plan.participant_id, domain=domain, position=place, sealed=sealed
    )


def _step(plan: Plan, place: int, step: NewStep) -> Step:
    key = ids.new_id(Step._meta.db_table)
    return Step(
        id=key,
        plan=plan,
        participant_id=plan.participant_id,
        domain=step.domain,
        position=place,
        who=step.who,
        by_day=step.by_day,
        done_on=step.done_on,
        sealed=vault.seal(
            plan.participant_id, step.words.strip(), table=Step._meta.db_table, row=key, field="sealed"
        ),
    )


@transaction.atomic
def mark_done(*, by: Viewer, participant: UUID, step: UUID, is_done: bool) -> None:
    """Write that a step of the plan was done today, or that it was not after all.

    Raises ``Http404`` for a step of nobody of the viewer's.
    """
    people = require_to_write(by, participant, KIND)
    rows = Step.objects.related_to(by, people).filter(pk=step)
    if not rows.update(done_on=clock.today() if is_done else None):
        raise Http404
    log.record(by=by, act="step.done", subjects=people, kinds=[KIND], step=str(step), done=is_done)
