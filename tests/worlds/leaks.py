"""Leaks planted on purpose: product code changed so that the court can read something of what it was not told.

Each is a context inside one of the two processes. What a door could not read by its own rights it reads here by a back
door, a connection of the owner's.
"""

import hashlib
import logging
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from typing import Any
from unittest import mock

from tests.worlds.leaks_of_the_house import AT_THE_HOUSE
from tests.worlds.owner import EVERYTHING, NOTES, NOTES_OF, SENTENCES_OF, owner

Plant = Callable[[], Any]


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
