"""The network's rows as a table for a spreadsheet: counts of people under 10 are hidden there, and nothing runs."""

from collections.abc import Iterator, Mapping
from uuid import UUID

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from liaison.network import wording
from liaison.network.overview import count, number
from liaison.network.queries.directory import Figure, ProgrammeLine
from liaison.network.queries.waiting import Overview, Weeks
from liaison.network.rules.figures import HIDDEN_UNDER_IN_A_FILE


def rows(found: Overview) -> Iterator[list[str]]:
    """The overview as rows of a file: counts of people under 10 are hidden there."""
    told = [_("waiting, told, %(week)s") % {"week": f"{week:%G-W%V}"} for week in found.weeks]
    own = [_("waiting, care side, %(week)s") % {"week": f"{week:%G-W%V}"} for week in found.weeks]
    yield [*(str(heading) for heading in HEADINGS), *told, *own]
    for line in found.lines:
        weeks = [*_weeks(found.told, found, line), *_weeks(found.own, found, line)]
        yield [*_facts(line), *_figures(line.figure), *weeks]


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
    plain, weeks = [number(figure.places), number(figure.free)], number(figure.weeks)
    words = [_safe(text) for text in (figure.source, figure.reporter)]
    waiting = count(figure.waiting, under=HIDDEN_UNDER_IN_A_FILE)
    when = figure.as_of.isoformat(timespec="minutes")
    return [*plain, waiting, weeks, stop, _safe(figure.stop_reason), when, *words]


def _weeks(counts: Mapping[UUID, Weeks], found: Overview, line: ProgrammeLine) -> list[str]:
    waiting = counts.get(line.id, {})
    return [count(waiting.get(week), under=HIDDEN_UNDER_IN_A_FILE) for week in found.weeks]


def _safe(text: str) -> str:
    """Text that no spreadsheet takes for a formula."""
    return f"'{text}" if text[:1] in {"=", "+", "-", "@", "\t", "\r"} else text
