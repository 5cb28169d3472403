"""What is done with a referral that was sent: undone, withdrawn, answered, and what the programme told by telephone."""

from collections.abc import Callable
from uuid import UUID

from django.contrib import messages
from django.forms import Form
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from liaison.care.actions.referring import NamedError
from liaison.care.forms.referring import AcceptForm, AnsweringForm, EndForm, RefuseForm, StartForm, WaitForm
from liaison.care.rules.referring import StepRefusedError
from liaison.casework.actions import referring
from liaison.casework.forms.referring import CorrectForm, MessageForm
from liaison.casework.queries import referring as queries
from liaison.casework.views import LIAISONS
from liaison.casework.views import referring as pages
from liaison.common.page import DoorRequest, page

both = require_http_methods(["GET", "HEAD", "POST"])
ANSWERS: dict[str, type[AnsweringForm]] = {"yes": AcceptForm, "later": WaitForm, "no": RefuseForm}


@page(*LIAISONS)
@both
def act(request: DoorRequest, participant: UUID, referral: UUID, what: str) -> HttpResponse:
    """Undo, withdraw, mark as read, and what needs one click: nothing is typed, so nothing is asked."""
    by = request.viewer
    acts: dict[str, tuple[Callable[..., None], dict[str, bool], str]] = {
        "undo": (
            referring.undo,
            {},
            _("The sending is undone. It is a draft again, and the link leads nowhere."),
        ),
        "withdraw": (referring.withdraw, {}, _("Withdrawn. The programme’s link leads nowhere from now on.")),
        "noted": (referring.note, {}, _("Marked as read.")),
        "met": (referring.write_down_intake, {"was_held": True}, _("Kept.")),
        "not-come": (referring.write_down_intake, {"was_held": False}, _("Kept.")),
    }
    if what not in acts:
        raise Http404
    if request.method != "POST":
        return redirect("casework:referral", participant, referral)
    take, facts, thanks = acts[what]
    return _taken(
        request,
        participant,
        referral,
        lambda: take(by=by, participant=participant, referral=referral, **facts),
        thanks,
    )


@page(*LIAISONS)
@both
def reply(request: DoorRequest, participant: UUID, referral: UUID) -> HttpResponse:
    """A message to the programme."""
    if request.method != "POST":
        return redirect("casework:referral", participant, referral)
    form = MessageForm(request.POST)
    if form.is_valid():
        try:
            return _taken(
                request,
                participant,
                referral,
                lambda: referring.reply(
                    by=request.viewer,
                    participant=participant,
                    referral=referral,
                    words=form.cleaned_data["words"],
                ),
                _(
                    "The message stands on the programme’s page. A mail says that there is an answer, and nothing more."
                ),
            )
        except NamedError as error:
            form.add_error(
                "words",
                _("“%(word)s” names him or her, and this is read before the code. Take the name out.")
                % {"word": error.word},
            )
    return pages.read(request, queries.referral_page(request.viewer, participant, referral), form)


@page(*LIAISONS)
@both
def correct(request: DoorRequest, participant: UUID, referral: UUID) -> HttpResponse:
    """It was entered in error: nothing is deleted, and nothing counts any more."""
    form = CorrectForm(request.POST or None)
    if form.is_bound and form.is_valid():
        return _taken(
            request,
            participant,
            referral,
            lambda: referring.correct(
                by=request.viewer,
                participant=participant,
                referral=referral,
                words=form.cleaned_data["words"],
            ),
            _("Marked as entered in error."),
        )
    return _form(request, participant, referral, form, "correct")


@page(*LIAISONS)
@both
def told(request: DoorRequest, participant: UUID, referral: UUID, what: str) -> HttpResponse:
    """What the programme told by telephone: its answer, that he has started, that it has ended."""
    sheet = queries.referral_page(request.viewer, participant, referral).sheet
    given = (request.POST,) if request.method == "POST" else ()
    if what == "start":
        form: Form = StartForm(*given, is_setting_known=sheet.is_setting_known)
    elif what == "end":
        form = EndForm(*given)
    elif what in ANSWERS:
        form = ANSWERS[what](*given)
    else:
        raise Http404
    if form.is_bound and form.is_valid():
        write = _writer(request, participant, referral, form)
        return _taken(request, participant, referral, write, _("Kept, as told by telephone."))
    return _form(request, participant, referral, form, what)


def _writer(request: DoorRequest, participant: UUID, referral: UUID, form: Form) -> Callable[[], None]:
    by, about = request.viewer, {"participant": participant, "referral": referral}
    if isinstance(form, StartForm):
        on, kind = form.cleaned_data["on"], form.kind_of_stay()
        return lambda: referring.write_down_start(by=by, on=on, kind=kind, **about)
    if isinstance(form, EndForm):
        last, ending = form.cleaned_data["on"], form.how()
        return lambda: referring.write_down_end(by=by, on=last, ending=ending, **about)
    assert isinstance(form, AnsweringForm)
    answer = form.answer()
    return lambda: referring.write_down(by=by, answer=answer, **about)


def _form(request: DoorRequest, participant: UUID, referral: UUID, form: Form, what: str) -> TemplateResponse:
    sheet = queries.referral_page(request.viewer, participant, referral).sheet
    told = {"sheet": sheet, "form": form, "what": what, "here": "file"}
    return TemplateResponse(request, "casework/referral_told.html", told)


def _taken(
    request: DoorRequest, participant: UUID, referral: UUID, take: Callable[[], None], thanks: str
) -> HttpResponse:
    try:
        take()
    except StepRefusedError:
        referring.late(by=request.viewer, participant=participant, referral=referral)
        messages.warning(
            request, _("This could not be kept: the referral has changed meanwhile. Below is how it stands.")
        )
    else:
        messages.success(request, thanks)
    return redirect("casework:referral", participant, referral)
