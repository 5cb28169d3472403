"""What a cell of the matrix means, as data: which facts, together, open a row to a column.

`decision` evaluates these conditions over a request and the tests hand the very same ones to a solver, so
that the proof is about the code that runs. Every condition is a conjunction of atoms; a cell with several
ways in has several. Sources: secrecy.md section 2; design.md, "The wall" and "Decided, so that nobody decides
it twice".
"""

from collections.abc import Mapping
from enum import StrEnum
from functools import lru_cache
from types import MappingProxyType
from typing import Final, NamedTuple

from liaison.disclosure.rules.matrix import COURT_BUNDLE, Cell, Column


class Atom(StrEnum):
    """One fact of a request. An absent fact has its own atom where its absence is needed (NOT_OBJECTED)."""

    AT_COURT = "the request comes in at the court's door"
    AT_CARE = "the request comes in at the care door"
    AT_ME = "the request comes in at the participant's door"
    AT_NETWORK = "the request comes in at the network's door"
    ASSIGNED = "the case is the actor's own; to a participant: he is its subject"
    CARE_RELATION = "the actor's programme has an active care relation with the person"
    OWN_ENTRY = "the entry is the actor's own, or of his assigned pair, dated cover or treating team"
    NOT_OBJECTED = "the person has not objected to this sharing"
    CONSENT = "the person's consent to share this kind with this carer is recorded"
    MANDATE = "the person has mandated the actor for this kind"
    PROTOCOL = "the record is pseudonymised under an approved protocol, without free text"
    AGGREGATE = "a frozen count is asked, not a record"
    BREAK_GLASS = "a reasoned, timed emergency access to this person is open"
    IS_RELEASE = "the frozen copy is a release"
    IS_SIGNAL = "the frozen copy is a legal signal"
    DELIVERED = "the copy has been delivered"
    UNEXPIRED = "the copy has not expired"
    RECIPIENT = "the actor's column is among the recipients"
    DEFENCE_RECIPIENT = "the defence lawyer is among the recipients"
    GROUND_NAMED = "the court model names the ground of the signal"
    GROUND_IN_FORCE = "the validity dates of that ground contain today"


class Basis(StrEnum):
    """On what a permit rests; each permit names one, and the log keeps it."""

    OWN_CASE = "own-case"
    CARE_RELATION = "care-relation"
    OWN_ENTRY = "own-entry"
    RELEASE = "release"
    LEGAL_SIGNAL = "legal-signal"
    MANDATE = "mandate"
    CONSENT = "consent"
    AGGREGATE = "aggregate"
    PROTOCOL = "protocol"
    NO_PERSON = "no-person"
    BREAK_GLASS = "break-glass"


class Way(NamedTuple):
    """One way into a row: the basis that the permit will name, and the facts that must all hold."""

    basis: Basis
    atoms: frozenset[Atom]


WITHOUT_PERSON: Final = frozenset({"M24"})
"""Rows about places, not people."""

LAWYER_ALONE: Final = frozenset({"M02", "M29", "M31"})
"""Open to the lawyer and to nobody else of the court bundle: read by mandate at the participant's door, never
in a process that the prosecutor shares (note 1). The `CD` cells are so already by their suffix.
"""

_CARE_RECORD: Final = frozenset(
    {"M02", "M05", "M06", "M07", "M25", "M28", "M33"} | {f"M{number:02}" for number in range(9, 24)}
)
"""What care learns, keeps or confirms: contact data confided (M02), treatment and attendance (M05 to M07),
from the test taken in care to the progress report (M09 to M23), clinical scores (M25), messages (M28),
letters (M33). Not M08: a test under a judicial mandate is an expert's.
"""

CARE_ORIGIN: Final = _CARE_RECORD | {"M31", "M32"}
"""The care record, with what would tell of it: drafts and refusals (M31, finding 5) and who looked (M32). Not
M30 and M40: they hold what has been delivered or handed over; until then it is M31. Not M29: the lawyer's
secrecy.
"""

_CARERS: Final = frozenset({Column.LI, Column.TP, Column.OP})
_EMERGENCY: Final = frozenset({Column.LI, Column.TP})
_DOOR: Final[Mapping[Column, Atom]] = MappingProxyType(
    dict.fromkeys(COURT_BUNDLE, Atom.AT_COURT)
    | dict.fromkeys(_CARERS, Atom.AT_CARE)
    | {Column.PA: Atom.AT_ME, Column.NM: Atom.AT_NETWORK, Column.RE: Atom.AT_NETWORK}
)
_SENSIBLE: Final[Mapping[str, str]] = MappingProxyType({"A": "SR", "O": "SR", "C": "SLD", "G": "", "P": ""})
_BY_MANDATE: Final = Way(Basis.MANDATE, frozenset({Atom.AT_ME, Atom.MANDATE}))
_COPY: Final = frozenset({Atom.DELIVERED, Atom.UNEXPIRED, Atom.RECIPIENT})


@lru_cache(maxsize=1024)
def alternatives(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
    """All ways in which `cell` opens row `kind` to `column`, best first; none for N and for senseless
    suffixes.

    The suffix S puts "has not objected" into every way, break-glass included: a denial overrides each permit.
    """
    if not cell.suffixes <= set(_SENSIBLE.get(cell.letter, "")):
        return ()
    ways = _ordinary(column, cell, kind)
    if ways and column in _EMERGENCY and kind in _CARE_RECORD and cell.letter in "ACO":
        ways += _break_glass(column, ways)
    if "S" in cell.suffixes:
        return tuple(Way(way.basis, way.atoms | {Atom.NOT_OBJECTED}) for way in ways)
    return ways


def _ordinary(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
    match cell.letter:
        case "A":
            return _always(column, kind)
        case "O":
            return _own_entry(column, kind)
        case "C":
            return _to_carer(column, cell) if column in _CARERS else _to_court(column, cell, kind)
        case "G":
            return (Way(Basis.AGGREGATE, frozenset({_DOOR[column], Atom.AGGREGATE})),)
        case "P" if column is Column.RE:
            # The network's door never shows a person, coded or not: the file is made on the care side.
            return (Way(Basis.PROTOCOL, frozenset({Atom.AT_CARE, Atom.PROTOCOL})),)
    return ()


def _tie(column: Column) -> frozenset[Atom]:
    """What ties an actor to one person: his own case, or for a provider the active care relation (I3)."""
    by_programme = column in {Column.TP, Column.OP}
    return frozenset({_DOOR[column], Atom.CARE_RELATION if by_programme else Atom.ASSIGNED})


def _always(column: Column, kind: str) -> tuple[Way, ...]:
    if column in {Column.NM, Column.RE}:
        return (Way(Basis.NO_PERSON, frozenset({Atom.AT_NETWORK})),) if kind in WITHOUT_PERSON else ()
    by_programme = column in {Column.TP, Column.OP}
    own = Way(Basis.CARE_RELATION if by_programme else Basis.OWN_CASE, _tie(column))
    # A mandated lawyer, and a trusted person who borrows the participant's column, read what he ticked.
    return (own, _BY_MANDATE) if column in {Column.DL, Column.PA} else (own,)


def _own_entry(column: Column, kind: str) -> tuple[Way, ...]:
    if column in {Column.NM, Column.RE}:
        return ()
    atoms = frozenset({_DOOR[column], Atom.OWN_ENTRY})
    if column is Column.DL:
        mandated = Way(Basis.OWN_ENTRY, _BY_MANDATE.atoms | {Atom.OWN_ENTRY})
        return (mandated,) if kind in LAWYER_ALONE else (Way(Basis.OWN_ENTRY, atoms), mandated)
    if column in {Column.TP, Column.OP}:
        atoms |= {Atom.CARE_RELATION}
    return (Way(Basis.OWN_ENTRY, atoms),)


def _to_carer(column: Column, cell: Cell) -> tuple[Way, ...]:
    """C to a carer: recorded consent; without S also a copy delivered to him.

    S leaves consent alone: secrecy is shared between carers, not copied. A future provider is first given a
    care relation by a referral that the person agreed to, so OP needs it too. L opens nothing here: help in
    danger (M15, M16) leaves outside the platform, and what stays inside it needs consent.
    """
    if "D" in cell.suffixes:
        return ()
    consent = Way(Basis.CONSENT, _tie(column) | {Atom.CONSENT})
    if "S" in cell.suffixes:
        return (consent,)
    return (Way(Basis.RELEASE, _tie(column) | _COPY | {Atom.IS_RELEASE}), consent)


def _to_court(column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
    """C to the court bundle: a delivered copy that the defence receives too (I9), to whoever has the case.

    With L also a signal, on a ground that the court model names with validity dates. With D, and on the rows
    that are the lawyer's alone, his client's mandate and nothing else.
    """
    if column not in COURT_BUNDLE or "S" in cell.suffixes:
        return ()
    if "D" in cell.suffixes or (column is Column.DL and kind in LAWYER_ALONE):
        return (_BY_MANDATE,) if column is Column.DL else ()
    copy = _tie(column) | _COPY | {Atom.DEFENCE_RECIPIENT}
    ways = [Way(Basis.RELEASE, copy | {Atom.IS_RELEASE})]
    if "L" in cell.suffixes:
        named = {Atom.IS_SIGNAL, Atom.GROUND_NAMED, Atom.GROUND_IN_FORCE}
        ways.append(Way(Basis.LEGAL_SIGNAL, copy | named))
    if column is Column.DL:
        ways.append(_BY_MANDATE)
    return tuple(ways)


def _break_glass(column: Column, ways: tuple[Way, ...]) -> tuple[Way, ...]:
    """Emergency access on the care side; nothing where an ordinary way asks no more. A provider keeps I3."""
    tie = _tie(column) - {Atom.ASSIGNED}
    atoms = tie | {Atom.BREAK_GLASS}
    return () if any(way.atoms <= atoms for way in ways) else (Way(Basis.BREAK_GLASS, atoms),)
