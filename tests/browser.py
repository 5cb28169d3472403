"""Walks in a real browser: the real doors on a constructed world, each a process of its own with its own rights.

The walks are in ``tests/journeys``, whose modules mark themselves ``pytestmark = pytest.mark.journey``.
"""

import json
import os
import re
import shutil
import socket
import sqlite3
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit
from uuid import uuid4

import psycopg
import pytest
from django.db import connections
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.alone import alone

ROOT = Path(__file__).resolve().parent.parent
CHROMIUM = ("chromium", "chromium-browser", "google-chrome")
PATIENCE = 240.0
SMALL_WORLD = ("--participants", "40", "--months", "4")
"""Enough for every walk, and played in a few seconds."""

CODE = re.compile(r"\d{3} ?\d{3}")


@dataclass(frozen=True)
class Doors:
    """The doors as they were opened: where each is, who may come in, and the installation's folder."""

    described: dict[str, Any]
    home: Path
    database: str

    def url(self, door: str) -> str:
        """The address of a door."""
        return str(self.described[door]["url"])

    def user(self, door: str, role: str) -> tuple[str, str]:
        """Name and password of the first account with a role."""
        found = next(who for who in self.described[door]["sign_in"] if who["role"] == role)
        return found["user"], found["password"]

    def links(self, door: str) -> list[dict[str, str]]:
        """The links into a door, each with its code."""
        return list(self.described[door].get("links", []))

    def run(self, *command: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """A command of the product on this installation, as its owner."""
        asked = [sys.executable, "-m", "liaison", *command]
        given = {**surroundings(self.home, self.database), **environment}
        return subprocess.run(asked, env=given, cwd=ROOT, capture_output=True, text=True, check=False)


def executable() -> str:
    """The browser of this machine. Fails with what to install."""
    found = next(filter(None, map(shutil.which, CHROMIUM)), None)
    if not found:
        pytest.fail(
            'no Chromium on this machine (apt-get install chromium); -m "not journey" leaves these out'
        )
    return found


def surroundings(home: Path, database: str) -> dict[str, str]:
    """The environment of an installation of its own."""
    ours = {"SIDE", "DJANGO_SETTINGS_MODULE", "DATABASE_URL", "LIAISON_WORKER"}
    kept = {name: value for name, value in os.environ.items() if name not in ours}
    return {**kept, "LIAISON_HOME": str(home), **({"DATABASE_URL": database} if database else {})}


def free_ports(count: int = 5) -> int:
    """The first of so many free ports in a row."""
    for first in Random().sample(range(20000, 60000, 10), 200):
        with ExitStack() as stack:
            try:
                for port in range(first, first + count):
                    stack.enter_context(socket.socket()).bind(("127.0.0.1", port))
            except OSError:
                continue
            return first
    raise RuntimeError("no free ports")


def on_a_server() -> bool:
    """Whether the suite runs on PostgreSQL."""
    return os.environ.get("DATABASE_URL", "").startswith("postgres")


def new_database(name: str, template: str = "template1") -> str:
    """The address of a new database on the server that the suite runs on."""
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(f"CREATE DATABASE {name} TEMPLATE {template} STRATEGY file_copy".encode())
    return urlsplit(url)._replace(path=f"/{name}").geturl()


@contextmanager
def own_database(template: str) -> Iterator[str]:
    """The address of a copy of a database; nothing where the suite runs on an embedded one."""
    if not template:
        yield ""
        return
    name = f"walk_{uuid4().hex[:12]}"
    yield new_database(name, template)
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as owner:
        owner.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


@contextmanager
def opened(home: Path, database: str, *command: str) -> Iterator[dict[str, Any]]:
    """The doors of an installation, from the moment that all answer until the end of the block."""
    given = {**surroundings(home, database), "PORT": str(free_ports())}
    process = subprocess.Popen(
        command, env=given, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True
    )
    file, deadline = home / "doors.json", time.monotonic() + PATIENCE
    try:
        while not file.exists():
            if process.poll() is not None or time.monotonic() > deadline:
                process.terminate()
                pytest.fail(f"the doors did not open: {process.communicate()[0]}")
            time.sleep(0.1)
        yield json.loads(file.read_text(encoding="utf-8"))
    finally:
        process.terminate()
        process.communicate()


@pytest.fixture(scope="session")
def doors(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Doors]:
    """All doors of a constructed world, played once for all workers and opened once for all walks of each."""
    home = tmp_path_factory.mktemp("installation") / "home"
    played = once_played(shared_folder(tmp_path_factory))
    shutil.copytree(played.home, home)
    demo = (sys.executable, "-m", "liaison", "demo", *SMALL_WORLD)
    with own_database(played.database) as database, ExitStack() as stack:
        with alone("roles"):  # roles belong to the cluster, which all workers share
            described = stack.enter_context(opened(home, database, *demo))
        yield Doors(described, home, database)


@dataclass(frozen=True)
class Played:
    """A constructed world whose doors are closed: its folder, and on a server the name of its database."""

    home: Path
    database: str


def shared_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder that all workers of this run see."""
    base = tmp_path_factory.getbasetemp()
    return base.parent if os.environ.get("PYTEST_XDIST_WORKER") else base


def once_played(folder: Path) -> Played:
    """The world that the first worker who asks plays, and the others copy."""
    home, name = folder / "played", f"played_{folder.name.replace('-', '_')}"
    with alone("roles"):
        if not (home / "constructed.json").exists():
            database = new_database(name) if on_a_server() else ""
            command = (sys.executable, "-m", "liaison", "load-demo", *SMALL_WORLD)
            given = surroundings(home, database) | {"SIDE": "house"}
            done = subprocess.run(command, env=given, cwd=ROOT, capture_output=True, text=True, check=False)
            assert done.returncode == 0, done.stderr
    return Played(home, name if on_a_server() else "")


def close_hand_over(doors: Doors, day: date) -> None:
    """The moment comes: the owner of the test's own database sets it to just now, and the care door delivers."""
    moved = "UPDATE court_sitting SET closes_at = {now} WHERE day = '" + day.isoformat() + "'"
    if doors.database:
        with psycopg.connect(doors.database) as owner:
            owner.execute(moved.format(now="now() - interval '1 second'").encode())
    else:
        with sqlite3.connect(doors.home / "liaison.sqlite3", timeout=20) as owner:
            owner.execute(moved.format(now="datetime('now', '-1 second')"))
    done = doors.run("deliver", SIDE="care")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """One browser for all walks of a worker."""
    # The browser's event loop runs in the thread of the tests; nothing here waits for the database in it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=as_root)
        yield browser
        browser.close()
        connections.close_all()  # beside a running event loop Django opens connections of their own
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def new_page(chromium: Browser) -> Iterator[Callable[..., Page]]:
    """Makes a page in a browser of its own: nobody's cookies, English, and no script or request of another site."""
    contexts: list[BrowserContext] = []

    def make(**options: Any) -> Page:
        context = chromium.new_context(
            **{"locale": "en-GB", "viewport": {"width": 1366, "height": 768}, **options}
        )
        context.set_default_timeout(15_000)
        contexts.append(context)
        return context.new_page()

    yield make
    for context in contexts:
        context.close()


@pytest.fixture
def page(new_page: Callable[..., Page]) -> Page:
    """One page on a large screen."""
    return new_page()


def sign_in(page: Page, doors: Doors, door: str, role: str) -> Page:
    """Come in by a staff door: name and password, then the code that a constructed world shows."""
    user, password = doors.user(door, role)
    page.goto(doors.url(door) + "/sign-in/")
    page.locator("[name=login]").fill(user)
    page.locator("[name=password]").fill(password)
    page.locator("main form :is(button.main, button.govuk-button)").first.click()
    shown = CODE.search(page.locator("p.done").inner_text())
    assert shown, "a constructed world shows the second factor"
    page.locator("[name=code]").first.fill(shown[0].replace(" ", ""))
    page.locator("main form :is(button.main, button.govuk-button)").first.click()
    expect(page.locator("header form[action='/sign-out/']")).to_be_visible()
    return page


def enter(page: Page, link: dict[str, str]) -> Page:
    """Come in by a link and its code."""
    page.goto(link["link"])
    page.locator("[name=code]").fill(link["code"])
    page.locator("main form :is(button.main, button.govuk-button)").first.click()
    return page
