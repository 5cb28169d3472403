"""A sheet carries what the one decision permits, and its silent default in every other field."""

from dataclasses import dataclass
from typing import Annotated
from uuid import UUID

import pytest

from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import gate
from liaison.disclosure.rules.decision import Relation


@dataclass(frozen=True, kw_only=True)
class Card:
    """A sheet with one field of its own and two of the matrix."""

    id: int
    name: Annotated[str, "M01"] = ""
    note: Annotated[tuple[str, ...], "M37"] = ()


def viewer(role: Role, door: str = "court", **more: object) -> Viewer:
    return Viewer(UUID(int=1), role, door, **more)  # type: ignore[arg-type]


def test_a_clerk_may_read_the_draft_that_a_prosecutor_may_not() -> None:
    kinds = {"M27", "M37"}
    assert gate.permitted(viewer(Role.CLERK), kinds, gate.OWN_CASE) == kinds
    assert gate.permitted(viewer(Role.PROSECUTOR), kinds, gate.OWN_CASE) == {"M27"}


def test_nothing_is_permitted_without_a_tie() -> None:
    assert gate.permitted(viewer(Role.JUDGE), {"M01", "M27"}, Relation()) == frozenset()


def test_a_mandate_holder_reads_what_was_ticked_and_nothing_else() -> None:
    lawyer = viewer(Role.MANDATED_LAWYER, "me", person=UUID(int=2), mandate=frozenset({"M04"}))
    assert gate.permitted(lawyer, {"M04", "M27"}, gate.tie_at_me(lawyer)) == {"M04"}


def test_a_mandate_is_what_the_client_ticked_whatever_a_page_says_of_it() -> None:
    lawyer = viewer(Role.MANDATED_LAWYER, "me", person=UUID(int=2))
    assert gate.permitted(lawyer, {"M04"}, Relation(mandate=True)) == frozenset()


def test_the_participant_is_the_subject_at_his_own_door() -> None:
    himself = viewer(Role.PARTICIPANT, "me", person=UUID(int=2))
    assert gate.permitted(himself, {"M04", "M27"}, gate.tie_at_me(himself)) == {"M04", "M27"}


def test_a_withheld_field_says_what_an_empty_one_says() -> None:
    card = Card(id=1, name="Yara", note=("a",))
    assert gate.withhold(card, {"M01"}) == Card(id=1, name="Yara")
    assert gate.withhold(card, {"M01", "M37"}) == card


def test_a_field_of_no_matrix_row_is_a_fault() -> None:
    @dataclass(frozen=True)
    class Wrong:
        name: Annotated[str, "M99"] = ""

    with pytest.raises(ValueError, match="M99"):
        gate.withhold(Wrong(), set())
