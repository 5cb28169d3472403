"""What was delivered, for those who received it: sentences, and the pages of papers."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.models import Delivery, FrozenCopy, FrozenPage, Statement
from liaison.disclosure.rules import wording
from liaison.disclosure.rules.decision import Disclosure
from liaison.disclosure.rules.matrix import Column


@dataclass(frozen=True)
class Copy:
    """One sentence as it was delivered, in every language; ``is_confirmed`` by the source of its fact."""

    id: UUID
    occasion: UUID
    place: int
    form: str
    matrix_row: str
    words: Mapping[str, str]
    is_confirmed: bool
    delivered_at: datetime
    content_hash: str
    pages: int = 0
    """Of a paper: how many pages it has. Its words are its title."""

    @property
    def numbers(self) -> range:
        """The numbers of a paper's pages, counted from one."""
        return range(1, self.pages + 1)


def copies_for(viewer: Viewer, occasions: Iterable[UUID]) -> dict[UUID, tuple[Copy, ...]]:
    """What was delivered for these occasions, which the asking room has reached for the viewer, in his order.

    Every copy passes the one decision, as of now; one that the viewer may not read leaves no gap in ``place`` that
    another reader could compare, since all recipients of the court's side are one bundle.
    """
    tie = gate.tie_at_me(viewer) if viewer.door == "me" else gate.OWN_CASE
    rows = (
        FrozenCopy.objects.of_occasions(viewer, occasions)
        .defer("statement")
        .order_by("occasion", "place", "id")
    )
    found: dict[UUID, tuple[Copy, ...]] = {}
    for row in rows:
        if gate.permitted(viewer, {row.matrix_row}, tie, _released(row)):
            found[row.occasion] = (*found.get(row.occasion, ()), _copy(row))
    return found


def handed_over(viewer: Viewer, occasions: Iterable[UUID]) -> dict[UUID, datetime]:
    """For which of these occasions something was delivered that the viewer may read, and when, by the same decision.

    For pages that show that, and not what: copies of one moment are decided on once, and no content is read.
    """
    tie = gate.tie_at_me(viewer) if viewer.door == "me" else gate.OWN_CASE
    terms = ("matrix_row", "recipients", "delivered_at", "expires_at")
    rows = FrozenCopy.objects.of_occasions(viewer, occasions).order_by()
    found: dict[UUID, datetime] = {}
    decided: dict[tuple[object, ...], bool] = {}
    for occasion, row, to, at, until in rows.values_list("occasion", *terms).distinct():
        known = (row, to, at, until)
        if known not in decided:
            decided[known] = bool(gate.permitted(viewer, {row}, tie, _terms(to, at, until)))
        if decided[known]:
            found[occasion] = max(at, found.get(occasion, at))
    return found


def _released(row: FrozenCopy) -> Disclosure:
    return _terms(row.recipients, row.delivered_at, row.expires_at)


def _terms(recipients: str, delivered_at: datetime, expires_at: datetime) -> Disclosure:
    return Disclosure(delivered_at, expires_at, frozenset(map(Column, recipients.split(","))))


def _copy(row: FrozenCopy) -> Copy:
    return Copy(
        id=row.pk,
        occasion=row.occasion,
        place=row.place,
        form=row.form,
        matrix_row=row.matrix_row,
        words=wording.read(row.content),
        is_confirmed=row.form != Statement.Form.OWN_WORDS,
        delivered_at=row.delivered_at,
        content_hash=row.content_hash,
        pages=len(wording.pages(row.content)),
    )


def occasion_of(copy: UUID) -> UUID | None:
    """For which occasion a copy was delivered, so that the asking room can say whether the viewer reaches that."""
    rows = FrozenCopy.objects.unguarded(because="asked before anything of the copy is shown")
    return rows.filter(pk=copy).values_list("occasion", flat=True).first()


def page_of(viewer: Viewer, copy: Copy, number: int) -> bytes | None:
    """One page of a paper that ``copies_for`` let the viewer read, the very bytes; None for a page that it has not."""
    rows = FrozenPage.objects.of_copy(viewer, copy.id).filter(number=number)
    content = rows.values_list("content", flat=True).first()
    return None if content is None else bytes(content)


def delivered(lists: Iterable[UUID]) -> frozenset[UUID]:
    """Those of these lists that have been delivered."""
    return frozenset(Delivery.objects.filter(list__in=list(lists)).values_list("list", flat=True))
