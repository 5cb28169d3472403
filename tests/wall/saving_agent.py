"""Runs inside the court's own process: waits for a moment, does one thing on a sheet in one account's name, and says how it went.

Started as ``SIDE=court python tests/wall/saving_agent.py``; reads one JSON object, writes one JSON list.
"""

import json
import os
import sys
import time
from typing import Any


def save(by: Any, asked: dict[str, Any]) -> list[Any]:
    """The number of the version and what was taken over from the other, or what clashed."""
    from liaison.court.actions.sheet import StaleSheetError, save_sheet
    from liaison.court.rules.sheet import Content

    try:
        saved = save_sheet(
            by=by,
            appearance=asked["appearance"],
            revision=asked["revision"],
            content=Content(**asked["content"]),
        )
    except StaleSheetError as error:
        return ["clash", *error.found.clashes]
    return ["saved", saved.revision, *saved.taken]


def keep(by: Any, asked: dict[str, Any]) -> list[Any]:
    """Keep a judge's own note."""
    from liaison.court.actions.notes import keep_note

    keep_note(by=by, appearance=asked["appearance"], words=asked["words"])
    return ["kept"]


def count(by: Any, asked: dict[str, Any]) -> list[Any]:
    """How many notes the database shows to this account."""
    from liaison.court.models import JudgeNote

    return [JudgeNote.objects.unguarded(because="a test").count()]


def destroy(by: Any, asked: dict[str, Any]) -> list[Any]:
    """Delete the notes of a path, as the judgment does."""
    from liaison.court.actions.notes import destroy_notes

    destroy_notes(by=by, trajectory=asked["trajectory"])
    return ["destroyed"]


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"
    import django

    django.setup()
    from liaison.common import context
    from liaison.common.roles import Role
    from liaison.common.viewer import Viewer
    from liaison.network.models import Account

    asked = json.loads(sys.stdin.read())
    row = Account.objects.get(username=asked["username"])
    by = Viewer(row.pk, Role(row.role), "court", row.name, row.organisation_id)
    time.sleep(max(0.0, asked.get("at", 0.0) - time.time()))
    with context.acting(by):
        done = {"save": save, "keep": keep, "count": count, "destroy": destroy}[asked["act"]](by, asked)
    print(json.dumps(done))


if __name__ == "__main__":
    main()
