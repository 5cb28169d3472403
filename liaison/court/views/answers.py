"""Answers that several pages of the court give."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar
from uuid import UUID

from django.http import Http404
from django.template.response import TemplateResponse
from django.utils.safestring import SafeString

from liaison.common import paper
from liaison.common.page import DoorRequest
from liaison.court.actions.reach import NotReachedError

Found = TypeVar("Found")


def found(value: Found | None) -> Found:
    """The value; raises ``Http404``, the same for what is another's as for what is not there."""
    if value is None:
        raise Http404
    return value


def uuid_of(text: str | None) -> UUID | None:
    """The id that a text is, if it is one."""
    try:
        return UUID(text or "")
    except ValueError:
        return None


@contextmanager
def or_nothing() -> Iterator[None]:
    """Turn an action on what is another's into the same page as for what is not there."""
    try:
        yield
    except NotReachedError:
        raise Http404 from None


def saved_before(request: DoorRequest) -> dict[str, object]:
    """The sheet saved just before, as the address says it: the undo of that save is one key away."""
    try:
        return {"id": UUID(request.GET["after"]), "revision": int(request.GET["saved"])}
    except (KeyError, ValueError):
        return {}


class PaperResponse(TemplateResponse):
    """A paper, drawn like a page: after the look has been logged and committed."""

    def __init__(self, request: DoorRequest, template: Path, data: dict[str, object], name: str) -> None:
        super().__init__(request, [], content_type="application/pdf")
        self.paper = template, data
        self.headers["Content-Disposition"] = f'inline; filename="{name}"'

    @property
    def rendered_content(self) -> SafeString:
        """The bytes of the PDF."""
        return paper.draw(*self.paper)  # type: ignore[return-value]
