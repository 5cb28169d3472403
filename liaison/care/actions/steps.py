"""One step of a referral, kept: the state, the event in its history, and the line in the log."""

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.core.mail import send_mail
from django.db import transaction
from django.http import Http404
from django.template.loader import render_to_string
from django.utils import translation

from liaison.care import vault
from liaison.care.models import Referral, ReferralEvent
from liaison.care.rules.referring import Step, advance
from liaison.common import clock, ids, links, log
from liaison.common.viewer import Viewer

REFERRAL, EVENT = Referral._meta.db_table, ReferralEvent._meta.db_table
KINDS = ("M05",)


def of_people(by: Viewer, people: Iterable[UUID], referral: UUID) -> Referral:
    """The referral of one of these people, held for a change. Raises ``Http404``."""
    rows = Referral.objects.related_to(by, people).select_for_update(of=("self",))
    row = rows.select_related("programme", "participant").filter(pk=referral).first()
    if row is None:
        raise Http404
    return row


def of_link(referral: UUID) -> Referral:
    """The referral that a link was made for, held for a change."""
    rows = Referral.objects.unguarded(because="the link was made for this one question")
    return rows.select_for_update(of=("self",)).select_related("programme", "participant").get(pk=referral)


def take(row: Referral, step: Step, *, by: Viewer, words: str = "", **changes: Any) -> None:
    """Take a step. Raises ``StepRefusedError`` where the referral stands where it cannot be taken."""
    row.state = advance(row.state, step)
    for name, value in changes.items():
        setattr(row, name, value)
    row.save(update_fields=["state", *changes])
    event = ids.new_id(EVENT)
    ReferralEvent.objects.create(
        id=event,
        referral=row,
        participant_id=row.participant_id,
        step=step,
        state=row.state,
        at=clock.now(),
        by=by.id,
        role=by.role.value,
        sealed=_sealed(row.participant_id, event, words) if words else None,
    )
    log.record(
        by=by, act=f"referral.{step}", subjects=[row.participant_id], kinds=KINDS, referral=str(row.pk)
    )


def _sealed(participant: UUID, event: UUID, words: str) -> bytes:
    return vault.seal(participant, words, table=EVENT, row=event, field="sealed")


def end_links(by: Viewer, referral: UUID) -> None:
    """Whoever holds a link to it is told the same from now on as somebody who made one up."""
    for link in links.working(referral):
        links.revoke(by=by, link_id=link.id)


def tell(address: str, url: str) -> None:
    """After the commit, a mail that says there is a question, and nothing of whom or what: it leaves the house unsealed."""
    transaction.on_commit(lambda: _mail(address, url), robust=True)


def _mail(address: str, url: str) -> None:
    with translation.override(settings.LANGUAGE_CODE):
        subject = translation.gettext("A question for you")
        send_mail(subject, render_to_string("care/question.txt", {"url": url}), None, [address])
