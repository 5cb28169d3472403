"""The one decision: may this actor do this with this kind of data of this person, now? (ring 4 of design.md)

Pure and total: it never raises and denies whatever the matrix does not open. The caller establishes the
facts, in the same transaction as the read they are for, and obeys what a permit obliges to.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType
from typing import Final, Literal
from uuid import UUID

from liaison.disclosure.rules.matrix import MATRIX, Cell, Column, Matrix
from liaison.disclosure.rules.meaning import Atom, Basis, Way, alternatives


class Action(StrEnum):
    """READ is every showing, export and print. WRITE is a necessary condition only: rooms narrow it by
    role.
    """

    READ = "read"
    WRITE = "write"


@dataclass(frozen=True, slots=True)
class Actor:
    """Who asks, by which door. `column` is None for a role without case content (administrator, DPO,
    worker).
    """

    id: UUID
    column: Column | None
    door: str


@dataclass(frozen=True, slots=True)
class Relation:
    """What ties the actor to this person and this row, as the caller found it; nothing is assumed.

    For a trusted person leave `assigned` False and set `mandate`: he is not the subject. `mandate` and
    `consent` are about the one kind asked. `break_glass` is an open access with reason and end, not a wish
    for one. `third_party_removed` promises that passages about third persons are already out of what will be
    shown.
    """

    assigned: bool = False
    care_relation: bool = False
    own_entry: bool = False
    objected: bool = False
    consent: bool = False
    mandate: bool = False
    protocol: bool = False
    aggregate: bool = False
    third_party_removed: bool = False
    break_glass: bool = False


@dataclass(frozen=True, slots=True)
class Ground:
    """A legal ground as the court model names it: a label, and the days on which it holds, the last one
    included.
    """

    label: str
    valid_from: date
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Signal:
    """Marks a disclosure as a legal signal (road R3). Its ground is None where the court model names none."""

    ground: Ground | None


@dataclass(frozen=True, slots=True)
class Disclosure:
    """A frozen copy: a release, or with `signal` a legal signal. Times are aware; `expires_at` is the first
    moment at which it is no longer read, `delivered_at` is None until it has been delivered.
    """

    delivered_at: datetime | None
    expires_at: datetime
    recipients: frozenset[Column]
    signal: Signal | None = None


@dataclass(frozen=True, slots=True)
class Permit:
    """Yes, under one row on one ground (I7).

    On LEGAL_SIGNAL the reader gets the signal (type, date, ground), never the record beneath it; on PROTOCOL
    and AGGREGATE nothing that names a person and no free text. `redact_third_parties` is an obligation of the
    caller.
    """

    row: str
    ground: Basis
    redact_third_parties: bool = False

    def __bool__(self) -> Literal[True]:
        return True


@dataclass(frozen=True, slots=True)
class Deny:
    """No. It carries no reason, so that none can be shown: a refusal looks like nothing."""

    row: str

    def __bool__(self) -> Literal[False]:
        return False


@dataclass(frozen=True, slots=True)
class Request:
    """All that one decision looks at."""

    actor: Actor
    action: Action
    kind: str
    relation: Relation
    disclosure: Disclosure | None
    now: datetime


_DOORS: Final[Mapping[str, Atom]] = MappingProxyType(
    {"court": Atom.AT_COURT, "care": Atom.AT_CARE, "me": Atom.AT_ME, "network": Atom.AT_NETWORK}
)
_JUSTICE: Final = frozenset({Column.JU, Column.PR, Column.CL, Column.JA})
_CARE: Final = frozenset({Column.LI, Column.TP})
_WRITERS: Final[Mapping[str, frozenset[Column]]] = MappingProxyType(
    dict.fromkeys(("M01", "M03", "M04", "M08", "M26", "M27", "M35", "M36", "M37", "M38", "M41"), _JUSTICE)
    | {f"M{number:02}": _CARE for number in (2, 5, 6, 7, *range(9, 24), 25, 33)}
    | dict.fromkeys(("M22", "M28", "M30", "M31"), _CARE | {Column.PA})
    | {
        "M24": frozenset({Column.NM}),
        "M29": frozenset({Column.PA, Column.DL}),
        "M39": frozenset({Column.JA}),
        "M40": frozenset({Column.PA, Column.DL, Column.CL}),
    }
)
"""Whose data a row is. On M40 the clerk too, who registers paper handed over in the room. M32, the log, is
written by the platform alone; M34 by nobody until authorised.
"""

_WRITING: Final = frozenset({Basis.OWN_CASE, Basis.CARE_RELATION, Basis.OWN_ENTRY, Basis.NO_PERSON})
"""A copy, a consent, a mandate or an emergency lets one read what is another's, and change nothing."""


def decide(
    actor: Actor, action: Action, kind: str, relation: Relation, disclosure: Disclosure | None, now: datetime
) -> Permit | Deny:
    """Decide by the signed matrix. `now` is aware, in the zone by whose calendar legal grounds begin and
    end.
    """
    return answer(Request(actor, action, kind, relation, disclosure, now))


def answer(request: Request, matrix: Matrix = MATRIX) -> Permit | Deny:
    """Decide by a given matrix: the first way in whose facts all hold gives the ground; none, and it is a
    Deny.
    """
    column, kind = request.actor.column, request.kind
    cell = matrix.cell(kind, column)
    if column is None or cell is None:
        return Deny(kind)
    known = facts(request)
    for way in _ways(request.action, column, cell, kind):
        if way.atoms <= known:
            redact = "R" in cell.suffixes and not request.relation.third_party_removed
            return Permit(kind, way.basis, redact_third_parties=redact)
    return Deny(kind)


def _ways(action: object, column: Column, cell: Cell, kind: str) -> tuple[Way, ...]:
    """An action that nobody defined has no way in."""
    ways = alternatives(column, cell, kind)
    if action == Action.READ:
        return ways
    if action == Action.WRITE and column in _WRITERS.get(kind, ()):
        return tuple(way for way in ways if way.basis in _WRITING)
    return ()


def facts(request: Request) -> frozenset[Atom]:
    """The atoms that hold for a request. A naive time proves nothing: no copy is delivered by it."""
    relation = request.relation
    held = {
        Atom.ASSIGNED: relation.assigned,
        Atom.CARE_RELATION: relation.care_relation,
        Atom.OWN_ENTRY: relation.own_entry,
        Atom.NOT_OBJECTED: not relation.objected,
        Atom.CONSENT: relation.consent,
        Atom.MANDATE: relation.mandate,
        Atom.PROTOCOL: relation.protocol,
        Atom.AGGREGATE: relation.aggregate,
        Atom.BREAK_GLASS: relation.break_glass,
    }
    door = _DOORS.get(request.actor.door)
    known = frozenset(atom for atom, holds in held.items() if holds) | ({door} if door else set())
    if request.disclosure is None:
        return known
    return known | _facts_of_copy(request.disclosure, request.actor.column, request.now)


def _facts_of_copy(copy: Disclosure, column: Column | None, now: datetime) -> set[Atom]:
    """A signal is never read as a release, whatever has become of its ground."""
    held = {
        Atom.IS_RELEASE: copy.signal is None,
        Atom.IS_SIGNAL: copy.signal is not None,
        Atom.DELIVERED: copy.delivered_at is not None and _in_order(copy.delivered_at, now),
        Atom.UNEXPIRED: _in_order(now, copy.expires_at) and now != copy.expires_at,
        Atom.RECIPIENT: column in copy.recipients,
        Atom.DEFENCE_RECIPIENT: Column.DL in copy.recipients,
    }
    if copy.signal is not None and (ground := copy.signal.ground) is not None:
        held[Atom.GROUND_NAMED] = bool(ground.label.strip())
        held[Atom.GROUND_IN_FORCE] = _in_force(ground, now)
    return {atom for atom, holds in held.items() if holds}


def _in_order(earlier: datetime, later: datetime) -> bool:
    """Whether `earlier` is not after `later`; False where one of them has no zone and they cannot be
    compared.
    """
    return earlier.utcoffset() is not None and later.utcoffset() is not None and earlier <= later


def _in_force(ground: Ground, now: datetime) -> bool:
    today = now.toordinal()
    begun = ground.valid_from.toordinal() <= today
    return begun and (ground.valid_until is None or today <= ground.valid_until.toordinal())
