"""How gunicorn serves one door: it keeps no list of who opened what, and says of an error only where and what kind."""

import os
from typing import Any

from liaison.config import environment

DOOR = environment.side().name

proc_name = default_proc_name = f"liaison {DOOR}"
worker_class = "gthread"
threads = 4
timeout = 60
graceful_timeout = 3
accesslog = None
loglevel = "warning"
control_socket_disable = True
limit_request_line = 4094
logconfig_dict: dict[str, Any] = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"named": {"format": f"{DOOR}: %(message)s"}},
    "filters": {"scrub": {"()": "liaison.common.scrubbing.OnlyWhereAndWhat"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "named", "filters": ["scrub"]}},
    "loggers": {"gunicorn.error": {"handlers": ["stderr"], "level": "WARNING", "propagate": False}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}


def pre_fork(server: Any, worker: Any) -> None:
    """Give the worker the lowest number that no other has, so that a restart goes on with the same chain of the log."""
    taken = {getattr(other, "place", 0) for other in server.WORKERS.values()}
    worker.place = next(number for number in range(1, len(taken) + 2) if number not in taken)


def post_fork(server: Any, worker: Any) -> None:
    """Name the worker's own chain of the log."""
    os.environ["LIAISON_WORKER"] = str(worker.place)


def post_worker_init(worker: Any) -> None:
    """Load the pages before the first visitor waits for them; here, since the process that forks needs no Django."""
    from django.urls import get_resolver

    get_resolver().url_patterns  # noqa: B018
