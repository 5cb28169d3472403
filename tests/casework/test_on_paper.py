"""On paper, at the care door: a sheet in his language, its entry as it stands, and a second pair of eyes."""

import io
import re
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
import time_machine
from pypdf import PdfReader

from liaison.care.delivery import deliver_closed
from liaison.casework.models import Assignment
from liaison.common import clock
from liaison.common.context import acting
from liaison.common.viewer import worker
from liaison.disclosure.models import FrozenCopy, PaperSentence
from liaison.disclosure.rules.handover import Occasion
from liaison.network.models import Account
from liaison.participants.models import Participant
from tests.casework import cast, sentences
from tests.doors import DoorClient
from tests.portal import life

pytestmark = pytest.mark.usefixtures("assigned")
BECAUSE = "a test looks at everything"


@pytest.fixture
def occasion(yassine: Participant, service: cast.Service) -> Occasion:
    return sentences.next_occasion(yassine, service.chamber)


def url(person: Participant, more: str = "") -> str:
    return f"/people/{person.pk}/on-paper/{more}"


def text(answer: Any) -> str:
    return str(answer.content.decode())


def sheet(client: DoorClient, person: Participant) -> str:
    answer = client.get(url(person, "sheet.pdf"))
    assert answer.headers["Content-Disposition"] == 'inline; filename="sheet.pdf"'
    pages = PdfReader(io.BytesIO(answer.content)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def attested(person: Participant) -> UUID:
    """A programme said how often he was there; it is the source."""
    from liaison.care.models import Attestation

    row = Attestation.objects.create(
        participant=person,
        programme=life.programme(),
        starts_on=clock.today() - timedelta(days=30),
        ends_on=clock.today(),
        asked_at=clock.now(),
        planned=8,
        kept=7,
        attested_at=clock.now(),
        attested_by=uuid4(),
    )
    return row.pk


def code_on(words: str) -> str:
    found = re.search(r"([0-9a-f]{4} [0-9a-f]{4})", words)
    assert found
    return found[1]


def papers() -> list[PaperSentence]:
    return list(PaperSentence.objects.unguarded(because=BECAUSE))


def delivered() -> list[str]:
    with time_machine.travel(clock.now() + cast.DAY + timedelta(minutes=1)), acting(worker("care")):
        deliver_closed(by=worker("care"))
    return [copy.content for copy in FrozenCopy.objects.unguarded(because=BECAUSE).order_by("place")]


def test_the_sheet_says_in_his_language_who_reads_it_and_that_nothing_is_as_good(
    at_lien: DoorClient, yassine: Participant, occasion: Occasion
) -> None:
    Participant.objects.unguarded(because=BECAUSE).update(language="en")
    attested(yassine)
    words = sheet(at_lien, yassine)
    for said in (
        "I tell nothing this time",
        "The judge who reads this also judges you",
        "It may be said aloud in an open room",
        "I was at 7 of 8 appointments",
        "In my own words",
        "I saw this person sign",
        "nl: “Tussen",
    ):
        assert said in words, said
    assert code_on(words)
    assert occasion


def test_what_he_signed_is_entered_countersigned_by_a_colleague_and_delivered(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    fact = attested(yassine)
    typed = {"words": "Ik heb een kamer.", "witness": str(an.pk), "code": code_on(sheet(at_lien, yassine))}
    assert at_lien.post(url(yassine), typed).status_code == 302
    assert (fact in {row.origin for row in papers()}) is False
    assert "Ik heb een kamer." in text(at_an.get("/countersign/"))
    at_an.post(f"/countersign/{papers()[0].paper}/", {"answer": "seen"})
    assert "Countersigned." in text(at_lien.get(url(yassine)))
    assert ["Ik heb een kamer." in content for content in delivered()] == [True]


def test_without_the_colleague_s_answer_or_with_a_no_nothing_is_delivered(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    for words in ("Een.", "Twee."):
        at_lien.post(url(yassine), {"words": words, "witness": str(an.pk)})
    first = next(row for row in papers() if row.withdrawn_at is None)
    at_an.post(f"/countersign/{first.paper}/", {"answer": "not-seen"})
    assert text(at_an.get("/countersign/")).count('value="seen"') == 1
    assert delivered() == []
    assert occasion


def test_a_ticked_sentence_is_entered_only_from_the_sheet_that_he_signed(
    at_lien: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    fact = attested(yassine)
    ticked = {"ticked": [str(fact)], "witness": str(an.pk)}
    code = code_on(sheet(at_lien, yassine))
    assert "Type the code" in text(at_lien.post(url(yassine), ticked))
    assert "not that of the sentences of now" in text(
        at_lien.post(url(yassine), {**ticked, "code": "1234 5678"})
    )
    attested(yassine)
    assert "print it anew" in text(at_lien.post(url(yassine), {**ticked, "code": code}))
    assert papers() == []
    new = code_on(sheet(at_lien, yassine))
    assert at_lien.post(url(yassine), {**ticked, "code": new.upper()}).status_code == 302
    assert [row.origin for row in papers()] == [fact]
    assert occasion


def test_sentences_of_which_she_is_the_source_are_not_on_her_sheet(
    at_lien: DoorClient,
    at_an: DoorClient,
    lien: Account,
    an: Account,
    yassine: Participant,
    occasion: Occasion,
) -> None:
    cast.assign(yassine, an)
    goals = {"agreed_on": clock.today().isoformat(), "begun_from": "0", "housing": "Een eigen kamer"}
    at_lien.post(f"/people/{yassine.pk}/plan/", goals)
    assert "Een eigen kamer" not in text(at_lien.get(url(yassine)))
    assert "you are the source" in text(at_lien.get(url(yassine)))
    assert "Een eigen kamer" in text(at_an.get(url(yassine)))
    assert occasion


def test_nothing_typed_is_lost_and_an_empty_paper_is_not_entered(
    at_lien: DoorClient, yassine: Participant, occasion: Occasion
) -> None:
    page = text(at_lien.post(url(yassine), {"words": "Ik heb een kamer."}))
    assert "Ik heb een kamer.</textarea>" in page
    assert "This field is required" in page
    assert "there is nothing to enter" in text(at_lien.post(url(yassine), {"witness": "lawyer"}))
    assert papers() == []
    assert occasion


def test_she_names_no_one_outside_her_service_and_not_herself(
    at_lien: DoorClient, lien: Account, service: cast.Service, yassine: Participant, occasion: Occasion
) -> None:
    stranger = cast.staff(cast.service().organisation, "elsewhere")
    for witness in (stranger, lien):
        page = text(at_lien.post(url(yassine), {"words": "Een.", "witness": str(witness.pk)}))
        assert "Select a valid choice" in page
    assert papers() == []
    assert occasion


def test_what_he_takes_back_is_nowhere(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    at_lien.post(url(yassine), {"words": "Een.", "witness": str(an.pk)})
    paper = papers()[0].paper
    at_an.post(f"/countersign/{paper}/", {"answer": "seen"})
    at_lien.post(url(yassine, f"{paper}/back/"))
    assert "Een." not in text(at_lien.get(url(yassine)))
    assert delivered() == []
    assert occasion


def test_near_misses_are_no_page(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    at_lien.post(url(yassine), {"words": "Een.", "witness": str(an.pk)})
    paper = papers()[0].paper
    assert at_an.get(url(yassine)).status_code == 404
    assert at_an.get(url(yassine, "sheet.pdf")).status_code == 404
    assert at_an.post(url(yassine, f"{paper}/back/")).status_code == 404
    assert at_lien.post(url(yassine, f"{uuid4()}/back/")).status_code == 404
    assert at_lien.post(f"/countersign/{paper}/", {"answer": "seen"}).status_code == 404
    assert at_an.post(f"/countersign/{uuid4()}/", {"answer": "seen"}).status_code == 404
    assert at_an.post(f"/countersign/{paper}/", {"answer": "perhaps"}).status_code == 404
    assert occasion


def test_without_a_date_or_after_closing_there_is_nothing_to_print(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    assert "No date is known yet" in text(at_lien.get(url(yassine)))
    assert at_lien.get(url(yassine, "sheet.pdf")).status_code == 404
    sentences.next_occasion(yassine, service.chamber, closes_in=-timedelta(minutes=1))
    assert "only paper in the room" in text(at_lien.get(url(yassine)))
    assert at_lien.get(url(yassine, "sheet.pdf")).status_code == 404


def test_the_end_of_an_assignment_ends_the_page_and_the_colleague_s_question_stays(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    at_lien.post(url(yassine), {"words": "Een.", "witness": str(an.pk)})
    Assignment.objects.unguarded(because=BECAUSE).update(ends_at=clock.now())
    assert at_lien.get(url(yassine)).status_code == 404
    assert "Een." in text(at_an.get("/countersign/"))
    assert occasion


def test_a_paper_to_countersign_is_said_on_the_first_page_while_it_waits_and_nowhere_else(
    at_lien: DoorClient, at_an: DoorClient, an: Account, yassine: Participant, occasion: Occasion
) -> None:
    assert "/countersign/" not in text(at_an.get("/"))
    at_lien.post(url(yassine), {"words": "I found a room.", "witness": str(an.pk)})
    assert "did you see it signed?" in text(at_an.get("/"))
    assert "/countersign/" not in text(at_an.get("/waiting/"))
    assert "/countersign/" not in text(at_lien.get("/"))
    with time_machine.travel(occasion.closes_at + timedelta(minutes=1)):
        assert "/countersign/" not in text(DoorClient("care").enter(an).get("/"))


def test_the_page_of_papers_to_countersign_has_a_title(at_an: DoorClient) -> None:
    assert "<title>Did you see this signed? - Liaison</title>" in text(at_an.get("/countersign/"))
