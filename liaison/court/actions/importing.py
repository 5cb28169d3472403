"""Takes over a court's own list: people, files, and who comes on the list of which sitting."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from uuid import UUID

from django.db import IntegrityError, transaction

from liaison.common import clock, log
from liaison.common.folding import fold_name
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.court.actions.reach import DECIDED
from liaison.court.actions.sitting import kind_of_sitting, last_place, sitting_on
from liaison.court.models import Appearance, CaseFile, Charge, Sitting
from liaison.court.rules.listrow import ListRow
from liaison.court.rules.matching import New, Outcome, RowPlan, trajectory_state
from liaison.court.rules.trajectory import OVER
from liaison.court.rules.words import State
from liaison.participants.actions import keep_name
from liaison.participants.models import Participant, Trajectory

WRITTEN = ("M01", "M03", "M04")
_STATES = {
    # Not yet before the court, or summoned and absent: no offer has been made to him.
    State.UNKNOWN: Trajectory.State.NOTIFIED,
    State.DEFAULT: Trajectory.State.NOTIFIED,
    State.INTRODUCTORY: Trajectory.State.OFFERED,
    State.REFUSED: Trajectory.State.DECLINED,
    State.RUNNING: Trajectory.State.RUNNING,
    State.STOPPED: Trajectory.State.STOPPED,
    State.NEGATIVE: Trajectory.State.CLOSED_NEGATIVE,
    State.POSITIVE: Trajectory.State.CLOSED_POSITIVE,
}


class RefusedRowsError(Exception):
    """Some rows cannot be imported and were not to be left out: nothing was changed. `plans` are all of them."""

    def __init__(self, plans: Sequence[RowPlan]) -> None:
        super().__init__(f"{len(plans)} rows are refused")
        self.plans = tuple(plans)


class ListChangedError(Exception):
    """Between the dry run and the import somebody else made one of these people, files or sittings."""


@dataclass(frozen=True)
class Imported:
    """How much was made, and how many rows were already known or left out."""

    persons: int
    files: int
    sittings: int
    appearances: int
    matched: int
    refused: int


@transaction.atomic
def import_files(
    *, by: Viewer, chamber: UUID, plans: Sequence[RowPlan], leave_out_refused: bool = False
) -> Imported:
    """Do what the plans say, all of it or nothing.

    Raises RefusedRowsError when a row is refused and `leave_out_refused` is False, ListChangedError when the plans
    are no longer true, PermissionError for anybody but a clerk of the chamber and the import command.
    """
    if by.role not in {Role.CLERK, Role.SYSTEM} or by.organisation != chamber:
        raise PermissionError("only a clerk of the chamber imports its list")
    refused = [row for row in plans if row.outcome is Outcome.REFUSE]
    if refused and not leave_out_refused:
        raise RefusedRowsError(refused)
    accepted = [row for row in plans if row.outcome is not Outcome.REFUSE]
    try:
        with transaction.atomic():
            people = _people(by, accepted)
            trajectories = _trajectories(chamber, accepted, people)
            files = _files(chamber, accepted, trajectories)
            sittings, appearances = _agenda(chamber, accepted, trajectories)
    except IntegrityError as error:
        raise ListChangedError from error
    done = Imported(
        persons=sum(New.PERSON in row.new for row in accepted),
        files=files,
        sittings=sittings,
        appearances=appearances,
        matched=sum(row.outcome is Outcome.MATCH for row in accepted),
        refused=len(refused),
    )
    log.record(by=by, act="list.import", subjects=set(people.values()), kinds=WRITTEN, **vars(done))
    return done


def _people(by: Viewer, accepted: Iterable[RowPlan]) -> Mapping[int, UUID]:
    """Everybody whom the rows are about, by the first line about him; those who are new are made."""
    about: dict[int, list[RowPlan]] = defaultdict(list)
    for row in accepted:
        about[row.line_of_person].append(row)
    made = {
        line: _person([row.row for row in rows]) for line, rows in about.items() if rows[0].person is None
    }
    for person in made.values():
        # One by one: to add several parents at once SQLite looks into the tables of their children,
        # some of which this door may not read.
        person.save(force_insert=True)
        keep_name(by=by, person=person)
    known = {line: rows[0].person for line, rows in about.items() if rows[0].person}
    return {**known, **{line: person.pk for line, person in made.items()}}


def _person(rows: Sequence[ListRow]) -> Participant:
    first = rows[0]
    person = Participant(
        surname=first.surname,
        given_name=first.given,
        born_on=first.birth,
        folded_name=fold_name(first.surname, first.given),
        interpreter=next((row.speech.interpreter for row in rows if row.speech.interpreter), ""),
    )
    person.language = next((row.speech.language for row in rows if row.speech.language), person.language)
    return person


def _trajectories(
    chamber: UUID, accepted: Iterable[RowPlan], people: Mapping[int, UUID]
) -> Mapping[int, Trajectory]:
    """Each person's way through this court, by the first line about him. One that exists stays as the court has it.

    When it is over, judged or with another court, a file that is new begins a new one.
    """
    rows: dict[int, list[ListRow]] = defaultdict(list)
    for row in accepted:
        rows[row.line_of_person].append(row.row)
    summoned = {people[row.line_of_person] for row in accepted if New.FILE in row.new}
    known = _known_ways(chamber, people.values(), summoned)
    made = {
        person: _trajectory(chamber, person, rows[line])
        for line, person in people.items()
        if person not in known
    }
    for way in made.values():
        way.save(force_insert=True)
    return {line: known.get(person) or made[person] for line, person in people.items()}


def _known_ways(chamber: UUID, people: Iterable[UUID], summoned: set[UUID]) -> Mapping[UUID, Trajectory]:
    """The way that each of them is on; one that is over only for those of whom no file is new."""
    ways = Trajectory.objects.unguarded(because=DECIDED).filter(chamber=chamber, participant__in=list(people))
    known: dict[UUID, Trajectory] = {}
    for way in sorted(ways, key=lambda way: way.state not in OVER):
        if way.state not in OVER or way.participant_id not in summoned:
            known[way.participant_id] = way
    return known


def _trajectory(chamber: UUID, person: UUID, rows: Sequence[ListRow]) -> Trajectory:
    state, introduced = trajectory_state(rows)
    recorded = _STATES[state]
    if state is State.INTRODUCTORY and introduced and introduced > clock.today():
        recorded = Trajectory.State.NOTIFIED
    return Trajectory(participant_id=person, chamber_id=chamber, state=recorded, introduced_on=introduced)


def _files(chamber: UUID, accepted: Iterable[RowPlan], trajectories: Mapping[int, Trajectory]) -> int:
    added = [(trajectories[row.line_of_person], row.row) for row in accepted if New.FILE in row.new]
    files = [_file(chamber, way, row) for way, row in added]
    CaseFile.objects.bulk_create(files)
    Charge.objects.bulk_create(
        Charge(file=file, participant_id=file.participant_id, position=1, words=row.facts)
        for file, (_, row) in zip(files, added, strict=True)
        if row.facts
    )
    return len(files)


def _file(chamber: UUID, way: Trajectory, row: ListRow) -> CaseFile:
    return CaseFile(
        participant_id=way.participant_id,
        trajectory=way,
        chamber_id=chamber,
        number=row.number,
        detained=row.detained,
        detained_where=row.place,
        lawyer_name=row.lawyer,
    )


def _agenda(
    chamber: UUID, accepted: Sequence[RowPlan], trajectories: Mapping[int, Trajectory]
) -> tuple[int, int]:
    """Puts people on the lists of their sittings, after those already there: (sittings made, appearances made)."""
    days = {day for row in accepted for day in row.days}
    before = Sitting.objects.filter(chamber=chamber, day__in=days).count()
    sittings = {day: sitting_on(chamber, day) for day in sorted(days)}
    places = {day: last_place(sitting) for day, sitting in sittings.items()}
    appearances = []
    for row in accepted:
        way = trajectories[row.line_of_person]
        for day in row.days:
            places[day] += 1
            appearances.append(
                Appearance(
                    participant_id=way.participant_id,
                    trajectory=way,
                    sitting=sittings[day],
                    position=places[day],
                    kind=kind_of_sitting(way),
                    listed_at=clock.now() if day >= clock.today() else None,
                )
            )
    return len(days) - before, len(Appearance.objects.bulk_create(appearances))
