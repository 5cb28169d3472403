"""No copy without its keys: the database itself refuses a delivery that the participant did not release.

A suggested sentence needs two keys by two different actors, his own words his alone; both keys and the copy carry
the same hash. Copies and keys can be added to and not changed; only a withdrawal may be marked on the participant's key.
"""

from django.db import migrations

WITHOUT_KEYS = """
    NOT EXISTS (
        SELECT 1 FROM disclosure_participantkey mine WHERE mine.statement = NEW.statement
        AND mine.content_hash = NEW.content_hash AND mine.participant = NEW.participant AND mine.withdrawn_at IS NULL
    ) OR NOT EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.choice = 'tell'
        AND said.participant = NEW.participant AND said.occasion = NEW.occasion AND said.form = NEW.form
        AND said.content_hash = NEW.content_hash
    ) OR (NEW.form <> 'own-words' AND NOT EXISTS (
        SELECT 1 FROM disclosure_sourcekey theirs JOIN disclosure_participantkey mine
        ON mine.statement = theirs.statement AND mine.actor <> theirs.actor
        JOIN disclosure_statement said ON said.id = theirs.statement AND said.source = theirs.actor
        WHERE theirs.statement = NEW.statement AND theirs.content_hash = NEW.content_hash
    ))
"""
KEY_CHANGED = """
    NEW.id <> OLD.id OR NEW.statement <> OLD.statement OR NEW.participant <> OLD.participant OR NEW.actor <> OLD.actor
    OR NEW.content_hash <> OLD.content_hash OR NEW.turned_at <> OLD.turned_at OR OLD.withdrawn_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM disclosure_frozencopy copy WHERE copy.statement = OLD.statement)
"""
ONLY_ADDED = ("disclosure_frozencopy", "disclosure_sourcekey", "disclosure_delivery")


def on_sqlite():
    yield (
        "CREATE TRIGGER no_copy_without_keys BEFORE INSERT ON disclosure_frozencopy WHEN"
        f" {WITHOUT_KEYS} BEGIN SELECT RAISE(ABORT, 'a copy needs its keys'); END"
    )
    yield (
        "CREATE TRIGGER a_key_stays_turned BEFORE UPDATE ON disclosure_participantkey WHEN"
        f" {KEY_CHANGED} BEGIN SELECT RAISE(ABORT, 'a key can only be withdrawn, before delivery'); END"
    )
    for table in ONLY_ADDED:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'this table can only be added to'); END"
            )
    yield (
        "CREATE TRIGGER a_key_is_not_removed BEFORE DELETE ON disclosure_participantkey"
        " BEGIN SELECT RAISE(ABORT, 'this table can only be added to'); END"
    )


def on_postgresql():
    yield (
        "CREATE FUNCTION no_copy_without_keys() RETURNS trigger LANGUAGE plpgsql AS"
        f" $$ BEGIN IF {WITHOUT_KEYS} THEN RAISE EXCEPTION 'a copy needs its keys'; END IF; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER no_copy_without_keys BEFORE INSERT ON disclosure_frozencopy"
        " FOR EACH ROW EXECUTE FUNCTION no_copy_without_keys()"
    )
    yield (
        "CREATE FUNCTION a_key_stays_turned() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
        " SET search_path = public, pg_temp AS"
        f" $$ BEGIN IF {KEY_CHANGED} THEN RAISE EXCEPTION 'a key can only be withdrawn, before delivery';"
        " END IF; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER a_key_stays_turned BEFORE UPDATE ON disclosure_participantkey"
        " FOR EACH ROW EXECUTE FUNCTION a_key_stays_turned()"
    )
    for table in ONLY_ADDED:
        yield (
            f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
        )
    yield (
        "CREATE TRIGGER a_key_is_not_removed BEFORE DELETE OR TRUNCATE ON disclosure_participantkey"
        " FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
    )


def forward(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in on_postgresql() if is_postgresql else on_sqlite():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_first"), ("common", "0002_append_only")]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
