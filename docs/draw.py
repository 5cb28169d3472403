"""Draws the reference pages from the code (pages and roles, rights, the matrix, states), and the assurance tables.

``python docs/draw.py`` writes them, ``--check`` fails when one is stale.
"""

import os
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from importlib import import_module
from pathlib import Path
from typing import Any

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE.parent))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "liaison.config.settings")
NOTE = "<!-- Drawn by docs/draw.py. Change the code, not this page. -->\n\n"
DOORS = ("court", "care", "me", "network", "office")


@dataclass(frozen=True)
class Page:
    """One address of a door and the roles that it opens to; no roles where it is a way in or a link's page."""

    door: str
    path: str
    roles: tuple[str, ...]
    is_fresh: bool
    name: str


def pages(door: str) -> list[Page]:
    """Every address of a door, in the order of the addresses."""
    return sorted(
        _walk(door, import_module(f"liaison.config.urls.{door}").urlpatterns, ""), key=lambda p: p.path
    )


def _walk(door: str, patterns: list[Any], before: str) -> Iterator[Page]:
    for pattern in patterns:
        path = before + _plain(str(pattern.pattern))
        if hasattr(pattern, "url_patterns"):
            yield from _walk(door, pattern.url_patterns, path)
            continue
        rule = getattr(pattern.callback, "page_rule", None)
        roles = tuple(sorted(role.value for role in rule.roles)) if rule else ()
        yield Page(door, f"/{path}", roles, bool(rule and rule.is_fresh), str(pattern.name or ""))


def staff_roles() -> frozenset[Any]:
    """The roles that have accounts."""
    from liaison.network.sign_in.guards import STAFF

    return STAFF


def _plain(path: str) -> str:
    """A regular expression as the path that it stands for."""
    named = re.sub(r"\(\?P<(\w+)>(?:[^()]|\([^()]*\))*\)", r"<\1>", path)
    return named.removeprefix("^").removesuffix("$")


def page_table() -> str:
    """Every page, and who may open it."""
    lines = [NOTE + "# Pages and roles\n"]
    for door in DOORS:
        lines += [f"\n## {door}\n", "| page | roles | step-up |", "| --- | --- | --- |"]
        for page in pages(door):
            lines.append(f"| `{page.path}` | {_who(page)} | {'yes' if page.is_fresh else ''} |")
    return "\n".join(lines) + "\n"


def _who(page: Page) -> str:
    if not page.roles:
        return "a way in or out: no role is asked"
    every = {role.value for role in staff_roles()}
    return "every account of the door" if set(page.roles) == every else ", ".join(page.roles)


def rights_table() -> str:
    """What each door may do with each table."""
    from liaison.common import rights

    lines = [NOTE + "# Rights of each door\n"]
    lines.append(
        "`r` read, `a` add, `u` update, `d` delete; after a colon the rows (on PostgreSQL) that it reaches.\n"
    )
    lines += ["| table | " + " | ".join(DOORS) + " |", "| --- |" + " --- |" * len(DOORS)]
    for model in rights.all_models():
        stated = rights.stated(model)
        if stated:
            cells = (stated.get(door, "") for door in DOORS)
            lines.append(f"| `{model._meta.db_table}` | " + " | ".join(cells) + " |")
    closed = [f"`{m._meta.db_table}`" for m in rights.all_models() if not rights.stated(m)]
    return "\n".join(lines) + f"\n\nClosed to every door: {', '.join(closed)}.\n"


def matrix_table() -> str:
    """The matrix, as the product reads it."""
    from liaison.disclosure.rules.matrix import MATRIX, Column

    lines = [
        NOTE
        + f"# Who may see what\n\nMatrix version `{MATRIX.version}`. Letters: see secrecy in the explanation.\n"
    ]
    lines += ["| | kind | " + " | ".join(Column) + " |", "| --- | --- |" + " --- |" * len(Column)]
    for kind, row in MATRIX.rows.items():
        cells = (str(MATRIX[(kind, column)]) for column in Column)
        lines.append(f"| {kind} | {row.title} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def state_table() -> str:
    """The way through a court: what each step leads to from each state, or why it is refused."""
    from liaison.court.rules.trajectory import OVER, TABLE, State, Step, drawn

    lines = [
        NOTE + "# The way through a court\n",
        "In bold the state that a step leads to, else why the court refuses it.",
        f"Nothing leads out of {' and '.join(state for state in State if state in OVER)}: a new summons begins a new way.",
        "What was asked for or told in care moves nothing here.\n",
        f"```mermaid\n{drawn()}\n```\n",
        "| from | " + " | ".join(Step) + " |",
        "| --- |" + " --- |" * len(Step),
    ]
    for state in State:
        cells = (
            f"**{a}**" if isinstance(a, State) else str(a) for a in (TABLE[state][step] for step in Step)
        )
        lines.append(f"| {state} | " + " | ".join(cells) + " |")
    return "\n".join(lines) + "\n"


def threat_list() -> str:
    """Twenty threats, from the assurance file."""
    from docs import assured

    return NOTE + assured.threats()


def requirement_table() -> str:
    """ASVS, from the assurance file."""
    from docs import assured

    return NOTE + assured.asvs()


DRAWN = {
    "reference/pages.md": page_table,
    "reference/rights.md": rights_table,
    "reference/matrix.md": matrix_table,
    "reference/states.md": state_table,
    "assurance/threats.md": threat_list,
    "assurance/asvs.md": requirement_table,
}


def main(arguments: list[str]) -> int:
    """Write the pages, or say which are stale."""
    import django

    django.setup()
    stale = []
    for name, draw in DRAWN.items():
        path, text = HERE / name, draw()
        if "--check" in arguments:
            if not path.exists() or path.read_text() != text:
                stale.append(name)
        else:
            path.write_text(text)
    for name in stale:
        sys.stderr.write(f"docs/{name} is stale: run `make docs`\n")
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
