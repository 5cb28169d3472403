"""What a hostile visitor sends: strategies for values, addresses, bodies and headers."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import strategies as st

from tests.worlds.pages import Field, Form

NOBODY = "00000000-0000-4000-8000-000000000000"
NASTY = (
    "",
    " ",
    "\x00",
    "a\x00b",
    "\ud7ff\uffff\U0010ffff",
    "\u202e\u200b\ufeff",
    "İıſßÆ",
    "-1",
    "0",
    "1e309",
    "NaN",
    "٣٤٥",
    "²",
    "99999999999999999999999",
    "-9223372036854775809",
    "9999-12-31",
    "0001-01-01",
    "2026-02-30",
    "10000-01-01",
    "31/12/9999",
    "9999-12-31T23:59",
    "0001-01-01T00:00",
    "24:00",
    "{}",
    "[]",
    "null",
    '{"a": [1, {"b": null}]}',
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}{% now 'Y' %}",
    "' OR 1=1 --",
    "%s %d %(x)s",
    "../../../../etc/passwd",
    "https://elsewhere.example/",
    "//elsewhere.example/",
    "javascript:alert(1)",
    "\r\nSet-Cookie: a=b",
    NOBODY,
    "x" * 5000,
    "é" * 3000,
    "1\n" * 2000,
)
QUERIES = ("page", "q", "show", "next", "own", "back", "list", "sort", "week", "programme", "for", "sitting")
HEADERS: Mapping[str, Sequence[str]] = {
    "accept-language": ("", "xx", "*", "nl;q=9", "fr-" + "x" * 600, "en;q=0.5,,;=", "\xff\xfe"),
    "cookie": (
        "a",
        "=;=;",
        "care_session=" + "x" * 3000,
        "court_session=\x01",
        'me_language="\\"; nl',
        "court_csrf=<>",
    ),
    "hx-request": ("true", "\xff"),
    "hx-trigger": ("pulse", "{", "\xff" * 40),
    "hx-current-url": ("not a url", "http://[", "//\xff"),
    "hx-current-url-uri-autoencoded": ("true",),
    "content-type": ("application/json", "text/plain; charset=nonsense", "multipart/form-data", "x" * 300),
    "accept": ("application/json", "*/*;q=x"),
    "if-modified-since": ("yesterday",),
    "if-none-match": ('W/"x', "*"),
    "range": ("bytes=9-1", "lines=1-"),
    "x-forwarded-for": ("not an address", "1.1.1.1, ::1, \xff"),
    "x-forwarded-proto": ("gopher",),
    "referer": ("\xff", "https://elsewhere.example/"),
    "origin": ("null", "https://elsewhere.example"),
    "host": ("elsewhere.example", "localhost:99999", "a b"),
    "x-http-method-override": ("DELETE",),
}

texts = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=("Cs",)), max_size=60),
    st.integers(-(10**20), 10**20).map(str),
    st.dates().map(str),
    st.uuids().map(str),
)
headers = st.dictionaries(st.sampled_from(sorted(HEADERS)), st.integers(0, 9), max_size=3).map(
    lambda chosen: {name: HEADERS[name][at % len(HEADERS[name])] for name, at in chosen.items()}
)
queries = st.lists(st.tuples(st.sampled_from(QUERIES), texts), max_size=3).map(
    lambda pairs: f"?{urlencode(pairs, errors='replace')}" if pairs else ""
)
methods = st.sampled_from(
    ("POST", "POST", "POST", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD")
)


@dataclass(frozen=True)
class Body:
    """What a request carries, as Django's test client takes it."""

    content: Any = b""
    kind: str = "application/x-www-form-urlencoded"
    has_token: bool = field(default=True)


def value_for(control: Field) -> Any:
    """What may be put into a control: mostly what the page itself offers, else something nasty."""
    offered = [*control.choices, control.value]
    return st.one_of(st.sampled_from(offered), texts)


@st.composite
def filled(draw: st.DrawFn, form: Form) -> Body:
    """A form of a page: its own values with some replaced, doubled, left out, or joined by unknown ones."""
    pairs: list[tuple[str, str]] = []
    for control in form.fields:
        if control.kind == "file":
            continue
        if draw(st.integers(0, 9)):
            pairs.append((control.name, draw(value_for(control))))
        if not draw(st.integers(0, 7)):
            pairs.append((control.name, draw(texts)))
    pairs += draw(st.lists(st.sampled_from(form.buttons), max_size=1)) if form.buttons else []
    pairs += draw(st.lists(st.tuples(texts, texts), max_size=1))
    files = [control.name for control in form.fields if control.kind == "file"]
    if files and draw(st.booleans()):
        several: dict[str, Any] = dict(pairs)
        several |= {name: draw(uploads()) for name in files}
        several.pop("", None)
        return Body(several, "multipart")
    return Body(urlencode(pairs, errors="replace"), has_token=bool(draw(st.integers(0, 9))))


@st.composite
def uploads(draw: st.DrawFn) -> SimpleUploadedFile:
    """A file that is not what it says."""
    content = draw(
        st.one_of(
            st.binary(max_size=200),
            st.sampled_from(
                (
                    b"PK\x03\x04" + b"\x00" * 40,
                    b"\x89PNG\r\n\x1a\n" + b"\xff" * 60,
                    b"\xff\xd8\xff\xe0JFIF\x00",
                    b"%PDF-1.7\n",
                    b"Naam;Voornaam\n" + b"x;y\n" * 500,
                    b"\xff\xfeN\x00a\x00",
                    b'a,b\n"',
                    b"GIF89a" + b"\x00" * 20,
                )
            ),
        )
    )
    name = draw(
        st.sampled_from(("list.csv", "list.xlsx", "a.png", "\u202egnp.exe", "x" * 300 + ".jpg", "../up.csv"))
    )
    return SimpleUploadedFile(
        name, content, draw(st.sampled_from(("image/png", "text/csv", "x/y", "text/html")))
    )


bodies = st.one_of(
    st.lists(st.tuples(texts, texts), max_size=5).map(lambda pairs: Body(urlencode(pairs, errors="replace"))),
    st.sampled_from(
        (
            Body(b'{"words": [1, null]}', "application/json"),
            Body(b"\xff\xfe\x00", "application/json"),
            Body(b"--x\r\nno headers", "multipart/form-data; boundary=x"),
            Body(b"--x", "multipart/form-data"),
            Body(b"a=%ff%fe&b=%00&%", "application/x-www-form-urlencoded"),
            Body(b"a=%ff", "application/x-www-form-urlencoded; charset=nonsense"),
            Body(b"&".join(b"f%d=1" % n for n in range(600))),
            Body(b"words=" + b"x" * 10_000_000),
            Body(b"<a/>", "text/xml"),
            Body(b"words=x", has_token=False),
        )
    ),
)


def in_path(value: str) -> str:
    """A value as one piece of an address."""
    return quote(value, safe="", errors="replace") or "-"
