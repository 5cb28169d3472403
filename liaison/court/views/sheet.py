"""The sheet of one person at one sitting: judge and clerk write on the same one."""

from dataclasses import dataclass
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from liaison.common import clock
from liaison.common.page import DoorRequest, page
from liaison.court import wording
from liaison.court.actions.sheet import StaleSheetError, save_sheet
from liaison.court.forms.days import in_words
from liaison.court.forms.sheet import SheetForm
from liaison.court.queries.sheet import Sheet
from liaison.court.queries.sheet import sheet as sheet_of
from liaison.court.rules.sheet import Content
from liaison.court.rules.sitting import Topic
from liaison.court.views.answers import found, or_nothing
from liaison.court.views.sittings import CHAMBER


@dataclass(frozen=True)
class Beside:
    """One part of a sheet that two people filled in: what was typed here, and what was saved meanwhile."""

    name: str
    typed: str
    saved: str

    @property
    def is_same(self) -> bool:
        """Whether both wrote the same."""
        return self.typed == self.saved


@page(*CHAMBER)
def sheet(request: DoorRequest, appearance: UUID) -> HttpResponse:
    """The sheet; saving it leads to the next person on the list."""
    if request.method == "POST":
        return _save(request, appearance)
    shown = found(sheet_of(request.viewer, appearance))
    return _answer(request, shown, SheetForm(shown, clock.today()))


def _save(request: DoorRequest, appearance: UUID) -> HttpResponse:
    shown = found(sheet_of(request.viewer, appearance))
    if not shown.may_write:
        raise Http404
    form = SheetForm(shown, clock.today(), request.POST)
    if not form.is_valid():
        return _answer(request, shown, form)
    content, opened = form.content(), form.cleaned_data["revision"]
    with or_nothing():
        try:
            save_sheet(by=request.viewer, appearance=appearance, revision=opened, content=content)
        except StaleSheetError:
            return _clash(request, appearance, content)
    messages.success(request, _("Saved."))
    return _onward(request, shown)


def _clash(request: DoorRequest, appearance: UUID, typed: Content) -> HttpResponse:
    """The page again with all that was typed, and beside it what the other saved.

    It answers to what is saved now, so that saving it again is a choice made with open eyes.
    """
    now = found(sheet_of(request.viewer, appearance))
    data = request.POST.copy()
    data["revision"] = str(now.revision)
    return _answer(request, now, SheetForm(now, clock.today(), data), _beside(typed, now.content))


def _onward(request: DoorRequest, shown: Sheet) -> HttpResponse:
    if "stay" in request.POST:
        return redirect("sheet", shown.id)
    if shown.next_id:
        return redirect("sheet", shown.next_id)
    return redirect("docket", shown.sitting.id)


def _answer(
    request: DoorRequest, shown: Sheet, form: SheetForm, beside: tuple[Beside, ...] = ()
) -> HttpResponse:
    context = {"sheet": shown, "form": form, "beside": beside, "topics": form.topics()}
    return TemplateResponse(request, "court/sheet.html", context)


def _beside(typed: Content, saved: Content) -> tuple[Beside, ...]:
    pairs = zip(_parts(typed), _parts(saved), strict=True)
    return tuple(Beside(name, mine, theirs) for (name, mine), (_name, theirs) in pairs)


def _parts(content: Content) -> list[tuple[str, str]]:
    said = [
        (str(wording.TOPICS[topic]), wording.word(wording.SAID, content.said.get(topic, "")))
        for topic in Topic
    ]
    return [
        (_("Presence"), wording.word(wording.PRESENCE, content.presence)),
        *said,
        (_("Decision"), wording.word(wording.DECISIONS, content.decision)),
        (_("Agreements"), "\n".join(content.agreements)),
        (_("Next sitting"), in_words(content.next_day) if content.next_day else ""),
    ]
