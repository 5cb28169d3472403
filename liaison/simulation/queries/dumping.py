"""A constructed world as one text: the same for the same seed, and without anything that opens a door.

Left out: sealed bytes, wrapped keys, passwords, the hashes of tokens and codes, sessions and caches. Of a sealed text
stands a digest of what it says, so that two worlds that say the same are the same although they are sealed anew.
"""

import hashlib
import json
from collections.abc import Iterable, Iterator
from typing import Any, Final
from uuid import UUID

from django.apps import apps
from django.db import models

from liaison.care import vault
from liaison.common import sealing
from liaison.common.models import Installation

BECAUSE = "a constructed world is compared with itself: nobody in it exists"
SECRET: Final = frozenset({"password", "token_hash", "code_hash"})
LEFT_OUT: Final = ("session", "cache")
AT_ONCE: Final = 500


class RealPeopleError(Exception):
    """The database does not say that its people are constructed: it is not dumped."""


def lines() -> Iterator[str]:
    """One line of canonical JSON for each row, tables by name and rows by key. Raises ``RealPeopleError``."""
    if not Installation.objects.filter(is_constructed=True).exists():
        raise RealPeopleError
    for model in sorted(_tables(), key=lambda each: each._meta.db_table):
        for row in _rows(model):
            yield json.dumps([model._meta.db_table, row], sort_keys=True, ensure_ascii=False, default=str)


def digest() -> str:
    """One hash over the whole dump. Raises ``RealPeopleError``."""
    whole = hashlib.sha256()
    for line in lines():
        whole.update(f"{line}\n".encode())
    return whole.hexdigest()


def _tables() -> Iterator[type[models.Model]]:
    for model in apps.get_models():
        is_ours = model.__module__.startswith("liaison.") and model._meta.managed and not model._meta.proxy
        if is_ours and not model._meta.db_table.endswith(LEFT_OUT):
            yield model


def _rows(model: type[models.Model]) -> Iterator[dict[str, Any]]:
    found: Any = model._base_manager.order_by("pk")  # noqa: SLF001 - a gated manager narrows; a dump must not
    if hasattr(found, "unguarded"):
        found = found.unguarded(because=BECAUSE)
    fields = [each for each in model._meta.concrete_fields if each.attname not in SECRET]
    bytes_of = [each.attname for each in fields if isinstance(each, models.BinaryField)]
    rows = list(found.values(*(each.attname for each in fields)))
    for start in range(0, len(rows), AT_ONCE):
        some = rows[start : start + AT_ONCE]
        people = {who for row in some if bytes_of and (who := _person(row))}
        with vault.open_for(people):
            yield from ({**row, **_said(model._meta.db_table, row, bytes_of)} for row in some)


def _said(table: str, row: dict[str, Any], bytes_of: Iterable[str]) -> dict[str, str | None]:
    """In place of sealed bytes the digest of what they say; of a key, a picture or a note that is the court's, nothing."""
    return {name: _digest(table, row, name) for name in bytes_of}


def _digest(table: str, row: dict[str, Any], field: str) -> str | None:
    person = _person(row)
    if person is None or row[field] is None:
        return None
    try:
        text = vault.unseal(person, row[field], table=table, row=row["id"], field=field)
    except (sealing.SealBroken, UnicodeDecodeError):
        return None
    return hashlib.sha256(text.encode()).hexdigest()


def _person(row: dict[str, Any]) -> UUID | None:
    found = row.get("participant_id") or row.get("participant")
    return UUID(str(found)) if found else None


def written(out: Any, texts: Iterable[str]) -> int:
    """Write lines to an open file; how many there were."""
    count = 0
    for text in texts:
        out.write(f"{text}\n")
        count += 1
    return count
