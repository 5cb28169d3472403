"""What leaves the house for a shared mailbox, read as a mail server receives it."""

import email
import re
import socket
from collections.abc import Iterator
from email.message import Message
from typing import Any

import pytest
from aiosmtpd.controller import Controller

from liaison.care.actions import referring
from liaison.common.viewer import Viewer
from liaison.network.models import Programme
from liaison.participants.models import Participant
from tests.care import referrals
from tests.doors import DoorClient

SECRETS = (
    "haddadi",
    "yassine",
    "lien",
    "maes",
    "the house",
    "service",
    "court",
    "chamber",
    "drug",
    "care@",
    "quiet place",
    "dog",
    "30-39",
)


class Box:
    """A mailbox behind a real mail server."""

    def __init__(self) -> None:
        self.received: list[bytes] = []

    async def handle_DATA(self, _server: Any, _session: Any, envelope: Any) -> str:  # noqa: N802
        self.received.append(envelope.content)
        return "250 OK"

    def messages(self) -> list[Message]:
        return [email.message_from_bytes(each) for each in self.received]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as listening:
        return int(listening.getsockname()[1])


@pytest.fixture
def box(settings: Any) -> Iterator[Box]:
    """The programme's mailbox."""
    box = Box()
    server = Controller(box, hostname="127.0.0.1", port=free_port())
    server.start()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", server.port
    try:
        yield box
    finally:
        server.stop()


def said(message: Message) -> str:
    body = message.get_payload(decode=True)
    assert isinstance(body, bytes)
    return body.decode()


def test_the_mail_says_that_there_is_a_question_and_its_link_opens_that_question(
    box: Box,
    by: Viewer,
    yassine: Participant,
    house: Programme,
    django_capture_on_commit_callbacks: Any,
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        of = referrals.sent(by, yassine, house)
        referring.reply(by=by, people=[yassine.pk], referral=of.id, words="There is a dog.")
    question, news = box.messages()
    for message in (question, news):
        whole = "\n".join([*(f"{name}: {value}" for name, value in message.items()), said(message)]).lower()
        assert not [word for word in SECRETS if word in whole]
        assert of.told.code not in whole
    assert question["Subject"] == news["Subject"] == "Een vraag voor u"
    found = re.search(r"https?://[^/]+(/l/\S+/)", said(question))
    assert found
    assert "There is a question for you" in DoorClient("care").get(found[1]).content.decode()
    assert "/l/" not in said(news)


def test_a_mail_that_cannot_be_sent_loses_no_referral(
    settings: Any,
    by: Viewer,
    yassine: Participant,
    house: Programme,
    django_capture_on_commit_callbacks: Any,
) -> None:
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    with django_capture_on_commit_callbacks(execute=True):
        of = referrals.sent(by, yassine, house)
    assert referrals.row(of.id).state == "requested"
