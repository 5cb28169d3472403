"""Where a crawler looks for tokens: what a browser is told, and what stays behind in tables, mails and files."""

import base64
import binascii
import html
import json
from collections.abc import Iterable, Iterator, Mapping
from email import message_from_bytes, policy
from io import BytesIO
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from django.db import connection, models
from pypdf import PdfReader

from liaison.common import rights
from liaison.common.sessions import SessionStore
from tests.crawl.tokens import found

COPIES = ("disclosure_frozencopy", "content")
"""The one column in which words of the care side stand unsealed: copies that were delivered."""

BREAKS = str.maketrans(dict.fromkeys("-\u00ad\u2010 \n\t\r"))


def in_answer(entry: Mapping[str, Any]) -> set[str]:
    """The tokens in one exchange: the answer with its headers, and what was mailed, logged and raised meanwhile."""
    around = json.dumps([entry.get(part) for part in ("headers", "mails", "logged", "raised")])
    return in_body(entry["body"].encode("latin-1")) | found(unquote(around)) | in_mails(entry["mails"])


def in_body(body: bytes) -> set[str]:
    """The tokens in what was sent to the browser, whatever it is."""
    if body.startswith(b"%PDF"):
        return in_pdf(body)
    text = body.decode("utf-8", "replace")
    return found(text) | found(html.unescape(text)) | found(unquote(text))


def in_pdf(pdf: bytes) -> set[str]:
    """The tokens in the text of a paper, in what it says of itself, and in its bytes as they are."""
    reader = PdfReader(BytesIO(pdf))
    said = "".join(page.extract_text() for page in reader.pages).translate(BREAKS)
    about = str(dict(reader.metadata or {})) + str(reader.outline)
    return found(said) | found(about) | found(pdf.decode("latin-1"))


def in_mails(mails: Iterable[str]) -> set[str]:
    """The tokens in mails as they are written, and as they are read."""
    tokens: set[str] = set()
    for mail in mails:
        message = message_from_bytes(mail.encode(), policy=policy.default)
        parts = [part.get_content() for part in message.walk() if part.get_content_maintype() == "text"]
        tokens |= found(mail) | found(str(message["subject"])) | found("".join(map(str, parts)))
    return tokens


def in_mail_folder(folder: Path) -> set[str]:
    """The tokens in the mails that were written to files."""
    return in_mails(path.read_text() for path in folder.glob("*") if path.is_file())


def columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of every table that can hold words, sealed or not."""
    kinds = (models.CharField, models.TextField, models.JSONField, models.BinaryField)
    for model in rights.all_models():
        for column in model._meta.local_concrete_fields:
            if isinstance(column, kinds):
                yield model, column.attname


def in_tables() -> Iterator[tuple[str, str, set[str]]]:
    """Table, column and the tokens that stand in it for whoever holds the database; sessions and caches are unpacked."""
    for model, column in columns():
        table = model._meta.db_table
        with connection.cursor() as cursor:
            name = model._meta.get_field(column).column
            cursor.execute(f'SELECT "{name}" FROM "{table}"')
            values = [value for (value,) in cursor.fetchall() if value]
        tokens = set().union(*(in_value(value) for value in values))
        if table.endswith("session"):
            kept = model._default_manager.values_list("session_data", flat=True)
            tokens |= found(json.dumps([SessionStore().decode(data) for data in kept], default=str))
        yield table, column, tokens


def in_value(value: Any) -> set[str]:
    """The tokens in one value: as it is, and as base64, in which a cache writes."""
    if isinstance(value, bytes | memoryview):
        return found(bytes(value).decode("latin-1"))
    text = str(value)
    try:
        unpacked = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        unpacked = b""
    return found(text) | found(unpacked.decode("latin-1"))
