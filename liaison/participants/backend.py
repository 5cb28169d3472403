"""Coming in at the participant's door: a link leads to a sign-in, and a code sent to it opens."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib.auth import login
from django.db import transaction
from django.http import HttpRequest
from django.utils import translation

from liaison.common import context, links, log, mail
from liaison.common.models import Link
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.participants.models import SignIn

DOOR = "me"


@dataclass(frozen=True)
class Entrance:
    """A working link, and who comes in by it. ``can_send`` says whether there is an address to send a code to."""

    link: links.FoundLink
    viewer: Viewer
    can_send: bool


class LinkBackend:
    """Whose session it is: only ``enter`` makes one, after a link and its code."""

    def authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Nobody signs in here by name and password."""

    def get_user(self, user_id: UUID | str) -> SignIn | None:
        """The sign-in of a session, as long as it is in use."""
        return _in_use(UUID(str(user_id)))


def entrance(token: str) -> Entrance | None:
    """What a token leads to; nothing for one made up, revoked, or whose sign-in has ended."""
    link = links.find(token, DOOR)
    if link is None or link.purpose != Link.Purpose.SIGN_IN:
        return None
    sign_in = _in_use(link.subject)
    return Entrance(link, sign_in.viewer, bool(sign_in.address)) if sign_in else None


def send_code(found: Entrance) -> None:
    """Send a code by neutral mail, at most one a minute, after the log line is kept. Raises ``OSError``."""
    if not found.link.may_ask:
        return
    with context.acting(found.viewer):
        sign_in = SignIn.objects.get(pk=found.link.subject)
        code = links.issue_code(link_id=found.link.id, by=found.viewer)
    with translation.override(sign_in.language):
        mail.send(to=sign_in.address, subject=translation.gettext("Message"), text=_text(code))


def _text(code: str) -> str:
    how = translation.gettext(
        "It works once, for ten minutes. If you did not ask for it, you need do nothing."
    )
    return f"{code}\n\n{how}\n"


def enter(request: HttpRequest, found: Entrance, code: str) -> bool:
    """Sign in with the link's code, or say No. Both are in the log."""
    with context.acting(found.viewer):
        if not links.check_code(link_id=found.link.id, code=code, by=found.viewer):
            return False
    with context.acting(found.viewer):
        log.record(by=found.viewer, act="session.start", subjects=_about(found.viewer))
        sign_in: Any = SignIn.objects.get(pk=found.link.subject)
        login(request, sign_in, backend=f"{__name__}.{LinkBackend.__name__}")
        request.session.set_expiry(0)
    return True


@transaction.atomic
def leave(by: Viewer) -> None:
    """Write down that a session ends; the caller ends it."""
    context.set_viewer(by)
    log.record(by=by, act="session.end", subjects=_about(by))


def _in_use(sign_in: UUID) -> SignIn | None:
    """One sign-in, read in its own name: the database shows this door no other participant's."""
    with context.acting(Viewer(sign_in, Role.PARTICIPANT, DOOR)):
        return SignIn.objects.filter(pk=sign_in, is_active=True).first()


def _about(viewer: Viewer) -> list[UUID]:
    return [viewer.person] if viewer.person else []
