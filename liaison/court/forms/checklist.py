"""The admission checklist as the prosecutor fills it in: three answers for each criterion, none of them preselected."""

from dataclasses import dataclass
from typing import Any

from django import forms

from liaison.common.cells import clean
from liaison.court import wording
from liaison.court.forms.charges import words_field
from liaison.court.queries.checklists import CheckLine, ChecklistPage
from liaison.court.rules.admission import LONGEST_WORDS, Check

ANSWERS = list(wording.ASSESSED.items())


@dataclass(frozen=True)
class CheckRow:
    """One criterion with its two fields, and whether anybody touched it."""

    line: CheckLine
    answer: forms.BoundField
    words: forms.BoundField


class ChecklistForm(forms.Form):
    """The criteria in force, each with an answer, or untouched, and with words, if any."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=0)

    def __init__(self, page: ChecklistPage, data: Any = None) -> None:
        super().__init__(data, initial={"version": page.version})
        self.lines = page.lines
        for line in page.lines:
            self.fields[f"answer-{line.code}"] = forms.ChoiceField(
                label=line.name,
                choices=ANSWERS,
                required=False,
                widget=forms.RadioSelect,
                initial=line.check.answer,
            )
            words = words_field(line.name, LONGEST_WORDS, required=False)
            words.initial = line.check.words
            self.fields[f"words-{line.code}"] = words

    def rows(self) -> list[CheckRow]:
        """The criteria with their fields, in the order of the court model."""
        return [
            CheckRow(line, self[f"answer-{line.code}"], self[f"words-{line.code}"]) for line in self.lines
        ]

    def checks(self) -> dict[str, Check]:
        """What was answered; a criterion that nobody touched has neither answer nor words."""
        given = self.cleaned_data
        return {
            line.code: Check(given[f"answer-{line.code}"], clean(given[f"words-{line.code}"]))
            for line in self.lines
        }
