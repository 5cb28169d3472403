"""The steps of one variant of a world: when what is done, by whom. A function of the seed, so that it can be cut down."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime

PARTS = (
    (datetime(2026, 11, 18, 8, tzinfo=UTC), datetime(2026, 11, 25, 11, 30, tzinfo=UTC)),
    (datetime(2026, 11, 25, 12, 10, tzinfo=UTC), datetime(2026, 11, 25, 13, 55, tzinfo=UTC)),
    (datetime(2026, 11, 25, 17, tzinfo=UTC), datetime(2026, 11, 26, 7, tzinfo=UTC)),
)
"""Before the court's first visit; between that and the closing moment; after delivery, before the second visit."""

FIRST_VISIT = datetime(2026, 11, 25, 12, tzinfo=UTC)
DELIVERY = datetime(2026, 11, 25, 16, 30, 10, tzinfo=UTC)
SECOND_VISIT = datetime(2026, 11, 26, 8, 30, tzinfo=UTC)
AMOUNTS = ((16, 44), (4, 12), (4, 12))
"""How much noise there is in each part, at least and at most."""

Variant = int | None
"""A variant has noise and a way of its own to the same end; None is the plain world that the others are compared with."""


@dataclass(frozen=True)
class Step:
    """One act: of the noise by ``number``, or of the story; ``chance`` is the seed of all that it decides."""

    part: int
    moment: datetime
    kind: str
    number: int
    chance: str


def noise(seed: str, variant: Variant) -> list[Step]:
    """The undisclosed acts of a variant; which act it is, ``number`` says modulo what there is."""
    if variant is None:
        return []
    chance = random.Random(f"{seed}/{variant}/noise")
    return [
        Step(
            part, _moment(part, chance), "noise", chance.randrange(10**6), f"{seed}/{variant}/{part}/{place}"
        )
        for part, (least, most) in enumerate(AMOUNTS)
        for place in range(chance.randint(least, most))
    ]


def story(seed: str, variant: Variant, tellings: int) -> list[Step]:
    """When each telling is told and when its source answers, before the closing moment; in a variant anyhow."""
    chance = random.Random(f"{seed}/{variant}/story")
    found = []
    for place in range(tellings):
        part = chance.choice((0, 1)) if variant is not None else place % 2
        for kind, moment in zip(
            ("tell", "answer"), sorted(_moment(part, chance) for _ in range(2)), strict=True
        ):
            found.append(Step(part, moment, kind, place, f"{seed}/{variant}/{kind}/{place}"))
    return found


def in_order(steps: list[Step], part: int) -> Iterator[Step]:
    """The steps of one part, as they come."""
    return iter(
        sorted((step for step in steps if step.part == part), key=lambda step: (step.moment, step.chance))
    )


def _moment(part: int, chance: random.Random) -> datetime:
    begins, ends = PARTS[part]
    return (begins + (ends - begins) * chance.random()).replace(microsecond=0)
