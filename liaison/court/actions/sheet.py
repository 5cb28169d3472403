"""Saving the sheet of one person at one sitting."""

from datetime import date
from uuid import UUID

from django.db import transaction

from liaison.common import clock, log
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED, NotReachedError, appearance_of
from liaison.court.actions.sitting import last_place, off_list, placed, sitting_on
from liaison.court.models import Agreement, Appearance
from liaison.court.rules.sheet import Content, marked


class StaleSheetError(RuntimeError):
    """Somebody else saved the sheet after it was opened; nothing was changed."""


@transaction.atomic
def save_sheet(*, by: Viewer, appearance: UUID, revision: int, content: Content) -> None:
    """Save a sheet as it was opened at ``revision``; each save is a new revision, so that a sheet can be corrected.

    Without a decision it stays a draft of judge and clerk. With one and a next day, the person is on the list of that
    day. The same content again changes nothing. Raises ``NotReachedError``, ``StaleSheetError``.
    """
    row = appearance_of(by, appearance)
    if row.presence == Appearance.Presence.OFF_LIST:
        raise NotReachedError
    if row.revision > revision and _stored(row) == content:
        return
    opened = Appearance.objects.unguarded(because=DECIDED).filter(pk=row.pk, revision=revision)
    if not opened.update(**_columns(content, revision + 1)):
        raise StaleSheetError
    _agree(row, content.agreements)
    _keep_next(row, content)
    log.record(
        by=by,
        act="sheet.save",
        subjects=[row.participant_id],
        kinds=["M04", "M27" if content.decision else "M37"],
        appearance=str(row.pk),
        revision=revision + 1,
    )


def _columns(content: Content, revision: int) -> dict[str, object]:
    return {
        "presence": content.presence,
        "said": marked(content.said),
        "decision": content.decision,
        "next_day": content.next_day,
        "saved_at": clock.now(),
        "revision": revision,
    }


def _agreements(row: Appearance) -> tuple[str, ...]:
    lines = Agreement.objects.unguarded(because=DECIDED).filter(appearance=row)
    return tuple(lines.order_by("position", "id").values_list("words", flat=True))


def _stored(row: Appearance) -> Content:
    return Content(row.presence, marked(row.said), row.decision, _agreements(row), row.next_day)


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


def _keep_next(row: Appearance, content: Content) -> None:
    """Keep him on the list of the next day, and on no other that an earlier save of this sheet put him on.

    While hand-over for that other list is open the appearance itself moves, and with it what he is preparing. Once it
    has closed, what he handed over stays where it was handed over.
    """
    planned = _planned(row)
    wanted = content.next_day if content.decision else None
    if planned and planned.sitting.day == wanted:
        return
    if planned and wanted and _may_move(planned, row, wanted):
        sitting = sitting_on(row.trajectory.chamber_id, wanted)
        planned.position = last_place(sitting) + 1
        planned.sitting, planned.called_at = sitting, None
        planned.save(update_fields=["sitting", "position", "called_at"])
        return
    if planned:
        off_list(planned)
    if wanted:
        placed(row.trajectory, wanted)


def _planned(row: Appearance) -> Appearance | None:
    """The appearance, still open, that the sheet as last saved led to."""
    if not (row.decision and row.next_day):
        return None
    later = Appearance.objects.unguarded(because=DECIDED).filter(
        trajectory=row.trajectory_id, sitting__day=row.next_day, decision=""
    )
    expected = later.exclude(pk=row.pk).exclude(presence=Appearance.Presence.OFF_LIST)
    return expected.select_related("sitting").first()


def _may_move(planned: Appearance, row: Appearance, wanted: date) -> bool:
    rows = Appearance.objects.unguarded(because=DECIDED)
    is_there = rows.filter(trajectory=row.trajectory_id, sitting__day=wanted).exists()
    return planned.sitting.closes_at > clock.now() and not is_there
