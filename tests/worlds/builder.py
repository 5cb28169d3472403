"""Runs in a process of the house: builds worlds through the rooms' own actions, at a clock that stands still."""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from copy import deepcopy
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

import time_machine

from tests.worlds import leaks, process, steps

if TYPE_CHECKING:
    from liaison.disclosure.queries import SentenceSheet
    from tests.worlds.story import Telling
    from tests.worlds.world import World

EFFORT = timedelta(milliseconds=1)
"""How long a statement takes at delivery: the clock goes on as there is more to do, as clocks do."""


@dataclass
class Life:
    """One variant in the making: the world, what is going to be told in it, and what it did so far."""

    world: "World"
    tellings: "list[Telling]"
    plan: list[steps.Step] = field(default_factory=list)
    asked: "dict[int, list[SentenceSheet]]" = field(default_factory=dict)
    done: Counter[str] = field(default_factory=Counter)
    letters: list[str] = field(default_factory=list)


class Builder:
    """The orders that this process obeys. A world is named by the address of its database."""

    def __init__(self) -> None:
        self.bases: dict[str, Life] = {}
        self.lives: dict[str, Life] = {}

    def stage(self, *, world: str) -> None:
        """Make what all worlds have."""
        from tests.worlds import stage

        with at(world, steps.PARTS[0][0] - timedelta(days=16), "stage"):
            self.on_stage = stage.set_up()

    def base(self, *, world: str, seed: str) -> str:
        """Make what all variants of one seed have: the people, a sitting that was held, what they could tell.

        Answers the link of a programme that was asked for a place for one of them, and its code.
        """
        from tests.worlds import cast, stage, story
        from tests.worlds.world import World

        chance, begin = random.Random(seed), steps.PARTS[0][0]
        with at(world, begin - timedelta(days=15), f"{seed}/list"):
            cast.read_in(self.on_stage, chance)
        with at(world, begin - timedelta(days=6), f"{seed}/sitting"):
            cast.hold_sitting(self.on_stage, chance)
        with at(world, begin - timedelta(days=1), f"{seed}/care"):
            both = cast.people(self.on_stage), cast.people(self.on_stage, stage.OTHER_CHAMBER)
            made = World(self.on_stage, *both)
            story.prepare(made, chance)
            sent = story.ask_for_a_place(made)
            self.bases[seed] = Life(made, story.intend(made, chance))
        return f"/l/{sent.address.partition('/l/')[2]} {sent.code}"

    def begin(
        self, *, world: str, seed: str, variant: steps.Variant, only: Sequence[int] | None = None
    ) -> list[str]:
        """Begin a variant and live its first part; ``only`` leaves out all noise but these steps.

        Answers keys to be tried at the first chamber's door: another chamber's, and of rows that no court knows.
        """
        life = self.lives[world] = deepcopy(self.bases[seed])
        noise = steps.noise(seed, variant)
        life.plan = steps.story(seed, variant, len(life.tellings))
        life.plan += [step for place, step in enumerate(noise) if only is None or place in only]
        self._live(world, 0, is_winding=variant is not None)
        return strange_keys(world, life.world)

    def again(self, *, world: str, like: str) -> None:
        """A copy of a world that has begun has begun, too."""
        self.lives[world] = deepcopy(self.lives[like])

    def act(self, *, world: str, number: int, chance: str, moment: str) -> str:
        """One act of the noise in a world that has begun, while its doors are open; answers its name."""
        when = datetime.fromisoformat(moment)
        done = self._step(world, steps.Step(0, when, "noise", number, chance), is_winding=False)
        leave()
        return done

    def decide(self, *, world: str, manner: str) -> list[str]:
        """Let the first person of the list who tells nothing in the story do so in a manner of his own.

        Answers what becomes of it on the court's side: the sentences that will be delivered, in all languages.
        """
        from tests.worlds import silence

        life, begin = self.lives[world], steps.PARTS[0][1]
        with at(world, begin, f"decide/{manner}"):
            person = next(one for one in life.world.people if one.id not in life.world.tells)
            return silence.MANNERS[manner](life.world, person)

    def close(self, *, world: str, variant: steps.Variant) -> dict[str, Any]:
        """Live on until the closing moment has passed and everything is delivered, and on to the next morning."""
        self._live(world, 1, is_winding=variant is not None)
        with at(world, steps.DELIVERY, "delivery") as clock:
            deliver(clock)
        self._live(world, 2, is_winding=variant is not None)
        life = self.lives[world]
        return {"letters": life.letters, "done": dict(life.done)}

    def _live(self, world: str, part: int, *, is_winding: bool) -> None:
        from django.core import mail

        from tests.worlds.stage import COURT_ADDRESS

        life, mail.outbox = self.lives[world], []
        for step in steps.in_order(life.plan, part):
            self._step(world, step, is_winding=is_winding)
        leave()
        for letter in mail.outbox:
            if any(COURT_ADDRESS in address for address in letter.recipients()):
                life.letters.append(letter.message().as_string())

    def _step(self, world: str, step: steps.Step, *, is_winding: bool) -> str:
        from django.http import Http404

        from liaison.disclosure.actions import HandoverRefused

        life = self.lives[world]
        with at(world, step.moment, step.chance, closing=False):
            try:
                name = take(life, step, is_winding=is_winding)
            except HandoverRefused as refusal:
                name = f"refused: {refusal.reason.value}"
            except Http404:  # the court took him off the list meanwhile
                name = f"refused: {step.kind} without a date"
        life.done[name] += 1
        return name


def take(life: Life, step: steps.Step, *, is_winding: bool) -> str:
    """Take one step, whole or not at all; answers its name."""
    from django.db import connection, transaction

    from tests.worlds import hands, story
    from tests.worlds.acts import ACTS

    chance = random.Random(step.chance)
    with transaction.atomic():
        if step.kind == "tell":
            told = story.tell(
                life.world, life.tellings[step.number], is_winding=is_winding and chance.random() < 0.4
            )
            life.asked[step.number] = [row for row in told if row.source]
        elif step.kind == "answer":
            for row in life.asked.get(step.number, []):
                hands.answer(life.world, row, is_confirmed=True)
        else:
            act = ACTS[step.number % len(ACTS)]
            with connection.execute_wrapper(writes := Writes()):
                act(life.world, chance.choice(life.world.everybody), chance)
            return act.__name__ if writes.count else f"idle: {act.__name__}"
    return step.kind


class Writes:
    """Counts the statements that change something: an act for which there was no occasion changes nothing."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self, execute: Any, sql: str, *more: Any) -> Any:
        self.count += sql.startswith(("INSERT", "UPDATE", "DELETE"))
        return execute(sql, *more)


def deliver(clock: Any) -> None:
    """The worker of the care door delivers, all doors sign; meanwhile the clock goes on with every statement."""
    from django.db import connection

    from liaison.care.delivery import deliver_closed
    from liaison.common import checkpoints
    from liaison.common.models import DOOR_NAMES
    from liaison.common.viewer import worker

    def slowly(execute: Any, *asked: Any) -> Any:
        clock.shift(EFFORT)
        return execute(*asked)

    for door in DOOR_NAMES:
        checkpoints.sign(door)
        checkpoints.hold(door)
    with connection.execute_wrapper(slowly):
        deliver_closed(by=worker("care"))


def strange_keys(address: str, made: "World") -> list[str]:
    """Three keys of another chamber, then some of rows that the court cannot read."""
    from tests.worlds import rows, world

    rows.open_database(address)
    found = [str(key) for key in (*world.keys_of_another_chamber(made), *world.secret_rows())]
    leave()
    return found


@contextmanager
def at(world: str, moment: datetime, seed: str, *, closing: bool = True) -> Iterator[Any]:
    """Inside, it is this moment in this world, in one transaction, and ids are a function of the seed."""
    from django.db import transaction

    from liaison.common import ids
    from tests.worlds import rows

    rows.open_database(world)
    with ids.seeded(seed), time_machine.travel(moment, tick=False) as clock, transaction.atomic():
        yield clock
    if closing:
        rows.close_database()


def leave() -> None:
    """Close the world that is open."""
    from tests.worlds import rows

    rows.close_database()


def main() -> None:
    process.start_django()
    builder, garden = Builder(), leaks.Garden()
    orders = (
        builder.stage,
        builder.base,
        builder.begin,
        builder.again,
        builder.act,
        builder.decide,
        builder.close,
    )
    more = (garden.plant, garden.clear)
    process.serve({order.__name__: order for order in (*orders, *more)})


if __name__ == "__main__":
    main()
