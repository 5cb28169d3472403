"""Registering a file from the summons, correcting it, and joining or parting it."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court.actions import registering
from liaison.court.forms.charges import typed
from liaison.court.forms.likely import PersonForm
from liaison.court.forms.summons import CorrectionForm, SummonsForm
from liaison.court.queries import registering as queries
from liaison.court.queries.files import lawyers
from liaison.court.queries.registering import Registered
from liaison.court.views.answers import found, or_nothing, uuid_of


@page(Role.CLERK)
def register(request: DoorRequest) -> HttpResponse:
    """The summons on one screen; another file of somebody known, when the page was asked for him."""
    known = _known(request)
    if request.method != "POST":
        return _asked(request, SummonsForm(lawyers(), clock.today(), known=known))
    if _turns_rows(request):
        initial = typed(request.POST, _row_to_drop(request))
        return _asked(request, SummonsForm(lawyers(), clock.today(), known=known, initial=initial))
    form = SummonsForm(lawyers(), clock.today(), request.POST, known=known)
    if not form.is_valid() or _is_taken(request, form):
        return _asked(request, form)
    if known:
        return _done(request, form, known.person)
    identity = found(form.identity())
    likely = queries.likely_people(
        request.viewer, identity.surname, identity.given_name, found(identity.born_on)
    )
    if not likely:
        return _done(request, form, None)
    who = PersonForm(likely, request.POST if "asked" in request.POST else None)
    return _done(request, form, who.chosen()) if who.is_valid() else _asked(request, form, who)


def _known(request: DoorRequest) -> Registered | None:
    asked = request.GET.get("of")
    return found(queries.registered(request.viewer, found(uuid_of(asked)))) if asked else None


def _asked(request: DoorRequest, form: SummonsForm, who: PersonForm | None = None) -> HttpResponse:
    return TemplateResponse(request, "court/register.html", {"form": form, "who": who})


def _done(request: DoorRequest, form: SummonsForm, person: UUID | None) -> HttpResponse:
    identity = None if person else form.identity()
    with or_nothing():
        try:
            file = registering.register(
                by=request.viewer, summons=form.summons(), identity=identity, person=person
            )
        except registering.NumberTakenError:
            return _asked(request, _taken(form))
    messages.success(request, _("The file is registered."))
    return redirect("file", file)


def _is_taken(request: DoorRequest, form: SummonsForm, file: UUID | None = None) -> bool:
    holder = queries.holder_of(request.viewer, form.cleaned_data["number"], file)
    if holder:
        _taken(form, holder.person.name)
    return holder is not None


def _taken(form: SummonsForm, name: str = "") -> SummonsForm:
    whose = _("A file of %(name)s has this number already.") % {"name": name}
    form.add_error("number", whose if name else _("Another file has this number already."))
    return form


def _turns_rows(request: DoorRequest) -> bool:
    return "add" in request.POST or "drop" in request.POST


def _row_to_drop(request: DoorRequest) -> int:
    told = request.POST.get("drop", "")
    return int(told) if told.isdecimal() and len(told) < 4 else 0


@page(Role.CLERK)
def correct(request: DoorRequest, file: UUID) -> HttpResponse:
    """Correct a registered file; what stood there is kept."""
    opened = found(queries.registered(request.viewer, file))
    if request.method != "POST":
        return _correcting(request, opened, CorrectionForm(opened, lawyers(), clock.today()))
    if _turns_rows(request):
        initial = typed(request.POST, _row_to_drop(request))
        return _correcting(request, opened, CorrectionForm(opened, lawyers(), clock.today(), initial=initial))
    form = CorrectionForm(opened, lawyers(), clock.today(), request.POST)
    if not form.is_valid() or _is_taken(request, form, file):
        return _correcting(request, opened, form)
    with or_nothing():
        try:
            registering.correct(
                by=request.viewer,
                file=file,
                revision=form.cleaned_data["revision"],
                reason=form.cleaned_data["reason"],
                content=(found(form.identity()), form.summons()),
            )
        except registering.StaleFileError:
            return _stale(request, opened)
        except registering.NumberTakenError:
            return _correcting(request, opened, _taken(form))
    messages.success(request, _("The file is corrected. What stood there before is kept with it."))
    return redirect("file", file)


def _stale(request: DoorRequest, now: Registered) -> HttpResponse:
    """The page again with all that was typed; saving it again is a choice made beside what stands there now."""
    data = request.POST.copy()
    data["revision"] = str(now.revision)
    form = CorrectionForm(now, lawyers(), clock.today(), data)
    return _correcting(request, now, form, is_stale=True)


def _correcting(
    request: DoorRequest, opened: Registered, form: CorrectionForm, *, is_stale: bool = False
) -> HttpResponse:
    context = {"form": form, "file": opened, "is_stale": is_stale}
    return TemplateResponse(request, "court/correct.html", context)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def part(request: DoorRequest, file: UUID) -> HttpResponse:
    """Part a file from the others of its path."""
    with or_nothing():
        try:
            registering.part(by=request.viewer, file=file)
            messages.success(request, _("The file is parted. It can be joined again."))
        except registering.OnlyFileError:
            messages.warning(
                request, _("It is the only file of this path: there is nothing to part it from.")
            )
        except registering.WayIsOverError:
            messages.warning(request, _over())
    return redirect("file", file)


@page(Role.JUDGE, Role.CLERK)
@require_POST
def join(request: DoorRequest, file: UUID) -> HttpResponse:
    """Join a parted file to the path again."""
    with or_nothing():
        try:
            registering.join(by=request.viewer, file=file)
            messages.success(request, _("The file is joined."))
        except registering.WayIsOverError:
            messages.warning(request, _over())
    return redirect("file", file)


def _over() -> str:
    return _("This path has been judged or is with another court: its files stay as they are.")
