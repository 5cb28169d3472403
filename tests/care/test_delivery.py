"""The worker at the closing moment: everything at once, once, and nothing that is not what was approved."""

import json
from datetime import timedelta
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command
from django.core.management.base import CommandError
from django.db import connection
from django.test import override_settings

from liaison.care import delivery
from liaison.common import clock, log, sealing
from liaison.common.roles import Role
from liaison.court.models import Appearance
from liaison.disclosure import actions, queries
from liaison.disclosure.models import Delivery, Statement
from liaison.disclosure.rules.handover import RECIPIENTS
from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX
from tests import crossing, people
from tests.doors import rights_of

DAY = timedelta(days=1)


def acts() -> list[dict[str, Any]]:
    rows = log.table("care", "event")._default_manager.order_by("seq").values_list("body", flat=True)
    return [json.loads(row) for row in rows]


def alarms() -> list[str]:
    return [each["statement"] for each in acts() if each["act"] == "handover.alarm"]


def test_before_the_closing_moment_nothing_is_delivered() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    assert crossing.closed(crossing.OPEN_FOR - timedelta(minutes=1)) == ()
    assert crossing.copies() == []


def test_a_whole_list_is_delivered_at_one_moment_and_only_once() -> None:
    of = crossing.scene()
    other = crossing.scene("Jan Claes", on=of.sitting)
    crossing.told(of, "One.", "Two.")
    crossing.told(other, "Three.")
    assert len(crossing.closed()) == 1
    assert crossing.closed(crossing.OPEN_FOR + DAY) == ()
    assert len({copy.delivered_at for copy in crossing.copies()}) == 1
    assert sorted((str(copy.occasion), copy.place) for copy in crossing.copies()) == sorted(
        [(str(of.occasion.id), 1), (str(of.occasion.id), 2), (str(other.occasion.id), 1)]
    )


def test_a_list_on_which_nobody_tells_anything_is_delivered_too() -> None:
    crossing.scene()
    assert len(crossing.closed()) == 1
    assert Delivery.objects.count() == 1


def test_lists_that_were_missed_are_caught_up_and_said_to_be_late() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    (done,) = crossing.closed(crossing.OPEN_FOR + DAY)
    assert done.is_late
    assert [each["minutes"] for each in acts() if each["act"] == "handover.late"] == [24 * 60]
    assert len(crossing.copies()) == 1


def test_a_list_delivered_in_time_is_not_late() -> None:
    crossing.scene()
    (done,) = crossing.closed()
    assert not done.is_late


def test_a_copy_says_for_whom_for_what_and_until_when() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    crossing.closed()
    (copy,) = crossing.copies()
    assert set(copy.recipients.split(",")) == set(RECIPIENTS) >= COURT_BUNDLE
    assert copy.matrix_version == MATRIX.version
    assert copy.purpose
    assert timedelta(days=180) < copy.expires_at - copy.delivered_at < timedelta(days=185)


def test_bytes_that_are_not_those_approved_are_held_back_with_an_alarm() -> None:
    of = crossing.scene()
    good, bad = crossing.told(of, "One.", "Two.")
    forged = crossing.sentence(of, "Something else.")
    with TriggersOff():
        Statement.objects.unguarded(because="a forger").filter(pk=bad.id).update(sealed=forged.sealed)
    (done,) = crossing.closed()
    assert (done.alarms, alarms()) == (1, [str(bad.id)])
    assert [copy.statement for copy in crossing.copies()] == [good.id]


class TriggersOff:
    """Somebody with the owner's rights, who takes the triggers away and puts them back."""

    def __enter__(self) -> None:
        self.sql = ""
        with connection.cursor() as cursor:
            if connection.vendor == "sqlite":
                cursor.execute("SELECT sql FROM sqlite_master WHERE name = 'a_sentence_stays_said'")
                self.sql = cursor.fetchone()[0]
                cursor.execute("DROP TRIGGER a_sentence_stays_said")
            else:
                cursor.execute("ALTER TABLE disclosure_statement DISABLE TRIGGER USER")

    def __exit__(self, *fault: object) -> None:
        with connection.cursor() as cursor:
            cursor.execute(self.sql or "ALTER TABLE disclosure_statement ENABLE TRIGGER USER")


def test_a_suggestion_without_its_source_s_key_leaves_no_trace() -> None:
    of = crossing.scene()
    (first, _, last) = crossing.told(of, "One.", "Two.", "Three.", source=of.source)
    crossing.confirmed(of, first.id)
    crossing.confirmed(of, last.id)
    (done,) = crossing.closed()
    assert done.alarms == 0
    assert [(copy.statement, copy.place) for copy in crossing.copies()] == [(first.id, 1), (last.id, 2)]


def test_somebody_taken_off_the_list_hands_nothing_over() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    rows = Appearance.objects.unguarded(because="a test").filter(pk=of.occasion.id)
    rows.update(presence=Appearance.Presence.OFF_LIST)
    crossing.closed()
    assert crossing.copies() == []


def test_without_the_key_of_the_care_side_nothing_is_delivered_and_it_is_tried_again(tmp_path: Path) -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    with (
        override_settings(NARRATIVE_KEY_FILE=tmp_path / "lost", SIDE="care"),
        pytest.raises(sealing.KeyFileError),
    ):
        crossing.closed()
    assert not Delivery.objects.exists()
    crossing.closed()
    assert len(crossing.copies()) == 1


@pytest.mark.parametrize("role", [Role.LIAISON, Role.PROVIDER, Role.JUDGE])
def test_nobody_but_the_worker_delivers(role: Role) -> None:
    crossing.scene()
    by = people.viewer(role)
    with clock.played(clock.now() + crossing.OPEN_FOR + DAY), pytest.raises(actions.HandoverRefused):
        delivery.deliver_closed(by=by)
    assert not Delivery.objects.exists()


def test_what_is_delivered_is_read_by_the_chamber_and_the_liaison_until_it_expires() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    crossing.confirmed(of, each.id)
    crossing.closed()
    for role in (Role.JUDGE, Role.PROSECUTOR, Role.CLERK, Role.LAWYER, Role.JUSTICE_ASSISTANT, Role.LIAISON):
        viewer = people.viewer(role, people.organisation(name=role.value))
        assert len(read(viewer, of, crossing.OPEN_FOR + DAY)) == 1
        if viewer.door == "court":
            assert read(viewer, of, crossing.OPEN_FOR + 190 * DAY) == ()


def test_a_carer_who_is_no_liaison_reads_no_copy() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    crossing.closed()
    assert read(people.viewer(Role.PROVIDER), of, crossing.OPEN_FOR + DAY) == ()


def read(viewer: people.Viewer, of: crossing.Scene, after: timedelta) -> tuple[queries.Copy, ...]:
    with clock.played(clock.now() + after), crossing.at(viewer):
        copies = queries.copies_for(viewer, [of.occasion.id])
        # Who reads no copy is not told either that there is one, and when.
        moments = {occasion: max(copy.delivered_at for copy in told) for occasion, told in copies.items()}
        assert queries.handed_over(viewer, [of.occasion.id]) == moments
        return copies.get(of.occasion.id, ())


def deliver() -> tuple[str, str]:
    out, err = StringIO(), StringIO()
    call_command("deliver", stdout=out, stderr=err)
    return out.getvalue(), err.getvalue()


def test_the_command_delivers_what_has_closed_and_says_what_was_late() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    assert deliver() == ("0 lists delivered.\n", "")
    with clock.played(clock.now() + crossing.OPEN_FOR + DAY):
        out, err = deliver()
        assert deliver() == ("0 lists delivered.\n", "")
    assert out == "1 lists delivered.\n"
    assert err.startswith("Late: the list that closed at ")
    assert len(crossing.copies()) == 1


def test_the_command_is_the_care_door_s() -> None:
    with override_settings(SIDE="court"), pytest.raises(CommandError, match="care"):
        deliver()


def test_the_worker_needs_no_more_than_the_rights_of_its_door() -> None:
    of = crossing.scene()
    crossing.told(of, "I get up at six.")
    with clock.played(clock.now() + crossing.OPEN_FOR + DAY), rights_of("care"):
        deliver()
    assert len(crossing.copies()) == 1
