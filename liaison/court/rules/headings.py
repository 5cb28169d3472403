"""Finds the row of headings of a court's list, whatever its order, language or punctuation."""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from liaison.common.cells import Cell, Row
from liaison.common.folding import fold
from liaison.court.rules.folding import file_key

SEARCHED_ROWS = 30
_LONGEST = 80
_NOTICE = re.compile(r"[a-z]{2}\d\d\.\w\d\.\d{4,6}\.\d\d")
"""A notice number of a Belgian prosecutor's office: place and kind, charge code, serial, year."""


class Field(StrEnum):
    """What a column of a court's list can hold."""

    NAME = "name"
    NAME_GIVEN_FIRST = "name_given_first"
    SURNAME = "surname"
    GIVEN = "given"
    BIRTH = "birth"
    NUMBER = "number"
    FACTS = "facts"
    DETAINED = "detained"
    PLACE = "place"
    INTRODUCED = "introduced"
    NEXT = "next"
    STATE = "state"
    LAWYER = "lawyer"
    LANGUAGE = "language"
    INTERPRETER = "interpreter"


class LeftOut(StrEnum):
    """Why a column is not taken over."""

    CONFIDENCE = "confidence"
    """Remarks: they can hold what was told in confidence (Criminal Code, art. 458)."""
    NATIONAL_NUMBER = "national_number"
    """Needs an authorisation that nobody here has (matrix row M34)."""
    COUNTING = "counting"
    REPEATED = "repeated"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class Column:
    """One heading as typed, and what is done with its column (counted from 0)."""

    index: int
    heading: str
    meaning: Field | LeftOut


@dataclass(frozen=True, slots=True)
class Headings:
    """The row of headings. Every column with a heading is in `columns`, taken over or not."""

    line: int
    columns: tuple[Column, ...]

    @property
    def places(self) -> Mapping[Field, int]:
        """Where each field stands."""
        return {column.meaning: column.index for column in self.columns if isinstance(column.meaning, Field)}

    @property
    def missing(self) -> tuple[Field, ...]:
        """The fields without which nobody can be told apart from a namesake."""
        found = self.places.keys()
        named = found & {Field.NAME, Field.NAME_GIVEN_FIRST, Field.SURNAME}
        told_apart = tuple(field for field in (Field.BIRTH, Field.NUMBER) if field not in found)
        return told_apart if named else (Field.NAME, *told_apart)


# In this order: a heading takes the first meaning that fits, so what must not be mistaken comes first.
_MEANINGS: tuple[tuple[Field | LeftOut, str], ...] = (
    (
        LeftOut.NATIONAL_NUMBER,
        r"rijksreg|\brrn?\b|insz|\bniss\b|registre national|national (register|number)",
    ),
    (
        LeftOut.CONFIDENCE,
        r"^(opm|opmerk|remarq|rem$|remark|comment|nota|notas|notities|notes?\b|observ|bemerk|info|varia|divers|toelicht)",
    ),
    (
        LeftOut.UNKNOWN,
        (
            r"burgerl|civil|vorig|laatste|precedent|dernier|previous|liaison|hulpverl|begeleid|rechter|\bjuge|justitieass"
            r"|assistant|\barts\b|medecin|dienst|service|moeder|vader|\bmere\b|\bpere\b|partner|contact|slachtoffer|victim"
            r"|(plaats|lieu|place|land|pays).*(geb|naiss|birth)|geboorte(plaats|land)|(datum|date).*(feit|faits|facts)"
            r"|pleeg(datum|plaats)|behandeling|traitement|medic|urine|\buc\b"
        ),
    ),
    (
        Field.NUMBER,
        (
            r"notitie|\bnotice|parket ?(n|nr|nummer)\b|(dossier|zaak|rol|file|case|systeem|griffie) ?(n|nr|no|nummer|number)\b"
            r"|(numero|num|nummer|number|n|no|nr) (de |du |d |van |van het |of |of the )?(notice|notitie|dossier|parquet|role|file|case|zaak)"
            r"|^(dossier|zaak|parketnummer|rolnummer|dossiernummer|zaaknummer|dossiernr|zaaknr|parketnr|rolnr|file|case)$"
        ),
    ),
    (Field.BIRTH, r"\bgeb|geboren|geboorte|naissance|\bnee? le\b|\bne e le\b|birth|\bborn\b|^dob$|^ddn$"),
    (
        Field.PLACE,
        r"gevangenis|prison\b|instelling|lieu de detention|plaats (van )?(hechtenis|detentie)|etablissement",
    ),
    (
        Field.INTRODUCED,
        r"\binl|introd|eerste (zitting|verschijning)|^1(e|ste)? zitting|premiere audience|first (sitting|hearing)",
    ),
    (
        Field.NEXT,
        (
            r"volgend|prochain|\bnext\b|opvolgzit|suivante|^(datum )?zitting(sdatum|dag)?$|^(date (d |de l )?)?audience$"
            r"|nieuwe (datum|zitting)|verdaagd|renvoi|\bremise|uitgesteld (naar|tot)|^(date of )?(sitting|hearing)( date)?$"
        ),
    ),
    (Field.DETAINED, r"aangeh|\baanh\b|gedet|hechtenis|detent|detenu|detain|custody|vrijheidsb"),
    (
        Field.LAWYER,
        r"raads(m|v|l)|advoca|avocat|\bconseil|lawyer|counsel|verdedig|defense|defence|^(mr|meester|maitre)$",
    ),
    (Field.LANGUAGE, r"\btaal|langue|language"),
    (Field.INTERPRETER, r"\btolk|interpret"),
    (
        Field.FACTS,
        r"\bfeit|\bfaits?\b|prevention|tenlaste|betichting|kwalific|qualific|\bfacts\b|charges|misdrij|infraction|inbreuk|offen[cs]e",
    ),
    (
        Field.STATE,
        r"^stand\b|status|\betat\b|statut|situat|toestand|\bfase\b|\bphase\b|\bstade\b|^state\b|\bstage\b|avancement|voortgang",
    ),
    (LeftOut.COUNTING, r"^(nr|n|no|num|nummer|numero|number|volgnr|volgnummer|rang|rij|id|ordre|n d ordre)$"),
)
_GIVEN = re.compile(r"voorna|prenom|first ?name|given ?name|roepnaam")
_SURNAME = re.compile(r"(familie|achter|\b)na(a|)m(en)?\b|\bnoms?\b|surname|last ?name|family ?name|\bname\b")
_PERSON = re.compile(
    r"beklaagde|prevenu|client|persoon|justici|justiti|betrokkene|deelnem|defendant|participant"
)
_BEST_NUMBER = (
    "notit",
    "notice",
    "park",
    "parq",
    "dossier",
    "zaak",
    "file",
    "case",
    "rol",
    "role",
    "griff",
    "syst",
)


def find_headings(rows: Sequence[Row]) -> Headings | None:
    """The row among the first that names most fields, when it names a person and his birth or his file."""
    best: Headings | None = None
    for row in rows[:SEARCHED_ROWS]:
        found = Headings(row.line, tuple(_columns(row)))
        if best is None or len(found.places) > len(best.places):
            best = found
    best = _numbered(best, rows) if best else None
    told_apart = best and {Field.BIRTH, Field.NUMBER} & best.places.keys()
    return best if best and told_apart and Field.NAME not in best.missing else None


def _columns(row: Row) -> Iterator[Column]:
    typed = [(index, cell.text, meaning_of(cell)) for index, cell in enumerate(row.cells) if cell.text]
    meanings = [meaning for _, _, meaning in typed]
    if Field.GIVEN not in meanings:
        meanings = [Field.NAME if meaning is Field.SURNAME else meaning for meaning in meanings]
    elif Field.SURNAME not in meanings:
        meanings = [Field.SURNAME if meaning is Field.NAME else meaning for meaning in meanings]
    taken = _first_of_each(meanings, [heading for _, heading, _ in typed])
    for place, (index, heading, _) in enumerate(typed):
        meaning = meanings[place]
        repeated = isinstance(meaning, Field) and taken[meaning] != place
        yield Column(index, heading, LeftOut.REPEATED if repeated else meaning)


def _first_of_each(meanings: Sequence[Field | LeftOut], headings: Sequence[str]) -> Mapping[Field, int]:
    """The place of each field; of several file numbers, that of the prosecutor's notice."""
    taken: dict[Field, int] = {}
    for place, meaning in enumerate(meanings):
        if not isinstance(meaning, Field):
            continue
        better = (
            meaning is Field.NUMBER
            and meaning in taken
            and _rank(headings[place]) < _rank(headings[taken[meaning]])
        )
        if meaning not in taken or better:
            taken[meaning] = place
    return taken


def _rank(heading: str) -> int:
    folded = fold(heading)
    return next((n for n, word in enumerate(_BEST_NUMBER) if word in folded), len(_BEST_NUMBER))


def meaning_of(cell: Cell) -> Field | LeftOut:
    """What a heading says its column holds."""
    if not isinstance(cell.value, str) or cell.formula or len(cell.value) > _LONGEST:
        return LeftOut.UNKNOWN
    folded = fold(cell.value)
    for meaning, pattern in _MEANINGS:
        if re.search(pattern, folded):
            return meaning
    return _naming(folded)


def _naming(folded: str) -> Field | LeftOut:
    given = _GIVEN.search(folded)
    surname = _SURNAME.search(_GIVEN.sub(lambda found: "*" * len(found[0]), folded))
    if given and surname:
        return Field.NAME if surname.start() < given.start() else Field.NAME_GIVEN_FIRST
    if given:
        return Field.GIVEN
    if surname:
        return Field.SURNAME
    return Field.NAME if _PERSON.search(folded) else LeftOut.UNKNOWN


def _numbered(headings: Headings, rows: Sequence[Row]) -> Headings:
    """A column headed only `Nr` holds the file numbers when its cells look like them and no other does."""
    counting = [column for column in headings.columns if column.meaning is LeftOut.COUNTING]
    if Field.NUMBER in headings.places or not counting:
        return headings
    index = counting[0].index
    typed = [row.cells[index].text for row in rows if row.line > headings.line and len(row.cells) > index]
    if not any(_NOTICE.fullmatch(file_key(text)) for text in typed):
        return headings
    columns = (Column(c.index, c.heading, Field.NUMBER) if c.index == index else c for c in headings.columns)
    return Headings(headings.line, tuple(columns))
