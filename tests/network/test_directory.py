"""The network's door: programmes, what they told and how many wait, and nobody."""

import csv
import io
import re
from typing import Any
from uuid import uuid4

import pytest

from liaison.common import clock
from liaison.common.models import NetworkEvent  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.network.models import Availability
from tests import people
from tests.network import cast

READERS = [Role.NETWORK_MANAGER, Role.POLICY_COORDINATOR, Role.RESEARCHER]


def text(page: Any) -> str:
    """What a row of the page says, one space between words."""
    return " ".join(re.sub(r"<[^>]+>", " ", page.content.decode()).split())


@pytest.mark.parametrize("role", READERS)
def test_the_directory_shows_programmes_and_no_person(role: Role) -> None:
    cast.programme("Day centre", cast.care("De Brug"), municipality="Gent")
    people.participant("Yara Peeters")
    page = cast.at_network(role).get("/").content.decode()
    for said in ("Day centre", "Gent", "nothing told yet"):
        assert said in page
    assert "Peeters" not in page


def test_an_empty_directory_says_who_fills_it() -> None:
    assert "The administrator does that" in cast.at_network().get("/").content.decode()


def test_a_row_says_what_was_told_by_whom_and_how_long_ago() -> None:
    row = cast.programme(kind="day", setting="day")
    cast.told(row, days_ago=2.5, places=14, free=0, waiting=21, weeks=8, is_stopped=True, stop_reason="Team")
    said = text(cast.at_network().get("/"))
    assert "Day centre day programme · by day ? 14 0 21 8 weeks stopped Team 2 days letter Bart" in said


@pytest.mark.parametrize(
    ("days", "said"), [(0, "just now"), (0.2, "4 h"), (1.2, "1 day"), (13.5, "13 days"), (16, "16 days old")]
)
def test_each_figure_shows_its_age(days: float, said: str) -> None:
    cast.told(cast.programme(), days_ago=days, free=1)
    assert f">{said}</span>" in cast.at_network().get("/").content.decode()


def test_an_old_figure_is_hatched_and_counts_as_no_free_place() -> None:
    cast.told(cast.programme(), days_ago=30, free=3)
    client = cast.at_network()
    page = client.get("/").content.decode()
    assert '<tr role="row" class="aged">' in page
    assert "<b>1</b> figures too old to trust" in page
    assert "<b>0</b> with a free place" in page
    assert "No programme is like that" in client.get("/?only=free").content.decode()


def test_unknown_is_a_question_mark_and_none_is_a_nought() -> None:
    cast.told(cast.programme(), free=0)
    cells = re.findall(r'<td role="cell" class="number figure"[^>]*>([^<]*)</td>', page := home())
    assert (cells, "&lt;5" in page.split("<ul class=")[-2]) == (["?", "0", "?"], False)


def home(path: str = "/") -> str:
    page: str = cast.at_network().get(path).content.decode()
    return page


@pytest.mark.parametrize("waiting", [0, 1, 4])
def test_small_counts_all_look_alike(waiting: int) -> None:
    row = cast.programme()
    cast.told(row, waiting=waiting)
    cast.waited(row, 1, waiting)
    page = home()
    assert '<span class="small" aria-hidden="true">&lt;5</span>' in page
    assert "fewer than 5" in page
    assert re.findall(r'class="number figure"[^>]*>(&lt;5)</td>', page) == ["&lt;5"]


def test_a_week_without_a_count_between_two_is_hatched_and_the_week_under_way_is_not_there() -> None:
    row = cast.programme()
    for weeks_ago, waiting in ((0, 77), (1, 12), (3, 8), (13, 99)):
        cast.waited(row, weeks_ago, waiting)
    page = home()
    looks = re.findall(
        r'<td role="cell" class="week"><span class="([\w-]+)" aria-hidden="true">([^<]*)<', page
    )
    assert looks[-3:] == [("shade-2", "8"), ("hatched", ""), ("shade-4", "12")]
    assert len(looks) == 12


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("?text=kiem", ["Centrum De Kiem"]),
        ("?text=BRUG+gént", ["Nachtopvang"]),
        ("?kind=day", ["Centrum De Kiem"]),
        ("?municipality=Gent", ["Nachtopvang"]),
        ("?municipality=Nowhere", ["Centrum De Kiem", "Nachtopvang"]),
        ("?text=peeters", []),
        ("?only=untold", ["Centrum De Kiem"]),
        ("?only=stop", ["Nachtopvang"]),
        ("?only=nonsense", []),
    ],
)
def test_programmes_are_found_by_words_kind_place_and_count(query: str, found: list[str]) -> None:
    cast.programme("Centrum De Kiem", cast.care("Kiem"), kind="day", municipality="Ronse")
    night = cast.programme("Nachtopvang", cast.care("De Brug"), kind="night-shelter", municipality="Gent")
    cast.programme("Gone", cast.care("Old"), status="defunct")
    cast.told(night, is_stopped=True)
    assert re.findall(r'<th scope="row" role="rowheader"><a[^>]*>([^<]+)', home("/" + query)) == found


def test_the_table_for_a_spreadsheet_hides_counts_under_ten_and_runs_no_formula() -> None:
    row = cast.programme("=cmd|calc", kind="day")
    cast.told(row, places=3, waiting=9, source="@home")
    cast.waited(row, 1, 9)
    answer = cast.at_network().get("/table.csv")
    heading, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    said = dict(zip(heading, line, strict=True))
    assert (said["Programme"], said["How many wait"], said["Source"]) == ("'=cmd|calc", "<10", "'@home")
    assert (said["Places"], said["Free"], line[-1]) == ("3", "", "<10")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="list-{clock.today()}.csv"'


def test_a_programmes_page_says_all_that_is_known_and_every_figure() -> None:
    row = cast.programme(
        kind="day",
        street="Kade 1",
        postcode="9000",
        municipality="Gent",
        telephones=[{"id": str(uuid4()), "number": "09 000 00 00", "description": "intake"}],
        languages=[{"id": str(uuid4()), "code": "nl"}],
        minimum_age=18,
        not_taken=["alcohol"],
        hours=[{"id": str(uuid4()), "byday": "MO,TU", "opens_at": "09:00", "closes_at": "17:00"}],
    )
    cast.told(row, days_ago=3, free=1)
    cast.told(row, days_ago=20, free=7)
    said = text(cast.at_network().get(f"/programmes/{row.pk}/"))
    for part in ("Kade 1", "09 000 00 00", "(intake)", "Dutch", "from 18 years", "alcohol"):
        assert part in said
    assert "Monday, Tuesday: 09:00–17:00" in said
    assert said.index("3 days") < said.index("20 days")


def test_the_manager_writes_down_what_he_was_told() -> None:
    row, client = cast.programme(), cast.at_network()
    told = {"free": "2", "is_stopped": "no", "as_of": "2026-01-05T09:00", "source": "intake desk"}
    client.post(f"/programmes/{row.pk}/told/", told)
    kept = Availability.objects.get()
    assert (kept.places, kept.free, kept.is_stopped, kept.reporter) == (None, 2, False, "network-manager")
    assert "figure.tell" in NetworkEvent.objects.order_by("seq").last().body


@pytest.mark.parametrize(
    ("more", "said"),
    [
        ({}, "Enter at least one figure"),
        ({"places": "1", "free": "2"}, "More places are free than there are"),
        ({"free": "2", "as_of": "2999-01-01T09:00"}, "still to come"),
        ({"free": "some"}, "Enter a whole number"),
        ({"free": "1", "source": ""}, "Enter who or what told it"),
    ],
)
def test_a_figure_that_cannot_be_is_refused_and_what_was_typed_stays(more: Any, said: str) -> None:
    row = cast.programme()
    told = {"stop_reason": "", "as_of": "2026-01-05T09:00", "source": "intake desk", **more}
    page = cast.at_network().post(f"/programmes/{row.pk}/told/", told).content.decode()
    assert said in page
    assert all(str(value) in page for value in more.values())
    assert not Availability.objects.exists()


def test_no_programme_and_another_role_get_the_same_answer_as_no_page() -> None:
    row, manager = cast.programme(), cast.at_network()
    none = manager.get("/no-such-page/").content
    assert manager.get(f"/programmes/{uuid4()}/").content == none
    assert manager.post(f"/programmes/{uuid4()}/told/", {}).content == none
    for role in READERS[1:]:
        answer = cast.at_network(role).get(f"/programmes/{row.pk}/told/")
        assert (answer.status_code, answer.content) == (404, none)


def test_the_number_of_queries_does_not_grow_with_programmes_figures_and_weeks(
    django_assert_max_num_queries: Any,
) -> None:
    of = cast.care()
    for number in range(15):
        row = cast.programme(f"Programme {number}", of)
        for weeks_ago in (1, 2):
            cast.waited(row, weeks_ago, number)
            cast.told(row, days_ago=weeks_ago, free=number)
    client = cast.at_network()
    with django_assert_max_num_queries(24):
        client.get("/")
