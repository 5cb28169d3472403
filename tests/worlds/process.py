"""A process that answers one line of JSON with one line of JSON, and the end of the line that asks."""

import json
import os
import subprocess
import sys
import traceback
from collections.abc import Callable, Mapping
from typing import Any

Orders = Mapping[str, Callable[..., Any]]


class WorkerError(RuntimeError):
    """The other process failed; the message is its traceback."""


class Worker:
    """The asking end: starts ``python -m tests.worlds.<module>`` with a door's environment and keeps it."""

    def __init__(self, module: str, environment: Mapping[str, str], side: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", f"tests.worlds.{module}"],
            env={**environment, "SIDE": side, "PYTHONHASHSEED": "0"},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, order: str, **facts: Any) -> Any:
        """What the process answers to an order. Raises ``WorkerError``."""
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps([order, facts]) + "\n")
        self.process.stdin.flush()
        line = self.process.stdout.readline()
        if not line:
            raise WorkerError(f"the process ended with {self.process.wait()}")
        answer = json.loads(line)
        if "failed" in answer:
            raise WorkerError(answer["failed"])
        return answer["done"]

    def close(self) -> None:
        """End the process."""
        assert self.process.stdin
        self.process.stdin.close()
        self.process.wait()


def serve(orders: Orders) -> None:
    """The answering end: until the line is closed. What is printed meanwhile goes to standard error."""
    answers = os.fdopen(os.dup(1), "w")
    os.dup2(2, 1)
    for line in sys.stdin:
        order, facts = json.loads(line)
        try:
            answer = {"done": orders[order](**facts)}
        except Exception:
            answer = {"failed": traceback.format_exc()}
        answers.write(json.dumps(answer) + "\n")
        answers.flush()


def start_django() -> None:
    """Load the settings of this process's side; mail stays in the process, and passwords are hashed quickly."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "liaison.config.settings"
    import django
    from django.conf import settings

    django.setup()
    if (
        settings.SIDE == "house"
    ):  # what acts there are is the care side's and the participants', and so is what they count
        settings.CACHES["default"]["LOCATION"] = "common_carecache"
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
