"""The network's rows as its pages show them: small counts hidden, old figures marked, each with its age."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from statistics import median

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from liaison.network import wording
from liaison.network.queries.directory import Figure, Hours, ProgrammeLine, ProgrammeSheet
from liaison.network.queries.waiting import Overview, Weeks
from liaison.network.rules.directory import Age
from liaison.network.rules.figures import HIDDEN_UNDER, Total, greatest, is_small, shade, shown, total

ONLY: Mapping[str, Promise] = {
    "old": gettext_lazy("figures too old to trust"),
    "stop": gettext_lazy("with an intake stop"),
    "free": gettext_lazy("with a free place"),
    "untold": gettext_lazy("that told nothing yet"),
}
"""What the counts above the table open."""

DAYS: Mapping[str, Promise] = {
    "MO": gettext_lazy("Monday"),
    "TU": gettext_lazy("Tuesday"),
    "WE": gettext_lazy("Wednesday"),
    "TH": gettext_lazy("Thursday"),
    "FR": gettext_lazy("Friday"),
    "SA": gettext_lazy("Saturday"),
    "SU": gettext_lazy("Sunday"),
}


@dataclass(frozen=True)
class Cell:
    """One week of one programme: what is written, how it is drawn, and what it says to somebody who cannot see it."""

    text: str
    look: str
    name: str


@dataclass(frozen=True)
class Row:
    """One programme in the table."""

    line: ProgrammeLine
    kind: str
    setting: str
    places: str
    free: str
    waiting: str
    weeks: str
    told: str
    is_old: bool
    is_ageing: bool
    cells: tuple[Cell, ...]


@dataclass(frozen=True)
class Glance:
    """What the page answers first: how many wait, for how long, and what is free, by the figures that can be trusted.

    Somebody who waits at two programmes is counted at both. ``weeks`` is the middle of what programmes expect.
    """

    waiting: Total
    weeks: int | None
    weeks_least: int | None
    weeks_most: int | None
    weeks_told: int
    free: int
    free_at: int
    own: Total
    own_week: date | None


def glance(found: Overview) -> Glance:
    """Of the programmes that a search found; a figure that is too old counts nowhere."""
    trusted = [line.figure for line in found.lines if line.figure and line.figure.age != Age.OLD]
    weeks = [figure.weeks for figure in trusted if figure.weeks is not None]
    free = [figure.free for figure in trusted if figure.free and not figure.is_stopped]
    frozen = max((week for counts in found.own.values() for week in counts), default=None)
    here = {line.id for line in found.lines}
    own = [counts[frozen] for pk, counts in found.own.items() if pk in here and frozen and frozen in counts]
    return Glance(
        waiting=total(figure.waiting for figure in trusted if figure.waiting is not None),
        weeks=round(median(weeks)) if weeks else None,
        weeks_least=min(weeks, default=None),
        weeks_most=max(weeks, default=None),
        weeks_told=len(weeks),
        free=sum(free),
        free_at=len(free),
        own=total(own),
        own_week=frozen,
    )


def rows(found: Overview, lines: Sequence[ProgrammeLine]) -> tuple[Row, ...]:
    """The lines as rows, every shade measured by the greatest count of the whole overview."""
    most = greatest(count for weeks in found.told.values() for count in weeks.values())
    return tuple(
        Row(
            line=line,
            kind=wording.word(wording.KINDS, line.kind),
            setting=wording.word(wording.SETTINGS, line.setting),
            places=number(line.figure.places if line.figure else None),
            free=number(line.figure.free if line.figure else None),
            waiting=count(line.figure.waiting if line.figure else None),
            weeks=weeks_words(line.figure),
            told=age(line.figure.as_of, found.as_of) if line.figure else "",
            is_old=bool(line.figure and line.figure.age == Age.OLD),
            is_ageing=bool(line.figure and line.figure.age == Age.AGEING),
            cells=cells(found.weeks, found.told.get(line.id, {}), most),
        )
        for line in lines
    )


def cells(weeks: Sequence[date], waiting: Weeks, most: int) -> tuple[Cell, ...]:
    """A programme's weeks; none at all where no week has a count. A week between that has none is hatched."""
    return tuple(_cell(week, waiting.get(week), most) for week in weeks) if waiting else ()


def _cell(week: date, waiting: int | None, most: int) -> Cell:
    name = _("week of %(day)s") % {"day": f"{week.day}/{week.month}"}
    if waiting is None:
        return Cell("", "hatched", f"{name}: {_('not counted')}")
    if is_small(waiting):
        return Cell(f"<{HIDDEN_UNDER}", "small", f"{name}: {_('fewer than %(n)s') % {'n': HIDDEN_UNDER}}")
    return Cell(str(waiting), f"shade-{shade(waiting, most)}", f"{name}: {waiting}")


def number(known: int | None) -> str:
    """A figure that counts no people; empty where it is unknown."""
    return "" if known is None else str(known)


def count(number: int | None, *, under: int = HIDDEN_UNDER) -> str:
    """A count of people as it may be shown; empty where it is unknown."""
    if number is None:
        return ""
    return f"<{under}" if shown(number, under=under) is None else str(number)


def age(as_of: datetime, now: datetime) -> str:
    """How long ago a figure was told, in the shortest words."""
    passed = now - as_of
    if passed < timedelta(hours=1):
        return pgettext("age of a figure", "just now")
    if passed < timedelta(days=1):
        return pgettext("age of a figure", "%(n)s h") % {"n": passed // timedelta(hours=1)}
    return ngettext("%(n)s day", "%(n)s days", passed.days) % {"n": passed.days}


def weeks_words(figure: Figure | None) -> str:
    """How long one is told to wait."""
    if figure is None or figure.weeks is None:
        return ""
    return ngettext("%(n)s week", "%(n)s weeks", figure.weeks) % {"n": figure.weeks}


@dataclass(frozen=True)
class Told:
    """One line of what a programme told over time."""

    figure: Figure
    told: str
    waiting: str
    weeks: str


def figure_row(figure: Figure, now: datetime) -> Told:
    """A figure as a programme's page shows it."""
    return Told(figure, age(figure.as_of, now), count(figure.waiting), weeks_words(figure))


def hours_words(hours: Hours) -> str:
    """One line of opening hours."""
    days = ", ".join(str(DAYS.get(day, day)) for day in hours.days)
    times = "–".join(time[:5] for time in (hours.opens_at, hours.closes_at) if time)
    return ": ".join(part for part in (days, times or hours.words) if part) + (
        f" ({hours.words})" if times and hours.words else ""
    )


def ages(sheet: ProgrammeSheet) -> str:
    """Who is old or young enough; empty where the programme sets no bound."""
    bounds = {"least": sheet.minimum_age, "most": sheet.maximum_age}
    if sheet.minimum_age is not None and sheet.maximum_age is not None:
        return _("%(least)s to %(most)s years") % bounds
    if sheet.minimum_age is not None:
        return _("from %(least)s years") % bounds
    return _("up to %(most)s years") % bounds if sheet.maximum_age is not None else ""


def belongs(line: ProgrammeLine, only: str) -> bool:
    """Whether a programme is among those that one of the counts opens."""
    figure = line.figure
    if figure is None:
        return only in {"", "untold"}
    return {
        "": True,
        "old": figure.age == Age.OLD,
        "stop": bool(figure.is_stopped),
        "free": bool(figure.free) and figure.age != Age.OLD and not figure.is_stopped,
    }.get(only, False)
