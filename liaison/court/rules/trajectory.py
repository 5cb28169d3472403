"""One person's way through a drug treatment court, as a table: each state and each step has one answer.

Source: courts.md, 1.2 and 10.2. Everything happens before judgment on the merits, and a judgment can fall at every
point of the way: for somebody who declined it is the ordinary one. Only the court's own acts are steps; nothing that
happens in care moves anything here.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Final


class State(StrEnum):
    """Where the court stands with somebody. Asking for time is no state: the offer simply stands."""

    NOTIFIED = "notified"
    """The prosecutor has brought the file; no offer has been made."""
    OFFERED = "offered"
    """The stakes have been explained to him and he has not yet answered."""
    DECLINED = "declined"
    """He takes the ordinary way. No reason is kept."""
    NOT_STARTED = "not-started"
    """The court made no offer."""
    RUNNING = "running"
    STOPPED = "stopped"
    """Ended before its time, by him or by the court."""
    CLOSED_POSITIVE = "closed-positive"
    CLOSED_NEGATIVE = "closed-negative"
    JUDGED = "judged"
    TRANSFERRED = "transferred"
    """Another court goes on with it."""


class Step(StrEnum):
    """What the court does that may move somebody to another state."""

    OFFER = "offer"
    ASK_TIME = "ask-time"
    ACCEPT = "accept"
    DECLINE = "decline"
    NOT_START = "not-start"
    STOP = "stop"
    CLOSE_POSITIVE = "close-positive"
    CLOSE_NEGATIVE = "close-negative"
    REOPEN = "reopen"
    JUDGE = "judge"
    TRANSFER = "transfer"


class Refusal(StrEnum):
    """Why a step cannot be taken from a state."""

    NO_OFFER = "no-offer"
    """He answers an offer that was not made."""
    ANSWERED = "answered"
    """The offer has its answer already."""
    NOT_RUNNING = "not-running"
    """Only a path that runs can be stopped or closed."""
    IS_RUNNING = "is-running"
    """The path runs already."""
    NOT_BEGUN = "not-begun"
    """What never began cannot be taken up again."""
    ENDED = "ended"
    """The path has been closed or stopped; it can be taken up again."""
    OVER = "over"
    """Judged or with another court: nothing moves any more. A new summons begins a new way."""


@dataclass(frozen=True)
class StepRefusedError(ValueError):
    """A step that the table refuses from this state. Nothing was changed."""

    state: State
    step: Step
    refusal: Refusal


Answer = State | Refusal

OVER: Final = frozenset({State.JUDGED, State.TRANSFERRED})
"""States that nothing leads out of. Somebody has at most one way through a court that is in none of them."""

EARLY: Final = frozenset({State.NOTIFIED, State.OFFERED})
"""States in which an introductory sitting is still to bring an answer."""

_ENDED: Final = (State.STOPPED, State.CLOSED_POSITIVE, State.CLOSED_NEGATIVE)
_ALWAYS: Final[Mapping[Step, Answer]] = MappingProxyType(
    {Step.JUDGE: State.JUDGED, Step.TRANSFER: State.TRANSFERRED}
)


def _row(refusal: Refusal, **answers: Answer) -> Mapping[Step, Answer]:
    """One row of the table: these answers, a judgment and a transfer as everywhere, and one refusal for the rest."""
    named = {Step[name]: answer for name, answer in answers.items()}
    return MappingProxyType({**dict.fromkeys(Step, refusal), **_ALWAYS, **named})


def _unbegun(refusal: Refusal, **answers: Answer) -> Mapping[Step, Answer]:
    closings = dict.fromkeys(("STOP", "CLOSE_POSITIVE", "CLOSE_NEGATIVE"), Refusal.NOT_RUNNING)
    return _row(refusal, **{**closings, "REOPEN": Refusal.NOT_BEGUN, **answers})


TABLE: Final[Mapping[State, Mapping[Step, Answer]]] = MappingProxyType(
    {
        State.NOTIFIED: _unbegun(Refusal.NO_OFFER, OFFER=State.OFFERED, NOT_START=State.NOT_STARTED),
        State.OFFERED: _unbegun(
            Refusal.ANSWERED,
            OFFER=State.OFFERED,
            ASK_TIME=State.OFFERED,
            ACCEPT=State.RUNNING,
            DECLINE=State.DECLINED,
            NOT_START=State.NOT_STARTED,
        ),
        State.DECLINED: _unbegun(Refusal.ANSWERED, OFFER=State.OFFERED),
        State.NOT_STARTED: _unbegun(Refusal.NO_OFFER, OFFER=State.OFFERED),
        State.RUNNING: _row(
            Refusal.IS_RUNNING,
            STOP=State.STOPPED,
            CLOSE_POSITIVE=State.CLOSED_POSITIVE,
            CLOSE_NEGATIVE=State.CLOSED_NEGATIVE,
        ),
        **{ended: _row(Refusal.ENDED, REOPEN=State.RUNNING) for ended in _ENDED},
        **{over: MappingProxyType(dict.fromkeys(Step, Refusal.OVER)) for over in OVER},
    }
)
"""Every state, every step, one answer."""


def after(state: State, step: Step) -> State:
    """The state after a step; raises ``StepRefusedError``, which says why."""
    answer = TABLE[state][step]
    if isinstance(answer, Refusal):
        raise StepRefusedError(state, step, answer)
    return answer


def is_allowed(state: State, step: Step) -> bool:
    """Whether the table has a state after this step."""
    return isinstance(TABLE[state][step], State)


def drawn() -> str:
    """The steps that move somebody, as a Mermaid state diagram; a judgment and a transfer are said once, beneath it."""
    lines = ["stateDiagram-v2", f"    [*] --> {_node(State.NOTIFIED)}"]
    for state, answers in TABLE.items():
        lines += [
            f"    {_node(state)} --> {_node(answer)}: {step.replace('-', ' ')}"
            for step, answer in answers.items()
            if isinstance(answer, State) and step not in _ALWAYS
        ]
    lines += [f"    {_node(state)} --> [*]" for state in State if state in OVER]
    return "\n".join(lines)


def _node(state: State) -> str:
    return state.replace("-", "_")
