"""A referral as a state machine: every state answers every step, and most steps are answered with No.

Source: care.md 4.2 (Task of SDOH-CC) and 8 (requirements 9 to 11), interface.md rule 15.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta
from enum import StrEnum
from itertools import product
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """Where a referral stands."""

    DRAFT = "draft"
    REQUESTED = "requested"
    SEEN = "seen"
    ACCEPTED = "accepted"
    WAITING = "waiting"
    REFUSED = "refused"
    IN_PROGRESS = "in-progress"
    COMPLETED = "completed"
    WITHDRAWN = "withdrawn"
    ENTERED_IN_ERROR = "entered-in-error"


class Step(StrEnum):
    """What somebody does with a referral."""

    WRITE = "write"
    SEND = "send"
    UNDO = "undo"
    RENEW = "renew"
    SEE = "see"
    ASK = "ask"
    REPLY = "reply"
    NOTE = "note"
    ACCEPT = "accept"
    WAIT = "wait"
    REFUSE = "refuse"
    INTAKE_HELD = "intake-held"
    NOT_COME = "not-come"
    START = "start"
    END = "end"
    WITHDRAW = "withdraw"
    CORRECT = "correct"


class Need(StrEnum):
    """What help is asked for. A life is the goal: help with use is one among six."""

    HOUSING = "housing"
    WORK = "work"
    PEOPLE = "people"
    HEALTH = "health"
    MONEY = "money"
    USE = "use"


_S, _T = State, Step
_SAME: Final[Mapping[Step, frozenset[State]]] = {
    _T.WRITE: frozenset({_S.DRAFT}),
    _T.RENEW: frozenset({_S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING, _S.IN_PROGRESS}),
    _T.SEE: frozenset({_S.SEEN, _S.ACCEPTED, _S.WAITING, _S.REFUSED, _S.IN_PROGRESS, _S.COMPLETED}),
    _T.ASK: frozenset({_S.SEEN, _S.ACCEPTED, _S.WAITING}),
    _T.REPLY: frozenset({_S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING, _S.IN_PROGRESS}),
    _T.NOTE: frozenset(_S) - {_S.DRAFT},
    _T.INTAKE_HELD: frozenset({_S.ACCEPTED}),
    _T.NOT_COME: frozenset({_S.ACCEPTED}),
}
"""Steps that leave a referral where it stands."""

_TO: Final[Mapping[Step, tuple[State, frozenset[State]]]] = {
    _T.SEND: (_S.REQUESTED, frozenset({_S.DRAFT})),
    _T.UNDO: (_S.DRAFT, frozenset({_S.REQUESTED})),
    _T.SEE: (_S.SEEN, frozenset({_S.REQUESTED})),
    _T.ACCEPT: (
        _S.ACCEPTED,
        frozenset({_S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING, _S.REFUSED}),
    ),
    _T.WAIT: (_S.WAITING, frozenset({_S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING, _S.REFUSED})),
    _T.REFUSE: (_S.REFUSED, frozenset({_S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING})),
    _T.START: (_S.IN_PROGRESS, frozenset({_S.ACCEPTED, _S.WAITING})),
    _T.END: (_S.COMPLETED, frozenset({_S.IN_PROGRESS})),
    _T.WITHDRAW: (
        _S.WITHDRAWN,
        frozenset({_S.DRAFT, _S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING}),
    ),
    _T.CORRECT: (_S.ENTERED_IN_ERROR, frozenset(_S) - {_S.DRAFT, _S.ENTERED_IN_ERROR}),
}
"""Steps that lead to another state, and from which."""


def _answer(state: State, step: Step) -> State | None:
    if step in _TO and state in _TO[step][1]:
        return _TO[step][0]
    return state if state in _SAME.get(step, ()) else None


TABLE: Final[Mapping[tuple[State, Step], State | None]] = MappingProxyType(
    {(state, step): _answer(state, step) for state, step in product(State, Step)}
)
"""Every state with every step: the state it leads to, or nothing where the step cannot be taken."""

OF_THE_PROGRAMME: Final = frozenset(
    {_T.SEE, _T.ASK, _T.ACCEPT, _T.WAIT, _T.REFUSE, _T.INTAKE_HELD, _T.NOT_COME, _T.START, _T.END}
)
"""What a programme may do by its link. All but opening and asking the liaison may write down for it, by telephone."""

OF_THE_LIAISON: Final = frozenset(Step) - {_T.SEE, _T.ASK}

SENT: Final = frozenset({_S.REQUESTED, _S.SEEN})
"""Waits for an answer."""

OPEN: Final = frozenset({_S.REQUESTED, _S.SEEN, _S.ACCEPTED, _S.WAITING})
"""Asked and not begun: counts towards those that are open for one need."""

SHOWN: Final = OPEN | {_S.IN_PROGRESS}
"""While it stands so, the programme may read what was sent: the person agreed, and nobody said No."""

ANSWERED: Final = frozenset({_T.ACCEPT, _T.WAIT, _T.REFUSE})
TO_READ: Final = OF_THE_PROGRAMME - {_T.SEE}
"""What the liaison should read when a programme has done it."""

MOST_AT_ONCE: Final = 3
"""Open referrals for one need beyond which a warning is shown (care.md 8, 11); people are not forbidden to send more."""

UNDONE_WITHIN: Final = timedelta(minutes=1)


class StepRefusedError(ValueError):
    """The referral stands where this step cannot be taken; somebody else may have been first."""

    def __init__(self, state: State, step: Step) -> None:
        super().__init__(f"a referral that is {state} does not {step}")
        self.state, self.step = state, step


def advance(state: State | str, step: Step) -> State:
    """The state that a step leads to. Raises ``StepRefusedError`` where it cannot be taken."""
    at = State(state)
    to = TABLE[at, step]
    if to is None:
        raise StepRefusedError(at, step)
    return to


def may(state: State | str, step: Step) -> bool:
    """Whether a step can be taken."""
    return TABLE[State(state), step] is not None


def may_undo(state: State | str, sent_at: datetime | None, now: datetime) -> bool:
    """Whether sending can still be taken back as if it had not been: within a minute, and while nobody opened it."""
    return may(state, Step.UNDO) and sent_at is not None and now - sent_at <= UNDONE_WITHIN
