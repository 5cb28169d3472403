"""The pages of a paper that he thinks of handing over: added, and taken away again, as long as it is not told."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction

from liaison.common.viewer import Viewer
from liaison.disclosure.actions.choosing import Sentence, draft
from liaison.disclosure.models import StatementPage
from liaison.disclosure.rules.handover import Occasion


@dataclass(frozen=True)
class Page:
    """One page, sealed under his key in its own row."""

    id: UUID
    number: int
    sealed: bytes


@transaction.atomic
def keep_paper(*, by: Viewer, occasion: Occasion, paper: Sentence, pages: Iterable[Page]) -> None:
    """Keep a paper as a draft, with these pages besides those that it has. Raises ``HandoverRefused``."""
    draft(by=by, occasion=occasion, sentences=[paper])
    for page in pages:
        row = StatementPage(
            id=page.id,
            statement=paper.id,
            participant=occasion.participant,
            number=page.number,
            sealed=page.sealed,
        )
        row.save(force_insert=True)


@transaction.atomic
def clear_paper(*, by: Viewer, occasion: Occasion, paper: Sentence) -> None:
    """Take a paper out of the draft: its pages are gone, and ``paper`` holds nothing. Raises ``HandoverRefused``."""
    draft(by=by, occasion=occasion, sentences=[paper])
    StatementPage.objects.seen_by(by).filter(statement=paper.id).delete()


@transaction.atomic
def drop_pages(*, by: Viewer, statement: UUID) -> None:
    """Forget the pages of a paper that was taken back; the database refuses it for one that is told or delivered."""
    StatementPage.objects.seen_by(by).filter(statement=statement).delete()
