"""``python -m tests.bench [SIZE…]``: how fast the doors answer on a database of each size, served as they are served.

The database is an embedded one, or, where DATABASE_URL says so, new ones on that PostgreSQL server.
"""

import argparse
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from tests.bench import report
from tests.bench.doors import Doors, Installation, served
from tests.bench.measuring import cost_of, settle, share_found
from tests.bench.pages import SEARCH, pages
from tests.bench.report import Run

SIZES = (1_000, 100_000)
CLIENTS = (1, 8)
ENOUGH = 0.95
"""So many of all misspelt names must lead to the person among the first five."""


def main() -> int:
    """Load, serve, measure, print; the last lines name what does not hold. With ``--strict`` that is a failure (1)."""
    asked = _options().parse_args()
    database = "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"
    runs: list[Run] = []
    faults: list[str] = []
    for size in asked.sizes or SIZES:
        with _installation(size, asked.keep) as installation, served(installation) as doors:
            settle(asked.settle)
            runs += _measured(doors, database, size, asked)
            faults += _misspelt(doors, asked) + _memory(doors)
    report.keep(runs, Path(asked.out))
    print(*report.table(runs), sep="\n")
    faults += report.over(runs)
    print(*([f"OVER: {fault}" for fault in faults] or ["Everything holds."]), sep="\n")
    return 1 if faults and asked.strict else 0


def _options() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__)
    parser.add_argument("sizes", nargs="*", type=int, metavar="SIZE", help="trajectories (1000 100000)")
    parser.add_argument("--times", type=int, default=120, help="answers of each page that are counted (120)")
    parser.add_argument("--typed", type=int, default=400, help="misspelt names that are looked for (400)")
    parser.add_argument("--settle", type=float, default=5, help="seconds of rest after the doors opened (5)")
    parser.add_argument("--out", default="var/bench.json", help="where the results are kept (var/bench.json)")
    parser.add_argument(
        "--keep", metavar="FOLDER", help="keep embedded databases there, and use those that are"
    )
    parser.add_argument("--strict", action="store_true", help="fail when something is over its budget")
    return parser


@contextmanager
def _installation(size: int, kept: str | None) -> Iterator[Installation]:
    """A loaded database with its keys, in a folder of its own that goes away unless it is kept."""
    with tempfile.TemporaryDirectory() as folder, _database(size) as url:
        home = Path(kept or folder) / str(size)
        installation = Installation(home.resolve(), url)
        if url or not (home / "bench.json").exists():
            home.mkdir(parents=True, exist_ok=True)
            print(f"Loading {size:,} trajectories", flush=True)
            installation.load(size)
        yield installation


@contextmanager
def _database(size: int) -> Iterator[str]:
    """The address of a new database on the server; nothing for an embedded one."""
    url = os.environ.get("DATABASE_URL", "")
    if not url.startswith("postgres"):
        yield ""
        return
    import psycopg

    name = f"bench_{size}"
    with psycopg.connect(url, autocommit=True) as owner:
        owner.execute(f"DROP DATABASE IF EXISTS {name} WITH (FORCE)".encode())
        owner.execute(f"CREATE DATABASE {name}".encode())
        # The private server of scripts/postgres writes nothing through; one that serves does.
        owner.execute("ALTER SYSTEM SET fsync = on")
        owner.execute("SELECT pg_reload_conf()")
    try:
        yield urlsplit(url)._replace(path=f"/{name}").geturl()
    finally:
        with psycopg.connect(url, autocommit=True) as owner:
            owner.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def _measured(doors: Doors, database: str, size: int, asked: argparse.Namespace) -> Iterator[Run]:
    every = list(pages(doors))
    for clients in CLIENTS:
        load = os.getloadavg()[0]
        costs = {page.name: cost_of(page, clients, asked.times) for page in every}
        print(
            f"{database}, {size:,}, clients: {clients}, load before {load:.1f}, after {os.getloadavg()[0]:.1f}",
            flush=True,
        )
        yield Run(database, size, clients, costs)


def _misspelt(doors: Doors, asked: argparse.Namespace) -> list[str]:
    [search] = [page for page in pages(doors) if page.name == SEARCH]
    many, missed = share_found(doors, search, asked.typed)
    share = 1 - len(missed) / many
    print(
        f"Misspelt names in the first five: {many - len(missed)} of {many} ({share:.1%}). Missed: {missed[:8]}"
    )
    return [] if share >= ENOUGH else [f"misspelt names: {share:.1%} in the first five"]


def _memory(doors: Doors) -> list[str]:
    held = doors.memory()
    print(
        "Memory of a web process:", ", ".join(f"{door} {size:.0f} MB" for door, size in sorted(held.items()))
    )
    return [f"{door}: {size:.0f} MB" for door, size in held.items() if size > report.MOST_MEMORY]


if __name__ == "__main__":
    raise SystemExit(main())
