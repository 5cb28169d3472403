"""The chamber's sittings, and the list of each: order, hours, the closing moment."""

from datetime import timedelta
from uuid import UUID

import time_machine
from django.utils import timezone

from liaison.common import clock
from liaison.court.models import Appearance, Sitting
from tests.court import cast


def order(sitting: Sitting) -> list[UUID]:
    rows = Appearance.objects.unguarded(because=cast.TEST).filter(sitting=sitting)
    return list(rows.order_by("position").values_list("pk", flat=True))


def test_the_first_page_lists_the_sittings_to_come_with_their_people_and_closing_moment() -> None:
    court = cast.court()
    later, soon = cast.sitting(court.chamber, 14), cast.sitting(court.chamber, 7)
    cast.sitting(court.chamber, -7)
    cast.on_list(cast.file(court.chamber), soon)
    page = cast.text(cast.at_court(court.judge).get("/"))
    assert page.index(f"{soon.day:%-d %B %Y}") < page.index(f"{later.day:%-d %B %Y}")
    assert "1 person on the list." in page
    assert "0 people on the list." in page
    assert f"{cast.day(-7):%-d %B %Y}" not in page
    assert "Hand-over closes on" in page
    assert "in 6 days" in page


def test_past_sittings_come_on_request() -> None:
    court = cast.court()
    cast.sitting(court.chamber, -7)
    page = cast.text(cast.at_court(court.clerk).get("/?past"))
    assert f"{cast.day(-7):%-d %B %Y}" in page
    assert "Hand-over closed on" in page


def test_the_docket_says_of_each_what_the_room_needs() -> None:
    court = cast.court()
    file = cast.file(court.chamber, detained="yes", detained_where="Gent", lawyer_name="Mr. Claes")
    cast.joined(file.trajectory, "GE.2")
    sitting = cast.sitting(court.chamber)
    cast.on_list(file, sitting)
    page = cast.text(cast.at_court(court.prosecutor).get(f"/sittings/{sitting.pk}/"))
    for words in (
        "Yara Peeters",
        file.number,
        "GE.2",
        "Mr. Claes",
        "detained Gent",
        "Dutch",
        "expected",
        "no",
    ):
        assert words in page


def test_somebody_taken_off_the_list_is_not_on_it() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    cast.on_list(cast.file(court.chamber), sitting, presence="off-list")
    page = cast.text(cast.at_court(court.judge).get(f"/sittings/{sitting.pk}/"))
    assert "Nobody is on this list yet." in page


def test_the_clerk_moves_somebody_up_and_down() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    first, second, third = (cast.on_list(cast.file(court.chamber), sitting) for _ in range(3))
    clerk = cast.at_court(court.clerk)
    clerk.post(f"/sittings/{sitting.pk}/order/", {"up": third.pk})
    assert order(sitting) == [first.pk, third.pk, second.pk]
    clerk.post(f"/sittings/{sitting.pk}/order/", {"down": first.pk})
    assert order(sitting) == [third.pk, first.pk, second.pk]


def test_the_list_of_a_sitting_held_stays_as_it_was() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, -1)
    first, second = (cast.on_list(cast.file(court.chamber), sitting) for _ in range(2))
    answer = cast.at_court(court.clerk).post(f"/sittings/{sitting.pk}/order/", {"up": second.pk}, follow=True)
    assert order(sitting) == [first.pk, second.pk]
    assert "This sitting has been held" in cast.text(answer)


def test_call_times_are_set_and_taken_away() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    row = cast.on_list(cast.file(court.chamber), sitting)
    clerk = cast.at_court(court.clerk)
    clerk.post(f"/sittings/{sitting.pk}/times/", {f"time-{row.pk}": "09:40"})
    assert f"{cast.again(row).called_at:%H:%M}" == "09:40"
    clerk.post(f"/sittings/{sitting.pk}/times/", {f"time-{row.pk}": ""})
    assert cast.again(row).called_at is None


def test_a_wrong_hour_is_named_and_changes_nothing() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    row = cast.on_list(cast.file(court.chamber), sitting)
    answer = cast.at_court(court.clerk).post(f"/sittings/{sitting.pk}/times/", {f"time-{row.pk}": "soon"})
    assert "Call time of Yara Peeters: Enter a valid time." in cast.text(answer)
    assert cast.again(row).called_at is None


def test_the_clerk_sets_when_handover_closes() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    moment = timezone.localtime(clock.now() + timedelta(days=2)).replace(second=0, microsecond=0)
    cast.at_court(court.clerk).post(
        f"/sittings/{sitting.pk}/closing/", {"closing-closes_at": f"{moment:%Y-%m-%dT%H:%M}"}
    )
    sitting.refresh_from_db()
    assert sitting.closes_at == moment


def test_handover_cannot_close_after_the_sitting_began() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    answer = cast.at_court(court.clerk).post(
        f"/sittings/{sitting.pk}/closing/", {"closing-closes_at": f"{sitting.day}T10:00"}
    )
    assert "Hand-over closes before the sitting begins." in cast.text(answer)


def test_once_closed_the_moment_stays() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, closes_at=clock.now() - timedelta(minutes=1))
    clerk = cast.at_court(court.clerk)
    assert "When hand-over closes" not in cast.text(clerk.get(f"/sittings/{sitting.pk}/"))
    moment = timezone.localtime(clock.now() + timedelta(days=2))
    answer = clerk.post(
        f"/sittings/{sitting.pk}/closing/",
        {"closing-closes_at": f"{moment:%Y-%m-%dT%H:%M}"},
        follow=True,
    )
    assert "the moment can no longer be changed" in cast.text(answer)
    closes_at = sitting.closes_at
    sitting.refresh_from_db()
    assert sitting.closes_at == closes_at


def test_only_the_clerk_sets_the_closing_moment() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    judge = cast.at_court(court.judge)
    assert "When hand-over closes" not in cast.text(judge.get(f"/sittings/{sitting.pk}/"))
    assert judge.post(f"/sittings/{sitting.pk}/closing/", {}).status_code == 404


@time_machine.travel("2026-11-25T15:30:00+00:00", tick=False)
def test_a_closing_moment_of_today_says_so_in_the_time_of_brussels() -> None:
    court = cast.court()
    cast.sitting(court.chamber, 1, closes_at=clock.now() + timedelta(hours=2))
    page = cast.text(cast.at_court(court.judge).get("/"))
    assert "Hand-over closes on Wednesday 25 November 2026, 18:30, today." in page
