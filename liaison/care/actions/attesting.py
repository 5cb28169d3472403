"""Attestations of attendance: sent on to the programme, and given by it."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from django.db import transaction
from django.http import Http404

from liaison.care import queries
from liaison.care.actions.steps import tell
from liaison.care.models import Attestation
from liaison.care.queries.reach import reach_of
from liaison.common import clock, links, log
from liaison.common.models import Link
from liaison.common.viewer import Viewer
from liaison.disclosure import actions as bridge

WRITTEN = ("M05", "M06")


@dataclass(frozen=True)
class SentOn:
    """What the liaison tells the programme by telephone: the code, which can be read at this moment alone.

    ``address`` is the link's, for a programme that has no mail address of its own.
    """

    code: str
    programme: str
    telephone: str
    is_mailed: bool
    address: str


@transaction.atomic
def send_on(
    *, by: Viewer, attestation: UUID, people: Iterable[UUID], is_renewal: bool = False
) -> SentOn | None:
    """Send a participant's request on to the programme: a link by neutral mail, a code to be told by telephone.

    Raises ``Http404`` for an attestation of nobody among ``people``, and for one that was given: its link is then a
    source's key and is not replaced. Nothing happens where a link leads to it already, unless ``is_renewal``, which
    ends that link.
    """
    rows = Attestation.objects.related_to(by, people).select_for_update(of=("self",))
    row = rows.select_related("programme").filter(pk=attestation, attested_at=None).first()
    if row is None:
        raise Http404
    earlier = links.working(row.pk)
    if earlier and not is_renewal:
        log.record(by=by, act="attestation.look", subjects=[row.participant_id], kinds=WRITTEN)
        return None
    for link in earlier:
        links.revoke(by=by, link_id=link.id)
    made = links.make(by=by, door="care", purpose=Link.Purpose.ATTESTATION, subject=row.pk)
    log.record(
        by=by,
        act="attestation.send",
        subjects=[row.participant_id],
        kinds=WRITTEN,
        attestation=str(row.pk),
        link=str(made.link_id),
    )
    address = row.programme.question_address
    if address:
        tell(address, made.url)
    return SentOn(made.code, row.programme.name, reach_of(row.programme).telephone, bool(address), made.url)


@transaction.atomic
def attest(*, by: Viewer, attestation: UUID, planned: int, kept: int) -> None:
    """Write down how many appointments were planned and kept. A second answer changes nothing, nor does one too late.

    ``by`` is the programme's link, which from now on is the source of what is told from this fact.
    """
    rows = Attestation.objects.unguarded(because="the link was made for this one question")
    row = rows.select_for_update().get(pk=attestation)
    if row.attested_at is not None or queries.is_over(by, row):
        log.record(by=by, act="attestation.late", subjects=[row.participant_id], kinds=WRITTEN)
        return
    row.planned, row.kept = planned, kept
    row.attested_at, row.attested_by = clock.now(), by.id
    row.save(update_fields=["planned", "kept", "attested_at", "attested_by"])
    log.record(
        by=by, act="attestation.give", subjects=[row.participant_id], kinds=WRITTEN, attestation=str(row.pk)
    )


@transaction.atomic
def answer_as_source(*, by: Viewer, attestation: UUID, statement: UUID, is_confirmed: bool) -> None:
    """Turn the programme's key on a sentence built from what it attested, or do not; nothing for any other sentence."""
    rows = Attestation.objects.unguarded(because="the link was made for this one question")
    person = rows.values_list("participant_id", flat=True).get(pk=attestation)
    turn(by=by, people={person}, statement=statement, is_confirmed=is_confirmed)


@transaction.atomic
def turn(*, by: Viewer, people: Iterable[UUID], statement: UUID, is_confirmed: bool) -> UUID | None:
    """A source's answer to a sentence about one of these people, while it waits for that answer; about whom it was.

    Nothing happens for a sentence that was answered, taken back, closed or is another's: none of these is told apart.
    """
    about = {each.row.statement: each.row.participant for each in queries.to_confirm(by, people)}
    if statement not in about:
        log.record(by=by, act="sentence.late")
        return None
    way = bridge.confirm if is_confirmed else bridge.decline
    way(by=by, statement=statement)
    return about[statement]
