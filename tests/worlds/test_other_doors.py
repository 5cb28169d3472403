"""Where the frozen figures are equal, the network and another provider's link are told the same bytes."""

import pytest

from tests.worlds import other_doors, pairs, transcript

pytestmark = [pytest.mark.timeout(600), pytest.mark.once]
SEED = "willow"


@pytest.fixture(scope="module")
def compared(lane: pairs.Lane) -> pairs.Result:
    return other_doors.compare(lane, SEED, range(3))


def test_the_network_and_a_programmes_link_are_told_the_same_bytes(
    compared: pairs.Result, lane: pairs.Lane
) -> None:
    assert not compared.differences, "\n".join(map(str, compared.differences))
    assert not compared.broken, "\n".join(compared.broken[:20])
    assert compared.requests > 100


def test_the_visits_reach_the_figures_and_the_letter(compared: pairs.Result, lane: pairs.Lane) -> None:
    network, link = (
        {
            (entry["method"], entry["url"].split("/")[1].partition("?")[0], entry["status"])
            for entry in transcript.read(lane.path("plain", part))
            if "status" in entry
        }
        for part in ("network", "link")
    )
    assert {("GET", "", 200), ("GET", "table.csv", 200), ("GET", "programmes", 200)} <= network
    assert any(method == "POST" and kind == "programmes" for method, kind, _ in network)
    assert {("GET", "l", 200), ("POST", "l", 302)} <= link
    assert any("Meteen." in entry.get("body", "") for entry in transcript.read(lane.path("plain", "link")))
