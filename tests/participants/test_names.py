"""A name as it sounds: whoever types it otherwise still finds the person, among the first five of nearly always."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.participants.rules import best_of, grams, likeness, sound
from tests.participants.misspelling import NAMES, misspelt

pytestmark = pytest.mark.once

EVERYBODY = {str(place): name for place, name in enumerate(NAMES)}
MANY = 800


def found(typed: str) -> list[str]:
    """As the search does it: those who share most pieces, then the five most like what was typed."""
    pieces = grams(typed)
    ranked = sorted(EVERYBODY, key=lambda key: -len(pieces & grams(EVERYBODY[key])))[:25]
    return best_of(typed, {key: EVERYBODY[key] for key in ranked}, 5)


def test_at_least_95_of_100_misspelt_names_are_among_the_first_five() -> None:
    chance = random.Random("misspelt")
    missed = []
    for _ in range(MANY):
        key = chance.choice(list(EVERYBODY))
        typed = misspelt(EVERYBODY[key], chance)
        if key not in found(typed):
            missed.append((EVERYBODY[key], typed))
    assert len(missed) <= MANY * 0.05, missed


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("dondt jeff", "Jef D'hondt"),
        ("HADADI", "Yassine Haddadi"),
        ("yacine hadadi", "Yassine Haddadi"),
        ("ozturk", "Emre Öztürk"),
        ("yildis aise", "Ayşe Yıldız"),
        ("kowaltjik", "Piotr Kowalczyk"),
        ("shimanski", "Krzysztof Szymański"),
        ("leklerk", "Stijn De Clercq"),
        ("rousso", "Geneviève Rousseau"),
        ("vandenbosse an", "An Van den Bossche"),
        ("dub", "Jean-Pierre Dubois"),
    ],
)
def test_a_name_as_somebody_heard_it_is_found(typed: str, name: str) -> None:
    assert name in [EVERYBODY[key] for key in found(typed)]


def test_the_name_itself_comes_first_in_any_order() -> None:
    for key, name in EVERYBODY.items():
        assert found(name)[0] == key
        assert found(" ".join(reversed(name.split())))[0] == key


def test_accents_and_capitals_do_not_count() -> None:
    assert sound("ozturk") == sound("ozturk")
    assert grams("ÖZTÜRK") == grams("öztürk") == grams("ozturk")


@given(st.text(max_size=60), st.text(max_size=60))
def test_whatever_is_typed_has_a_likeness(typed: str, name: str) -> None:
    assert 0 <= likeness(typed, name) <= 1.1
    assert all(len(piece) <= 4 for piece in grams(typed))
