"""Reading the environment: typed, with a default, and with an error that names the variable."""

import os
import secrets
from contextlib import suppress
from pathlib import Path
from urllib.parse import unquote, urlsplit

from liaison.config.doors import DOORS, MODES, Door


class SettingError(RuntimeError):
    """A setting cannot be used; the message names it and says what to write."""


def text(name: str, default: str) -> str:
    """The variable, or the default when it is unset or empty."""
    return os.environ.get(name) or default


def whole_number(name: str, default: int) -> int:
    """The variable as a whole number; raises ``SettingError``."""
    value = text(name, str(default))
    if not value.isdecimal():
        raise SettingError(f"{name} must be a whole number, not {value!r}")
    return int(value)


def side() -> Door:
    """The door that this process is, from ``SIDE``; raises ``SettingError``."""
    name = text("SIDE", "house")
    if name not in MODES:
        raise SettingError(f"SIDE must be one of {', '.join(MODES)}, not {name!r}")
    return MODES[name]


def home() -> Path:
    """Where this installation keeps its keys, its embedded database and its mail."""
    return Path(text("LIAISON_HOME", "var")).resolve()


def urls() -> dict[str, str]:
    """The address of each door: ``LIAISON_URL_<DOOR>``, else a port of its own on this machine."""
    first = whole_number("PORT", 8000)
    return {
        name: text(f"LIAISON_URL_{name.upper()}", f"http://localhost:{first + door.port}").rstrip("/")
        for name, door in DOORS.items()
    }


def secret_of(door: Door) -> str:
    """The door's own signing secret, made on first use and readable by its owner alone."""
    return own_file(home() / "keys" / f"{door.name}.secret")


def own_file(path: Path) -> str:
    """The content of a secret file, made with random content when it does not exist."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        part = path.with_name(f".{path.name}.{os.getpid()}.{secrets.token_hex(4)}")
        with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as file:
            file.write(secrets.token_hex(32))
        with suppress(FileExistsError):  # another process of this door was first
            os.link(part, path)
        part.unlink()
    return path.read_text().strip()


def database(door: Door) -> dict[str, object]:
    """Django's description of the database, signed in as the door (the house signs in as the owner)."""
    url = text("DATABASE_URL", f"sqlite:///{home() / 'liaison.sqlite3'}")
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return _embedded(url.removeprefix("sqlite:///"))
    if parts.scheme not in {"postgresql", "postgres"}:
        raise SettingError(f"DATABASE_URL must begin with sqlite:/// or postgresql://, not {parts.scheme!r}")
    owner = unquote(parts.username or ""), unquote(parts.password or "")
    user, password = owner if door.name == "house" else (f"liaison_{door.name}", password_of(door.name))
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": user,
        "PASSWORD": password,
        "HOST": unquote(parts.hostname or "") or text("PGHOST", ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
    }


def password_of(door: str) -> str:
    """The database password of a door's role, from the file that only that door can read."""
    return own_file(home() / "keys" / f"{door}.dbpassword")


def _embedded(path: str) -> dict[str, object]:
    return {
        "ENGINE": "liaison.common.sqlite",
        "NAME": path,
        "OPTIONS": {
            "timeout": 20,
            "transaction_mode": "IMMEDIATE",
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=20000;"
            # else INSERT OR REPLACE would remove a row of the log or a copy without its delete trigger
            " PRAGMA recursive_triggers=ON;",
        },
    }
