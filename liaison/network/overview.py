"""The network's rows as pages and files show them: small counts hidden, old figures marked, each with its age."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext

from liaison.network import wording
from liaison.network.queries.directory import Figure, Hours, ProgrammeLine, ProgrammeSheet
from liaison.network.queries.waiting import Overview, Weeks
from liaison.network.rules.directory import Age
from liaison.network.rules.figures import (
    HIDDEN_UNDER,
    HIDDEN_UNDER_IN_A_FILE,
    greatest,
    is_small,
    shade,
    shown,
)

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
    cells: tuple[Cell, ...]


def rows(found: Overview, lines: Sequence[ProgrammeLine]) -> tuple[Row, ...]:
    """The lines as rows, every shade measured by the greatest count of the whole overview."""
    most = greatest(count for weeks in found.waiting.values() for count in weeks.values())
    return tuple(
        Row(
            line=line,
            kind=wording.word(wording.KINDS, line.kind),
            setting=wording.word(wording.SETTINGS, line.setting),
            places=_number(line.figure.places if line.figure else None),
            free=_number(line.figure.free if line.figure else None),
            waiting=count(line.figure.waiting if line.figure else None),
            weeks=weeks_words(line.figure),
            told=age(line.figure.as_of, found.as_of) if line.figure else "",
            is_old=bool(line.figure and line.figure.age == Age.OLD),
            cells=cells(found.weeks, found.waiting.get(line.id, {}), most),
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


def _number(number: int | None) -> str:
    return "" if number is None else str(number)


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
    is_old: bool
    waiting: str
    weeks: str


def figure_row(figure: Figure, now: datetime) -> Told:
    """A figure as a programme's page shows it."""
    return Told(
        figure, age(figure.as_of, now), figure.age == Age.OLD, count(figure.waiting), weeks_words(figure)
    )


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
        "free": bool(figure.free) and figure.age == Age.FRESH,
    }.get(only, False)


def spreadsheet(found: Overview) -> Iterator[list[str]]:
    """The overview as rows of a file: counts of people under 10 are hidden there."""
    yield [str(heading) for heading in HEADINGS] + [f"{week:%G-W%V}" for week in found.weeks]
    for line in found.lines:
        yield [*_facts(line), *_figures(line.figure), *_weeks(found, line)]


HEADINGS = (
    gettext_lazy("Programme"),
    gettext_lazy("Organisation"),
    gettext_lazy("Kind"),
    gettext_lazy("Setting"),
    gettext_lazy("Municipality"),
    gettext_lazy("Places"),
    gettext_lazy("Free"),
    gettext_lazy("How many wait"),
    gettext_lazy("Weeks to wait"),
    gettext_lazy("Intake stop"),
    gettext_lazy("Reason of the stop"),
    gettext_lazy("Told on"),
    gettext_lazy("Source"),
    gettext_lazy("Reporter"),
)


def _facts(line: ProgrammeLine) -> list[str]:
    kind, setting = wording.word(wording.KINDS, line.kind), wording.word(wording.SETTINGS, line.setting)
    return [_safe(text) for text in (line.name, line.organisation, kind, setting, line.municipality)]


def _figures(figure: Figure | None) -> list[str]:
    if figure is None:
        return [""] * 9
    stop = {None: "", True: _("yes"), False: _("no")}[figure.is_stopped]
    plain, weeks = [_number(figure.places), _number(figure.free)], _number(figure.weeks)
    words = [_safe(text) for text in (figure.source, figure.reporter)]
    waiting = count(figure.waiting, under=HIDDEN_UNDER_IN_A_FILE)
    when = figure.as_of.isoformat(timespec="minutes")
    return [*plain, waiting, weeks, stop, _safe(figure.stop_reason), when, *words]


def _weeks(found: Overview, line: ProgrammeLine) -> list[str]:
    waiting = found.waiting.get(line.id, {})
    return [count(waiting.get(week), under=HIDDEN_UNDER_IN_A_FILE) for week in found.weeks]


def _safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
