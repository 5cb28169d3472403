"""Django's SQLite backend, with each door's rights set on every connection it opens."""

import hashlib

from django.conf import settings
from django.db.backends.sqlite3 import base, schema

from liaison.common import rights
from liaison.common.sqlite.authorizer import authorizer


class SchemaEditor(schema.DatabaseSchemaEditor):
    """Makes foreign keys immediate: a deferred one would have every insert of a parent scan the children's tables,
    which a door may be forbidden to read. The price: a door adds parents one row a statement, never in bulk.
    """

    sql_create_inline_fk = "REFERENCES %(to_table)s (%(to_column)s)"
    sql_create_column_inline_fk = sql_create_inline_fk


def _sha256(data: bytes) -> str:
    """Django's own SHA256 is of texts; a page is bytes."""
    return hashlib.sha256(data).hexdigest()


class DatabaseWrapper(base.DatabaseWrapper):
    """Refuses at prepare time whatever the door's models do not grant; the house, which is the owner, is not bound."""

    SchemaEditorClass = SchemaEditor

    def init_connection_state(self) -> None:
        super().init_connection_state()
        self.connection.create_function("SHA256_OF_BYTES", 1, _sha256, deterministic=True)
        if settings.SIDE != "house":
            self.connection.set_authorizer(authorizer(rights.of(settings.SIDE)))
