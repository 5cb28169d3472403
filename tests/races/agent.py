"""Runs inside a door's own process, with that door's rights: does what it is asked at the moment it is asked.

Started as ``SIDE=care python -m tests.races.agent``; reads one JSON object a line, answers with one each. What is asked
with ``hold`` stays in its open transaction for so many seconds, as on a slow machine.
"""

import json
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from typing import Any
from uuid import UUID

Answer = Any


def occasion(told: dict[str, Any]) -> Any:
    """The occasion that was described."""
    from datetime import datetime

    from liaison.disclosure.rules.handover import Occasion

    closes_at = datetime.fromisoformat(told["closes_at"])
    return Occasion(UUID(told["occasion"]), UUID(told["list"]), UUID(told["participant"]), closes_at)


def tell(by: Any, asked: dict[str, Any]) -> Answer:
    """Turn his key on what is in his draft."""
    from liaison.disclosure import actions

    approved = {UUID(each): digest for each, digest in asked["approved"].items()}
    actions.tell(by=by, occasion=occasion(asked["on"]), approved=approved)
    return "told"


def withdraw(by: Any, asked: dict[str, Any]) -> Answer:
    """Take one sentence back."""
    from liaison.disclosure import actions

    actions.withdraw(by=by, occasion=occasion(asked["on"]), statement=UUID(asked["statement"]))
    return "withdrawn"


def deliver(by: Any, asked: dict[str, Any]) -> Answer:
    """The round of the care door's worker: which lists it delivered."""
    from liaison.care import delivery

    return [str(each.list_id) for each in delivery.deliver_closed(by=by)]


def confirm(by: Any, asked: dict[str, Any]) -> Answer:
    """The source turns its key."""
    from liaison.disclosure import actions

    actions.confirm(by=by, statement=UUID(asked["statement"]))
    return "confirmed"


def decline(by: Any, asked: dict[str, Any]) -> Answer:
    """The source does not."""
    from liaison.disclosure import actions

    actions.decline(by=by, statement=UUID(asked["statement"]))
    return "declined"


def read_file(by: Any, asked: dict[str, Any]) -> Answer:
    """What a liaison reads on somebody's file."""
    from liaison.casework.queries.file import person_file

    return person_file(by, UUID(asked["participant"])).name


def reassign(by: Any, asked: dict[str, Any]) -> Answer:
    """Give somebody another liaison from now on."""
    from liaison.casework.actions import assigning
    from liaison.common import clock

    to, whom = UUID(asked["to"]), UUID(asked["participant"])
    assigning.change(by=by, participant=whom, account=to, day=clock.today())
    return "reassigned"


def write_note(by: Any, asked: dict[str, Any]) -> Answer:
    """Keep a note."""
    from liaison.casework.actions import notes

    writing = notes.Writing(
        id=UUID(asked["note"]), contact="talk", day=date.fromisoformat(asked["day"]), words=asked["words"]
    )
    notes.write_note(by=by, participant=UUID(asked["participant"]), writing=writing)
    return asked["note"]


def save_sheet(by: Any, asked: dict[str, Any]) -> Answer:
    """Save a sheet as it was opened before anybody did."""
    from liaison.court.actions import sheet
    from liaison.court.rules.sheet import Content

    content = Content(**asked["content"])
    return sheet.save_sheet(by=by, appearance=UUID(asked["appearance"]), revision=0, content=content).revision


def keep_note(by: Any, asked: dict[str, Any]) -> Answer:
    """Keep a judge's own note."""
    from liaison.court.actions import notes

    notes.keep_note(by=by, appearance=UUID(asked["appearance"]), words=asked["words"])
    return "kept"


def own_note(by: Any, asked: dict[str, Any]) -> Answer:
    """What the judge has in his own notes."""
    from liaison.court import vault
    from liaison.court.models import JudgeNote

    rows = JudgeNote.objects.unguarded(because="a test").filter(writer=by.id)
    return [vault.unseal(row.sealed, note=row.pk, writer=by.id) for row in rows]


def is_held(by: Any, asked: dict[str, Any]) -> Answer:
    """Ask the database whether somebody holds this list at this moment, as somebody would who broke in here."""
    from django.db import connection

    with connection.cursor() as cursor:
        number = int.from_bytes(UUID(asked["list"]).bytes[:8], signed=True)
        cursor.execute("SELECT pg_try_advisory_xact_lock(%s)", [number])
        return cursor.fetchone()[0]


def session(by: Any, asked: dict[str, Any]) -> Answer:
    """Sign somebody in, as the sign-in pages would have done it; gives what his cookie holds."""
    from django.contrib import auth

    from liaison.common import clock, session_level
    from liaison.common.sessions import SessionStore
    from liaison.network.models import Account

    account = Account.objects.get(pk=by.id)
    Account.objects.filter(pk=by.id).update(last_login=clock.now())
    now = clock.now().timestamp()
    made = SessionStore()
    made[auth.SESSION_KEY] = made[f"{session_level.RECORDS}_user"] = str(account.pk)
    made[auth.BACKEND_SESSION_KEY] = "liaison.network.sign_in.backend.DoorBackend"
    made[auth.HASH_SESSION_KEY] = account.get_session_auth_hash()
    made[session_level.RECORDS] = [{"method": "password", "at": now}, {"method": "mfa", "at": now}]
    made.save()
    return made.session_key


ACTS: dict[str, Callable[[Any, dict[str, Any]], Answer]] = {
    act.__name__: act
    for act in (
        tell,
        withdraw,
        deliver,
        confirm,
        decline,
        read_file,
        reassign,
        write_note,
        save_sheet,
        keep_note,
        own_note,
        is_held,
        session,
    )
}


def viewer(told: dict[str, Any]) -> Any:
    """Who acts; nobody named is the door's own worker."""
    from liaison.common.roles import Role
    from liaison.common.viewer import Viewer, worker

    if not told:
        return worker(os.environ["SIDE"])
    organisation, person = (UUID(told[name]) if name in told else None for name in ("organisation", "person"))
    door = os.environ["SIDE"]
    return Viewer(UUID(told["id"]), Role(told["role"]), door, organisation=organisation, person=person)


def done(asked: dict[str, Any]) -> dict[str, Any]:
    """Do one thing in one transaction: the answer or the refusal, and when it was last inside and first past it."""
    from django.db import DatabaseError
    from django.http import Http404

    from liaison.common import context
    from liaison.disclosure.actions import HandoverRefused

    refusals: list[type[Exception]] = [DatabaseError, Http404, HandoverRefused]
    if os.environ["SIDE"] == "court":
        from liaison.court.actions.sheet import StaleSheetError

        refusals.append(StaleSheetError)
    by = viewer(asked.get("by", {}))
    time.sleep(max(0.0, asked.get("at", 0.0) - time.time()))
    try:
        with context.acting(by):
            answer = ACTS[asked["do"]](by, asked)
            time.sleep(asked.get("hold", 0.0))
            inside = time.time()
    except tuple(refusals) as no:
        return {"refused": type(no).__name__, "why": str(no)}
    return {"answer": answer, "inside": inside, "past": time.time()}


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"
    import django

    django.setup()
    for line in sys.stdin:
        if os.environ["SIDE"] == "house":
            from tests.races import house

            said = house.done(json.loads(line))
        else:
            said = done(json.loads(line))
        print(json.dumps(said), flush=True)


if __name__ == "__main__":
    main()
