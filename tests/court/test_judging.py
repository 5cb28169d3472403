"""The end of a path as it is recorded: its state, its versions, the judges' notes, and who is not let through."""

from typing import Any

import pytest

from liaison.common import clock, context
from liaison.common.models import CourtEvent  # type: ignore[attr-defined]
from liaison.common.roles import Role
from liaison.court.actions import judging
from liaison.court.actions.notes import keep_note
from liaison.court.actions.reach import NotReachedError
from liaison.court.models import Appeal, Closing, JudgeNote, Judgment, Sanction
from liaison.court.queries.agenda import judgment_of
from liaison.court.rules.judging import AppealFacts, AppealResult, ClosingFacts, Outcome
from liaison.court.rules.trajectory import StepRefusedError
from liaison.participants.models import Trajectory
from tests import people
from tests.court import cast, endings
from tests.doors import rights_of


def rows(model: Any) -> Any:
    return model.objects.unguarded(because=cast.TEST)


def state(file: Any) -> str:
    return str(rows(Trajectory).get(pk=file.trajectory_id).state)


@pytest.mark.parametrize(
    ("outcome", "after"),
    [
        (Outcome.POSITIVE, "closed-positive"),
        (Outcome.NEGATIVE, "closed-negative"),
        (Outcome.STOPPED, "stopped"),
    ],
)
def test_closing_a_path_moves_it_to_the_state_of_its_outcome(outcome: Outcome, after: str) -> None:
    court = cast.court()
    file = endings.running(court)
    endings.close(court, file, outcome)
    assert state(file) == after
    assert [row.outcome for row in rows(Closing).all()] == [outcome]


def test_a_corrected_end_stands_beside_the_one_before_and_moves_the_state() -> None:
    court = cast.court()
    file = endings.running(court)
    endings.close(court, file)
    endings.close(court, file, Outcome.NEGATIVE, seen=1)
    kept = rows(Closing).order_by("version").values_list("version", "outcome", "reason")
    assert list(kept) == [(1, "positive", ""), (2, "negative", "corrected")]
    assert state(file) == "closed-negative"


def test_an_end_corrected_after_the_judgment_leaves_the_path_judged() -> None:
    court = cast.court()
    file = endings.judged(court)
    endings.close(court, file, Outcome.NEGATIVE, seen=1)
    assert state(file) == "judged"
    assert rows(Closing).count() == 2


def test_a_path_that_does_not_run_cannot_be_closed() -> None:
    court = cast.court()
    file = endings.running(court)
    rows(Trajectory).filter(pk=file.trajectory_id).update(state="offered")
    with pytest.raises(StepRefusedError):
        endings.close(court, file)
    assert not rows(Closing).exists()


def test_a_judgment_keeps_the_names_of_its_sanctions_as_they_were_that_day() -> None:
    court = cast.court()
    file = endings.judged(court)
    first, second = rows(Sanction).order_by("position")
    assert state(file) == "judged"
    assert first.names == {
        "nl": "probatieuitstel",
        "fr": "sursis probatoire",
        "en": "probationary deferment",
    }
    assert (first.amount, first.unit, first.deferred, first.trial_months) == (18, "months", 12, 36)
    assert second.replacement == "prison of 6 months"


def test_a_judgment_can_fall_at_every_point_of_the_way() -> None:
    court = cast.court()
    file = endings.running(court)
    rows(Trajectory).filter(pk=file.trajectory_id).update(state="declined")
    endings.judge(court, file)
    assert state(file) == "judged"


def test_a_corrected_judgment_is_a_new_version_with_its_reason() -> None:
    court = cast.court()
    file = endings.judged(court)
    endings.judge(court, file, endings.WORK_PENALTY, seen=1)
    kept = rows(Judgment).order_by("version").values_list("version", "reason")
    assert list(kept) == [(1, ""), (2, "a wrong amount")]
    assert rows(Sanction).count() == 3


def test_two_who_record_at_once_are_told_and_nothing_is_overwritten() -> None:
    court = cast.court()
    file = endings.judged(court)
    with pytest.raises(judging.RecordedMeanwhileError):
        endings.judge(court, file, seen=0)
    with pytest.raises(judging.RecordedMeanwhileError):
        endings.close(court, file, seen=0)
    assert (rows(Judgment).count(), rows(Closing).count()) == (1, 1)


def test_the_judges_notes_are_destroyed_with_the_judgment_and_not_before() -> None:
    court = cast.court()
    file = endings.running(court)
    seat = cast.on_list(file, cast.sitting(court.chamber, 0))
    keep_note(by=cast.viewer(court.judge), appearance=seat.pk, words="doubts about the dates")
    endings.close(court, file)
    assert rows(JudgeNote).count() == 1
    endings.judge(court, file)
    assert not rows(JudgeNote).exists()


def test_when_the_judgment_is_not_recorded_the_notes_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    court = cast.court()
    file = endings.running(court)
    seat = cast.on_list(file, cast.sitting(court.chamber, 0))
    keep_note(by=cast.viewer(court.judge), appearance=seat.pk, words="doubts about the dates")

    def broken(*_: object) -> None:
        raise RuntimeError

    monkeypatch.setattr(judging, "_logged", broken)
    with pytest.raises(RuntimeError):
        endings.judge(court, file)
    assert rows(JudgeNote).count() == 1
    assert not rows(Judgment).exists()


def test_an_appeal_is_lodged_and_gets_its_result_as_versions() -> None:
    court = cast.court()
    file = endings.judged(court)
    by, today = cast.viewer(court.clerk), clock.today()
    judging.record_appeal(by=by, file=file.pk, seen=0, appeal=AppealFacts(today))
    settled = AppealFacts(today, AppealResult.UPHELD, today)
    judging.record_appeal(by=by, file=file.pk, seen=1, appeal=settled)
    kept = rows(Appeal).order_by("version").values_list("result", flat=True)
    assert list(kept) == ["", "upheld"]


@pytest.mark.parametrize("place", range(4))
def test_nobody_but_judge_and_clerk_of_the_chamber_ends_a_path(place: int) -> None:
    court, other = cast.court(), cast.court("Another chamber")
    lawyer = people.account(Role.LAWYER, people.organisation("law-firm"))
    file = endings.running(court, lawyer=lawyer)
    by = cast.viewer((other.judge, other.clerk, court.prosecutor, lawyer)[place])
    with pytest.raises(NotReachedError):
        judging.close_path(by=by, file=file.pk, seen=0, closing=ClosingFacts(Outcome.POSITIVE, clock.today()))
    with pytest.raises(NotReachedError):
        judging.record_appeal(by=by, file=file.pk, seen=0, appeal=AppealFacts())
    assert state(file) == "running"


def test_what_is_recorded_is_in_the_log_without_its_content() -> None:
    court = cast.court()
    endings.judged(court)
    bodies = [event.body for event in CourtEvent.objects.all()]
    acts = ("path.close", "judgment.record", "notes.destroy")
    assert all(any(f'"act":"{act}"' in body for body in bodies) for act in acts)
    assert not any("room" in body or "AWS" in body for body in bodies)


def test_the_person_reads_his_own_judgment_as_it_holds_and_nobody_elses() -> None:
    court = cast.court()
    file = endings.judged(court)
    endings.judge(court, file, endings.WORK_PENALTY, seen=1)
    other = endings.judged(court, name="Jan Claeys")
    himself = people.myself(file.participant)
    with rights_of("me"), context.acting(himself):
        read = judgment_of(himself, file.participant_id)
    assert read is not None
    assert [line.code for line in read.judgment.sanctions] == ["AWS"]
    assert read.judgment.conditions == ("Keep the room",)
    assert read.appeal.lodged_on is None
    assert judgment_of(himself, other.participant_id) is None


def test_somebody_who_was_not_judged_has_no_judgment() -> None:
    file = endings.running(cast.court())
    assert judgment_of(people.myself(file.participant), file.participant_id) is None
