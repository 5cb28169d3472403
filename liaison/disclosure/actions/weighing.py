"""What is to be told at the closing moment, each with its keys, its opened bytes, and what becomes of it."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from liaison.disclosure.models import (
    LawyerKey,
    PaperSentence,
    ParticipantKey,
    SourceKey,
    Statement,
    StatementPage,
    WitnessKey,
)
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import Fate, Key, Said, fate

BECAUSE: Final = "the worker carries sealed copies and shows them to nobody"


@dataclass(frozen=True)
class Opener:
    """How the worker opens what it carries. Both give nothing for what cannot be unsealed.

    ``text`` is given the participant, the table, the row and its sealed content; ``page`` the participant, the row and
    the sealed page.
    """

    text: Callable[[UUID, str, UUID, bytes], str | None]
    page: Callable[[UUID, UUID, bytes], bytes | None]


@dataclass(frozen=True)
class Carried:
    """One sentence or paper at the closing moment, opened, with what becomes of it."""

    row: Statement | PaperSentence
    content: str
    pages: tuple[bytes, ...]
    fate: Fate


def weighed(occasions: Iterable[UUID], opener: Opener) -> Iterator[Carried]:
    """Everything that is to be told for these occasions, in the order in which it is read.

    What he told himself comes before what was entered from paper.
    """
    asked = list(occasions)
    statements = Statement.objects.unguarded(because=BECAUSE)
    told = list(
        statements.filter(occasion__in=asked, choice=Statement.Choice.TELL).order_by(
            "occasion", "position", "id"
        )
    )
    papers = PaperSentence.objects.unguarded(because=BECAUSE)
    signed = list(
        papers.filter(occasion__in=asked, withdrawn_at=None).order_by(
            "occasion", "entered_at", "paper", "position", "id"
        )
    )
    theirs = _their_keys([*told, *signed])
    for rows, his in ((told, his_keys(told)), (signed, papers_keys(signed))):
        for row in rows:
            yield _carried(row, his.get(row.pk), theirs.get(row.pk), opener)


def _carried(row: Statement | PaperSentence, his: Key | None, theirs: Key | None, opener: Opener) -> Carried:
    is_suggested = row.form != Statement.Form.OWN_WORDS
    said = Said(row.pk, row.participant, is_suggested, row.source, row.content_hash)
    content = opener.text(row.participant, row._meta.db_table, row.pk, bytes(row.sealed)) or ""
    pages = _pages(row, content, opener)
    is_whole = bool(content) and pages is not None
    its_fate = fate(said, his, theirs, wording.digest(content) if is_whole else None)
    return Carried(row, content, pages or (), its_fate)


def _pages(row: Statement | PaperSentence, content: str, opener: Opener) -> tuple[bytes, ...] | None:
    """The pages that the content names, each proved to be the bytes of its hash; None where one is not."""
    named = wording.pages(content) if content else ()
    if not named:
        return ()
    rows = StatementPage.objects.unguarded(because=BECAUSE).filter(statement=row.pk).order_by("number")
    opened = [opener.page(row.participant, page.pk, bytes(page.sealed)) for page in rows]
    if [each and wording.digest_of(each) for each in opened] != list(named):
        return None
    return tuple(each for each in opened if each)


def his_keys(told: Iterable[Statement]) -> Mapping[UUID, Key]:
    """The keys that participants turned themselves."""
    keys = ParticipantKey.objects.unguarded(because=BECAUSE).filter(statement__in=[row.pk for row in told])
    return {
        key.statement: Key(
            key.statement, key.participant, key.actor, key.content_hash, key.withdrawn_at is not None
        )
        for key in keys
    }


def papers_keys(signed: Iterable[PaperSentence]) -> Mapping[UUID, Key]:
    """The keys that papers are: countersigned by the one who was named, or by his lawyer where nobody was."""
    rows = {row.pk: row for row in signed}
    seen = WitnessKey.objects.unguarded(because=BECAUSE).filter(statement__in=list(rows))
    lawyers = LawyerKey.objects.unguarded(because=BECAUSE).filter(statement__in=list(rows))
    found: list[WitnessKey | LawyerKey] = [key for key in seen if key.actor == rows[key.statement].witness]
    found += [key for key in lawyers if rows[key.statement].witness is None]
    return {key.statement: _of_a_paper(key, rows[key.statement]) for key in found}


def _of_a_paper(key: WitnessKey | LawyerKey, row: PaperSentence) -> Key:
    return Key(
        key.statement,
        key.participant,
        key.actor,
        key.content_hash,
        row.withdrawn_at is not None,
        row.enterer,
    )


def _their_keys(told: Iterable[Statement | PaperSentence]) -> Mapping[UUID, Key]:
    keys = SourceKey.objects.unguarded(because=BECAUSE).filter(statement__in=[row.pk for row in told])
    return {key.statement: Key(key.statement, key.participant, key.actor, key.content_hash) for key in keys}


def stands(row: Statement | PaperSentence) -> bool:
    """Whether his key for it stands at this moment, asked anew."""
    if isinstance(row, Statement):
        key = his_keys([row]).get(row.pk)
    else:
        fresh = PaperSentence.objects.unguarded(because=BECAUSE).filter(pk=row.pk)
        key = papers_keys(fresh).get(row.pk)
    return key is not None and not key.is_withdrawn
