"""What others changed about a liaison's people since she last looked: her own mark, and none for what she did herself.

The asking page has established the relation, and logs its one look.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from liaison.care.models import Attestation
from liaison.care.queries.referring import changed_since
from liaison.casework import wording
from liaison.casework.models import Note, PlannedContact, Seen
from liaison.casework.queries.ways import Path
from liaison.common.viewer import Viewer
from liaison.court import wording as court

Found = Iterator[tuple[UUID, "Change"]]


@dataclass(frozen=True)
class Change:
    """One thing that somebody else did, in words, at its moment."""

    at: datetime
    words: str


def marks(viewer: Viewer, begun: Mapping[UUID, datetime]) -> dict[UUID, datetime]:
    """Until when the viewer has seen what changed about each: her mark, or the moment she began with the person."""
    seen = Seen.objects.related_to(viewer, begun).filter(account=viewer.id)
    return {**begun, **dict(seen.values_list("participant_id", "seen_at"))}


def changes(
    viewer: Viewer, begun: Mapping[UUID, datetime], paths: Mapping[UUID, Path], may: frozenset[str]
) -> dict[UUID, tuple[Change, ...]]:
    """What changed about each since her mark, the latest first, in a number of queries that people do not raise.

    ``begun`` says since when each has been hers.
    """
    reached = frozenset(begun)
    since = marks(viewer, begun)
    if not since:
        return {}
    oldest = min(since.values())
    found: dict[UUID, list[Change]] = defaultdict(list)
    told = [*_of_the_court(paths, since, may)]
    if "M13" in may:
        told += [*_of_notes(viewer, reached, oldest), *_of_contacts(viewer, reached, oldest)]
    if "M05" in may:
        told += [*_of_referrals(viewer, reached, oldest)]
    if "M06" in may:
        told += [*_of_attestations(viewer, reached, oldest)]
    for person, change in told:
        if person in since and change.at > since[person]:
            found[person].append(change)
    return {
        person: tuple(sorted(several, key=lambda change: change.at, reverse=True))
        for person, several in found.items()
    }


def _of_the_court(paths: Mapping[UUID, Path], since: Mapping[UUID, datetime], may: frozenset[str]) -> Found:
    """What was decided, and what he handed over, in the court's own words for it."""
    for person, path in paths.items():
        for held in path.held:
            if held.saved_at and person in since and held.saved_at > since[person]:
                told = {
                    "day": date_format(held.day, "j N"),
                    "decision": court.word(court.DECISIONS, held.decision),
                }
                yield person, Change(held.saved_at, _("sitting of %(day)s: %(decision)s") % told)
        if path.handed_at and "M40" in may:
            yield person, Change(path.handed_at, _("what he handed over was delivered"))


def _of_notes(viewer: Viewer, people: frozenset[UUID], since: datetime) -> Found:
    rows = Note.objects.related_to(viewer, people).filter(written_at__gt=since).exclude(author=viewer.id)
    told = rows.order_by("written_at", "id").values_list("participant_id", "written_at", "author__name")
    for person, at, author in told:
        yield person, Change(at, _("a note by %(author)s") % {"author": author})


def _of_contacts(viewer: Viewer, people: frozenset[UUID], since: datetime) -> Found:
    rows = PlannedContact.objects.related_to(viewer, people).filter(answered_at__gt=since)
    told = rows.exclude(answered_by=viewer.id).order_by("answered_at", "id")
    for row in told.defer("sealed"):
        if row.answered_at:
            words = wording.word(wording.OUTCOMES, row.outcome)
            yield (
                row.participant_id,
                Change(row.answered_at, _("a contact: %(outcome)s") % {"outcome": words}),
            )


def _of_referrals(viewer: Viewer, people: frozenset[UUID], since: datetime) -> Found:
    for told in changed_since(viewer, people, since):
        words = f"{told.line.programme}: {told.step_in_words}"
        yield told.line.participant, Change(told.at, words)


def _of_attestations(viewer: Viewer, people: frozenset[UUID], since: datetime) -> Found:
    rows = Attestation.objects.related_to(viewer, people)
    for row in rows.filter(Q(asked_at__gt=since) | Q(attested_at__gt=since)).order_by("asked_at", "id"):
        yield row.participant_id, Change(row.asked_at, _("asks for a certificate of attendance"))
        if row.attested_at:
            yield row.participant_id, Change(row.attested_at, _("the certificate of attendance came"))
