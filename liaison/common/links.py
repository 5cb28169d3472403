"""Ways in without an account: a link that only its holder knows, and a code that must be known besides.

Of a token only its SHA-256 is kept (it is random, 256 bits); of a code only an HMAC under the door's own secret, so
that neither can be read back from the table. A token nobody has and a revoked one give the same answer. The tries of
a code are counted before it is compared: whoever calls ``check_code`` must let its transaction commit, also after No.
"""

import hashlib
import secrets
from collections.abc import MutableMapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.crypto import constant_time_compare, salted_hmac

from liaison.common import clock, ids, log
from liaison.common.models import Installation, Link
from liaison.common.roles import Role
from liaison.common.viewer import Viewer

CODE_DIGITS = 6
CODE_LIFE = timedelta(minutes=10)
ASKED_AGAIN_AFTER = timedelta(minutes=1)
TRIES = 5
LOCKED_FOR = timedelta(minutes=15)
OPENED, READ = "opened-links", "read-links"


@dataclass(frozen=True)
class NewLink:
    """A link as it was made: the only moment at which its token, and a programme's code, can be read."""

    link_id: UUID
    token: str
    url: str
    code: str


@dataclass(frozen=True)
class FoundLink:
    """A link that works. ``may_ask`` says whether a new code may be sent now: not locked, none sent this minute."""

    id: UUID
    purpose: str
    subject: UUID
    door: str
    is_locked: bool
    may_ask: bool


@dataclass(frozen=True)
class WorkingLink:
    """That a link leads to somebody, for those who give and revoke links: no token, no code."""

    id: UUID
    made_at: datetime


@transaction.atomic
def make(*, by: Viewer, door: str, purpose: str, subject: UUID, code: str | None = None) -> NewLink:
    """A new link into ``door``. A programme's code is ``code`` or six random digits; a sign-in's is asked for later."""
    token = secrets.token_urlsafe(32)
    link_id = ids.new_id(Link._meta.db_table)
    has_own_code = purpose != Link.Purpose.SIGN_IN
    told = (code or constructed_code(link_id) or _random_code()) if has_own_code else ""
    Link.objects.create(
        id=link_id,
        door=door,
        purpose=purpose,
        subject=subject,
        token_hash=_token_hash(token),
        code_hash=_code_hash(link_id, told) if told else "",
        made_at=clock.now(),
    )
    log.record(by=by, act="link.make", link=str(link_id), purpose=str(purpose), at_door=door)
    return NewLink(link_id, token, f"{settings.DOOR_URLS[door]}/l/{token}/", told)


def find(token: str, door: str) -> FoundLink | None:
    """The link of a token at a door; nothing where nobody has it, where it is another door's, and where it is revoked."""
    link = Link.objects.filter(token_hash=_token_hash(token), door=door, revoked_at=None).first()
    if link is None:
        return None
    now = clock.now()
    is_locked = link.locked_until is not None and link.locked_until > now
    sent_at = link.code_expires_at - CODE_LIFE if link.code_expires_at else None
    may_ask = not is_locked and (sent_at is None or now - sent_at >= ASKED_AGAIN_AFTER)
    return FoundLink(link.pk, link.purpose, link.subject, link.door, is_locked, may_ask)


def working(subject: UUID) -> tuple[WorkingLink, ...]:
    """The links that lead to a subject and are not revoked, oldest first."""
    found = Link.objects.filter(subject=subject, revoked_at=None).order_by("made_at", "id")
    return tuple(WorkingLink(link.pk, link.made_at) for link in found)


def ended(subject: UUID) -> tuple[str, ...]:
    """The ids of the links to a subject that were revoked, in a fixed order."""
    found = Link.objects.filter(subject=subject, revoked_at__isnull=False).order_by("id")
    return tuple(str(pk) for pk in found.values_list("pk", flat=True))


@transaction.atomic
def issue_code(*, link_id: UUID, by: Viewer | None = None) -> str:
    """A new code for a sign-in's link, for ten minutes; it ends the code before it and forgives no wrong try."""
    link = Link.objects.get(pk=link_id, revoked_at=None)
    code = constructed_code(link_id) or _random_code()
    Link.objects.filter(pk=link_id).update(
        code_hash=_code_hash(link_id, code), code_expires_at=clock.now() + CODE_LIFE
    )
    log.record(by=by or as_actor(link), act="link.code", link=str(link_id))
    return code


@transaction.atomic
def check_code(*, link_id: UUID, code: str, by: Viewer | None = None) -> bool:
    """Whether this is the link's code now. Five wrong ones lock the link for a quarter of an hour, also for the right one.

    The code of a sign-in is used up by a Yes. ``by`` is whom the log names; without it the link itself is named.
    """
    is_counted = _count_try(link_id)
    link = Link.objects.filter(pk=link_id, revoked_at=None).first()
    if link is None:
        return False
    is_right = is_counted and _is_code(link, code)
    if is_right:
        _use_up(link)
    log.record(by=by or as_actor(link), act="link.enter" if is_right else "link.refuse", link=str(link_id))
    return is_right


@transaction.atomic
def revoke(*, by: Viewer, link_id: UUID) -> None:
    """End a link for good; whoever holds it is told the same as somebody who made one up."""
    if Link.objects.filter(pk=link_id, revoked_at=None).update(revoked_at=clock.now()):
        log.record(by=by, act="link.revoke", link=str(link_id))


def as_actor(link: FoundLink | Link, name: str = "", organisation: UUID | None = None) -> Viewer:
    """The viewer that a link itself is: a programme's, or a sign-in before it is known whose."""
    role = Role.PARTICIPANT if link.purpose == Link.Purpose.SIGN_IN else Role.PROGRAMME
    return Viewer(id=UUID(str(link.id)), role=role, door=link.door, name=name, organisation=organisation)


def open_in(session: Any, link_id: UUID, how: str = OPENED) -> None:
    """Remember in this browser that the code of a programme's link was given; the session gets a new key.

    With ``READ`` only that what may be read without the code was asked for.
    """
    session.cycle_key()
    session[how] = {**session.get(how, {}), str(link_id): int(clock.now().timestamp())}


def is_open_in(session: MutableMapping[str, Any], link_id: UUID, how: str = OPENED) -> bool:
    """Whether this browser gave the link's code and has not been idle since; asking counts as being there."""
    now = int(clock.now().timestamp())
    opened = session.get(how, {})
    if now - int(opened.get(str(link_id), 0)) > settings.IDLE_SECONDS:
        return False
    session[how] = {**opened, str(link_id): now}
    return True


def close_in(session: MutableMapping[str, Any], link_id: UUID) -> None:
    """Forget in this browser that a link was read and that its code was given."""
    for how in (OPENED, READ):
        session[how] = {key: at for key, at in session.get(how, {}).items() if key != str(link_id)}


def constructed_code(link_id: UUID) -> str | None:
    """The code that always opens a link where nobody exists; nothing in a database of real people."""
    if not Installation.objects.filter(is_constructed=True).exists():
        return None
    return _digits(int.from_bytes(hashlib.sha256(f"constructed/{link_id}".encode()).digest()[:8]))


def _count_try(link_id: UUID) -> bool:
    """Count a try in one statement, so that no two requests share one; No while the link is locked.

    It also takes the lock on the row, so that the code read after it cannot have been spent by another request.
    """
    now = clock.now()
    Link.objects.filter(pk=link_id, locked_until__lte=now).update(tries=0, locked_until=None)
    counted = Link.objects.filter(pk=link_id, tries__lt=TRIES).filter(locked_until=None)
    if not counted.update(tries=F("tries") + 1):
        return False
    Link.objects.filter(pk=link_id, tries__gte=TRIES).update(locked_until=now + LOCKED_FOR)
    return True


def _is_code(link: Link, code: str) -> bool:
    given = "".join(code.split())
    fixed = constructed_code(link.pk)
    is_fixed = fixed is not None and constant_time_compare(given, fixed)
    matches = constant_time_compare(_code_hash(link.pk, given), link.code_hash)
    is_alive = link.purpose != Link.Purpose.SIGN_IN or (
        link.code_expires_at is not None and clock.now() < link.code_expires_at
    )
    return is_fixed or (matches and is_alive)


def _use_up(link: Link) -> None:
    """Forgive the tries; a sign-in's code is spent."""
    spent = {"code_hash": "", "code_expires_at": None} if link.purpose == Link.Purpose.SIGN_IN else {}
    Link.objects.filter(pk=link.pk).update(tries=0, locked_until=None, **spent)


def _token_hash(token: str) -> str:
    return hashlib.sha256(token.encode(errors="replace")).hexdigest()


def _code_hash(link_id: UUID, code: str) -> str:
    return salted_hmac("liaison.links.code", f"{link_id}:{code}", algorithm="sha256").hexdigest()


def _random_code() -> str:
    return _digits(secrets.randbelow(10**CODE_DIGITS))


def _digits(number: int) -> str:
    return f"{number % 10**CODE_DIGITS:0{CODE_DIGITS}}"
