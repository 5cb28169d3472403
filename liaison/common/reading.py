"""Reading changes nothing but the log; drawing a page reads nothing at all."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

READS = ("SELECT", "BEGIN", "WITH", "SAVEPOINT", "RELEASE SAVEPOINT", "ROLLBACK TO", "EXPLAIN")
LOG_TABLES = tuple(
    f'"common_{door}{kind}"'
    for door in ("court", "care", "me", "network", "office")
    for kind in ("event", "subject", "head")
)
WRITES = re.compile(
    r"\b(?:INSERT\s+INTO\s+(?P<added>\S+)|UPDATE\s+(?P<changed>\S+)\s+SET\b|DELETE\s+FROM\b)", re.IGNORECASE
)
Execute = Callable[..., Any]


class WroteWhileReadingError(RuntimeError):
    """A GET tried to change something other than the log."""


class ReadWhileDrawingError(RuntimeError):
    """A template ran a query, after the look had been logged."""


def only_reads(execute: Execute, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    """Let through what reads, and what writes the log."""
    writes = list(WRITES.finditer(sql))
    writes_log = writes and all((each["added"] or each["changed"]) in LOG_TABLES for each in writes)
    reads = not writes and sql.lstrip("(").startswith(READS)
    if not writes_log and not reads:
        raise WroteWhileReadingError(sql[:60])
    return execute(sql, params, many, context)


def no_queries(execute: Execute, sql: str, params: Any, many: bool, context: Any) -> Any:  # noqa: FBT001
    """Let nothing through."""
    raise ReadWhileDrawingError(sql[:120])


@contextmanager
def reading_only() -> Iterator[None]:
    """Raises ``WroteWhileReadingError`` for any write but the log's."""
    with connection.execute_wrapper(only_reads):
        yield


@contextmanager
def drawing() -> Iterator[None]:
    """Raises ``ReadWhileDrawingError`` for any query."""
    with connection.execute_wrapper(no_queries):
        yield
