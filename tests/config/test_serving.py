"""Doors are served by door processes alone, and what goes wrong before that is said in one sentence."""

import os
import socket
import subprocess
import sys
from types import SimpleNamespace

import pytest

from liaison.config import demo, gunicorn, serving
from liaison.config.doors import COURT


def run(*command: str, **environment: str) -> subprocess.CompletedProcess[str]:
    asked = [sys.executable, *command]
    return subprocess.run(
        asked, env={**os.environ, **environment}, capture_output=True, text=True, check=False
    )


def test_the_house_refuses_to_serve() -> None:
    done = run("-c", "import liaison.config.wsgi", SIDE="house")
    assert done.returncode == 1
    assert "the house serves nobody" in done.stderr


@pytest.mark.parametrize("command", ["serve", "demo"])
def test_a_port_in_use_is_named_with_the_way_out(command: str) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        first = taken.getsockname()[1] - 1
        done = run("-m", "liaison", command, PORT=str(first))
    assert done.returncode == 2
    assert f"The care door cannot listen on port {first + 1}" in done.stderr
    assert "PORT=9000" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_that_is_no_number_is_named() -> None:
    done = run("-m", "liaison", "serve", PORT="eight thousand")
    assert (done.returncode, done.stderr) == (2, "PORT must be a whole number, not 'eight thousand'\n")


@pytest.mark.parametrize("command", ["serve", "demo", "verify-log", "keep", "prepare"])
def test_every_command_explains_itself(command: str) -> None:
    done = run("-m", "liaison", command, "--help")
    assert done.returncode == 0
    assert "usage:" in done.stdout


def test_a_doors_process_does_not_get_the_owners_password(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "postgresql://owner:s3cret@db.example:5433/liaison")
    given = serving.surroundings(COURT)
    assert given["DATABASE_URL"] == "postgresql://db.example:5433/liaison"
    assert given["SIDE"] == "court"
    assert not any("s3cret" in value for value in given.values())


def test_an_embedded_database_keeps_its_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DATABASE_URL", "sqlite:////srv/liaison.sqlite3")
    assert serving.surroundings(COURT)["DATABASE_URL"] == "sqlite:////srv/liaison.sqlite3"


def test_a_new_worker_goes_on_with_the_chain_of_the_one_that_ended() -> None:
    server = SimpleNamespace(WORKERS={7: SimpleNamespace(place=1), 9: SimpleNamespace(place=3)})
    worker = SimpleNamespace()
    gunicorn.pre_fork(server, worker)
    assert worker.place == 2


def test_no_list_is_kept_of_what_was_opened() -> None:
    assert gunicorn.accesslog is None


def test_the_file_for_programs_has_every_door_with_its_sign_ins() -> None:
    urls = {"court": "http://localhost:9000", "me": "http://localhost:9002"}
    who = {"role": "judge", "user": "judge", "password": "p"}
    cast = {"sign_in": {"court": [who]}, "links": {"me": [{"link": "/l/t/", "code": "123456"}]}}
    assert demo.described(cast, urls) == {
        "court": {"url": "http://localhost:9000", "sign_in": [who]},
        "me": {
            "url": "http://localhost:9002",
            "links": [{"link": "http://localhost:9002/l/t/", "code": "123456"}],
        },
    }
