"""A photo or a paper handed over: shown as it will be read, approved by the hash of its very bytes, delivered so."""

from typing import Any
from uuid import uuid4

import pytest

from liaison.care import vault
from liaison.common import picture
from liaison.disclosure.models import FrozenPage, Statement, StatementPage
from liaison.disclosure.rules import wording
from tests import crossing, pictures
from tests.portal import life, papers

BECAUSE = "a test looks at everything"


def text(response: Any) -> str:
    return str(response.content.decode())


def frozen() -> list[FrozenPage]:
    return list(FrozenPage.objects.unguarded(because=BECAUSE).order_by("copy", "number"))


def kept() -> int:
    return StatementPage.objects.unguarded(because=BECAUSE).count()


def test_a_photo_is_shown_to_him_as_it_will_be_read_and_delivered_byte_for_byte() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of, "Huurcontract", "bladzijde twee")
    first = papers.shown(client, text(client.get(life.tell_url(of, f"paper/{paper}/"))))
    client.post(life.tell_url(of), {"leaving": "tell", f"about-{paper}": "tell"})
    approved = papers.shown(client, text(client.get(life.tell_url(of, "sure/"))))
    papers.told(client, of, paper)
    crossing.closed()
    assert first == approved == [bytes(page.content) for page in frozen()]
    assert [picture.drawn_anew(each) != each for each in approved] == [True, True]
    assert papers.TITLE in crossing.copies()[0].content


def test_what_he_approves_names_the_title_and_each_page() -> None:
    of = crossing.scene()
    papers.delivered(of, "een", "twee", "drie")
    (copy,) = crossing.copies()
    assert wording.pages(copy.content) == tuple(wording.digest_of(bytes(page.content)) for page in frozen())
    assert set(wording.read(copy.content).values()) == {papers.TITLE}
    assert copy.content_hash == wording.digest(copy.content)


def test_nothing_of_where_and_with_what_it_was_taken_is_kept() -> None:
    of = crossing.scene()
    papers.delivered(of)
    (page,) = frozen()
    assert pictures.MAKER.encode() not in bytes(page.content)


def test_a_page_is_sealed_under_his_key_until_it_crosses() -> None:
    of = crossing.scene()
    papers.added(life.telephone(of), of)
    row = StatementPage.objects.unguarded(because=BECAUSE).get()
    assert b"\xff\xd8\xff" not in bytes(row.sealed)
    place = {"table": "disclosure_statementpage", "row": row.pk, "field": "sealed"}
    assert vault.unseal_bytes(of.participant.pk, row.sealed, **place).startswith(b"\xff\xd8\xff")


def test_a_paper_that_was_just_added_is_neither_told_nor_kept_until_he_says_so() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    page = text(client.get(life.tell_url(of)))
    assert page.count(f'name="about-{paper}"') == 2
    assert "checked" not in page
    life.tells(client, of, words="Only this.")
    crossing.closed()
    assert frozen() == []


def test_keep_to_myself_keeps_it_in_the_draft() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    client.post(life.tell_url(of), {"leaving": "later", f"about-{paper}": "keep"})
    page = text(client.get(life.tell_url(of)))
    assert page.count("checked") == 1
    crossing.closed()
    assert frozen() == []


def test_his_own_paper_needs_no_other_key() -> None:
    of = crossing.scene()
    papers.delivered(of)
    assert len(frozen()) == 1


def test_another_page_or_title_is_another_paper_and_he_is_asked_anew() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    client.post(life.tell_url(of), {"leaving": "tell", f"about-{paper}": "tell"})
    seal = life.seal_in(text(client.get(life.tell_url(of, "sure/"))))
    papers.posted(client, of, pictures.photo("Nog een"), f"{paper}/")
    client.post(life.tell_url(of, "sure/"), {"seal": seal})
    assert "checked" not in text(client.get(life.tell_url(of)))
    crossing.closed()
    assert frozen() == []


def test_a_paper_has_at_most_three_pages() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of, "een", "twee", "drie")
    assert "Take a photo" not in text(client.get(life.tell_url(of, f"paper/{paper}/")))
    assert papers.posted(client, of, pictures.photo("vier"), f"{paper}/").status_code == 404
    assert kept() == 3


def test_a_paper_taken_away_leaves_no_page() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    client.post(life.tell_url(of, f"paper/{paper}/away/"))
    assert kept() == 0
    assert papers.TITLE not in text(client.get(life.tell_url(of)))
    assert client.get(life.tell_url(of, f"paper/{paper}/")).status_code == 404


def test_a_paper_told_and_taken_back_is_in_the_draft_again_and_does_not_cross() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    papers.told(client, of, paper)
    client.post(life.tell_url(of, f"back/{paper}/"))
    page = text(client.get(life.tell_url(of)))
    assert papers.TITLE in page
    assert len(papers.shown(client, page)) == kept() == 1
    crossing.closed()
    assert frozen() == []
    assert crossing.copies() == []


def test_a_told_paper_cannot_be_changed_only_taken_back() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    papers.told(client, of, paper)
    assert papers.posted(client, of, pictures.photo("Anders"), f"{paper}/").status_code == 404
    client.post(life.tell_url(of, f"paper/{paper}/away/"))
    crossing.closed()
    assert len(frozen()) == 1


def test_after_closing_he_reads_what_was_handed_over() -> None:
    of = crossing.scene()
    papers.delivered(of)
    client = life.telephone(of)
    page = text(client.get(life.tell_url(of)))
    assert papers.TITLE in page
    assert papers.shown(client, page) == [bytes(frozen()[0].content)]


def test_a_page_leaves_as_a_picture_under_a_name_that_says_nothing() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    paper = papers.added(client, of)
    answer = client.get(f"/paper/{paper}/1/")
    assert answer.headers["Content-Disposition"] == 'inline; filename="paper-1.jpg"'
    assert answer.headers["Content-Type"] == "image/jpeg"
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Content-Security-Policy"].startswith("default-src 'none'; sandbox")
    assert answer.headers["Cache-Control"] == "no-store"


def test_another_person_s_paper_is_no_page() -> None:
    of, other = crossing.scene(), crossing.scene("Jan Claes")
    paper = papers.added(life.telephone(other), other)
    client = life.telephone(of)
    assert client.get(f"/paper/{paper}/1/").status_code == 404
    assert client.get(life.tell_url(of, f"paper/{paper}/")).status_code == 404
    assert client.get(life.tell_url(other, f"paper/{paper}/")).status_code == 404
    assert client.post(life.tell_url(of, f"paper/{paper}/away/")).status_code == 404
    assert client.get(f"/paper/{uuid4()}/1/").status_code == 404
    own = papers.added(client, of)
    assert client.get(f"/paper/{own}/2/").status_code == 404
    papers.told(life.telephone(other), other, paper)
    crossing.closed()
    assert client.get(f"/handed/{crossing.copies()[0].pk}/1/").status_code == 404


@pytest.mark.parametrize(
    ("data", "remedy"),
    [
        (b"%PDF-1.7", "make a screen picture of the page"),
        (b"\x00\x00\x00\x18ftypheic\x00", "(HEIC)"),
        (b"\xff\xd8\xff broken", "damaged"),
        (b"MZ a program", "This is not a picture"),
        (b"", "This file is empty"),
        (b"\xff\xd8\xff" + b"x" * picture.MOST_BYTES, "too large"),
        (b"\xff\xd8\xff" + b"x" * (21 * 1024 * 1024), "too large"),
        (None, "There is no picture yet"),
    ],
)
def test_what_cannot_be_taken_is_refused_with_what_to_do_and_the_title_stays(
    data: bytes | None, remedy: str
) -> None:
    of = crossing.scene()
    page = text(papers.posted(life.telephone(of), of, data))
    assert remedy in page
    assert f'value="{papers.TITLE}"' in page
    assert not Statement.objects.unguarded(because=BECAUSE).exists()


def test_two_pictures_at_once_are_refused_and_no_title_too() -> None:
    of = crossing.scene()
    both = {"taken": papers.sent(pictures.photo()), "chosen": papers.sent(pictures.photo())}
    page = text(life.telephone(of).post(life.tell_url(of, "paper/"), {"title": "", **both}))
    assert "One page at a time" in page
    assert "This field is required" in page


def test_after_closing_no_paper_is_added() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    crossing.closed()
    assert papers.posted(client, of, pictures.photo()).headers["Location"] == life.tell_url(of)
    assert kept() == 0


def test_what_he_typed_is_kept_when_he_goes_to_add_a_paper() -> None:
    of = crossing.scene()
    client = life.telephone(of)
    left = client.post(life.tell_url(of), {"leaving": "paper", "words": "I get up at six."})
    assert left.headers["Location"] == life.tell_url(of, "paper/")
    assert "I get up at six." in text(client.get(life.tell_url(of)))
    paper = papers.added(client, of)
    assert client.post(life.tell_url(of), {"open": str(paper)}).headers["Location"] == life.tell_url(
        of, f"paper/{paper}/"
    )
