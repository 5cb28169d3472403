"""The bench: a database for every test, doors that enforce their own rights, and templates that know every name."""

import os
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck
from hypothesis import settings as hypothesis

from tests.alone import alone

os.environ["SIDE"] = "house"

hypothesis.register_profile("busy", deadline=None, suppress_health_check=[HealthCheck.too_slow])
hypothesis.load_profile("busy")  # how fast a rule is depends on who else works on the machine


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """On PostgreSQL leave out what was tried on SQLite and would be the same there."""
    if os.environ.get("DATABASE_URL", "").startswith("postgres"):
        left = [item for item in items if item.get_closest_marker("once")]
        items[:] = [item for item in items if item not in left]
        config.hook.pytest_deselected(items=left)


@pytest.fixture(scope="session")
def django_db_modify_db_settings_xdist_suffix(request: pytest.FixtureRequest) -> None:
    """Each worker has a database of its own; SQLite's is in memory, so that only PostgreSQL's needs another name."""
    from django.db import connection

    if connection.vendor == "postgresql":
        connection.settings_dict["TEST"]["NAME"] = f"test_{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: Any) -> None:
    """On PostgreSQL the test database gets its roles, grants and row security, as ``prepare`` gives them."""
    from django.db import connection

    from liaison.common.management.commands.prepare import Command

    with django_db_blocker.unblock():
        if connection.vendor == "postgresql":
            with alone("roles"):
                Command().give_rights()


@pytest.fixture(autouse=True)
def _database(db: None) -> None:
    """Every test may use the database."""


@pytest.fixture(autouse=True)
def _own_home(settings: Any, tmp_path: Path) -> None:
    """Mail and keys of a test stay in its own folder."""
    from liaison.common import sealing

    settings.HOME = tmp_path
    settings.EMAIL_FILE_PATH = tmp_path / "mail"
    settings.NARRATIVE_KEY_FILE = tmp_path / "keys" / "narrative.key"
    sealing.create_key_file(settings.NARRATIVE_KEY_FILE)
    settings.NOTE_KEY_FILE = tmp_path / "keys" / "note.key"
    sealing.create_key_file(settings.NOTE_KEY_FILE)


@pytest.fixture(autouse=True)
def _templates_use_only_given_names(monkeypatch: pytest.MonkeyPatch) -> None:
    """A template that names what no view gave it fails its test; an ordinary exception would be swallowed."""
    from django.template.base import FilterExpression

    resolve = FilterExpression.resolve

    def strictly(self: Any, context: Any, ignore_failures: bool = False) -> Any:
        if self.is_var and self.var.lookups and self.var.lookups[0] not in context:
            origin = getattr(getattr(context, "template", None), "name", "")
            if origin.startswith(("common/", *OWN_TEMPLATES)):
                pytest.fail(f"no view gave {self.var.lookups[0]!r} to {origin}")
        return resolve(self, context, ignore_failures)

    monkeypatch.setattr(FilterExpression, "resolve", strictly)


OWN_TEMPLATES = ("network/", "court/", "care/", "casework/", "portal/")
