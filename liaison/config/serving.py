"""``serve``: all doors of this installation, each a web process and a worker, from one command."""

import argparse
import http.client
import os
import socket
import sys
from collections.abc import Callable, Iterator, Sequence
from urllib.parse import urlsplit

from liaison.config import environment
from liaison.config.doors import DOORS, Door
from liaison.config.supervisor import Program, Supervisor

SMALL_FILE = "/static/common/mark.svg"


class PortTakenError(RuntimeError):
    """Another program already answers where a door should; the message says what to do."""


def main(arguments: Sequence[str]) -> int:
    """Serve until Ctrl-C. 0: stopped as asked; 1: a process ended by itself; 2: a setting cannot be used."""
    asked = options("serve", "Serves all five doors, each with its worker, until Ctrl-C.").parse_args(
        arguments
    )
    supervisor = Supervisor()
    supervisor.listen()
    try:
        check_ports(asked.bind)
        return serve(supervisor, asked, lambda: print("All doors answer:", *environment.urls().values()))
    except (environment.SettingError, PortTakenError) as error:
        print(error, file=sys.stderr)
        return 2


def options(name: str, description: str) -> argparse.ArgumentParser:
    """What ``serve`` and ``demo`` may both be asked."""
    parser = argparse.ArgumentParser(
        prog=f"python -m liaison {name}",
        description=description,
        epilog="Settings: PORT (first of five ports, 8000), DATABASE_URL, LIAISON_HOME (var), LIAISON_URL_<DOOR>.",
    )
    parser.add_argument("--workers", type=int, default=1, metavar="N", help="web processes per door (1)")
    parser.add_argument("--bind", default="127.0.0.1", metavar="ADDRESS", help="where to listen (127.0.0.1)")
    return parser


def port_of(door: Door) -> int:
    """The port at which the door listens."""
    return environment.whole_number("PORT", 8000) + door.port


def check_ports(address: str) -> None:
    """Raises ``PortTakenError`` when a door could not listen."""
    for door in DOORS.values():
        with socket.socket() as tried:
            tried.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                tried.bind((address, port_of(door)))
            except (OSError, OverflowError) as error:
                raise PortTakenError(
                    f"The {door.name} door cannot listen on port {port_of(door)} ({error}). "
                    "Stop what uses it, or move all doors: PORT=9000."
                ) from error


def serve(supervisor: Supervisor, asked: argparse.Namespace, when_open: Callable[[], None]) -> int:
    """Start the web processes, and once all answer the workers; ``when_open`` is called between. Waits until the end."""
    for door in DOORS.values():
        supervisor.start(web(door, asked))
    opening = _opening(supervisor, when_open)
    return supervisor.watch(lambda: next(opening, None))


def _opening(supervisor: Supervisor, when_open: Callable[[], None]) -> Iterator[None]:
    for door in DOORS.values():
        while not answers(door):
            yield
    when_open()
    for door in DOORS.values():
        supervisor.start(keeper(door))
        yield


def answers(door: Door) -> bool:
    """Whether the door's application has started."""
    connection = http.client.HTTPConnection("127.0.0.1", port_of(door), timeout=0.5)
    try:
        connection.request("GET", SMALL_FILE, headers={"Host": "localhost"})
        return connection.getresponse().status == http.HTTPStatus.OK
    except (OSError, http.client.HTTPException):
        return False
    finally:
        connection.close()


def web(door: Door, asked: argparse.Namespace) -> Program:
    """The web process of a door."""
    served = ("-c", "python:liaison.config.gunicorn", "liaison.config.wsgi")
    where = ("--bind", f"{asked.bind}:{port_of(door)}", "--workers", str(asked.workers))
    return Program(door.name, (sys.executable, "-m", "gunicorn", *served, *where), surroundings(door))


def keeper(door: Door) -> Program:
    """The worker of a door."""
    command = (sys.executable, "-m", "liaison", "keep")
    return Program(f"{door.name}'s worker", command, surroundings(door) | {"LIAISON_WORKER": "keep"})


def surroundings(door: Door) -> dict[str, str]:
    """The environment of a door's processes. The owner's name and password stay out of it."""
    inherited = {name: value for name, value in os.environ.items() if name != "PGPASSWORD"}
    parts = urlsplit(inherited.get("DATABASE_URL", ""))
    if "@" in parts.netloc:
        inherited["DATABASE_URL"] = parts._replace(netloc=parts.netloc.rpartition("@")[2]).geturl()
    return inherited | {"SIDE": door.name, "PYTHONUNBUFFERED": "1"}
