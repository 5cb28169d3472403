"""The prosecutor's answers to the admission criteria: each save is a version, under the court model of that day."""

from collections.abc import Mapping
from uuid import UUID

from django.db import IntegrityError, transaction

from liaison.common import clock, log
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED, REACHING, NotReachedError
from liaison.court.models import CaseFile, Checklist
from liaison.court.rules.admission import Check, kept
from liaison.network.queries.court_models import model_of


class StaleChecklistError(RuntimeError):
    """Somebody else saved the checklist after it was opened; nothing was changed."""


class NoCriteriaError(LookupError):
    """The chamber's court model names no criteria, so there is nothing to answer."""


@transaction.atomic
def save_checklist(*, by: Viewer, file: UUID, version: int, checks: Mapping[str, Check]) -> None:
    """Save the answers as the page was opened at ``version``, with the criteria that are in force today.

    The same again changes nothing. Raises ``NotReachedError`` for anybody but the chamber's prosecutor,
    ``StaleChecklistError`` and ``NoCriteriaError``.
    """
    row = _file(by, file)
    model = model_of(row.chamber_id, clock.today())
    if not model.criteria:
        raise NoCriteriaError
    answers = kept({code: check for code, check in checks.items() if code in set(model.criteria)})
    saved = Checklist.objects.unguarded(because=DECIDED).filter(trajectory=row.trajectory_id)
    last = saved.order_by("-version").first()
    told = (answers, [str(code) for code in model.criteria], model.name, str(model.version))
    if last and (last.answers, last.criteria, last.model, last.model_version) == told:
        return
    if (last.version if last else 0) != version:
        raise StaleChecklistError
    _write(by, row, version + 1, told)


def _file(by: Viewer, file: UUID) -> CaseFile:
    rows = CaseFile.objects.within_reach(by).unguarded(because=REACHING)
    row = rows.filter(pk=file).first()
    if row is None or by.role is not Role.PROSECUTOR:
        raise NotReachedError
    return row


def _write(
    by: Viewer, row: CaseFile, version: int, told: tuple[Mapping[str, object], list[str], str, str]
) -> None:
    answers, criteria, model, model_version = told
    checklist = Checklist(
        trajectory_id=row.trajectory_id,
        participant_id=row.participant_id,
        version=version,
        model=model,
        model_version=model_version,
        criteria=criteria,
        answers=answers,
        written_at=clock.now(),
        written_by_id=by.id,
    )
    try:
        with transaction.atomic():
            checklist.save(force_insert=True)
    except IntegrityError as error:
        raise StaleChecklistError from error
    log.record(
        by=by,
        act="checklist.save",
        subjects=[row.participant_id],
        kinds=["M35"],
        file=str(row.pk),
        version=version,
    )
