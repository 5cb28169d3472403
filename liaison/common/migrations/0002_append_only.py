"""The log, its checkpoints and what is held of other doors can be added to and never changed or deleted."""

from django.db import migrations

TABLES = [
    f"common_{door}{kind}"
    for door in ("court", "care", "me", "network", "office")
    for kind in ("event", "subject", "checkpoint", "held")
]


def on_sqlite(table):
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
            " BEGIN SELECT RAISE(ABORT, 'this table can only be added to'); END"
        )


def on_postgresql(table):
    yield (
        f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
        " FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
    )


def forward(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    if is_postgresql:
        schema_editor.execute(
            "CREATE OR REPLACE FUNCTION only_added() RETURNS trigger LANGUAGE plpgsql AS"
            " $$ BEGIN RAISE EXCEPTION 'this table can only be added to'; END $$"
        )
    for table in TABLES:
        for statement in (on_postgresql if is_postgresql else on_sqlite)(table):
            schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("common", "0001_first")]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
