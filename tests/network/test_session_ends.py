"""A session ends with what it was begun for: the role, the account, the organisation, a cover that begins or ends."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine

from liaison.casework.actions import assigning
from liaison.common import clock
from liaison.network.models import Account, Organisation
from tests.casework import cast
from tests.doors import DoorClient
from tests.network.signing_in import account, acts, app_of, sign_in

NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    "change",
    [{"role": "clerk"}, {"is_active": False}, {"password": "!"}, {"organisation": "another"}],
    ids=["another role", "suspended", "another password", "another organisation"],
)
def test_a_changed_account_loses_its_session_at_the_next_request(change: dict[str, Any]) -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    assert client.get("/factors/").status_code == 200
    if "organisation" in change:
        change = {"organisation": Organisation.objects.create(name="Another", kind="chamber")}
    Account.objects.filter(pk=holder.pk).update(**change)
    assert client.get("/factors/").url.startswith("/sign-in/")


def test_another_name_or_language_ends_no_session() -> None:
    holder = account()
    client = sign_in(holder, app_of(holder))
    Account.objects.filter(pk=holder.pk).update(name="Jozefien Maes", language="fr")
    assert client.get("/factors/").status_code == 200


class Team:
    """Lien is away, An covers for her, Katrien coordinates; Yassine is with Lien."""

    def __init__(self) -> None:
        service = cast.service()
        self.lien, self.an = (cast.staff(service.organisation, name) for name in ("lien", "an"))
        self.yassine = cast.person(service.chamber)
        cast.assign(self.yassine, self.lien)
        self.file = f"/people/{self.yassine.pk}/"

    def cover(self, first: int = 0, last: int = 0) -> None:
        """An covers between two days, counted from today."""
        today = clock.today()
        days = {"first_day": today + first * DAY, "last_day": today + last * DAY}
        katrien = cast.staff(self.an.organisation, "katrien", cast.Role.COORDINATOR)
        by = cast.viewer_of(katrien)
        assert assigning.cover(by=by, absent=self.lien.pk, deputy=self.an.pk, **days) == 1


@pytest.fixture
def traveller() -> Any:
    with time_machine.travel(NOON, tick=False) as traveller:
        yield traveller


def is_sent_to_sign_in(answer: Any) -> bool:
    return answer.status_code == 302 and answer["Location"].startswith("/sign-in/")


def test_a_session_ends_when_cover_begins_and_the_next_one_has_it(traveller: Any) -> None:
    team = Team()
    browser = DoorClient("care").enter(team.an)
    assert browser.get("/").status_code == 200
    traveller.shift(60)
    team.cover()
    assert is_sent_to_sign_in(browser.get("/"))
    assert is_sent_to_sign_in(browser.get("/"))
    assert acts("care")[-1] == "session.end"
    traveller.shift(1)
    assert DoorClient("care").enter(team.an).get(team.file).status_code == 200


def test_a_session_ends_when_cover_that_was_planned_begins(traveller: Any) -> None:
    team = Team()
    team.cover(first=1, last=3)
    midnight = datetime(2026, 11, 18, 23, tzinfo=UTC)
    traveller.move_to(midnight - timedelta(minutes=2))
    browser = DoorClient("care").enter(team.an)
    assert browser.get("/").status_code == 200
    traveller.move_to(midnight + timedelta(seconds=1))
    assert is_sent_to_sign_in(browser.get("/"))


def test_a_session_ends_when_cover_ends(traveller: Any) -> None:
    team = Team()
    team.cover()
    traveller.move_to(datetime(2026, 11, 18, 22, 55, tzinfo=UTC))
    browser = DoorClient("care").enter(team.an)
    assert browser.get(team.file).status_code == 200
    traveller.shift(301)
    assert is_sent_to_sign_in(browser.get(team.file))
    assert DoorClient("care").enter(team.an).get(team.file).status_code == 404


def test_nothing_is_written_by_a_page_whose_session_is_over(traveller: Any) -> None:
    team = Team()
    browser = DoorClient("care").enter(team.an)
    browser.get("/")
    traveller.shift(60)
    team.cover()
    strength = {"words": "A van.", "domain": "work", "when": "today"}
    assert is_sent_to_sign_in(browser.post(f"{team.file}strengths/", strength))
    assert "strength.add" not in acts("care")


def test_the_liaison_who_is_covered_for_and_a_colleague_keep_their_sessions(traveller: Any) -> None:
    team = Team()
    colleague = cast.staff(team.an.organisation, "colleague")
    browsers = [DoorClient("care").enter(one) for one in (team.lien, colleague)]
    for browser in browsers:
        browser.get("/")
    traveller.shift(60)
    team.cover()
    assert [browser.get("/").status_code for browser in browsers] == [200, 200]


def test_another_person_of_ones_own_ends_no_session(traveller: Any) -> None:
    team = Team()
    browser = DoorClient("care").enter(team.an)
    browser.get("/")
    traveller.shift(60)
    cast.assign(team.yassine, team.an, since=timedelta())
    assert browser.get(team.file).status_code == 200
