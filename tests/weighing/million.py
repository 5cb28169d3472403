"""A log of a million events, chained as the doors chain them, and how long the verifier takes for its export."""

import contextlib
import io
import json
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from uuid import UUID

from liaison.common import chain, verify

CHAINS = 4
BUDGET = 10.0
"""Seconds. Source: secrecy.md 12, R19."""

BEGAN = datetime(2026, 3, 2, 9, tzinfo=UTC)


def lines(events: int) -> Iterator[str]:
    """An export: the rows that a court with four workers would have written."""
    for worker in range(1, CHAINS + 1):
        name, previous = f"court-{worker}", chain.GENESIS
        for seq in range(1, events // CHAINS + 1):
            at = (BEGAN + timedelta(seconds=seq)).isoformat()
            body = chain.canonical(_said(name, seq, at))
            previous = chain.link(previous, body)
            row = {"chain": name, "seq": seq, "at": at, "body": body, "hash": previous}
            yield json.dumps({"kind": "event", "in": "court", **row})


def _said(name: str, seq: int, at: str) -> dict[str, object]:
    return {
        "act": "file.look",
        "by": str(UUID(int=seq)),
        "role": "judge",
        "organisation": str(UUID(int=7)),
        "subjects": [str(UUID(int=seq + 5))],
        "kinds": ["M01", "M03", "M04"],
        "ground": "",
        "request": f"{seq:012x}",
        "id": str(UUID(int=seq)),
        "chain": name,
        "seq": seq,
        "at": at,
        "door": "court",
    }


def main(events: int = 1_000_000) -> bool:
    """Print how long it took; says whether it was within the budget."""
    with tempfile.TemporaryDirectory() as folder:
        export = Path(folder) / "log.jsonl"
        with export.open("w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in lines(events))
        said, wall, own = io.StringIO(), time.monotonic(), time.process_time()
        with contextlib.redirect_stdout(said):
            code = verify.main(["--from-export", str(export)])
        wall, own = time.monotonic() - wall, time.process_time() - own
    print(said.getvalue().strip())
    print(f"{events} events verified in {wall:.1f} s, of which {own:.1f} s of the processor's own.")
    return code == 0 and own < BUDGET
