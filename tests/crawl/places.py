"""Where each token was written: the sealed texts and the frozen copies of the database, opened by its owner."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db import models

from liaison.care import vault
from liaison.care.queries import seals
from liaison.common import rights, sealing
from liaison.court.models import JudgeNote
from tests.crawl.tokens import found


@dataclass(frozen=True)
class Place:
    """One column of one row about one person; ``facts`` are the row's other values by name."""

    table: str
    column: str
    kind: str
    person: UUID
    readers: frozenset[str]
    """The doors that have the right to read the table at all."""
    facts: Any


def sealed_columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every column in which texts of the care side are sealed."""
    for model in rights.all_models():
        for field in model._meta.concrete_fields:
            name = f"{model._meta.db_table}.{field.column}"
            if (
                isinstance(field, models.BinaryField)
                and name not in seals.NOT_SEALED
                and model is not JudgeNote
            ):
                yield model, field.attname


def texts() -> Iterator[tuple[Place, str]]:
    """Every text of the care side with its place: what is sealed, and what was delivered from it."""
    for model, column in sealed_columns():
        for row in model._base_manager.order_by("pk"):
            sealed = bytes(getattr(row, column) or b"")
            if sealed and not sealed.startswith(sealing.PICTURE):
                place = _place(model, column, row)
                opened = vault.unseal(place.person, sealed, table=place.table, row=row.pk, field=column)
                yield place, opened
    copies = rights_model("disclosure_frozencopy")
    for row in copies._base_manager.order_by("pk"):
        yield _place(copies, "content", row), row.content


def rights_model(table: str) -> type[models.Model]:
    """The model of a table."""
    return next(model for model in rights.all_models() if model._meta.db_table == table)


def _place(model: type[models.Model], column: str, row: Any) -> Place:
    person: UUID = row.participant_id if hasattr(row, "participant_id") else row.participant
    readers = frozenset(
        door for door, clauses in rights.stated(model).items() if "r" in rights.parse(clauses)
    )
    kind = model.kinds[column]  # type: ignore[attr-defined]
    return Place(model._meta.db_table, column, kind, person, readers, row)


def by_token(texts: Iterable[tuple[Place, str]]) -> dict[str, list[Place]]:
    """The places of each token."""
    places: dict[str, list[Place]] = defaultdict(list)
    for place, text in texts:
        for token in found(text):
            places[token].append(place)
    return places
