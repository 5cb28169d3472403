"""Single values of a file, each checked; what is wrong is collected with its entry and field, and reading goes on."""

import re
from collections.abc import Collection, Mapping
from datetime import UTC, date, datetime
from typing import Any, Final
from urllib.parse import urlsplit
from uuid import UUID

from liaison.network.rules.entries import Fault, Reason

LONG, SHORT, ADDRESS = 4000, 200, 300
_MAIL: Final = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s.]+")
_TIME: Final = re.compile(r"([01]\d|2[0-3]):[0-5]\d(Z|[+-]\d\d:\d\d)?")
_CONTROL: Final = re.compile(r"[\x00-\x08\x0b-\x1f\x7f\ud800-\udfff]")
NOWHERE: Final = UUID(int=0)


class Object:
    """One object of a file: reads its fields, remembers which, and what is wrong with them.

    ``entry`` names the entry that a reader of the report knows it by, ``path`` the field within it. Of an object that is
    missing, or is none, nothing more is asked: that was noted once.
    """

    def __init__(self, found: Any, entry: str, path: str, faults: list[Fault]) -> None:
        self.entry, self.path, self.faults = entry, path, faults
        self.found: Mapping[str, Any] = found if isinstance(found, dict) else {}
        self.read: set[str] = set()
        self.is_there = isinstance(found, dict)
        if not self.is_there and found is not None:
            self.refuse("", Reason.NOT_AN_OBJECT)

    def refuse(self, name: str, reason: Reason, detail: str = "") -> None:
        """Note that a field is wrong."""
        where = f"{self.path}.{name}" if self.path and name else self.path or name
        self.faults.append(Fault(self.entry, where, reason, detail))

    def _take(self, name: str, *, needed: bool) -> Any:
        self.read.add(name)
        value = self.found.get(name)
        if value is None and needed and self.is_there:
            self.refuse(name, Reason.MISSING)
        return value

    def text(self, name: str, most: int = LONG, *, needed: bool = False) -> str:
        """Text without control signs, its ends trimmed; empty where there is none."""
        value = self._take(name, needed=needed)
        if value is None:
            return ""
        if not isinstance(value, str) or _CONTROL.search(value):
            self.refuse(name, Reason.NOT_TEXT)
            return ""
        if len(value) > most:
            self.refuse(name, Reason.TOO_LONG, str(most))
            return ""
        if needed and not value.strip():
            self.refuse(name, Reason.MISSING)
        return value.strip()

    def key(self, name: str = "id") -> UUID:
        """A UUID; ``NOWHERE`` when it is none, which has been noted."""
        value = self._take(name, needed=True)
        if value is None:
            return NOWHERE
        try:
            return UUID(value)
        except (ValueError, AttributeError, TypeError):
            self.refuse(name, Reason.NOT_A_KEY)
            return NOWHERE

    def number(self, name: str, most: int = 100_000, *, needed: bool = False) -> int | None:
        """A whole number from 0."""
        value = self._take(name, needed=needed)
        if value is None:
            return None
        whole = isinstance(value, int | float) and not isinstance(value, bool) and value == value // 1
        if not whole or not 0 <= value <= most:
            self.refuse(name, Reason.NOT_A_NUMBER, str(most))
            return None
        return int(value)

    def flag(self, name: str) -> bool | None:
        """True, false or unknown."""
        value = self._take(name, needed=False)
        if value is not None and not isinstance(value, bool):
            self.refuse(name, Reason.NOT_YES_OR_NO)
            return None
        return value

    def one_of(self, name: str, allowed: Collection[str], *, needed: bool = False) -> str:
        """One of a few words."""
        value = self.text(name, SHORT, needed=needed)
        if value and value not in allowed:
            self.refuse(name, Reason.NOT_ONE_OF, ", ".join(allowed))
            return ""
        return value

    def day(self, name: str) -> date | None:
        """A day as ``2026-03-05``."""
        value = self.text(name, SHORT)
        try:
            return date.fromisoformat(value) if value else None
        except ValueError:
            self.refuse(name, Reason.NOT_A_DAY)
            return None

    def moment(self, name: str) -> datetime:
        """A moment with its zone, needed; the beginning of time when it is none, which has been noted."""
        value = self.text(name, SHORT, needed=True)
        try:
            found = datetime.fromisoformat(value) if value else None
        except ValueError:
            found = None
        if found is None or found.tzinfo is None:
            if value:
                self.refuse(name, Reason.NOT_A_MOMENT)
            return datetime.min.replace(tzinfo=UTC)
        return found.astimezone(UTC)

    def address(self, name: str, *, needed: bool = False) -> str:
        """An address on the web, by http or https."""
        value = self.text(name, ADDRESS, needed=needed)
        if value and not _is_address(value):
            self.refuse(name, Reason.NOT_AN_ADDRESS)
            return ""
        return value

    def mail(self, name: str) -> str:
        """A mail address."""
        value = self.text(name, SHORT)
        if value and not _MAIL.fullmatch(value):
            self.refuse(name, Reason.NOT_A_MAIL_ADDRESS)
            return ""
        return value

    def time(self, name: str) -> str:
        """A time of the day as ``09:00``, with a zone or without."""
        value = self.text(name, SHORT)
        if value and not _TIME.fullmatch(value):
            self.refuse(name, Reason.NOT_A_TIME)
            return ""
        return value

    def list(self, name: str, most: int = 200, *, needed: bool = False) -> "list[Object]":
        """The objects of a list, each with its place in it as its field."""
        value = self._take(name, needed=needed)
        if value is None:
            return []
        if not isinstance(value, list):
            self.refuse(name, Reason.NOT_A_LIST)
            return []
        if len(value) > most:
            self.refuse(name, Reason.TOO_MANY, str(most))
            return []
        return [self.within(each, f"{name}[{place}]") for place, each in enumerate(value)]

    def within(self, found: Any, name: str) -> "Object":
        """An object nested in this one."""
        path = f"{self.path}.{name}" if self.path else name
        return Object(found, self.entry, path, self.faults)

    def one(self, name: str) -> "Object":
        """The one object that is needed there."""
        return self.within(self._take(name, needed=True), name)

    def unread(self) -> tuple[str, ...]:
        """The fields that say something and that nobody asked for."""
        said = (name for name, value in self.found.items() if value not in (None, "", [], {}))
        return tuple(sorted(set(said) - self.read))


def _is_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.hostname) and " " not in value
