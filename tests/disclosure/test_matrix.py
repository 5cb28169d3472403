"""The table itself: read strictly, complete, and the same as the one signed."""

from pathlib import Path

import pytest

import liaison.disclosure
from liaison.common.roles import Role
from liaison.disclosure.rules.matrix import (
    COLUMN_OF_ROLE,
    COURT_BUNDLE,
    MATRIX,
    Cell,
    Column,
    MatrixError,
    load,
)
from liaison.disclosure.rules.meaning import LAWYER_ALONE

OURS = Path(liaison.disclosure.__file__).with_name("matrix.csv")
SIGNED = Path(__file__).parents[2].parent / "shared" / "reference" / "matrix.csv"
TEXT = OURS.read_text(encoding="utf-8")


def test_our_copy_is_the_signed_one_where_that_is_at_hand() -> None:
    if SIGNED.is_file():
        assert OURS.read_bytes() == SIGNED.read_bytes()


def test_the_matrix_has_every_cell_of_41_rows_and_11_columns() -> None:
    assert set(MATRIX) == {(f"M{number:02}", column) for number in range(1, 42) for column in Column}
    assert len(MATRIX) == 451


def test_each_row_has_a_title_and_a_ground() -> None:
    assert set(MATRIX.rows) == {kind for kind, _ in MATRIX}
    assert MATRIX.rows["M17"].title == "housing situation (coarse)"
    assert all(row.title and row.ground for row in MATRIX.rows.values())


def test_a_changed_letter_changes_the_version() -> None:
    assert len(MATRIX.version) == 16
    assert load(TEXT).version == MATRIX.version
    assert load(TEXT.replace("coarse only", "coarse only.")).version != MATRIX.version


@pytest.mark.parametrize("text", ["N", "C", "AS", "CSL", "CD", "AR", "OS", "G", "P", "CL"])
def test_a_cell_reads_back_as_it_was_written(text: str) -> None:
    assert str(Cell.parse(text)) == text


@pytest.mark.parametrize("text", ["", "X", "c", "S", "CSLD", "C S", " C", "C\n", "CX", "AA"])
def test_anything_else_is_not_a_cell(text: str) -> None:
    with pytest.raises(MatrixError):
        Cell.parse(text)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("id,kind,JU,PR", "id,kind,PR,JU"),
        ("M24,", "M42,"),
        ("M02,", "M01,"),
        ("\nM41,", "\n\nM41,"),
        ("A,A,A,A,A,N,N,N,N,P,A,court file\n", "A,A,A,A,A,N,N,N,N,P,court file\n"),
        ("art. 458 – no template field on the court side", " "),
        ("goals and plan agreed with PA", " "),
        ("M11,", "\nM11,"),
        ("O,N,N,N,N,N,N,N,N,N,N", "O,N,N,N,N,N,N,N,N,N,Z"),
        (TEXT, ""),
    ],
    ids=[
        "heading",
        "no-M24",
        "M01-twice",
        "blank",
        "short",
        "no-ground",
        "no-title",
        "gap",
        "bad-cell",
        "empty",
    ],
)
def test_an_incomplete_table_is_refused(before: str, after: str) -> None:
    assert before in TEXT
    with pytest.raises(MatrixError):
        load(TEXT.replace(before, after, 1))


def test_a_refused_cell_is_named_by_its_row() -> None:
    with pytest.raises(MatrixError, match="M36: 'Z' is not a cell"):
        load(TEXT.replace("M36,judge's private note,O", "M36,judge's private note,Z"))


def test_every_role_has_a_column_or_none() -> None:
    assert set(COLUMN_OF_ROLE) == set(Role)
    without = {role for role, column in COLUMN_OF_ROLE.items() if column is None}
    assert without == {Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER, Role.SYSTEM}


def test_a_borrowed_column_is_never_one_of_the_courts_other_than_the_lawyers() -> None:
    court = {
        Role.JUDGE,
        Role.PROSECUTOR,
        Role.CLERK,
        Role.LAWYER,
        Role.JUSTICE_ASSISTANT,
        Role.MANDATED_LAWYER,
    }
    assert {role for role, column in COLUMN_OF_ROLE.items() if column in COURT_BUNDLE} == court


def test_the_rows_for_the_lawyer_alone_are_those_the_table_gives_to_no_other_of_the_bundle() -> None:
    others = COURT_BUNDLE - {Column.DL}
    alone = {
        kind
        for kind in MATRIX.rows
        if MATRIX[kind, Column.DL].letter != "N"
        and "D" not in MATRIX[kind, Column.DL].suffixes
        and all(MATRIX[kind, column].letter == "N" for column in others)
    }
    assert alone == LAWYER_ALONE
