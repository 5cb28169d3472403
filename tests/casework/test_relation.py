"""The relation: an assignment that is active at this very moment opens a person, and nothing else does."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
import time_machine
from django.db import DatabaseError, connection, transaction

from liaison.casework.models import Note
from liaison.casework.queries import related_people
from liaison.casework.rules import may_write
from liaison.common import clock, gated, rights
from liaison.common.context import acting
from liaison.common.roles import Role
from liaison.common.viewer import Viewer, worker
from liaison.disclosure.rules.decision import Relation
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import rights_of

SECOND = timedelta(seconds=1)
NOON = datetime(2026, 11, 18, 12, tzinfo=UTC)


def test_an_active_assignment_opens_the_person(lien: Account, yassine: Participant) -> None:
    cast.assign(yassine, lien)
    assert related_people(cast.viewer_of(lien)) == {yassine.pk}


@pytest.mark.parametrize(
    ("since", "until"),
    [(cast.DAY, -SECOND), (-cast.DAY, None), (-SECOND, None), (cast.DAY, timedelta())],
    ids=["ended a second ago", "starts tomorrow", "starts in a second", "ends this moment"],
)
def test_an_assignment_that_is_not_active_opens_nobody(
    lien: Account, yassine: Participant, since: timedelta, until: timedelta | None
) -> None:
    with time_machine.travel(NOON, tick=False):
        cast.assign(yassine, lien, since, until)
        assert related_people(cast.viewer_of(lien)) == frozenset()


def test_cover_opens_from_its_first_moment_up_to_its_last(lien: Account, yassine: Participant) -> None:
    with time_machine.travel(NOON, tick=False) as traveller:
        cast.assign(yassine, lien, since=timedelta(), until=cast.DAY)
        assert related_people(cast.viewer_of(lien))
        traveller.shift(cast.DAY - SECOND)
        assert related_people(cast.viewer_of(lien))
        traveller.shift(SECOND)
        assert not related_people(cast.viewer_of(lien))


def test_another_liaisons_assignment_opens_nobody(lien: Account, an: Account, yassine: Participant) -> None:
    cast.assign(yassine, lien)
    assert related_people(cast.viewer_of(an)) == frozenset()


@pytest.mark.parametrize("role", [role for role in Role if role not in {Role.LIAISON, Role.COORDINATOR}])
def test_no_other_role_is_related_to_anybody_by_an_assignment(
    lien: Account, yassine: Participant, role: Role
) -> None:
    cast.assign(yassine, lien)
    assert related_people(Viewer(lien.pk, role, "care")) == frozenset()


@pytest.mark.parametrize("door", ["court", "me", "network", "office"])
def test_an_assignment_opens_nobody_at_another_door(lien: Account, yassine: Participant, door: str) -> None:
    cast.assign(yassine, lien)
    assert related_people(Viewer(lien.pk, Role.LIAISON, door)) == frozenset()


def test_notes_are_shut_until_they_are_opened_for_a_viewer() -> None:
    with pytest.raises(gated.UngatedError):
        list(Note.objects.all())


def visible(viewer: Viewer) -> int:
    """How many notes the care door's own database role reaches in this viewer's name, past the gate."""
    with acting(viewer), rights_of("care"):
        return Note.objects.unguarded(because="asks what the database itself keeps shut").count()


def keep_note(participant: Participant, author: Account) -> None:
    Note.objects.create(
        participant=participant,
        author=author,
        happened_on=clock.today(),
        written_at=clock.now(),
        sealed=b"sealed",
    )


def test_the_database_itself_lets_the_assigned_liaison_through(lien: Account, yassine: Participant) -> None:
    cast.assign(yassine, lien)
    keep_note(yassine, lien)
    assert visible(cast.viewer_of(lien)) == 1


@pytest.mark.parametrize(("since", "until"), [(cast.DAY, -SECOND), (-cast.DAY, None)])
def test_the_database_itself_shuts_out_whoever_is_not_assigned_now(
    lien: Account, yassine: Participant, since: timedelta, until: timedelta | None
) -> None:
    cast.assign(yassine, lien, since, until)
    keep_note(yassine, lien)
    keeps_rows = connection.vendor == "postgresql"
    assert visible(cast.viewer_of(lien)) == (0 if keeps_rows else 1), (
        "on SQLite rows are kept by the gate alone"
    )


def test_the_database_itself_shuts_out_another_liaison_and_the_worker(
    lien: Account, an: Account, yassine: Participant
) -> None:
    cast.assign(yassine, lien)
    keep_note(yassine, lien)
    shown = 0 if connection.vendor == "postgresql" else 1
    assert visible(cast.viewer_of(an)) == shown
    assert visible(worker("care")) == shown


def test_the_database_itself_takes_no_note_from_whoever_is_not_assigned(
    an: Account, yassine: Participant
) -> None:
    if connection.vendor != "postgresql":
        assert visible(cast.viewer_of(an)) == 0, "on SQLite rows are kept by the gate alone"
        return
    viewer = cast.viewer_of(an)
    refused = pytest.raises(DatabaseError, match="row-level security")
    with acting(viewer), rights_of("care"), refused, transaction.atomic():
        keep_note(yassine, an)


def test_a_note_is_reached_at_care_and_read_by_himself_without_what_is_about_others() -> None:
    found = [
        right
        for door in ("court", "me", "network", "office")
        for right in rights.of(door)
        if right.table in {"casework_note", "casework_notedraft"}
    ]
    assert [(right.door, right.table, right.verb, right.rows) for right in found] == [
        ("me", "casework_note", "r", "own")
    ]
    assert "sealed" in found[0].columns
    assert "others" not in found[0].columns


@pytest.mark.parametrize(
    ("role", "relation", "may"),
    [
        (Role.LIAISON, Relation(assigned=True, own_entry=True), True),
        (Role.LIAISON, Relation(assigned=True), False),
        (Role.COORDINATOR, Relation(assigned=True), False),
        (Role.JUDGE, Relation(assigned=True, own_entry=True), False),
        (Role.SYSTEM, Relation(assigned=True, own_entry=True), False),
    ],
)
def test_the_matrix_says_who_writes_a_note(role: Role, relation: Relation, may: bool) -> None:
    viewer = Viewer(UUID(int=1), role, "care")
    assert may_write(viewer, "M13", relation, NOON) is may
