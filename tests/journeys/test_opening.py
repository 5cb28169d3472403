"""The doors open on a constructed world, everybody comes in by his own, and the log of all that holds."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from playwright.sync_api import Page

from liaison.config.doors import DOORS
from tests.browser import ROOT, SMALL_WORLD, Doors, enter, free_ports, sign_in, surroundings

pytestmark = [pytest.mark.journey, pytest.mark.once]
FIRST_OF_EACH = (
    ("court", "judge"),
    ("court", "clerk"),
    ("court", "prosecutor"),
    ("court", "lawyer"),
    ("care", "liaison"),
    ("care", "coordinator"),
    ("network", "network-manager"),
    ("office", "administrator"),
    ("office", "data-protection-officer"),
)


def test_the_file_for_programs_names_every_door_with_who_may_come_in(doors: Doors) -> None:
    assert list(doors.described) == list(DOORS)
    for name, door in doors.described.items():
        if name != "me":
            assert all({"role", "user", "password"} <= set(who) for who in door["sign_in"])
    assert all({"link", "code"} <= set(link) for link in doors.links("me"))


@pytest.mark.parametrize(("door", "role"), FIRST_OF_EACH)
def test_everybody_comes_in_by_his_own_door(page: Page, doors: Doors, door: str, role: str) -> None:
    sign_in(page, doors, door, role)
    assert page.url.startswith(doors.url(door))
    assert f"door-{door}" in str(page.locator("body").get_attribute("class")).split()
    assert page.locator("p.constructed").is_visible()


def test_a_participant_comes_in_by_his_link(page: Page, doors: Doors) -> None:
    enter(page, doors.links("me")[0])
    assert page.locator("header form[action='/sign-out/']").is_visible()


def test_the_browser_asks_nobody_else_for_anything(page: Page, doors: Doors) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    sign_in(page, doors, "office", "administrator")
    assert asked
    assert all(address.startswith(doors.url("office")) for address in asked)


def test_the_log_of_the_walks_has_no_findings(doors: Doors) -> None:
    address = doors.database or f"sqlite:///{doors.home / 'liaison.sqlite3'}"
    deadline = time.monotonic() + 60
    while True:
        done = doors.run(
            "verify-log", "--database", address, "--keys", str(doors.home / "keys" / "public.json")
        )
        assert done.returncode == 0, done.stdout + done.stderr
        if " 5 checkpoints" in done.stdout or " 10 checkpoints" in done.stdout or time.monotonic() > deadline:
            break
        time.sleep(1)
    assert " 0 checkpoints" not in done.stdout


def test_no_process_of_a_door_takes_more_than_its_share_of_memory(doors: Doors) -> None:
    limit_kb = 150 * 1024
    for pid in processes_of(doors.home):
        status = Path(f"/proc/{pid}/status").read_text()
        used = int(status.partition("VmRSS:")[2].split()[0])
        assert used < limit_kb


def test_stopping_leaves_no_process_and_the_next_start_finds_the_same_world(tmp_path: Path) -> None:
    given = surroundings(tmp_path, f"sqlite:///{tmp_path / 'liaison.sqlite3'}") | {"PORT": str(free_ports())}
    described = []
    for number in (signal.SIGINT, signal.SIGTERM):
        demo = subprocess.Popen(
            [sys.executable, "-m", "liaison", "demo", *SMALL_WORLD],
            env=given,
            cwd=ROOT,
            stdout=subprocess.DEVNULL,
        )
        while not (tmp_path / "doors.json").exists():
            assert demo.poll() is None
            time.sleep(0.1)
        described.append((tmp_path / "doors.json").read_text())
        (tmp_path / "doors.json").unlink()
        assert len(processes_of(tmp_path)) > len(DOORS)
        demo.send_signal(number)
        assert demo.wait(20) == 0
        assert processes_of(tmp_path) == []
    assert described[0] == described[1]


def processes_of(home: Path) -> list[int]:
    """The processes that run on this installation's folder."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and int(entry.name) != os.getpid():
            try:
                environment = (entry / "environ").read_bytes()
            except OSError:
                continue
            if f"LIAISON_HOME={home}\0".encode() in environment:
                found.append(int(entry.name))
    return found
