"""``load-demo`` fills an empty database and leaves any other alone."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from liaison.common import clock
from liaison.common.models import Installation
from liaison.simulation import queries
from liaison.simulation.actions import sign_ins
from tests import people


def load(*options: str) -> str:
    said = StringIO()
    call_command("load_demo", *options, stdout=said)
    return said.getvalue()


def test_a_database_that_holds_something_stays_as_it_is() -> None:
    people.organisation()
    assert "nothing was loaded" in load()
    assert queries.by_number() == {}
    assert not sign_ins.file().exists()


def test_a_database_of_real_people_gets_no_file_of_sign_ins() -> None:
    Installation.objects.create(is_constructed=False, made_at=clock.now())
    load()
    assert not sign_ins.file().exists()


def test_a_constructed_one_gets_its_file_again_and_only_its_owner_reads_it() -> None:
    Installation.objects.create(is_constructed=True, made_at=clock.now())
    load()
    assert sign_ins.file().stat().st_mode & 0o077 == 0


def test_a_moment_without_a_zone_is_refused() -> None:
    with pytest.raises(CommandError, match="needs a time zone"):
        load("--until", "2026-03-05T09:00")
