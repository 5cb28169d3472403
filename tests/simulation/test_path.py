"""What people do on their way: spread as the figures say, and nothing of care at the court."""

from collections import Counter
from datetime import date
from random import Random

from liaison.simulation.rules import notes, parameters, path, words
from liaison.simulation.rules.path import Exit, Stage
from liaison.simulation.rules.people import Outcome
from tests.simulation.test_people import close_to

MANY = 3000
DAY = date(2026, 3, 5)


def test_who_comes_to_a_sitting_and_what_is_decided_is_spread_as_the_figures_say() -> None:
    chance = Random("sittings")
    there = Counter(path.is_there(chance, Outcome.POSITIVE) for _ in range(MANY))
    close_to(there, parameters.ATTENDANCE, MANY)
    decided = Counter(path.sheet(chance, "present", DAY).decision for _ in range(MANY))
    close_to(decided, parameters.DECISIONS, MANY)


def test_the_interval_is_monthly_for_most_and_shorter_at_the_start() -> None:
    chance = Random("interval")
    weeks = Counter(str(path.weeks_to_next(chance, Stage.RUNNING)) for _ in range(MANY))
    close_to(weeks, {str(each): share for each, share in parameters.INTERVAL_WEEKS.items()}, MANY)
    assert path.weeks_to_next(chance, Stage.INTRODUCTION) in parameters.FIRST_INTERVAL_WEEKS


def test_whoever_is_absent_agrees_nothing_and_comes_back() -> None:
    absent = path.sheet(Random("absent"), "absent", DAY)
    assert (absent.decision, absent.agreements, absent.next_day) == ("postpone", (), DAY)


def test_after_the_last_sheet_no_day_follows() -> None:
    last = path.last_sheet(Random("last"))
    assert (last.decision, last.agreements, last.next_day) == ("close", (), None)


def test_one_appointment_in_five_is_missed() -> None:
    chance = Random("contacts")
    happened = Counter(path.contact(chance) for _ in range(MANY))
    not_come = {"not come": happened["missed"] + happened["notice"]}
    close_to(not_come, {"not come": parameters.NO_SHOW}, MANY)


def test_what_is_written_of_a_contact_says_what_happened_at_it() -> None:
    chance = Random("notes")
    assert path.note(chance, "nl", "missed", has_relapsed=True)[1] in notes.MISSED["nl"]
    assert path.note(chance, "nl", "kept", has_relapsed=True)[1] in notes.RELAPSED["nl"]
    assert path.note(chance, "nl", "kept", has_relapsed=False)[1] in notes.ORDINARY["nl"]


def test_a_relapse_is_told_by_himself_or_not_at_all() -> None:
    chance = Random("telling")
    fresh = [path.telling(chance, "nl", DAY, DAY).own_words for _ in range(MANY)]
    never = [path.telling(chance, "nl", None, DAY).own_words for _ in range(MANY)]
    assert words.RELAPSED["nl"] in fresh
    assert words.RELAPSED["nl"] not in never


def test_every_exit_of_a_hand_over_is_used() -> None:
    chance = Random("exits")
    exits = Counter(str(path.telling(chance, "nl", None, DAY).chosen) for _ in range(MANY))
    close_to(exits, parameters.EXITS, MANY)
    assert set(exits) == set(Exit)


def test_no_agreement_of_the_court_names_a_substance_or_a_service() -> None:
    named = {each.lower() for names in notes.SUBSTANCES.values() for each in names.values()}
    for agreement in words.AGREEMENTS:
        assert not any(each in agreement.lower() for each in named)


def test_every_language_has_words_for_everything() -> None:
    for texts in (notes.ORDINARY, notes.MISSED, notes.RELAPSED, notes.DRAFTS, notes.FIRST, words.OWN_WORDS):
        assert set(texts) == {"nl", "fr", "en"}
    for language, names in notes.SUBSTANCES.items():
        assert set(names) == set(parameters.SUBSTANCES)
        assert all(path.first_note(language, substance) for substance in names)
