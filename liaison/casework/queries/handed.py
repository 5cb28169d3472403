"""What the court has from somebody, exactly as delivered: his sentences, and the pages of his papers (matrix, M40)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.http import Http404
from django.utils.translation import get_language

from liaison.casework.queries.relation import require
from liaison.common import log
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance
from liaison.disclosure import queries as bridge


@dataclass(frozen=True)
class HandedCopy:
    """One sentence as the court has it, in the language of the page; of a paper its title, and how its pages are numbered."""

    id: UUID
    words: str
    numbers: tuple[int, ...] = ()


@dataclass(frozen=True)
class Handed:
    """What the court has from him for one sitting, in the order in which he told it."""

    occasion: UUID
    day: date
    copies: tuple[HandedCopy, ...]


def handed_of(viewer: Viewer, people: Iterable[UUID]) -> tuple[Handed, ...]:
    """What was delivered for each sitting of a person, the latest first. The page that asks logs the look."""
    rows = Appearance.objects.related_to(viewer, people).order_by("-sitting__day", "id")
    days = dict(rows.values_list("pk", "sitting__day"))
    copies = bridge.copies_for(viewer, days)
    return tuple(
        Handed(occasion, day, in_words(copies[occasion]))
        for occasion, day in days.items()
        if copies.get(occasion)
    )


def in_words(copies: Iterable[bridge.Copy]) -> tuple[HandedCopy, ...]:
    """Copies in the language of the page."""
    language = get_language() or "nl"
    return tuple(HandedCopy(copy.id, copy.words[language], tuple(copy.numbers)) for copy in copies)


def handed_page(viewer: Viewer, participant: UUID, copy: UUID, number: int) -> bytes:
    """One page of a paper that was delivered, the very bytes; the look is logged.

    Raises ``Http404`` for somebody who is not the viewer's, for another's paper, and for a page that it has not.
    """
    people = require(viewer, participant)
    occasion = bridge.occasion_of(copy)
    his = Appearance.objects.related_to(viewer, people).filter(pk__in=[occasion] if occasion else [])
    copies = bridge.copies_for(viewer, his.values_list("pk", flat=True))
    paper = next((each for given in copies.values() for each in given if each.id == copy), None)
    content = bridge.page_of(viewer, paper, number) if paper else None
    log.record(by=viewer, act="paper.look", subjects=people, kinds=["M40"])
    if content is None:
        raise Http404
    return content
