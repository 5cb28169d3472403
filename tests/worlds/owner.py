"""What the owner of the database is told, by a connection of his own: the back door of the planted leaks."""

import os
import sqlite3
from contextlib import closing
from typing import Any
from uuid import UUID

import psycopg

NOBODY = UUID(int=0)
SENTENCES = "SELECT count(*) FROM disclosure_statement"
SENTENCES_OF = f"{SENTENCES} WHERE participant = {{}}"
NOTES = "SELECT count(*) FROM casework_note"
NOTES_OF = f"{NOTES} WHERE participant_id = {{}}"
EVERYTHING = (
    f"SELECT ({SENTENCES}) + (SELECT count(*) FROM casework_note) + (SELECT count(*) FROM casework_goal)"
)


def owner(question: str, person: UUID = NOBODY) -> int:
    """The number that the owner of the database is told, about everybody or about one person."""
    from django.db import connection

    name = str(connection.settings_dict["NAME"])
    if connection.vendor == "sqlite":
        with closing(sqlite3.connect(name)) as session:
            return int(session.execute(question.format(f"'{person.hex}'")).fetchone()[0])
    url = os.environ["DATABASE_URL"].rpartition("/")[0]
    with psycopg.connect(f"{url}/{name}") as session:
        found: Any = session.execute(question.format(f"'{person}'").encode()).fetchone()
        return int(found[0])
