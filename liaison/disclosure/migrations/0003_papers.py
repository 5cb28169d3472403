"""Papers: the pages of a paper that he hands over, and what somebody without a telephone signed on paper.

A page crosses only under a copy whose approved content names its hash, in that place, and is that hash's very bytes. A
sentence that was entered from paper crosses only when somebody else than who entered it, and than its source, has said
that he saw it signed; a suggested one needs its source's key besides, as ever. So one actor alone makes nothing cross.

The guards of ``0002_two_keys`` on copies and on sources' keys are replaced by ones that know both roads. Every function
of PostgreSQL names its search path, with the temporary schema last.
"""

import liaison.common.tables
from django.db import migrations, models

PLACES = {
    "sqlite": {
        "hash": "SHA256(NEW.content)",
        "page_hash": "SHA256_OF_BYTES(NEW.content)",
        "named": "json_extract(copy.content, '$.pages[' || (NEW.number - 1) || ']')",
    },
    "postgresql": {
        "hash": "encode(sha256(convert_to(NEW.content, 'UTF8')), 'hex')",
        "page_hash": "encode(sha256(NEW.content), 'hex')",
        "named": "(copy.content::jsonb -> 'pages' ->> (NEW.number - 1)::int)",
    },
}
BY_HIS_KEY = """(
    EXISTS (
        SELECT 1 FROM disclosure_participantkey mine WHERE mine.statement = NEW.statement
        AND mine.content_hash = NEW.content_hash AND mine.participant = NEW.participant AND mine.withdrawn_at IS NULL
    ) AND EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.choice = 'tell'
        AND said.participant = NEW.participant AND said.occasion = NEW.occasion AND said.form = NEW.form
        AND said.matrix_row = NEW.matrix_row AND said.content_hash = NEW.content_hash
    ) AND (NEW.form = 'own-words' OR EXISTS (
        SELECT 1 FROM disclosure_sourcekey theirs JOIN disclosure_participantkey mine
        ON mine.statement = theirs.statement AND mine.actor <> theirs.actor
        JOIN disclosure_statement said ON said.id = theirs.statement AND said.source = theirs.actor
        WHERE theirs.statement = NEW.statement AND theirs.content_hash = NEW.content_hash
        AND theirs.participant = NEW.participant
    ))
)"""
SEEN_SIGNED = """(
    EXISTS (
        SELECT 1 FROM disclosure_witnesskey seen WHERE seen.statement = said.id AND seen.actor = said.witness
        AND seen.participant = said.participant AND seen.content_hash = said.content_hash
        AND seen.actor <> said.enterer AND seen.actor IS DISTINCT FROM said.source
    ) OR EXISTS (
        SELECT 1 FROM disclosure_lawyerkey seen WHERE seen.statement = said.id AND said.witness IS NULL
        AND seen.participant = said.participant AND seen.content_hash = said.content_hash
        AND seen.actor <> said.enterer AND seen.actor IS DISTINCT FROM said.source
    )
)"""
BY_A_SIGNED_PAPER = f"""EXISTS (
    SELECT 1 FROM disclosure_papersentence said WHERE said.id = NEW.statement AND said.withdrawn_at IS NULL
    AND said.participant = NEW.participant AND said.occasion = NEW.occasion AND said.form = NEW.form
    AND said.matrix_row = NEW.matrix_row AND said.content_hash = NEW.content_hash AND {SEEN_SIGNED}
    AND (said.form = 'own-words' OR EXISTS (
        SELECT 1 FROM disclosure_sourcekey theirs WHERE theirs.statement = said.id AND theirs.actor = said.source
        AND theirs.content_hash = said.content_hash AND theirs.participant = said.participant
        AND theirs.actor <> said.enterer
    ))
)"""
WITHOUT_KEYS = f"""
    {{hash}} <> NEW.content_hash
    OR NEW.place <> 1 + (SELECT count(*) FROM disclosure_frozencopy other WHERE other.occasion = NEW.occasion)
    OR NEW.form NOT IN ('own-words', 'suggested')
    OR NOT ({BY_HIS_KEY} OR {BY_A_SIGNED_PAPER})
"""
THEIR_KEY_FITS_NOTHING = f"""
    NOT EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.participant = NEW.participant
        AND said.content_hash = NEW.content_hash AND said.choice = 'tell' AND said.form = 'suggested'
        AND said.source = NEW.actor AND said.declined_at IS NULL
    ) AND NOT EXISTS (
        SELECT 1 FROM disclosure_papersentence said WHERE said.id = NEW.statement
        AND said.participant = NEW.participant AND said.content_hash = NEW.content_hash AND said.form = 'suggested'
        AND said.source = NEW.actor AND said.declined_at IS NULL AND said.withdrawn_at IS NULL AND {SEEN_SIGNED}
    )
"""
ENTERED_AS_MORE = """
    NEW.withdrawn_at IS NOT NULL OR NEW.declined_at IS NOT NULL
    OR NOT EXISTS (SELECT 1 FROM network_account who WHERE who.id = NEW.enterer AND who.door = 'care')
"""
ENTRY_CHANGED = """
    NEW.id <> OLD.id OR NEW.participant <> OLD.participant OR NEW.occasion <> OLD.occasion OR NEW.paper <> OLD.paper
    OR NEW.form <> OLD.form OR NEW.position <> OLD.position OR NEW.matrix_row <> OLD.matrix_row
    OR NEW.origin IS DISTINCT FROM OLD.origin OR NEW.source IS DISTINCT FROM OLD.source OR NEW.sealed <> OLD.sealed
    OR NEW.content_hash <> OLD.content_hash OR NEW.enterer <> OLD.enterer
    OR NEW.witness IS DISTINCT FROM OLD.witness OR NEW.entered_at <> OLD.entered_at
    OR (OLD.withdrawn_at IS NOT NULL AND NEW.withdrawn_at IS DISTINCT FROM OLD.withdrawn_at)
    OR (OLD.declined_at IS NOT NULL AND NEW.declined_at IS DISTINCT FROM OLD.declined_at)
    OR (OLD.declined_at IS NULL AND NEW.declined_at IS NOT NULL AND EXISTS (
        SELECT 1 FROM disclosure_sourcekey theirs WHERE theirs.statement = OLD.id
    ))
    OR EXISTS (SELECT 1 FROM disclosure_frozencopy copy WHERE copy.statement = OLD.id)
"""
SAW_NOTHING = """
    NOT EXISTS (
        SELECT 1 FROM disclosure_papersentence said WHERE said.id = NEW.statement AND said.withdrawn_at IS NULL
        AND said.participant = NEW.participant AND said.content_hash = NEW.content_hash
        AND said.witness {witness} AND said.enterer <> NEW.actor AND NEW.actor IS DISTINCT FROM said.source
    )
"""
WITNESS_SAW_NOTHING = (
    SAW_NOTHING.format(witness="= NEW.actor")
    + """
    OR NOT EXISTS (SELECT 1 FROM network_account who WHERE who.id = NEW.actor AND who.door = 'care')
"""
)
LAWYER_SAW_NOTHING = SAW_NOTHING.format(witness="IS NULL")
PAGE_OF_NOTHING = """
    NEW.number < 1 OR NEW.number > 3 OR NOT EXISTS (
        SELECT 1 FROM disclosure_statement said WHERE said.id = NEW.statement AND said.participant = NEW.participant
        AND said.form = 'own-words' AND said.choice IN ('undecided', 'keep')
    )
"""
PAGE_IS_TOLD = """
    EXISTS (SELECT 1 FROM disclosure_statement said WHERE said.id = OLD.statement AND said.choice = 'tell')
    OR EXISTS (SELECT 1 FROM disclosure_frozencopy copy WHERE copy.statement = OLD.statement)
"""
PAGE_NOT_APPROVED = """
    {page_hash} <> NEW.content_hash OR NEW.number < 1 OR NOT EXISTS (
        SELECT 1 FROM disclosure_frozencopy copy WHERE copy.id = NEW.copy AND copy.participant = NEW.participant
        AND copy.form = 'own-words' AND {named} = NEW.content_hash
    )
"""
REPLACED = (
    ("no_copy_without_keys", "INSERT", "frozencopy", WITHOUT_KEYS, "a copy needs its keys"),
    ("their_key_fits", "INSERT", "sourcekey", THEIR_KEY_FITS_NOTHING, "a source confirms what it is asked"),
)
GUARDS = (
    ("an_entry_begins_as_one", "INSERT", "papersentence", ENTERED_AS_MORE, "an entry begins as one"),
    (
        "an_entry_stays_as_signed",
        "UPDATE",
        "papersentence",
        ENTRY_CHANGED,
        "what was signed cannot be changed",
    ),
    (
        "a_witness_saw_it_signed",
        "INSERT",
        "witnesskey",
        WITNESS_SAW_NOTHING,
        "a witness is another, and named",
    ),
    (
        "a_lawyer_saw_it_signed",
        "INSERT",
        "lawyerkey",
        LAWYER_SAW_NOTHING,
        "a lawyer countersigns what is his to",
    ),
    (
        "a_page_is_of_a_draft",
        "INSERT",
        "statementpage",
        PAGE_OF_NOTHING,
        "a page belongs to a paper not told",
    ),
    ("a_told_page_stays", "DELETE", "statementpage", PAGE_IS_TOLD, "what was told cannot be changed"),
    ("a_page_was_approved", "INSERT", "frozenpage", PAGE_NOT_APPROVED, "a page is one that was approved"),
)
"""Name, verb, table, condition under which the row is refused, and what the refusal says."""

ONLY_ADDED = {
    "disclosure_witnesskey": ("UPDATE", "DELETE"),
    "disclosure_lawyerkey": ("UPDATE", "DELETE"),
    "disclosure_frozenpage": ("UPDATE", "DELETE"),
    "disclosure_papersentence": ("DELETE",),
    "disclosure_statementpage": ("UPDATE",),
}


def on_sqlite():
    for name, verb, table, condition, refusal in (*REPLACED, *GUARDS):
        yield f"DROP TRIGGER IF EXISTS {name}"
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON disclosure_{table} WHEN {_placed(condition, 'sqlite')}"
            f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
        )
    for table, verbs in ONLY_ADDED.items():
        for verb in verbs:
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table}"
                " BEGIN SELECT RAISE(ABORT, 'this table can only be added to'); END"
            )


def on_postgresql():
    for name, _verb, _table, condition, refusal in (*REPLACED, *GUARDS):
        yield (
            f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql"
            f" SET search_path = public, pg_temp AS $$ BEGIN IF {_placed(condition, 'postgresql')}"
            f" THEN RAISE EXCEPTION '{refusal}'; END IF; RETURN {'OLD' if _verb == 'DELETE' else 'NEW'}; END $$"
        )
    for name, verb, table, _condition, _refusal in GUARDS:
        yield (
            f"CREATE TRIGGER {name} BEFORE {verb} ON disclosure_{table} FOR EACH ROW EXECUTE FUNCTION {name}()"
        )
    for table, verbs in ONLY_ADDED.items():
        yield (
            f"CREATE TRIGGER {table}_only_added BEFORE {' OR '.join(verbs)} OR TRUNCATE ON {table}"
            " FOR EACH STATEMENT EXECUTE FUNCTION only_added()"
        )
    yield one_at_a_time()


def one_at_a_time():
    """A delivery and a withdrawal of the same moment wait for each other, on a paper as on a key."""
    return (
        "CREATE OR REPLACE FUNCTION a_copy_holds_the_key() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER"
        " SET search_path = public, pg_temp AS $$ BEGIN"
        " PERFORM 1 FROM disclosure_participantkey WHERE statement = NEW.statement FOR UPDATE;"
        " PERFORM 1 FROM disclosure_papersentence WHERE id = NEW.statement FOR UPDATE; RETURN NEW; END $$"
    )


def _placed(condition, vendor):
    for name, said in PLACES[vendor].items():
        condition = condition.replace("{" + name + "}", said)
    return condition


def forward(apps, schema_editor):
    is_postgresql = schema_editor.connection.vendor == "postgresql"
    for statement in on_postgresql() if is_postgresql else on_sqlite():
        schema_editor.execute(statement)


class Migration(migrations.Migration):
    dependencies = [
        ("disclosure", "0002_two_keys"),
        ("network", "0001_first"),
    ]

    operations = [
        migrations.CreateModel(
            name="LawyerKey",
            fields=[
                ("id", liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ("statement", models.UUIDField(unique=True)),
                ("participant", models.UUIDField()),
                ("actor", models.UUIDField()),
                ("content_hash", models.CharField(max_length=64)),
                ("turned_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="WitnessKey",
            fields=[
                ("id", liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ("statement", models.UUIDField(unique=True)),
                ("participant", models.UUIDField()),
                ("actor", models.UUIDField()),
                ("content_hash", models.CharField(max_length=64)),
                ("turned_at", models.DateTimeField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="FrozenPage",
            fields=[
                ("id", liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ("copy", models.UUIDField(db_index=True)),
                ("participant", models.UUIDField()),
                ("number", models.PositiveSmallIntegerField()),
                ("content", models.BinaryField()),
                ("content_hash", models.CharField(max_length=64)),
            ],
            options={
                "ordering": ["copy", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("copy", "number"), name="a_frozen_page_has_its_place")
                ],
            },
        ),
        migrations.CreateModel(
            name="PaperSentence",
            fields=[
                ("id", liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ("participant", models.UUIDField()),
                ("occasion", models.UUIDField()),
                ("paper", models.UUIDField(db_index=True)),
                ("form", models.CharField(max_length=12)),
                ("position", models.PositiveSmallIntegerField()),
                ("matrix_row", models.CharField(max_length=3)),
                ("origin", models.UUIDField(null=True)),
                ("source", models.UUIDField(null=True)),
                ("sealed", models.BinaryField()),
                ("content_hash", models.CharField(max_length=64)),
                ("enterer", models.UUIDField()),
                ("witness", models.UUIDField(null=True)),
                ("entered_at", models.DateTimeField()),
                ("withdrawn_at", models.DateTimeField(null=True)),
                ("declined_at", models.DateTimeField(null=True)),
            ],
            options={
                "ordering": ["occasion", "entered_at", "paper", "position", "id"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("form", "own-words"), ("source", None)),
                            models.Q(("form", "suggested"), ("source__isnull", False)),
                            _connector="OR",
                        ),
                        name="a_suggestion_on_paper_has_a_source",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("witness", None),
                            models.Q(("witness", models.F("enterer")), _negated=True),
                            _connector="OR",
                        ),
                        name="nobody_countersigns_his_own_entry",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", None),
                            models.Q(("source", models.F("enterer")), _negated=True),
                            _connector="OR",
                        ),
                        name="the_source_enters_nothing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source", None),
                            ("witness", None),
                            models.Q(("source", models.F("witness")), _negated=True),
                            _connector="OR",
                        ),
                        name="the_source_countersigns_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="StatementPage",
            fields=[
                ("id", liaison.common.tables.KeyField(editable=False, primary_key=True, serialize=False)),
                ("statement", models.UUIDField(db_index=True)),
                ("participant", models.UUIDField()),
                ("number", models.PositiveSmallIntegerField()),
                ("sealed", models.BinaryField()),
            ],
            options={
                "ordering": ["statement", "number"],
                "constraints": [
                    models.UniqueConstraint(fields=("statement", "number"), name="a_page_has_its_place")
                ],
            },
        ),
        migrations.RunPython(forward, migrations.RunPython.noop),
    ]
