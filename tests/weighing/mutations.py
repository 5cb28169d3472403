"""Many logs, each falsified once at random, in the database and in an export of it: every one must be found."""

import contextlib
import io
import tempfile
from collections import Counter
from pathlib import Path
from random import Random

from liaison.common import verify
from tests.common import forgeries
from tests.common.logs import Store, check, copied, filled


def falsified(kept: Store, path: Path, seed: int) -> tuple[Store, str]:
    """A copy of the log after one forgery, and the forgery's name."""
    chance, copy = Random(seed), copied(kept, path)
    forgery = forgeries.FORGERIES[seed % len(forgeries.FORGERIES)]
    with contextlib.closing(copy.open()) as database:
        forgery(database, chance)
    return copy, forgery.__name__


def is_found(store: Store, export: Path) -> bool:
    """Whether the verifier finds it both ways."""
    with contextlib.redirect_stdout(io.StringIO()):
        said = check(store, "--export", str(export))
        again = verify.main(["--from-export", str(export), "--keys", store.keys])
    return said == again == 1


def main(number: int) -> bool:
    """Print how many of each forgery were found; says whether all were."""
    tried: Counter[str] = Counter()
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        kept = filled(Path(folder) / "log.sqlite")
        for seed in range(number):
            path, export = Path(folder) / "copy.sqlite", Path(folder) / "copy.jsonl"
            store, name = falsified(kept, path, seed)
            tried[name] += 1
            found[name] += is_found(store, export)
            export.unlink()
    for name in tried:
        print(f"  {name.replace('_', ' '):28} {found[name]:5} of {tried[name]} found")
    print(f"{sum(found.values())} of {number} falsified logs were found.")
    return found == tried
