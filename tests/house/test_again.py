"""Another language or density loses nothing: not the words on a page that answers a form, and not the way there."""

import re
from html import unescape
from typing import Any
from urllib.parse import urlencode

import pytest
from django.test import override_settings
from django.urls import Resolver404, resolve

from liaison.common import again
from liaison.court.models import Appearance
from liaison.disclosure.models import Statement
from tests import crossing
from tests.casework import cast as carers
from tests.court import cast
from tests.court.test_sheet_saving import working_day
from tests.doors import DoorClient, settings_of
from tests.house.test_pages import WHO_MAY
from tests.portal import life

pytestmark = pytest.mark.once

HIDDEN = re.compile(r'<input type="hidden" name="([^"]+)" value="([^"]*)">')
FORM = re.compile(r'<form class="(languages|density)"[^>]* action="([^"]*)">(.*?)</form>', re.DOTALL)


def buttons(answer: Any, form: str = "languages") -> tuple[str, dict[str, list[str]], str]:
    """Where the buttons of a page send their form, what it holds, and the name under which the choice is sent."""
    page = answer.content.decode()
    action, inside = next((to, inside) for name, to, inside in FORM.findall(page) if name == form)
    held: dict[str, list[str]] = {}
    for name, value in HIDDEN.findall(inside):
        held.setdefault(unescape(name), []).append(unescape(value))
    (name,) = set(re.findall(r'<button name="([^"]+)"', inside))
    return unescape(action), held, name


def press(client: DoorClient, answer: Any, choice: str, form: str = "languages") -> Any:
    """The page that comes when one of these buttons is pressed."""
    action, held, name = buttons(answer, form)
    return client.post(action, {**held, name: choice}, follow=True)


def language(answer: Any) -> str:
    return answer.content.decode().partition('<html lang="')[2][:2]


def test_at_the_court_a_refused_form_is_shown_again_in_another_language() -> None:
    court = cast.court()
    file, clerk = cast.file(court.chamber), cast.at_court(court.clerk)
    refused = clerk.post(f"/files/{file.pk}/sitting/", {"on-typed": "2020-02-03", "on-kind": "closing"})
    page = press(clerk, refused, "fr")
    assert (page.status_code, language(page)) == (200, "fr")
    assert b'value="2020-02-03"' in page.content
    assert re.search(r'value="closing"[^>]*selected', page.content.decode())
    assert b"govuk-error-summary" in page.content
    assert language(clerk.get("/")) == "fr"
    roomy = press(clerk, page, "roomy", "density")
    assert b'value="2020-02-03"' in roomy.content
    assert b" roomy" in clerk.get("/").content


def test_a_sheet_that_two_filled_in_is_shown_again_with_both() -> None:
    court = cast.court()
    row = cast.on_list(cast.file(court.chamber), cast.sitting(court.chamber, 0), revision=1)
    judge = cast.at_court(court.judge)
    typed = cast.filled(decision="warn", words="Tell how\nthe course goes", note="Gently.")
    answer = judge.post(f"/appearances/{row.pk}/", typed)
    assert "Somebody else saved this sheet" in cast.text(answer)
    page = press(judge, answer, "nl")
    assert language(page) == "nl"
    assert "clash-heading" in cast.shown(page)
    assert "Tell how\nthe course goes" in page.content.decode().replace("\r\n", "\n")
    assert cast.again(row).decision == ""


def test_a_choice_of_language_never_saves_what_could_be_saved_by_now() -> None:
    court = cast.court()
    file, clerk = cast.file(court.chamber), cast.at_court(court.clerk)
    typed = urlencode({"on-typed": f"{working_day(14)}", "on-kind": "follow-up"})
    sent = {again.FORM: typed, again.LANGUAGE: "fr"}
    page = clerk.post(f"/files/{file.pk}/sitting/", sent, follow=True)
    assert (page.status_code, language(page)) == (200, "fr")
    assert not Appearance.objects.unguarded(because=cast.TEST).exists()


def test_in_care_a_refused_contact_is_shown_again_with_what_was_typed() -> None:
    service = carers.service()
    person, liaison = carers.person(service.chamber), carers.staff(service.organisation, "lien maes")
    carers.assign(person, liaison)
    browser = DoorClient("care").enter(liaison)
    sent = {"at": "2020-01-01T10:00", "contact": "visit", "place": "At the kitchen table"}
    page = press(browser, browser.post(f"/people/{person.pk}/next/", sent), "nl")
    assert language(page) == "nl"
    assert "At the kitchen table" in page.content.decode()


def test_a_participant_who_changes_the_language_still_has_his_words() -> None:
    of = crossing.scene()
    telephone = life.telephone(of)
    long = "word " * 600 + "the end"
    answer = telephone.post(life.tell_url(of), {"leaving": "tell", "words": long})
    before = Statement.objects.unguarded(because=cast.TEST).count()
    page = press(telephone, answer, "fr")
    assert language(page) == "fr"
    assert "the end" in page.content.decode()
    assert Statement.objects.unguarded(because=cast.TEST).count() == before


def test_a_page_that_answers_no_form_only_keeps_the_choice() -> None:
    clerk = cast.at_court(cast.court().clerk)
    action, held, name = buttons(clerk.get("/files/?q=peeters"))
    assert (action, held["next"], name) == ("/language/", ["/files/?q=peeters"], "language")


def test_a_password_is_never_in_the_page_that_answers_it() -> None:
    clerk = cast.at_court(cast.court().clerk)
    answer = clerk.post("/password/", {"oldpassword": "zeven groene daken"})
    assert answer.status_code == 200
    assert b"zeven groene" not in answer.content


@pytest.mark.parametrize("elsewhere", ["https://elsewhere.example/", "//elsewhere.example", "javascript:1"])
def test_a_choice_leads_to_no_address_but_our_own(elsewhere: str) -> None:
    answer = DoorClient("court").post("/language/", {"language": "fr", "next": elsewhere})
    assert answer.url == "/"


@pytest.mark.parametrize(
    ("form", "page"),
    [
        ("/files/{file}/sitting/", "/files/{file}/"),
        ("/files/{file}/judgment/appeal/", "/files/{file}/judgment/"),
        ("/appearances/{row}/papers/", "/appearances/{row}/"),
        ("/appearances/{row}/undo/", "/appearances/{row}/"),
        ("/sittings/{sitting}/times/", "/sittings/{sitting}/"),
    ],
)
def test_whoever_opens_the_address_of_a_form_comes_to_its_page(form: str, page: str) -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    row = cast.on_list(file, cast.sitting(court.chamber, 0))
    ids = {"file": file.pk, "row": row.pk, "sitting": row.sitting_id}
    judge = cast.at_court(court.judge)
    assert judge.get(form.format(**ids)).url == page.format(**ids)
    assert judge.get(page.format(**ids)).status_code == 200
    other = cast.at_court(cast.court("Another chamber").prosecutor)
    assert other.get(form.format(**ids)).status_code == 404


@pytest.mark.parametrize("door", list(WHO_MAY))
def test_above_every_address_of_a_door_lies_a_page(door: str) -> None:
    with override_settings(**settings_of(door)):
        for path in WHO_MAY[door]:
            above = again._above(re.sub("<[^>]+>", "00000000-0000-4000-8000-000000000000", path))
            try:
                resolve(above)
            except Resolver404:
                assert above == "/", path
