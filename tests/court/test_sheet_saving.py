"""Saving the sheet: what it keeps, where the person comes next, and two who write at once."""

import re
from datetime import date, timedelta
from typing import Any

import pytest

from liaison.common import clock
from liaison.common.models import CourtEvent  # type: ignore[attr-defined]
from liaison.court.models import Agreement, Appearance, Sitting
from liaison.court.rules.sitting import closes_at, holidays_around, is_working_day
from tests.court import cast


def working_day(ahead: int) -> date:
    day = cast.day(ahead)
    while not is_working_day(day, holidays_around(day)):
        day += timedelta(days=1)
    return day


def ready(ahead: int = 0) -> tuple[cast.Court, Appearance]:
    court = cast.court()
    return court, cast.on_list(cast.file(court.chamber), cast.sitting(court.chamber, ahead))


def save(court: cast.Court, row: Appearance, **more: Any) -> Any:
    """What comes back when the judge saves the sheet."""
    return cast.at_court(court.judge).post(f"/appearances/{row.pk}/", cast.filled(**more))


def agreed(row: Appearance) -> list[str]:
    lines = Agreement.objects.unguarded(because=cast.TEST).filter(appearance=row)
    return list(lines.order_by("position").values_list("words", flat=True))


def ahead_of(row: Appearance) -> list[tuple[date, str]]:
    rows = Appearance.objects.unguarded(because=cast.TEST).filter(trajectory=row.trajectory_id)
    later = rows.filter(sitting__day__gt=row.sitting.day).order_by("sitting__day")
    return list(later.values_list("sitting__day", "presence"))


def test_a_saved_sheet_keeps_everything_and_calls_the_next() -> None:
    court, row = ready()
    following = cast.on_list(cast.file(court.chamber), row.sitting)
    answer = save(court, row, decision="praise", said_living="told", words="Come on time\nCall")
    saved = cast.again(row)
    assert answer["Location"] == f"/appearances/{following.pk}/?after={row.pk}&saved=1"
    assert (saved.presence, saved.decision, saved.said) == ("present", "praise", {"living": "told"})
    assert saved.revision == 1
    assert agreed(row) == ["Come on time", "Call"]


def test_after_the_last_comes_the_list() -> None:
    court, row = ready()
    assert (
        save(court, row, decision="continue")["Location"]
        == f"/sittings/{row.sitting_id}/?after={row.pk}&saved=1"
    )


def test_agreements_of_last_time_are_kept_by_a_tick() -> None:
    court, row = ready()
    file = row.trajectory.casefile_set(manager="objects").unguarded(because=cast.TEST).get()
    cast.decided(file, cast.sitting(court.chamber, -28), "continue", "Come on time", "Call")
    save(court, row, decision="continue", kept=["Call"], words="Look for a room")
    assert agreed(row) == ["Call", "Look for a room"]


def test_ten_agreements_are_too_many_and_nothing_is_lost() -> None:
    court, row = ready()
    answer = save(court, row, decision="warn", words="\n".join(f"Agreement {n}" for n in range(10)))
    assert "Nine agreements at most" in cast.text(answer)
    assert "Agreement 9" in cast.shown(answer)
    assert cast.again(row).revision == 0


def test_a_next_date_makes_the_list_with_its_default_closing_moment() -> None:
    court, row = ready()
    day = working_day(28)
    save(court, row, decision="continue", next_typed=day.isoformat())
    made = Sitting.objects.get(chamber=court.chamber, day=day)
    assert made.closes_at == closes_at(day, holidays_around(day))
    assert ahead_of(row) == [(day, "expected")]


def test_a_next_date_on_a_list_that_exists_puts_him_last_on_it() -> None:
    court, row = ready()
    coming = cast.sitting(court.chamber, 28)
    cast.on_list(cast.file(court.chamber), coming, position=4)
    save(court, row, decision="continue", next_listed=coming.day.isoformat())
    rows = Appearance.objects.unguarded(because=cast.TEST)
    assert rows.get(sitting=coming, trajectory=row.trajectory_id).position == 5


def test_without_a_decision_nobody_is_put_on_a_list() -> None:
    court, row = ready()
    coming = cast.sitting(court.chamber, 28)
    sent = cast.filled(next_listed=coming.day.isoformat(), stay="1")
    said = cast.text(cast.at_court(court.judge).post(f"/appearances/{row.pk}/", sent, follow=True))
    assert "He comes on the next list once a decision is chosen." in said
    assert cast.again(row).next_day == coming.day
    assert ahead_of(row) == []


def test_a_corrected_date_moves_him_with_what_he_is_preparing() -> None:
    court, row = ready()
    first, second = cast.sitting(court.chamber, 28), cast.sitting(court.chamber, 35)
    save(court, row, decision="continue", next_listed=first.day.isoformat())
    occasion = Appearance.objects.unguarded(because=cast.TEST).get(sitting=first).pk
    save(court, row, revision=1, decision="continue", next_listed=second.day.isoformat())
    assert ahead_of(row) == [(second.day, "expected")]
    assert Appearance.objects.unguarded(because=cast.TEST).get(sitting=second).pk == occasion


def test_once_handover_closed_a_corrected_date_is_a_new_occasion() -> None:
    court, row = ready()
    first, second = cast.sitting(court.chamber, 28), cast.sitting(court.chamber, 35)
    save(court, row, decision="continue", next_listed=first.day.isoformat())
    Sitting.objects.filter(pk=first.pk).update(closes_at=clock.now())
    save(court, row, revision=1, decision="continue", next_listed=second.day.isoformat())
    assert ahead_of(row) == [(first.day, "off-list"), (second.day, "expected")]


def test_a_next_date_taken_back_takes_him_off_that_list() -> None:
    court, row = ready()
    coming = cast.sitting(court.chamber, 28)
    save(court, row, decision="continue", next_listed=coming.day.isoformat())
    save(court, row, revision=1, decision="close")
    assert ahead_of(row) == [(coming.day, "off-list")]
    save(court, row, revision=2, decision="continue", next_listed=coming.day.isoformat())
    assert ahead_of(row) == [(coming.day, "expected")]


def test_the_next_sitting_is_after_this_one_and_on_a_working_day() -> None:
    court, row = ready()
    before = save(court, row, decision="continue", next_typed=cast.day(-1).isoformat())
    assert "The next sitting comes after this one." in cast.text(before)
    christmas = date(clock.today().year, 12, 25)
    if christmas <= clock.today():
        christmas = christmas.replace(year=christmas.year + 1)
    closed = save(court, row, decision="continue", next_typed=christmas.isoformat())
    assert "The court does not sit then" in cast.text(closed)


def test_a_chosen_and_a_typed_date_must_be_the_same() -> None:
    court, row = ready()
    coming = cast.sitting(court.chamber, 28)
    answer = save(
        court,
        row,
        decision="continue",
        next_listed=coming.day.isoformat(),
        next_typed=working_day(30).isoformat(),
    )
    assert "Choose a sitting or type a date, not both." in cast.text(answer)


def test_judge_and_clerk_at_once_lose_nothing() -> None:
    court, row = ready()
    save(court, row, decision="warn", words="Call on Monday", stay="1")
    clerk = cast.at_court(court.clerk)
    clash = clerk.post(
        f"/appearances/{row.pk}/", cast.filled(decision="praise", words="Come on time", said_money="told")
    )
    page, html = cast.text(clash), cast.shown(clash)
    assert "Somebody else saved this sheet while you were writing" in page
    assert "Decision Praise Warn" in page
    assert "Agreements Come on time Call on Monday" in page
    assert "Come on time</textarea>" in html
    assert 'name="revision" value="1"' in html
    assert cast.again(row).decision == "warn"


def test_after_a_clash_saving_again_holds() -> None:
    court, row = ready()
    save(court, row, decision="warn")
    save(court, row, decision="praise")
    save(court, row, revision=1, decision="praise")
    assert (cast.again(row).decision, cast.again(row).revision) == ("praise", 2)


def test_the_same_sheet_sent_twice_is_saved_once() -> None:
    court, row = ready()
    for _ in range(2):
        answer = save(court, row, decision="warn", words="Call on Monday")
        assert answer.status_code == 302
    assert cast.again(row).revision == 1


def test_every_save_is_in_the_log_without_its_content() -> None:
    court, row = ready()
    save(court, row, decision="warn", words="Call on Monday")
    saved = [event.body for event in CourtEvent.objects.all() if '"act":"sheet.save"' in event.body]
    assert len(saved) == 1
    assert str(row.participant_id) in saved[0]
    assert "Monday" not in saved[0]


def test_a_sheet_off_the_list_cannot_be_saved() -> None:
    court, row = ready()
    Appearance.objects.unguarded(because=cast.TEST).filter(pk=row.pk).update(presence="off-list")
    assert save(court, row, decision="warn").status_code == 404


@pytest.mark.parametrize("decision", ["continue", "praise", "warn", "close"])
def test_a_decision_is_not_saved_before_somebody_says_if_he_was_there(decision: str) -> None:
    court, row = ready()
    answer = save(court, row, presence="expected", decision=decision, words="Tell how the course goes")
    page = cast.shown(answer)
    assert "Was he there? Choose present (h), late (l) or absent (b)." in cast.text(answer)
    assert 'href="#id_presence_0"' in page
    assert "Tell how the course goes" in page
    assert re.search(rf'value="{decision}"[^>]* checked', page)
    assert cast.again(row).revision == 0


@pytest.mark.parametrize("presence", ["present", "late", "absent"])
def test_once_it_is_said_the_decision_is_saved(presence: str) -> None:
    court, row = ready()
    save(court, row, presence=presence, decision="warn")
    assert (cast.again(row).presence, cast.again(row).decision) == (presence, "warn")


def test_a_sitting_is_postponed_before_it_is_known_who_comes() -> None:
    court, row = ready()
    save(court, row, presence="expected", decision="postpone")
    assert cast.again(row).decision == "postpone"


def test_a_draft_asks_nobody_if_he_was_there() -> None:
    court, row = ready()
    save(court, row, presence="expected", said_living="told")
    assert cast.again(row).said == {"living": "told"}
