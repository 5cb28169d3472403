"""Leaks planted on purpose: product code changed so that words of the care side go where they may not.

Each is a context that lets these words out at whatever page is opened in it.
"""

import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any
from unittest import mock

from django.core.cache import cache
from django.db import transaction

from liaison.common import log, mail, page

Leak = Callable[[str], AbstractContextManager[None]]


@contextmanager
def _at_each_page(do: Callable[[Any, Any], object]) -> Iterator[None]:
    real = page.show

    def shown(request: Any, *asked: Any, **more: Any) -> Any:
        answer = real(request, *asked, **more)
        do(request, answer)
        return answer

    with mock.patch.object(page, "show", shown):
        yield


def words_on_a_page(words: str) -> AbstractContextManager[None]:
    """They stand on the page, with what a browser is told to escape escaped."""

    def write(request: Any, answer: Any) -> None:
        if "html" in answer.headers.get("Content-Type", ""):
            answer.content = answer.content + words.replace("k", "&#107;").encode()

    return _at_each_page(write)


def words_in_an_address(words: str) -> AbstractContextManager[None]:
    """They are in a header, as a part of an address."""
    link = f"</next/?{words.replace('k', '%6b')}>"
    return _at_each_page(lambda request, answer: answer.headers.setdefault("Link", link))


def words_in_a_cookie(words: str) -> AbstractContextManager[None]:
    """The browser keeps them."""
    return _at_each_page(lambda request, answer: answer.set_cookie("last", words))


def words_in_the_log(words: str) -> AbstractContextManager[None]:
    """The log that the data-protection officer reads has them."""
    return _at_each_page(lambda request, answer: log.record(by=request.viewer, act="leak.look", reason=words))


def words_on_standard_error(words: str) -> AbstractContextManager[None]:
    """The process prints them, and whoever runs it reads them."""
    return _at_each_page(lambda request, answer: print(words, file=sys.stderr))


def words_in_the_cache(words: str) -> AbstractContextManager[None]:
    """The door's cache keeps them, once a form is sent: a page that is only read writes none."""
    return _at_each_page(lambda request, answer: request.method == "POST" and cache.set("last", words))


def words_in_the_session(words: str) -> AbstractContextManager[None]:
    """The door's session keeps them."""
    return _at_each_page(lambda request, answer: request.session.update({"last": words}))


def words_in_a_mail(words: str) -> AbstractContextManager[None]:
    """A mail carries them in its subject, which is written in another way than it is read."""

    def send(request: Any, answer: Any) -> None:
        transaction.on_commit(lambda: mail.send(to="desk@programme.example", subject=f"é {words}", text="."))

    return _at_each_page(send)


LEAKS: dict[str, Leak] = {
    leak.__name__: leak
    for leak in (
        words_on_a_page,
        words_in_an_address,
        words_in_a_cookie,
        words_in_the_log,
        words_on_standard_error,
        words_in_the_cache,
        words_in_the_session,
        words_in_a_mail,
    )
}


@contextmanager
def title_of_a_paper(words: str) -> Iterator[None]:
    """The title in a paper's metadata has them, and no page of it."""
    from liaison.court import papers

    real = papers.list_paper
    with mock.patch.object(
        papers, "list_paper", lambda *asked, **more: {**real(*asked, **more), "title": words}
    ):
        yield
