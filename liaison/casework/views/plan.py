"""The plan in the person's words, with its steps."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework.actions.plans import NewStep, PlanChangedError, agree_plan, mark_done
from liaison.casework.forms.plan import PlanForm, StepForms
from liaison.casework.queries.plan import PlanPage, plan_page
from liaison.casework.views import LIAISONS, act
from liaison.common import clock
from liaison.common.page import DoorRequest, page


@page(*LIAISONS)
@require_http_methods(["GET", "HEAD", "POST"])
def plan(request: DoorRequest, participant: UUID) -> HttpResponse:
    """The versions of the plan; a POST agrees a new one."""
    form = steps = None
    if request.method == "POST":
        form, steps = PlanForm(request.POST), StepForms(_with_steps(request), prefix="step")
        if _is_valid(form, steps) and _agreed(request, participant, form, steps):
            messages.success(request, _("The plan is kept as a new version."))
            return redirect("casework:person", participant)
    sheet = plan_page(request.viewer, participant)
    told = {
        "plan": sheet,
        "head": sheet.head,
        "form": form or PlanForm(initial=_as_agreed(sheet)),
        "steps": steps or StepForms(initial=_steps_of(sheet), prefix="step"),
        "here": "plan",
    }
    return TemplateResponse(request, "casework/plan.html", told)


def _with_steps(request: DoorRequest) -> QueryDict:
    """What was sent; a form without any line for steps has none."""
    sent = request.POST.copy()
    for name in ("TOTAL", "INITIAL"):
        sent.setdefault(f"step-{name}_FORMS", "0")
    return sent


def _is_valid(form: PlanForm, steps: Any) -> bool:
    if not steps.is_valid() and form.is_valid():
        form.add_error(
            None, _("One of the steps must be changed: the day until when it should be done is no day.")
        )
    return form.is_valid() and steps.is_valid()


def _agreed(request: DoorRequest, participant: UUID, form: PlanForm, steps: Any) -> bool:
    cleaned = form.cleaned_data
    try:
        agree_plan(
            by=request.viewer,
            participant=participant,
            agreed_on=cleaned["agreed_on"],
            goals=form.goals(cleaned),
            begun_from=cleaned["begun_from"],
            steps=tuple(_new_steps(steps)),
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


def _new_steps(steps: Any) -> Iterator[NewStep]:
    for cleaned in steps.cleaned_data:
        if cleaned.get("words", "").strip():
            yield NewStep(**cleaned)


def _as_agreed(sheet: PlanPage) -> dict[str, Any]:
    last = sheet.last
    goals = {goal.domain: goal.words for goal in last.goals} if last else {}
    return {"begun_from": last.version if last else 0, "agreed_on": clock.today(), **goals}


def _steps_of(sheet: PlanPage) -> list[dict[str, Any]]:
    """The steps of the last version go along into the next, done or not."""
    last = sheet.last
    return [
        {
            "words": step.words,
            "domain": step.domain,
            "who": step.who,
            "by_day": step.by_day,
            "done_on": step.done_on,
        }
        for step in (last.steps if last else ())
    ]


@page(*LIAISONS)
@act
def step(request: DoorRequest, participant: UUID, step: UUID) -> HttpResponse:
    """A step that is done, or is not after all."""
    mark_done(
        by=request.viewer, participant=participant, step=step, is_done=request.POST.get("done") == "yes"
    )
    return redirect("casework:plan", participant)
