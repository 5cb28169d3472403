"""The same pairs of worlds at the doors that are told figures and letters: the network's, and another provider's link.

What they are told is equal in both worlds: the figures that were frozen, the programmes, and what one of them was
written. All other acts at care and of participants differ, and must not show.
"""

from tests.worlds import pairs, steps
from tests.worlds.acts import ACTS
from tests.worlds.transcript import first_difference

TELLS = {"change_a_programme", "count_who_waits", "freeze_the_week"}
"""Acts by which the network is told something: in a pair with them the frozen figures would not be equal."""

NETWORK = ("manager", "policy", "researcher", "")
AT = steps.SECOND_VISIT
TRIES = {"words": pairs.WORDS, "keys": pairs.KEYS, "pages": 14, "forms": 6}


def quiet(seed: str, variant: steps.Variant) -> list[int]:
    """The steps of a variant by which the network is told nothing."""
    noise = steps.noise(seed, variant)
    return [place for place, step in enumerate(noise) if ACTS[step.number % len(ACTS)].__name__ not in TELLS]


def visits(lane: pairs.Lane, seed: str) -> dict[str, pairs.Visit]:
    """Who comes by each door."""
    network = pairs.Visit("network", f"{seed}/network", AT, NETWORK, NETWORK[:3], TRIES)
    link = pairs.Visit("link", f"{seed}/link", AT, [lane.link], [lane.link], TRIES)
    return {"network": network, "care": link}


def compare(lane: pairs.Lane, seed: str, variants: pairs.Variants) -> pairs.Result:
    """The plain world of a seed and these variants, as those doors are told of them."""
    lane.base(seed)
    result = pairs.Result(pairs=len(variants))
    worlds: dict[str, steps.Variant] = {"plain": None, **{f"quiet{each}": each for each in variants}}
    for world, each in worlds.items():
        lane.begin(world, seed, each, quiet(seed, each))
        lane.close(world, each, result.done)
        for side, visit in visits(lane, seed).items():
            told = lane.visit(world, visit, [], side)
            result.requests += told["count"]
            result.broken += told["broken"]
    for world, each in worlds.items():
        for visit in visits(lane, seed).values():
            found = first_difference(lane.path("plain", visit.part), lane.path(world, visit.part))
            if each is not None and found:
                result.differences.append(pairs.Difference(seed, each, f"at {visit.part}, {found}"))
    for world in ("base", *worlds):
        lane.store.drop(lane.name + world)
    return result
