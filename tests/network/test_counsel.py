"""What counsel must settle: open until signed off, opened again with a reason, and one day that the court reads."""

from datetime import date, timedelta
from typing import Any

import pytest

from liaison.common import clock
from liaison.common.roles import Role
from liaison.network import actions, wording
from liaison.network.models import CounselAnswer
from liaison.network.queries import counsel
from liaison.network.rules.counsel import LETTERS, Fault, Point
from tests import people
from tests.doors import rights_of
from tests.network import cast

CODE_DAY = date(2026, 9, 1)


def by() -> Any:
    return people.viewer(Role.ADMINISTRATOR, people.organisation("operator", "Operator"))


def signed(**said: Any) -> actions.Signed:
    plain = {"settled_by": "Mr. Claes", "settled_on": clock.today(), "answer": "Thirty years."}
    return actions.Signed(**{**plain, **said})


def given(**more: Any) -> dict[str, Any]:
    return {
        "settled_by": "Mr. Claes",
        "settled_on": clock.today().isoformat(),
        "answer": "Since then.",
        **more,
    }


def test_there_are_nine_points_each_with_its_letter_and_words() -> None:
    assert list(LETTERS.values()) == list("abcdefghi")
    assert set(wording.POINTS) == set(wording.QUESTIONS) == set(Point)


def test_nothing_is_settled_before_somebody_does() -> None:
    assert counsel.unsettled() == 9
    assert counsel.new_code_from() is None


def test_a_settled_point_can_be_opened_again_and_its_history_stays() -> None:
    writer = by()
    actions.settle(by=writer, point=Point.RETENTION, signed=signed())
    assert counsel.unsettled() == 8
    actions.reopen(by=writer, point=Point.RETENTION, why="The decree changed.")
    entry = next(each for each in counsel.points(writer) if each.point == Point.RETENTION)
    assert (entry.is_settled, [each.answer for each in entry.answers]) == (
        False,
        ["The decree changed.", "Thirty years."],
    )
    actions.reopen(by=writer, point=Point.RETENTION, why="Twice.")
    assert CounselAnswer.objects.count() == 2


def test_the_court_reads_the_day_of_the_new_code_while_it_is_settled() -> None:
    writer = by()
    actions.settle(by=writer, point=Point.NEW_CODE, signed=signed(in_force_on=CODE_DAY))
    with rights_of("court"):
        assert counsel.new_code_from() == CODE_DAY
    later = CODE_DAY + timedelta(days=30)
    actions.settle(by=writer, point=Point.NEW_CODE, signed=signed(in_force_on=later))
    assert counsel.new_code_from() == later
    actions.reopen(by=writer, point=Point.NEW_CODE, why="Postponed.")
    assert counsel.new_code_from() is None


@pytest.mark.parametrize(
    ("point", "said", "fault"),
    [
        (Point.TESTS, {"settled_by": " "}, ("settled_by", Fault.NO_COUNSEL)),
        (Point.TESTS, {"settled_on": None}, ("settled_on", Fault.NO_DAY)),
        (Point.TESTS, {"settled_on": date(2999, 1, 1)}, ("settled_on", Fault.LATER)),
        (Point.TESTS, {"answer": ""}, ("answer", Fault.NO_ANSWER)),
        (Point.TESTS, {"in_force_on": CODE_DAY}, ("in_force_on", Fault.NOT_THIS_POINT)),
        (Point.NEW_CODE, {}, ("in_force_on", Fault.NO_CODE_DAY)),
    ],
)
def test_an_answer_that_says_too_little_is_refused(point: Point, said: Any, fault: Any) -> None:
    with pytest.raises(actions.AnswerRefusedError) as refused:
        actions.settle(by=by(), point=point, signed=signed(**said))
    assert refused.value.faults == (fault,)
    with pytest.raises(actions.AnswerRefusedError):
        actions.reopen(by=by_again(), point=point, why=" ")


def by_again() -> Any:
    return people.viewer(Role.ADMINISTRATOR, people.organisation("operator", "Another operator"))


def test_the_first_page_of_both_roles_counts_what_is_open() -> None:
    for role, path in ((Role.ADMINISTRATOR, "/"), (Role.DATA_PROTECTION_OFFICER, "/log/")):
        page = cast.at_office(role).get(path).content.decode()
        assert "<b>9</b> of 9 points are still to be settled" in page


def test_the_administrator_signs_off_and_the_officer_reads_it() -> None:
    client = cast.at_office()
    client.post("/counsel/new-code/", given(in_force_on="2026-09-01"))
    page = cast.at_office(Role.DATA_PROTECTION_OFFICER).get("/counsel/").content.decode()
    for said in ("8 points are open", "Since then.", "In force from 1 September 2026", "Mr. Claes"):
        assert said in page
    assert "Enter the answer" not in page


def test_a_fault_is_named_and_the_answer_typed_stays() -> None:
    page = cast.at_office().post("/counsel/new-code/", given(settled_by="")).content.decode()
    for said in ("Enter who settled it", "Enter a day.", "Since then."):
        assert said in page


def test_a_point_is_opened_again_on_its_page_and_an_open_one_has_none() -> None:
    client = cast.at_office()
    none = client.get("/no-such-page/").content
    for path in ("/counsel/tests/reopen/", "/counsel/no-such-point/"):
        assert client.get(path).content == none
    client.post("/counsel/tests/", given())
    assert "Enter why it is open again" in client.post("/counsel/tests/reopen/", {"why": ""}).content.decode()
    client.post("/counsel/tests/reopen/", {"why": "Another lab."})
    assert "Another lab." in client.get("/counsel/").content.decode()
    assert counsel.unsettled() == 9
