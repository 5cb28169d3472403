"""Sets the rows of a list against what exists: which people and files are new, known, or cannot be."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from itertools import islice
from uuid import UUID

from liaison.court.rules.headings import Field
from liaison.court.rules.listrow import ListRow
from liaison.court.rules.reasons import Code, Reason
from liaison.court.rules.words import CONCLUDED, State

_LINES_TOLD = 5
_Lines = tuple[int, ...]
_Identity = tuple[str, date | None]

PersonKey = tuple[str, date]
"""Folded name and date of birth; two who share both are taken for one person."""


class Outcome(StrEnum):
    """What becomes of a row. A match may still put a known file on a new sitting."""

    CREATE = "create"
    MATCH = "match"
    REFUSE = "refuse"


class New(StrEnum):
    """What a row adds."""

    PERSON = "person"
    FILE = "file"
    SITTING = "sitting"
    APPEARANCE = "appearance"


@dataclass(frozen=True, slots=True)
class Known:
    """What exists. Names are folded (`fold_name`), file numbers are keys (`file_key`)."""

    persons: Mapping[PersonKey, UUID] = field(default_factory=dict)
    files: Mapping[str, tuple[UUID, UUID]] = field(default_factory=dict)
    """File key to (file, person)."""
    sittings: frozenset[date] = frozenset()
    appearances: Mapping[UUID, frozenset[date]] = field(default_factory=dict)
    """The days on whose list a person already is."""


@dataclass(frozen=True, slots=True)
class RowPlan:
    """What a row would do. `person_line` is the first line about this person; when he is new, its row makes him."""

    row: ListRow
    outcome: Outcome
    reasons: tuple[Reason, ...] = ()
    new: frozenset[New] = frozenset()
    person: UUID | None = None
    person_line: int | None = None
    file: UUID | None = None
    days: tuple[date, ...] = ()
    """Of the sittings on whose list he is to come and is not yet."""

    @property
    def line_of_person(self) -> int:
        """The first line about this person, which stands for him; his own line for a refused row."""
        return self.person_line or self.row.line

    @property
    def faults(self) -> tuple[Reason, ...]:
        """The reasons that refuse it."""
        return tuple(reason for reason in self.reasons if reason.refuses)

    @property
    def notes(self) -> tuple[Reason, ...]:
        """What a clerk should know of it."""
        return tuple(reason for reason in self.reasons if not reason.refuses)


def plan(rows: Sequence[ListRow], known: Known, today: date) -> tuple[RowPlan, ...]:
    """One plan for each row, in their order; nothing is decided by a row that is itself refused."""
    shared, namesakes = _shared(rows), _namesakes(rows, known)
    planner = _Planner(known, today)
    plans = []
    for row in rows:
        faults = _faults(row, shared, known)
        about = namesakes.get(row.line)
        notes = _notes(row) + (() if about is None else (Reason(Code.NAMESAKE, Field.BIRTH, "", about),))
        refused = RowPlan(row, Outcome.REFUSE, faults + _notes(row))
        plans.append(refused if faults or row.birth is None else planner.row(row, row.birth, notes))
    return tuple(plans)


def _faults(row: ListRow, shared: Mapping[int, _Lines], known: Known) -> tuple[Reason, ...]:
    """What refuses a row: its own cells, another row with its file number, a file of someone else."""
    own = tuple(reason for reason in row.reasons if reason.refuses)
    if row.line in shared:
        return (*own, Reason(Code.NUMBER_SHARED, Field.NUMBER, row.number, shared[row.line]))
    if own or row.birth is None or row.key not in known.files:
        return own
    _, owner = known.files[row.key]
    his = owner == known.persons.get((row.folded, row.birth))
    return () if his else (Reason(Code.NUMBER_TAKEN, Field.NUMBER, row.number),)


@dataclass(slots=True)
class _Person:
    """Someone met while walking down the list: known by his id, or made by the row of `line`."""

    id: UUID | None
    line: int
    state: State
    days: set[date]


class _Planner:
    """Walks down the list and remembers which person, file and sitting the rows above will make."""

    def __init__(self, known: Known, today: date) -> None:
        self.known = known
        self.today = today
        self.people: dict[PersonKey, _Person] = {}
        self.rows: dict[str, ListRow] = {}
        self.sittings = set(known.sittings)

    def row(self, row: ListRow, birth: date, notes: tuple[Reason, ...]) -> RowPlan:
        """The plan of a row that nothing refuses."""
        new, met = self._person(row, birth)
        file, _ = self.known.files.get(row.key, (None, None))
        above = self.rows.setdefault(row.key, row)
        reasons = [*self._match(row, above, met, new), *notes]
        days: tuple[date, ...] = ()
        if above is row:
            days = self._days(row, met, reasons)
            new |= self._added(days) | ({New.FILE} if file is None else set())
        return RowPlan(
            row,
            Outcome.CREATE if New.FILE in new else Outcome.MATCH,
            tuple(reasons),
            new=frozenset(new),
            person=met.id,
            person_line=met.line,
            file=file,
            days=days,
        )

    def _person(self, row: ListRow, birth: date) -> tuple[set[New], _Person]:
        key = (row.folded, birth)
        met = self.people.get(key)
        if met:
            return set(), met
        known = self.known.persons.get(key)
        days = self.known.appearances.get(known, frozenset()) if known else ()
        self.people[key] = _Person(known, row.line, row.state, set(days))
        return ({New.PERSON} if known is None else set()), self.people[key]

    def _match(self, row: ListRow, above: ListRow, met: _Person, new: set[New]) -> Iterator[Reason]:
        """What already exists of a row: the same row, its file, or its person."""
        if above is not row:
            same = replace(above, line=0, typed_name="") == replace(row, line=0, typed_name="")
            yield Reason(Code.DUPLICATE if same else Code.DUPLICATE_DIFFERS, lines=(above.line,))
        elif row.key in self.known.files:
            yield Reason(Code.FILE_KNOWN, Field.NUMBER, row.number)
        elif met.line != row.line:
            yield Reason(Code.PERSON_ABOVE, Field.NAME, lines=(met.line,))
            if met.state is not row.state:
                yield Reason(Code.STATE_DIFFERS, Field.STATE, lines=(met.line,))
        elif New.PERSON not in new:
            yield Reason(Code.PERSON_KNOWN, Field.NAME)

    def _days(self, row: ListRow, met: _Person, reasons: list[Reason]) -> tuple[date, ...]:
        """The sittings still to come on whose list the row puts him. A day that has passed can have no list."""
        named = {day for day in (row.introduced, row.next) if day}
        if row.state in CONCLUDED:
            if row.next:
                reasons.append(Reason(Code.CONCLUDED, Field.STATE))
            return ()
        if row.next and row.next < self.today:
            reasons.append(Reason(Code.NEXT_PASSED, Field.NEXT, f"{row.next:%d/%m/%Y}"))
        days = sorted(day for day in named - met.days if day >= self.today)
        met.days.update(days)
        return tuple(days)

    def _added(self, days: tuple[date, ...]) -> set[New]:
        if not days:
            return set()
        fresh = set(days) - self.sittings
        self.sittings |= fresh
        return {New.APPEARANCE, New.SITTING} if fresh else {New.APPEARANCE}


def _notes(row: ListRow) -> tuple[Reason, ...]:
    return tuple(reason for reason in row.reasons if not reason.refuses)


def trajectory_state(rows: Sequence[ListRow]) -> tuple[State, date | None]:
    """The state of one person's way through the court, and its first day, from all his rows.

    The state is that of the file introduced last, since a person has one way through a court however many files.
    """
    dated = [row.introduced for row in rows if row.introduced]
    last = max(rows, key=lambda row: (row.introduced or date.min, row.line))
    return last.state, min(dated, default=None)


def _shared(rows: Iterable[ListRow]) -> Mapping[int, tuple[int, ...]]:
    """Lines to the first lines that give the same file number to another person."""
    by_number: dict[str, dict[_Identity, list[int]]] = defaultdict(lambda: defaultdict(list))
    for row in rows:
        if row.key:
            by_number[row.key][row.folded, row.birth].append(row.line)
    clashes: dict[int, tuple[int, ...]] = {}
    for people in by_number.values():
        for person, lines in people.items():
            others = (people[other][0] for other in people if _differ(person, other))
            clashing = tuple(islice(others, _LINES_TOLD))
            clashes |= dict.fromkeys(lines, clashing) if clashing else {}
    return clashes


def _differ(one: _Identity, other: _Identity) -> bool:
    """Only what could be read counts: a name or date that is missing says nothing."""
    return any(len({mine, theirs} - {"", None}) > 1 for mine, theirs in zip(one, other, strict=True))


def _namesakes(rows: Iterable[ListRow], known: Known) -> Mapping[int, tuple[int, ...]]:
    """Lines of those who share a name, not the date of birth, with someone; to the first lines of those in the list.

    Perhaps two people, perhaps a slip in the date: the clerk knows.
    """
    by_name: dict[str, dict[date, list[int]]] = defaultdict(lambda: defaultdict(list))
    for folded, birth in known.persons:
        by_name[folded][birth] = []
    for row in rows:
        if row.folded and row.birth:
            by_name[row.folded][row.birth].append(row.line)
    found: dict[int, tuple[int, ...]] = {}
    for births in by_name.values():
        for birth, lines in births.items() if len(births) > 1 else ():
            others = (births[other][0] for other in births if other != birth and births[other])
            found |= dict.fromkeys(lines, tuple(islice(others, _LINES_TOLD)))
    return found
