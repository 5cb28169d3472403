"""Where somebody comes next: on the list of the day that his sheet names, and on no other that it named before."""

from datetime import date

from liaison.common import clock
from liaison.court.actions.reach import DECIDED
from liaison.court.actions.sitting import last_place, off_list, placed, sitting_on
from liaison.court.models import Appearance
from liaison.court.rules.sheet import Content


def keep_next(row: Appearance, content: Content) -> None:
    """Keep him on the list of the next day, and on no other that an earlier save of this sheet put him on.

    ``row`` is the sheet as last saved. While hand-over for that other list is open the appearance itself moves, and
    with it what he is preparing. Once it has closed, what he handed over stays where it was handed over.
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


def stays_on(row: Appearance, day: date) -> bool:
    """Whether he is on the list of that day all the same: it has been held, or somebody else put him there."""
    on_list = Appearance.objects.unguarded(because=DECIDED).filter(
        trajectory=row.trajectory_id, sitting__day=day
    )
    return on_list.exclude(presence=Appearance.Presence.OFF_LIST).exists()


def _planned(row: Appearance) -> Appearance | None:
    """The appearance, still to come, that the sheet as last saved led to."""
    if not (row.decision and row.next_day) or row.next_day < clock.today():
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
