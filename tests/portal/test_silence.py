"""Silence has no shape: what a participant does not tell, and what a source does not confirm, is nowhere at the court."""

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, transaction

from liaison.common import clock, ids, log, rights
from liaison.common.roles import Role
from liaison.disclosure import queries
from liaison.disclosure.models import FrozenCopy, Handover, Statement
from tests import crossing, people
from tests.doors import rights_of
from tests.portal import life

MOMENT = datetime(2026, 11, 23, 9, tzinfo=UTC)
Dump = dict[str, list[tuple[Any, ...]]]


def readable(door: str) -> Dump:
    """Every row and column that a door may read, read with its rights."""
    found: Dump = {}
    with rights_of(door), connection.cursor() as cursor:
        for right in rights.of(door):
            if right.verb == "r" and right.table != "common_mesession":
                columns = ", ".join(f'"{column}"' for column in sorted(right.columns))
                cursor.execute(f'SELECT {columns} FROM "{right.table}"')
                found[right.table] = sorted(cursor.fetchall(), key=repr)
    return found


class UndoError(Exception):
    """Ends a world."""


def world(door: str, *steps: Callable[[crossing.Scene], object]) -> Dump:
    """A fresh world from one seed and one moment, in which these steps are taken and the list closes."""
    found: Dump = {}
    try:
        with transaction.atomic(), clock.played(MOMENT), ids.seeded("silence"):
            of = crossing.scene()
            for step in steps:
                step(of)
            crossing.closed()
            found = readable(door)
            raise UndoError
    except UndoError:
        return found


def suggests(of: crossing.Scene) -> None:
    crossing.told(of, "I was there.", source=of.source)


def declines(of: crossing.Scene) -> None:
    with crossing.at(of.source):
        (asked,) = queries.awaiting(of.source)
    crossing.declined(of, asked.statement)


def takes_back(of: crossing.Scene) -> None:
    with crossing.at(of.me):
        (told,) = queries.sentences_of(of.me, of.occasion.id)
    crossing.withdrawn(of, told.id)


def writes(of: crossing.Scene) -> None:
    life.telephone(of).post(life.tell_url(of), {"leaving": "later", "words": "Perhaps."})


def tells_nothing(of: crossing.Scene) -> None:
    life.telephone(of).post(life.tell_url(of, "nothing/"))


SILENCES: dict[str, tuple[Callable[[crossing.Scene], object], ...]] = {
    "never asked": (),
    "a draft": (writes,),
    "nothing this time": (tells_nothing,),
    "a draft, then nothing": (writes, tells_nothing),
    "told, and taken back": (suggests, takes_back),
    "told, and not answered": (suggests,),
    "told, and declined": (suggests, declines),
}


@pytest.mark.parametrize("name", SILENCES)
@pytest.mark.parametrize("door", ["court", "network"])
def test_every_silence_is_the_same_rows(door: str, name: str) -> None:
    assert world(door, *SILENCES[name]) == world(door)


def test_what_is_told_is_seen_so_that_the_test_above_sees_something() -> None:
    with_words = world("court", lambda of: crossing.told(of, "I get up at six."))
    assert len(with_words["disclosure_frozencopy"]) == 1
    assert with_words != world("court")


def test_a_source_s_no_changes_no_byte_that_the_court_can_read() -> None:
    of = crossing.scene()
    (each,) = crossing.told(of, "I was there.", source=of.source)
    before = readable("court")
    crossing.declined(of, each.id)
    assert readable("court") == before


def test_nothing_this_time_leaves_no_row_that_a_carer_reaches() -> None:
    of = crossing.scene()
    writes(of)
    tells_nothing(of)
    for viewer in (of.source, people.viewer(Role.LIAISON), people.viewer(Role.COORDINATOR)):
        with crossing.at(viewer):
            assert list(Statement.objects.seen_by(viewer)) == []
            assert queries.awaiting(viewer) == ()
    assert not FrozenCopy.objects.unguarded(because=crossing.FOR_A_TEST).exists()


def test_no_staff_door_can_read_a_hand_over() -> None:
    table = Handover._meta.db_table
    for door in ("court", "care", "network", "office"):
        assert not [right for right in rights.of(door) if right.table == table]
    assert {model._meta.db_table for model in apps.get_models()} >= {table}


def test_who_reads_the_log_cannot_tell_nothing_from_something() -> None:
    """The office reads events: the same acts in the same number whether he told, or told nothing."""
    assert acts(lambda client, of: life.tells(client, of, words="I get up at six.")) == acts(nothing_told)


def nothing_told(client: Any, of: crossing.Scene) -> None:
    left = client.post(life.tell_url(of), {"leaving": "nothing", "words": "I get up at six."})
    client.get(left.headers["Location"])
    client.post(life.tell_url(of, "nothing/"))


def acts(what: Callable[[Any, crossing.Scene], object]) -> list[tuple[str, str]]:
    of = crossing.scene()
    what(life.telephone(of), of)
    subjects = log.table("me", "subject")._default_manager.filter(participant=of.participant.pk)
    return list(subjects.order_by("at", "id").values_list("act", "kinds_seen"))
