"""``demo``: a constructed world in an embedded database, all doors open, and who may sign in where."""

import json
import os
import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from liaison.config import environment
from liaison.config.serving import PortTakenError, check_ports, options, serve
from liaison.config.supervisor import Program, Supervisor, end_with_parent

Cast = dict[str, Any]


def main(arguments: Sequence[str]) -> int:
    """Prepare the database, load a constructed world if it is empty, and serve until Ctrl-C."""
    parser = options(
        "demo", "Plays a constructed world into the database if it is empty, and serves all doors."
    )
    parser.add_argument(
        "--with-parent", action="store_true", help="also stop when the process that started this ends"
    )
    parser.add_argument("--participants", metavar="N", help="people in a new world (200)")
    parser.add_argument("--months", metavar="M", help="months that a new world has behind it (12)")
    asked = parser.parse_args(arguments)
    if asked.with_parent:
        end_with_parent()
    supervisor = Supervisor()
    supervisor.listen()
    try:
        check_ports(asked.bind)
        doors_file().unlink(missing_ok=True)
        if loaded := supervisor.run(loader(world_of(asked))):
            return 0 if supervisor.asked_to_stop else loaded
        return serve(supervisor, asked, show)
    except (environment.SettingError, PortTakenError) as error:
        print(error, file=sys.stderr)
        return 2


def doors_file() -> Path:
    """Where the addresses and sign-ins are written for programs to read."""
    return environment.home() / "doors.json"


def cast_file() -> Path:
    """Where the constructed world's sign-ins were written when it was loaded."""
    return environment.home() / "constructed.json"


def world_of(asked: Namespace) -> tuple[str, ...]:
    """What was said of a new world's size, for the command that plays it and checks it."""
    said = (("--participants", asked.participants), ("--months", asked.months))
    return tuple(word for name, value in said if value for word in (name, value))


def loader(world: Sequence[str] = ()) -> Program:
    """The process that makes the database ready and plays the world."""
    command = (sys.executable, "-m", "liaison", "load-demo", *world)
    return Program("load-demo", command, {**os.environ, "SIDE": "house"})


def show() -> None:
    """Write the addresses and sign-ins to ``doors.json``, and print them."""
    path = cast_file()
    cast: Cast = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {}
    doors = described(cast, environment.urls())
    part = doors_file().with_suffix(".part")
    part.touch(mode=0o600)
    part.write_text(json.dumps(doors, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    part.replace(doors_file())
    print(table(doors), flush=True)


def described(cast: Cast, urls: dict[str, str]) -> Cast:
    """Each door's address with its sign-ins, or its links and their codes."""
    doors: Cast = {}
    for name, url in urls.items():
        links = [{**link, "link": url + link["link"]} for link in cast.get("links", {}).get(name, [])]
        sign_in = cast.get("sign_in", {}).get(name, [])
        doors[name] = {"url": url} | ({"sign_in": sign_in} if name != "me" else {})
        if links or name == "me":
            doors[name]["links"] = links
    return doors


def table(doors: Cast) -> str:
    """The same for people."""
    lines = [
        "",
        "Liaison is open. Constructed world: these people do not exist. Ctrl-C stops everything.",
        "",
    ]
    for name, door in doors.items():
        lines.append(f"{name:8} {door['url']}")
        lines += [
            f"    {who['role']:26} {who['user']:12} {who['password']}" for who in door.get("sign_in", [])
        ]
        lines += [
            f"    {link.get('who', ''):26} {link['link']}  code {link['code']}"
            for link in door.get("links", [])
        ]
    lines += ["", f"The second factor is shown on the sign-in page. For programs: {doors_file()}", ""]
    return "\n".join(lines)
