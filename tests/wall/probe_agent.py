"""Runs inside a real door's process: executes each statement it is given and says how the database answered.

Started as ``SIDE=<door> python tests/wall/probe_agent.py``; reads one JSON list of statements, writes one of answers.
"""

import json
import os
import sys
from typing import Any


def answer(connection: Any, statements: list[str]) -> str:
    """ "refused" for want of rights, "failed: …" for any other error, else the first value, as text."""
    from django.db import DatabaseError, transaction

    found: Any = None
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for sql in statements:
                cursor.execute(sql)
                found = cursor.fetchone() if cursor.description else None
            transaction.set_rollback(True)
    except DatabaseError as error:
        text = str(error)
        refusals = (
            "not authorized",
            "is prohibited",
            "permission denied",
            "must be owner",
            "must be superuser",
        )
        return "refused" if any(words in text for words in refusals) else f"failed: {text.splitlines()[0]}"
    return f"done: {found[0] if found else None}"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"
    import django

    django.setup()
    from django.db import connection

    probes = json.load(sys.stdin)
    json.dump([answer(connection, statements) for statements in probes], sys.stdout)


if __name__ == "__main__":
    main()
