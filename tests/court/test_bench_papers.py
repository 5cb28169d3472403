"""Paper handed up in the room: registered, corrected, struck; it stands under what was handed over, for all readers."""

from typing import Any

import pytest

from liaison.common.models import CourtEvent  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.court.models import CaseFile, RoomPaper
from tests import people
from tests.court import cast
from tests.court.test_sheet_saving import ready


def filled(**more: Any) -> dict[str, Any]:
    given = {"words": "payslip of October", "handed_by": "lawyer", "pages": "2", **more}
    return {f"paper-{name}": value for name, value in given.items()}


def registered(court: cast.Court, row: Any, **more: Any) -> RoomPaper:
    cast.at_court(court.clerk).post(f"/appearances/{row.pk}/papers/", filled(**more))
    return RoomPaper.objects.unguarded(because=cast.TEST).get(appearance=row)


@pytest.mark.parametrize("role", ["judge", "clerk", "prosecutor"])
def test_a_paper_handed_up_stands_under_what_was_handed_over(role: str) -> None:
    court, row = ready()
    registered(court, row)
    page = cast.text(cast.at_court(getattr(court, role)).get(f"/appearances/{row.pk}/"))
    assert "payslip of October in the room, by the lawyer, 2 pages" in page
    assert page.index("payslip") < page.index("This is not complete and need not be.")


def test_the_file_shows_it_to_the_lawyer_who_defends() -> None:
    court, row = ready()
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    files = CaseFile.objects.unguarded(because=cast.TEST).filter(trajectory=row.trajectory_id)
    files.update(lawyer=lawyer)
    registered(court, row)
    page = cast.text(cast.at_court(lawyer).get(f"/files/{files.get().pk}/"))
    assert "payslip of October in the room, by the lawyer, 2 pages" in page


def test_a_paper_is_corrected_in_place() -> None:
    court, row = ready()
    paper = registered(court, row)
    judge = cast.at_court(court.judge)
    assert 'value="payslip of October"' in cast.shown(judge.get(f"/room-papers/{paper.pk}/"))
    judge.post(f"/room-papers/{paper.pk}/", filled(words="payslip of September", pages="1"))
    assert "payslip of September in the room, by the lawyer, 1 page" in cast.text(
        judge.get(f"/appearances/{row.pk}/")
    )


def test_a_paper_registered_by_mistake_is_struck_and_kept() -> None:
    court, row = ready()
    paper = registered(court, row)
    clerk = cast.at_court(court.clerk)
    clerk.post(f"/room-papers/{paper.pk}/", {"strike": "1"})
    assert "payslip" not in cast.text(clerk.get(f"/appearances/{row.pk}/"))
    assert cast.again(paper).struck_at is not None
    assert clerk.get(f"/room-papers/{paper.pk}/").status_code == 404


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"words": ""}, "What it is: This field is required."),
        ({"handed_by": ""}, "Handed up by: This field is required."),
        ({"pages": "0"}, "Number of pages: Ensure this value is greater than or equal to 1."),
        ({"pages": "many"}, "Number of pages: Enter a whole number."),
    ],
)
def test_what_is_wrong_with_a_paper_is_named_and_nothing_typed_is_lost(wrong: Any, says: str) -> None:
    court, row = ready()
    answer = cast.at_court(court.clerk).post(f"/appearances/{row.pk}/papers/", filled(**wrong))
    assert says in cast.text(answer)
    assert ("payslip of October" in cast.shown(answer)) is ("words" not in wrong)


def test_a_paper_is_in_the_log_without_what_it_is() -> None:
    court, row = ready()
    registered(court, row)
    (line,) = [event.body for event in CourtEvent.objects.all() if '"act":"paper.register"' in event.body]
    assert str(row.participant_id) in line
    assert "payslip" not in line
