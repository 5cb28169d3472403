"""A page asks the database as often for thirty people as for three."""

from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.common import clock
from liaison.common.roles import Role
from liaison.court.models import Appearance, CaseFile, Checklist, Offer
from tests import people
from tests.court import cast

FEW, MANY = 3, 30


def asked(client: Any, address: str) -> int:
    client.get(address)  # the first answer of a session may write it
    with CaptureQueriesContext(
        connection,
    ) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


def crowd(court: cast.Court, number: int, **facts: Any) -> CaseFile:
    """So many people on one list, each with two files, an earlier sitting and a sentence handed over."""
    before, today = cast.sitting(court.chamber, -28 - number), cast.sitting(court.chamber, number)
    for place in range(number):
        file = cast.file(court.chamber, f"Yara P{place}", **facts)
        cast.joined(file.trajectory)
        cast.decided(file, before, "continue", "Come on time", "Call")
        row = cast.on_list(file, today, kind="introductory")
        cast.told(row, "One.")
        admitted(court, row)
    return file


def admitted(court: cast.Court, row: Appearance) -> None:
    """The checklist and the offer of somebody, as they are stored."""
    facts = {
        "trajectory_id": row.trajectory_id,
        "participant_id": row.participant_id,
        "version": 1,
        "written_at": clock.now(),
    }
    Checklist.objects.create(**facts, criteria=["addiction"], written_by=court.prosecutor)
    Offer.objects.create(
        **facts, appearance=row, explained_on=clock.today(), language="nl", written_by=court.clerk
    )


@pytest.mark.parametrize(
    ("address", "most"),
    [
        ("/sittings/{sitting}/", 22),
        ("/appearances/{appearance}/", 34),
        ("/appearances/{appearance}/offer/", 20),
        ("/files/", 20),
        ("/", 20),
    ],
)
def test_a_page_of_the_chamber_asks_the_same_for_many_as_for_few(address: str, most: int) -> None:
    counts = []
    for number in (FEW, MANY):
        court = cast.court(f"Chamber {number}")
        file = crowd(court, number)
        row = (
            file.trajectory.appearance_set(manager="objects")
            .unguarded(because=cast.TEST)
            .latest("sitting__day")
        )
        ids = {"sitting": row.sitting_id, "appearance": row.pk}
        counts.append(asked(cast.at_court(court.judge), address.format(**ids)))
    assert counts[0] == counts[1]
    assert counts[0] <= most


def test_a_lawyers_list_asks_the_same_for_many_as_for_few() -> None:
    counts = []
    for number in (FEW, MANY):
        lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
        crowd(cast.court(f"Chamber {number}"), number, lawyer=lawyer)
        counts.append(asked(cast.at_court(lawyer), "/"))
    assert counts[0] == counts[1]


def test_a_file_asks_the_same_for_many_sittings_as_for_few() -> None:
    counts = []
    for number in (FEW, MANY):
        court = cast.court(f"Chamber {number}")
        file = cast.file(court.chamber)
        for ago in range(1, number + 1):
            cast.told(cast.decided(file, cast.sitting(court.chamber, -ago), "continue", "Call"), "One.")
        counts.append(asked(cast.at_court(court.judge), f"/files/{file.pk}/"))
    assert counts[0] == counts[1]
