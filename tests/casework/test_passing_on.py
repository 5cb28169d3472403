"""A participant's request sent on: a neutral mail, a code shown once, and a link for one question."""

import re
from typing import Any

import pytest
from django.core import mail

from liaison.care.models import Attestation
from liaison.common import clock, links
from liaison.common.models import Link
from liaison.network.models import Programme
from liaison.participants.models import Participant
from tests.casework import cast
from tests.doors import DoorClient

pytestmark = pytest.mark.usefixtures("assigned")
FORBIDDEN = re.compile(
    r"haddadi|yassine|drug|court|rechtbank|tribunal|justi|care|zorg|soin|treat|behandel|programme|programma|liaison",
    re.IGNORECASE,
)


@pytest.fixture
def attestation(yassine: Participant, service: cast.Service) -> Attestation:
    return cast.asked(yassine, cast.programme(service.organisation))


def send(browser: DoorClient, attestation: Attestation, **sent: str) -> Any:
    return browser.post(f"/people/{attestation.participant_id}/ask/{attestation.pk}/", sent)


def test_the_code_is_shown_with_the_telephone_and_opens_the_link(
    at_lien: DoorClient, attestation: Attestation
) -> None:
    page = send(at_lien, attestation).content.decode()
    found = re.search(r"<strong>(\d{6})</strong>", page)
    assert found
    assert "09 000 00 00" in page
    assert links.check_code(link_id=Link.objects.get().pk, code=found[1])


def test_the_mail_says_that_there_is_a_question_and_nothing_else(
    at_lien: DoorClient, attestation: Attestation, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        page = send(at_lien, attestation).content.decode()
    [sent] = mail.outbox
    code = re.search(r"<strong>(\d{6})</strong>", page)
    words = re.sub(r"https?://\S+", "", f"{sent.subject} {sent.body}")
    assert sent.to == ["desk@example.org"]
    assert not FORBIDDEN.search(words)
    assert code
    assert code[1] not in words


def test_the_address_in_the_mail_is_that_of_the_link(
    at_lien: DoorClient, attestation: Attestation, django_capture_on_commit_callbacks: Any
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        send(at_lien, attestation)
    found = re.search(r"/l/([\w-]+)/", str(mail.outbox[0].body))
    assert found
    link = links.find(found[1], "care")
    assert link
    assert link.subject == attestation.pk


def test_no_mail_leaves_when_the_act_fails(
    at_lien: DoorClient,
    attestation: Attestation,
    django_capture_on_commit_callbacks: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    from liaison.care.actions import attesting

    monkeypatch.setattr(attesting.log, "record", lambda **_: 1 / 0)
    with pytest.raises(ZeroDivisionError), django_capture_on_commit_callbacks(execute=True):
        send(at_lien, attestation)
    assert mail.outbox == []
    assert not Link.objects.exists()


def test_a_second_press_makes_no_second_link(at_lien: DoorClient, attestation: Attestation) -> None:
    send(at_lien, attestation)
    assert send(at_lien, attestation).status_code == 302
    assert Link.objects.count() == 1


def test_sending_again_ends_the_earlier_link(at_lien: DoorClient, attestation: Attestation) -> None:
    send(at_lien, attestation)
    assert send(at_lien, attestation, again="yes").status_code == 200
    assert [link.id for link in links.working(attestation.pk)] == [
        Link.objects.order_by("made_at").last().pk  # type: ignore[union-attr]
    ]
    assert Link.objects.count() == 2


def test_what_was_given_is_not_asked_again(at_lien: DoorClient, attestation: Attestation) -> None:
    rows = Attestation.objects.unguarded(because="the programme answered")
    rows.update(planned=8, kept=7, attested_at=clock.now(), attested_by=cast.NOBODY)
    assert send(at_lien, attestation, again="yes").status_code == 404
    page = at_lien.get(f"/people/{attestation.participant_id}/").content.decode()
    assert "7 kept of 8 planned" in page


def test_the_code_is_on_no_other_page(at_lien: DoorClient, attestation: Attestation) -> None:
    found = re.search(r"<strong>(\d{6})</strong>", send(at_lien, attestation).content.decode())
    assert found
    for address in ("/", f"/people/{attestation.participant_id}/"):
        assert found[1] not in at_lien.get(address).content.decode()


def test_a_programme_without_a_mail_address_is_given_its_link_in_another_way(
    at_lien: DoorClient, attestation: Attestation
) -> None:
    Programme.objects.update(question_address="")
    assert "/l/" in send(at_lien, attestation).content.decode()


def test_anothers_attestation_is_no_page(
    at_lien: DoorClient, yassine: Participant, service: cast.Service
) -> None:
    other = cast.person(service.chamber, "Claeys")
    theirs = cast.asked(other, cast.programme(service.organisation, "Other"))
    assert at_lien.post(f"/people/{yassine.pk}/ask/{theirs.pk}/").status_code == 404
    assert not Link.objects.exists()
