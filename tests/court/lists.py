"""A court's list made for the tests; the people do not exist. Its faults are those that such lists have."""

from datetime import date, datetime
from pathlib import Path

from openpyxl import Workbook

from liaison.common.sheet import Cell, Row, Sheet, read_sheet
from liaison.court.rules.listing import Listing, read_listing
from liaison.court.rules.listrow import ListRow
from liaison.court.rules.matching import Known, RowPlan, plan
from tests.common import workbooks

SAMPLE = Path(__file__).resolve().parents[3] / "shared" / "data" / "lijst-zittingen-voorbeeld.xlsx"
TODAY = date(2026, 11, 23)
HEADINGS = "Nr|Naam en voornaam|Geb. datum|Notitienr|Feiten|Aangehouden?|Inl. zitting|Volgende zitting|Stand|Raadsman|Taal|Opm."
FRENCH = "N°|Nom et prénom|Date de naissance|Numéro de notice|Faits/Préventions|Détenu|Audience d'introduction|Prochaine audience|Etat|Conseil/Avocat|Langue|Remarques"

TYPED = """
Vandenbroucke Hassan|d06/06/1992|GE20.55.063099-25|drugbezit|neen|d02/04/2026|d30/12/2026|lopend|mr. X|N|
DUBOIS, Joke|d01/10/2000|GE20.98.035566-26|diefst. m. braak|neen|d11/06/2026|d09/07/2026|verstek|mr. (zie dossier)|N|
Coppens Wouter|d04/10/2004|GE37.55.038189-25|heling|neen|d02/07/2026|d27/08/2026|verstek|mr. X|N|
Verschueren Mohamed|12/01/1979|GE20.55.047362-25|heling|ja - Gent|d07/05/2026|d30/12/2026|lopend|mr. X|N|dubbel dossier
Dubois Bart|d02/08/2003|GE20.98.009462-26|bezit + verkoop|ja|d23/04/2026|d14/05/2026|weigert|mr. X|N|
De Smet Kim|d31/10/2006|GE37.98.026268-25|heling|nee|10/9/26|d08/10/2026|inl.|mr. X|N|
Haddadi Ayşe|06.05.92|GE37.55.078307-25|drugbezit|?|d25/06/2026|uitgesteld|LOPEND |pro deo|tolk Turks|wachtlijst
Verschueren Tom||GE37.55.099423-26|heling|neen|d09/07/2026|d06/08/2026|lopend|mr. X|N|
Al-Khatib Ioana|31/02/1990|GE37.98.097421-25|heling|neen|d21/05/2026|d16/07/2026|gestopt||N|zie mail liaison
Coppens Wouter|d21/09/1992||heling|neen|d07/05/2026|d04/06/2026|verstek|mr. X|F|? adres
D'hondt Jef|d27/06/1981|GE37.55.038189-25|geweld|neen|d06/08/2026|d27/08/2026|lopend|mr. X|N|
Dubois Bart|d02/08/2003|GE20.L3.061998-26|winkeldiefstal x4|ja|d27/08/2026|d30/12/2026|gestopt||N|
|d16/11/1986|GE20.55.066393-26|heling|neen|d28/05/2026|d23/07/2026|lopend|pro deo|N|
Maes Tom|d01/05/2027|GE37.L3.042986-26|geweld|neen|d17/09/2026|d15/10/2026|weigert|mr. X|N|
Yıldız Kim|d02/02/1970|GE21.55.012994-25|heling|ja|d22/01/2026|d19/02/2026|neg. afgesl.||N|
=HYPERLINK("x")&A1|d16/06/1982|GE20.98.036012-26|heling|ja|d06/08/2026|d03/09/2026|positief afgesl.||N|
Wójcik Tom|d20/08/2006|GE21.98.015562-25|<b>heling</b>|neen|d12/03/2026|d07/05/2026|positief afgesl.|mr. X|F|<b>let op</b>
""".strip().splitlines()


def typed_rows() -> list[list[object]]:
    return [[number, *map(_value, line.split("|"))] for number, line in enumerate(TYPED, 1)]


def _value(text: str) -> object:
    return datetime.strptime(text, "d%d/%m/%Y") if text[:1] == "d" and text[1:3].isdigit() else text or None  # noqa: DTZ007


def court_list(headings: str = HEADINGS) -> bytes:
    """The list as a workbook: title in row 1, headings in row 3, people from row 4, a row of totals, an old sheet."""
    rows = [
        ["Drugbehandelingskamer, lijst zittingen (VERZONNEN)"],
        [],
        headings.split("|"),
        *typed_rows(),
        [],
    ]
    return workbooks.workbook([*rows, [None, "totaal", len(TYPED)]], more={"archief": [["zie oud bestand"]]})


def hide(book: Workbook, *names: str) -> bytes:
    for name in names:
        book[name].sheet_state = "hidden"
    return workbooks.saved(book)


def sheet(*rows: str, headings: str = "Naam|Voornaam|Geboren|Notitienr", name: str = "lijst") -> Sheet:
    """A sheet out of lines with `|` between the cells; an empty cell is empty."""
    lines = enumerate((headings, *rows), 1)
    return Sheet(
        name, tuple(Row(n, tuple(Cell(text or None) for text in row.split("|"))) for n, row in lines)
    )


def read(data: bytes, name: str = "lijst.xlsx") -> Listing:
    return read_listing(read_sheet(data, name), TODAY)


def listing(*rows: str, headings: str = "Naam|Voornaam|Geboren|Notitienr") -> Listing:
    return read_listing([sheet(*rows, headings=headings)], TODAY)


def row(**cells: str) -> ListRow:
    """One row of which only the named cells matter; the rest is faultless."""
    usual = {"Naam en voornaam": "Maes An", "Geboren": "1/2/1990", "Notitienr": "GE20.55.063099-25"}
    named = usual | {key.replace("_", " "): value for key, value in cells.items()}
    return listing("|".join(named.values()), headings="|".join(named)).rows[0]


def planned(
    *rows: str, known: Known | None = None, headings: str = "Naam|Voornaam|Geboren|Notitienr"
) -> tuple[RowPlan, ...]:
    return plan(listing(*rows, headings=headings).rows, known or Known(), TODAY)
