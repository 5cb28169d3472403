"""Who defends: judge or clerk name the account, and from then on it reads that file and no other."""

from typing import Any

import pytest

from liaison.common.roles import Role
from liaison.court.actions.defending import name_lawyer
from liaison.court.actions.reach import NotReachedError
from liaison.court.models import CaseFile
from tests import people
from tests.doors import DoorClient


def a_file(chamber: Any, number: str = "GE60.L3.001234-26", name: str = "Yara Peeters") -> CaseFile:
    participant = people.participant(name)
    trajectory = people.trajectory(participant, chamber)
    return CaseFile.objects.create(
        participant=participant, trajectory=trajectory, chamber=chamber, number=number, lawyer_name="Mr. X"
    )


def reached(lawyer: Any) -> set[str]:
    viewer = people.Viewer(lawyer.pk, Role.LAWYER, "court", lawyer.name, lawyer.organisation_id)
    return set(CaseFile.objects.seen_by(viewer).values_list("number", flat=True))


@pytest.mark.parametrize("role", [Role.JUDGE, Role.CLERK])
def test_a_named_lawyer_reads_that_file_and_no_other(role: Role) -> None:
    chamber, lawyer = people.organisation(), people.account(Role.LAWYER, name="Samira Belkacem")
    his, other = a_file(chamber), a_file(chamber, "GE60.L3.009999-26", "Jan Claes")
    name_lawyer(by=people.viewer(role, chamber), file=his.pk, lawyer=lawyer.pk)
    assert reached(lawyer) == {his.number}
    assert other.lawyer is None


def test_a_lawyer_who_no_longer_defends_reads_it_no_more_and_the_name_stays() -> None:
    chamber, lawyer = people.organisation(), people.account(Role.LAWYER, name="Samira Belkacem")
    file, clerk = a_file(chamber), people.viewer(Role.CLERK, chamber)
    name_lawyer(by=clerk, file=file.pk, lawyer=lawyer.pk)
    name_lawyer(by=clerk, file=file.pk, lawyer=None)
    assert reached(lawyer) == set()
    assert CaseFile.objects.unguarded(because="a test looks").get().lawyer_name == "Samira Belkacem"


@pytest.mark.parametrize("role", [Role.PROSECUTOR, Role.LAWYER, Role.JUSTICE_ASSISTANT])
def test_nobody_else_of_the_chamber_names_a_lawyer(role: Role) -> None:
    chamber, lawyer = people.organisation(), people.account(Role.LAWYER)
    with pytest.raises(NotReachedError):
        name_lawyer(by=people.viewer(role, chamber), file=a_file(chamber).pk, lawyer=lawyer.pk)


def test_another_chambers_clerk_does_not_reach_the_file() -> None:
    lawyer = people.account(Role.LAWYER)
    with pytest.raises(NotReachedError):
        name_lawyer(by=people.viewer(Role.CLERK), file=a_file(people.organisation()).pk, lawyer=lawyer.pk)


@pytest.mark.parametrize("role", [Role.JUDGE, Role.LIAISON])
def test_only_a_lawyers_account_can_be_named(role: Role) -> None:
    chamber = people.organisation()
    with pytest.raises(NotReachedError):
        name_lawyer(
            by=people.viewer(Role.CLERK, chamber), file=a_file(chamber).pk, lawyer=people.account(role).pk
        )


@pytest.mark.parametrize("role", [Role.JUDGE, Role.CLERK])
def test_the_lawyer_is_named_on_the_page_of_the_file(role: Role) -> None:
    chamber, lawyer = people.organisation(), people.account(Role.LAWYER, name="Samira Belkacem")
    file = a_file(chamber)
    browser = DoorClient("court").enter(people.account(role, chamber))
    assert "Samira Belkacem" in browser.get(f"/files/{file.pk}/").content.decode()
    browser.post(f"/files/{file.pk}/lawyer/", {"defence-lawyer": str(lawyer.pk)})
    assert reached(lawyer) == {file.number}
    browser.post(f"/files/{file.pk}/lawyer/", {"defence-lawyer": ""})
    assert reached(lawyer) == set()


def test_the_clerk_of_another_chamber_names_nobody() -> None:
    file, lawyer = a_file(people.organisation()), people.account(Role.LAWYER)
    browser = DoorClient("court").enter(people.account(Role.CLERK))
    answer = browser.post(f"/files/{file.pk}/lawyer/", {"defence-lawyer": str(lawyer.pk)})
    assert answer.status_code == 404
    assert reached(lawyer) == set()
