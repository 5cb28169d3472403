"""A door as it is served, on an embedded database that can be told to have no more room."""

from liaison.config.settings import *  # noqa: F403
from liaison.config.settings import DATABASES

if DATABASES["default"]["ENGINE"] == "liaison.common.sqlite":
    DATABASES["default"]["ENGINE"] = "tests.races.without_room"
