"""What is drawn for review: a few looks by chance and the strange ones, once a week, from the door's own log alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.test import override_settings
from hypothesis import given
from hypothesis import strategies as st

from liaison.casework.models import Assignment
from liaison.common import clock, context, log, reviewing
from liaison.common.models import Review
from liaison.common.reviewing import BULK, SAMPLE, Look
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.participants.models import Participant
from tests import people
from tests.court import cast
from tests.doors import rights_of, settings_of

MONDAY = date(2026, 3, 2)
WEDNESDAY = datetime.fromisoformat("2026-03-04T10:00+01:00")
NEXT_MONDAY = datetime.fromisoformat("2026-03-09T00:01+01:00")


@contextmanager
def at_work(door: str, moment: datetime = NEXT_MONDAY) -> Iterator[None]:
    """The door's worker, with the door's own rights and nothing else."""
    own = override_settings(**settings_of(door))
    with own, rights_of(door), clock.played(moment), context.acting(worker(door)):
        yield


def drawn(door: str, moment: datetime = NEXT_MONDAY) -> list[Review]:
    """What there is to review after the worker's round, without the rows that say that a week was drawn."""
    with at_work(door, moment):
        reviewing.draw(door)
    rows = log.table(door, "review")._default_manager
    return list(rows.exclude(reason=Review.Reason.WEEK))


def look(by: Viewer, *whom: UUID, act: str = "file.look", at: datetime = WEDNESDAY) -> None:
    with clock.played(at):
        log.record(by=by, act=act, subjects=whom, kinds=["M01"])


def reasons(rows: list[Review]) -> list[str]:
    return sorted(row.reason for row in rows if row.reason != Review.Reason.SAMPLE)


@pytest.fixture
def chamber() -> cast.Court:
    return cast.court()


@pytest.fixture
def judge(chamber: cast.Court) -> Viewer:
    return cast.viewer(chamber.judge)


@pytest.fixture
def his_own(chamber: cast.Court) -> UUID:
    """Somebody with a file at the judge's chamber."""
    return cast.file(chamber.chamber).participant_id


def test_a_few_looks_of_each_organisation_are_drawn(judge: Viewer, his_own: UUID) -> None:
    other = cast.court("Another")
    theirs = cast.file(other.chamber, "Jan Claes").participant_id
    for minute in range(10):
        look(judge, his_own, at=WEDNESDAY + timedelta(minutes=minute))
    look(cast.viewer(other.judge), theirs)
    rows = drawn("court")
    assert {row.reason for row in rows} == {"sample"}
    found = [row.organisation for row in rows]
    assert (found.count(judge.organisation), found.count(other.chamber.pk)) == (SAMPLE, 1)


def test_a_drawn_row_names_no_participant(judge: Viewer, his_own: UUID) -> None:
    look(judge, his_own)
    [row] = drawn("court")
    values = [str(getattr(row, field.attname)) for field in row._meta.concrete_fields]
    assert str(his_own) not in values
    assert (row.actor, row.people, row.act) == (judge.id, 1, "file.look")


def test_a_week_is_drawn_once_and_only_when_it_is_over(judge: Viewer, his_own: UUID) -> None:
    look(judge, his_own)
    sunday = NEXT_MONDAY - timedelta(minutes=2)
    assert drawn("court", sunday) == []
    first = drawn("court")
    look(judge, his_own)
    assert [row.pk for row in drawn("court", NEXT_MONDAY + timedelta(days=6))] == [row.pk for row in first]


def test_weeks_in_which_the_worker_stood_still_are_caught_up(judge: Viewer, his_own: UUID) -> None:
    look(judge, his_own)
    assert len(drawn("court", NEXT_MONDAY + timedelta(weeks=3))) == 1


def test_a_look_at_somebody_of_the_same_surname_is_an_alarm(chamber: cast.Court) -> None:
    person = cast.file(chamber.chamber, "Aïcha Peeters").participant_id
    near = cast.file(chamber.chamber, "Jan Peetersen").participant_id
    clerk = people.account(Role.CLERK, chamber.chamber, "Els PEETERS")
    for whom in (person, near):
        look(cast.viewer(clerk), whom)
    assert reasons(drawn("court")) == ["own-name"]


def test_a_list_on_which_a_namesake_stands_is_none(chamber: cast.Court, his_own: UUID) -> None:
    person = cast.file(chamber.chamber, "Aïcha Claes").participant_id
    clerk = people.account(Role.CLERK, chamber.chamber, "Els Claes")
    look(cast.viewer(clerk), person, his_own, act="docket.look")
    assert reasons(drawn("court")) == []


def test_a_look_at_a_person_of_another_chamber_is_an_alarm(judge: Viewer, his_own: UUID) -> None:
    elsewhere = cast.file(cast.court("Another").chamber, "Jan Claes").participant_id
    look(judge, his_own)
    assert reasons(drawn("court")) == []
    look(judge, elsewhere, at=WEDNESDAY + timedelta(weeks=1))
    assert reasons(drawn("court", NEXT_MONDAY + timedelta(weeks=1))) == ["no-relation"]


def test_at_care_a_relation_is_an_assignment_at_that_very_moment(chamber: cast.Court) -> None:
    person = people.participant("Jan Claes")
    liaison, cover = (people.viewer(Role.LIAISON, chamber.chamber) for _ in range(2))
    coordinator = people.viewer(Role.COORDINATOR, chamber.chamber)
    until = WEDNESDAY + timedelta(hours=2)
    _assign(person, liaison, WEDNESDAY - timedelta(days=1), None)
    _assign(person, cover, WEDNESDAY, until)
    look(liaison, person.pk)
    look(cover, person.pk, at=until - timedelta(seconds=1))
    assert reasons(drawn("care")) == []
    later = timedelta(weeks=1)
    look(cover, person.pk, at=until + later)
    look(coordinator, person.pk, at=WEDNESDAY + later)
    look(coordinator, people.participant("Noor Maes").pk, at=WEDNESDAY + later)
    assert reasons(drawn("care", NEXT_MONDAY + later)) == ["no-relation", "no-relation"]


def _assign(person: Participant, to: Viewer, begins: datetime, ends: datetime | None) -> None:
    Assignment.objects.create(participant=person, account_id=to.id, starts_at=begins, ends_at=ends)


@pytest.mark.parametrize(("opened", "alarms"), [(BULK, 0), (BULK + 1, 1)])
def test_opening_more_files_in_a_day_than_a_list_has_is_an_alarm(opened: int, alarms: int) -> None:
    looks = [_look(person=UUID(int=number)) for number in range(opened)]
    assert len(list(reviewing.by_actor_and_day(reviewing.many([*looks, *looks])))) == alarms


def test_what_participants_and_programmes_do_is_not_reviewed(his_own: UUID) -> None:
    look(Viewer(uuid4(), Role.PROGRAMME, "court"), his_own)
    look(worker("court"), his_own)
    assert drawn("court") == []


@pytest.mark.parametrize("door", ["court", "care"])
def test_the_worker_alone_reads_the_doors_log(door: str, judge: Viewer, his_own: UUID) -> None:
    from django.db import connection

    look(Viewer(judge.id, Role.JUDGE, door), his_own)
    with override_settings(**settings_of(door)), rights_of(door), context.acting(judge):
        found = log.table(door, "event")._default_manager.count() if connection.vendor == "postgresql" else 0
    assert found == 0


def _look(person: UUID, event: UUID | None = None) -> Look:
    return Look(event or uuid4(), WEDNESDAY, UUID(int=1), "judge", None, "file.look", frozenset({person}))


@given(st.lists(st.uuids(), unique=True, max_size=30), st.randoms())
def test_the_drawing_is_the_same_in_any_order_and_never_more_than_is_said(
    events: list[UUID], chance: Any
) -> None:
    looks = [_look(UUID(int=1), event) for event in events]
    first = list(reviewing.sample(looks, MONDAY))
    chance.shuffle(looks)
    assert list(reviewing.sample(looks, MONDAY)) == first
    assert len(first) == min(SAMPLE, len(events))
