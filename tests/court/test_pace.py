"""The chamber's own court model at the bench: which day is proposed, how many places are taken, and what it warns of."""

from datetime import date, time, timedelta
from typing import Any

import pytest

from liaison.common import clock
from liaison.court.models import Sitting
from liaison.court.queries import chamber
from liaison.court.rules import pacing
from liaison.court.rules.pacing import Places
from liaison.network.models import CourtModel
from liaison.participants.models import Trajectory
from tests.court import cast
from tests.court.test_sheet_saving import ready, save, working_day


def sits_by(court: cast.Court, **facts: Any) -> None:
    """A court model of this chamber, with only these of its facts."""
    CourtModel.objects.create(
        chamber=court.chamber,
        made_at=clock.now(),
        version=1,
        name="A model",
        valid_from=clock.today() - timedelta(days=400),
        **facts,
    )


def page(court: cast.Court, row: Any) -> str:
    return cast.text(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))


def test_a_proposal_says_how_many_places_of_its_list_are_taken() -> None:
    court, row = ready()
    coming = cast.sitting(court.chamber, 28)
    Sitting.objects.filter(pk=coming.pk).update(places=20)
    for _ in range(3):
        cast.on_list(cast.file(court.chamber), coming)
    cast.on_list(cast.file(court.chamber), coming, presence="off-list")
    shown = f"{coming.day:%A %-d %B %Y} proposed: 4 weeks, 3 of 20 places taken"
    assert shown in page(court, row)


def test_the_model_proposes_its_own_interval_and_another_on_a_positive_course() -> None:
    court, row = ready()
    sits_by(court, interval=28, interval_positive=56)
    near, far = cast.sitting(court.chamber, 28), cast.sitting(court.chamber, 56)
    shown = page(court, row)
    assert f"{near.day:%A %-d %B %Y} proposed: 4 weeks, 0 people" in shown
    assert f"{far.day:%A %-d %B %Y} proposed: 8 weeks on a positive course, 0 people" in shown


def test_a_proposed_day_is_taken_by_its_tick_and_two_are_refused() -> None:
    court, row = ready()
    sits_by(court, interval=28, interval_positive=56)
    near, far = cast.sitting(court.chamber, 28), cast.sitting(court.chamber, 56)
    days = [near.day.isoformat(), far.day.isoformat()]
    both = save(court, row, decision="continue", next_proposed=days)
    assert "Choose a sitting or type a date, not both." in cast.text(both)
    assert cast.shown(both).count('checked><label for="id_next_proposed') == 2
    save(court, row, decision="continue", next_proposed=days[1:])
    assert cast.again(row).next_day == far.day


def test_a_day_proposed_before_stays_ticked_when_another_is_proposed_now() -> None:
    court, row = ready()
    before = cast.sitting(court.chamber, 30)
    cast.sitting(court.chamber, 28)
    answer = save(court, row, words="\n".join("123456789x"), next_proposed=[before.day.isoformat()])
    assert f"{before.day:%A %-d %B %Y} proposed: 4 weeks, 0 people" in cast.text(answer)


def test_a_proposed_day_that_is_none_is_named() -> None:
    court, row = ready()
    assert "Next sitting: That is no date." in cast.text(save(court, row, next_proposed=["soon"]))


def test_the_bench_is_warned_at_the_models_end() -> None:
    court, row = ready()
    sits_by(court, most_sittings=2, months_least=6, months_most=10)
    ways = Trajectory.objects.unguarded(because=cast.TEST).filter(pk=row.trajectory_id)
    ways.update(introduced_on=clock.today() - timedelta(days=400))
    file = row.trajectory.casefile_set(manager="objects").unguarded(because=cast.TEST).get()
    cast.decided(file, cast.sitting(court.chamber, -28))
    cast.decided(file, cast.sitting(court.chamber, -56), "postpone")
    shown = page(court, row)
    assert "Sitting 2 of at most 2, month 14 of 6–10" in shown
    assert "This is the last sitting that the court model allows." in shown
    assert "Longer than the court model allows." in shown


def test_a_new_list_takes_over_the_number_of_places() -> None:
    court, row = ready()
    Sitting.objects.filter(pk=row.sitting_id).update(places=20)
    save(court, row, decision="continue", next_typed=working_day(200).isoformat())
    assert Sitting.objects.exclude(pk=row.sitting_id).get().places == 20


def test_the_clerk_says_how_many_people_a_list_takes() -> None:
    court, row = ready(7)
    clerk = cast.at_court(court.clerk)
    clerk.post(f"/sittings/{row.sitting_id}/places/", {"places-places": "20"})
    assert "1 of 20 places taken." in cast.text(clerk.get(f"/sittings/{row.sitting_id}/"))
    wrong = clerk.post(f"/sittings/{row.sitting_id}/places/", {"places-places": "0"})
    assert "Ensure this value is greater than or equal to 1." in cast.text(wrong)


def test_the_page_draws_the_courts_own_row_and_nothing_beneath_it() -> None:
    court, row = ready()
    file = row.trajectory.casefile_set(manager="objects").unguarded(because=cast.TEST).get()
    cast.decided(file, cast.sitting(court.chamber, -28), "warn")
    html = cast.shown(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))
    assert 'class="way-warning"' in html
    for below in ("way-waiting", "way-admitted", "way-outpatient", "way-handed"):
        assert below not in html


def sits_on(court: cast.Court, **facts: Any) -> None:
    cast.at_court(court.clerk).post("/chamber/", facts)


@pytest.mark.parametrize(
    ("weekday", "proposed"), [(0, date(2026, 12, 28)), (2, date(2026, 12, 30)), (4, date(2027, 1, 8))]
)
def test_the_weekday_of_the_chamber_is_proposed_and_a_week_later_when_it_is_a_holiday(
    weekday: int, proposed: date
) -> None:
    thursday = date(2026, 12, 3)
    assert pacing.proposed(thursday, 28, {}, weekday) == proposed
    assert pacing.proposed(thursday, 28, {proposed: Places(20, 20)}, weekday) == proposed + timedelta(7)


def test_the_clerk_says_on_which_day_and_at_what_hour_the_chamber_sits() -> None:
    court, row = ready()
    day = next(cast.day(ahead) for ahead in range(27, 40) if cast.day(ahead).weekday() == 1)
    sits_on(court, weekday="1", starts_at="13:30")
    card = cast.text(cast.at_court(court.judge).get("/chamber/"))
    assert "Tuesday" in card
    shown = pacing.proposed(row.sitting.day, 28, {}, 1)
    assert shown.weekday() == day.weekday()
    assert f"{shown:%A %-d %B %Y} proposed" in page(court, row)
    save(court, row, decision="continue", next_proposed=[shown.isoformat()])
    assert Sitting.objects.get(chamber=court.chamber, day=shown).starts_at == time(13, 30)


def test_a_chamber_without_a_fixed_day_is_proposed_any_working_day() -> None:
    court, row = ready()
    sits_on(court, weekday="", starts_at="")
    assert f"{pacing.proposed(row.sitting.day, 28, {}):%A %-d %B %Y} proposed" in page(court, row)


def test_the_weekend_is_no_day_for_a_chamber() -> None:
    court = cast.court()
    answer = cast.at_court(court.clerk).post("/chamber/", {"weekday": "6"})
    assert "Something must be changed first" in cast.text(answer)
    assert chamber.card(court.chamber.pk).weekday is None
