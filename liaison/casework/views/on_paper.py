"""On paper: a sheet to sign for somebody without a telephone, its entry, and the second pair of eyes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from liaison.casework import papers, wording
from liaison.casework.actions import on_paper as actions
from liaison.casework.forms.on_paper import SeenForm, SignedForm
from liaison.casework.queries import on_paper as queries
from liaison.casework.views import LIAISONS
from liaison.common import clock
from liaison.common.middleware import is_constructed
from liaison.common.page import DoorRequest, page
from liaison.court.views.answers import PaperResponse, found
from liaison.disclosure.actions import HandoverRefused


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def on_paper(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The sheet, the papers entered, and a form for one more."""
    shown = queries.on_paper(request.viewer, participant)
    if shown is None or request.method != "POST":
        return _page(request, participant, shown, SignedForm(shown) if shown else None)
    form = SignedForm(shown, request.POST)
    if not form.is_valid() or not _entered(request, participant, form):
        return _page(request, participant, shown, form)
    messages.success(request, _("Entered. Nothing is handed over until it is countersigned."))
    return redirect("casework:on-paper", participant)


def _entered(request: DoorRequest, participant: UUID, form: SignedForm) -> bool:
    """Whether it was entered; else the form says why not, with everything still on it."""
    try:
        actions.enter(by=request.viewer, participant=participant, signed=form.signed())
    except actions.SheetChangedError:
        form.add_error(
            "code",
            _(
                "This code is not that of the sentences of now: it was mistyped, or they changed since the sheet was"
                " printed. Then print it anew and let him sign that one."
            ),
        )
        return False
    except HandoverRefused as no:
        form.add_error(None, wording.refusal(no.reason))
        return False
    return True


def _page(
    request: DoorRequest, participant: UUID, shown: queries.OnPaper | None, form: SignedForm | None
) -> HttpResponse:
    told = {"page": shown, "participant": participant, "form": form, "here": "on-paper"}
    return TemplateResponse(request, "casework/on_paper.html", told)


@page(*LIAISONS)
@require_safe
def sheet(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The sheet to print, in his language."""
    shown = found(queries.on_paper(request.viewer, participant))
    if not shown.is_open:
        raise Http404
    data = papers.release_paper(
        shown, printed_at=localtime(clock.now()), is_constructed=is_constructed(request)
    )
    return PaperResponse(request, papers.RELEASE, data, "sheet.pdf")


@page(*LIAISONS)
@require_POST
def take_back(request: DoorRequest, participant: UUID, paper: UUID) -> HttpResponse:
    """Take back what was entered."""
    try:
        actions.take_back(by=request.viewer, participant=participant, paper=paper)
    except HandoverRefused as no:
        messages.error(request, wording.refusal(no.reason))
    else:
        messages.success(request, _("Taken back. Nobody at the court has seen it."))
    return redirect("casework:on-paper", participant)


@page(*LIAISONS)
@require_safe
def to_countersign(request: DoorRequest) -> HttpResponse:
    """The papers that name the viewer as having seen them signed."""
    told = {"papers": queries.to_countersign(request.viewer), "here": "countersign"}
    return TemplateResponse(request, "casework/countersign.html", told)


@page(*LIAISONS, fresh=True)
@require_POST
def countersign(request: DoorRequest, paper: UUID) -> HttpResponse:
    """The answer of whoever was named; a No takes the entry back."""
    has_seen = SeenForm(request.POST).has_seen()
    act = actions.countersign if has_seen else actions.deny
    try:
        act(by=request.viewer, paper=paper)
    except HandoverRefused as no:
        messages.error(request, wording.refusal(no.reason))
    else:
        messages.success(request, _("Your answer is kept."))
    return redirect("casework:countersign-list")
