"""How far one path has come by the court's own sittings, and which day to propose next. Nothing of care is in it."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db.models import Count, Q

from liaison.common.viewer import Viewer
from liaison.court import wording
from liaison.court.models import Appearance, Sitting
from liaison.court.queries.sittings import MOST_COMING
from liaison.court.rules import pacing
from liaison.court.rules.pacing import FOUR_WEEKS, Pace, Places
from liaison.network.queries.court_models import model_of

MOST_CIRCLES = 24
NOT_HELD = ("", Appearance.Decision.POSTPONE)


@dataclass(frozen=True)
class Circle:
    """One sitting of a path: ``held``, ``warned`` or ``next``."""

    day: date
    kind: str


@dataclass(frozen=True)
class Proposal:
    """A day to show and nothing more: how many weeks it is away, and how many places are taken on its list.

    ``is_positive`` marks the court model's longer interval of a positive course.
    """

    day: date
    weeks: int
    places: Places
    has_list: bool
    is_positive: bool = False


@dataclass(frozen=True)
class Path:
    """The sittings of a path up to this one and the next, which one this is, and what the court model says of it.

    ``began`` is None where no first day is known; ``month`` counts from it.
    """

    circles: tuple[Circle, ...]
    began: date | None
    sitting: int
    month: int | None
    pace: Pace
    warned: tuple[str, ...] = ()

    @property
    def warnings(self) -> tuple[str, ...]:
        """The warnings in the language of the page."""
        return tuple(wording.word(wording.WARNINGS, code) for code in self.warned)


def pace_of(chamber: UUID | None, day: date) -> Pace:
    """What the model of a chamber says about time on a day; four weeks where it says nothing."""
    if chamber is None:
        return Pace()
    model = model_of(chamber, day)
    return Pace(
        interval=model.interval or FOUR_WEEKS,
        most_sittings=model.most_sittings,
        months_least=model.months_least,
        months_most=model.months_most,
        interval_positive=model.interval_positive,
    )


def path(viewer: Viewer, row: Appearance, began: date | None) -> Path:
    """The path of an appearance that the viewer has already reached; not logged here."""
    held = _held(viewer, row)
    here = [(row.sitting.day, row.decision)] if row.decision not in NOT_HELD else []
    circles = [Circle(day, "warned" if decision == "warn" else "held") for day, decision in [*held, *here]]
    ahead = [Circle(row.next_day, "next")] if row.decision and row.next_day else []
    pace = pace_of(viewer.organisation, row.sitting.day)
    number = len(held) + 1
    month = pacing.month_of(began, row.sitting.day) if began else None
    return Path(
        circles=(*circles[-MOST_CIRCLES:], *ahead),
        began=began,
        sitting=number,
        month=month,
        pace=pace,
        warned=pacing.warnings(pace, number, month),
    )


def _held(viewer: Viewer, row: Appearance) -> list[tuple[date, str]]:
    """The sittings before this one at which something was decided; one that was postponed was not held."""
    rows = Appearance.objects.related_to(viewer, [row.participant_id]).filter(
        trajectory=row.trajectory_id, sitting__day__lt=row.sitting.day
    )
    decided = rows.exclude(decision__in=NOT_HELD).order_by("sitting__day", "id")
    return list(decided.values_list("sitting__day", "decision"))


def proposals(pace: Pace, day: date, coming: dict[date, Places], weekday: int | None) -> tuple[Proposal, ...]:
    """The days to propose after a sitting on ``day``: one, and a second where the model has another on a positive course."""
    found = [_proposal(day, pace.interval, coming, weekday)]
    if pace.interval_positive and pace.interval_positive != pace.interval:
        found.append(replace(_proposal(day, pace.interval_positive, coming, weekday), is_positive=True))
    return tuple(found)


def _proposal(day: date, interval: int, coming: dict[date, Places], weekday: int | None) -> Proposal:
    found = pacing.proposed(day, interval, coming, weekday)
    return Proposal(found, round((found - day).days / 7), coming.get(found, Places()), found in coming)


def places_from(viewer: Viewer, day: date) -> dict[date, Places]:
    """The chamber's lists from a day on, in order, each with how many people are on it: its own count of its own lists."""
    is_on = ~Q(appearance__presence=Appearance.Presence.OFF_LIST)
    rows = (
        Sitting.objects.filter(chamber_id=viewer.organisation, day__gte=day)
        .annotate(taken=Count("appearance", filter=is_on))
        .order_by("day", "id")
    )
    return {row.day: Places(row.taken, row.places) for row in rows[:MOST_COMING]}
