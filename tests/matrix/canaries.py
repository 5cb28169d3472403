"""The words by which data of each matrix row is known again on a page, and which field of the product keeps each."""

import re
from dataclasses import dataclass, field
from re import Pattern

BEFORE, DELIVERED, JUDGED = "before the list closes", "after delivery", "after judgment"
MOMENTS = (BEFORE, DELIVERED, JUDGED)
ALWAYS = frozenset(MOMENTS)
SINCE_DELIVERY = frozenset({DELIVERED, JUDGED})
AT_THE_END = frozenset({JUDGED})
PICTURE = "VogelM31beeld"
"""What a picture says: the only one that is kept is a page of his paper."""


@dataclass(frozen=True)
class Canary:
    """One recognisable value of a matrix row.

    ``kept`` is the field that holds it. ``crosses`` are the moments at which a delivered copy of it stands on the court's
    side. ``written_by`` are those to whom it is an entry of their own. ``kinds`` names its row where that differs with the
    moment: a draft that was delivered is no draft any more. ``lives`` are the moments at which it exists. ``public_on`` are pages on which
    the same word stands about nobody. ``never`` are columns that it must not reach though the cell is open: what was struck
    out of a letter, and what is said of others in a note, which is taken out of what he reads himself (R in the matrix).
    """

    row: str
    kept: str
    word: str
    crosses: frozenset[str] = frozenset()
    written_by: frozenset[str] = frozenset()
    kinds: dict[str, str] = field(default_factory=dict, hash=False)
    lives: frozenset[str] = ALWAYS
    pattern: Pattern[str] | None = None
    public_on: frozenset[str] = frozenset()
    never: frozenset[str] = frozenset()

    def row_at(self, moment: str) -> str:
        """Its matrix row at a moment."""
        return self.kinds.get(moment, self.row)

    def is_on(self, text: str) -> bool:
        """Whether a page with this text shows it."""
        return bool(self.pattern.search(text)) if self.pattern else self.word in text


def plain(row: str, kept: str, what: str, **more: object) -> Canary:
    """A word that stands nowhere else."""
    return Canary(row, kept, f"Vogel{row}{what}", **more)  # type: ignore[arg-type]


def counted(kept: int, planned: int, **more: object) -> Canary:
    """How often he was there, as every page says it: the one number and then the other."""
    said = re.compile(rf"\b{kept}\b[^0-9]{{1,30}}\b{planned}\b")
    return Canary("M06", "Attestation.kept", f"{kept} of {planned}", pattern=said, **more)  # type: ignore[arg-type]


PLANNED = 97
KEPT, UNANSWERED, CONFIRMED, DECLINED, TAKEN_BACK = 89, 83, 79, 73, 71
"""How often he was there, by what became of the sentence that says so."""

URGENT = "liaison with urgent access"
ASSIGNED_PAIR = frozenset({"liaison", "liaison in dated cover", URGENT})
"""To whom the entries of the pair are his own: who has urgent access covers for an hour."""
HIMSELF = frozenset({"participant"})
OWN_DRAFT = HIMSELF | {"mandated lawyer", "trusted person"}
PROGRAMMES = frozenset({"TP", "OP"})
LISTS_OF_ORGANISATIONS = frozenset({"office /", "office /accounts/new/", "office /organisations/"})
_DRAFT_THEN_COPY = {BEFORE: "M31", DELIVERED: "M40", JUDGED: "M40"}
CODES: dict[str, str] = {
    "Appearance.said": "marks on fixed topics",
    "Checklist.criteria": "codes of the court model",
    "Checklist.model": "the name of a court model, about nobody",
    "Checklist.model_version": "the version of a court model",
    "FileVersion.after": "the file as it is, planted where it is kept",
    "FrozenCopy.content_hash": "a hash",
    "FrozenCopy.form": "a code",
    "FrozenCopy.matrix_row": "a code",
    "FrozenCopy.matrix_version": "a hash",
    "FrozenCopy.purpose": "the same words for everybody",
    "FrozenCopy.recipients": "codes of columns",
    "FrozenPage.content": "the page planted as a draft, delivered",
    "FrozenPage.content_hash": "a hash",
    "LawyerKey.content_hash": "a hash",
    "Mandate.matrix_rows": "codes of rows; the mandate is known again by its last day",
    "NameGram.gram": "pieces of the surname, which is planted",
    "Offer.language": "a code",
    "PaperSentence.content_hash": "a hash",
    "PaperSentence.form": "a code",
    "PaperSentence.matrix_row": "a code",
    "Participant.folded_name": "the surname, which is planted",
    "Participant.language": "a code",
    "ParticipantKey.content_hash": "a hash",
    "ReferralEvent.role": "a code",
    "ReferralLetter.struck": "names of items",
    "Sanction.code": "a code of the catalogue",
    "Sanction.names": "the catalogue's own words",
    "SheetVersion.content": "the sheet, planted where it is kept",
    "SignIn.name": "the name of the person, which is planted",
    "SourceKey.content_hash": "a hash",
    "Statement.content_hash": "a hash",
    "Statement.matrix_row": "a code",
    "StepTaken.after": "a code",
    "StepTaken.before": "a code",
    "StepTaken.step": "a code",
    "WitnessKey.content_hash": "a hash",
    **{
        f"{door}{table}.{name}": "ids and codes; a look is known again by the organisation of who looked"
        for door in ("Court", "Care", "Me", "Network", "Office")
        for table, names in (("Event", ("body",)), ("Subject", ("role", "act", "kinds_seen")))
        for name in names
    },
}
"""Texts that carry no canary, and why: nobody types them."""

CANARIES: tuple[Canary, ...] = (
    plain("M01", "Participant.surname", "naam"),
    plain("M01", "Participant.given_name", "roepnaam"),
    plain("M01", "Participant.interpreter", "tolk"),
    plain("M01", "CaseFile.number", "nummer"),
    plain("M01", "CaseFile.lawyer_name", "raadsman"),
    Canary("M02", "SignIn.address", "vogelm02adres"),
    plain("M02", "ReferralLetter.identity", "bereik"),
    plain("M03", "Charge.words", "feit"),
    plain("M03", "FileVersion.before", "vroeger"),
    plain("M03", "FileVersion.reason", "reden"),
    plain("M03", "CaseFile.detained_where", "waar"),
    plain("M04", "Agreement.words", "afspraak"),
    plain("M04", "Offer.interpreter", "tolk"),
    plain("M05", "Referral.intake_sealed", "intake"),
    counted(KEPT, PLANNED),
    counted(UNANSWERED, PLANNED),
    counted(CONFIRMED, PLANNED, crosses=SINCE_DELIVERY),
    counted(DECLINED, PLANNED),
    counted(TAKEN_BACK, PLANNED),
    plain("M06", "FrozenCopy.content", "verlopen"),
    plain("M13", "Note.sealed", "nota", written_by=ASSIGNED_PAIR),
    plain("M13", "NoteDraft.sealed", "klad", written_by=frozenset({"liaison"})),
    plain("M13", "PlannedContact.sealed", "plaats", written_by=ASSIGNED_PAIR),
    plain("M21", "Note.others", "moeder", never=frozenset({"PA"})),
    plain("M22", "Goal.sealed", "doel", crosses=SINCE_DELIVERY),
    plain("M22", "Goal.sealed", "ander"),
    plain("M22", "Step.sealed", "stap"),
    plain("M22", "Strength.sealed", "sterkte"),
    plain("M22", "ReferralLetter.profile", "wens"),
    plain("M22", "Referral.sealed", "geschrapt", never=PROGRAMMES),
    plain("M24", "Availability.stop_reason", "stop"),
    plain("M24", "Availability.source", "bron"),
    plain("M24", "Availability.reporter", "melder"),
    plain("M27", "Hearing.prosecutor_said", "aanklager"),
    plain("M27", "Hearing.lawyer_said", "pleidooi"),
    plain("M27", "Judgment.conditions", "voorwaarde", lives=AT_THE_END),
    plain("M27", "Judgment.reason", "herzien", lives=AT_THE_END),
    plain("M27", "Closing.reason", "einde", lives=AT_THE_END),
    plain("M27", "Sanction.replacement", "vervangend", lives=AT_THE_END),
    Canary("M29", "Mandate.ends_on", "13 July 2031"),
    plain(
        "M31",
        "Statement.sealed",
        "woorden",
        crosses=SINCE_DELIVERY,
        written_by=OWN_DRAFT,
        kinds=_DRAFT_THEN_COPY,
    ),
    plain(
        "M31",
        "Statement.sealed",
        "titel",
        crosses=SINCE_DELIVERY,
        written_by=OWN_DRAFT,
        kinds=_DRAFT_THEN_COPY,
    ),
    plain(
        "M31",
        "PaperSentence.sealed",
        "papier",
        lives=frozenset({BEFORE}),
        written_by=OWN_DRAFT | {"liaison", "liaison who saw it signed"},
    ),
    plain(
        "M31",
        "StatementPage.sealed",
        "beeld",
        crosses=SINCE_DELIVERY,
        written_by=OWN_DRAFT,
        kinds=_DRAFT_THEN_COPY,
    ),
    plain("M32", "CourtSubject.organisation", "balie", public_on=LISTS_OF_ORGANISATIONS),
    plain("M32", "UrgentAccess.sealed", "dringend", written_by=frozenset({URGENT, "coordinator"})),
    plain("M33", "ReferralEvent.sealed", "brief"),
    plain("M35", "Checklist.answers", "controle"),
    plain(
        "M36",
        "JudgeNote.sealed",
        "rechter",
        written_by=frozenset({"judge"}),
        lives=frozenset({BEFORE, DELIVERED}),
    ),
    plain("M37", "SheetVersion.reason", "verbetering"),
    plain("M40", "RoomPaper.words", "zaal", crosses=ALWAYS),
    plain("M41", "Hearing.civil_party_said", "partij"),
)
"""What is planted. What crosses is told with all its keys; everything else beside it must stay where it is."""
