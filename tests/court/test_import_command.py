"""``import-files``: dry unless told otherwise, and an exit code that a script can trust."""

import io
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import translation

from tests.court import importing, lists
from tests.court.importing import Court
from tests.doors import rights_of

NOTHING = (0, 0, 0, 0, 0)


@pytest.fixture(autouse=True)
def _day() -> Iterator[None]:
    with time_machine.travel(datetime(2026, 11, 23, 9, tzinfo=UTC), tick=False), translation.override("en"):
        yield


@pytest.fixture
def court() -> Court:
    return importing.court()


@pytest.fixture
def full(tmp_path: Path) -> Path:
    """A list with faults."""
    path = tmp_path / "lijst.xlsx"
    path.write_bytes(lists.court_list())
    return path


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "liste.csv"
    path.write_bytes("Nom;Prénom;Né(e) le;N° de notice\nMaes;Zoë;06.05.92;GE1-26\n".encode("cp1252"))
    return path


def run(path: Path, *options: str) -> str:
    out = io.StringIO()
    with rights_of("court"):
        call_command("import_files", str(path), *options, stdout=out)
    return " ".join(out.getvalue().split())


def test_without_commit_every_row_is_shown_and_nothing_is_changed(court: Court, full: Path) -> None:
    shown = run(full)
    assert "6 refused Coppens, Wouter GE37.55.038189-25" in shown
    assert "4 new Vandenbroucke, Hassan GE20.55.063099-25 person, file, sitting, place on a list" in shown
    assert "Not taken over: “Opm.”, remarks can hold what was told in confidence." in shown
    assert "9 new, 0 known, 8 refused." in shown
    assert importing.counts() == NOTHING


def test_with_commit_a_list_without_faults_is_imported(court: Court, good: Path) -> None:
    assert "Imported: 1 person, 1 file, 0 places on a list." in run(good, "--commit")
    assert importing.only_file().participant.given_name == "Zoë"


def test_with_commit_refused_rows_stop_everything_and_are_listed(court: Court, full: Path) -> None:
    with pytest.raises(CommandError) as caught:
        run(full, "--commit")
    assert caught.value.returncode == 1
    assert "12: Date of birth: the calendar has no day “31/02/1990”." in str(caught.value)
    assert len(str(caught.value).splitlines()) == 9
    assert importing.counts() == NOTHING


def test_refused_rows_can_be_left_out(court: Court, full: Path) -> None:
    assert "8 rows were left out." in run(full, "--commit", "--without-refused")
    assert importing.counts() == (8, 8, 9, 1, 3)


def test_the_command_is_the_one_that_the_log_names(court: Court, good: Path) -> None:
    run(good, "--commit")
    assert '"role":"system"' in importing.logged("list.import")[0].replace(" ", "")


def test_one_of_several_chambers_must_be_named(court: Court, good: Path) -> None:
    other = importing.court("Veurne")
    with pytest.raises(
        CommandError, match="Name one chamber with --chamber: “Drugbehandelingskamer”, “Veurne”"
    ):
        run(good, "--commit")
    run(good, "--commit", "--chamber", "veurne")
    assert importing.only_file().chamber_id == other.chamber.pk


@pytest.mark.parametrize(("content", "said"), [(b"", "The file is empty."), (b"a;b\n", "No row of headings")])
def test_a_file_that_is_no_list_is_refused_with_its_remedy(
    court: Court, tmp_path: Path, content: bytes, said: str
) -> None:
    path = tmp_path / "lijst.csv"
    path.write_bytes(content)
    with pytest.raises(CommandError, match=said):
        run(path)


def test_a_file_that_is_not_there_is_named(court: Court, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"weg\.xlsx: No such file"):
        run(tmp_path / "weg.xlsx")


def test_a_sheet_can_be_named(court: Court, full: Path) -> None:
    with pytest.raises(CommandError, match=r"There is no sheet “mei”\. The sheets are: lijst, archief\."):
        run(full, "--sheet", "mei")
