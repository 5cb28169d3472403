"""One builder and one responder for the tests that need no more."""

from collections.abc import Iterator

import pytest

from tests.worlds import pairs


@pytest.fixture(scope="module")
def lane() -> Iterator[pairs.Lane]:
    """A lane with a place of its own."""
    with pairs.Bench(lanes=1) as bench:
        yield bench.lanes[0]
