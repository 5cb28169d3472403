"""Sentences somebody could use, made from facts that have a source: what a programme attested, what he set as a goal.

Made anew at every look, in every language at once, and kept only when he acts: what he never touched was never there.
His own telephone offers them, and so does the sheet that his liaison prints for somebody without one.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final
from uuid import UUID

from django.db.models import QuerySet
from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.care.models import Attestation
from liaison.casework import wording as casework
from liaison.casework.models import Goal, Plan
from liaison.casework.queries.texts import opened
from liaison.common import clock
from liaison.disclosure.rules.wording import LANGUAGES

ATTENDANCE: Final = "M06"
GOALS: Final = "M22"
FRESH: Final = timedelta(days=183)
"""An older attestation says nothing of now."""

AT_MOST: Final = 5


@dataclass(frozen=True)
class Suggestion:
    """A sentence with its words by language. ``origin`` is the fact, ``source`` who can confirm it."""

    origin: UUID
    source: UUID
    matrix_row: str
    words: Mapping[str, str]


@dataclass(frozen=True)
class Facts:
    """The rows that sentences are made of, opened for the one who looks."""

    attestations: QuerySet[Attestation]
    plans: QuerySet[Plan]
    goals: QuerySet[Goal]


def made_of(facts: Facts) -> tuple[Suggestion, ...]:
    """Everything he could say, whether he has said it before or not."""
    return (*_attended(facts), *_goals(facts))


def _attended(facts: Facts) -> Iterator[Suggestion]:
    rows = facts.attestations.filter(attested_by__isnull=False, planned__gt=0)
    for row in rows.filter(ends_on__gte=clock.today() - FRESH).order_by("-ends_on", "pk")[:AT_MOST]:
        kept, planned, source = row.kept, row.planned, row.attested_by
        if kept is not None and planned is not None and source is not None:
            words = in_every_language(_attendance, kept, planned, row.starts_on, row.ends_on)
            yield Suggestion(row.pk, source, ATTENDANCE, words)


def _attendance(kept: int, planned: int, starts_on: date, ends_on: date) -> str:
    sentence = ngettext(
        "I was at %(kept)s of %(planned)s appointment between %(start)s and %(end)s.",
        "I was at %(kept)s of %(planned)s appointments between %(start)s and %(end)s.",
        planned,
    )
    same_year = starts_on.year == ends_on.year
    return sentence % {
        "kept": kept,
        "planned": planned,
        "start": date_format(starts_on, "j F" if same_year else "j F Y"),
        "end": date_format(ends_on, "j F" if same_year else "j F Y"),
    }


def _goals(facts: Facts) -> Iterator[Suggestion]:
    plan = facts.plans.order_by("-version").values_list("pk", "author_id").first()
    if plan is None:
        return
    for row in facts.goals.filter(plan=plan[0]).order_by("position", "pk"):
        yield Suggestion(row.pk, plan[1], GOALS, in_every_language(_goal, row.domain, opened(row)))


def _goal(domain: str, words: str) -> str:
    part = str(casework.LIFE[domain]).lower()
    return _("My goal for %(part)s: %(goal)s") % {"part": part, "goal": words}


def in_every_language(sentence: Callable[..., str], *facts: object) -> Mapping[str, str]:
    """The same sentence, said in each language."""
    said: dict[str, str] = {}
    for language in LANGUAGES:
        with translation.override(language):
            said[language] = sentence(*facts)
    return said
