"""What the prosecutor answers in a constructed world fits what becomes of somebody then."""

from collections import Counter
from random import Random

import pytest

from liaison.network.rules.court_models import EXCLUDING, PRESETS, Criterion
from liaison.simulation.rules import admission, drawing, parameters, words
from tests.simulation.test_people import close_to

MANY = 2000


@pytest.mark.parametrize("code", PRESETS)
def test_whoever_is_offered_the_way_meets_every_criterion_that_was_looked_at(code: str) -> None:
    chance, criteria = Random("checks"), PRESETS[code].criteria
    for _ in range(200):
        said = admission.checks(chance, criteria, False, "")
        assert set(said) == set(criteria)
        for criterion, check in said.items():
            if criterion not in {Criterion.RECORD, Criterion.DETAINED}:
                assert check.answer in {"not-assessed", "no" if criterion in EXCLUDING else "yes"}


@pytest.mark.parametrize("code", PRESETS)
def test_whoever_is_not_has_the_one_reason_with_words(code: str) -> None:
    chance, criteria = Random("against"), PRESETS[code].criteria
    found = Counter(admission.against(chance, criteria, words.FACTS[0]) for _ in range(MANY))
    close_to({"offered": found.pop("")}, {"offered": 1 - parameters.NO_OFFER}, MANY)
    for no in found:
        check = admission.checks(chance, criteria, False, no)[no]
        assert (check.answer, check.words) == ("yes" if no in EXCLUDING else "no", words.AGAINST[no])


def test_no_reason_is_given_that_the_facts_do_not_bear() -> None:
    chance, criteria = Random("facts"), PRESETS["dbk-gent"].criteria
    for code, facts in words.NOT_AGAINST.items():
        for fact in facts:
            assert fact in words.FACTS
            assert code not in {admission.against(chance, criteria, fact) for _ in range(MANY)}


def test_a_drawn_page_is_a_small_picture_and_the_same_for_the_same_heading() -> None:
    for papers in words.MY_PAPERS.values():
        for _title, heading in papers:
            assert heading.isascii()
    page = drawing.page("LOONBRIEF")
    drawing.page.cache_clear()
    assert drawing.page("LOONBRIEF") == page != drawing.page("PAY SLIP")
    assert page.startswith(b"\xff\xd8")
    assert len(page) < 40_000
