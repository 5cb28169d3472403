"""Requests for the decision: written by hand as relations and copies, or made from a set of atoms."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from uuid import UUID

from hypothesis import strategies as st

from liaison.disclosure.rules.decision import (
    Action,
    Actor,
    Deny,
    Disclosure,
    Ground,
    Permit,
    Relation,
    Request,
    Signal,
    decide,
)
from liaison.disclosure.rules.matrix import COURT_BUNDLE, MATRIX, Column
from liaison.disclosure.rules.meaning import Atom

NOW = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
TODAY = NOW.date()
DAY = timedelta(days=1)
ME = UUID(int=7)
HOME = {
    "JU": "court",
    "PR": "court",
    "CL": "court",
    "DL": "court",
    "JA": "court",
    "LI": "care",
    "TP": "care",
    "OP": "care",
    "NM": "network",
    "RE": "network",
    "PA": "me",
}
DOORS = {Atom.AT_COURT: "court", Atom.AT_CARE: "care", Atom.AT_ME: "me", Atom.AT_NETWORK: "network"}
COPY_ATOMS = frozenset(
    {
        Atom.IS_RELEASE,
        Atom.IS_SIGNAL,
        Atom.DELIVERED,
        Atom.UNEXPIRED,
        Atom.RECIPIENT,
        Atom.DEFENCE_RECIPIENT,
        Atom.GROUND_NAMED,
        Atom.GROUND_IN_FORCE,
    }
)


EVERYWHERE = ["court", "care", "me", "network", "office", "house", ""]
TIMES = st.one_of(
    st.datetimes(), st.datetimes(timezones=st.timezones()), st.sampled_from([NOW, NOW - DAY, NOW + DAY])
)
GROUNDS = st.none() | st.builds(Ground, st.text(max_size=3), st.dates(), st.none() | st.dates())
COPIES = st.none() | st.builds(
    Disclosure,
    st.none() | TIMES,
    TIMES,
    st.frozensets(st.sampled_from(Column)),
    st.none() | st.builds(Signal, GROUNDS),
)
RELATIONS = st.builds(Relation, *[st.booleans() for _ in Relation.__slots__])
KINDS = st.sampled_from(sorted(MATRIX.rows))
STRANGE: Any = st.none() | st.integers() | st.text(max_size=4) | st.lists(st.integers(), max_size=1)


def requests(columns: Any, actions: Any, kinds: Any) -> st.SearchStrategy[Request]:
    """Requests with any relation, copy, door and time, sensible or not."""
    actors = st.builds(Actor, st.uuids(), columns, st.sampled_from(EVERYWHERE))
    return st.builds(Request, actors, actions, kinds, RELATIONS, COPIES, TIMES)


def release(**changes: Any) -> Disclosure:
    """A copy delivered yesterday to the whole court bundle, good until tomorrow."""
    good: dict[str, Any] = {
        "delivered_at": NOW - DAY,
        "expires_at": NOW + DAY,
        "recipients": COURT_BUNDLE,
        "signal": None,
    }
    return Disclosure(**(good | changes))


def signal(
    label: str = "art. 1", begins: date = TODAY, ends: date | None = TODAY, **changes: Any
) -> Disclosure:
    """A delivered legal signal whose ground holds today only."""
    return release(signal=Signal(Ground(label, begins, ends)), **changes)


def ask(
    column: str,
    kind: str,
    copy: Disclosure | None = None,
    *,
    door: str = "",
    write: bool = False,
    **relation: bool,
) -> Permit | Deny:
    """Ask at the column's own door unless another is named."""
    actor = Actor(ME, Column(column), door or HOME[column])
    action = Action.WRITE if write else Action.READ
    return decide(actor, action, kind, Relation(**relation), copy, NOW)


def request_with(atoms: Iterable[Atom], column: Column, kind: str) -> Request:
    """A request of which exactly these atoms hold, as far as they can hold together."""
    held = frozenset(atoms)
    door = next((name for atom, name in DOORS.items() if atom in held), "office")
    plain = held - COPY_ATOMS - set(DOORS) - {Atom.NOT_OBJECTED}
    relation = Relation(objected=Atom.NOT_OBJECTED not in held, **{atom.name.lower(): True for atom in plain})
    return Request(Actor(ME, column, door), Action.READ, kind, relation, _copy(held, column), NOW)


def _copy(held: frozenset[Atom], column: Column) -> Disclosure | None:
    """To the lawyer himself the two facts about recipients are one: without either he is not among them."""
    if not held & {Atom.IS_RELEASE, Atom.IS_SIGNAL}:
        return None
    facts_of_him = {Atom.RECIPIENT, Atom.DEFENCE_RECIPIENT} if column is Column.DL else {Atom.RECIPIENT}
    readers = {column} if held >= facts_of_him else set()
    if Atom.DEFENCE_RECIPIENT in held and column is not Column.DL:
        readers.add(Column.DL)
    ground = Ground(
        "art. 1" if Atom.GROUND_NAMED in held else " ", TODAY if Atom.GROUND_IN_FORCE in held else TODAY + DAY
    )
    return Disclosure(
        delivered_at=NOW if Atom.DELIVERED in held else None,
        expires_at=NOW + DAY if Atom.UNEXPIRED in held else NOW,
        recipients=frozenset(readers),
        signal=Signal(ground) if Atom.IS_SIGNAL in held else None,
    )
