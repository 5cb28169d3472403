"""What a participant and a source can do at their doors, and every way in which they are told no."""

import json

import pytest

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import actions, queries
from liaison.disclosure.models import Statement
from liaison.disclosure.rules.handover import Answer, Choice, Refusal, Standing
from tests import crossing, people


def standing(of: crossing.Scene) -> Standing:
    with crossing.at(of.me):
        return queries.handover_of(of.me, of.occasion).standing


def choices(of: crossing.Scene) -> list[Choice]:
    with crossing.at(of.me):
        return [each.choice for each in queries.sentences_of(of.me, of.occasion.id)]


def test_before_he_did_anything_it_is_undecided_and_there_is_no_row() -> None:
    assert standing(crossing.scene()) == Standing.UNDECIDED


def test_what_he_leaves_for_later_is_kept_as_he_left_it() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "I get up at six.")
    assert (standing(of), choices(of)) == (Standing.LATER, [Choice.UNDECIDED])
    with crossing.at(of.me):
        again = crossing.sentence(of, "I get up at five.")
        actions.draft(
            by=of.me, occasion=of.occasion, sentences=[again.__class__(**{**again.__dict__, "id": each.id})]
        )
        (kept,) = queries.sentences_of(of.me, of.occasion.id)
    assert (kept.id, kept.content_hash) == (each.id, again.content_hash)


def test_he_can_tell_more_and_take_one_thing_back() -> None:
    of = crossing.scene()
    (first,) = crossing.told(of, "One.")
    crossing.told(of, "Two.")
    crossing.withdrawn(of, first.id)
    assert (standing(of), sorted(choices(of))) == (Standing.TOLD, [Choice.TELL, Choice.WITHDRAWN])


def test_when_the_last_is_taken_back_it_is_open_again_until_the_list_closes() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "One.")
    crossing.withdrawn(of, each.id)
    assert standing(of) == Standing.LATER


def refusal(of: crossing.Scene, step: str, by: Viewer | None = None, **facts: object) -> Refusal:
    by = by or of.me
    with crossing.at(by), pytest.raises(actions.HandoverRefused) as no:
        getattr(actions, step)(by=by, occasion=of.occasion, **facts)
    return no.value.reason


def test_nothing_this_time_is_final() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "One.")
    with crossing.at(of.me):
        actions.tell_nothing(by=of.me, occasion=of.occasion)
    assert refusal(of, "tell", approved={each.id: each.content_hash}) == Refusal.FINAL
    assert refusal(of, "draft", sentences=[]) == Refusal.FINAL
    assert (standing(of), choices(of)) == (Standing.NOTHING, [Choice.UNDECIDED])


def test_nothing_cannot_be_chosen_while_something_is_told() -> None:
    of = crossing.scene()
    crossing.told(of, "One.")
    assert refusal(of, "tell_nothing") == Refusal.TOLD


def test_only_what_he_was_shown_is_told() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "One.")
    assert refusal(of, "tell", approved={each.id: "0" * 64}) == Refusal.CHANGED
    assert refusal(of, "tell", approved={}) == Refusal.NOTHING_CHOSEN
    assert (standing(of), choices(of)) == (Standing.LATER, [Choice.UNDECIDED])


def test_nobody_tells_for_another() -> None:
    of, other = crossing.scene(), crossing.scene("Jan Claes")
    (theirs,) = crossing.drafted(other, "One.")
    approved = {theirs.id: theirs.content_hash}
    lawyer = Viewer(
        of.me.id, Role.MANDATED_LAWYER, "me", person=of.participant.pk, mandate=frozenset({"M31"})
    )
    assert refusal(of, "tell", approved=approved) == Refusal.NOT_HIS
    assert refusal(of, "tell", by=other.me, approved=approved) == Refusal.NOT_HIS
    assert refusal(of, "tell", by=lawyer, approved=approved) == Refusal.NOT_HIS
    assert refusal(of, "withdraw", statement=theirs.id) in {Refusal.NOT_HIS, Refusal.NOT_TOLD}


def test_after_the_closing_moment_nothing_is_told_kept_or_taken_back() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "One.")
    with clock.played(of.occasion.closes_at):
        assert refusal(of, "withdraw", statement=each.id) == Refusal.CLOSED
        assert refusal(of, "tell", approved={each.id: each.content_hash}) == Refusal.CLOSED
        assert refusal(of, "tell_nothing") == Refusal.CLOSED
        assert standing(of) == Standing.CLOSED


def test_a_list_that_was_delivered_stays_closed_even_when_the_court_moves_its_moment() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "One.")
    crossing.closed()
    assert refusal(of, "withdraw", statement=each.id) == Refusal.CLOSED


def test_a_copy_made_while_he_was_taking_it_back_stays_and_he_is_told_that_it_closed() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "One.")
    crossing.copied(of, each, "One.")
    assert refusal(of, "withdraw", statement=each.id) == Refusal.CLOSED


def test_a_fact_of_the_secret_is_not_even_kept_as_a_draft() -> None:
    of = crossing.scene()
    with crossing.at(of.me):
        made = crossing.sentence(of, "One.")
    note = made.__class__(**{**made.__dict__, "matrix_row": "M13"})
    assert refusal(of, "draft", sentences=[note]) == Refusal.NEVER


def asked(of: crossing.Scene, by: Viewer | None = None) -> list[object]:
    by = by or of.source
    with crossing.at(by):
        return [each.statement for each in queries.awaiting(by)]


def test_a_source_is_asked_once_he_wants_to_tell_and_no_longer_once_he_takes_it_back() -> None:
    of = crossing.scene()
    (each,) = crossing.drafted(of, "I was there.", source=of.source)
    assert asked(of) == []
    with crossing.at(of.me):
        actions.tell(by=of.me, occasion=of.occasion, approved={each.id: each.content_hash})
    assert asked(of) == [each.id]
    assert asked(of, people.viewer(Role.PROVIDER)) == []
    crossing.withdrawn(of, each.id)
    assert asked(of) == []


@pytest.mark.parametrize("first", ["confirm", "decline"])
@pytest.mark.parametrize("then", ["confirm", "decline"])
def test_a_source_answers_once(first: str, then: str) -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    with crossing.at(of.source):
        getattr(actions, first)(by=of.source, statement=each.id)
        with pytest.raises(actions.HandoverRefused) as no:
            getattr(actions, then)(by=of.source, statement=each.id)
    assert no.value.reason == Refusal.ANSWERED
    assert asked(of) == []


def test_only_the_source_answers() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    for stranger in (people.viewer(Role.PROVIDER), of.me):
        with crossing.at(stranger), pytest.raises(actions.HandoverRefused):
            actions.confirm(by=stranger, statement=each.id)


def test_the_participant_alone_sees_that_his_source_has_not_confirmed() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    crossing.declined(of, each.id)
    with crossing.at(of.me):
        (sheet,) = queries.sentences_of(of.me, of.occasion.id)
    assert sheet.answer == Answer.DECLINED


def test_no_exit_and_no_answer_can_be_told_apart_in_the_log() -> None:
    bodies = []
    for exit_ in ("decide_later", "tell_nothing", "tell"):
        of = crossing.scene()
        (each,) = crossing.drafted(of, "One.")
        facts = {"approved": {each.id: each.content_hash}} if exit_ == "tell" else {}
        with crossing.at(of.me):
            getattr(actions, exit_)(by=of.me, occasion=of.occasion, **facts)
        bodies.append(_last_line(of.me))
    assert bodies[0] == bodies[1] == bodies[2]


def _last_line(by: Viewer) -> dict[str, object]:
    body = json.loads(log.table("me", "event")._default_manager.order_by("seq").last().body)
    assert body.pop("subjects") == [str(by.person)]
    return {key: value for key, value in body.items() if key not in {"at", "seq", "id", "by", "request"}}


def test_every_row_of_his_carries_the_matrix_row_of_drafts() -> None:
    assert set(Statement.kinds.values()) == {"X2", "M31"}
