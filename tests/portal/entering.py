"""Somebody with a link: a sign-in, the mail he gets, and the browser he opens it in."""

import re
from typing import Any
from uuid import uuid4

from django.core import mail

from liaison.common import clock, context, links, log
from liaison.common.models import Installation, Link
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.participants.models import Mandate, Participant, SignIn
from tests import people
from tests.doors import DoorClient

LIAISON = Viewer(id=uuid4(), role=Role.LIAISON, door="care")


def participants_sign_in(of: Participant | None = None, **more: Any) -> SignIn:
    """A participant's own sign-in."""
    of = of or people.participant()
    details = {"role": Role.PARTICIPANT.value, "name": of.name, "address": "y@example.org", "language": "en"}
    return SignIn.objects.create(participant=of, **{**details, **more})


def lawyers_sign_in() -> SignIn:
    """The sign-in of a lawyer, who has no file of his own here."""
    details = {"role": Role.MANDATED_LAWYER.value, "name": "Mr. Claes", "address": "claes@example.org"}
    return SignIn.objects.create(**details, language="en")


def mandate(of: Participant, to: SignIn, rows: str = "M01,M04", **more: Any) -> Mandate:
    """What a client lets a lawyer read."""
    return Mandate.objects.create(participant=of, sign_in=to, matrix_rows=rows, given_at=clock.now(), **more)


def link_to(sign_in: SignIn) -> links.NewLink:
    """A link as a liaison gives it."""
    return links.make(by=LIAISON, door="me", purpose=Link.Purpose.SIGN_IN, subject=sign_in.pk)


def mailed_code() -> str:
    """The digits of the last mail."""
    found = re.match(r"\d{6}", str(mail.outbox[-1].body))
    assert found is not None
    return found[0]


def come_in(link: links.NewLink) -> DoorClient:
    """A browser that opened the link, asked for a code, and typed it."""
    client = DoorClient("me")
    client.post(f"/l/{link.token}/code/")
    answer = client.post(f"/l/{link.token}/", {"code": mailed_code()})
    assert answer.url == "/"
    return client


def constructed() -> None:
    """Mark the database: its people do not exist."""
    Installation.objects.create(is_constructed=True, seed="t", made_at=clock.now())


def acts() -> list[str]:
    """What happened at the door, from its log."""
    bodies = log.table("me", "event")._default_manager.order_by("seq").values_list("body", flat=True)
    return [found[1] for body in bodies if (found := re.search(r'"act":"([^"]+)"', body))]


def looks_at(person: Participant) -> list[str]:
    """What was written in this person's list of looks."""
    looks = log.table("me", "subject")._default_manager.filter(participant=person.pk)
    return list(looks.values_list("act", flat=True))


def as_himself(sign_in: SignIn) -> Any:
    """A transaction in the name of the sign-in."""
    return context.acting(sign_in.viewer)
