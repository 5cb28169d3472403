"""What the court keeps: its files, its sittings, and what is said and decided there."""

from liaison.court.models.admission import Charge, Checklist, FileVersion, Offer, StepTaken
from liaison.court.models.bench import Hearing, JudgeNote, RoomPaper, SheetVersion
from liaison.court.models.files import CaseFile
from liaison.court.models.judging import Appeal, ChamberCard, Closing, Judgment, Sanction
from liaison.court.models.reach import CHAMBER_ROLES, CourtQuerySet, OfTrajectory
from liaison.court.models.sittings import Agreement, Appearance, Sitting

__all__ = [
    "CHAMBER_ROLES",
    "Agreement",
    "Appeal",
    "Appearance",
    "CaseFile",
    "ChamberCard",
    "Charge",
    "Checklist",
    "Closing",
    "CourtQuerySet",
    "FileVersion",
    "Hearing",
    "JudgeNote",
    "Judgment",
    "OfTrajectory",
    "Offer",
    "RoomPaper",
    "Sanction",
    "SheetVersion",
    "Sitting",
    "StepTaken",
]
