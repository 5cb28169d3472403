"""The figures by which a constructed world is drawn, each with its source, or marked as ours where none is published.

The sections are those of the project's reference on care (6: Belgian figures) and on the courts (1.2, 3.1, 4.2). Of
the Ghent court itself neither numbers, profile, interval nor kinds of sentence are published (courts, 4.7): whatever
is ours here is chosen to sit inside what is known, and is no finding about anybody.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Final

STOCK_MONTHS: Final = 8
"""So many months of arrivals are on their way already when the court begins: the middle of ``PATH``."""

INFLOW: Final = (60, 120)
"""People who come before one court in a year. Care, 6 (suggested network)."""

PATH: Final = (timedelta(days=183), timedelta(days=304))
"""A way through the court takes six to ten months. Courts, 1.2 step 6."""

INTERVAL_WEEKS: Final = {4: 0.60, 3: 0.20, 5: 0.10, 2: 0.10}
"""Between two sittings of one person; the court itself sits weekly. Ours: monthly in the sister courts (courts, 3.1)."""

FIRST_INTERVAL_WEEKS: Final = (2, 3)
"""After the introductory sitting. Ours."""

WOMEN: Final = 1 / 3
"""Care, 6 (treatment demand, 2023)."""

AGES: Final = (19, 63, 38)
"""Youngest, oldest and most frequent: a mean of 40. Care, 6 (2023)."""

SUBSTANCES: Final[Mapping[str, float]] = {
    "cannabis": 0.32,
    "heroin": 0.23,
    "cocaine": 0.19,
    "amphetamines": 0.10,
    "other": 0.16,
}
"""Primary drug, illicit drugs only; known on the care side alone. Care, 6 (EMCDDA entrants, 2015 data)."""

DETAINED: Final = 0.10
SECOND_FILE: Final = 0.12
"""Detained at the start; with a second file. Ours: that detained people are taken is known (courts, 1.2 step 1a)."""

ANSWERS: Final[Mapping[str, float]] = {"accept": 0.62, "ask-time": 0.18, "decline": 0.20}
"""What is answered to the offer. With ``ACCEPTS_LATER`` seven in ten get a way of care. Courts, 4.2."""

ACCEPTS_LATER: Final = 0.45
"""Of those who asked for time. Ours, see ``ANSWERS``."""

OUTCOMES: Final[Mapping[str, float]] = {"positive": 0.50, "negative": 0.32, "stopped": 0.18}
"""How a way ends: positive for about half (courts, 4.2). The rest is ours."""

APPEALS: Final = 0.02
"""Of the judgments: nearly none. Courts, 1.2 step 9."""

ATTENDANCE: Final[Mapping[str, float]] = {"present": 0.84, "late": 0.06, "absent": 0.10}
"""At a sitting. Ours."""

DECISIONS: Final[Mapping[str, float]] = {"continue": 0.76, "praise": 0.15, "warn": 0.09}
"""Of those who came. Ours."""

NO_SHOW: Final = 0.20
"""Of appointments in care, one in five is missed or cancelled late. Care, 6 (2021)."""

CONTACT_DAYS: Final = (7, 14)
"""Between two contacts of a liaison with one person: every week or two. Ours."""

RELAPSE_A_MONTH: Final = 0.16
"""That a month has a relapse worth a word. Ours; it ends nothing by itself."""

WITH_A_PHONE: Final = 0.80
"""Who gets and uses a link of his own. Ours."""

EXITS: Final[Mapping[str, float]] = {
    "silent": 0.25,
    "later": 0.10,
    "nothing": 0.12,
    "tell": 0.46,
    "take-back": 0.07,
}
"""What somebody does with one hand-over in the end. Ours: nobody counts this in service, and nobody should."""

OWN_WORDS: Final = 0.80
CONFIRMED: Final = 0.85
"""Hand-overs with words of one's own, and sentences that their source confirms. Ours."""

ASKS_A_PROGRAMME: Final = 0.35
"""That somebody on his way asks a programme for an attestation in a given six weeks. Ours."""

MANDATES: Final = 0.10
"""Who lets a lawyer read along. Ours."""

PROGRAMMES_ANSWER: Final[Mapping[str, float]] = {"accept": 0.42, "wait": 0.36, "refuse": 0.14, "silent": 0.08}
"""What a programme answers to a referral; the last does not answer for weeks. Ours."""

GIVES_UP_A_DAY: Final = 0.004
"""Of those who wait. Care, 6: one to two in a hundred a day, falling with contact; with a liaison's, a quarter of that (ours)."""

DROPS_OUT: Final = 0.35
COMES_BACK: Final = 0.40
"""Who ends a stay before its time (ours), and who is referred again within the year (care, 6)."""

LEFT_WITHOUT_CONTACT: Final = 0.12
"""After a contact, nothing is planned for the next one. Ours."""

ASKS_ANOTHER_LIAISON: Final = 0.04
"""In the whole way. Ours."""

HANDS_UP_A_PAPER: Final = 0.10
"""At a sitting, in the room. Ours."""

SAYS_SOMETHING: Final[Mapping[str, float]] = {"prosecutor": 0.35, "lawyer": 0.30, "civil-party": 0.03}
"""Whose voice is written down at a sitting. Ours."""

JUDGES_NOTE: Final = 0.12
"""At a sitting, the judge keeps a private note. Ours."""

NO_OFFER: Final = 0.07
"""Newcomers of whom a criterion says that the way is not for them: the court makes no offer. Ours."""

NOT_ASSESSED: Final = 0.12
WITH_A_RECORD: Final = 0.6
"""Of the prosecutor's answers to the admission criteria. Ours."""

HANDS_OVER_A_PAPER: Final = 0.12
"""That somebody adds the photograph of a paper to what he tells. Ours."""

SIGNS_ON_PAPER: Final = 0.5
"""Of those without a link who are on a list, how many tell something on a paper that they sign. Ours."""

TAKES_BACK_A_SHEET: Final = 0.02
"""That the judge undoes what was just saved and saves it anew. Ours."""
