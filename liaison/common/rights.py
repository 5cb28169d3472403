"""What each door may do with each table, read from the models and from nothing else."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.apps import apps
from django.db import models

VERBS = {"r": "SELECT", "a": "INSERT", "u": "UPDATE", "d": "DELETE"}

ACCOUNTS = "ra:holder u:holder d:holder"
THIRD_PARTY = {
    "account_emailaddress": {"court": "r:holder", "care": "r:holder", "network": "r:holder", "office": "r"},
    "mfa_authenticator": {
        "court": ACCOUNTS,
        "care": ACCOUNTS,
        "network": ACCOUNTS,
        "office": "raud",
    },
}
"""Tables of packages that a door uses; every other table of a package is closed to every door."""

ROW_RULES = {
    "own": "{owner} = nullif(current_setting('liaison.person', true), '')::uuid",
    "self": "id = nullif(current_setting('liaison.actor', true), '')::uuid",
    "door": "door = '{door}'",
    "holder": "user_id IN (SELECT id FROM network_account WHERE door = '{door}')",
}
"""PostgreSQL's condition for each kind of rows; a model may name more in ``row_rules``."""


class RightsMissingError(RuntimeError):
    """A model does not say what the doors may do with it."""


@dataclass(frozen=True)
class Right:
    """One verb of one door on one table: which columns, and which rows."""

    door: str
    table: str
    verb: str
    columns: frozenset[str]
    rows: str = ""
    condition: str = ""


def parse(clauses: str) -> dict[str, str]:
    """Turn ``"ra u:door"`` into ``{"r": "", "a": "", "u": "door"}``; raises ``ValueError``."""
    verbs: dict[str, str] = {}
    for clause in clauses.split():
        letters, _, rows = clause.partition(":")
        for letter in letters:
            if letter not in VERBS or letter in verbs:
                raise ValueError(f"{clauses!r} is not a statement of rights")
            verbs[letter] = rows
    return verbs


def stated(model: type[models.Model]) -> dict[str, str]:
    """The rights that a model states; raises ``RightsMissingError`` naming the model."""
    table = model._meta.db_table
    if not model.__module__.startswith("liaison."):
        return THIRD_PARTY.get(table, {})
    rights = getattr(model, "rights", None)
    if not isinstance(rights, dict):
        raise RightsMissingError(f"{model._meta.label} does not state its rights per door")
    return rights


def all_models() -> list[type[models.Model]]:
    """Every table of this process, ours and the packages', in a fixed order."""
    found = [m for m in apps.get_models(include_auto_created=True) if m._meta.managed and not m._meta.proxy]
    return sorted(found, key=lambda model: model._meta.db_table)


def of(door: str) -> Iterator[Right]:
    """Every right of a door over the tables of this process."""
    for model in all_models():
        yield from _of_model(model, door)


def _of_model(model: type[models.Model], door: str) -> Iterator[Right]:
    clauses = stated(model).get(door, "")
    every = frozenset(field.column for field in model._meta.local_concrete_fields)
    may_change = every - {field.column for field in model._meta.local_concrete_fields if field.primary_key}
    narrowed = {"r": getattr(model, "columns", {}), "u": getattr(model, "changes", {})}
    rules = ROW_RULES | getattr(model, "row_rules", {})
    for verb, rows in parse(clauses).items():
        columns = frozenset(narrowed.get(verb, {}).get(door, may_change if verb == "u" else every))
        condition = rules[rows].format(owner=getattr(model, "owner", ""), door=door) if rows else ""
        yield Right(door, model._meta.db_table, verb, columns, rows, condition)
