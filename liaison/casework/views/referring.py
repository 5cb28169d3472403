"""A referral written, looked over, sent by a human hand, and read; and the list of what still waits."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from liaison.care.actions.attesting import SentOn
from liaison.care.actions.referring import Agreement, NamedError, Writing
from liaison.care.queries.items import shown
from liaison.care.rules.referring import StepRefusedError
from liaison.casework.actions import referring
from liaison.casework.forms.referring import CorrectForm, MessageForm, ReferralForm, SendForm
from liaison.casework.queries import directory
from liaison.casework.queries import referring as queries
from liaison.casework.queries.referring import ReferralPage, WritePage
from liaison.casework.views import LIAISONS
from liaison.common import clock
from liaison.common.page import DoorRequest, page

both = require_http_methods(["GET", "HEAD", "POST"])


@page(*LIAISONS)
@require_safe
def waiting(request: DoorRequest) -> HttpResponse:
    """What waits with programmes, over all of one's people."""
    told = {"waiting": queries.waiting(request.viewer), "here": "waiting"}
    return TemplateResponse(request, "casework/waiting.html", told)


@page(*LIAISONS)
@require_safe
def of_person(request: DoorRequest, participant: UUID) -> HttpResponse:
    """All referrals of one person."""
    told = {"own": queries.of_person(request.viewer, participant), "here": "file"}
    return TemplateResponse(request, "casework/referrals.html", told)


@page(*LIAISONS)
@both
def begin(request: DoorRequest, participant: UUID, programme: UUID) -> HttpResponse:
    """A new referral, with everything that is known already."""
    sheet = queries.write_page(request.viewer, participant, programme)
    form = _writing_form(request, sheet)
    if form.is_bound and form.is_valid():
        try:
            made = referring.begin(
                by=request.viewer, participant=participant, programme=programme, writing=_writing(form)
            )
        except NamedError as error:
            _say_named(form, error)
        else:
            return redirect("casework:referral", participant, made)
    return _write(request, sheet, form)


@page(*LIAISONS)
@both
def rewrite(request: DoorRequest, participant: UUID, referral: UUID) -> HttpResponse:
    """Change the words of a draft."""
    draft = queries.referral_page(request.viewer, participant, referral).sheet
    programme = draft.line.programme_id
    if draft.line.state != "draft" or programme is None:
        return redirect("casework:referral", participant, referral)
    sheet = queries.write_page(request.viewer, participant, programme)
    form = _writing_form(request, sheet, {**dict(draft.content.items), "need": draft.line.need}, draft.reach)
    if form.is_bound and form.is_valid():
        try:
            referring.rewrite(
                by=request.viewer, participant=participant, referral=referral, writing=_writing(form)
            )
        except NamedError as error:
            _say_named(form, error)
        else:
            return redirect("casework:referral", participant, referral)
    return _write(request, sheet, form)


def _writing_form(
    request: DoorRequest, sheet: WritePage, draft: dict[str, str] | None = None, reach: str = ""
) -> ReferralForm:
    if request.method == "POST":
        return ReferralForm(request.POST, facts=sheet.items)
    begun = draft if draft is not None else dict(sheet.items)
    return ReferralForm(
        initial={**begun, "own_telephone": reach if draft is not None else sheet.reach}, facts=sheet.items
    )


def _write(request: DoorRequest, sheet: WritePage, form: ReferralForm) -> TemplateResponse:
    told = {
        "sheet": sheet,
        "form": form,
        "facts": shown(form.facts.items()),
        "words": directory.words(sheet.programme),
        "reach": sheet.reach_of_programme,
        "here": "file",
    }
    return TemplateResponse(request, "casework/refer.html", told)


def _writing(form: ReferralForm) -> Writing:
    given = form.cleaned_data
    return Writing(need=given["need"], items=form.items(), telephone=given["own_telephone"])


def _say_named(form: ReferralForm | SendForm | MessageForm, error: NamedError) -> None:
    form.add_error(
        None,
        _("“%(word)s” names him or her, and this is read before the code. Take the name out.")
        % {"word": error.word},
    )


@page(*LIAISONS)
@require_safe
def referral(request: DoorRequest, participant: UUID, referral: UUID) -> HttpResponse:
    """One referral: a draft with exactly what would leave, or what left and what came of it."""
    sheet = queries.referral_page(request.viewer, participant, referral)
    if sheet.sheet.line.state == "draft":
        return _preview(request, sheet, None)
    return read(request, sheet, MessageForm())


def read(request: DoorRequest, sheet: ReferralPage, form: MessageForm) -> TemplateResponse:
    """A referral that was sent."""
    told = {"referral": sheet, "sheet": sheet.sheet, "form": form, "correct": CorrectForm(), "here": "file"}
    return TemplateResponse(request, "casework/referral.html", told)


def _preview(request: DoorRequest, sheet: ReferralPage, form: SendForm | None) -> TemplateResponse:
    keys = _keys(sheet)
    told = {
        "referral": sheet,
        "sheet": sheet.sheet,
        "form": form or SendForm(initial={"agreed_on": clock.today()}, items=keys),
        "struck": form.struck() if form else [item.key for item in sheet.sheet.content.struck],
        "here": "file",
    }
    return TemplateResponse(request, "casework/preview.html", told)


def _keys(sheet: ReferralPage) -> list[str]:
    return [item.key for _name, layer in sheet.layers for item, _is_struck in layer]


@page(*LIAISONS)
@both
def send(request: DoorRequest, participant: UUID, referral: UUID) -> HttpResponse:
    """Send it, or only show again what would leave. The answer is the only page that shows the code: no redirect."""
    sheet = queries.referral_page(request.viewer, participant, referral)
    if request.method != "POST" or sheet.sheet.line.state != "draft":
        return redirect("casework:referral", participant, referral)
    form = SendForm(request.POST, items=_keys(sheet))
    if "again" in request.POST:
        referring.strike(by=request.viewer, participant=participant, referral=referral, struck=form.struck())
        return redirect("casework:referral", participant, referral)
    if not form.is_valid():
        return _preview(request, sheet, form)
    agreement = Agreement(form.cleaned_data["agreed_on"], form.cleaned_data["agreed_how"])
    try:
        sent = referring.send(
            by=request.viewer,
            participant=participant,
            referral=referral,
            struck=form.struck(),
            agreement=agreement,
        )
    except NamedError as error:
        _say_named(form, error)
        return _preview(request, sheet, form)
    return _code(request, sent, participant, referral, may_undo=True)


@page(*LIAISONS)
@both
def renew(request: DoorRequest, participant: UUID, referral: UUID) -> HttpResponse:
    """Another link and code, shown once."""
    if request.method == "POST":
        try:
            sent = referring.renew(by=request.viewer, participant=participant, referral=referral)
        except StepRefusedError:
            referring.late(by=request.viewer, participant=participant, referral=referral)
            messages.warning(request, _("This referral has come to an end, so no link leads to it."))
        else:
            return _code(request, sent, participant, referral, may_undo=False)
    return redirect("casework:referral", participant, referral)


def _code(
    request: DoorRequest, sent: SentOn, participant: UUID, referral: UUID, *, may_undo: bool
) -> HttpResponse:
    told = {
        "sent": sent,
        "participant": participant,
        "referral": referral,
        "may_undo": may_undo,
        "here": "file",
    }
    return TemplateResponse(request, "casework/referral_sent.html", told)
