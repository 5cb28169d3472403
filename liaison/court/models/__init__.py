"""What the court keeps: its files, its sittings, and what is said and decided there."""

from liaison.court.models.admission import Charge, Checklist, FileVersion, Offer, StepTaken
from liaison.court.models.files import CaseFile
from liaison.court.models.reach import CHAMBER_ROLES, CourtQuerySet, OfTrajectory
from liaison.court.models.sittings import Agreement, Appearance, Sitting

__all__ = [
    "CHAMBER_ROLES",
    "Agreement",
    "Appearance",
    "CaseFile",
    "Charge",
    "Checklist",
    "CourtQuerySet",
    "FileVersion",
    "OfTrajectory",
    "Offer",
    "Sitting",
    "StepTaken",
]
