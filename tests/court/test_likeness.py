"""Who may be meant: names in many spellings, dates with a slip."""

from datetime import date
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.common.folding import fold_name
from liaison.court.rules.likeness import MOST_SHOWN, Birth, Somebody, alike, births_apart, likely

pytestmark = pytest.mark.once

BORN = date(1994, 3, 12)
ME = UUID(int=7)
GIVEN = [
    "Sofie",
    "Nathalie",
    "Katrien",
    "Wouter",
    "Lieven",
    "Jens",
    "Anaïs",
    "Océane",
    "François",
    "Fatima",
    "Khadija",
    "Samira",
    "Yassine",
    "Mohamed",
    "Rachid",
    "Elif",
    "Zeynep",
    "Ayşe",
    "Emre",
    "Murat",
    "İbrahim",
    "Agnieszka",
    "Piotr",
    "Łukasz",
    "Dorota",
    "Krzysztof",
]
SURNAMES = [
    "De Smet",
    "Van den Berghe",
    "Claeys",
    "D'hondt",
    "Goethals",
    "Vermeulen",
    "Verstraete",
    "De Clercq",
    "Lefèvre",
    "Delacroix",
    "Petitjean",
    "Dupont",
    "Haddadi",
    "El Amrani",
    "Benali",
    "Chaouki",
    "El Idrissi",
    "Bouzid",
    "Yıldız",
    "Öztürk",
    "Çelik",
    "Şahin",
    "Kılıç",
    "Doğan",
    "Kowalczyk",
    "Wiśniewski",
    "Szymański",
    "Nowak",
    "Wojciechowski",
    "Jabłoński",
]
SOUNDS = (
    *(("ck", "k"), ("ee", "e"), ("ie", "y"), ("y", "i"), ("c", "k"), ("ch", "sh"), ("ou", "u"), ("ss", "s")),
    *(("dd", "d"), ("z", "s"), ("h", ""), ("ei", "ij"), ("th", "t"), ("w", "v"), ("a", "e"), ("e", "a")),
    *(("i", "ie"), ("s", "ss"), ("l", "ll"), ("t", "d")),
)
"""What is heard alike in Flemish, French, Arabic, Turkish and Polish names."""


def folded(name: str) -> str:
    surname, _, given_name = name.partition(", ")
    return fold_name(surname, given_name)


@pytest.mark.parametrize(
    ("kept", "typed"),
    [
        ("Haddadi, Yassine", "Hadadi, Yasin"),
        ("Kowalczyk, Piotr", "Kowaltchik, Pjotr"),
        ("Yılmaz, Mehmet", "Yilmas, Mehmed"),
        ("D'hondt, Bo", "Dhont, Bo"),
        ("Van den Bossche, Jan", "Vandenbosche, Jan"),
        ("El Khattabi, Mohammed", "Elkhatabi, Mohamed"),
        ("Özdemir, Ayşe", "Ozdemir, Aise"),
        ("Chaouch, Karim", "Shaush, Karim"),
        ("De Clercq, Els", "Declerck, Els"),
        ("Szymański, Marek", "Schymanski, Marek"),
        ("Vereecke, Sofie", "Verecke, Sophie"),
        ("Peeters, Yara", "Yara, Peeters"),
    ],
)
def test_a_name_in_another_spelling_is_found_even_with_a_slip_in_the_date(kept: str, typed: str) -> None:
    known = [Somebody(ME, folded(kept), BORN), Somebody(UUID(int=8), folded("Janssens, Piet"), BORN)]
    assert likely(folded(typed), date(1994, 12, 3), known) == (ME,)


@pytest.mark.parametrize(
    ("one", "other"), [("Peeters, Jan", "Janssens, Piet"), ("Claeys, Jan", "Peeters, Jan")]
)
def test_two_people_are_not_taken_for_one(one: str, other: str) -> None:
    assert likely(folded(one), BORN, [Somebody(ME, folded(other), BORN)]) == ()


def test_a_namesake_with_another_date_of_birth_is_shown_and_comes_last() -> None:
    name = folded("Peeters, Jan")
    known = [Somebody(ME, name, date(1971, 5, 30)), Somebody(UUID(int=8), name, BORN)]
    assert likely(name, BORN, known) == (UUID(int=8), ME)


@pytest.mark.parametrize(
    ("other", "apart"),
    [
        (BORN, Birth.SAME),
        (date(1994, 12, 3), Birth.SLIP),
        (date(1984, 3, 12), Birth.SLIP),
        (None, Birth.SLIP),
        (date(1985, 3, 13), Birth.OTHER),
    ],
)
def test_a_slip_of_the_hand_in_a_date_is_told_from_another_date(other: date | None, apart: Birth) -> None:
    assert births_apart(BORN, other) is apart


@given(st.text(), st.text())
def test_likeness_is_a_share_and_the_same_both_ways(one: str, other: str) -> None:
    assert 0 <= alike(one, other) <= 1
    assert alike(one, other) == alike(other, one)


def test_no_more_than_a_handful_is_shown() -> None:
    known = [Somebody(UUID(int=n), folded("Peeters, Jan"), BORN) for n in range(30)]
    assert len(likely(folded("Peeters, Jan"), BORN, known)) == MOST_SHOWN
