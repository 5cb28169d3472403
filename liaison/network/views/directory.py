"""The network's pages: every programme with what it told, how many wait, and nobody."""

import csv
import io
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.network import actions, overview, spreadsheet, wording
from liaison.network.forms.directory import SearchForm, ToldForm
from liaison.network.queries import directory, waiting
from liaison.network.rules.figures import MOST_BACK, greatest

FIGURES_SHOWN = 8
"""So many figures of a programme are open on its page; what it told before stands folded below them."""

READERS = (Role.NETWORK_MANAGER, Role.POLICY_COORDINATOR, Role.RESEARCHER)


@page(*READERS)
@require_safe
def home(request: DoorRequest) -> HttpResponse:
    """The programmes that are searched for: how many wait, what each told, and who told nothing yet."""
    form, back = SearchForm(request.GET, municipalities=directory.municipalities()), _back(request)
    found = waiting.overview(request.viewer, **form.wanted, back=back)
    only = request.GET.get("only", "")
    lines = [line for line in found.lines if overview.belongs(line, only)]
    counts = [
        (code, words, sum(overview.belongs(line, code) for line in found.lines))
        for code, words in overview.ONLY.items()
    ]
    query = request.GET.copy()
    query.pop("only", None)
    query.pop("back", None)
    rows = overview.rows(found, lines)
    shown = {
        "form": form,
        "rows": [row for row in rows if row.line.figure],
        "untold": [row for row in rows if not row.line.figure],
        "glance": overview.glance(found),
        "weeks": found.weeks,
        "back": back,
        "earlier": back + 1 if back < MOST_BACK else 0,
        "later": back - 1,
        "as_of": found.as_of,
        "counts": counts,
        "only": only,
        "query": query.urlencode(),
        "total": len(found.lines),
        "is_searched": any(form.wanted.values()) or bool(only),
    }
    return TemplateResponse(request, "network/directory.html", shown)


@page(*READERS)
@require_safe
def table(request: DoorRequest) -> HttpResponse:
    """The same rows as a table for a spreadsheet, in the separator and encoding that Belgian offices open at once."""
    form = SearchForm(request.GET, municipalities=directory.municipalities())
    text = io.StringIO()
    written = csv.writer(text, delimiter=";", lineterminator="\r\n")
    found = waiting.overview(request.viewer, **form.wanted, back=_back(request))
    written.writerows(spreadsheet.rows(found))
    answer = HttpResponse(text.getvalue().encode("utf-8-sig"), content_type="text/csv; charset=utf-8")
    answer.headers["Content-Disposition"] = f'attachment; filename="list-{clock.today():%Y-%m-%d}.csv"'
    return answer


@page(*READERS)
@require_safe
def programme(request: DoorRequest, programme: UUID) -> HttpResponse:
    """One programme: all that is known of it, and every figure it told."""
    back = _back(request)
    found = _found(request, programme, back)
    sheet, now = found.sheet, clock.now()
    most = greatest([*found.told.values(), *found.own.values()])
    figures = [overview.figure_row(figure, now) for figure in sheet.figures]
    shown = {
        "sheet": sheet,
        "line": sheet.line,
        "kind": wording.word(wording.KINDS, sheet.line.kind),
        "setting": wording.word(wording.SETTINGS, sheet.line.setting),
        "status": wording.word(wording.STATUSES, sheet.line.status),
        "spoken": wording.list_of(wording.LANGUAGES, sheet.line.languages),
        "not_taken": wording.list_of(wording.SUBSTANCES, sheet.line.not_taken),
        "hours": [overview.hours_words(each) for each in sheet.hours],
        "ages": overview.ages(sheet),
        "weeks": found.weeks,
        "told": overview.cells(found.weeks, found.told, most),
        "own": overview.cells(found.weeks, found.own, most),
        "back": back,
        "earlier": back + 1 if back < MOST_BACK else 0,
        "later": back - 1,
        "figures": figures[:FIGURES_SHOWN],
        "figures_before": figures[FIGURES_SHOWN:],
    }
    return TemplateResponse(request, "network/programme.html", shown)


@page(Role.NETWORK_MANAGER)
@require_http_methods(["GET", "HEAD", "POST"])
def tell(request: DoorRequest, programme: UUID) -> HttpResponse:
    """Write down what a programme told; it is added to what it told before."""
    found = _found(request, programme)
    form = ToldForm(request.POST or None, initial={"as_of": clock.now()})
    if form.is_valid():
        try:
            actions.record_availability(
                by=request.viewer, programme=programme, told=form.told(request.viewer.name)
            )
        except actions.FigureRefusedError as error:
            form.refuse(error.faults)
        else:
            return redirect("network_programme", programme=programme)
    return TemplateResponse(request, "network/tell.html", {"form": form, "line": found.sheet.line})


def _back(request: DoorRequest) -> int:
    """How many pages of weeks ago; what is no such number is none."""
    said = request.GET.get("back", "")
    return next((back for back in range(MOST_BACK + 1) if str(back) == said), 0)


def _found(request: DoorRequest, programme: UUID, back: int = 0) -> waiting.OneProgramme:
    found = waiting.one(request.viewer, programme, back)
    if found is None:
        raise Http404
    return found
