"""What happens around the sheet: a paper handed up, the judge's own note, and what the other saves meanwhile."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court.actions import notes, room
from liaison.court.actions.together import keep_open
from liaison.court.forms.bench import PaperForm
from liaison.court.forms.sheet import SheetForm
from liaison.court.queries import bench
from liaison.court.queries.sheet import sheet as sheet_of
from liaison.court.views.answers import found, or_nothing
from liaison.court.views.sheet import answer

WRITERS = (Role.JUDGE, Role.CLERK)
UNCHANGED = 204


@page(*WRITERS)
@require_POST
def pulse(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Asked every few seconds by an open sheet: was it saved meanwhile, and does the other have it open?

    Nothing of the sheet is in the answer. An answer that would say the same as the one before is empty.
    """
    newest = found(bench.pulse(request.viewer, appearance))
    other = keep_open(by=request.viewer, appearance=appearance)
    is_newer = str(newest.revision) != request.POST.get("revision", "")
    state = f"{newest.revision if is_newer else ''}-{other}"
    if state == request.POST.get("seen", "-"):
        return HttpResponse(status=UNCHANGED)
    context = {
        "newest": newest if is_newer else None,
        "other": other,
        "state": state,
        "appearance": appearance,
    }
    return TemplateResponse(request, "court/_pulse.html", context)


@page(Role.JUDGE)
@require_POST
def note(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Keep the judge's own note while it is typed."""
    with or_nothing():
        notes.keep_note(by=request.viewer, appearance=appearance, words=request.POST.get("note", ""))
    if request.headers.get("HX-Request"):
        return TemplateResponse(
            request, "court/_note_state.html", {"moment": timezone.localtime(clock.now())}
        )
    return redirect("sheet", appearance)


@page(*WRITERS)
@require_POST
def register_paper(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Register a paper handed up in the room."""
    form = PaperForm(request.POST)
    if not form.is_valid():
        shown = found(sheet_of(request.viewer, appearance))
        return answer(request, shown, SheetForm(shown, clock.today()), paper=form)
    with or_nothing():
        room.register_paper(by=request.viewer, appearance=appearance, paper=form.paper())
    messages.success(request, _("The paper is registered."))
    return redirect("sheet", appearance)


@page(*WRITERS)
def correct_paper(request: DoorRequest, paper: UUID) -> HttpResponse:
    """Say better what a registered paper is, or strike it."""
    shown = found(bench.paper(request.viewer, paper))
    line = shown.paper
    form = PaperForm(
        request.POST or None,
        initial={"words": line.words, "handed_by": line.handed_by, "pages": line.pages},
    )
    is_struck = request.method == "POST" and "strike" in request.POST
    with or_nothing():
        if is_struck:
            room.strike_paper(by=request.viewer, paper=paper)
        elif request.method == "POST" and form.is_valid():
            room.correct_paper(by=request.viewer, paper=paper, facts=form.paper())
        else:
            return TemplateResponse(request, "court/paper.html", {"form": form, "shown": shown})
    messages.success(request, _("The paper is struck.") if is_struck else _("The paper is corrected."))
    return redirect("sheet", shown.appearance)
