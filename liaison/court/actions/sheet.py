"""Saving the sheet of one person at one sitting, bringing two writers together, and taking the last save back."""

from dataclasses import dataclass, replace
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.coming import keep_next, stays_on
from liaison.court.actions.reach import DECIDED, NotReachedError, appearance_of
from liaison.court.models import Agreement, Appearance, Hearing, SheetVersion
from liaison.court.queries.saved import VOICE_FIELDS, content_of, hearing_of
from liaison.court.rules.sheet import (
    Content,
    Together,
    kept,
    leaves_presence_open,
    marked,
    read,
    together,
)


@dataclass(frozen=True)
class Saved:
    """The number of the version that holds now, and which parts of it somebody else had saved meanwhile."""

    revision: int
    taken: tuple[str, ...] = ()


@dataclass(frozen=True)
class Undone:
    """The number of the version that holds now. ``stays_on`` is the next day that could not be taken back."""

    revision: int
    stays_on: date | None = None


@dataclass(frozen=True)
class _Why:
    """What a version says about itself besides its content."""

    act: str = "sheet.save"
    reason: str = ""
    restores: int | None = None


class StaleSheetError(RuntimeError):
    """Somebody else changed the same parts after the sheet was opened; nothing was saved.

    ``found`` has what was typed, with what the other alone changed taken over, and which parts clash.
    """

    def __init__(self, found: Together) -> None:
        super().__init__("somebody else changed the same parts")
        self.found = found


class ReasonMissingError(ValueError):
    """What was decided on an earlier day is corrected with a reason."""


class PresenceMissingError(ValueError):
    """Something is decided, and nobody has said whether he was there."""


class NothingToUndoError(LookupError):
    """The last save is not the one that was meant, is of an earlier day, or is the first thing known of this sheet."""


@transaction.atomic
def save_sheet(*, by: Viewer, appearance: UUID, revision: int, content: Content, reason: str = "") -> Saved:
    """Save a sheet as it was opened at ``revision``; each save is a new version, so that a sheet can be corrected.

    What somebody else saved meanwhile is kept where only he touched it. Without a decision a sheet stays a draft of
    judge and clerk; with one and a next day, the person is on the list of that day. The same content again changes
    nothing. Raises ``NotReachedError``, ``StaleSheetError``, ``ReasonMissingError``, ``PresenceMissingError``.
    """
    row = _locked(by, appearance)
    now = _stored(row)
    if now == content:
        return Saved(row.revision)
    if is_correction(row) and not reason:
        raise ReasonMissingError
    found = Together(content)
    if revision != row.revision:
        found = together(_version(row, revision), content, now)
        if found.clashes:
            raise StaleSheetError(found)
    if leaves_presence_open(found.content):
        raise PresenceMissingError
    _write(by, row, found.content, _Why(reason=reason))
    return Saved(row.revision, found.taken)


@transaction.atomic
def mark_presence(*, by: Viewer, appearance: UUID, presence: str) -> UUID:
    """Say from the list whether somebody is there; a version of his sheet like any other. Answers the sitting.

    Raises ``NotReachedError``, ``ReasonMissingError`` for what was decided on an earlier day.
    """
    row = _locked(by, appearance)
    now = _stored(row)
    if now.presence != presence:
        if is_correction(row):
            raise ReasonMissingError
        _write(by, row, replace(now, presence=presence), _Why())
    return row.sitting_id


@transaction.atomic
def undo_save(*, by: Viewer, appearance: UUID, revision: int) -> Undone:
    """Bring the sheet back as it was before its last save, number ``revision``, as a new version.

    A next date that the undone decision placed is taken back with it, as long as that list has not been held.
    Raises ``NotReachedError``, ``NothingToUndoError``.
    """
    row = _locked(by, appearance)
    before = _versions(row).filter(number__lt=row.revision).order_by("-number").first()
    if before is None or row.revision != revision or not may_undo(row):
        raise NothingToUndoError
    was_next, content = row.next_day if row.decision else None, read(before.content)
    _write(by, row, content, _Why("sheet.undo", restores=before.number))
    wanted = content.next_day if content.decision else None
    is_kept = was_next is not None and was_next != wanted and stays_on(row, was_next)
    return Undone(row.revision, was_next if is_kept else None)


@transaction.atomic
def call(*, by: Viewer, appearance: UUID) -> UUID:
    """Note when somebody is really called, once; answers the sitting. Raises ``NotReachedError``."""
    row = _locked(by, appearance)
    hearing = hearing_of(row.pk)
    if hearing is None or hearing.began_at is None:
        _hear(row, began_at=clock.now())
        log.record(
            by=by, act="sheet.call", subjects=[row.participant_id], kinds=["M04"], appearance=str(row.pk)
        )
    return row.sitting_id


def is_correction(row: Appearance) -> bool:
    """Whether a save would change what was decided on an earlier day."""
    return bool(row.decision and row.saved_at) and _saved_on(row) != clock.today()


def may_undo(row: Appearance) -> bool:
    """Whether the last save can be taken back by one key: on the day on which it was made."""
    return row.saved_at is not None and _saved_on(row) == clock.today()


def _saved_on(row: Appearance) -> date | None:
    return timezone.localdate(row.saved_at) if row.saved_at else None


def _locked(by: Viewer, appearance: UUID) -> Appearance:
    """The appearance, held until the end of the transaction, so that two who save come one after the other."""
    row = appearance_of(by, appearance)
    if row.presence == Appearance.Presence.OFF_LIST:
        raise NotReachedError
    rows = Appearance.objects.unguarded(because=DECIDED).select_related("sitting", "trajectory")
    return rows.select_for_update(of=("self",)).get(pk=row.pk)


def _write(by: Viewer, row: Appearance, content: Content, why: _Why) -> None:
    """One more version, and the tables as it says. ``row`` is up to date afterwards."""
    _keep_first(row)
    keep_next(row, content)
    row.presence, row.said, row.decision = content.presence, marked(content.said), content.decision
    row.next_day, row.saved_at, row.revision = content.next_day, clock.now(), row.revision + 1
    row.save(update_fields=["presence", "said", "decision", "next_day", "saved_at", "revision"])
    _agree(row, content.agreements)
    voices = {name: content.voices.get(voice, "") for voice, name in VOICE_FIELDS.items()}
    _hear(row, lawyer=content.lawyer, interpreter=content.interpreter, **voices)
    _add_version(row, content, why, by.id)
    log.record(
        by=by,
        act=why.act,
        subjects=[row.participant_id],
        kinds=["M04", "M27" if content.decision else "M37"],
        appearance=str(row.pk),
        revision=row.revision,
    )


def _keep_first(row: Appearance) -> None:
    """The sheet as it stood before anything was kept of it, so that the first save can be undone too."""
    if not _versions(row).filter(number=row.revision).exists():
        _add_version(row, _stored(row), _Why(), None)


def _add_version(row: Appearance, content: Content, why: _Why, saved_by: UUID | None) -> None:
    SheetVersion.objects.create(
        appearance=row,
        participant_id=row.participant_id,
        number=row.revision,
        content=kept(content),
        saved_by_id=saved_by,
        saved_at=row.saved_at,
        restores=why.restores,
        reason=why.reason,
    )


def _versions(row: Appearance) -> QuerySet[SheetVersion]:
    return SheetVersion.objects.unguarded(because=DECIDED).filter(appearance=row)


def _version(row: Appearance, revision: int) -> Content | None:
    found = _versions(row).filter(number=revision).first()
    return read(found.content) if found else None


def _agreements(row: Appearance) -> tuple[str, ...]:
    lines = Agreement.objects.unguarded(because=DECIDED).filter(appearance=row)
    return tuple(lines.order_by("position", "id").values_list("words", flat=True))


def _stored(row: Appearance) -> Content:
    return content_of(row, hearing_of(row.pk), _agreements(row))


def _hear(row: Appearance, **facts: object) -> None:
    """Note this of who else was there; nothing is kept as long as there is nothing to keep."""
    hearings = Hearing.objects.unguarded(because=DECIDED)
    if any(facts.values()) or hearings.filter(appearance=row).exists():
        hearings.update_or_create(
            appearance=row, defaults=facts, create_defaults={"participant_id": row.participant_id, **facts}
        )


def _agree(row: Appearance, words: tuple[str, ...]) -> None:
    """Replace what was agreed, and only when it is not the same."""
    if _agreements(row) == words:
        return
    lines = Agreement.objects.unguarded(because=DECIDED)
    lines.filter(appearance=row).delete()
    lines.bulk_create(
        Agreement(appearance=row, participant_id=row.participant_id, position=place, words=line)
        for place, line in enumerate(words, start=1)
    )
