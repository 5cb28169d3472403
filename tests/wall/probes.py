"""Every door × table × column × verb, and the roads around them, with what the models' rights lead one to expect."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import connection, models

from liaison.common.rights import THIRD_PARTY

DOORS = ("court", "care", "me", "network", "office")


EVERYWHERE = {
    "own schema": "CREATE SCHEMA peep",
    "sequence": "SELECT last_value FROM django_migrations_id_seq",
}
ON_SQLITE = {
    "attach": "ATTACH DATABASE ':memory:' AS other",
    "vacuum into": "VACUUM INTO '/tmp/liaison-stolen.sqlite3'",
    "pragma": "PRAGMA database_list",
    "pragma off": "PRAGMA foreign_keys = OFF",
    "writable schema": "PRAGMA writable_schema = ON",
    "catalogue": "SELECT name FROM sqlite_master",
    "temp catalogue": "SELECT name FROM sqlite_temp_master",
    "page statistics": "SELECT * FROM dbstat",
    "analyze": "ANALYZE",
    "reindex": "REINDEX",
    "extension": "SELECT load_extension('peep')",
    "table-valued pragma": "SELECT * FROM pragma_table_list",
    "virtual table": "CREATE VIRTUAL TABLE temp.peep USING fts5(words)",
}
ON_POSTGRESQL = {
    "owner's role": "SET ROLE liaison",
    "other door": "SET ROLE liaison_{other}",
    "session of another": "SET SESSION AUTHORIZATION liaison",
    "new role": "CREATE ROLE peep SUPERUSER",
    "own powers": "ALTER ROLE liaison_{door} BYPASSRLS",
    "file": "SELECT pg_read_file('/etc/passwd')",
    "program": "COPY (SELECT 1) TO PROGRAM 'true'",
    "large object": "SELECT lo_import('/etc/passwd')",
    "extension": "CREATE EXTENSION file_fdw",
    "others' queries": "SELECT query FROM pg_stat_activity",
    "writes of others": "SELECT xact_commit FROM pg_stat_database",
    "wal": "SELECT pg_current_wal_lsn()",
    "transaction counter": "SELECT txid_current()",
    "transaction counter of its own": "SELECT pg_current_xact_id_if_assigned()",
    "transactions of others": "SELECT pg_xact_status('3'::xid8)",
    "transaction counter at the checkpoint": "SELECT next_xid FROM pg_control_checkpoint()",
    "locks": "SELECT count(*) FROM pg_locks",
    "locks beneath the view": "SELECT count(*) FROM pg_lock_status()",
    "who waits for whom": "SELECT pg_blocking_pids(1)",
    "password hashes": "SELECT rolpassword FROM pg_authid",
    "function": "CREATE FUNCTION peep() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "temporary table's row security": "ALTER TABLE casework_note DISABLE ROW LEVEL SECURITY",
}
"""Attacks on the connection itself; ``{door}`` and ``{other}`` are filled in."""


@dataclass(frozen=True)
class Probe:
    """Statements for one door, and whether they must be refused or may be done."""

    door: str
    what: str
    statements: tuple[str, ...]
    may: bool


def may(model: type[models.Model], door: str, verb: str, column: str | None = None) -> bool:
    """What the model says, read here a second time and more simply than the product does."""
    stated = getattr(model, "rights", None) or THIRD_PARTY.get(model._meta.db_table, {})
    if not any(verb in clause.split(":")[0] for clause in stated.get(door, "").split()):
        return False
    if verb == "u" and column == model._meta.pk.column:  # no door may re-key a row
        return False
    narrowed = {"r": getattr(model, "columns", {}), "u": getattr(model, "changes", {})}.get(verb, {})
    return column is None or column in narrowed.get(door, [column])


def tables() -> list[type[models.Model]]:
    """Every table there is."""
    return sorted(apps.get_models(include_auto_created=True), key=lambda model: model._meta.db_table)


def of_columns(door: str) -> Iterator[Probe]:
    """One probe for each verb on each column of each table."""
    for model in tables():
        table = model._meta.db_table
        yield Probe(door, f"{table} delete", (f'DELETE FROM "{table}" WHERE 1 = 0',), may(model, door, "d"))
        for field in model._meta.local_concrete_fields:
            column = field.column
            name = f"{table}.{column}"
            yield Probe(
                door,
                f"{name} read",
                (f'SELECT "{column}" FROM "{table}" WHERE 1 = 0',),
                may(model, door, "r", column),
            )
            yield Probe(
                door,
                f"{name} insert",
                (f'INSERT INTO "{table}" ("{column}") VALUES (NULL)',),
                may(model, door, "a"),
            )
            yield Probe(
                door,
                f"{name} update",
                (f'UPDATE "{table}" SET "{column}" = NULL WHERE 1 = 0',),
                may(model, door, "u", column),
            )


def around(door: str) -> Iterator[Probe]:
    """Roads around a closed table: none of them may lead there."""
    for model in tables():
        table = model._meta.db_table
        columns = [field.column for field in model._meta.local_concrete_fields]
        closed = [column for column in columns if not may(model, door, "r", column)]
        column = closed[0] if closed else columns[0]
        for road, sql in _reads(door, table, column).items():
            if closed and not (may(model, door, "r") and road == "count"):
                yield Probe(door, f"{table} by {road}", (sql,), may=False)
        for road, group in _definitions(door, table, column):
            if closed or road not in {"lock", "granting itself"}:
                yield Probe(door, f"{table} by {road}", group, may=False)


def _reads(door: str, table: str, column: str) -> dict[str, str]:
    return {
        "count": f'SELECT count(*) FROM "{table}"',
        "sub-select": f'SELECT (SELECT count("{column}") FROM "{table}")',
        "exists": f'SELECT 1 WHERE EXISTS (SELECT 1 FROM "{table}" WHERE "{column}" IS NOT NULL)',
        "join": f'SELECT count(*) FROM common_installation i JOIN "{table}" t ON t."{column}" IS NOT NULL',
        "cte": f'WITH seen AS (SELECT "{column}" FROM "{table}") SELECT count(*) FROM seen',
        "recursive cte": (
            f'WITH RECURSIVE n(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM n WHERE x < (SELECT count("{column}")'
            f' FROM "{table}")) SELECT count(*) FROM n'
        ),
        "union": f'SELECT 1 UNION ALL SELECT count("{column}") FROM "{table}"',
        "order by": f'SELECT 1 ORDER BY (SELECT count("{column}") FROM "{table}")',
        "insert from": (
            f'INSERT INTO common_{door}cache SELECT CAST("{column}" AS text), \'\', NULL FROM "{table}" WHERE 1 = 0'
        ),
        "explain": f'EXPLAIN SELECT "{column}" FROM "{table}"',
        "cast error": f'SELECT CAST("{column}" AS integer) FROM "{table}" WHERE 1 = 0',
    }


def _definitions(door: str, table: str, column: str) -> Iterator[tuple[str, tuple[str, ...]]]:
    yield (
        "temporary view",
        (f'CREATE TEMP VIEW peep AS SELECT "{column}" FROM "{table}"', "SELECT count(*) FROM peep"),
    )
    yield "view", (f'CREATE VIEW peep_{door} AS SELECT "{column}" FROM "{table}"',)
    yield "copy of the table", (f'CREATE TABLE peep_{door} AS SELECT "{column}" FROM "{table}"',)
    yield "trigger", (f'DROP TABLE "{table}"',)
    yield "alter", (f'ALTER TABLE "{table}" ADD COLUMN peep text',)
    yield "index", (f'CREATE INDEX peep_{door} ON "{table}" ("{column}")',)
    if connection.vendor == "postgresql":
        yield "truncate", (f'TRUNCATE "{table}" CASCADE',)
        yield "lock", (f'LOCK TABLE "{table}" IN ACCESS EXCLUSIVE MODE',)
        yield "size", (f"SELECT pg_relation_size('{table}')",)
        yield "total size", (f"SELECT pg_total_relation_size('{table}'::regclass)",)
        yield "statistics", (f"SELECT n_live_tup FROM pg_stat_all_tables WHERE relname = '{table}'",)
        yield "estimate", (f"SELECT reltuples FROM pg_class WHERE relname = '{table}'",)
        yield "column statistics", (f"SELECT n_distinct FROM pg_stats WHERE tablename = '{table}'",)
        yield (
            "granting itself",
            (f'GRANT ALL ON "{table}" TO liaison_{door}', f'SELECT count("{column}") FROM "{table}"'),
        )
    else:
        yield "table_info", (f"PRAGMA table_info({table})",)
        yield "statistics", ("SELECT * FROM sqlite_stat1",)


def at_large(door: str) -> Iterator[Probe]:
    """Attacks on the connection itself."""
    other = "court" if door == "care" else "care"
    for what, sql in (
        EVERYWHERE | (ON_POSTGRESQL if connection.vendor == "postgresql" else ON_SQLITE)
    ).items():
        yield Probe(door, what, (sql.replace("{door}", door).replace("{other}", other),), may=False)


def of(door: str) -> list[Probe]:
    """Every probe of one door."""
    return [*of_columns(door), *around(door), *at_large(door)]
