"""A paper that somebody signed: who enters it, who saw it signed, and his lawyer, each at a door of their own."""

from dataclasses import dataclass, replace
from uuid import UUID

from liaison.care import vault
from liaison.common import clock, ids
from liaison.common.roles import Role
from liaison.common.viewer import Viewer
from liaison.disclosure import actions
from liaison.disclosure.models import PaperSentence
from liaison.disclosure.rules import wording
from liaison.participants.models import Mandate, SignIn
from tests import crossing, people

SIGNED = "disclosure_papersentence"


@dataclass(frozen=True)
class Desk:
    """Two care workers of one service, and the scene that they work in."""

    of: crossing.Scene
    enterer: Viewer
    witness: Viewer


def desk(name: str = "Yara Peeters") -> Desk:
    of = crossing.scene(name)
    service = people.organisation("care", "Liaisons")
    return Desk(of, people.viewer(Role.LIAISON, service), people.viewer(Role.LIAISON, service))


def lawyer_of(of: crossing.Scene, rows: str = "M01,M31") -> Viewer:
    """A lawyer who holds his mandate, with the client picked."""
    sign_in = SignIn.objects.create(role=Role.MANDATED_LAWYER.value, name="Mr. Claes")
    Mandate.objects.create(
        participant=of.participant, sign_in=sign_in, matrix_rows=rows, given_at=clock.now()
    )
    return replace(sign_in.viewer, person=of.participant.pk, mandate=frozenset(rows.split(",")))


def sentence(of: crossing.Scene, text: str, source: Viewer | None = None, place: int = 0) -> actions.Sentence:
    """One sentence of a paper, sealed as the care door seals it. Call it at that door."""
    content = wording.content(crossing.words(text))
    key = ids.new_id(SIGNED)
    return actions.Sentence(
        id=key,
        form="suggested" if source else "own-words",
        position=place,
        matrix_row="M06" if source else "M40",
        sealed=vault.seal(of.participant.pk, content, table=SIGNED, row=key, field="sealed"),
        content_hash=wording.digest(content),
        origin=ids.new_id("care_attestation") if source else None,
        source=source.id if source else None,
    )


def entered(
    at: Desk, *texts: str, source: Viewer | None = None, by_lawyer: bool = False
) -> tuple[UUID, tuple[actions.Sentence, ...]]:
    """The enterer types a paper over; gives the paper and its sentences."""
    paper = ids.new_id("paper")
    with crossing.at(at.enterer):
        made = tuple(sentence(at.of, text, source, place) for place, text in enumerate(texts))
        actions.enter_paper(
            by=at.enterer,
            occasion=at.of.occasion,
            paper=paper,
            sentences=made,
            witness=None if by_lawyer else at.witness.id,
        )
    return paper, made


def countersigned(
    at: Desk, paper: UUID, made: tuple[actions.Sentence, ...], by: Viewer | None = None
) -> None:
    by = by or at.witness
    approved = {each.id: each.content_hash for each in made}
    act = actions.countersign if by.door == "care" else actions.countersign_as_lawyer
    with crossing.at(by):
        act(by=by, occasion=at.of.occasion, paper=paper, approved=approved)


def taken_back(at: Desk, paper: UUID, by: Viewer) -> None:
    with crossing.at(by):
        actions.take_paper_back(by=by, occasion=at.of.occasion, paper=paper)


def rows() -> list[PaperSentence]:
    return list(PaperSentence.objects.unguarded(because=crossing.FOR_A_TEST))
