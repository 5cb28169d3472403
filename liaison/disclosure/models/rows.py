"""Whose rows they are, as PostgreSQL's conditions and as the gate says it: bare ids, since this room lies beneath people."""

from typing import Final

from liaison.common.gated import GatedQuerySet, Row

PERSON: Final = "nullif(current_setting('liaison.person', true), '')::uuid"
ACTOR: Final = "nullif(current_setting('liaison.actor', true), '')::uuid"
WORKER: Final = f"{ACTOR} = '00000000-0000-0000-0000-000000000000'::uuid"


class OwnQuerySet(GatedQuerySet[Row]):
    """Rows that name their person by a bare id, and reached by nobody but him."""

    person_path = "participant"
