"""The plan in the person's words."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework.actions.plans import PlanChangedError, agree_plan
from liaison.casework.forms.plan import PlanForm
from liaison.casework.queries.plan import PlanPage, plan_page
from liaison.casework.views import LIAISONS
from liaison.common import clock
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The versions of the plan; a POST agrees a new one."""
    form = PlanForm(request.POST) if request.method == "POST" else None
    if form is not None and form.is_valid() and _agreed(request, participant, form):
        messages.success(request, _("The plan is kept as a new version."))
        return redirect("casework:person", participant)
    sheet = plan_page(request.viewer, participant)
    told = {
        "plan": sheet,
        "form": form or PlanForm(initial=_as_agreed(sheet)),
        "here": "plan",
    }
    return TemplateResponse(request, "casework/plan.html", told)


def _agreed(request: DoorRequest, participant: UUID, form: PlanForm) -> bool:
    cleaned = form.cleaned_data
    try:
        agree_plan(
            by=request.viewer,
            participant=participant,
            agreed_on=cleaned["agreed_on"],
            goals=form.goals(cleaned),
            begun_from=cleaned["begun_from"],
        )
    except PlanChangedError:
        form.add_error(
            None,
            _(
                "A newer version was agreed since you began; it stands below. Open the plan again to go on from it."
            ),
        )
        return False
    return True


def _as_agreed(sheet: PlanPage) -> dict[str, Any]:
    last = sheet.last
    goals = {goal.domain: goal.words for goal in last.goals} if last else {}
    return {"begun_from": last.version if last else 0, "agreed_on": clock.today(), **goals}
