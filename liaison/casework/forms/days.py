"""A day, typed or picked."""

from liaison.care.forms.days import DayInput, not_after_today

__all__ = ["DayInput", "not_after_today"]
