"""Triggers by which the court's tables guard what ``disclosure`` adds: it lies beneath people and sittings."""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

Guards = tuple[tuple[str, str, str, str], ...]
"""The name of each trigger, the table of ``disclosure`` that it guards, when it refuses, and what it then says."""

NOT_HIS_OCCASION = """
    NOT EXISTS (
        SELECT 1 FROM court_appearance his WHERE his.id = NEW.occasion AND his.participant_id = NEW.participant
    )
"""


def guard(schema_editor: BaseDatabaseSchemaEditor, guards: Guards) -> None:
    """Make these triggers, as each database has them."""
    for name, table, condition, refusal in guards:
        if schema_editor.connection.vendor == "postgresql":
            schema_editor.execute(
                f"CREATE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql SET search_path = public, pg_temp AS"
                f" $$ BEGIN IF {condition} THEN RAISE EXCEPTION '{refusal}'; END IF; RETURN NEW; END $$"
            )
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE INSERT ON disclosure_{table}"
                f" FOR EACH ROW EXECUTE FUNCTION {name}()"
            )
        else:
            schema_editor.execute(
                f"CREATE TRIGGER {name} BEFORE INSERT ON disclosure_{table} WHEN {condition}"
                f" BEGIN SELECT RAISE(ABORT, '{refusal}'); END"
            )
