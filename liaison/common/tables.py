"""The base of every table: a random key, and the two things that each model must say about itself."""

from typing import TYPE_CHECKING, Any, ClassVar
from uuid import UUID

from django.db import models

from liaison.common import ids

if TYPE_CHECKING:
    UUIDField = models.UUIDField[UUID | str, UUID]
else:
    UUIDField = models.UUIDField


class KeyField(UUIDField):
    """A UUID primary key, given by ``ids.new_id`` for the table of the row."""

    def __init__(self, **options: Any) -> None:
        super().__init__(**{**options, "primary_key": True, "editable": False})

    def get_pk_value_on_save(self, instance: models.Model) -> UUID:
        """The key for a row that has none yet."""
        return ids.new_id(instance._meta.db_table)


class Table(models.Model):
    """Every model of ours says in ``rights`` what each door may do and in ``kinds`` which matrix row each field is.

    ``rights`` maps a door to clauses of verbs and rows: ``"ra"`` reads and adds, ``"r:own"`` reads the rows of the
    signed-in person, ``"ra u:door"`` also changes those of its own door (``r`` read, ``a`` add, ``u`` update, ``d``
    delete). ``columns`` narrows what a door reads, ``changes`` what it updates. ``owner`` is the column that holds the participant's id.
    ``kinds`` maps a field to M01..M41 or to X0 (public), X1 (the account's own) or X2 (system).
    """

    id = KeyField()

    rights: ClassVar[dict[str, str]]
    kinds: ClassVar[dict[str, str]]
    columns: ClassVar[dict[str, tuple[str, ...]]] = {}
    changes: ClassVar[dict[str, tuple[str, ...]]] = {}
    owner: ClassVar[str] = "participant_id"
    row_rules: ClassVar[dict[str, str]] = {}

    class Meta:
        abstract = True
