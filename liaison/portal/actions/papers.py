"""A paper that he thinks of handing over: a title in his own words and up to three pages, each a photograph drawn anew.

Kept sealed under his own key as part of the draft. His key is turned on one hash, which holds the title and the hash of
each page: what he approves is those very bytes.
"""

from typing import Final
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import vault
from liaison.common import ids
from liaison.common.viewer import Viewer
from liaison.disclosure import actions as bridge
from liaison.disclosure import queries
from liaison.disclosure.actions import HandoverRefused
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Choice, Refusal
from liaison.portal.queries.papers import PAGES, page_bytes
from liaison.portal.queries.telling import STATEMENTS, OwnSentence, Telling, telling

OWN_PAPER: Final = "M40"
ROOM: Final = 100
"""Room between the own words of one hand-over and the next, for the sentences and papers of each."""

AFTER_SENTENCES: Final = 50
"""Papers are read after the sentences of the same hand-over."""


@transaction.atomic
def keep(*, by: Viewer, appearance: UUID, paper: UUID | None, title: str, picture: bytes | None) -> UUID:
    """Keep a paper with this title, and with one page more where there is a picture; gives the paper.

    Whatever he had chosen for it he is asked anew, since it is another paper now. Raises ``HandoverRefused``, and
    ``Http404`` for a paper that is not in his draft, or that has as many pages as a paper can have.
    """
    sheet = telling(by, appearance)
    before = _in_draft(sheet, paper) if paper else None
    person = sheet.occasion.participant
    with vault.open_for({person}):
        pages = _opened(by, person, before) if before else []
        added = [] if picture is None else [_sealed(person, picture, len(pages) + 1)]
        if len(pages) + len(added) > wording.MOST_PAGES:
            raise Http404
        hashes = [wording.digest_of(each) for each in [*pages, *([picture] if picture is not None else [])]]
        place = before.row.position if before else first_free(sheet) + AFTER_SENTENCES + len(sheet.papers)
        kept = _paper(
            person, paper or ids.new_id(STATEMENTS), place, wording.content(wording.in_all(title), hashes)
        )
        bridge.keep_paper(by=by, occasion=sheet.occasion, paper=kept, pages=added)
    return kept.id


@transaction.atomic
def take_out(*, by: Viewer, appearance: UUID, paper: UUID) -> None:
    """Take a paper out of the draft; nothing of it is kept. Raises ``HandoverRefused`` and ``Http404``."""
    sheet = telling(by, appearance)
    before = _in_draft(sheet, paper)
    nothing = _paper(
        sheet.occasion.participant, paper, before.row.position, wording.content(wording.in_all(""))
    )
    bridge.clear_paper(by=by, occasion=sheet.occasion, paper=nothing)


def back_into_the_draft(*, by: Viewer, sheet: Telling, paper: OwnSentence) -> None:
    """Put a paper that was taken back into the draft as another one, since what is taken back stays so."""
    person = sheet.occasion.participant
    with vault.open_for({person}):
        pages = _opened(by, person, paper)
        hashes = [wording.digest_of(each) for each in pages]
        place = first_free(sheet) + AFTER_SENTENCES + len(sheet.papers)
        again = _paper(person, ids.new_id(STATEMENTS), place, wording.content(paper.by_language, hashes))
        sealed = [_sealed(person, each, number) for number, each in enumerate(pages, start=1)]
        bridge.keep_paper(by=by, occasion=sheet.occasion, paper=again, pages=sealed)
    bridge.drop_pages(by=by, statement=paper.row.id)


def as_kept(paper: OwnSentence, place: int, choice: Choice) -> bridge.Sentence:
    """A paper as it is kept, with what he chose for it."""
    row = paper.row
    return bridge.Sentence(
        row.id, row.form, place, row.matrix_row, row.sealed, row.content_hash, row.id, None, choice
    )


def first_free(sheet: Telling) -> int:
    """What he tells later is read after what he told before."""
    last = max((each.row.position for each in sheet.told), default=-ROOM)
    return (last // ROOM + 1) * ROOM


def _in_draft(sheet: Telling, paper: UUID) -> OwnSentence:
    """A paper of the draft; what was told can only be taken back."""
    if any(each.row.id == paper for each in sheet.told):
        raise HandoverRefused(Refusal.TOLD)
    found = next((each for each in sheet.papers if each.row.id == paper), None)
    if found is None:
        raise Http404
    return found


def _opened(by: Viewer, person: UUID, paper: OwnSentence) -> list[bytes]:
    return [page_bytes(person, row, sealed) for row, sealed in queries.pages_kept(by, paper.row.id)]


def _sealed(person: UUID, picture: bytes, number: int) -> bridge.Page:
    key = ids.new_id(PAGES)
    return bridge.Page(key, number, vault.seal_bytes(person, picture, table=PAGES, row=key, field="sealed"))


def _paper(person: UUID, key: UUID, place: int, content: str) -> bridge.Sentence:
    return bridge.Sentence(
        id=key,
        form="own-words",
        position=place,
        matrix_row=OWN_PAPER,
        sealed=vault.seal(person, content, table=STATEMENTS, row=key, field="sealed"),
        content_hash=wording.digest(content),
        origin=key,
        choice=Choice.KEEP,
        is_chosen=False,
    )
