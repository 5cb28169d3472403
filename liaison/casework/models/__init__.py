"""The liaison's own work: who is assigned to whom, what is written down, planned and agreed."""

from liaison.casework.models.plans import Goal, Plan, Step, Strength
from liaison.casework.models.relation import Assignment, LiaisonWish, Seen
from liaison.casework.models.urgent import UrgentAccess
from liaison.casework.models.written import Narrative, Note, NoteDraft, PlannedContact

__all__ = [
    "Assignment",
    "Goal",
    "LiaisonWish",
    "Narrative",
    "Note",
    "NoteDraft",
    "Plan",
    "PlannedContact",
    "Seen",
    "Step",
    "Strength",
    "UrgentAccess",
]
