"""``import-network`` and ``export-network`` at the terminal."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from liaison.network.actions.exchange import SHIPPED
from liaison.network.models import Organisation, Programme
from tests.network import hsds


def run(name: str, *given: object, **options: Any) -> str:
    said = StringIO()
    call_command(name, *given, stdout=said, **options)
    return said.getvalue()


def test_the_shipped_file_comes_back_byte_for_byte(tmp_path: Path) -> None:
    assert "new organisations" in run("import_network", SHIPPED)
    assert "here already" in run("import_network", SHIPPED)
    run("export_network", tmp_path / "out.json")
    assert (tmp_path / "out.json").read_bytes() == SHIPPED.read_bytes()
    assert json.loads(run("export_network")) == json.loads(SHIPPED.read_text(encoding="utf-8"))


def test_a_dry_run_says_so(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(hsds.plain(alert="closed in August")))
    said = run("import_network", path, dry_run=True)
    for part in ("services[0] (Day centre): alert is not kept", "1 new programme", "this was a dry run"):
        assert part in said
    assert not Programme.objects.exists()


def test_a_faulty_file_is_refused_with_a_line_a_fault(tmp_path: Path) -> None:
    path = tmp_path / "in.json"
    path.write_text(json.dumps(hsds.plain(url="x", status="x")))
    with pytest.raises(CommandError, match=r"Nothing was changed") as error:
        run("import_network", path)
    assert str(error.value).count("\n  services[0] (Day centre): ") == 2
    assert not Organisation.objects.exists()


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b'{"organizations": [', "This is not JSON: see line 1"),
        (b"\xff\xfe\x00", "not written in UTF-8"),
        (b"[" * 200_000, "nests too deeply"),
        (b'{"version": ' + b"9" * 5000 + b"}", "too long to be one"),
        (b"null", "Nothing was changed"),
    ],
)
def test_what_cannot_be_read_is_refused_in_words(tmp_path: Path, data: bytes, said: str) -> None:
    path = tmp_path / "in.json"
    path.write_bytes(data)
    with pytest.raises(CommandError, match=said):
        run("import_network", path)


def test_a_file_that_is_not_there_or_cannot_be_written_is_named(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="No such file"):
        run("import_network", tmp_path / "none.json")
    with pytest.raises(CommandError, match="No such file"):
        run("export_network", tmp_path / "none" / "out.json")
