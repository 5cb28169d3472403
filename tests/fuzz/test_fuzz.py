"""Hostile input at every page, for every role: never a server error, never a write by reading.

A few examples for each role in the suite; ``make fuzz N=2000`` tries so many for each, other ones each time.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz import hostile
from tests.fuzz.visiting import WHO, Visit, Visitor, fitted, send, visit, wheres, writes
from tests.simulation.worlds import played, wanted
from tests.worlds.pages import Page

MANY = int(os.environ.get("LIAISON_FUZZ", "0"))
FEW = 10
pytestmark = pytest.mark.timeout(0 if MANY else 300)
fuzzed = settings(
    max_examples=MANY or FEW,
    derandomize=not MANY,
    deadline=None,
    database=None,
    suppress_health_check=list(HealthCheck),
    print_blob=True,
)


@pytest.fixture(scope="module")
def home(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Path]:
    """The home of a small constructed world, which is taken back after the last visitor."""
    folder = tmp_path_factory.mktemp("fuzzed")
    with django_db_blocker.unblock(), played(wanted(participants=8, months=2), folder):
        yield folder


def address(data: st.DataObject, of: Visit) -> str:
    """One of his addresses, mostly with keys that fit."""
    path = data.draw(st.sampled_from(of.paths))
    pieces = []
    for kind, name in wheres(path):
        fits = st.sampled_from(of.keys.get(name, (hostile.NOBODY,)))
        odd = (
            st.sampled_from((hostile.NOBODY, "x", "-1"))
            if kind != "str"
            else hostile.texts.map(hostile.in_path)
        )
        pieces.append(data.draw(fits if data.draw(st.integers(0, 9)) else odd))
    return fitted(path, pieces)


def read(client: Any, path: str, headers: dict[str, str]) -> Any:
    with writes() as written:
        answer = client.get(path, headers=headers)
    assert answer.status_code < 500, f"GET {path} {headers}: {answer.status_code}"
    assert not written, f"GET {path} wrote {written}"
    return answer


def forms_of(answer: Any, path: str) -> list[Any]:
    if answer.status_code != 200 or "html" not in answer.headers.get("Content-Type", ""):
        return []
    found = Page(path, answer.content.decode("utf-8", "replace")).forms
    return [form for form in found if form.method == "post" and form.action.startswith("/")]


@pytest.mark.parametrize("who", WHO, ids=lambda who: f"{who.door}-{who.name}")
def test_no_input_breaks_a_page(home: Path, who: Visitor) -> None:
    of = visit(who, home)

    @fuzzed
    @given(st.data())
    def hold(data: st.DataObject) -> None:
        path = address(data, of)
        with of.going() as client:
            asked = path + data.draw(hostile.queries)
            forms = forms_of(read(client, asked, data.draw(hostile.headers)), path)
            if forms and data.draw(st.integers(0, 4)):
                form = data.draw(st.sampled_from(forms))
                path, body, method = form.action, data.draw(hostile.filled(form)), "POST"
            else:
                body, method = data.draw(hostile.bodies), data.draw(hostile.methods)
            if not body.has_token:
                of.token(client)
            headers = data.draw(hostile.headers)
            headers.pop("content-type", None)
            answer = send(client, method, path, body, headers)
            assert answer.status_code < 500, f"{method} {path} {body} {headers}: {answer.status_code}"
            refused = answer.status_code in {302, 400, 403, 404, 405, 413}
            assert body.has_token or method not in {"POST", "PUT", "DELETE", "PATCH"} or refused, path

    hold()
