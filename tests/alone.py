"""One worker of the suite at a time: roles belong to the cluster, which all workers share."""

import fcntl
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def alone(what: str) -> Iterator[None]:
    """Wait until no other worker does this."""
    with (Path(tempfile.gettempdir()) / f"liaison-{what}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield
