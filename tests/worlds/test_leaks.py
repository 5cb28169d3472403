"""The worlds catch what they are there for: each leak planted in the product shows as a difference."""

from collections.abc import Iterator

import pytest

from tests.worlds import leaks, pairs, steps, transcript

pytestmark = pytest.mark.once

SEED = "rowan"
VISIT = pairs.Visit("leak", SEED, steps.SECOND_VISIT, ["clerk"], ["clerk"], {**pairs.TRIES, "forms": 40})
VARIANTS = range(6)
NOISY = range(4)
"""Among so many noisy worlds there is one whose noise is what a leak at the court's door would show."""


@pytest.fixture(scope="module")
def closed(lane: pairs.Lane) -> pairs.Lane:
    """A plain world and some with noise, all delivered; the visits are made to copies of them."""
    lane.base(SEED)
    for world, variant in (("plain", None), *((f"noisy{each}", each) for each in NOISY)):
        lane.begin(world, SEED, variant)
        lane.close(world, variant)
    return lane


@pytest.fixture
def weeded(closed: pairs.Lane) -> Iterator[pairs.Lane]:
    """What a test plants is pulled out after it."""
    yield closed
    closed.builder.ask("clear")
    closed.responder.ask("clear")


def difference(lane: pairs.Lane) -> str | None:
    """The first difference between a copy of the plain world and copies of the noisy ones, one after the other."""
    visit_a_copy(lane, "plain")
    for each in NOISY:
        visit_a_copy(lane, f"noisy{each}")
        found = transcript.first_difference(
            lane.path("plaincopy", "leak"), lane.path(f"noisy{each}copy", "leak")
        )
        if found:
            return found
    return None


def visit_a_copy(lane: pairs.Lane, world: str) -> None:
    lane.store.copy(f"{lane.name}{world}", f"{lane.name}{world}copy")
    lane.visit(f"{world}copy", VISIT, [])


def test_without_a_leak_there_is_no_difference(weeded: pairs.Lane) -> None:
    assert difference(weeded) is None


@pytest.mark.parametrize("leak", leaks.AT_THE_COURT)
def test_a_leak_at_the_courts_door_is_caught(leak: str, weeded: pairs.Lane) -> None:
    weeded.responder.ask("plant", leak=leak)
    assert difference(weeded) is not None


def rebuilt(lane: pairs.Lane, world: str, variant: steps.Variant) -> None:
    """Make and visit one world with what is planted in the builder."""
    lane.begin(world, SEED, variant)
    lane.visit(world, VISIT, lane.close(world, variant))


@pytest.mark.parametrize("leak", leaks.AT_THE_HOUSE)
def test_a_leak_at_delivery_or_by_mail_is_caught(leak: str, weeded: pairs.Lane) -> None:
    weeded.builder.ask("plant", leak=leak)
    rebuilt(weeded, "again", None)
    for variant in VARIANTS:
        rebuilt(weeded, "other", variant)
        if transcript.first_difference(weeded.path("again", "leak"), weeded.path("other", "leak")):
            return
    pytest.fail(f"{leak} was not caught in {len(VARIANTS)} pairs")
