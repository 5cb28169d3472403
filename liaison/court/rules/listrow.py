"""One row of a court's list: what its cells say, and what is wrong with them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date

from liaison.common.cells import EMPTY, Cell
from liaison.common.folding import fold_name
from liaison.court.rules import names, words
from liaison.court.rules.days import Calendar, DayError, birth_date, sitting_date
from liaison.court.rules.folding import file_key, file_number, is_nothing
from liaison.court.rules.headings import Field
from liaison.court.rules.reasons import Code, Reason
from liaison.court.rules.words import Detained, Speech, State

LONGEST: Mapping[Field, int] = {
    Field.NAME: 240,
    Field.NAME_GIVEN_FIRST: 240,
    Field.SURNAME: 120,
    Field.GIVEN: 120,
    Field.BIRTH: 60,
    Field.NUMBER: 60,
    Field.FACTS: 500,
    Field.DETAINED: 250,
    Field.PLACE: 120,
    Field.INTRODUCED: 120,
    Field.NEXT: 120,
    Field.STATE: 250,
    Field.LAWYER: 120,
    Field.LANGUAGE: 60,
    Field.INTERPRETER: 60,
}
"""The most characters a cell may have; no column of the tables is narrower than what is kept of it."""

_SILENT = Speech()
_NAMES = (Field.NAME, Field.NAME_GIVEN_FIRST, Field.SURNAME, Field.GIVEN)
_EXACT = (*_NAMES, Field.BIRTH, Field.NUMBER, Field.INTRODUCED, Field.NEXT)
"""Fields that a formula cannot fill: it would be read as another thing on another day."""

_NOTICE = re.compile(r"[A-Z]{2}\d\d\.\w\d\.\d{4,6}[-/]\d\d")
_DATE_FAULTS = {
    DayError.UNREADABLE: Code.DATE_UNREADABLE,
    DayError.IMPOSSIBLE: Code.DATE_IMPOSSIBLE,
    DayError.FUTURE: Code.BIRTH_FUTURE,
    DayError.TOO_YOUNG: Code.BIRTH_TOO_YOUNG,
    DayError.UNLIKELY: Code.DATE_UNLIKELY,
}


@dataclass(frozen=True, slots=True)
class ListRow:
    """A row as understood. `typed_name` is the name as it stands in the list, for showing a refused row."""

    line: int
    typed_name: str
    surname: str = ""
    given: str = ""
    birth: date | None = None
    number: str = ""
    facts: str = ""
    detained: Detained = Detained.UNKNOWN
    place: str = ""
    introduced: date | None = None
    next: date | None = None
    postponed: bool = False
    state: State = State.UNKNOWN
    lawyer: str = ""
    speech: Speech = _SILENT
    reasons: tuple[Reason, ...] = ()

    @property
    def refused(self) -> bool:
        """True when a fault in its own cells refuses it."""
        return any(reason.refuses for reason in self.reasons)

    @property
    def folded(self) -> str:
        """The name for comparing, empty when it could not be read."""
        return fold_name(self.surname, self.given)

    @property
    def key(self) -> str:
        """The file number for comparing, empty when there is none."""
        return file_key(self.number)


class _Reader:
    """The cells of one row, and the reasons gathered while they are read."""

    def __init__(self, cells: Mapping[Field, Cell], calendar: Calendar) -> None:
        self.cells = cells
        self.calendar = calendar
        self.reasons: list[Reason] = []

    def cell(self, field: Field) -> Cell:
        """A cell that is no formula where none may be, and not longer than its field."""
        cell = self.cells.get(field, EMPTY)
        if cell.formula and field in _EXACT:
            self.say(Code.FORMULA, field, cell.text)
            return EMPTY
        if isinstance(cell.value, str) and len(cell.value) > LONGEST[field]:
            self.say(Code.TOO_LONG, field, cell.text)
            return EMPTY
        return cell

    def text(self, field: Field) -> str:
        """The text of a cell, empty for what stands in place of a value."""
        text = self.cell(field).text
        return "" if is_nothing(text) else text

    def say(self, code: Code, field: Field | None = None, value: str = "") -> None:
        """Notes a fault, or what the clerk should know."""
        self.reasons.append(Reason(code, field, _short(value)))

    def fits(self, field: Field, text: str) -> str:
        """The text, or nothing and a fault when it is longer than its column."""
        if len(text) <= LONGEST[field]:
            return text
        self.say(Code.TOO_LONG, field, text)
        return ""

    def has_said(self, *fields: Field) -> bool:
        """True when something is already noted of these fields, so that they are not called empty as well."""
        return any(reason.field in fields for reason in self.reasons)


def read_row(line: int, cells: Mapping[Field, Cell], calendar: Calendar) -> ListRow:
    """What the row says. Never raises: what cannot be read becomes a reason."""
    reader = _Reader(cells, calendar)
    surname, given = _name(reader)
    birth = _birth(reader)
    number = _number(reader)
    detained, place = _custody(reader)
    introduced, upcoming, postponed = _sittings(reader)
    return ListRow(
        line=line,
        typed_name=_short(" ".join(cells[field].text for field in _NAMES if field in cells).strip()),
        surname=surname,
        given=given,
        birth=birth,
        number=number,
        facts=reader.fits(Field.FACTS, reader.text(Field.FACTS)),
        detained=detained,
        place=place,
        introduced=introduced,
        next=upcoming,
        postponed=postponed,
        state=_state(reader),
        lawyer=reader.fits(Field.LAWYER, words.lawyer(reader.text(Field.LAWYER))),
        speech=_speech(reader),
        reasons=tuple(reader.reasons),
    )


def _short(value: str) -> str:
    """Enough of a value to know it again; the beginning of a long text, not all of it."""
    return value if len(value) <= 80 else value[:79] + "…"


def _name(reader: _Reader) -> tuple[str, str]:
    typed = dict(_typed_names(reader))
    if reader.has_said(*typed):
        return "", ""
    joined = " ".join(typed.values())
    if is_nothing(joined):
        reader.say(Code.NAME_MISSING, Field.NAME)
    elif not all(names.is_writable(text) for text in typed.values() if text):
        reader.say(Code.NAME_UNREADABLE, Field.NAME, joined)
    else:
        name = _parted(typed)
        if name is None:
            reader.say(Code.NAME_HALF, Field.NAME, joined)
        else:
            return _fitting(reader, name)
    return "", ""


def _typed_names(reader: _Reader) -> Iterator[tuple[Field, str]]:
    """Surname and first name where each has its column, else the one column that holds both."""
    apart = [field for field in (Field.SURNAME, Field.GIVEN) if field in reader.cells]
    whole = [field for field in (Field.NAME, Field.NAME_GIVEN_FIRST) if field in reader.cells]
    for field in apart if len(apart) == 2 else whole:
        yield field, reader.text(field)


def _parted(typed: Mapping[Field, str]) -> names.Name | None:
    if Field.SURNAME in typed:
        surname, given = names.quiet(typed[Field.SURNAME]), names.quiet(typed[Field.GIVEN])
        return names.Name(surname, given) if surname and given else None
    field, text = next(iter(typed.items()))
    return names.split(text, given_first=field is Field.NAME_GIVEN_FIRST)


def _fitting(reader: _Reader, name: names.Name) -> tuple[str, str]:
    if name.guessed:
        reader.say(Code.NAME_GUESSED, Field.NAME, f"{name.surname}, {name.given}")
    return reader.fits(Field.SURNAME, name.surname), reader.fits(Field.GIVEN, name.given)


def _birth(reader: _Reader) -> date | None:
    cell = reader.cell(Field.BIRTH)
    day = birth_date(cell, reader.calendar)
    if isinstance(day, DayError):
        reader.say(_DATE_FAULTS[day], Field.BIRTH, _as_typed(cell))
        return None
    if day is None and not reader.has_said(Field.BIRTH):
        reader.say(Code.BIRTH_MISSING, Field.BIRTH, cell.text)
    return day


def _number(reader: _Reader) -> str:
    typed = reader.text(Field.NUMBER)
    number = file_number(typed)
    if reader.has_said(Field.NUMBER):
        return ""
    if not file_key(number):
        reader.say(Code.NUMBER_MISSING, Field.NUMBER)
        return ""
    if len(_NOTICE.findall(number)) > 1:
        reader.say(Code.NUMBER_SEVERAL, Field.NUMBER, typed)
        return ""
    return reader.fits(Field.NUMBER, number)


def _custody(reader: _Reader) -> tuple[Detained, str]:
    typed = reader.text(Field.DETAINED)
    detained, place, understood = words.custody(typed)
    if not understood:
        reader.say(Code.DETAINED_UNCLEAR, Field.DETAINED, typed)
    if detained is Detained.YES:
        return detained, reader.fits(Field.PLACE, place or reader.text(Field.PLACE))
    return detained, ""


def _sittings(reader: _Reader) -> tuple[date | None, date | None, bool]:
    """First sitting, next sitting, and whether the next is put off to a day not yet known."""
    introduced = _sitting(reader, Field.INTRODUCED, reader.cell(Field.INTRODUCED))
    cell = reader.cell(Field.NEXT)
    if words.is_postponed(cell.text):
        reader.say(Code.POSTPONED, Field.NEXT, cell.text)
        return introduced, None, True
    upcoming = _sitting(reader, Field.NEXT, cell)
    if introduced and upcoming and upcoming < introduced:
        reader.say(Code.NEXT_BEFORE_FIRST, Field.NEXT, _as_typed(cell))
    return introduced, upcoming, False


def _sitting(reader: _Reader, field: Field, cell: Cell) -> date | None:
    day = sitting_date(cell, reader.calendar)
    if isinstance(day, DayError):
        reader.say(_DATE_FAULTS[day], field, _as_typed(cell))
        return None
    return day


def _as_typed(cell: Cell) -> str:
    """A real date the way the clerk sees it, anything else as typed."""
    return f"{cell.value:%d/%m/%Y}" if isinstance(cell.value, date) else cell.text


def _state(reader: _Reader) -> State:
    typed = reader.text(Field.STATE)
    state, plain = words.state(typed)
    if state is State.UNKNOWN and not plain:
        reader.say(Code.STATE_UNCLEAR, Field.STATE, typed)
    elif not plain:
        reader.say(Code.STATE_SHORTENED, Field.STATE)
    return state


def _speech(reader: _Reader) -> Speech:
    typed = " ".join(
        part for part in (reader.text(Field.LANGUAGE), _interpreter(reader.text(Field.INTERPRETER))) if part
    )
    speech = words.speech(typed)
    if not speech.understood:
        reader.say(Code.LANGUAGE_UNCLEAR, Field.LANGUAGE, typed)
    return replace(speech, interpreter=reader.fits(Field.INTERPRETER, speech.interpreter))


def _interpreter(text: str) -> str:
    """What a column of its own says of an interpreter, in the words of a column for the language."""
    detained, _, _ = words.custody(text)
    return "" if not text or detained is Detained.NO else f"tolk {text}"
