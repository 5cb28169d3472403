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
    for said in ("Day centre", "Gent", "1 programme told nothing yet"):
        assert said in page
    assert "Peeters" not in page


def test_an_empty_directory_says_who_fills_it() -> None:
    assert "The administrator does that" in cast.at_network().get("/").content.decode()


def test_a_row_says_what_was_told_by_whom_and_how_long_ago() -> None:
    row = cast.programme(kind="day", setting="day")
    cast.told(row, days_ago=2.5, places=14, free=0, waiting=21, weeks=8, is_stopped=True, stop_reason="Team")
    said = text(cast.at_network().get("/"))
    assert "Day centre day programme · by day · ? 21 8 weeks 0 14 stopped Team 2 days letter · Bart" in said


@pytest.mark.parametrize(
    ("days", "said"),
    [(0, "just now"), (0.2, "4 h"), (1.2, "1 day"), (13.5, "13 days"), (16, "16 days old")],
)
def test_each_figure_shows_its_age(days: float, said: str) -> None:
    cast.told(cast.programme(), days_ago=days, free=1)
    page = cast.at_network().get("/").content.decode()
    assert f">{said}</span>" in page
    assert ('<span class="ask">ask again</span>' in page) == (said == "13 days")


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
    assert (cells, '<td role="cell" class="number figure much" data-name="Wait">?</td>' in page) == (
        ["0", "?"],
        True,
    )


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
    assert re.findall(r'class="number figure much"[^>]*>(&lt;5)</td>', page) == ["&lt;5"]
    assert "<b>&lt;5</b> people wait" in page
    assert "<b>&lt;5</b> of them accompanied from here" in page


WEEK = re.compile(r'class="week"><span class="([\w-]+)" aria-hidden="true">([^<]*)<')


def test_a_week_without_a_figure_between_two_is_hatched_and_the_last_of_a_week_holds() -> None:
    row = cast.programme()
    for days, waiting in ((0, 12), (0.01, 77), (14, 8), (70, 99)):
        cast.told(row, days_ago=days, waiting=waiting)
    looks = WEEK.findall(home().partition("<tbody")[2].partition("</tbody>")[0])
    assert looks[-3:] == [("shade-2", "8"), ("hatched", ""), ("shade-4", "12")]
    assert len(looks) == 10
    before = WEEK.findall(home("/?back=1").partition("<tbody")[2].partition("</tbody>")[0])
    assert before[-1] == ("shade-4", "99")


@pytest.mark.parametrize("back", ["-1", "11", "1e9", "x", "²", ""])
def test_what_is_no_number_of_pages_back_is_now(back: str) -> None:
    cast.told(cast.programme(), waiting=12)
    assert ("shade-4", "12") in WEEK.findall(home(f"/?back={back}"))


def test_a_programmes_page_sets_what_it_told_beside_what_is_counted_from_here() -> None:
    row = cast.programme()
    cast.told(row, waiting=12)
    cast.waited(row, 1, 7)
    told, own = home(f"/programmes/{row.pk}/").partition("All, as it told")[2].split("Accompanied from here")
    assert WEEK.findall(told)[-1] == ("shade-4", "12")
    assert WEEK.findall(own)[-2:] == [("shade-2", "7"), ("hatched", "")]


def test_how_many_wait_adds_what_can_be_trusted_and_nothing_hidden() -> None:
    for number, (days, waiting) in enumerate(((0, 12), (9, 8), (0, 3), (20, 50))):
        cast.told(cast.programme(f"P{number}"), days_ago=days, waiting=waiting, weeks=number + 1)
    said = text(cast.at_network().get("/"))
    assert "20 people wait at 2 programmes; fewer than 5 at 1 programme" in said
    assert "2 weeks to a place, at the middle programme from 1 to 3, as 3 told" in said


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
    assert sorted(re.findall(r'<a href="/programmes/[^>]*>([^<]+)', home("/" + query))) == found


def test_the_table_for_a_spreadsheet_hides_counts_under_ten_and_runs_no_formula() -> None:
    row = cast.programme("=cmd|calc", kind="day")
    cast.told(row, places=3, waiting=9, source="@home")
    cast.waited(row, 1, 9)
    answer = cast.at_network().get("/table.csv")
    heading, line = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    said = dict(zip(heading, line, strict=True))
    assert (said["Programme"], said["How many wait"], said["Source"]) == ("'=cmd|calc", "<10", "'@home")
    weeks = [said[name] for name in heading if name.startswith("waiting, ")]
    assert (said["Places"], said["Free"], weeks[9], weeks[-2]) == ("3", "", "<10", "<10")
    assert {*weeks[:9], *weeks[10:-2], weeks[-1]} == {""}
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
    assert "3 days" in said
    page = home(f"/programmes/{row.pk}/")
    assert re.findall(r'data-name="Free">(\d)<', page) == ["1", "7"]


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
    with django_assert_max_num_queries(25):
        client.get("/")
