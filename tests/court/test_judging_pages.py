"""The pages at the end of a path: nothing is chosen beforehand, every fault names its remedy, nothing typed is lost."""

import re
from datetime import timedelta
from typing import Any

import pytest

from liaison.common import clock
from liaison.common.roles import Role
from liaison.court.models import Appeal, Appearance, Closing, Judgment, Sanction
from liaison.network.models import CounselAnswer
from tests import people
from tests.court import cast, endings


def rows(model: Any) -> Any:
    return model.objects.unguarded(because=cast.TEST)


def record(court: cast.Court, file: Any, **more: Any) -> Any:
    """What comes back when the judge sends a judgment."""
    return cast.at_court(court.judge).post(f"/files/{file.pk}/judgment/record/", endings.typed(**more))


def settled(day: Any) -> None:
    """Counsel has settled from which day the new code holds."""
    CounselAnswer.objects.create(
        point="new-code",
        version=1,
        is_settled=True,
        settled_by="Counsel",
        settled_on=clock.today(),
        answer="in force",
        in_force_on=day,
        entered_at=clock.now(),
        entered_by=people.account(Role.ADMINISTRATOR),
    )


def test_the_decision_to_close_leads_to_the_page_where_the_end_is_said() -> None:
    court = cast.court()
    file = endings.running(court)
    seat = cast.on_list(file, cast.sitting(court.chamber, 0))
    client = cast.at_court(court.judge)
    answer = client.post(f"/appearances/{seat.pk}/", cast.filled(decision="close"))
    assert answer["Location"] == f"/files/{file.pk}/closing/"
    page = cast.shown(client.get(answer["Location"]))
    assert "How did the path end?" in page
    assert not re.search(r'type="radio"[^>]*checked', page)


def test_an_end_that_is_not_chosen_is_asked_for_by_name() -> None:
    court = cast.court()
    file = endings.running(court)
    client = cast.at_court(court.clerk)
    sent = {"seen": 0, "day": clock.today().isoformat()}
    page = cast.text(client.post(f"/files/{file.pk}/closing/", sent))
    assert "Choose how the path ended." in page
    assert not rows(Closing).exists()
    answer = client.post(f"/files/{file.pk}/closing/", {**sent, "outcome": "stopped"})
    assert answer["Location"] == f"/files/{file.pk}/judgment/"
    assert rows(Closing).get().outcome == "stopped"


def test_a_path_closed_by_mistake_is_taken_up_again_and_can_be_closed_once_more() -> None:
    court = cast.court()
    file = endings.running(court)
    endings.close(court, file)
    client = cast.at_court(court.clerk)
    client.post(f"/files/{file.pk}/reopen/")
    page = cast.text(client.get(f"/files/{file.pk}/judgment/"))
    assert "Path running" in page
    assert "Version 1 said: positive" in page
    sent = {"seen": 1, "outcome": "stopped", "day": clock.today().isoformat()}
    client.post(f"/files/{file.pk}/closing/", sent)
    assert list(rows(Closing).order_by("version").values_list("outcome", flat=True)) == [
        "positive",
        "stopped",
    ]


def test_a_path_that_was_judged_is_not_taken_up_again() -> None:
    court = cast.court()
    file = endings.judged(court)
    client = cast.at_court(court.judge)
    assert "This path is not closed" in cast.text(client.post(f"/files/{file.pk}/reopen/", follow=True))
    assert "Take the path up again" not in cast.text(client.get(f"/files/{file.pk}/judgment/"))


def test_a_path_cannot_end_tomorrow() -> None:
    court = cast.court()
    file = endings.running(court)
    sent = {"seen": 0, "outcome": "positive", "day": cast.day(1).isoformat()}
    page = cast.text(cast.at_court(court.judge).post(f"/files/{file.pk}/closing/", sent))
    assert "That day has not come yet" in page


def test_a_path_that_is_not_running_has_nothing_to_close() -> None:
    court = cast.court()
    file = endings.running(court)
    file.trajectory.state = "offered"
    file.trajectory.save()
    answer = cast.at_court(court.judge).get(f"/files/{file.pk}/closing/")
    assert answer["Location"] == f"/files/{file.pk}/judgment/"


def test_the_form_opens_with_the_days_of_the_facts_and_with_no_sanction() -> None:
    court = cast.court()
    file = endings.running(court)
    page = cast.shown(cast.at_court(court.judge).get(f"/files/{file.pk}/judgment/record/"))
    assert 'name="facts_from" value="2026-01-02"' in page
    assert 'name="facts_until" value="2026-03-04"' in page
    assert len(re.findall(r"<option[^>]*selected[^>]*>", page)) == page.count('<option value="" selected>')


def test_a_judgment_is_recorded_and_read_on_its_page() -> None:
    court = cast.court()
    file = endings.running(court)
    answer = record(court, file, conditions="Keep the room\n\nGo on working", replacement_1="a fine")
    page = cast.text(cast.at_court(court.prosecutor).get(answer["Location"]))
    for words in (
        "autonomous work penalty , 120 hours",
        "autonome werkstraf",
        "replacement penalty: a fine",
        "Keep the room Go on working",
        "Facts from 2 January 2026 to 4 March 2026.",
        "None is lodged.",
    ):
        assert words in page


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"code_1": ""}, "Choose the sanction that this belongs to"),
        ({"amount_1": "many"}, "Sanction 1: give a whole number, or empty it."),
        ({"amount_1": "0"}, "Sanction 1: give a whole number, or empty it."),
        ({"unit_1": "months"}, "This sanction is not counted so"),
        ({"code_1": "PUIT", "unit_1": ""}, "Say of what"),
        ({"code_1": "PUIT", "unit_1": "months", "amount_1": "61"}, "months, at most 60"),
        ({"code_1": "APS", "amount_1": "5"}, "months, from 6 to 24"),
        ({"code_1": "PUIT", "unit_1": "months", "amount_1": "12", "deferred_1": "13"}, "at most the whole"),
        ({"deferred_1": "20"}, "Nothing is deferred in this sanction"),
        ({"trial_1": "20"}, "This sanction has no trial period"),
        ({"day": "2199-01-01"}, "That day has not come yet"),
        ({"facts_until": "2025-12-31"}, "The last of the facts comes after the first"),
        ({"day": "2026-03-03"}, "The facts come before the judgment"),
        ({"facts_from": ""}, "Give the first day of the facts"),
        ({"conditions": "x" * 501}, "longer than 500 signs"),
        ({"conditions": "x\n" * 21}, "Twenty conditions at most"),
    ],
)
def test_what_does_not_go_together_is_named_with_its_remedy_and_nothing_is_lost(
    typed: dict[str, str], words: str
) -> None:
    court = cast.court()
    file = endings.running(court)
    given = {"replacement_1": "prison of half a year", **typed}
    answer = record(court, file, **given)
    assert words in cast.text(answer)
    assert "prison of half a year" in cast.shown(answer)
    assert not rows(Judgment).exists()


def test_a_judgment_without_a_sanction_is_asked_for_one() -> None:
    court = cast.court()
    answer = record(court, endings.running(court), code_1="", amount_1="", conditions="Keep the room")
    assert "Choose at least one sanction." in cast.text(answer)
    assert "Keep the room</textarea>" in cast.shown(answer)


def test_what_was_pronounced_is_recorded_although_the_catalogue_says_otherwise() -> None:
    court = cast.court()
    file = endings.running(court)
    record(court, file, code_1="APS", amount_1="30", as_pronounced="on")
    assert rows(Sanction).get().amount == 30


def test_without_a_settled_day_the_page_lists_both_codes_and_says_so() -> None:
    court = cast.court()
    file = endings.running(court)
    page = cast.text(cast.at_court(court.judge).get(f"/files/{file.pk}/judgment/record/"))
    record(court, file, code_1="N-L2", amount_1="12", unit_1="months")
    assert "has not been settled here" in page
    assert rows(Sanction).get().code == "N-L2"


def test_a_level_is_refused_before_the_day_that_counsel_settled() -> None:
    court = cast.court()
    file = endings.running(court)
    settled(clock.today() + timedelta(days=1))
    answer = record(court, file, code_1="N-L2", amount_1="12", unit_1="months")
    assert "This does not apply to these days" in cast.text(answer)
    assert "has not been settled here" not in cast.text(answer)


def test_asking_what_applies_on_other_days_saves_nothing_and_keeps_what_was_typed() -> None:
    court = cast.court()
    file = endings.running(court)
    settled(clock.today())
    sent = {
        "look": "1",
        "facts_until": "2024-05-05",
        "facts_from": "2024-05-05",
        "conditions": "Keep the room",
    }
    page = cast.shown(record(court, file, **sent))
    assert "Keep the room</textarea>" in page
    assert 'value="2024-05-05"' in page
    assert "which law is milder is for the judge" in page
    assert not rows(Judgment).exists()


def test_a_correction_asks_why_and_shows_both_versions() -> None:
    court = cast.court()
    file = endings.judged(court)
    silent = record(court, file, seen=1, amount_1="140")
    assert "Why it is corrected" in cast.text(silent)
    assert rows(Judgment).count() == 1
    answer = record(court, file, seen=1, amount_1="140", reason="120 was a slip of the pen")
    page = cast.text(cast.at_court(court.judge).get(answer["Location"]))
    assert "Version 2. Corrected because: 120 was a slip of the pen" in page
    assert "140 hours" in page
    assert "120 hours" in page


def test_two_who_record_at_once_get_back_what_they_typed() -> None:
    court = cast.court()
    file = endings.running(court)
    endings.judge(court, file)
    answer = record(court, file, replacement_1="prison of half a year")
    assert "Somebody else recorded something here" in cast.text(answer)
    assert "prison of half a year" in cast.shown(answer)
    assert 'name="seen" value="1"' in cast.shown(answer)


def test_an_appeal_is_said_on_the_page_of_the_judgment() -> None:
    court = cast.court()
    file = endings.judged(court)
    client = cast.at_court(court.clerk)
    today = clock.today().isoformat()
    sent = {"appeal_seen": 0, "lodged_on": today, "result": "", "result_on": ""}
    client.post(f"/files/{file.pk}/judgment/appeal/", sent)
    assert "No result yet." in cast.text(client.get(f"/files/{file.pk}/judgment/"))
    sent |= {"appeal_seen": 1, "result": "upheld", "result_on": today}
    client.post(f"/files/{file.pk}/judgment/appeal/", sent)
    assert "the judgment was upheld." in cast.text(client.get(f"/files/{file.pk}/judgment/"))


@pytest.mark.parametrize(
    ("typed", "words"),
    [
        ({"lodged_on": "2000-01-01"}, "An appeal comes after the judgment"),
        ({"lodged_on": "2199-01-01"}, "That day has not come yet"),
        ({"result": "upheld"}, "A result needs the day on which the appeal was lodged."),
        ({"lodged_on": clock.today().isoformat(), "result": "upheld"}, "Give the result and its day"),
    ],
)
def test_an_appeal_that_cannot_be_is_named_with_its_remedy(typed: dict[str, str], words: str) -> None:
    court = cast.court()
    file = endings.judged(court)
    sent = {"appeal_seen": 0, "lodged_on": "", "result": "", "result_on": "", **typed}
    answer = cast.at_court(court.judge).post(f"/files/{file.pk}/judgment/appeal/", sent)
    assert words in cast.text(answer)
    assert not rows(Appeal).exists()


def test_a_sitting_to_come_is_made_the_closing_one_and_back() -> None:
    court = cast.court()
    file = endings.running(court)
    seat = cast.on_list(file, cast.sitting(court.chamber, 7))
    client = cast.at_court(court.judge)
    client.post(f"/files/{file.pk}/kind/", {"closing": "1"})
    assert rows(Appearance).get(pk=seat.pk).kind == "closing"
    assert "(closing)" in cast.text(client.get(f"/files/{file.pk}/judgment/"))
    client.post(f"/files/{file.pk}/kind/", {})
    assert rows(Appearance).get(pk=seat.pk).kind == "follow-up"


def test_the_lawyer_and_the_prosecutor_read_and_find_nothing_to_write() -> None:
    court = cast.court()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    file = endings.judged(court, lawyer=lawyer)
    for account in (lawyer, court.prosecutor):
        page = cast.shown(cast.at_court(account).get(f"/files/{file.pk}/judgment/"))
        assert "probationary deferment" in page
        assert "/judgment/record/" not in page
        assert "/judgment/appeal/" not in page
