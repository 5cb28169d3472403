"""The table that is printed, and the file that is kept."""

import json
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from tests.bench.measuring import Cost
from tests.bench.pages import BUDGETS, EMPTY

GROWTH: Final = 1.3
"""The most that a page may cost at the largest size, as a multiple of the smallest."""

MOST_MEMORY: Final = 150


@dataclass(frozen=True)
class Run:
    """One database of one size, asked by so many clients at once."""

    database: str
    trajectories: int
    clients: int
    pages: dict[str, Cost]

    @property
    def told(self) -> dict[str, Any]:
        """As it stands in the file of results."""
        return {
            "database": self.database,
            "trajectories": self.trajectories,
            "clients": self.clients,
            "pages": {name: cost.told for name, cost in self.pages.items()},
        }


def keep(runs: Iterable[Run], file: Path) -> None:
    """Write the results; those of a database that was not measured this time stay."""
    new = [run.told for run in runs]
    measured = {run["database"] for run in new}
    before = json.loads(file.read_text(encoding="utf-8"))["runs"] if file.exists() else []
    kept = [run for run in before if run["database"] not in measured]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(json.dumps({"runs": [*kept, *new]}, indent=1) + "\n", encoding="utf-8")


def table(runs: list[Run]) -> Iterator[str]:
    """A line for each page of each run: what it may cost, what it cost, how it grew, and how it is to an empty page."""
    yield (
        f"{'page':26}{'budget':>8}{'p95':>8}{'p50':>8}{'growth':>8}{'ratio':>7}"
        f"{'cpu':>8}{'seen':>8}{'queries':>9}{'bytes':>9}"
    )
    for run in runs:
        clients = "one client" if run.clients == 1 else f"{run.clients} clients"
        yield f"— {run.database}, {run.trajectories:,} trajectories, {clients} (milliseconds)"
        least = _smallest(runs, run)
        for name, cost in run.pages.items():
            yield _line(name, cost, run.pages[EMPTY], least.pages[name] if least else None)


def _line(name: str, cost: Cost, empty: Cost, least: Cost | None) -> str:
    budget = BUDGETS[name]
    growth = f"{cost.p50_ms / least.p50_ms:.2f}×" if least else ""
    return (
        f"{name:26}{budget or '':>8}{cost.p95_ms:>8.1f}{cost.p50_ms:>8.1f}{growth:>8}"
        f"{cost.p50_ms / empty.p50_ms:>7.1f}{cost.processor_ms:>8.1f}{cost.seen_ms:>8.1f}"
        f"{cost.queries:>9}{cost.bytes:>9,}"
    )


def _smallest(runs: list[Run], run: Run) -> Run | None:
    """The same with the fewest trajectories, where that is not this one."""
    same = [one for one in runs if (one.database, one.clients) == (run.database, run.clients)]
    least = min(same, key=lambda one: one.trajectories)
    return None if least is run else least


def over(runs: list[Run]) -> list[str]:
    """What does not hold with one client: a budget, or growth."""
    found = []
    for run in (one for one in runs if one.clients == 1):
        least = _smallest(runs, run)
        for name, cost in run.pages.items():
            what = f"{name} ({run.database}, {run.trajectories:,})"
            if (budget := BUDGETS[name]) and cost.p95_ms > budget:
                found.append(f"{what}: {cost.p95_ms:.1f} ms, budget {budget}")
            if least and cost.p50_ms > GROWTH * least.pages[name].p50_ms:
                found.append(
                    f"{what}: {cost.p50_ms / least.pages[name].p50_ms:.2f}× of {least.trajectories:,}"
                )
    return found
