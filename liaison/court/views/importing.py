"""The clerk's page for the court's own list: choose, see what every row would do, import."""

import hashlib
from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court import dryrun, faults
from liaison.court.actions.importing import ListChangedError, RefusedRowsError, import_files
from liaison.court.forms.importing import ConfirmForm, ListForm, parcel_of
from liaison.court.queries.importing import plans_for
from liaison.court.rules.listing import Listing
from liaison.court.rules.matching import RowPlan


@page(Role.CLERK)
def import_list(request: DoorRequest) -> HttpResponse:
    """GET asks for a list; POST shows what it would do, or does what was shown."""
    if request.method != "POST":
        return _asked(request, ListForm())
    if "parcel" in request.POST:
        return _confirmed(request)
    form = ListForm(request.POST, request.FILES)
    if not form.is_valid():
        return _asked(request, form)
    return _shown(request, form.listing, plans_for(request.viewer, form.listing.rows))


def _asked(request: DoorRequest, form: ListForm, *, late: str = "") -> HttpResponse:
    return TemplateResponse(request, "court/import_list.html", {"form": form, "late": late})


def _shown(
    request: DoorRequest, listing: Listing, plans: Sequence[RowPlan], *, notice: str = ""
) -> HttpResponse:
    shown = {
        "run": dryrun.tell(listing, plans),
        "parcel": parcel_of(request.viewer, listing, _digest(plans)),
        "notice": notice,
    }
    return TemplateResponse(request, "court/import_plan.html", shown)


def _confirmed(request: DoorRequest) -> HttpResponse:
    form = ConfirmForm(request.viewer, request.POST)
    if not form.is_valid():
        return _asked(request, ListForm(), late=str(form.errors["parcel"][0]))
    plans = plans_for(request.viewer, form.listing.rows)
    changed = _("Something has changed here since you looked. Look at the rows again.")
    if _digest(plans) != form.seen or request.viewer.organisation is None:
        return _shown(request, form.listing, plans, notice=changed)
    try:
        done = import_files(
            by=request.viewer,
            chamber=request.viewer.organisation,
            plans=plans,
            leave_out_refused=form.cleaned_data["leave_out"],
        )
    except (RefusedRowsError, ListChangedError) as error:
        refused = _("Nothing was imported: some rows are refused.")
        notice = refused if isinstance(error, RefusedRowsError) else changed
        return _shown(request, form.listing, plans, notice=notice)
    messages.success(request, faults.what_was_done(done.persons, done.files, done.appearances, done.refused))
    return redirect("court-import")


def _digest(plans: Sequence[RowPlan]) -> str:
    """What the clerk was shown, so that she never imports anything else."""
    told = ((row.row.line, row.outcome, sorted(row.new), row.days, row.person) for row in plans)
    return hashlib.sha256(repr(list(told)).encode()).hexdigest()
