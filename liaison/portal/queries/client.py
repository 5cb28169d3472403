"""What a lawyer reads of one client at the participant's door: what the mandate names, by the one decision."""

from dataclasses import dataclass
from datetime import date

from liaison.care import vault
from liaison.casework import wording as casework
from liaison.casework.models import Goal, Plan
from liaison.casework.queries.texts import opened
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure import queries as bridge
from liaison.participants.models import Participant
from liaison.portal.queries.asking import Asked, attested
from liaison.portal.queries.mandates import ALWAYS, TICKED
from liaison.portal.queries.occasions import Dated, to_come
from liaison.portal.queries.signed import Signed, signed
from liaison.portal.queries.telling import OwnSentence, own_sentences
from liaison.portal.queries.words import Words, in_words


@dataclass(frozen=True)
class GoalLine:
    """What the client wants in one part of life."""

    part: str
    words: str


@dataclass(frozen=True)
class ForDate:
    """What the client thinks of telling for a date, or has handed over; the day only where he ticked his dates."""

    day: date | None
    draft: tuple[OwnSentence, ...]
    delivered: tuple[tuple[bridge.Copy, Words], ...]
    signed: tuple[Signed, ...]


@dataclass(frozen=True)
class ClientSheet:
    """One client, as far as he lets the viewer read. ``may`` holds the matrix rows that are shown."""

    name: str
    may: frozenset[str]
    goals: tuple[GoalLine, ...]
    attestations: tuple[Asked, ...]
    dates: tuple[ForDate, ...]


def client(holder: Viewer) -> ClientSheet:
    """The page of one client; the look is logged. ``holder`` has the client as his ``person``."""
    person = Participant.objects.seen_by(holder).get()
    may = gate.permitted(holder, {*ALWAYS, *TICKED}, gate.tie_at_me(holder))
    with vault.open_for({person.pk}):
        sheet = ClientSheet(
            name=person.name if "M01" in may else "",
            may=may,
            goals=_goals(holder) if "M22" in may else (),
            attestations=attested(holder) if "M06" in may else (),
            dates=_dates(holder, may),
        )
    log.record(by=holder, act="client.look", subjects=[person.pk], kinds=may, ground="mandate")
    return sheet


def _goals(holder: Viewer) -> tuple[GoalLine, ...]:
    plan = Plan.objects.seen_by(holder).order_by("-version").values_list("pk", flat=True).first()
    rows = Goal.objects.seen_by(holder).filter(plan=plan).order_by("position", "pk")
    return tuple(GoalLine(str(casework.LIFE[row.domain]), opened(row)) for row in rows)


def _dates(holder: Viewer, may: frozenset[str]) -> tuple[ForDate, ...]:
    """Dates for which there is something that the viewer may read."""
    coming = to_come(holder)
    copies = bridge.copies_for(holder, [each.occasion.id for each in coming])
    found = (_date(holder, each, copies.get(each.occasion.id, ()), may) for each in coming)
    return tuple(each for each in found if each.draft or each.delivered or each.signed)


def _date(holder: Viewer, its: Dated, copies: tuple[bridge.Copy, ...], may: frozenset[str]) -> ForDate:
    draft = own_sentences(holder, its.occasion) if not copies else ()
    return ForDate(
        day=its.day if "M04" in may else None,
        draft=tuple(each for each in draft if each.says_something),
        delivered=tuple((copy, in_words(copy.words)) for copy in copies),
        signed=signed(holder, its.occasion) if not copies else (),
    )
