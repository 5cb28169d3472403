"""What one answer cost the door: told in a header by the outermost layer, which only a measured door has."""

import time
from collections.abc import Callable
from typing import Any, Final

from django.db import connection
from django.http import HttpRequest, HttpResponse

HEADER: Final = "X-Bench"


def told(answer: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Add to each answer its server time and its time of the processor, in milliseconds, and its number of queries."""

    def handle(request: HttpRequest) -> HttpResponse:
        asked = 0

        def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
            nonlocal asked
            asked += "set_config" not in sql
            return execute(sql, *rest)

        wall, processor = time.perf_counter(), time.thread_time()
        with connection.execute_wrapper(count):
            response = answer(request)
        spent = 1000 * (time.perf_counter() - wall), 1000 * (time.thread_time() - processor)
        response.headers[HEADER] = f"{spent[0]:.3f} {spent[1]:.3f} {asked}"
        return response

    return handle
