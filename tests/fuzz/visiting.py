"""The constructed world as a hostile visitor finds it: who he is, which addresses there are, which keys fit in them."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import connection, transaction

from docs import draw
from liaison.casework.queries import related_people
from liaison.common import clock, links
from liaison.common.models import Link
from liaison.common.roles import Role
from liaison.common.viewer import worker
from liaison.network.models import Account
from liaison.participants.models import SignIn
from tests.doors import DoorClient
from tests.fuzz.hostile import Body
from tests.simulation.worlds import UNTIL, at_home

BECAUSE = "a fuzzer fits keys into addresses"
PLACE = re.compile(r"<(?:(\w+):)?(\w+)>")
LEFT_OUT = {"/sign-out/", "/leave/"}
"""Pages that end the visit; a stranger tries them."""

KINDS = {
    "access": ("casework.UrgentAccess",),
    "account": ("network.Account",),
    "appearance": ("court.Appearance",),
    "attestation": ("care.Attestation",),
    "chamber": ("network.Organisation",),
    "contact": ("casework.PlannedContact",),
    "copy": ("disclosure.FrozenCopy",),
    "file": ("court.CaseFile",),
    "mandate": ("participants.Mandate",),
    "paper": ("court.RoomPaper", "disclosure.Handover", "disclosure.StatementPage", "disclosure.Statement"),
    "participant": ("participants.Participant",),
    "programme": ("network.Programme",),
    "referral": ("care.Referral",),
    "sitting": ("court.Sitting",),
    "statement": ("disclosure.Statement",),
    "step": ("casework.Step",),
    "strength": ("casework.Strength",),
    "wish": ("casework.LiaisonWish",),
}
WORDS = {
    "what": ("met", "start", "end", "later", "no", "yes", "withdraw", "sent"),
    "act": ("deactivate", "reactivate", "password", "factor"),
    "number": ("1", "0", "99999999999999999999"),
    "pk": ("1", "0", "99999999999999999999"),
    "point": ("a", "retention", "x-y"),
}
FIT = 6
WRITES = re.compile(r"^\s*(INSERT|UPDATE|DELETE)\b.{0,30}?\"(\w+)\"", re.IGNORECASE | re.DOTALL)
MAY_BE_WRITTEN = re.compile(r"^common_\w+(event|subject|head|session)$")
"""By reading: the log, and a session that says when it was last used."""


@dataclass(frozen=True)
class Visitor:
    """Somebody at a door, and how he comes in."""

    door: str
    name: str


WHO = (
    *(
        Visitor("court", role)
        for role in ("judge", "clerk", "prosecutor", "lawyer", "justice-assistant", "nobody")
    ),
    *(Visitor("care", role) for role in ("liaison", "coordinator", "programme", "nobody")),
    *(Visitor("me", role) for role in ("participant", "mandated-lawyer", "nobody")),
    *(Visitor("network", role) for role in ("network-manager", "researcher", "nobody")),
    *(Visitor("office", role) for role in ("administrator", "data-protection-officer", "nobody")),
)


@dataclass(frozen=True)
class Visit:
    """One hostile visitor: his browser, his addresses, and the keys that fit."""

    who: Visitor
    paths: tuple[str, ...]
    keys: dict[str, tuple[str, ...]]
    home: Path
    enter: Callable[[DoorClient], None]

    @contextmanager
    def going(self) -> Iterator[DoorClient]:
        """A browser that has come in; whatever it does is taken back afterwards."""
        with transaction.atomic(), at_home(self.home), clock.played(UNTIL):
            client = DoorClient(self.who.door, raise_request_exception=False)
            self.enter(client)
            yield client
            transaction.set_rollback(True)

    def token(self, client: DoorClient) -> None:
        """From here on the door asks for the token of its forms, and this browser has none."""
        client.handler.enforce_csrf_checks = True


def send(client: DoorClient, method: str, path: str, body: Body, headers: dict[str, str]) -> Any:
    """One request as it is."""
    if body.kind == "multipart":
        return client.post(path, body.content, headers=headers)
    content = body.content if isinstance(body.content, bytes) else body.content.encode()
    return client.generic(method, path, content, content_type=body.kind, headers=headers)


@contextmanager
def writes() -> Iterator[list[str]]:
    """The tables that were written meanwhile, but for what reading may write."""
    found: list[str] = []

    def watch(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if (hit := WRITES.match(sql)) and not MAY_BE_WRITTEN.match(hit[2]):
            found.append(hit[2])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(watch):
        yield found


def visit(who: Visitor, home: Path) -> Visit:
    """Somebody in the world, with his addresses."""
    with at_home(home), clock.played(UNTIL):
        enter, people, tokens = _way_in(who)
        skip = LEFT_OUT if who.name != "nobody" else set()
        paths = tuple(page.path for page in draw.pages(who.door) if page.path not in skip)
        return Visit(who, paths, {**_keys(people), **WORDS, "token": tokens}, home, enter)


def _way_in(who: Visitor) -> tuple[Callable[[DoorClient], None], frozenset[Any], tuple[str, ...]]:
    """How he comes in, the people who are his own, and the tokens he has."""
    made = "made-up-token"
    if who.name == "nobody":
        return lambda client: None, frozenset(), (made,)
    if who.name == "programme":
        referral = next(iter(_rows("care.Referral")))
        link = links.make(
            by=worker("care"), door="care", purpose=Link.Purpose.REFERRAL, subject=referral.pk, code="123456"
        )
        path = f"/l/{link.token}/"
        return lambda client: client.post(path, {"code": "123456"}), frozenset(), (link.token, made)
    if who.door == "me":
        sign_in = _busiest(SignIn.objects.filter(role=who.name))
        people = frozenset({sign_in.participant_id} - {None})
        return lambda client: client.enter(sign_in), people, (made,)
    account = _account(who)
    people = related_people(account.viewer) if who.door == "care" else frozenset()
    return lambda client: client.enter(account), people, (made,)


def _account(who: Visitor) -> Account:
    found = Account.objects.filter(door=who.door, role=who.name).first()
    organisation = Account.objects.filter(door=who.door).first()
    return found or Account.objects.create(
        door=who.door,
        username=who.name,
        name=who.name,
        role=Role(who.name).value,
        organisation_id=organisation.organisation_id if organisation else None,
        last_login=clock.now(),
    )


def _busiest(sign_ins: Any) -> Any:
    """One of somebody who has something to tell, where there is one."""
    told = {row.participant for row in _rows("disclosure.Statement")}
    return max(sign_ins, key=lambda each: each.participant_id in told)


def _rows(label: str) -> Any:
    rows = apps.get_model(label)._base_manager.all()
    return (rows.unguarded(because=BECAUSE) if hasattr(rows, "unguarded") else rows).order_by("pk")


def _keys(people: frozenset[Any]) -> dict[str, tuple[str, ...]]:
    return {
        name: tuple(str(row.pk) for label in labels for row in _own_first(label, people))
        or (str(clock.now()),)
        for name, labels in KINDS.items()
    }


def _own_first(label: str, people: frozenset[Any]) -> list[Any]:
    """Some rows of a kind, those of his own people first."""

    def is_other(row: Any) -> bool:
        about = getattr(row, "participant_id", None) or getattr(row, "participant", None) or row.pk
        return about not in people

    return sorted(_rows(label), key=is_other)[:FIT]


def wheres(path: str) -> list[tuple[str, str]]:
    """The places of an address into which a key fits: what it must be, and its name."""
    return [(found[1] or "str", found[2]) for found in PLACE.finditer(path)]


def fitted(path: str, values: list[str]) -> str:
    """The address with these in its places."""
    left = iter(values)
    return PLACE.sub(lambda _: next(left), path)
