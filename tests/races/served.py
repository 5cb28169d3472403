"""The care door as gunicorn serves it, and somebody who is signed in there and sends notes."""

import http.client
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from tests.races.doors import ROOT

PATIENCE = 60.0
FAILED = (OSError, http.client.HTTPException)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')


@dataclass
class Answer:
    """One answer of the door."""

    status: int
    body: str
    where: str


@dataclass
class Writer:
    """Somebody signed in at the door."""

    port: int
    session: str
    language: str = "en"
    secret: str = ""
    token: str = ""

    def get(self, address: str) -> Answer:
        """Open a page."""
        return self._ask("GET", address)

    def post(self, address: str, **told: str) -> Answer:
        """Send a form."""
        return self._ask("POST", address, urlencode({"csrfmiddlewaretoken": self.token, **told}))

    def type(self, address: str, **told: str) -> Answer:
        """Send what is being typed, as the page does by itself at each pause."""
        told |= {"csrfmiddlewaretoken": self.token}
        return self._ask("POST", address, urlencode(told), **{"HX-Request": "true"})

    def begin(self, address: str) -> None:
        """Open the page of a form, for its token."""
        page = self.get(address)
        found = TOKEN.search(page.body)
        assert found, (page.status, page.where)
        self.token = found[1]

    def _ask(self, method: str, address: str, body: str | None = None, **more: str) -> Answer:
        cookies = {"care_session": self.session, "care_csrf": self.secret, "care_language": self.language}
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in cookies.items() if value)}
        headers |= more
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        connection = http.client.HTTPConnection("localhost", self.port, timeout=PATIENCE)
        try:
            connection.request(method, address, body, headers)
            said = connection.getresponse()
            for line in said.headers.get_all("Set-Cookie") or ():
                name, _, value = line.partition(";")[0].partition("=")
                if name == "care_csrf":
                    self.secret = value
            return Answer(said.status, said.read().decode(), said.headers.get("Location", ""))
        finally:
            connection.close()


@dataclass
class Served:
    """A door that answers: where, and the process above its workers."""

    port: int
    process: "subprocess.Popen[bytes]"

    def workers(self) -> list[int]:
        """The processes that answer."""
        told = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text()
        return [int(each) for each in told.split()]

    def kill_a_worker(self, place: int) -> bool:
        """End one of them as ``kill -9`` does; the one above starts another. Whether there was one."""
        found = self.workers()
        with suppress(ProcessLookupError):
            if found:
                os.kill(found[place % len(found)], signal.SIGKILL)
                return True
        return False


@contextmanager
def served(environment: dict[str, str], **more: str) -> Iterator[Served]:
    """The care door, from the moment that it answers until the end."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    of_door = {"SIDE": "care", "DJANGO_SETTINGS_MODULE": "tests.races.settings", "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "gunicorn", "-c", "python:liaison.config.gunicorn", "--workers", "2"]
    command += ["--bind", f"127.0.0.1:{port}", "liaison.config.wsgi"]
    process = subprocess.Popen(command, cwd=ROOT, env={**environment, **of_door, **more})
    try:
        _until_it_answers(port)
        yield Served(port, process)
    finally:
        process.terminate()
        process.wait(PATIENCE)


def _until_it_answers(port: int) -> None:
    patience = time.monotonic() + PATIENCE
    while time.monotonic() < patience:
        with suppress(*FAILED):
            if Writer(port, "").get("/sign-in/").status == http.HTTPStatus.OK:
                return
        time.sleep(0.2)
    raise ConnectionError("the door did not open")


def yesterday() -> str:
    """A day on which something can have happened."""
    return (datetime.now(UTC) - timedelta(days=1)).date().isoformat()


def note(key: str, words: str = "He came.") -> dict[str, Any]:
    """A note as its form sends it."""
    return {"note_id": key, "contact": "talk", "day": yesterday(), "words": words, "others": ""}
