"""Who may sign in where in a constructed world: told to whoever runs the demo, and to nobody where people are real."""

from collections.abc import Iterable, Sequence
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
from liaison.simulation.rules.staff import COLLEAGUES, PASSWORD


def file() -> Path:
    """Where the sign-ins are kept for the command that serves."""
    return Path(settings.HOME) / "constructed.json"


def described(world: World) -> dict[str, Any]:
    """Every account by its door, and the links with their codes: first those on the list that is open."""
    coming = [row.participant for row in queries.on_list(world.days[-1])]
    unanswered = queries.unanswered()
    into_care = [way for way in world.ways_into("care") if way.subject in unanswered]
    return {
        "sign_in": _accounts(),
        "links": {"me": _links(_first(world.ways_into("me"), coming)), "care": _links(into_care)},
    }


@transaction.atomic
def renewed() -> dict[str, Any]:
    """The same for a world that was loaded before, with new links, since nobody can read the old ones back."""
    ways = []
    for sign_in in SignIn.objects.order_by("role", "name"):
        made = links.make(by=MAKER, door="me", purpose=Link.Purpose.SIGN_IN, subject=sign_in.pk)
        ways.append(me.way("me", sign_in.name, Role(sign_in.role), made, sign_in.pk))
    return {"sign_in": _accounts(), "links": {"me": _links(ways)}}


def _first(ways: Iterable[me.Way], coming: Sequence[object]) -> list[me.Way]:
    return sorted(ways, key=lambda way: way.subject not in coming)


def _links(ways: Iterable[me.Way]) -> list[dict[str, str]]:
    return [{"link": way.path, "code": way.code, "role": way.role.value, "who": way.who} for way in ways]


def _accounts() -> dict[str, list[dict[str, str]]]:
    doors: dict[str, list[dict[str, str]]] = {}
    for each in COLLEAGUES:
        who = {"role": each.role.value, "user": each.username, "password": PASSWORD, "name": each.name}
        doors.setdefault(each.door, []).append(who)
    return doors
