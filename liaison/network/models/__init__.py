"""Organisations, their programmes and figures, the accounts of those who work there, and how each chamber works."""

from liaison.network.models.accounts import Account, AccountManager
from liaison.network.models.counsel import CounselAnswer
from liaison.network.models.court_models import CourtModel
from liaison.network.models.figures import Availability, WaitingFigure
from liaison.network.models.organisations import EVERY_DOOR, Organisation, Programme
from liaison.network.models.reviews import ReviewMark

__all__ = [
    "EVERY_DOOR",
    "Account",
    "AccountManager",
    "Availability",
    "CounselAnswer",
    "CourtModel",
    "Organisation",
    "Programme",
    "ReviewMark",
    "WaitingFigure",
]
