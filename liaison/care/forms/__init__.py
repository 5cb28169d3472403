"""What a programme fills in behind its link."""

from liaison.care.forms.attesting import AnswerForm, AttendanceForm, CodeForm

__all__ = ["AnswerForm", "AttendanceForm", "CodeForm"]
