"""``make worlds N=2000``: so many pairs of worlds; prints pairs, requests, differences and seconds.

``python -m tests.worlds timing`` compares how long the court waits.
"""

import argparse
import os
import sys
import time

from tests.worlds import pairs, timing

IN_A_GROUP = 20
SHOWN = 5


def clocked() -> int:
    """``python -m tests.worlds timing``; 0: no median lies further apart than it may."""
    print(
        f"{'page':50} {'plain':>7} {'noisy':>7} {'apart':>7}    medians of {timing.TURNS} requests in turns"
    )
    pages = timing.measure()
    print(*pages, sep="\n")
    worst = max(each.apart for each in pages)
    print(
        f"timing {_database()}: {len(pages)} pages, at most {worst:.1f} ms apart, {timing.MOST_MS:.0f} allowed"
    )
    return 1 if worst > timing.MOST_MS else 0


def _database() -> str:
    return "PostgreSQL" if os.environ.get("DATABASE_URL", "").startswith("postgres") else "SQLite"


def main() -> int:
    """0: all equal; 1: the court was told something, with the first of it, cut down to what brings it about."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("pairs", type=int, nargs="?", default=2000)
    parser.add_argument(
        "--seed", default="worlds-", help="the name of the run; the same name gives the same worlds"
    )
    parser.add_argument("--acts", action="store_true", help="print how often each act was done or refused")
    asked = parser.parse_args()
    begin, total = time.perf_counter(), pairs.Result()
    with pairs.Bench() as bench:
        for result in bench.compare(pairs.groups(asked.pairs, IN_A_GROUP, asked.seed)):
            total += result
            if sys.stdout.isatty():
                print(f"\r{total.pairs} of {asked.pairs}", end="", flush=True)
        for found in total.differences[:SHOWN]:
            shrunk = bench.lanes[0].shrink(found.seed, found.variant)
            print(*shrunk.differences, f"  brought about by: {', '.join(sorted(shrunk.done))}", sep="\n")
    for fault in total.broken[:SHOWN]:
        print(fault)
    if asked.acts:
        print(*(f"{count:6} {name}" for name, count in total.done.most_common()), sep="\n")
    acts = sum(count for name, count in total.done.items() if not name.startswith(("refused", "idle")))
    print(
        f"worlds {_database()}: {total.pairs} pairs, {acts} acts unseen, {total.requests} requests compared,"
        f" {len(total.differences)} differences, {len(total.broken)} server errors,"
        f" {time.perf_counter() - begin:.0f} seconds"
    )
    return 1 if total.differences or total.broken or not total.requests else 0


if __name__ == "__main__":
    sys.exit(clocked() if sys.argv[1:] == ["timing"] else main())
