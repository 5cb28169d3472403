"""Who may sign in where in a constructed world: told to whoever runs the demo, and to nobody where people are real."""

import json
import os
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from liaison.common import links
from liaison.common.models import Link
from liaison.common.roles import Role
from liaison.participants.models import SignIn
from liaison.simulation import queries
from liaison.simulation.actions import me
from liaison.simulation.actions.staff import MAKER
from liaison.simulation.actions.world import World
from liaison.simulation.rules.calendar import Calendar
from liaison.simulation.rules.staff import COLLEAGUES, PASSWORD

SHOWN = 24
"""So many links of a kind are told; the demo prints them."""


def file() -> Path:
    """Where the sign-ins are kept for the command that serves."""
    return Path(settings.HOME) / "constructed.json"


def write(cast: dict[str, Any]) -> None:
    """For the command that serves: who may sign in where. Only the owner may read it, since it holds links."""
    made = os.open(file(), os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with os.fdopen(made, "w", encoding="utf-8") as kept:
        json.dump(cast, kept, ensure_ascii=False, indent=1)


def described(world: World) -> dict[str, Any]:
    """Every account by its door, and links with their codes: of those on a list to come, of the lawyers, of questions."""
    coming = [row.participant for day in _to_come(world.calendar) for row in queries.on_list(day)]
    unanswered = queries.unanswered()
    into_care = [way for way in world.ways if way.door == "care" and way.subject in unanswered]
    into_me = {way.subject: way for way in world.ways if way.door == "me"}
    first = [into_me[person] for person in dict.fromkeys(coming) if person in into_me]
    lawyers = [way for way in into_me.values() if way.role is Role.MANDATED_LAWYER]
    links = {"me": _links([*first[:SHOWN], *lawyers]), "care": _links(into_care[-SHOWN:])}
    return {"sign_in": _accounts(), "links": links}


def _to_come(calendar: Calendar) -> tuple[date, date]:
    """The open list first, then the one that waits for its sitting."""
    return calendar.day(calendar.near + 1), calendar.day(calendar.near)


@transaction.atomic
def renewed() -> dict[str, Any]:
    """The same for a world that was loaded before, with new links, since nobody can read the old ones back."""
    ways = []
    for sign_in in SignIn.objects.order_by("role", "name"):
        made = links.make(by=MAKER, door="me", purpose=Link.Purpose.SIGN_IN, subject=sign_in.pk)
        ways.append(me.way("me", sign_in.name, Role(sign_in.role), made, sign_in.pk))
    return {"sign_in": _accounts(), "links": {"me": _links(ways)}}


def _links(ways: Iterable[me.Way]) -> list[dict[str, str]]:
    return [{"link": way.address, "code": way.code, "role": way.role.value, "who": way.who} for way in ways]


def _accounts() -> dict[str, list[dict[str, str]]]:
    doors: dict[str, list[dict[str, str]]] = {}
    for each in COLLEAGUES:
        who = {"role": each.role.value, "user": each.username, "password": PASSWORD, "name": each.name}
        doors.setdefault(each.door, []).append(who)
    return doors
