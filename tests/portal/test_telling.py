"""The page on which he chooses what to tell: exactly as he chose, word for word, and nothing lost."""

import json
from html import unescape
from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from liaison.common import clock
from liaison.common.roles import Role
from liaison.disclosure import queries
from liaison.disclosure.rules import wording
from tests import crossing, people
from tests.portal import life


def text(response: object) -> str:
    assert response.status_code == 200, response  # type: ignore[attr-defined]
    return unescape(response.content.decode())  # type: ignore[attr-defined]


def test_own_words_come_first_and_nothing_is_ticked() -> None:
    of = crossing.scene()
    life.attested(of, of.source.id)
    page = text(life.telephone(of).get(life.tell_url(of)))
    places = [
        page.index(part)
        for part in ("<textarea", "Before you choose.", "Sentences you could use", life.ATTENDED)
    ]
    assert places == sorted(places)
    assert "checked" not in page


def test_the_ways_out_are_equal_buttons() -> None:
    of = crossing.scene()
    page = text(life.telephone(of).get(life.tell_url(of)))
    for leaving in ("tell", "nothing", "later"):
        assert (
            f'<button class="govuk-button govuk-button--secondary" name="leaving" value="{leaving}">' in page
        )
    for leaving in ("paper", "lawyer"):
        assert f'<button class="as-link" name="leaving" value="{leaving}">' in page
    assert "the court sees the same page as for everyone" in page


def test_the_page_is_small_neutral_in_its_title_and_has_no_script_of_its_own() -> None:
    of = crossing.scene()
    life.attested(of, of.source.id)
    response = life.telephone(of).get(life.tell_url(of))
    page = text(response)
    assert "<title>What do you want to tell?</title>" in page
    assert page.count("<script") == page.count('<script src="/static/portal/keep.js"') == 1
    assert len(response.content) < 50_000


def test_what_he_types_is_kept_while_he_types_it() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    assert client.post(life.tell_url(of), {"leaving": "keep", "words": "I get up"}).status_code == 204
    assert "I get up" in text(client.get(life.tell_url(of)))


def test_own_words_are_delivered_as_he_wrote_them() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    words = "I get up at six <again>.\r\nMy daughter comes & stays “on Sundays”. 😀"
    preview = unescape(life.tells(client, of, words=words))
    crossing.closed()
    (copy,) = crossing.copies()
    shown = words.replace("\r\n", "\n")
    assert json.loads(copy.content) == dict.fromkeys(wording.LANGUAGES, shown)
    assert shown in preview


def test_a_suggested_sentence_is_delivered_in_every_language_once_its_source_confirms() -> None:
    of = crossing.scene()
    fact = life.attested(of, of.source.id)
    client = life.telephone(of)
    preview = unescape(life.tells(client, of, **{f"about-{fact.pk}": "tell"}))
    (statement,) = waiting(of)
    crossing.confirmed(of, statement)
    crossing.closed()
    (copy,) = crossing.copies()
    assert (copy.matrix_row, copy.form) == ("M06", "suggested")
    assert json.loads(copy.content)["en"] == life.ATTENDED
    assert all(words in preview for words in json.loads(copy.content).values())


def waiting(of: crossing.Scene) -> list[object]:
    with crossing.at(of.source):
        return [each.statement for each in queries.awaiting(of.source)]


def test_what_he_keeps_to_himself_asks_nobody_and_is_not_delivered() -> None:
    of = crossing.scene()
    fact = life.attested(of, of.source.id)
    client = life.telephone(of)
    life.tells(client, of, words="I get up at six.", **{f"about-{fact.pk}": "keep"})
    assert waiting(of) == []
    crossing.closed()
    assert [copy.form for copy in crossing.copies()] == ["own-words"]


def test_a_draft_with_tell_ticked_asks_no_source_until_he_tells_it() -> None:
    of = crossing.scene()
    fact = life.attested(of, of.source.id)
    client = life.telephone(of)
    client.post(life.tell_url(of), {"leaving": "later", f"about-{fact.pk}": "tell"})
    assert waiting(of) == []
    assert f'value="tell" id="id_about-{fact.pk}_0" checked' in text(client.get(life.tell_url(of)))


def test_decide_later_keeps_what_he_typed_and_tells_nothing() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    left = client.post(life.tell_url(of), {"leaving": "later", "words": "I am not sure."})
    assert left.headers["Location"] == "/"
    assert "I am not sure." in text(client.get(life.tell_url(of)))
    crossing.closed()
    assert crossing.copies() == []


def test_tell_these_with_nothing_chosen_comes_back_and_says_so() -> None:
    of = crossing.scene()
    page = text(life.telephone(of).post(life.tell_url(of), {"leaving": "tell", "words": "  "}))
    assert "Write something or choose Tell at a sentence" in page


def test_words_that_are_too_long_come_back_whole() -> None:
    of = crossing.scene()
    long = "word " * 600 + "the end"
    page = text(life.telephone(of).post(life.tell_url(of), {"leaving": "tell", "words": long}))
    assert "the end" in page
    assert 'role="alert"' in page


def test_words_typed_while_the_list_closed_come_back_and_are_not_told() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    with clock.played(of.occasion.closes_at):
        page = text(client.post(life.tell_url(of), {"leaving": "tell", "words": "I get up at six."}))
    assert "I get up at six." in page
    assert "It was not handed over. Only you can read it." in page


def test_his_key_turns_only_on_the_preview_that_he_saw() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    client.post(life.tell_url(of), {"leaving": "tell", "words": "One."})
    seal = life.seal_in(client.get(life.tell_url(of, "sure/")).content.decode())
    client.post(life.tell_url(of), {"leaving": "tell", "words": "Two."})
    page = text(client.post(life.tell_url(of, "sure/"), {"seal": seal}))
    assert "Something changed since you read it" in page
    assert "Two." in page
    assert crossing.closed()[0].alarms == 0
    assert crossing.copies() == []


def test_nothing_this_time_is_said_once_more_and_is_final() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    left = client.post(life.tell_url(of), {"leaving": "nothing", "words": "Perhaps."})
    assert left.headers["Location"] == life.tell_url(of, "nothing/")
    assert "This is final for this day." in text(client.get(life.tell_url(of, "nothing/")))
    client.post(life.tell_url(of, "nothing/"))
    assert "You tell nothing this time" in text(client.get(life.tell_url(of)))
    again = text(client.post(life.tell_url(of), {"leaving": "tell", "words": "After all."}))
    assert "After all." in again
    crossing.closed()
    assert crossing.copies() == []


def test_what_he_told_can_be_taken_back_and_his_words_are_in_the_draft_again() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    life.tells(client, of, words="I get up at six.")
    page = text(client.get(life.tell_url(of)))
    assert "This will be read" in page
    back = page.split('action="/tell/')[1].split('"')[0]
    client.post(f"/tell/{back}")
    assert '">\nI get up at six.</textarea>' in text(client.get(life.tell_url(of)))
    crossing.closed()
    assert crossing.copies() == []


def test_he_can_tell_more_after_he_told_something_and_the_order_is_his() -> None:
    of = crossing.scene()
    fact = life.attested(of, of.source.id)
    client = life.telephone(of)
    life.tells(client, of, words="First.", **{f"about-{fact.pk}": "tell"})
    life.tells(client, of, words="Second.")
    crossing.confirmed(of, waiting(of)[0])  # type: ignore[arg-type]
    crossing.closed()
    said = [json.loads(copy.content)["en"] for copy in crossing.copies()]
    assert said == ["First.", life.ATTENDED, "Second."]


def test_after_closing_nothing_can_be_taken_back_and_he_reads_what_was_delivered() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    life.tells(client, of, words="I get up at six.")
    page = text(client.get(life.tell_url(of)))
    back = page.split('action="/tell/')[1].split('"')[0]
    crossing.closed()
    client.post(f"/tell/{back}")
    closed = text(client.get(life.tell_url(of)))
    assert "What you handed over" in closed
    assert '<blockquote lang="en">I get up at six.</blockquote>' in closed
    assert "Take it back" not in closed


def test_he_alone_is_told_that_a_sentence_was_not_confirmed() -> None:
    of = crossing.scene()
    fact = life.attested(of, of.source.id)
    client = life.telephone(of)
    life.tells(client, of, **{f"about-{fact.pk}": "tell"})
    assert "has not confirmed it yet" in text(client.get(life.tell_url(of)))
    crossing.closed()
    assert "was not confirmed, so it is not read" in text(client.get(life.tell_url(of)))


def test_another_participant_s_date_is_no_page() -> None:
    of, other = crossing.scene(), crossing.scene("Jan Claes")
    client = life.telephone(of)
    for more in ("", "sure/", "nothing/", "lawyer/"):
        assert client.get(life.tell_url(other, more)).status_code == 404
        assert client.post(life.tell_url(other, more), {"words": "x", "seal": "x"}).status_code == 404
    assert client.post(life.tell_url(other, f"back/{uuid4()}/")).status_code == 404
    assert client.get(f"/tell/{uuid4()}/").status_code == 404


def test_another_participant_s_sentence_is_not_taken_back() -> None:
    of, other = crossing.scene(), crossing.scene("Jan Claes")
    (theirs,) = crossing.told(other, "Mine.")
    life.tells(life.telephone(of), of, words="Also mine.")
    life.telephone(of).post(life.tell_url(of, f"back/{theirs.id}/"))
    crossing.closed()
    assert len(crossing.copies()) == 2


def test_a_goal_of_the_current_plan_is_suggested_with_its_author_as_the_source() -> None:
    of = crossing.scene()
    author = life.liaison(of)
    life.planned(of, author, "An old goal")
    goal = life.planned(of, author, "A place of my own", version=2)
    client = life.telephone(of)
    page = text(client.get(life.tell_url(of)))
    assert "My goal for housing: A place of my own" in page
    assert "An old goal" not in page
    life.tells(client, of, **{f"about-{goal.pk}": "tell"})
    source = people.Viewer(author.pk, Role.LIAISON, "care", author.name, author.organisation_id)
    assert len(waiting(crossing.Scene(of.me, of.occasion, source, of.participant, of.sitting))) == 1


def test_what_was_delivered_before_is_not_suggested_again() -> None:
    of = crossing.scene()
    fact = life.attested(of, of.source.id)
    client = life.telephone(of)
    life.tells(client, of, **{f"about-{fact.pk}": "tell"})
    crossing.confirmed(of, waiting(of)[0])  # type: ignore[arg-type]
    crossing.closed()
    later = crossing.sitting(of.sitting.chamber, of.sitting.closes_at + crossing.OPEN_FOR)
    occasion = crossing.appears(of.participant, later)
    assert life.ATTENDED not in text(client.get(f"/tell/{occasion.id}/"))


@pytest.mark.parametrize("leaving", ["", "keep", "tell", "nothing", "later", "lawyer", "something else"])
def test_whatever_button_he_presses_what_he_typed_is_kept(leaving: str) -> None:
    of = crossing.scene()
    client = life.telephone(of)
    page = client.post(life.tell_url(of), {"leaving": leaving, "words": "I get up at six."})
    again = page.content.decode() if page.status_code == 200 else text(client.get(life.tell_url(of)))
    assert "I get up at six." in again


def test_more_sentences_ask_for_no_more_queries() -> None:
    one, many = crossing.scene(), crossing.scene("Jan Claes")
    life.attested(one, one.source.id)
    for kept in range(5):
        life.attested(many, many.source.id, kept=kept)
    life.planned(many, life.liaison(many))
    life.planned(one, people.account(Role.LIAISON))
    assert queries_of(one) == queries_of(many)


def queries_of(of: crossing.Scene) -> int:
    client = life.telephone(of)
    client.get("/")
    with CaptureQueriesContext(connection) as asked:
        client.get(life.tell_url(of))
    return len(asked)
