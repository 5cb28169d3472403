"""Registering a file from the summons, correcting it, and joining it to the others of the same person or parting it."""

from collections.abc import Mapping
from dataclasses import asdict
from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction
from django.db.models import F, Max

from liaison.common import clock, log
from liaison.common.folding import fold_name
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED, REACHING, NotReachedError, file_of
from liaison.court.actions.trajectory import open_way
from liaison.court.models import CaseFile, Charge, FileVersion
from liaison.court.rules.admission import ChargeServed, Identity, Summons
from liaison.court.rules.trajectory import OVER, State
from liaison.network.models import Account
from liaison.participants.actions import keep_name
from liaison.participants.models import Participant, Trajectory

WRITTEN = ("M01", "M03", "M04")


class NumberTakenError(ValueError):
    """Another file of the chamber has this number."""


class StaleFileError(RuntimeError):
    """Somebody else corrected the file after it was opened; nothing was changed."""


class OnlyFileError(ValueError):
    """The only file of a path is not parted from it."""


class WayIsOverError(ValueError):
    """The path of this file has been judged or is with another court: its files stay as they are."""


@transaction.atomic
def register(*, by: Viewer, summons: Summons, identity: Identity | None, person: UUID | None = None) -> UUID:
    """Register a file; answers its id. ``person`` is somebody of the chamber whom the clerk chose, else ``identity``
    is somebody new.

    The file joins those of the path that he is on here; when it is over, or there is none, one begins. Raises
    ``NumberTakenError``, and ``NotReachedError`` for a person or a lawyer who is not the chamber's to choose.
    """
    _require_clerk(by)
    participant = _known(by, person) if person else _new(by, identity)
    way = open_way(participant.pk, _chamber(by)) or _begun(participant, by)
    columns = _columns(summons)
    if not columns["lawyer_name"]:
        columns |= _defence(way)
    file = CaseFile(participant=participant, trajectory=way, chamber_id=_chamber(by), **columns)
    _save(file, force_insert=True)
    _serve(file, summons.charges)
    log.record(
        by=by,
        act="file.register",
        subjects=[participant.pk],
        kinds=WRITTEN,
        file=str(file.pk),
        is_new=person is None,
    )
    return file.pk


@transaction.atomic
def correct(*, by: Viewer, file: UUID, revision: int, reason: str, content: tuple[Identity, Summons]) -> None:
    """Correct a file as it was opened at ``revision``. What stood there is kept beside what stands there now, with the
    reason; the same again changes nothing.

    Raises ``NotReachedError``, ``StaleFileError`` and ``NumberTakenError``.
    """
    _require_clerk(by)
    row, (identity, summons) = file_of(by, file), content
    person = _participant(row)
    before, after = _told(person, row), {**_as_json(asdict(identity)), **_as_json(asdict(summons))}
    if before == after:
        return
    opened = CaseFile.objects.unguarded(because=DECIDED).filter(pk=row.pk, revision=revision)
    if not opened.update(revision=revision + 1):
        raise StaleFileError
    _identify(by, row, person, identity)
    for column, value in _columns(summons).items():
        setattr(row, column, value)
    _save(row, update_fields=list(_columns(summons)))
    _serve(row, summons.charges)
    _keep_version(by, row, (before, after), reason)
    log.record(
        by=by,
        act="file.correct",
        subjects=[person.pk],
        kinds=WRITTEN,
        file=str(row.pk),
        version=revision + 1,
    )


@transaction.atomic
def part(*, by: Viewer, file: UUID) -> None:
    """Part a file from the others of its path: it goes the ordinary way.

    Raises ``NotReachedError``, ``WayIsOverError``, and ``OnlyFileError`` for the last one that is joined.
    """
    row = file_of(by, file)
    if _way(row).state in OVER:
        raise WayIsOverError
    joined = CaseFile.objects.unguarded(because=DECIDED).filter(trajectory=row.trajectory_id, parted_on=None)
    if not joined.exclude(pk=row.pk).exists():
        raise OnlyFileError
    if row.parted_on is None:
        row.parted_on = clock.today()
        row.save(update_fields=["parted_on"])
        _record(by, "file.part", row)


@transaction.atomic
def join(*, by: Viewer, file: UUID) -> None:
    """Join a parted file again to the path that its person is on here. Raises ``NotReachedError``, ``WayIsOverError``."""
    row = file_of(by, file)
    way = open_way(row.participant_id, _chamber(by))
    if way is None:
        raise WayIsOverError
    if row.parted_on is not None:
        row.parted_on, row.trajectory = None, way
        for column, value in ({} if row.lawyer_name else _defence(way)).items():
            setattr(row, column, value)
        row.save()
        _record(by, "file.join", row)


def _keep_version(by: Viewer, row: CaseFile, versions: tuple[object, object], reason: str) -> None:
    before, after = versions
    number = FileVersion.objects.unguarded(because=DECIDED).filter(file=row).aggregate(last=Max("number"))
    FileVersion.objects.create(
        file=row,
        participant_id=row.participant_id,
        number=int(number["last"] or 0) + 1,
        before=before,
        after=after,
        reason=reason,
        written_at=clock.now(),
        written_by_id=by.id,
    )


def _record(by: Viewer, act: str, row: CaseFile) -> None:
    log.record(by=by, act=act, subjects=[row.participant_id], kinds=["M01", "M04"], file=str(row.pk))


def _require_clerk(by: Viewer) -> None:
    if by.role is not Role.CLERK:
        raise NotReachedError


def _chamber(by: Viewer) -> UUID:
    if by.organisation is None:
        raise NotReachedError
    return by.organisation


def _known(by: Viewer, person: UUID) -> Participant:
    """Somebody who has a file in the clerk's chamber."""
    files = CaseFile.objects.within_reach(by).unguarded(because=REACHING).filter(participant=person)
    row = files.select_related("participant").first()
    if row is None:
        raise NotReachedError
    return row.participant


def _new(by: Viewer, identity: Identity | None) -> Participant:
    if identity is None:
        raise NotReachedError
    folded = fold_name(identity.surname, identity.given_name)
    person = Participant(folded_name=folded, **asdict(identity))
    person.save(force_insert=True)
    keep_name(by=by, person=person)
    return person


def _begun(participant: Participant, by: Viewer) -> Trajectory:
    way = Trajectory(participant=participant, chamber_id=_chamber(by), state=State.NOTIFIED.value)
    way.save(force_insert=True)
    return way


def _columns(summons: Summons) -> dict[str, Any]:
    """What a summons puts in the columns of a file; raises ``NotReachedError`` for an account that is no lawyer's."""
    account = None
    if summons.lawyer:
        lawyers = Account.objects.filter(door="court", role=Role.LAWYER.value, is_active=True)
        account = lawyers.filter(pk=summons.lawyer).first()
        if account is None:
            raise NotReachedError
    return {
        "number": summons.number,
        "detained": summons.detained,
        "detained_where": summons.detained_where,
        "lawyer": account,
        "lawyer_name": account.name if account else summons.lawyer_name,
    }


def _defence(way: Trajectory) -> dict[str, Any]:
    """Whose account reads the files of a path, for a file that joins them and names no lawyer; empty where nobody's does."""
    rows = CaseFile.objects.unguarded(because=DECIDED).filter(trajectory=way, parted_on=None)
    defended = rows.exclude(lawyer=None).first()
    return {"lawyer": defended.lawyer, "lawyer_name": defended.lawyer_name} if defended else {}


def _save(row: CaseFile, **options: Any) -> None:
    try:
        with transaction.atomic():
            row.save(**options)
    except IntegrityError as error:
        raise NumberTakenError from error


def _serve(file: CaseFile, charges: tuple[ChargeServed, ...]) -> None:
    """Put these charges in the place of those the file has."""
    rows = Charge.objects.unguarded(because=DECIDED)
    rows.filter(file=file).delete()
    rows.bulk_create(
        Charge(file=file, participant_id=file.participant_id, position=place, **asdict(charge))
        for place, charge in enumerate(charges, start=1)
    )


def _identify(by: Viewer, row: CaseFile, person: Participant, identity: Identity) -> None:
    """Correct who he is; his other files then count as changed too, so that nobody overwrites it unseen."""
    given = asdict(identity)
    if all(getattr(person, name) == value for name, value in given.items()):
        return
    for name, value in given.items():
        setattr(person, name, value)
    person.folded_name = fold_name(identity.surname, identity.given_name)
    person.save(update_fields=[*given, "folded_name"])
    keep_name(by=by, person=person)
    others = CaseFile.objects.unguarded(because=DECIDED).filter(participant=person).exclude(pk=row.pk)
    others.update(revision=F("revision") + 1)


def _told(person: Participant, row: CaseFile) -> dict[str, Any]:
    """A file as it stands, in the words of a summons."""
    identity = {name: getattr(person, name) for name in Identity.__dataclass_fields__}
    served = Charge.objects.unguarded(because=DECIDED).filter(file=row).order_by("position", "id")
    summons = Summons(
        number=row.number,
        charges=tuple(ChargeServed(each.words, each.facts_from, each.facts_until) for each in served),
        detained=str(row.detained),
        detained_where=row.detained_where,
        lawyer=row.lawyer_id,
        lawyer_name="" if row.lawyer else row.lawyer_name,
    )
    return {**_as_json(identity), **_as_json(asdict(summons))}


def _as_json(values: Mapping[str, Any]) -> dict[str, Any]:
    return {name: _json(value) for name, value in values.items()}


def _json(value: Any) -> Any:
    if isinstance(value, tuple | list):
        return [_json(each) for each in value]
    if isinstance(value, Mapping):
        return _as_json(value)
    return value if value is None or isinstance(value, str) else str(value)


def _participant(row: CaseFile) -> Participant:
    return Participant.objects.unguarded(because=DECIDED).get(pk=row.participant_id)


def _way(row: CaseFile) -> Trajectory:
    return Trajectory.objects.unguarded(because=DECIDED).get(pk=row.trajectory_id)
