"""Who may write a row: those whose data it is, where they have the case, the relation or the entry."""

from typing import Any

import pytest

from liaison.disclosure.rules.decision import Relation
from liaison.disclosure.rules.matrix import Column
from tests.disclosure.asking import ask, release


def test_nobody_writes_what_he_reads_as_a_copy_by_consent_or_in_danger() -> None:
    assert not ask("JU", "M06", release(), assigned=True, write=True)
    assert not ask("TP", "M27", care_relation=True, consent=True, write=True)
    assert not ask("LI", "M17", break_glass=True, write=True)
    assert not ask("PA", "M40", mandate=True, write=True)


WRITERS = {
    "M01": "JU PR CL JA",
    "M02": "LI",
    "M03": "JU PR CL JA",
    "M04": "JU PR CL JA",
    "M05": "LI TP",
    "M06": "LI TP",
    "M07": "LI TP",
    "M08": "JU PR CL JA",
    "M09": "TP",
    "M10": "TP",
    "M11": "TP",
    "M12": "TP",
    "M13": "LI TP",
    "M14": "LI TP",
    "M15": "LI TP",
    "M16": "LI TP",
    "M17": "LI TP",
    "M18": "LI TP",
    "M19": "LI",
    "M20": "LI",
    "M21": "LI TP",
    "M22": "LI TP PA",
    "M23": "LI TP",
    "M24": "NM",
    "M25": "TP",
    "M26": "JU PR CL JA",
    "M27": "JU PR CL JA",
    "M28": "LI TP PA",
    "M29": "DL PA",
    "M30": "LI TP PA",
    "M31": "LI TP PA",
    "M32": "",
    "M33": "TP",
    "M34": "",
    "M35": "JU PR CL JA",
    "M36": "JU",
    "M37": "JU CL",
    "M38": "JA",
    "M39": "JA",
    "M40": "CL DL PA",
    "M41": "JU PR CL JA",
}


@pytest.mark.parametrize(("kind", "writers"), WRITERS.items())
def test_each_side_writes_its_own_rows(kind: str, writers: str) -> None:
    facts: Any = dict.fromkeys(Relation.__slots__, True) | {"objected": False}
    doors = ("court", "care", "me", "network")
    found = {
        column for column in Column for door in doors if ask(column, kind, door=door, write=True, **facts)
    }
    assert found == set(writers.split())


def test_reading_anothers_rows_does_not_let_one_write_them() -> None:
    assert ask("LI", "M27", assigned=True)
    assert not ask("LI", "M27", assigned=True, write=True)
    assert not ask("PA", "M27", assigned=True, write=True)
    assert not ask("LI", "M40", assigned=True, write=True)
    assert not ask("PA", "M32", assigned=True, write=True)
