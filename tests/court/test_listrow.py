"""What the cells of one row are taken to say."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.common.folding import fold_name
from liaison.common.sheet import EPOCH_1900, Cell
from liaison.court.rules import names
from liaison.court.rules.days import Calendar, DayError, birth_date, sitting_date
from liaison.court.rules.folding import file_key
from liaison.court.rules.reasons import Code
from liaison.court.rules.words import Detained, Speech, State, custody, lawyer, speech, state
from tests.court import lists

CALENDAR = Calendar(lists.TODAY, EPOCH_1900)


@pytest.mark.parametrize(
    ("typed", "surname", "given"),
    [
        ("DUBOIS, Joke", "Dubois", "Joke"),
        ("Vandenbroucke Hassan", "Vandenbroucke", "Hassan"),
        ("Van den Bossche Piotr", "Van den Bossche", "Piotr"),
        ("VAN DEN BOSSCHE, PIOTR", "Van den Bossche", "Piotr"),
        ("EL AMRANI, Ioana", "El Amrani", "Ioana"),
        ("Ben Haddou Bart", "Ben Haddou", "Bart"),
        ("D’HONDT Jef", "D'hondt", "Jef"),
        ("Al-Khatib Fatima-Zahra", "Al-Khatib", "Fatima-Zahra"),
        ("Yıldız Ayşe", "Yıldız", "Ayşe"),
        ("ŞAHİN Ayşe", "Şahin", "Ayşe"),
        ("DUBOIS Jean Pierre", "Dubois", "Jean Pierre"),
        ("IJSSELMAN, Jan", "IJsselman", "Jan"),
    ],
)
def test_a_name_is_parted_and_kept_as_it_is_written(typed: str, surname: str, given: str) -> None:
    assert names.split(typed) == names.Name(surname, given)


def test_where_the_surname_ends_is_guessed_only_when_nothing_says_it_and_then_told() -> None:
    assert names.split("Maes Fatima Zahra") == names.Name("Maes Fatima", "Zahra", guessed=True)
    assert [reason.value for reason in lists.row(Naam_en_voornaam="Maes Fatima Zahra").reasons] == [
        "Maes Fatima, Zahra"
    ]


def test_a_first_name_can_come_first() -> None:
    assert names.split("Piotr Van den Bossche", given_first=True) == names.Name("Van den Bossche", "Piotr")


@given(st.text(max_size=40))
def test_parting_a_name_loses_no_letter(typed: str) -> None:
    name = names.split(typed)
    if name and names.is_writable(typed):
        assert sorted(fold_name(name.surname, name.given)) == sorted(fold_name(typed, ""))


def test_one_name_typed_in_two_ways_is_one_name() -> None:
    assert fold_name("D'Hondt", "Ayşe") == fold_name("DHONDT", "AYSE") == fold_name("d’hondt ", "ayşe")


@pytest.mark.parametrize(
    ("typed", "born"),
    [
        ("12/01/1979", date(1979, 1, 12)),
        ("06.05.92", date(1992, 5, 6)),
        ("6-5-92", date(1992, 5, 6)),
        ("1979-01-12 00:00:00", date(1979, 1, 12)),
        ("1er mars 1980", date(1980, 3, 1)),
        ("5 mei '81".replace("'", ""), date(1981, 5, 5)),
        ("12011979", date(1979, 1, 12)),
        (33871, date(1992, 9, 24)),
        ("33871", date(1992, 9, 24)),
        ("vrijdag 12/03/1982", date(1982, 3, 12)),
        ("?", None),
        ("31/02/1990", DayError.IMPOSSIBLE),
        ("12/25/1979", DayError.IMPOSSIBLE),
        ("1979", DayError.UNREADABLE),
        ("in mei", DayError.UNREADABLE),
        (date(2027, 5, 1), DayError.FUTURE),
        ("1/1/12", DayError.TOO_YOUNG),
        (date(1900, 1, 1), DayError.UNLIKELY),
    ],
)
def test_a_date_of_birth_is_read_or_said_to_be_wrong(
    typed: str | int | date, born: date | DayError | None
) -> None:
    assert birth_date(Cell(typed), CALENDAR) == born


def test_the_sixteenth_birthday_is_old_enough_and_the_day_before_is_not() -> None:
    assert birth_date(Cell(date(2010, 11, 23)), CALENDAR) == date(2010, 11, 23)
    assert birth_date(Cell(date(2010, 11, 24)), CALENDAR) is DayError.TOO_YOUNG


@pytest.mark.parametrize("typed", ["10/9/26", "10.09.2026 om 9u30", "do 10 sept. 2026", "2026/09/10", 46275])
def test_the_day_of_a_sitting_comes_before_the_month(typed: str | int) -> None:
    assert sitting_date(Cell(typed), CALENDAR) == date(2026, 9, 10)


@given(
    st.dates(date(1930, 1, 1), date(2010, 1, 1)),
    st.sampled_from(["%d/%m/%Y", "%d.%m.%Y", "%Y-%m-%d", "%d%m%Y"]),
)
def test_every_day_is_read_back_from_every_form(day: date, form: str) -> None:
    assert birth_date(Cell(day.strftime(form)), CALENDAR) == day


@pytest.mark.parametrize(
    ("typed", "detained", "place"),
    [
        ("ja", Detained.YES, ""),
        ("Nee", Detained.NO, ""),
        ("neen", Detained.NO, ""),
        ("non", Detained.NO, ""),
        ("ja - Gent", Detained.YES, "Gent"),
        ("oui (Lantin)", Detained.YES, "Lantin"),
        ("gevangenis Beveren", Detained.YES, "Beveren"),
        ("?", Detained.UNKNOWN, ""),
        ("", Detained.UNKNOWN, ""),
        ("ja?", Detained.UNKNOWN, ""),
        ("ja - weigert therapie sinds 3/4", Detained.YES, ""),
    ],
)
def test_custody_is_yes_no_or_unknown_and_its_place_is_only_a_place(
    typed: str, detained: Detained, place: str
) -> None:
    assert custody(typed)[:2] == (detained, place)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("inl.", State.INTRODUCTORY),
        ("lopend", State.RUNNING),
        ("LOPEND ", State.RUNNING),
        ("verstek", State.DEFAULT),
        ("weigert", State.REFUSED),
        ("gestopt", State.STOPPED),
        ("neg. afgesl.", State.NEGATIVE),
        ("positief afgesl.", State.POSITIVE),
        ("en cours", State.RUNNING),
        ("par défaut", State.DEFAULT),
        ("refus", State.REFUSED),
        ("arrêté", State.STOPPED),
        ("clôturé négativement", State.NEGATIVE),
        ("clôture positive", State.POSITIVE),
        ("?", State.UNKNOWN),
    ],
)
def test_the_state_of_a_file_is_one_of_the_courts_words(typed: str, expected: State) -> None:
    assert state(typed) == (expected, True)


def test_the_reason_of_a_refusal_is_not_kept_and_that_is_said() -> None:
    row = lists.row(Stand="weigert - wil eerst ontwennen")
    assert (row.state, [reason.code for reason in row.reasons]) == (State.REFUSED, [Code.STATE_SHORTENED])
    assert "ontwennen" not in repr(row)


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("N", Speech("nl")),
        ("F", Speech("fr")),
        ("tolk Turks", Speech("", "Turks")),
        ("F - interprète arabe", Speech("fr", "arabe")),
        ("Pools", Speech("", "Pools")),
        ("tolk", Speech("", "tolk")),
        ("", Speech()),
        ("xyz", Speech(understood=False)),
    ],
)
def test_a_language_is_that_of_the_case_or_of_an_interpreter(typed: str, expected: Speech) -> None:
    assert speech(typed) == expected


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("mr. X", "mr. X"),
        ("pro deo", "pro deo"),
        ("mr. (zie dossier)", ""),
        ("(zie dossier)", ""),
        ("geen", ""),
    ],
)
def test_a_lawyer_is_kept_as_typed_unless_nobody_is_named(typed: str, kept: str) -> None:
    assert lawyer(typed) == kept


def test_a_file_number_is_kept_as_typed_but_for_spaces_and_case() -> None:
    assert lists.row(Notitienr=" ge20.55.063099 - 25 ").number == "GE20.55.063099-25"
    assert lists.row(Notitienr="Dossier 12 bis").number == "DOSSIER 12 BIS"
    assert file_key("GE20.55.063099-25") == file_key("ge 20.55.063099/25")


@pytest.mark.parametrize(
    ("heading", "typed", "code"),
    [
        ("Naam en voornaam", "Cher", Code.NAME_HALF),
        ("Naam en voornaam", "<b>Maes</b> An", Code.NAME_UNREADABLE),
        ("Naam en voornaam", "Maes An 0475 12 34 56", Code.NAME_UNREADABLE),
        ("Naam en voornaam", "M" * 200 + " An", Code.TOO_LONG),
        ("Geboren", "in mei", Code.DATE_UNREADABLE),
        ("Notitienr", "onbekend", Code.NUMBER_MISSING),
        ("Notitienr", "GE20.55.063099-25 en GE20.55.063100-25", Code.NUMBER_SEVERAL),
        ("Notitienr", "9" * 80, Code.TOO_LONG),
        ("Volgende zitting", "31/02/2027", Code.DATE_IMPOSSIBLE),
        ("Volgende zitting", "1/1/1999", Code.DATE_UNLIKELY),
        ("Feiten", "x" * 900, Code.TOO_LONG),
        ("Stand", "neg " * 8000, Code.TOO_LONG),
        ("Aangehouden", "ja te " * 5000, Code.TOO_LONG),
        ("Taal", "tolk " * 6000, Code.TOO_LONG),
    ],
)
def test_what_cannot_be_imported_refuses_the_row(heading: str, typed: str, code: Code) -> None:
    row = lists.row(**{heading.replace(" ", "_"): typed})
    assert (row.refused, [reason.code for reason in row.reasons]) == (True, [code])


@pytest.mark.parametrize(
    ("heading", "typed", "code"),
    [
        ("Volgende zitting", "uitgesteld", Code.POSTPONED),
        ("Stand", "in beraad", Code.STATE_UNCLEAR),
        ("Aangehouden", "misschien", Code.DETAINED_UNCLEAR),
        ("Taal", "xyz", Code.LANGUAGE_UNCLEAR),
    ],
)
def test_what_is_only_unclear_goes_with_the_row(heading: str, typed: str, code: Code) -> None:
    row = lists.row(**{heading.replace(" ", "_"): typed})
    assert (row.refused, [reason.code for reason in row.reasons]) == (False, [code])


def test_markup_in_the_charges_is_text() -> None:
    assert lists.row(Feiten="<script>x</script>").facts == "<script>x</script>"


def test_a_column_of_its_own_can_ask_for_an_interpreter() -> None:
    assert lists.row(Taal="N", Tolk="Turks").speech == Speech("nl", "Turks")
    assert lists.row(Taal="N", Tolk="neen").speech == Speech("nl")
