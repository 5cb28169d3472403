"""The settings of a door that is measured: its own, and around everything a count of what an answer cost."""

from liaison.config.settings import *  # noqa: F403
from liaison.config.settings import MIDDLEWARE

MIDDLEWARE = ["tests.bench.counting.told", *MIDDLEWARE]
