"""Who asks for another liaison: the coordinator's list, and what she does about it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.casework.actions import wishing
from liaison.casework.forms.assigning import ChangeForm
from liaison.casework.queries.assigning import turns
from liaison.casework.queries.wishes import open_wish
from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role


@page(Role.COORDINATOR)
@require_http_methods(["GET", "HEAD", "POST"])
def wish(request: DoorRequest, wish: UUID) -> HttpResponse:
    """Give the person another liaison from a day on, or leave it as it is."""
    loads = turns(request.viewer)
    staff = [(str(load.id), load.name) for load in loads]
    form = ChangeForm(request.POST or None, staff=staff, initial={"first_day": clock.today()})
    if request.method == "POST" and request.POST.get("answer") == "leave":
        wishing.answer_wish(by=request.viewer, wish=wish)
        messages.success(request, _("It stays as it is, and the wish is off the list."))
        return redirect("casework:without-liaison")
    if request.method == "POST" and form.is_valid():
        chosen = form.cleaned_data
        wishing.give_another(
            by=request.viewer, wish=wish, account=UUID(chosen["account"]), first_day=chosen["first_day"]
        )
        messages.success(request, _("Another liaison was assigned and sees this person from that day on."))
        return redirect("casework:without-liaison")
    told = {"row": open_wish(request.viewer, wish), "loads": loads, "form": form, "here": "wish"}
    return TemplateResponse(request, "casework/wish.html", told)
