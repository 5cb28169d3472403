"""From the one decision to what a page carries: each field of a sheet names its matrix row, and falls away without it.

A sheet is a frozen dataclass. A field of a matrix row says so, with a default that says nothing:
``charges: Annotated[str, "M03"] = ""``.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields, replace
from functools import lru_cache
from types import MappingProxyType
from typing import Any, TypeVar, get_type_hints

from liaison.common import clock
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure.rules.decision import Action, Actor, Disclosure, Relation, decide
from liaison.disclosure.rules.matrix import COLUMN_OF_ROLE, MATRIX

OWN_CASE = Relation(assigned=True)
"""The case is the viewer's own: his chamber's, his client's, his assigned person's, or he is its subject."""

Sheet = TypeVar("Sheet", bound=Any)


def permitted(
    viewer: Viewer, kinds: Iterable[str], relation: Relation, disclosure: Disclosure | None = None
) -> frozenset[str]:
    """Which of these matrix rows the viewer may read now, with this tie to the person.

    What a participant ticked for the holder of a mandate is known by the viewer alone, whatever ``relation`` says of it.
    """
    actor = Actor(viewer.id, COLUMN_OF_ROLE[viewer.role], viewer.door)
    now = clock.now()
    return frozenset(
        kind
        for kind in kinds
        if decide(actor, Action.READ, kind, _about(kind, viewer, relation), disclosure, now)
    )


def _about(kind: str, viewer: Viewer, relation: Relation) -> Relation:
    return replace(relation, mandate=kind in viewer.mandate)


def tie_at_me(viewer: Viewer) -> Relation:
    """The tie of somebody at the participant's door: he is the subject, or holds a mandate and nothing more."""
    return OWN_CASE if viewer.role == Role.PARTICIPANT else Relation()


@lru_cache(maxsize=256)
def kinds_of(sheet: type) -> Mapping[str, str]:
    """The matrix row of each field of a dataclass that names one; raises ``ValueError`` for a row that is none."""
    named = {
        name: hint.__metadata__[0]
        for name, hint in get_type_hints(sheet, include_extras=True).items()
        if hasattr(hint, "__metadata__")
    }
    if unknown := set(named.values()) - set(MATRIX.rows):
        raise ValueError(f"{sheet.__name__}: {unknown} are no rows of the matrix")
    return MappingProxyType(named)


def withhold(sheet: Sheet, may: Iterable[str]) -> Sheet:
    """The sheet with its silent default in each field whose matrix row is not among those permitted."""
    known = frozenset(may)
    shape: type = type(sheet)
    kinds = kinds_of(shape)
    shut = {each.name: each.default for each in fields(sheet) if kinds.get(each.name, "") not in known | {""}}
    silent: Sheet = replace(sheet, **shut)
    return silent
