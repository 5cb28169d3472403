"""The data-protection officer's reviews: looks drawn by chance and alarms, each with a term."""

from uuid import UUID

from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.http import require_http_methods, require_safe

from liaison.common.page import DoorRequest, page
from liaison.common.role_names import DOOR_TITLES, ROLE_NAMES
from liaison.common.roles import Role
from liaison.network import actions, wording
from liaison.network.forms.reviews import ReviewForm
from liaison.network.queries import reviews as queries
from liaison.network.rules.reviews import Standing


@page(Role.DATA_PROTECTION_OFFICER)
@require_safe
def reviews(request: DoorRequest) -> HttpResponse:
    """Everything that was drawn, the overdue first."""
    found = queries.reviews(request.viewer)
    shown = {
        "lines": [_worded(line) for line in found.lines],
        "open": found.open,
        "overdue": found.overdue,
        "weeks": [(DOOR_TITLES[line.door], line) for line in found.weeks],
    }
    return TemplateResponse(request, "network/reviews.html", shown)


@page(Role.DATA_PROTECTION_OFFICER)
@require_http_methods(["GET", "HEAD", "POST"])
def one(request: DoorRequest, review: UUID) -> HttpResponse:
    """Mark one as reviewed; one that was has no form."""
    line = queries.review(request.viewer, review)
    form = ReviewForm(request.POST or None)
    if form.is_valid():
        try:
            actions.mark_reviewed(by=request.viewer, review=review, **form.cleaned_data)
        except actions.ReviewRefusedError:
            raise Http404 from None
        return redirect("office_reviews")
    is_open = line.standing != Standing.REVIEWED
    shown = {"entry": _worded(line), "form": form, "is_open": is_open}
    return TemplateResponse(request, "network/review.html", shown)


def _worded(line: queries.ReviewLine) -> dict[str, object]:
    return {
        "line": line,
        "door": DOOR_TITLES[line.door],
        "role": ROLE_NAMES.get(line.role, line.role),
        "reason": wording.word(wording.REASONS, line.reason),
        "meaning": wording.word(wording.MEANINGS, line.reason),
        "finding": wording.word(wording.FINDINGS, line.finding) if line.finding else "",
    }
