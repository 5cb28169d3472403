"""What is wrong with a list or a row of it, in a sentence that names the field, the value and the remedy."""

from collections.abc import Mapping
from typing import Final

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext, pgettext_lazy

from liaison.common.cells import SheetError
from liaison.court.rules.headings import Field, LeftOut
from liaison.court.rules.listing import Skipped
from liaison.court.rules.listrow import LONGEST
from liaison.court.rules.matching import New, Outcome
from liaison.court.rules.reasons import Code, Reason

Words = Mapping[str, Promise]

FIELDS: Final[Words] = {
    Field.NAME: gettext_lazy("Name"),
    Field.NAME_GIVEN_FIRST: gettext_lazy("Name"),
    Field.SURNAME: gettext_lazy("Surname"),
    Field.GIVEN: gettext_lazy("First name"),
    Field.BIRTH: gettext_lazy("Date of birth"),
    Field.NUMBER: gettext_lazy("File number"),
    Field.FACTS: gettext_lazy("Charges"),
    Field.DETAINED: gettext_lazy("Detained"),
    Field.PLACE: gettext_lazy("Place of detention"),
    Field.INTRODUCED: gettext_lazy("Introductory sitting"),
    Field.NEXT: gettext_lazy("Next sitting"),
    Field.STATE: pgettext_lazy("of a file", "State"),
    Field.LAWYER: gettext_lazy("Lawyer"),
    Field.LANGUAGE: gettext_lazy("Language"),
    Field.INTERPRETER: gettext_lazy("Interpreter"),
}
OUTCOMES: Final[Words] = {
    Outcome.CREATE: pgettext_lazy("row of a list", "new"),
    Outcome.MATCH: pgettext_lazy("row of a list", "known"),
    Outcome.REFUSE: pgettext_lazy("row of a list", "refused"),
}
NEW: Final[Words] = {
    New.PERSON: pgettext_lazy("made by a row", "person"),
    New.FILE: pgettext_lazy("made by a row", "file"),
    New.SITTING: pgettext_lazy("made by a row", "sitting"),
    New.APPEARANCE: pgettext_lazy("made by a row", "place on a list"),
}
SENTENCES: Final[Words] = {
    Code.NAME_MISSING: gettext_lazy("The name is missing. Fill in surname and first name."),
    Code.NAME_HALF: gettext_lazy(
        "The name “%(value)s” is only half a name. Write surname and first name, with a comma between them."
    ),
    Code.NAME_UNREADABLE: gettext_lazy(
        "The name “%(value)s” has figures or signs that no name has. Write the name alone in this cell."
    ),
    Code.BIRTH_MISSING: gettext_lazy(
        "The date of birth is missing. Fill it in: it tells this person apart from namesakes."
    ),
    Code.BIRTH_FUTURE: gettext_lazy(
        "The date of birth %(value)s is still to come. Look it up in the file and correct it."
    ),
    Code.BIRTH_TOO_YOUNG: gettext_lazy(
        "By the date of birth %(value)s this person is younger than 16. Look it up in the file and correct it."
    ),
    Code.DATE_IMPOSSIBLE: gettext_lazy(
        "%(field)s: the calendar has no day “%(value)s”. Look it up in the file and correct it."
    ),
    Code.DATE_UNREADABLE: gettext_lazy(
        "%(field)s: “%(value)s” is no date that can be read. Write day, month and year, such as 12/01/1979."
    ),
    Code.DATE_UNLIKELY: gettext_lazy(
        "%(field)s: “%(value)s” is too long ago or too far ahead. Look at the year and correct it."
    ),
    Code.NUMBER_MISSING: gettext_lazy("The file number is missing. Fill it in, such as GE20.55.012345-26."),
    Code.NUMBER_SEVERAL: gettext_lazy(
        "There are several file numbers in one cell: “%(value)s”. Give each file a row of its own."
    ),
    Code.NUMBER_SHARED: gettext_lazy(
        "The file number %(value)s is also that of another person, on line %(lines)s. Look up whose it is and "
        "correct the other."
    ),
    Code.NUMBER_TAKEN: gettext_lazy(
        "The file number %(value)s already belongs to another person in your chamber. Look up the number and the "
        "date of birth and correct what is wrong."
    ),
    Code.FORMULA: gettext_lazy(
        "%(field)s: “%(value)s” is a formula, and formulas are not worked out. Type the value itself."
    ),
    Code.TOO_LONG: gettext_lazy(
        "%(field)s: “%(value)s” is longer than %(limit)s characters. Shorten it in the list."
    ),
    Code.DUPLICATE: gettext_lazy("The same as line %(lines)s; it is taken over once."),
    Code.DUPLICATE_DIFFERS: gettext_lazy(
        "The same person and file as line %(lines)s, but other cells differ. Line %(lines)s is taken over, this "
        "one is not."
    ),
    Code.FILE_KNOWN: gettext_lazy("File %(value)s is already here and stays as it is."),
    Code.PERSON_KNOWN: gettext_lazy("This person is already here; the file is added to his."),
    Code.PERSON_ABOVE: gettext_lazy("The same person as on line %(lines)s; the files are joined."),
    Code.NAMESAKE: gettext_lazy(
        "Someone of the same name has another date of birth. Two people, or a slip in one of the dates?"
    ),
    Code.NAME_GUESSED: gettext_lazy(
        "Read as surname and first name: “%(value)s”. If that is wrong, put a comma after the surname in the list."
    ),
    Code.POSTPONED: gettext_lazy(
        "The next sitting is put off and has no date yet; the file comes on no list."
    ),
    Code.NEXT_PASSED: gettext_lazy("The next sitting, %(value)s, has passed; the file comes on no list."),
    Code.NEXT_BEFORE_FIRST: gettext_lazy("The next sitting, %(value)s, is before the introductory sitting."),
    Code.CONCLUDED: gettext_lazy("The file is concluded and comes on no list."),
    Code.DETAINED_UNCLEAR: gettext_lazy(
        "Detained: “%(value)s” is neither yes nor no, or says more than that. What is not clear is left unknown, "
        "the rest is not kept."
    ),
    Code.STATE_UNCLEAR: gettext_lazy("State: “%(value)s” is not a known word; the state is left unknown."),
    Code.STATE_DIFFERS: gettext_lazy(
        "Line %(lines)s gives this person another state. The state of the file introduced last is kept."
    ),
    Code.STATE_SHORTENED: gettext_lazy("Of the state only the word itself is kept, not what is added to it."),
    Code.LANGUAGE_UNCLEAR: gettext_lazy("Language: “%(value)s” is not a known word and is not kept."),
}
LEFT_OUT: Final[Words] = {
    LeftOut.CONFIDENCE: gettext_lazy("remarks can hold what was told in confidence"),
    LeftOut.NATIONAL_NUMBER: gettext_lazy("the national number needs an authorisation"),
    LeftOut.REPEATED: gettext_lazy("another column already holds the same"),
    LeftOut.UNKNOWN: gettext_lazy("this heading is not one that is asked for"),
}
SKIPPED: Final[Words] = {
    Skipped.TOTAL: gettext_lazy("a row of totals"),
    Skipped.ALONE: gettext_lazy("one cell only, no row about a person"),
    Skipped.HEADINGS: gettext_lazy("the headings again"),
    Skipped.HIDDEN: gettext_lazy("hidden in your list; show it there if it must be read"),
    Skipped.OUTSIDE: gettext_lazy("filled only in columns that are not taken over"),
}
SHEETS: Final[Words] = {
    "empty": gettext_lazy("The file is empty. Choose the list itself."),
    "too_big": gettext_lazy(
        "The file is larger than %(megabytes)s MB. Save the list alone, without pictures."
    ),
    "old_workbook": gettext_lazy("This is an old workbook (.xls). Open it and save it as .xlsx or CSV."),
    "locked": gettext_lazy("The workbook is locked with a password. Save a copy without one."),
    "not_a_workbook": gettext_lazy("The name says workbook, the file is none. Save the list again as .xlsx."),
    "kind_unknown": gettext_lazy("This kind of file cannot be read. Save the list as .xlsx or CSV."),
    "binary": gettext_lazy("This is no text and no workbook. Save the list as .xlsx or CSV."),
    "encoding": gettext_lazy("The letters of this file cannot be read. Save it as CSV UTF-8 or as .xlsx."),
    "bomb": gettext_lazy("The file unpacks to far more than a list. Copy the list to a new workbook."),
    "unsafe": gettext_lazy(
        "The file holds instructions that no list needs. Copy the list to a new workbook."
    ),
    "damaged": gettext_lazy("The file is damaged. Open it, save it again as .xlsx and choose that one."),
    "too_many_rows": gettext_lazy("There are more than %(limit)s rows. Divide the list."),
    "too_many_columns": gettext_lazy("There are more than %(limit)s columns. Save the list alone."),
    "too_many_sheets": gettext_lazy(
        "There are more than %(limit)s sheets. Save the sheet of the list alone."
    ),
    "sheet_unknown": gettext_lazy("There is no sheet “%(sheet)s”. The sheets are: %(sheets)s."),
    "no_table": gettext_lazy(
        "No row of headings was found: name, date of birth and file number must be among them, in the first 30 rows."
    ),
    "columns_missing": gettext_lazy(
        "A column is missing under the headings on line %(line)s: %(fields)s. Add it."
    ),
    "no_rows": gettext_lazy("There is nobody under the headings on line %(line)s."),
}


def field_name(field: Field) -> str:
    """The name of a field, in the language of the page."""
    return str(FIELDS[field])


def sentence(reason: Reason) -> str:
    """The fault or note, in the language of the page."""
    return str(SENTENCES[reason.code]) % {
        "value": reason.value,
        "field": field_name(reason.field) if reason.field else "",
        "lines": ", ".join(map(str, reason.lines)),
        "limit": LONGEST.get(reason.field, 0) if reason.field else 0,
    }


def why_unread(error: SheetError) -> str:
    """Why a file could not be read as a list, and what to do."""
    named = (field_name(Field(word)) for word in str(error.params.get("fields", "")).split())
    return str(SHEETS[error.code]) % {**error.params, "fields": ", ".join(named)}


def what_was_done(persons: int, files: int, appearances: int, refused: int) -> str:
    """The result of an import in one line."""
    said = [
        ngettext("%(n)s person", "%(n)s persons", persons) % {"n": persons},
        ngettext("%(n)s file", "%(n)s files", files) % {"n": files},
        ngettext("%(n)s place on a list", "%(n)s places on a list", appearances) % {"n": appearances},
    ]
    left = ngettext("%(n)s row was left out.", "%(n)s rows were left out.", refused) % {"n": refused}
    return _("Imported: %(what)s.") % {"what": ", ".join(said)} + (f" {left}" if refused else "")
