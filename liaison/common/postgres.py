"""Roles, grants and row security on PostgreSQL, generated from the rights that the models state."""

from collections.abc import Iterator
from itertools import groupby

from django.db import connection
from psycopg import sql

from liaison.common import rights
from liaison.common.models import DOOR_NAMES

LOCK = 4_201_458
STATISTICS_FUNCTIONS = (
    "pg_relation_size(regclass, text)",
    "pg_relation_size(regclass)",
    "pg_table_size(regclass)",
    "pg_indexes_size(regclass)",
    "pg_total_relation_size(regclass)",
    "pg_relation_filepath(regclass)",
    "pg_current_wal_lsn()",
    "pg_current_wal_insert_lsn()",
    "pg_current_snapshot()",
    "pg_current_xact_id()",
    "txid_current()",
    "txid_current_snapshot()",
    "pg_current_xact_id_if_assigned()",
    "txid_current_if_assigned()",
    "pg_xact_status(xid8)",
    "txid_status(bigint)",
    "pg_last_committed_xact()",
    "pg_xact_commit_timestamp(xid)",
    "pg_xact_commit_timestamp_origin(xid)",
    "pg_control_checkpoint()",
    "pg_lock_status()",
    "pg_prepared_xact()",
    "pg_blocking_pids(integer)",
    "pg_safe_snapshot_blocking_pids(integer)",
)
SHUT_CATALOGUES = ("pg_class", "pg_stats", "pg_statistic", "pg_locks", "pg_prepared_xacts", "pg_stats_ext")

HOLDS = ("pg_advisory_xact_lock(bigint)", "pg_advisory_xact_lock_shared(bigint)")


def role(door: str) -> str:
    """The login role of a door."""
    return f"liaison_{door}"


def statements(passwords: dict[str, str]) -> Iterator[sql.Composable]:
    """Everything that gives the doors their rights and takes all others away; may be run again at any time."""
    yield sql.SQL("SELECT pg_advisory_xact_lock({})").format(sql.Literal(LOCK))
    for door in DOOR_NAMES:
        yield from _login(door, passwords[door])
    database = sql.Identifier(str(connection.settings_dict["NAME"]))
    yield sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC").format(database)
    for door in DOOR_NAMES:
        yield sql.SQL("GRANT CONNECT ON DATABASE {} TO {}").format(database, sql.Identifier(role(door)))
    yield sql.SQL("REVOKE ALL ON SCHEMA public FROM PUBLIC")
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM PUBLIC")
    for door in DOOR_NAMES:
        yield from _grants(door)
    yield from _row_security()


def _login(door: str, password: str) -> Iterator[sql.Composable]:
    name, literal = sql.Identifier(role(door)), sql.Literal(role(door))
    yield sql.SQL(
        "DO $$ BEGIN IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = {}) THEN CREATE ROLE {} LOGIN; END IF; END $$"
    ).format(literal, name)
    yield sql.SQL(
        "ALTER ROLE {} WITH LOGIN NOSUPERUSER NOCREATEDB NOCREATEROLE NOINHERIT NOBYPASSRLS PASSWORD {}"
    ).format(name, sql.Literal(password))


def _grants(door: str) -> Iterator[sql.Composable]:
    name = sql.Identifier(role(door))
    yield sql.SQL("REVOKE ALL ON ALL TABLES IN SCHEMA public FROM {}").format(name)
    yield sql.SQL("REVOKE ALL ON ALL SEQUENCES IN SCHEMA public FROM {}").format(name)
    yield sql.SQL("GRANT USAGE ON SCHEMA public TO {}").format(name)
    for right in rights.of(door):
        columns = sql.SQL(", ").join(sql.Identifier(column) for column in sorted(right.columns))
        verb = sql.SQL(rights.VERBS[right.verb])
        what = verb if right.verb == "d" else sql.SQL("{} ({})").format(verb, columns)
        yield sql.SQL("GRANT {} ON {} TO {}").format(what, sql.Identifier(right.table), name)
    for sequence in _sequences(door):
        yield sql.SQL("GRANT USAGE ON SEQUENCE {} TO {}").format(sql.Identifier(sequence), name)


def _sequences(door: str) -> Iterator[str]:
    tables = {right.table for right in rights.of(door) if right.verb == "a"}
    with connection.cursor() as cursor:
        for table in sorted(tables):
            for found in connection.introspection.get_sequences(cursor, table):
                yield found["name"]


def _row_security() -> Iterator[sql.Composable]:
    every = sorted(
        (right for door in DOOR_NAMES for right in rights.of(door)),
        key=lambda right: (right.table, right.door),
    )
    for table, granted in groupby(every, key=lambda right: right.table):
        of_table = list(granted)
        name = sql.Identifier(table)
        yield sql.SQL(
            "DO $$ DECLARE found record; BEGIN FOR found IN SELECT policyname FROM pg_policies WHERE tablename = {}"
            " LOOP EXECUTE format('DROP POLICY %I ON %I', found.policyname, {}); END LOOP; END $$"
        ).format(sql.Literal(table), sql.Literal(table))
        if not any(right.rows for right in of_table):
            yield sql.SQL("ALTER TABLE {} DISABLE ROW LEVEL SECURITY").format(name)
            continue
        yield sql.SQL("ALTER TABLE {} ENABLE ROW LEVEL SECURITY").format(name)
        for right in of_table:
            yield _policy(right)


def _policy(right: rights.Right) -> sql.Composable:
    condition = sql.SQL(right.condition or "true")
    clause = {
        "r": sql.SQL("USING ({})"),
        "d": sql.SQL("USING ({})"),
        "a": sql.SQL("WITH CHECK ({})"),
        "u": sql.SQL("USING ({0}) WITH CHECK ({0})"),
    }[right.verb].format(condition)
    return sql.SQL("CREATE POLICY {} ON {} FOR {} TO {} {}").format(
        sql.Identifier(f"{right.door}_{right.verb}"),
        sql.Identifier(right.table),
        sql.SQL(rights.VERBS[right.verb]),
        sql.Identifier(role(right.door)),
        clause,
    )


def lockdown() -> Iterator[sql.Composable]:
    """What only a superuser can take away from everybody: statistics that betray how many rows others wrote, and the
    holds by which it could be seen that somebody hands over for a list at this moment.
    """
    yield from _holds()
    for function in STATISTICS_FUNCTIONS:
        yield sql.SQL("REVOKE EXECUTE ON FUNCTION pg_catalog." + function + " FROM PUBLIC")
    for catalogue in SHUT_CATALOGUES:
        yield sql.SQL("REVOKE ALL ON pg_catalog.{} FROM PUBLIC").format(sql.Identifier(catalogue))
    yield sql.SQL(
        "DO $$ DECLARE found record; BEGIN"
        " FOR found IN SELECT p.oid::regprocedure AS name FROM pg_proc p WHERE proname LIKE 'pg_stat_get%' LOOP"
        " EXECUTE 'REVOKE EXECUTE ON FUNCTION ' || found.name || ' FROM PUBLIC'; END LOOP;"
        " FOR found IN SELECT c.relname AS name FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
        " WHERE n.nspname = 'pg_catalog' AND c.relname LIKE 'pg_stat%' AND c.relkind IN ('r', 'v') LOOP"
        " EXECUTE format('REVOKE ALL ON pg_catalog.%I FROM PUBLIC', found.name); END LOOP; END $$"
    )


def _holds() -> Iterator[sql.Composable]:
    """Leave the holds by number to the two doors that hand over, and to the owner."""
    yield sql.SQL(
        "DO $$ DECLARE found record; BEGIN FOR found IN SELECT p.oid::regprocedure AS name FROM pg_proc p"
        " WHERE pronamespace = 'pg_catalog'::regnamespace AND proname ~ '^pg_(try_)?advisory_' LOOP"
        " EXECUTE 'REVOKE EXECUTE ON FUNCTION ' || found.name || ' FROM PUBLIC'; END LOOP; END $$"
    )
    owner = str(connection.settings_dict["USER"] or "")
    for name in [role("care"), role("me"), *([owner] if owner else [])]:
        for function in HOLDS:
            yield sql.SQL("GRANT EXECUTE ON FUNCTION pg_catalog." + function + " TO {}").format(
                sql.Identifier(name)
            )
