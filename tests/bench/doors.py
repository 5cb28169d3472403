"""The doors as they are served, each a process of its own with its rights, on a database that was loaded for the bench."""

import http.client
import json
import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final
from urllib.parse import urlencode

from tests.bench.counting import HEADER

ROOT: Final = Path(__file__).resolve().parent.parent.parent
PLACES: Final = {"court": 0, "care": 1, "me": 2, "network": 3, "office": 4}
WORKERS: Final = 2
PATIENCE: Final = 120.0
CODE: Final = re.compile(r"\b(\d{3}) (\d{3})\b")
OURS: Final = {"SIDE", "DJANGO_SETTINGS_MODULE", "DATABASE_URL", "LIAISON_WORKER", "PORT"}


@dataclass(frozen=True)
class Installation:
    """A folder with keys, and a database. An embedded one lies in the folder."""

    home: Path
    database: str = ""

    @property
    def surroundings(self) -> dict[str, str]:
        """The environment of its processes."""
        kept = {name: value for name, value in os.environ.items() if name not in OURS}
        mine = {"LIAISON_HOME": str(self.home), "PYTHONPATH": str(ROOT)}
        return kept | mine | ({"DATABASE_URL": self.database} if self.database else {})

    @property
    def cast(self) -> dict[str, Any]:
        """What the pages are measured with."""
        told: dict[str, Any] = json.loads((self.home / "bench.json").read_text(encoding="utf-8"))
        return told

    def load(self, size: int) -> None:
        """Make its database ready with so many trajectories."""
        command = (sys.executable, "-W", "ignore", "-m", "tests.bench.prepare", str(size))
        subprocess.run(command, cwd=ROOT, env=self.surroundings, check=True)


@dataclass(frozen=True)
class Answer:
    """One answer: what it cost, and what it said."""

    status: int
    body: str
    size: int
    wall: float
    server: float
    processor: float
    queries: int
    location: str = ""


@dataclass
class Browser:
    """Somebody at one door: keeps his cookies and his connection."""

    port: int
    cookies: dict[str, str] = field(default_factory=dict)
    connection: http.client.HTTPConnection | None = None

    def another(self) -> "Browser":
        """A second browser in which the same person is signed in."""
        return Browser(self.port, dict(self.cookies))

    def get(self, address: str) -> Answer:
        """Open a page."""
        return self._ask("GET", address)

    def post(self, address: str, **told: str) -> Answer:
        """Send a form."""
        token = next((value for name, value in self.cookies.items() if name.endswith("_csrf")), "")
        return self._ask("POST", address, urlencode({"csrfmiddlewaretoken": token, **told}))

    def _ask(self, method: str, address: str, body: str | None = None) -> Answer:
        headers = {"Cookie": "; ".join(f"{name}={value}" for name, value in self.cookies.items())}
        if body is not None:
            headers["Content-Type"] = "application/x-www-form-urlencoded"
        began = time.perf_counter()
        said, content = self._sent(method, address, body, headers)
        wall = 1000 * (time.perf_counter() - began)
        for line in said.headers.get_all("Set-Cookie") or ():
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        cost = said.headers.get(HEADER, "0 0 0").split()
        told = content.decode(errors="replace")
        where = said.headers.get("Location", "")
        return Answer(
            said.status, told, len(content), wall, float(cost[0]), float(cost[1]), int(cost[2]), where
        )

    def _sent(
        self, method: str, address: str, body: str | None, headers: dict[str, str]
    ) -> tuple[http.client.HTTPResponse, bytes]:
        """A door ends a connection that was idle for two seconds; then it is opened anew."""
        for _ in range(2):
            if self.connection is None:
                self.connection = http.client.HTTPConnection("localhost", self.port, timeout=60)
            with suppress(http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError):
                self.connection.request(method, address, body, headers)
                said = self.connection.getresponse()
                return said, said.read()
            self.connection.close()
            self.connection = None
        raise ConnectionError(f"the door at port {self.port} does not answer")


@dataclass(frozen=True)
class Doors:
    """Doors that answer: where the first of them listens, and the process above them all."""

    port: int
    process: int
    cast: dict[str, Any]

    def sign_in(self, door: str, user: str) -> Browser:
        """Come in at a staff door with password and second factor, which a constructed world shows."""
        browser = Browser(self.port + PLACES[door])
        browser.get("/sign-in/")
        sent = browser.post("/sign-in/", login=user, password=self.cast["password"])
        shown = CODE.search(browser.get(sent.location).body)
        if shown is None:
            raise ConnectionError(f"{user} was not asked for a second factor at the {door} door")
        entered = browser.post(sent.location, code="".join(shown.groups()))
        return self._come_in(browser, entered)

    def enter(self) -> Browser:
        """Come in at the participant's door by his link and its code."""
        browser = Browser(self.port + PLACES["me"])
        at = f"/l/{self.cast['me']['token']}/"
        browser.get(at)
        return self._come_in(browser, browser.post(at, code=self.cast["me"]["code"]))

    def _come_in(self, browser: Browser, entered: Answer) -> Browser:
        if entered.status != http.HTTPStatus.FOUND or browser.get("/").status != http.HTTPStatus.OK:
            raise ConnectionError(f"nobody came in: {entered.status} {entered.location}")
        return browser

    def memory(self) -> dict[str, float]:
        """The most that a web process of each door holds in memory, in MB (resident, shared pages counted in full)."""
        found: dict[str, float] = {}
        for status in Path("/proc").glob("[0-9]*/environ"):
            with suppress(OSError):
                told = dict(
                    part.partition("=")[::2] for part in status.read_text(errors="replace").split("\0")
                )
                is_ours = told.get("PORT") == str(self.port) and "LIAISON_WORKER" not in told
                if is_ours and told.get("SIDE") in PLACES:
                    size = _resident(status.parent)
                    found[told["SIDE"]] = max(found.get(told["SIDE"], 0.0), size)
        return found


def _resident(process: Path) -> float:
    lines = (process / "status").read_text().splitlines()
    return next(float(line.split()[1]) / 1024 for line in lines if line.startswith("VmRSS"))


@contextmanager
def served(installation: Installation) -> Iterator[Doors]:
    """The doors of an installation from the moment that all answer, served as ``serve`` serves them, until the end."""
    port = _free_ports()
    measured = {"PORT": str(port), "DJANGO_SETTINGS_MODULE": "tests.bench.settings"}
    command = (sys.executable, "-m", "liaison", "serve", "--workers", str(WORKERS))
    process = subprocess.Popen(
        command,
        cwd=ROOT,
        env=installation.surroundings | measured,
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    try:
        said = process.stdout.readline() if process.stdout else ""
        if not said.startswith("All doors answer"):
            raise ConnectionError(f"the doors did not open: {said}")
        yield Doors(port, process.pid, installation.cast)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(PATIENCE)


def _free_ports() -> int:
    """The first of five free ports in a row."""
    for first in range(21000, 60000, 10):
        with suppress(OSError):
            for place in PLACES.values():
                with socket.socket() as tried:
                    tried.bind(("127.0.0.1", first + place))
            return first
    raise ConnectionError("no free ports")
