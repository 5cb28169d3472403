"""The bridge: what a participant wants to tell, the keys that release it, and the frozen copies delivered.

These rows know people and occasions by bare ids, since this room lies beneath both.
"""

from liaison.disclosure.models.delivered import Delivery, FrozenCopy, FrozenPage
from liaison.disclosure.models.handing import Handover, ParticipantKey, SourceKey, Statement, StatementPage
from liaison.disclosure.models.on_paper import LawyerKey, PaperSentence, WitnessKey, is_countersigned

__all__ = [
    "Delivery",
    "FrozenCopy",
    "FrozenPage",
    "Handover",
    "LawyerKey",
    "PaperSentence",
    "ParticipantKey",
    "SourceKey",
    "Statement",
    "StatementPage",
    "WitnessKey",
    "is_countersigned",
]
