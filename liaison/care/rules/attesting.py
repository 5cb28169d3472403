"""What ties a programme's link to the one person it asks about."""

from typing import Final

from liaison.disclosure.rules.decision import Relation

TREATING: Final = Relation(care_relation=True, own_entry=True)
"""A programme that is asked how many appointments somebody kept treats him, and reads what it wrote itself."""

ASKED_OF_A_PROGRAMME: Final = frozenset({"M01", "M05", "M06"})
"""Whose attendance, at which programme, in which period: nothing else is on the page behind a link."""
