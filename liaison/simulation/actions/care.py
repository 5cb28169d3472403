"""The care side's part: a liaison for each person, contacts, and a plan in the person's words."""

from random import Random
from uuid import UUID

from django.db import transaction

from liaison.casework.actions.assigning import assign
from liaison.casework.actions.notes import Writing, write_note
from liaison.casework.actions.plans import agree_plan
from liaison.common import clock, ids
from liaison.common.viewer import Viewer
from liaison.simulation.rules import story, words

CONTACTS = ("talk", "talk", "telephone", "visit", "other")


@transaction.atomic
def give_liaison(*, by: Viewer, person: UUID, liaison: Viewer) -> None:
    """The coordinator assigns somebody from today on."""
    assign(by=by, participant=person, account=liaison.id, first_day=clock.today())


@transaction.atomic
def meet(*, by: Viewer, person: UUID, chance: Random) -> None:
    """A contact, and what the liaison writes down of it."""
    note = Writing(
        id=ids.new_id("casework_note"),
        contact=chance.choice(CONTACTS),
        day=clock.today(),
        words=chance.choice(words.NOTES),
    )
    write_note(by=by, participant=person, writing=note)


@transaction.atomic
def plan(*, by: Viewer, person: UUID, chance: Random, begun_from: int = 0) -> None:
    """A version of the plan, agreed today."""
    goals = story.goals(chance)
    agree_plan(by=by, participant=person, agreed_on=clock.today(), goals=goals, begun_from=begun_from)
