"""Two worlds that differ only in undisclosed care data answer every request of the court with the same bytes."""

import pytest

from tests.worlds import pairs, steps, transcript
from tests.worlds.acts import ACTS

pytestmark = pytest.mark.timeout(900)
GROUPS = {"ash": 7, "oak": 6}
"""Plain worlds by their seeds, and how many variants of each are compared with it; `make worlds` compares thousands."""


@pytest.fixture(scope="module")
def compared() -> pairs.Result:
    total = pairs.Result()
    with pairs.Bench() as bench:
        for result in bench.compare((seed, range(variants)) for seed, variants in GROUPS.items()):
            total += result
    return total


def test_pairs_that_differ_in_undisclosed_care_data_give_the_court_the_same_bytes(
    compared: pairs.Result, capsys: pytest.CaptureFixture[str]
) -> None:
    with capsys.disabled():
        print(f"\nworlds: {compared.pairs} pairs, {compared.requests} requests compared", end=" ")
    assert compared.pairs == sum(GROUPS.values())
    assert not compared.differences, "\n".join(map(str, compared.differences))
    assert compared.requests > 100 * compared.pairs


def test_no_page_of_the_court_breaks_in_any_of_them(compared: pairs.Result) -> None:
    assert not compared.broken, "\n".join(compared.broken[:20])


@pytest.mark.parametrize("act", sorted({act.__name__ for act in ACTS}))
def test_every_kind_of_undisclosed_act_was_done_in_them(act: str, compared: pairs.Result) -> None:
    assert compared.done[act] > 0


def test_the_visits_reach_what_the_court_has_and_try_what_it_has_not(lane: pairs.Lane) -> None:
    lane.base("birch")
    lane.begin("plain", "birch", None)
    letters = lane.close("plain", None)
    chamber = ("judge", "clerk", "prosecutor", "lawyer")
    visit = pairs.Visit("after", "birch", steps.SECOND_VISIT, pairs.VISITORS, chamber, pairs.TRIES)
    lane.visit("plain", visit, letters)
    told = list(transcript.read(lane.path("plain", "after")))
    pages = {
        (entry["who"], entry["url"].split("/")[1], entry["status"]) for entry in told if "status" in entry
    }
    for who in ("judge", "clerk", "prosecutor"):
        assert {(who, "sittings", 200), (who, "appearances", 200), (who, "files", 200)} <= pages
        assert {(who, "appearances", 404), (who, "sittings", 404)} <= pages
    assert any(entry.get("body", "").startswith("%PDF") for entry in told)
    assert any("<blockquote" in entry.get("body", "") for entry in told)
    assert {("clerk", "appearances", 302), ("clerk", "lists", 200)} <= pages
    assert len({entry["language"] for entry in told if "language" in entry}) == 3
    tables = {entry["url"]: entry["rows"] for entry in told if "rows" in entry}
    assert tables["disclosure_frozencopy"]
    assert not {"casework_note", "care_referral", "care_stay"} & set(tables)
