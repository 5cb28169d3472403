"""The sheet of one person at one sitting: judge and clerk write on the same one."""

from contextlib import suppress
from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.common.roles import Role
from liaison.court import charts, wording
from liaison.court.actions import notes
from liaison.court.actions import sheet as sheets
from liaison.court.actions.reach import NotReachedError
from liaison.court.forms.bench import PaperForm, UndoForm
from liaison.court.forms.days import in_words
from liaison.court.forms.sheet import SheetForm, filled_with
from liaison.court.queries.sheet import Sheet
from liaison.court.queries.sheet import sheet as sheet_of
from liaison.court.rules.sheet import Content, Together, parts
from liaison.court.rules.sitting import Topic
from liaison.court.views.answers import found, or_nothing, saved_before
from liaison.court.views.sittings import CHAMBER

CLOSE = "close"


@dataclass(frozen=True)
class Beside:
    """One part of a sheet that two people filled in differently: what was typed here, and what was saved meanwhile."""

    name: str
    typed: str
    saved: str


@page(*CHAMBER)
def sheet(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """The sheet; saving it calls the next person on the list."""
    if request.method == "POST":
        return _save(request, appearance)
    shown = found(sheet_of(request.viewer, appearance))
    return answer(request, shown, SheetForm(shown, clock.today()))


@page(Role.JUDGE, Role.CLERK)
@require_POST
def undo(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """Bring the sheet back as it was before its last save, and go to it."""
    form = UndoForm(request.POST)
    revision = form.cleaned_data["revision"] if form.is_valid() else 0
    with or_nothing():
        try:
            undone = sheets.undo_save(by=request.viewer, appearance=appearance, revision=revision)
        except sheets.NothingToUndoError:
            messages.warning(request, _("Nothing was undone: the sheet was saved again, or on another day."))
            return redirect("sheet", appearance)
    messages.success(request, _("Undone: the sheet is as it was before its last save."))
    if undone.stays_on:
        text = _("The next date stays: he is still on the list of %(day)s.")
        messages.warning(request, text % {"day": in_words(undone.stays_on)})
    return redirect("sheet", appearance)


def _save(request: DoorRequest, appearance: UUID) -> HttpResponse:
    shown = found(sheet_of(request.viewer, appearance))
    if not shown.may_write:
        raise Http404
    if shown.has_note and "note" in request.POST:
        notes.keep_note(by=request.viewer, appearance=appearance, words=request.POST["note"])
    form = SheetForm(shown, clock.today(), request.POST)
    if not form.is_valid():
        return answer(request, shown, form)
    given = form.cleaned_data
    with or_nothing():
        try:
            saved = sheets.save_sheet(
                by=request.viewer,
                appearance=appearance,
                revision=given["revision"],
                content=form.content(),
                reason=given["reason"],
            )
        except sheets.StaleSheetError as error:
            return _clash(request, appearance, error.found)
        except sheets.PresenceMissingError:
            form.add_error("presence", _("Was he there? Choose present (h), late (l) or absent (b)."))
            return answer(request, shown, form)
    _say_saved(request, shown, saved, form.content())
    if form.content().decision == CLOSE != shown.content.decision and shown.files.lines:
        return _go(request, reverse("closing", args=[shown.files.lines[0].id]))
    return _onward(request, shown, saved.revision)


def _clash(request: DoorRequest, appearance: UUID, both: Together) -> HttpResponse:
    """The page again with all that was typed, what the other alone changed, and side by side what both changed.

    It answers to what is saved now, so that saving it again is a choice made with open eyes.
    """
    now = found(sheet_of(request.viewer, appearance))
    data = request.POST.copy()
    for name, value in filled_with(now, both.content).items():
        data.setlist(name, [str(each) for each in value] if isinstance(value, list) else [str(value)])
    form = SheetForm(now, clock.today(), data)
    return answer(request, now, form, _beside(both, now.content))


def _say_saved(request: DoorRequest, shown: Sheet, saved: sheets.Saved, content: Content) -> None:
    text = _("Saved: %(name)s.") % {"name": shown.person.name}
    if saved.taken:
        names = ", ".join(str(wording.PARTS[part]) for part in saved.taken)
        text += " " + _("Kept from what was saved meanwhile: %(parts)s.") % {"parts": names}
    if content.next_day and not content.decision:
        text += " " + _("He comes on the next list once a decision is chosen.")
    messages.success(request, text)


def _onward(request: DoorRequest, shown: Sheet, revision: int) -> HttpResponse:
    """To the next person, who is called with it; the save just made can be undone from there."""
    if "stay" in request.POST:
        return _go(request, reverse("sheet", args=[shown.id]))
    back = urlencode({"after": str(shown.id), "saved": str(revision)})
    if shown.next is None:
        return _go(request, f"{reverse('docket', args=[shown.sitting.id])}?{back}")
    if shown.sitting.is_today:
        with suppress(NotReachedError):  # taken off the list meanwhile: the save stands all the same
            sheets.call(by=request.viewer, appearance=shown.next.id)
    return _go(request, f"{reverse('sheet', args=[shown.next.id])}?{back}")


def _go(request: DoorRequest, address: str) -> HttpResponse:
    """Onward; a page that saves by script is told where, so that it opens what follows once and not twice."""
    if request.headers.get("HX-Request"):
        return HttpResponse(headers={"HX-Redirect": address})
    return redirect(address)


def answer(
    request: DoorRequest,
    shown: Sheet,
    form: SheetForm,
    beside: tuple[Beside, ...] = (),
    paper: PaperForm | None = None,
) -> HttpResponse:
    """The page of a sheet, with what was typed on it."""
    context = {
        "sheet": shown,
        "form": form,
        "beside": beside,
        "topics": form.topics(),
        "paper": paper or PaperForm(),
        "note": request.POST.get("note", shown.note) if shown.has_note else "",
        "undo": saved_before(request),
        "way": charts.court_row(shown.path, clock.today()),
    }
    return TemplateResponse(request, "court/sheet.html", context)


def _beside(both: Together, saved: Content) -> tuple[Beside, ...]:
    mine, theirs = parts(both.content), parts(saved)
    return tuple(
        Beside(str(wording.PARTS[part]), _said(part, mine[part]), _said(part, theirs[part]))
        for part in both.clashes
    )


def _said(part: str, value: object) -> str:
    """The value of one part as a person reads it."""
    if not value:
        return ""
    if isinstance(value, tuple):
        return "\n".join(value)
    words = {
        "presence": wording.PRESENCE,
        "lawyer": wording.THERE,
        "interpreter": wording.THERE,
        "decision": wording.DECISIONS,
        **{f"said.{topic}": wording.SAID for topic in Topic},
    }
    if part in words:
        return wording.word(words[part], str(value))
    return in_words(value) if part == "next_day" else str(value)  # type: ignore[arg-type]
