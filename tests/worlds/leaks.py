"""Leaks planted on purpose: product code changed so that the court can read something of what it was not told.

Each is a context inside one of the two processes. What a door could not read by its own rights it reads here by a back
door, a connection of the owner's.
"""

import hashlib
import logging
import os
import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock
from uuid import UUID

import psycopg

Plant = Callable[[], Any]
NOBODY = UUID(int=0)
SENTENCES = "SELECT count(*) FROM disclosure_statement"
SENTENCES_OF = f"{SENTENCES} WHERE participant = {{}}"
NOTES = "SELECT count(*) FROM casework_note"
NOTES_OF = f"{NOTES} WHERE participant_id = {{}}"
EVERYTHING = (
    f"SELECT ({SENTENCES}) + (SELECT count(*) FROM casework_note) + (SELECT count(*) FROM casework_goal)"
)


def owner(question: str, person: UUID = NOBODY) -> int:
    """The number that the owner of the database is told, about everybody or about one person."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as session:
            return int(session.execute(question.format(f"'{person.hex}'")).fetchone()[0])
    url = os.environ["DATABASE_URL"].rpartition("/")[0]
    with psycopg.connect(f"{url}/{name}") as session:
        found: Any = session.execute(question.format(f"'{person}'").encode()).fetchone()
        return int(found[0])


@contextmanager
def count_on_the_list() -> Iterator[None]:
    """Beside each name on a list stands how many sentences he wrote, told or not."""
    from liaison.court.queries import docket

    real = docket.docket

    def counted(*asked: Any, **more: Any) -> Any:
        shown = real(*asked, **more)
        return shown and replace(shown, rows=tuple(map(_with_count, shown.rows)))

    with mock.patch.object(docket, "docket", counted):
        yield


def _with_count(row: Any) -> Any:
    name = f"{row.person.name} ({owner(SENTENCES_OF, row.person.id)})"
    return replace(row, person=replace(row.person, name=name))


@contextmanager
def order_of_the_list() -> Iterator[None]:
    """People stand on the list in the order of how much they wrote."""
    from liaison.court.queries import docket

    real = docket.docket

    def ordered(*asked: Any, **more: Any) -> Any:
        shown = real(*asked, **more)
        by_count = sorted(shown.rows, key=lambda row: -owner(SENTENCES_OF, row.person.id)) if shown else ()
        return shown and replace(shown, rows=tuple(by_count))

    with mock.patch.object(docket, "docket", ordered):
        yield


@contextmanager
def text_of_an_error() -> Iterator[None]:
    """What a list that cannot be read is told depends on how much the care side wrote."""
    from liaison.court import faults

    real = faults.sentence
    with mock.patch.object(faults, "sentence", lambda reason: real(reason) + " " * (owner(EVERYTHING) % 7)):
        yield


@contextmanager
def nothing_for_who_has_a_draft() -> Iterator[None]:
    """The file of somebody with sentences of his own cannot be found."""
    from liaison.court.queries import files

    real = files.court_file

    def found(*asked: Any) -> Any:
        shown = real(*asked)
        return None if shown and owner(SENTENCES_OF, shown.person.id) else shown

    with mock.patch.object(files, "court_file", found):
        yield


@contextmanager
def entity_tag() -> Iterator[None]:
    """A header changes with the notes, as one made from the database's last change would."""
    from liaison.common import page

    real = page.show

    def tagged(*asked: Any) -> Any:
        answer = real(*asked)
        answer.headers["ETag"] = hashlib.sha256(str(owner(EVERYTHING)).encode()).hexdigest()
        return answer

    with mock.patch.object(page, "show", tagged):
        yield


@contextmanager
def title_of_a_paper() -> Iterator[None]:
    """The title in a PDF's metadata carries a number of the care side."""
    from liaison.court import papers

    real = papers.list_paper

    def titled(*asked: Any, **more: Any) -> Any:
        values = real(*asked, **more)
        return {**values, "title": f"{values['title']} {owner(EVERYTHING)}"}

    with mock.patch.object(papers, "list_paper", titled):
        yield


@contextmanager
def suggestion_of_a_search() -> Iterator[None]:
    """A search that finds nobody names somebody about whom a note was written."""
    from liaison.court.queries import finding

    real = finding.files

    def suggested(viewer: Any, asked: str = "", page: int = 1) -> Any:
        found = real(viewer, asked, page)
        if found.rows:
            return found
        noted = (row for row in real(viewer).rows if owner(NOTES_OF, row.person.id))
        return replace(found, rows=tuple(noted))

    with mock.patch.object(finding, "files", suggested):
        yield


@contextmanager
def line_on_standard_error() -> Iterator[None]:
    """The court's process prints what a job of the care side did."""
    from liaison.common import page

    real = page.show

    def told(*asked: Any) -> Any:
        logging.getLogger("liaison.jobs").warning("job %s", owner(EVERYTHING))
        return real(*asked)

    with mock.patch.object(page, "show", told):
        yield


@contextmanager
def time_that_grows() -> Iterator[None]:
    """A page takes longer when a note was written on the care side."""
    from liaison.common import page

    real = page.show

    def slowly(*asked: Any) -> Any:
        time.sleep(0.06 if owner(NOTES) else 0)
        return real(*asked)

    with mock.patch.object(page, "show", slowly):
        yield


@contextmanager
def unique_key_of_both_sides() -> Iterator[None]:
    """A sheet is refused where a note was written of the same person, as a key would that court and care share."""
    from django.db import IntegrityError

    from liaison.court.actions import sheet
    from liaison.court.models import Appearance

    real = sheet.save_sheet

    def saved(**asked: Any) -> Any:
        row = Appearance.objects.unguarded(because="a leak").get(pk=asked["appearance"])
        if owner(NOTES_OF, row.participant_id):
            raise IntegrityError("UNIQUE constraint failed: participant_id, day")
        return real(**asked)

    with mock.patch.object(sheet, "save_sheet", saved):
        yield


@contextmanager
def fact_in_the_log() -> Iterator[None]:
    """The court's own log carries a number of the care side, which shows in the hash of its chain."""
    from liaison.common import log
    from liaison.court.queries import docket

    real = log.record
    kept = mock.Mock(record=lambda **facts: real(**facts, amount=owner(EVERYTHING)))
    with mock.patch.object(docket, "log", kept):
        yield


@contextmanager
def gap_in_the_places() -> Iterator[None]:
    """A copy keeps the place that its sentence had among all that he wrote."""
    with _frozen(lambda row: {"place": _before(row) + 1}):
        yield


def _before(row: Any) -> int:
    """How many of his sentences for the same date were chosen earlier, whatever he chose."""
    own = type(row).objects.unguarded(because="a leak").filter(occasion=row.occasion)
    return int(own.filter(chosen_at__lt=row.chosen_at).count())


@contextmanager
def moment_of_the_release() -> Iterator[None]:
    """A copy says when he released it, instead of when everything was delivered."""
    with _frozen(lambda row: {"delivered_at": row.chosen_at}):
        yield


@contextmanager
def key_that_counts() -> Iterator[None]:
    """The keys of copies count what was written."""
    with _frozen(lambda row: {"id": UUID(int=owner(SENTENCES) * 1000 + row.position)}):
        yield


@contextmanager
def _frozen(facts: Callable[[Any], dict[str, Any]]) -> Iterator[None]:
    from liaison.disclosure.actions import delivering
    from liaison.disclosure.models import FrozenCopy, Statement

    def copy(**given: Any) -> Any:
        row = Statement.objects.unguarded(because="a leak").get(pk=given["statement"])
        return FrozenCopy(**{**given, **facts(row)})

    with mock.patch.object(delivering, "FrozenCopy", copy):
        yield


@contextmanager
def letter_on_a_refusal() -> Iterator[None]:
    """The judge gets a mail when a source says No."""
    from django.core.mail import send_mail

    from liaison.disclosure import actions

    real = actions.decline

    def declined(**asked: Any) -> None:
        real(**asked)
        send_mail("A hand-over", "One sentence less.", None, ["judge@court.example"])

    with mock.patch.object(actions, "decline", declined):
        yield


@contextmanager
def row_in_the_courts_cache() -> Iterator[None]:
    """Who writes a note makes the court's cache forget what it knew, and leaves a mark there."""
    from datetime import timedelta

    from liaison.casework.actions import notes
    from liaison.common import clock
    from liaison.common.models import CourtCache

    real = notes.write_note

    def written(**asked: Any) -> Any:
        later = clock.now() + timedelta(days=9)
        CourtCache.objects.update_or_create(cache_key="last", defaults={"value": "", "expires": later})
        return real(**asked)

    with mock.patch.object(notes, "write_note", written):
        yield


AT_THE_COURT: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        count_on_the_list,
        order_of_the_list,
        text_of_an_error,
        nothing_for_who_has_a_draft,
        entity_tag,
        title_of_a_paper,
        suggestion_of_a_search,
        line_on_standard_error,
        unique_key_of_both_sides,
        fact_in_the_log,
    )
}
AT_THE_HOUSE: dict[str, Plant] = {
    plant.__name__: plant
    for plant in (
        gap_in_the_places,
        moment_of_the_release,
        key_that_counts,
        letter_on_a_refusal,
        row_in_the_courts_cache,
    )
}
IN_TIME: dict[str, Plant] = {time_that_grows.__name__: time_that_grows}
"""Leaks that no byte tells, and a clock does."""


class Garden:
    """The leaks that are planted in this process."""

    def __init__(self) -> None:
        self.planted = ExitStack()

    def plant(self, *, leak: str) -> None:
        """Plant one."""
        self.planted.enter_context({**AT_THE_COURT, **AT_THE_HOUSE, **IN_TIME}[leak]())

    def clear(self) -> None:
        """Pull out whatever is planted."""
        self.planted.close()
