"""What the care side reads of attestations and of the sentences that a source is asked to confirm."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated
from uuid import UUID

from django.db.models import QuerySet

from liaison.care import vault
from liaison.care.models import Attestation
from liaison.care.rules import ASKED_OF_A_PROGRAMME, TREATING, open_until
from liaison.common import clock, links, log, sealing
from liaison.common.models import Link
from liaison.common.viewer import Viewer
from liaison.court.models import Appearance
from liaison.disclosure import gate
from liaison.disclosure import queries as bridge
from liaison.disclosure.rules import wording


@dataclass(frozen=True, kw_only=True)
class Asked:
    """An attestation as the care side keeps it. ``is_sent_on`` says that a link leads to it, ``planned`` that it was given."""

    id: UUID
    participant: UUID
    asked_at: datetime
    is_sent_on: bool
    programme: Annotated[str, "M05"] = ""
    starts_on: Annotated[date | None, "M06"] = None
    ends_on: Annotated[date | None, "M06"] = None
    attested_at: Annotated[datetime | None, "M06"] = None
    planned: Annotated[int | None, "M06"] = None
    kept: Annotated[int | None, "M06"] = None


@dataclass(frozen=True, kw_only=True)
class Question:
    """What a programme is asked by its link, with what it answered. ``is_over``: it was not answered, and no longer can be."""

    attestation: UUID
    participant: UUID
    is_answered: bool
    is_over: bool = False
    name: Annotated[str, "M01"] = ""
    programme: Annotated[str, "M05"] = ""
    starts_on: Annotated[date | None, "M06"] = None
    ends_on: Annotated[date | None, "M06"] = None
    planned: Annotated[int | None, "M06"] = None
    kept: Annotated[int | None, "M06"] = None


@dataclass(frozen=True)
class Waiting:
    """A sealed sentence that waits for its source's key, and until when that can still be turned."""

    row: bridge.Awaiting
    closes_at: datetime


@dataclass(frozen=True, kw_only=True)
class Sentence:
    """One sentence that its source is asked to confirm, exactly as it would be handed over, in each language."""

    statement: UUID
    participant: UUID
    matrix_row: str
    closes_at: datetime
    words: Mapping[str, str]


def attestations(viewer: Viewer, people: Iterable[UUID], *, may: Iterable[str]) -> tuple[Asked, ...]:
    """What was asked of programmes about people whom the viewer's relation reaches. The page that asks logs it."""
    rows = list(Attestation.objects.related_to(viewer, people).select_related("programme"))
    sent = set(
        _working_links().filter(subject__in=[row.pk for row in rows]).values_list("subject", flat=True)
    )
    return tuple(gate.withhold(_asked(row, is_sent_on=row.pk in sent), may) for row in rows)


def to_send_on(viewer: Viewer, people: Iterable[UUID]) -> tuple[tuple[UUID, UUID], ...]:
    """Which requests nobody has sent on yet, as pairs of person and attestation. The page that asks logs it."""
    open_rows = Attestation.objects.related_to(viewer, people).filter(attested_at=None)
    not_sent = open_rows.exclude(pk__in=_working_links().values("subject")).order_by("asked_at", "id")
    return tuple(not_sent.values_list("participant_id", "pk"))


def _working_links() -> QuerySet[Link]:
    return Link.objects.filter(purpose=Link.Purpose.ATTESTATION, revoked_at=None)


def _asked(row: Attestation, *, is_sent_on: bool) -> Asked:
    return Asked(
        id=row.pk,
        participant=row.participant_id,
        asked_at=row.asked_at,
        is_sent_on=is_sent_on,
        programme=row.programme.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        attested_at=row.attested_at,
        planned=row.planned,
        kept=row.kept,
    )


def question(viewer: Viewer, attestation: UUID) -> Question:
    """The one question of a programme's link; the look is logged."""
    rows = Attestation.objects.unguarded(because="the link was made for this one question").filter(
        pk=attestation
    )
    person = rows.values_list("participant_id", flat=True).get()
    row = (
        Attestation.objects.related_to(viewer, [person])
        .select_related("programme", "participant")
        .get(pk=attestation)
    )
    may = gate.permitted(viewer, ASKED_OF_A_PROGRAMME, TREATING)
    log.record(by=viewer, act="attestation.look", subjects=[person], kinds=may, attestation=str(attestation))
    sheet = Question(
        attestation=row.pk,
        participant=person,
        is_answered=row.attested_at is not None,
        is_over=is_over(viewer, row),
        name=row.participant.name,
        programme=row.programme.name,
        starts_on=row.starts_on,
        ends_on=row.ends_on,
        planned=row.planned,
        kept=row.kept,
    )
    return gate.withhold(sheet, may)


def is_over(viewer: Viewer, row: Attestation) -> bool:
    """Whether a question was left without an answer until it could no longer be of use. The page or act that asks logs it."""
    if row.attested_at is not None:
        return False
    sent_at = max((link.made_at for link in links.working(row.pk)), default=row.asked_at)
    lists = Appearance.objects.related_to(viewer, [row.participant_id]).order_by()
    on_it = lists.exclude(presence=Appearance.Presence.OFF_LIST)
    return clock.now() >= open_until(sent_at, on_it.values_list("sitting__closes_at", flat=True))


def to_confirm(viewer: Viewer, people: Iterable[UUID]) -> tuple[Waiting, ...]:
    """The sentences about these people of which this viewer is the source, while their lists are open.

    The page that asks logs it.
    """
    reached = set(people)
    rows = [row for row in bridge.awaiting(viewer) if row.participant in reached]
    on_lists = Appearance.objects.related_to(viewer, reached).filter(pk__in={row.occasion for row in rows})
    closing = dict(on_lists.values_list("pk", "sitting__closes_at"))
    now = clock.now()
    return tuple(Waiting(row, closing[row.occasion]) for row in rows if closing.get(row.occasion, now) > now)


def sentences(viewer: Viewer, people: Iterable[UUID]) -> tuple[Sentence, ...]:
    """The same, opened; the look is logged. A source reads those it is the source of and no other (M31).

    Raises ``sealing.SealBroken`` where the text is not the one whose hash the keys carry.
    """
    waiting = to_confirm(viewer, people)
    with vault.open_for({each.row.participant for each in waiting}):
        found = tuple(sentence for each in waiting if (sentence := _opened(each)))
    log.record(
        by=viewer,
        act="sentence.look",
        subjects={sentence.participant for sentence in found},
        kinds={"M31", *(sentence.matrix_row for sentence in found)},
    )
    return found


def _opened(waiting: Waiting) -> Sentence | None:
    """The sentence; nothing where it was destroyed with the person's key."""
    row = waiting.row
    try:
        content = vault.unseal(
            row.participant, row.sealed, table=row.table, row=row.statement, field="sealed"
        )
    except sealing.KeyDestroyed:
        return None
    if wording.digest(content) != row.content_hash:
        raise sealing.SealBroken("the sentence is not the one that was approved")
    return Sentence(
        statement=row.statement,
        participant=row.participant,
        matrix_row=row.matrix_row,
        closes_at=waiting.closes_at,
        words=wording.read(content),
    )
