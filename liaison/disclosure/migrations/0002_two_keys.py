"""No copy without its keys: the database itself refuses a delivery that the participant did not release.

A suggested sentence needs two keys by two different actors, his own words his alone; keys, statement and copy carry
one hash, and that of the copy is the hash of its very bytes. Copies and keys can be added to and not changed; only a
withdrawal may be marked on the participant's key. What a key was turned on stays as it is; a withdrawn sentence stays
withdrawn; "nothing this time" is final.

Every function of PostgreSQL here names its search path, with the temporary schema last: a login that may make
temporary tables could else put forged keys in front of the real ones.
"""

from django.db import migrations

PLACES = {
    "sqlite": {"hash": "SHA256(NEW.content)"},
    "postgresql": {"hash": "encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex')"},
}
WITHOUT_KEYS = """
    {hash} <> NEW.content_hash
    OR NEW.place <> 1 + (SELECT count(*) FROM disclosure_frozencopy other WHERE other.occasion = NEW.occasion)
    OR NEW.form NOT IN ('own-words', 'suggested')
    OR NOT EXISTS (
        SELECT 1 FROM disclosure_participantkey mine WHERE mine.statement = NEW.statement
        AND mine.content_hash = NEW.content_hash AND mine.participant = NEW.participant AND mine.withdrawn_at IS NULL
    ) OR NOT EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.choice = 'tell'
        AND said.participant = NEW.participant AND said.occasion = NEW.occasion AND said.form = NEW.form
        AND said.matrix_row = NEW.matrix_row AND said.content_hash = NEW.content_hash
    ) OR (NEW.form <> 'own-words' AND NOT EXISTS (
        SELECT 1 FROM disclosure_sourcekey theirs JOIN disclosure_participantkey mine
        ON mine.statement = theirs.statement AND mine.actor <> theirs.actor
        JOIN disclosure_statement said ON said.id = theirs.statement AND said.source = theirs.actor
        WHERE theirs.statement = NEW.statement AND theirs.content_hash = NEW.content_hash
        AND theirs.participant = NEW.participant
    ))
"""
KEY_CHANGED = """
    NEW.id <> OLD.id OR NEW.statement <> OLD.statement OR NEW.participant <> OLD.participant OR NEW.actor <> OLD.actor
    OR NEW.content_hash <> OLD.content_hash OR NEW.turned_at <> OLD.turned_at OR OLD.withdrawn_at IS NOT NULL
    OR EXISTS (SELECT 1 FROM disclosure_frozencopy copy WHERE copy.statement = OLD.statement)
"""
HIS_KEY_FITS_NOTHING = """
    NEW.withdrawn_at IS NOT NULL OR NOT EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.participant = NEW.participant
        AND said.content_hash = NEW.content_hash AND said.choice IN ('undecided', 'keep')
    )
"""
THEIR_KEY_FITS_NOTHING = """
    NOT EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.participant = NEW.participant
        AND said.content_hash = NEW.content_hash AND said.choice = 'tell' AND said.form = 'suggested'
        AND said.source = NEW.actor AND said.declined_at IS NULL
    )
"""
SAID_TOO_EARLY = "NEW.choice NOT IN ('undecided', 'keep') OR NEW.declined_at IS NOT NULL"
SENTENCE_CHANGED = """
    NEW.id <> OLD.id OR NEW.participant <> OLD.participant OR NEW.occasion <> OLD.occasion OR NEW.form <> OLD.form
    OR NEW.matrix_row <> OLD.matrix_row OR NEW.origin IS DISTINCT FROM OLD.origin
    OR NEW.source IS DISTINCT FROM OLD.source OR OLD.choice = 'withdrawn'
    OR (OLD.choice = 'tell' AND NEW.choice NOT IN ('tell', 'withdrawn'))
    OR (OLD.choice <> 'tell' AND NEW.choice = 'withdrawn')
    OR (OLD.choice = 'tell' AND (
        NEW.content_hash <> OLD.content_hash OR NEW.sealed <> OLD.sealed OR NEW.position <> OLD.position
    ))
    OR (OLD.choice <> 'tell' AND NEW.choice = 'tell' AND NOT EXISTS (
        SELECT 1 FROM disclosure_participantkey mine WHERE mine.statement = NEW.id
        AND mine.content_hash = NEW.content_hash AND mine.withdrawn_at IS NULL
    ))
    OR (OLD.declined_at IS NOT NULL AND NEW.declined_at IS DISTINCT FROM OLD.declined_at)
    OR (NEW.declined_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM disclosure_sourcekey theirs WHERE theirs.statement = OLD.id
    ))
    OR EXISTS (SELECT 1 FROM disclosure_frozencopy copy WHERE copy.statement = OLD.id)
"""
HANDOVER_CHANGED = """
    NEW.id <> OLD.id OR NEW.participant <> OLD.participant OR NEW.occasion <> OLD.occasion
    OR (OLD.chosen = 'nothing' AND NEW.chosen <> 'nothing')
"""
GUARDS = (
    ("no_copy_without_keys", "INSERT", "frozencopy", WITHOUT_KEYS, "a copy needs its keys"),
    ("a_key_stays_turned", "UPDATE", "participantkey", KEY_CHANGED, "a key can only be withdrawn, before delivery"),
    ("his_key_fits", "INSERT", "participantkey", HIS_KEY_FITS_NOTHING, "a key is turned on a sentence as it stands"),
    ("their_key_fits", "INSERT", "sourcekey", THEIR_KEY_FITS_NOTHING, "a source confirms what it is asked"),
    ("a_sentence_begins_unsaid", "INSERT", "statement", SAID_TOO_EARLY, "a sentence begins undecided"),
    ("a_sentence_stays_said", "UPDATE", "statement", SENTENCE_CHANGED, "what was said cannot be changed"),
    ("nothing_is_final", "UPDATE", "handover", HANDOVER_CHANGED, "nothing this time is final"),
)
"""Name, verb, table, condition under which the row is refused, and what the refusal says."""

ONLY_ADDED = ("disclosure_frozencopy", "disclosure_sourcekey", "disclosure_delivery")


def on_sqlite():
    for name, verb, table, condition, refusal in GUARDS:
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON disclosure_{table} WHEN {condition.format(**PLACES['sqlite'])}"
            f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
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
    for name, verb, table, condition, refusal in GUARDS:
        yield (
            f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS"
            f" $$ BEGIN IF {condition.format(**PLACES['postgresql'])} THEN RAISE EXCEPTION '{refusal}'; END IF;"
            " RETURN NEW; END $$"
        )
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON disclosure_{table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    yield from one_at_a_time()
    for table in ONLY_ADDED:
        yield (
            f"CREATE TRIGGER {table}_only_added BEFORE UPDATE OR DELETE OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
        )
    yield (
        "CREATE TRIGGER a_key_is_not_removed BEFORE DELETE OR TRUNCATE ON disclosure_participantkey"
        " FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
    )


def one_at_a_time():
    """A delivery and a withdrawal of the same moment wait for each other on the key's row; the later one sees the
    earlier and is refused. The care door may not lock that row itself, so this runs with the owner's right, and it
    comes first by its name.
    """
    yield (
        "CREATE FUNCTION a_copy_holds_the_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
        " SET search_path = public, pg_temp AS $$ BEGIN"
        " PERFORM 1 FROM disclosure_participantkey WHERE statement = NEW.statement FOR UPDATE; RETURN NEW; END $$"
    )
    yield (
        "CREATE TRIGGER a_copy_holds_the_key BEFORE INSERT ON disclosure_frozencopy"
        " FOR EACH ROW EXECUTE FUNCTION a_copy_holds_the_key()"
    )


def forward(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in on_postgresql() if is_postgresql else on_sqlite():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [("disclosure", "0001_first"), ("common", "0002_append_only")]
    operations = [migrations.RunPython(forward, migrations.RunPython.noop)]
