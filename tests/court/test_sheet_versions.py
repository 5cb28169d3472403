"""Each save of a sheet is kept: it can be taken back, brought together with another's, and corrected with a reason."""

from datetime import date, timedelta
from typing import Any

import pytest
import time_machine

from liaison.common import clock
from liaison.common.models import CourtEvent  # type: ignore[attr-defined]
from liaison.court.models import Appearance, Hearing, SheetVersion, Sitting
from tests.court import cast
from tests.court.test_sheet_saving import agreed, ahead_of, ready, save, working_day


def undo(court: cast.Court, row: Appearance, revision: int) -> str:
    """What the page says after the last save was taken back."""
    client = cast.at_court(court.judge)
    return cast.text(client.post(f"/appearances/{row.pk}/undo/", {"revision": revision}, follow=True))


def versions(row: Appearance) -> list[tuple[int, str, int | None]]:
    rows = SheetVersion.objects.unguarded(because=cast.TEST).filter(appearance=row).order_by("number")
    return [(each.number, each.content["decision"], each.restores) for each in rows]


def heard(row: Appearance) -> Hearing:
    return Hearing.objects.unguarded(because=cast.TEST).get(appearance=row)


def test_every_save_is_kept_with_its_writer_and_the_sheet_before_the_first() -> None:
    court, row = ready()
    save(court, row, decision="warn")
    save(court, row, revision=1, decision="praise")
    assert versions(row) == [(0, "", None), (1, "warn", None), (2, "praise", None)]
    rows = SheetVersion.objects.unguarded(because=cast.TEST).filter(appearance=row).order_by("number")
    assert [each.saved_by_id for each in rows] == [None, court.judge.pk, court.judge.pk]


def test_undo_brings_the_sheet_back_as_a_new_version() -> None:
    court, row = ready()
    save(court, row, decision="continue", words="Call", said_money="told", voice_lawyer="asks four weeks")
    save(court, row, revision=1, decision="warn", words="Come on time")
    assert "Undone" in undo(court, row, 2)
    now = cast.again(row)
    assert (now.decision, now.said, now.revision) == ("continue", {"money": "told"}, 3)
    assert agreed(row) == ["Call"]
    assert heard(row).lawyer_said == "asks four weeks"
    assert versions(row)[-1] == (3, "continue", 1)


def test_the_first_save_can_be_undone_too() -> None:
    court, row = ready()
    save(court, row, decision="warn", words="Call")
    undo(court, row, 1)
    now = cast.again(row)
    assert (now.decision, now.presence, now.said, agreed(row)) == ("", "expected", {}, [])


def test_undo_takes_the_next_date_back() -> None:
    court, row = ready()
    coming = cast.sitting(court.chamber, 28)
    save(court, row, decision="continue", next_listed=coming.day.isoformat())
    page = undo(court, row, 1)
    assert ahead_of(row) == [(coming.day, "off-list")]
    assert "The next date stays" not in page


def test_undo_says_so_when_the_next_date_has_been_held() -> None:
    court, row = ready(-1)
    coming = cast.sitting(court.chamber, 28)
    save(court, row, decision="continue", next_listed=coming.day.isoformat())
    later = Appearance.objects.unguarded(because=cast.TEST).filter(sitting=coming)
    later.update(decision="continue", presence="present")
    page = undo(court, row, 1)
    assert f"The next date stays: he is still on the list of {coming.day:%A %-d %B %Y}." in page
    assert ahead_of(row) == [(coming.day, "present")]


def test_an_undo_undone_brings_it_again() -> None:
    court, row = ready()
    save(court, row, decision="warn")
    undo(court, row, 1)
    page = cast.text(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))
    assert "Bring back what was undone" in page
    undo(court, row, 2)
    assert cast.again(row).decision == "warn"


@pytest.mark.parametrize("revision", [1, 3, 0, "x"])
def test_only_the_last_save_that_the_page_knew_of_is_undone(revision: Any) -> None:
    court, row = ready()
    save(court, row, decision="warn")
    save(court, row, revision=1, decision="praise")
    assert "Nothing was undone" in undo(court, row, revision)
    assert cast.again(row).decision == "praise"


def test_a_save_of_an_earlier_day_is_corrected_with_a_reason() -> None:
    court, row = ready()
    save(court, row, decision="warn")
    with time_machine.travel(clock.now() + timedelta(days=1)):
        assert "Nothing was undone" in undo(court, row, 1)
        assert "Why it is corrected: This field is required." in cast.text(
            save(court, row, revision=1, decision="praise")
        )
        save(court, row, revision=1, decision="praise", reason="misheard", stay="1")
        page = cast.text(cast.at_court(court.clerk).get(f"/appearances/{row.pk}/"))
    assert cast.again(row).decision == "praise"
    assert "Corrected: misheard" in page


def test_what_the_other_saved_is_kept_where_i_did_not_touch_it() -> None:
    court, row = ready()
    clerk = cast.at_court(court.clerk)
    clerk.post(f"/appearances/{row.pk}/", cast.filled(said_money="told", voice_prosecutor="no new facts"))
    answer = save(court, row, decision="praise", words="Call", stay="1")
    page = cast.text(cast.at_court(court.judge).get(answer["Location"]))
    now = cast.again(row)
    assert (now.decision, now.said, agreed(row)) == ("praise", {"money": "told"}, ["Call"])
    assert heard(row).prosecutor_said == "no new facts"
    assert now.revision == 2
    assert "not yet decided" in page


def test_the_page_says_what_was_kept_from_the_other() -> None:
    court, row = ready()
    cast.at_court(court.clerk).post(f"/appearances/{row.pk}/", cast.filled(said_money="told"))
    judge = cast.at_court(court.judge)
    answer = judge.post(f"/appearances/{row.pk}/", cast.filled(decision="praise"), follow=True)
    assert "Kept from what was saved meanwhile: Money." in cast.text(answer)


def test_a_clash_shows_only_what_both_changed_and_takes_over_the_rest() -> None:
    court, row = ready()
    save(court, row, decision="warn", said_living="told", stay="1")
    clerk = cast.at_court(court.clerk)
    clash = clerk.post(f"/appearances/{row.pk}/", cast.filled(decision="praise", said_money="shown"))
    page, html = cast.text(clash), cast.shown(clash)
    assert "Decision Praise Warn" in page
    assert "Living told" not in page.split("This is not complete")[0]
    for name, value in (("said_living", "told"), ("said_money", "shown"), ("decision", "praise")):
        assert (
            f'name="{name}" value="{value}"' in html.replace(' id="', "\n").split("checked")[0]
            or value in html
        )
    clerk.post(f"/appearances/{row.pk}/", cast.filled(revision=1, decision="praise", said_living="told"))
    assert cast.again(row).decision == "praise"


def test_presence_is_marked_on_the_list_and_is_a_version_like_any_other() -> None:
    court, row = ready()
    clerk = cast.at_court(court.clerk)
    answer = clerk.post(f"/sittings/{row.sitting_id}/presence/", {"mark": f"{row.pk} late"})
    assert answer["Location"] == f"/sittings/{row.sitting_id}/#row-{row.pk}"
    assert (cast.again(row).presence, cast.again(row).revision) == ("late", 1)
    save(court, row, presence="expected", decision="continue")
    assert (cast.again(row).presence, cast.again(row).decision) == ("late", "continue")


def test_the_moment_of_calling_is_noted_once() -> None:
    court, row = ready()
    clerk = cast.at_court(court.clerk)
    for moment in ("2026-11-26 09:41:00+01:00", "2026-11-26 09:50:00+01:00"):
        with time_machine.travel(moment, tick=False):
            clerk.enter(court.clerk).post(f"/sittings/{row.sitting_id}/call/", {"call": row.pk})
    Sitting.objects.filter(pk=row.sitting_id).update(day=date(2026, 11, 26))
    assert "called 09:41" in cast.text(clerk.get(f"/appearances/{row.pk}/"))
    called = [event.body for event in CourtEvent.objects.all() if '"act":"sheet.call"' in event.body]
    assert len(called) == 1


def test_saving_calls_the_next_on_the_day_itself() -> None:
    court, row = ready()
    following = cast.on_list(cast.file(court.chamber), row.sitting)
    save(court, row, decision="continue")
    assert heard(following).began_at is not None


def test_a_page_that_saves_by_script_is_told_where_to_go() -> None:
    court, row = ready()
    answer = cast.at_court(court.judge).post(
        f"/appearances/{row.pk}/", cast.filled(decision="warn"), headers={"HX-Request": "true"}
    )
    assert (answer.status_code, answer.content) == (200, b"")
    assert answer["HX-Redirect"] == f"/sittings/{row.sitting_id}/?after={row.pk}&saved=1"


def test_a_date_that_was_typed_is_still_there_after_a_clash() -> None:
    court, row = ready()
    first, second = cast.sitting(court.chamber, 35), working_day(42)
    save(court, row, decision="continue", next_listed=first.day.isoformat(), stay="1")
    clerk = cast.at_court(court.clerk)
    clash = clerk.post(
        f"/appearances/{row.pk}/", cast.filled(decision="continue", next_typed=second.isoformat())
    )
    assert f"Next sitting {second:%A %-d %B %Y} {first.day:%A %-d %B %Y}" in cast.text(clash)
    assert f'value="{second.isoformat()}"' in cast.shown(clash)
    clerk.post(
        f"/appearances/{row.pk}/", cast.filled(revision=1, decision="continue", next_typed=second.isoformat())
    )
    assert cast.again(row).next_day == second
