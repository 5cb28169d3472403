"""One page of a paper of his, as it will be read or was: for himself, and for the lawyer whom he lets read it."""

from dataclasses import dataclass
from typing import Final
from uuid import UUID

from django.http import Http404

from liaison.care import vault
from liaison.common import log, sealing
from liaison.common.viewer import Viewer
from liaison.disclosure import queries as bridge
from liaison.disclosure.rules import wording
from liaison.portal.queries.occasions import dated
from liaison.portal.queries.telling import OwnSentence, own_sentences

PAGES: Final = "disclosure_statementpage"


@dataclass(frozen=True)
class PaperPage:
    """The bytes of one page, and its number."""

    number: int
    content: bytes


def page_kept(viewer: Viewer, paper: UUID, number: int) -> PaperPage:
    """One page of a paper that is not delivered; the look is logged. Raises ``Http404`` for what is not the viewer's."""
    occasion = bridge.occasion_of_draft(viewer, paper)
    if occasion is None:
        raise Http404
    its = dated(viewer, occasion)
    person = its.occasion.participant
    with vault.open_for({person}):
        found = [each for each in own_sentences(viewer, its.occasion) if each.row.id == paper]
        content = _opened(viewer, person, found[0], number) if found else None
    log.record(by=viewer, act="paper.look", subjects=[person], kinds=["M31"])
    if content is None:
        raise Http404
    return PaperPage(number, content)


def page_delivered(viewer: Viewer, copy: UUID, number: int) -> PaperPage:
    """One page of a paper that was delivered; the look is logged. Raises ``Http404`` for what is not the viewer's."""
    occasion = bridge.occasion_of(copy)
    if occasion is None:
        raise Http404
    its = dated(viewer, occasion)
    copies = bridge.copies_for(viewer, [its.occasion.id]).get(its.occasion.id, ())
    paper = next((each for each in copies if each.id == copy), None)
    content = bridge.page_of(viewer, paper, number) if paper else None
    log.record(by=viewer, act="paper.look", subjects=[its.occasion.participant], kinds=["M40"])
    if content is None:
        raise Http404
    return PaperPage(number, content)


def _opened(viewer: Viewer, person: UUID, paper: OwnSentence, number: int) -> bytes | None:
    """The page, proved to be the one that the content names. Raises ``sealing.SealBroken``."""
    row = bridge.page_kept(viewer, paper.row.id, number)
    if row is None or number > paper.pages:
        return None
    content = page_bytes(person, *row)
    if wording.digest_of(content) != paper.hashes[number - 1]:
        raise sealing.SealBroken("the page is not the one that was kept")
    return content


def page_bytes(person: UUID, row: UUID, sealed: bytes) -> bytes:
    """A sealed page, opened. Raises ``sealing.SealBroken``."""
    return vault.unseal_bytes(person, sealed, table=PAGES, row=row, field="sealed")
