"""The plan: every save is a version of its own, and none is ever changed."""

from collections.abc import Mapping
from datetime import date
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import Max

from liaison.care import vault
from liaison.casework.models import Goal, Plan
from liaison.casework.queries.relation import require_to_write
from liaison.casework.rules import LIFE
from liaison.common import ids, log
from liaison.common.viewer import Viewer

KIND = "M22"


class PlanChangedError(Exception):
    """Somebody agreed a newer version since this one was begun."""


@transaction.atomic
def agree_plan(
    *, by: Viewer, participant: UUID, agreed_on: date, goals: Mapping[str, str], begun_from: int
) -> int:
    """Keep a new version with the goals that have words, in the person's words; returns its number.

    ``begun_from`` is the version that was on the page, 0 where there was none. Raises ``PlanChangedError``.
    """
    people = require_to_write(by, participant, KIND)
    last = Plan.objects.related_to(by, people).aggregate(last=Max("version"))["last"] or 0
    if last != begun_from:
        raise PlanChangedError
    try:
        with transaction.atomic():
            plan = Plan.objects.create(
                participant_id=participant, author_id=by.id, version=last + 1, agreed_on=agreed_on
            )
    except IntegrityError as error:
        raise PlanChangedError from error
    with vault.open_for(people):
        Goal.objects.bulk_create(
            _goal(plan, place, domain, goals[domain].strip())
            for place, domain in enumerate(LIFE, start=1)
            if goals.get(domain, "").strip()
        )
    log.record(
        by=by, act="plan.agree", subjects=people, kinds=[KIND], plan=str(plan.pk), version=plan.version
    )
    return plan.version


def _goal(plan: Plan, place: int, domain: str, words: str) -> Goal:
    key = ids.new_id(Goal._meta.db_table)
    sealed = vault.seal(plan.participant_id, words, table=Goal._meta.db_table, row=key, field="sealed")
    return Goal(
        id=key, plan=plan, participant_id=plan.participant_id, domain=domain, position=place, sealed=sealed
    )
