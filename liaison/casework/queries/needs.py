"""What needs the liaison, one line in words for each person: what is his own to do, and nobody else's key."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final
from uuid import UUID

from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from liaison.care.rules.referring import OPEN, State
from liaison.casework.queries.caseload import CaseloadRow

NEEDING: Final = OPEN | {State.REFUSED}
"""Referrals whose news asks for a step: what is open, and a No, after which another programme is asked."""

LIVING: Final = NEEDING | {State.IN_PROGRESS}
"""What has ended, was withdrawn or entered in error needs nobody: its news is among what changed."""


@dataclass(frozen=True)
class Need:
    """One thing to do: ``kind`` says where it is done, ``key`` with which row, ``tone`` how a tag is drawn."""

    kind: str
    words: str
    tone: str
    key: UUID | None = None


def needs_of(row: CaseloadRow) -> tuple[Need, ...]:
    """Everything that is the viewer's own to do about one person, the first being what a list shows."""
    return (*_to_answer(row), *_to_pass_on(row), *_of_referrals(row), *_to_begin(row))


def _to_answer(row: CaseloadRow) -> Iterator[Need]:
    for statement in row.to_confirm:
        yield Need("confirm", _("your sentence: a true copy?"), "yellow", statement)
    for contact in row.to_answer:
        words = _("%(contact)s of %(day)s: how did it go?")
        told = {"contact": contact.contact_in_words, "day": _moment(contact.at)}
        yield Need("outcome", words % told, "yellow", contact.id)


def _to_pass_on(row: CaseloadRow) -> Iterator[Need]:
    for attestation in row.to_send_on:
        yield Need("certificate", _("certificate to ask for"), "yellow", attestation)


def _of_referrals(row: CaseloadRow) -> Iterator[Need]:
    for told in row.answers:
        if told.line.state in LIVING:
            words = f"{told.line.programme}: {told.step_in_words}"
            yield Need("referral", words, "yellow" if told.line.state in NEEDING else "grey", told.line.id)
    for line in row.unanswered:
        days = line.days or 0
        silent = ngettext("no answer for one day", "no answer for %(days)s days", days) % {"days": days}
        yield Need("referral", silent if days else _("asked today"), "grey", line.id)


def _to_begin(row: CaseloadRow) -> Iterator[Need]:
    if row.has_draft:
        yield Need("draft", _("unfinished note"), "grey")
    if row.is_under_way and not row.has_plan:
        yield Need("plan", _("no plan agreed yet"), "grey")
    weeks = row.path.waiting_weeks if row.path else 0
    if weeks:
        words = ngettext("one week on a waiting list", "%(weeks)s weeks on a waiting list", weeks)
        yield Need("care", words % {"weeks": weeks}, "grey")


def _moment(at: datetime) -> str:
    return date_format(localtime(at), "D j N")
