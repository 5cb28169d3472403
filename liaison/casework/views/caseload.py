"""The first page: my people, and the lists that its counts open."""

from datetime import datetime
from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_http_methods, require_safe

from liaison.casework.actions import seeing
from liaison.casework.queries import caseload
from liaison.casework.queries.needs import needs_of
from liaison.casework.queries.on_paper import how_many_to_countersign
from liaison.casework.queries.places import places_told
from liaison.casework.views import LIAISONS
from liaison.common import clock
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_safe
def home(request: DoorRequest) -> HttpResponse:
    """The liaison's people, with the way of each, what comes next and what is his to do."""
    rows = caseload.caseload(request.viewer)
    lists = caseload.lists(rows)
    chosen = request.GET.get("list", "")
    if chosen and chosen not in lists:
        raise Http404
    told = {
        "rows": [(row, needs_of(row)) for row in (lists[chosen] if chosen else rows)],
        "everybody": rows,
        "counts": {name.replace("-", "_"): list_ for name, list_ in lists.items()},
        "chosen": chosen,
        "own": [row for row in rows if not row.until],
        "covers": caseload.covers(rows),
        "oldest_days": max((line.days or 0 for row in rows for line in row.unanswered), default=0),
        "unanswered": [line for row in rows for line in row.unanswered],
        "changed": [row for row in rows if row.changes],
        "coming": caseload.next_list(rows),
        "places": places_told(),
        "seen_signed": how_many_to_countersign(request.viewer),
        "today": clock.today(),
        "now": clock.now(),
        "here": "home",
    }
    return TemplateResponse(request, "casework/home.html", told)


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def seen(request: DoorRequest) -> HttpResponse:
    """Mark what others changed as seen: about one person, or about all of the viewer's."""
    if request.method == "POST":
        person = request.POST.get("person", "")
        seeing.mark_seen(by=request.viewer, people=_one(person), until=_moment(request.POST.get("until", "")))
        if person:
            return redirect("casework:person", UUID(person))
    return redirect("casework:home")


def _one(person: str) -> tuple[UUID, ...]:
    """The person who is named; everybody where nobody is. Raises ``Http404`` for what is no key."""
    try:
        return (UUID(person),) if person else ()
    except ValueError as error:
        raise Http404 from error


def _moment(text: str) -> datetime | None:
    """The moment that the page was drawn; none where it says none that can be read."""
    try:
        moment = parse_datetime(text)
    except ValueError:
        return None
    return moment if moment and moment.tzinfo else None
