"""An installation of its own, with its keys in its own folder, on the kind of database that the suite runs on."""

import os
import subprocess
import sys
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from django.db import connection

from tests.alone import alone

GIVES_RIGHTS = ("prepare", "simulate", "restore", "restore-drill")


def installed(home: Path) -> dict[str, str]:
    """The environment of a fresh installation, its database prepared."""
    environment = unprepared(home)
    run(environment, "prepare")
    return environment


def unprepared(home: Path) -> dict[str, str]:
    """The same with an empty database."""
    environment = {**os.environ, "LIAISON_HOME": str(home), "SIDE": "house"}
    if connection.vendor == "postgresql":
        environment["DATABASE_URL"] = _empty_database(home.name.replace("-", "_"))
    else:
        environment.pop("DATABASE_URL", None)
    return environment


def run(environment: dict[str, str], *arguments: str, **options: Any) -> "subprocess.CompletedProcess[str]":
    """One command of the product, in a process of its own; it must succeed unless ``check`` is false."""
    command = [sys.executable, "-m", "liaison", *arguments]
    given = {"check": True, "capture_output": True, "text": True, **options}
    with alone("roles") if arguments[0] in GIVES_RIGHTS else nullcontext():
        return subprocess.run(command, env=environment, **given)


def script(environment: dict[str, str], code: str, *arguments: str) -> str:
    """What a few lines print, with the models of the house at hand."""
    begin = "import django; django.setup()\n"
    settings = {"DJANGO_SETTINGS_MODULE": "liaison.config.settings"}
    command = [sys.executable, "-c", begin + code, *arguments]
    ran = subprocess.run(command, env=environment | settings, check=True, stdout=subprocess.PIPE, text=True)
    return ran.stdout.strip()


def _empty_database(name: str) -> str:
    import psycopg

    worker = os.environ.get("PYTEST_XDIST_WORKER", "main")
    settings = connection.settings_dict
    owner = f"postgresql://{settings['USER']}@{settings['HOST']}:{settings['PORT']}"
    with psycopg.connect(f"{owner}/postgres", autocommit=True) as session:
        session.execute(f'DROP DATABASE IF EXISTS "{name}_{worker}"')
        session.execute(f'CREATE DATABASE "{name}_{worker}"')
    return f"{owner}/{name}_{worker}"
