"""Table and column rights on SQLite: the connection itself refuses, when a statement is prepared."""

import sqlite3
from collections.abc import Callable, Iterable

from liaison.common.rights import Right

Authorizer = Callable[[int, str | None, str | None, str | None, str | None], int]

HARMLESS = {
    sqlite3.SQLITE_SELECT,
    sqlite3.SQLITE_TRANSACTION,
    sqlite3.SQLITE_SAVEPOINT,
    sqlite3.SQLITE_RECURSIVE,
}
VERBS = {
    "r": sqlite3.SQLITE_READ,
    "a": sqlite3.SQLITE_INSERT,
    "u": sqlite3.SQLITE_UPDATE,
    "d": sqlite3.SQLITE_DELETE,
}
WHOLE_ROW = {sqlite3.SQLITE_INSERT, sqlite3.SQLITE_DELETE}
FORBIDDEN_FUNCTIONS = {"load_extension", "readfile", "writefile", "edit", "fts3_tokenizer"}


def authorizer(rights: Iterable[Right]) -> Authorizer:
    """A callback that permits these rights and refuses the rest: other tables, ATTACH, PRAGMA, DDL, temporary views."""
    columns: dict[int, dict[str, frozenset[str]]] = {action: {} for action in VERBS.values()}
    for right in rights:
        columns[VERBS[right.verb]][right.table] = right.columns

    def allowed(action: int, table: str | None, column: str | None) -> bool:
        if action in columns:
            permitted = columns[action].get(table or "")
            whole_row = action in WHOLE_ROW or not column or column == "ROWID"
            return permitted is not None and (whole_row or column in permitted)
        if action == sqlite3.SQLITE_FUNCTION:
            return (column or "").lower() not in FORBIDDEN_FUNCTIONS
        return action in HARMLESS

    def decide(
        action: int, first: str | None, second: str | None, database: str | None, source: str | None
    ) -> int:
        return sqlite3.SQLITE_OK if allowed(action, first, second) else sqlite3.SQLITE_DENY

    return decide
