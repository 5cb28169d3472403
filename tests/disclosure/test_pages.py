"""A page crosses only under a copy that was approved with it: every attack is made with the right of the door itself."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

import pytest
from django.db import DatabaseError, connection, transaction

from liaison.common.viewer import Viewer, worker
from liaison.disclosure.models import FrozenCopy, FrozenPage, Statement, StatementPage
from liaison.disclosure.rules import wording
from tests import crossing
from tests.portal import life, papers

WORKER = worker("care")
BECAUSE = "a test looks at everything"


def refused(by: Viewer, write: Callable[[], object]) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), crossing.at(by):
        write()


def page_of(of_copy: FrozenCopy, number: int = 3, **changes: Any) -> FrozenPage:
    content = b"another page"
    facts = {"copy": of_copy.pk, "participant": of_copy.participant, "number": number, "content": content}
    return FrozenPage(**{**facts, "content_hash": wording.digest_of(content), **changes})


def frozen() -> list[FrozenPage]:
    return list(FrozenPage.objects.unguarded(because=BECAUSE).order_by("number"))


def test_no_page_is_added_to_a_paper_that_was_delivered() -> None:
    of = crossing.scene()
    papers.delivered(of, "een", "twee")
    (copy,) = crossing.copies()
    for number in (0, 1, 2, 3, 4):
        refused(WORKER, page_of(copy, number).save)
    first = bytes(frozen()[0].content)
    refused(WORKER, page_of(copy, 3, content=first, content_hash=wording.digest_of(first)).save)
    refused(WORKER, page_of(copy, 2, content=first, content_hash=wording.digest_of(first)).save)


def test_a_page_is_its_hash_s_very_bytes_and_under_its_own_person_s_copy() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I get up at six.")
    crossing.copied(of, each, "I get up at six.")
    (copy,) = crossing.copies()
    named = {"content": b"x", "content_hash": wording.digest_of(b"y")}
    refused(WORKER, page_of(copy, 1, **named).save)
    refused(WORKER, page_of(copy, 1, copy=UUID(int=5)).save)
    refused(WORKER, page_of(copy, 1, participant=UUID(int=5)).save)


def test_a_delivered_page_is_never_changed_removed_or_replaced() -> None:
    of = crossing.scene()
    papers.delivered(of)
    rows = FrozenPage.objects.unguarded(because=BECAUSE)
    for write in (lambda: rows.update(content=b"x"), rows.delete, again):
        with pytest.raises(DatabaseError), transaction.atomic():
            write()
    assert len(frozen()) == 1


def again() -> None:
    verb = "INSERT OR REPLACE" if connection.vendor == "sqlite" else "INSERT"
    with connection.cursor() as cursor:
        cursor.execute(f"{verb} INTO disclosure_frozenpage SELECT * FROM disclosure_frozenpage")


def test_a_told_page_stays_and_a_told_paper_gets_no_other() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    papers.told(client, of, paper)
    rows = StatementPage.objects.unguarded(because=BECAUSE).filter(statement=paper)
    refused(of.me, rows.delete)
    extra = StatementPage(statement=paper, participant=of.participant.pk, number=2, sealed=b"x")
    refused(of.me, extra.save)
    with pytest.raises(DatabaseError), transaction.atomic():
        rows.update(number=2)


def test_nobody_puts_a_page_under_another_person_s_paper() -> None:
    of, other = crossing.scene(), crossing.scene("Jan Claes")
    paper = papers.added(life.telephone(other), other)
    for by, whose in ((of.me, of), (of.me, other), (WORKER, other)):
        row = StatementPage(statement=paper, participant=whose.participant.pk, number=2, sealed=b"x")
        if by.door == "care" or whose is of or connection.vendor == "postgresql":
            refused(by, row.save)


def test_a_paper_whose_page_cannot_be_opened_is_not_delivered_at_all_and_the_log_says_so() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of, "een", "twee")
    papers.told(client, of, paper, words="And this.")
    spoil(paper)
    (done,) = crossing.closed()
    assert done.alarms == 1
    assert frozen() == []
    assert [wording.pages(copy.content) for copy in crossing.copies()] == [()]


def spoil(paper: UUID) -> None:
    """Somebody who holds the database swaps two pages, which no door can."""
    triggers = ("ALTER TABLE disclosure_statementpage DISABLE TRIGGER USER",)
    if connection.vendor == "sqlite":
        triggers = ("DROP TRIGGER disclosure_statementpage_no_update",)
    with connection.cursor() as cursor:
        for sql in triggers:
            cursor.execute(sql)
    rows = StatementPage.objects.unguarded(because=BECAUSE).filter(statement=paper)
    for before, after in ((1, 9), (2, 1), (9, 2)):
        rows.filter(number=before).update(number=after)


def test_a_paper_that_is_withdrawn_while_it_is_delivered_leaves_no_page(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The database refuses the copy at the last moment: then its pages are not there either."""
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    papers.told(client, of, paper)
    real = FrozenCopy.save

    def late(copy: FrozenCopy, *args: Any, **kwargs: Any) -> None:
        Statement.objects.unguarded(because=BECAUSE).filter(pk=paper).update(choice="withdrawn")
        real(copy, *args, **kwargs)

    monkeypatch.setattr(FrozenCopy, "save", late)
    crossing.closed()
    assert (crossing.copies(), frozen()) == ([], [])
