"""Two at once, each in a process of its door: whatever the moment, one of the outcomes that people can live with."""

import random
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection

from tests.races.doors import Doors, rounds
from tests.races.served import yesterday

HAS_ROLES = connection.vendor == "postgresql"
CHANCE = random.Random(20261125)


def closing(doors: Doors, **facts: Any) -> dict[str, Any]:
    """Somebody on a list that closes in a moment."""
    scene: dict[str, Any] = doors["house"]("scene", **facts)
    scene["on"]["closes_at"] = doors["house"]("close", list=scene["on"]["list"], closes_in=0.1)
    return scene


def fate(doors: Doors, scene: dict[str, Any], place: int = 0) -> dict[str, Any]:
    """What became of a sentence once the worker has been."""
    doors["care"]("deliver")
    found: dict[str, Any] = doors["house"]("outcome", statement=scene["statements"][place])
    return found


def test_taken_back_while_the_list_closes_it_is_taken_back_or_delivered_and_never_both(
    doors: Doors,
) -> None:
    for turn in rounds(12):
        scene = closing(doors)
        back = {"do": "withdraw", "by": scene["me"], "on": scene["on"], "statement": scene["statements"][0]}
        moment = 0.06 + CHANCE.uniform(0, 0.02)
        answers = doors.at_once(
            ("me", back), ("care", {"do": "deliver"}), after=(CHANCE.uniform(0.0, 0.05), moment)
        )
        is_back, found = answers[0].get("answer") == "withdrawn", fate(doors, scene)
        assert is_back or answers[0]["refused"] == "HandoverRefused", answers
        assert (found["copies"], found["withdrawn"]) == ((0, True) if is_back else (1, False)), turn


def test_told_while_the_list_closes_it_is_delivered_or_he_hears_that_it_was_too_late(
    doors: Doors,
) -> None:
    for turn in rounds(12):
        scene = closing(doors, is_told=False)
        telling = {"do": "tell", "by": scene["me"], "on": scene["on"], "approved": scene["approved"]}
        moment = 0.06 + CHANCE.uniform(0, 0.02)
        answers = doors.at_once(
            ("me", telling), ("care", {"do": "deliver"}), after=(CHANCE.uniform(0.0, 0.05), moment)
        )
        is_told, found = answers[0].get("answer") == "told", fate(doors, scene)
        assert is_told or answers[0]["refused"] == "HandoverRefused", answers
        assert (found["copies"], found["choice"]) == ((1, "tell") if is_told else (0, "undecided")), turn


def test_the_worker_waits_for_whoever_began_to_tell_before_the_list_closed(doors: Doors) -> None:
    scene = closing(doors, is_told=False)
    telling = {"do": "tell", "by": scene["me"], "on": scene["on"], "approved": scene["approved"], "hold": 1.0}
    told, delivered = doors.at_once(("me", telling), ("care", {"do": "deliver"}), after=(-0.04, 0.3))
    assert told["answer"] == "told"
    assert scene["on"]["list"] in delivered["answer"]
    assert fate(doors, scene)["copies"] == 1


def test_nobody_takes_back_what_the_worker_is_carrying(doors: Doors) -> None:
    scene = closing(doors)
    back = {"do": "withdraw", "by": scene["me"], "on": scene["on"], "statement": scene["statements"][0]}
    back["on"] = {**scene["on"], "closes_at": "2099-01-01T00:00:00+00:00"}  # a clock that is behind
    delivered, taken = doors.at_once(("care", {"do": "deliver", "hold": 0.8}), ("me", back), after=(0.1, 0.4))
    assert scene["on"]["list"] in delivered["answer"]
    assert taken["refused"] == "HandoverRefused"
    assert fate(doors, scene) | {"copies": 1, "withdrawn": False, "choice": "tell"} == fate(doors, scene)


def test_two_workers_at_once_deliver_a_list_once(doors: Doors) -> None:
    for _ in rounds(4):
        scene = closing(doors)
        asked = {"do": "deliver"}
        answers = doors.at_once(("care", asked), ("care-2", asked), after=(0.1, 0.1))
        assert sum(scene["on"]["list"] in each["answer"] for each in answers) == 1, answers
        assert fate(doors, scene)["copies"] == 1


def test_nobody_at_the_court_can_ask_whether_somebody_is_handing_over_now(doors: Doors) -> None:
    scene = closing(doors)
    asked = doors["court"]("is_held", by=scene["judges"][0], list=scene["on"]["list"])
    assert asked["refused"] in ({"ProgrammingError"} if HAS_ROLES else {"OperationalError", "DatabaseError"})


def answering(scene: dict[str, Any], do: str, place: int = 0) -> dict[str, Any]:
    """A source answers about a sentence."""
    return {"do": do, "by": scene["sources"][place], "statement": scene["statements"][place]}


def test_two_sources_of_one_hand_over_answer_at_once_and_both_are_heard(doors: Doors) -> None:
    for _ in rounds(4):
        scene = doors["house"]("scene", sources=2)
        both = doors.at_once(
            ("care", answering(scene, "confirm")), ("care-2", answering(scene, "confirm", 1))
        )
        assert [each.get("answer") for each in both] == ["confirmed", "confirmed"]
        doors["house"]("close", list=scene["on"]["list"], closes_in=0.0)
        assert [fate(doors, scene, place)["copies"] for place in (0, 1)] == [1, 1]


@pytest.mark.parametrize("second", ["confirm", "decline"])
def test_one_source_in_two_windows_answers_once(doors: Doors, second: str) -> None:
    for _ in rounds(4):
        scene = doors["house"]("scene", sources=1)
        both = doors.at_once(("care", answering(scene, "confirm")), ("care-2", answering(scene, second)))
        found = doors["house"]("outcome", statement=scene["statements"][0])
        assert sorted("answer" in each for each in both) == [False, True], both
        assert {each.get("why") for each in both} == {None, "answered"}
        assert found["confirmed"] + found["declined"] == 1


def reading(case: dict[str, Any], who: int, **more: Any) -> dict[str, Any]:
    return {"do": "read_file", "by": case["liaisons"][who], "participant": case["participant"], **more}


def moving(case: dict[str, Any], to: int) -> dict[str, Any]:
    """The coordinator gives somebody to another liaison."""
    return {
        "do": "reassign",
        "by": case["coordinator"],
        "participant": case["participant"],
        "to": case["liaisons"][to]["id"],
    }


def test_no_file_is_read_to_its_end_after_the_assignment_ended(doors: Doors) -> None:
    case = doors["house"]("caseload")
    for turn in rounds(12):
        reader, other = turn % 2, 1 - turn % 2
        late = (CHANCE.uniform(0, 0.03), CHANCE.uniform(0, 0.03))
        read, moved = doors.at_once(
            ("care", reading(case, reader)), ("care-2", moving(case, other)), after=late
        )
        assert moved["answer"] == "reassigned", moved
        assert read.get("refused") == "Http404" or read["inside"] < moved["past"], turn
        assert doors["care"](**reading(case, reader))["refused"] == "Http404"
        assert doors["care"](**reading(case, other))["answer"] == case["name"]


def test_whoever_ends_an_assignment_waits_for_who_is_reading(doors: Doors) -> None:
    case = doors["house"]("caseload")
    read, moved = doors.at_once(
        ("care", reading(case, 0, hold=0.8)), ("care-2", moving(case, 1)), after=(0.0, 0.3)
    )
    assert read["answer"] == case["name"]
    assert read["inside"] < moved["past"]


def test_a_note_sent_twice_at_once_is_written_once(doors: Doors) -> None:
    case = doors["house"]("caseload")
    for turn in rounds(6):
        note = {"do": "write_note", "by": case["liaisons"][0], "participant": case["participant"]}
        note |= {"note": str(uuid4()), "day": yesterday(), "words": "He came."}
        both = doors.at_once(("care", note), ("care-2", note))
        assert [each.get("answer") for each in both] == [note["note"]] * 2, both
        assert len(doors["house"]("kept", participant=case["participant"])["notes"]) == turn + 1


def test_two_judges_who_decide_at_once_are_shown_to_each_other(doors: Doors) -> None:
    for _ in rounds(4):
        scene = doors["house"]("scene")
        saving = [
            {
                "do": "save_sheet",
                "by": judge,
                "appearance": scene["on"]["occasion"],
                "content": {"presence": "present", "decision": decision},
            }
            for judge, decision in zip(scene["judges"], ("praise", "warn"), strict=True)
        ]
        both = doors.at_once(("court", saving[0]), ("court-2", saving[1]))
        assert {each.get("answer", each.get("refused")) for each in both} == {1, "StaleSheetError"}, both


def test_two_judges_note_at_once_each_apart(doors: Doors) -> None:
    for _ in rounds(4):
        scene = doors["house"]("scene")
        noting = [keeping(scene, judge, f"By judge {place}.") for place, judge in enumerate(scene["judges"])]
        both = doors.at_once(("court", noting[0]), ("court-2", noting[1]))
        assert [each.get("answer") for each in both] == ["kept", "kept"], both
        own = [doors["court"]("own_note", by=judge)["answer"] for judge in scene["judges"]]
        assert own == [["By judge 0."], ["By judge 1."]]


def test_one_judge_who_begins_a_note_in_two_windows_at_once_has_one_note(doors: Doors) -> None:
    for _ in rounds(6):
        scene = doors["house"]("scene")
        judge = scene["judges"][0]
        both = doors.at_once(
            ("court", keeping(scene, judge, "One.", hold=0.05)),
            ("court-2", keeping(scene, judge, "Two.")),
            after=(0.0, 0.02),
        )
        assert [each.get("answer") for each in both] == ["kept", "kept"], both
        assert doors["court"]("own_note", by=judge)["answer"] in (["One."], ["Two."])
        assert doors["house"]("judges_notes", participant=scene["on"]["participant"]) == 1


def keeping(scene: dict[str, Any], judge: Any, words: str, **more: Any) -> dict[str, Any]:
    appearance = scene["on"]["occasion"]
    return {"do": "keep_note", "by": judge, "appearance": appearance, "words": words, **more}
