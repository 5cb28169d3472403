"""One person's file and its further pages."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from liaison.casework.actions import assigning
from liaison.casework.queries import handed, tabs
from liaison.casework.queries.feed import Chip, Feed
from liaison.casework.queries.file import person_file
from liaison.casework.views import LIAISONS, act
from liaison.common import clock, pictures
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_safe
def person(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The file: the way, one feed, what carries the person, the plan, what the court has."""
    sheet = person_file(request.viewer, participant, Feed(chip=_chip(request), page=_page(request)))
    told = {"file": sheet, "head": sheet.head, "chips": list(Chip), "today": clock.today(), "here": "file"}
    return TemplateResponse(request, "casework/person.html", told)


def _chip(request: HttpRequest) -> Chip:
    try:
        return Chip(request.GET.get("show", Chip.ALL.value))
    except ValueError as error:
        raise Http404 from error


def _page(request: HttpRequest) -> int:
    asked = request.GET.get("page", "1")
    if not (asked.isascii() and asked.isdecimal() and 0 < int(asked[:6]) < 10_000):
        raise Http404
    return int(asked)


def _tab(name: str, read: Callable[..., Any]) -> Callable[..., HttpResponse]:
    """One further page of a file, which is read and shown."""

    @page(*LIAISONS)
    @require_safe
    def show(request: DoorRequest, participant: UUID) -> HttpResponse:
        sheet = read(request.viewer, participant)
        told = {"sheet": sheet, "head": sheet.head, "here": name}
        return TemplateResponse(request, f"casework/{name}.html", told)

    return show


care = _tab("care", tabs.care_page)
court = _tab("court", tabs.court_page)
releases = _tab("releases", tabs.releases_page)
terms = _tab("terms", tabs.terms_page)


@page(*LIAISONS)
@require_safe
def handed_page(request: DoorRequest, participant: UUID, copy: UUID, number: int) -> HttpResponse:
    """One page of a paper that the court has: the very picture."""
    return pictures.answer(handed.handed_page(request.viewer, participant, copy, number), number)


@page(*LIAISONS)
@require_safe
def state(request: DoorRequest, participant: UUID) -> HttpResponse:
    """One page, made from the record, for whoever covers or takes over."""
    sheet = person_file(request.viewer, participant)
    told = {"file": sheet, "head": sheet.head, "now": clock.now(), "here": "state"}
    return TemplateResponse(request, "casework/state.html", told)


@page(*LIAISONS)
@act
def give_back(request: DoorRequest, participant: UUID) -> HttpResponse:
    """End one's own work with a person; the coordinator finds him among those without a liaison."""
    assigning.give_back(by=request.viewer, participant=participant)
    messages.success(
        request, _("Your work with this person has ended. The coordinator sees that somebody is needed.")
    )
    return redirect("casework:home")
