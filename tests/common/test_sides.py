"""Whose a table is: each has one side, and what is secret to the court is never on the court's."""

from typing import Any

import pytest

from liaison.common import rights
from liaison.common.backups import rows, sides
from liaison.common.backups.rows import Head, RefusedError
from tests import people

KEPT = {side: {model._meta.db_table for model in sides.tables_of(side)} for side in sides.SIDES}


def test_every_table_that_a_door_uses_is_kept_by_exactly_one_side() -> None:
    every = [model._meta.db_table for model in rights.all_models() if rights.stated(model)]
    kept = [name for name in every if not name.endswith(sides.NOT_KEPT)]
    assert sorted(name for tables in KEPT.values() for name in tables) == sorted(kept)


def test_what_the_court_may_not_read_is_not_in_its_backup() -> None:
    for model in sides.tables_of("court"):
        assert "court" in rights.stated(model), model._meta.label


def test_no_table_of_a_room_below_the_line_is_kept_by_court_or_office() -> None:
    below = {"care", "casework", "portal"}
    for side in ("court", "office"):
        assert [m._meta.label for m in sides.tables_of(side) if m._meta.app_label in below] == []


def test_open_sessions_and_rate_limits_are_kept_by_nobody() -> None:
    assert not [name for tables in KEPT.values() for name in tables if name.endswith(("session", "cache"))]


def test_a_row_points_to_its_own_side_or_to_one_that_is_restored_before() -> None:
    order = {name: place for place, side in enumerate(sides.SIDES) for name in KEPT[side]}
    for model in rights.all_models():
        table = model._meta.db_table
        parents = {f.related_model._meta.db_table for f in model._meta.concrete_fields if f.is_relation}
        for parent in parents & order.keys() if table in order else ():
            assert order[parent] <= order[table], f"{table} points to {parent}"


def test_a_backup_of_another_version_is_refused() -> None:
    with pytest.raises(RefusedError, match="another version"):
        rows.refuse_unfit(Head("court", "", ("court.0001_first",)), {})


def test_a_side_that_holds_anything_is_refused() -> None:
    manifest: Any = dict.fromkeys(KEPT["court"], (0, ""))
    head = Head("court", "", tuple(rows.applied()))
    rows.refuse_unfit(head, manifest)
    people.participant()
    with pytest.raises(RefusedError, match="not empty"):
        rows.refuse_unfit(head, manifest)
