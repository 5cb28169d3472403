"""The court's papers as plain values: the same facts, moment and language give the same values."""

from liaison.court.papers.judgments import JUDGMENT, judgment_paper
from liaison.court.papers.lists import LIST, list_paper
from liaison.court.papers.sheets import SHEETS, sheets_paper
from liaison.court.papers.slips import SLIP, slip_paper

__all__ = [
    "JUDGMENT",
    "LIST",
    "SHEETS",
    "SLIP",
    "judgment_paper",
    "list_paper",
    "sheets_paper",
    "slip_paper",
]
