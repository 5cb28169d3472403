"""An open sheet asks every few seconds what was saved: it is told that, not what, and no look is logged for it."""

from datetime import timedelta
from typing import Any

import time_machine
from django.core.cache import cache

from liaison.common import clock
from liaison.common.models import CourtEvent  # type: ignore[attr-defined]
from tests.court import cast
from tests.court.test_sheet_saving import ready, save


def pulse(account: Any, row: Any, revision: int = 0, **more: Any) -> Any:
    return cast.at_court(account).post(f"/appearances/{row.pk}/pulse/", {"revision": revision, **more})


def test_what_the_other_saved_is_announced_without_its_content() -> None:
    court, row = ready()
    save(court, row, decision="warn", words="Call on Monday")
    page = cast.text(pulse(court.clerk, row))
    assert f"{court.judge.name} saved this sheet at" in page
    assert "Call on Monday" not in page
    assert "Peeters" not in page


def test_the_other_who_has_it_open_is_named_by_role() -> None:
    cache.clear()
    court, row = ready()
    assert "has this sheet open" not in cast.text(pulse(court.judge, row))
    assert "The judge has this sheet open." in cast.text(pulse(court.clerk, row))
    assert "The clerk has this sheet open." in cast.text(pulse(court.judge, row))


def test_nothing_new_is_an_empty_answer() -> None:
    cache.clear()
    court, row = ready()
    first = cast.shown(pulse(court.judge, row))
    assert 'name="seen" value="-"' in first
    assert pulse(court.judge, row, seen="-").status_code == 204


def test_asking_is_no_look_and_fills_no_log() -> None:
    court, row = ready()
    before = CourtEvent.objects.count()
    pulse(court.clerk, row)
    assert CourtEvent.objects.count() == before


def test_another_chamber_and_the_prosecutor_are_told_nothing() -> None:
    court, row = ready()
    other = cast.court("Another chamber")
    for account in (court.prosecutor, other.judge, other.clerk):
        assert pulse(account, row).status_code == 404


def test_a_page_that_only_asks_for_news_does_not_keep_a_forgotten_session_alive() -> None:
    court, row = ready()
    client, now = cast.at_court(court.judge), clock.now()
    answers = []
    for minute in range(0, 20, 4):
        with time_machine.travel(now + timedelta(minutes=minute), tick=False):
            headers = {"HX-Request": "true", "HX-Trigger": "pulse"}
            answers.append(
                client.post(f"/appearances/{row.pk}/pulse/", {"revision": 0}, headers=headers).status_code
            )
    assert answers == [200, 200, 200, 200, 302]
