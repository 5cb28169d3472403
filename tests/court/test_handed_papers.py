"""A paper that was handed over, at the court's door: for whoever has the case, and nobody else."""

import re
from typing import Any
from uuid import UUID, uuid4

import pytest

from liaison.common import log
from liaison.common.roles import Role
from liaison.court.models import CaseFile
from liaison.disclosure.models import FrozenPage
from liaison.network.models import Account
from liaison.participants.models import Trajectory
from tests import crossing, people
from tests.doors import DoorClient
from tests.portal import life, papers

BECAUSE = "a test looks at everything"
READERS = (Role.JUDGE, Role.CLERK, Role.PROSECUTOR)


def handed(*words: str) -> tuple[crossing.Scene, UUID]:
    """Somebody with a file whose paper was delivered, and the paper's copy."""
    of = crossing.scene()
    of_file(of)
    papers.delivered(of, *words)
    return of, crossing.copies()[0].pk


def of_file(of: crossing.Scene, **facts: Any) -> CaseFile:
    trajectory = Trajectory.objects.unguarded(because=BECAUSE).get(participant=of.participant)
    return CaseFile.objects.create(
        participant=of.participant,
        trajectory=trajectory,
        chamber=of.sitting.chamber,
        number=f"GE21.{CaseFile.objects.unguarded(because=BECAUSE).count()}",
        **facts,
    )


def at_court(of: crossing.Scene, role: Role) -> tuple[DoorClient, Account]:
    account = people.account(role, of.sitting.chamber)
    return DoorClient("court").enter(account), account


def text(answer: Any) -> str:
    return str(answer.content.decode())


@pytest.mark.parametrize("role", READERS)
def test_the_chamber_reads_the_very_bytes(role: Role) -> None:
    of, copy = handed("een", "twee")
    client, _ = at_court(of, role)
    page = text(client.get(f"/papers/{copy}/"))
    assert papers.TITLE in page
    assert of.participant.name in page
    pages = FrozenPage.objects.unguarded(because=BECAUSE).order_by("number")
    assert papers.shown(client, page) == [bytes(each.content) for each in pages]
    looks = log.table("court", "subject")._default_manager.filter(participant=of.participant.pk)
    assert looks.filter(act="paper.look", kinds_seen="M01,M40").count() == 3


def test_a_page_leaves_the_court_as_a_picture_and_nothing_else() -> None:
    of, copy = handed()
    answer = at_court(of, Role.JUDGE)[0].get(f"/papers/{copy}/1/")
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper-1.jpg"'
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")


def test_the_sheet_and_the_file_lead_to_it() -> None:
    of, copy = handed()
    client, _ = at_court(of, Role.JUDGE)
    file = CaseFile.objects.unguarded(because=BECAUSE).get()
    for url in (f"/appearances/{of.occasion.id}/", f"/files/{file.pk}/"):
        page = text(client.get(url))
        assert f'<a href="/papers/{copy}/">{papers.TITLE}</a>' in page
        assert "a paper of 1 page" in page


def test_his_lawyer_in_this_case_reads_it_and_another_lawyer_does_not() -> None:
    _of, copy = handed()
    own, other = (people.account(Role.LAWYER, name=f"lawyer-{number}") for number in range(2))
    CaseFile.objects.unguarded(because=BECAUSE).update(lawyer=own)
    assert DoorClient("court").enter(own).get(f"/papers/{copy}/").status_code == 200
    stranger = DoorClient("court").enter(other)
    nothing = stranger.get("/no-such-page/").content
    for url in (f"/papers/{copy}/", f"/papers/{copy}/1/"):
        answer = stranger.get(url)
        assert (answer.status_code, answer.content) == (404, nothing)


def test_near_misses_are_no_page() -> None:
    of, copy = handed()
    (said,) = crossing.told(crossing.scene("Jan Claes", on=None), "Words.")
    client, _ = at_court(of, Role.JUDGE)
    elsewhere, _ = at_court(crossing.scene("Noor Maes"), Role.JUDGE)
    nothing = client.get("/no-such-page/").content
    for browser, url in (
        (elsewhere, f"/papers/{copy}/"),
        (elsewhere, f"/papers/{copy}/1/"),
        (client, f"/papers/{copy}/2/"),
        (client, f"/papers/{copy}/0/"),
        (client, f"/papers/{said.id}/"),
        (client, f"/papers/{uuid4()}/1/"),
    ):
        answer = browser.get(url)
        assert (answer.status_code, answer.content) == (404, nothing), url


def test_a_sentence_is_no_paper() -> None:
    of = crossing.scene()
    of_file(of)
    crossing.told(of, "I get up at six.")
    crossing.closed()
    client, _ = at_court(of, Role.JUDGE)
    assert client.get(f"/papers/{crossing.copies()[0].pk}/").status_code == 404


def test_before_delivery_the_court_has_no_trace_of_a_paper() -> None:
    of = crossing.scene()
    of_file(of)
    client, _ = at_court(of, Role.JUDGE)
    before = client.get(f"/appearances/{of.occasion.id}/").content
    telephone = life.telephone(of)
    papers.told(telephone, of, papers.added(telephone, of))
    assert strip(client.get(f"/appearances/{of.occasion.id}/").content) == strip(before)


def strip(page: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", page)
