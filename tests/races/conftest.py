"""A prepared database of its own, and the processes of its doors."""

from collections.abc import Iterator

import pytest

from tests.installed import installed
from tests.races.doors import Doors, opened


@pytest.fixture(scope="session")
def installation(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The environment of a fresh installation, on the kind of database that the suite runs on."""
    return installed(tmp_path_factory.mktemp("races"))


@pytest.fixture(scope="module")
def doors(installation: dict[str, str]) -> Iterator[Doors]:
    """The doors of that installation."""
    with opened(installation) as started:
        yield started
