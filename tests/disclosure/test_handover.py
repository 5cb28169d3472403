"""The tables of steps are total, and what crosses is what the keys say, whatever else is true."""

from datetime import UTC, datetime, timedelta
from itertools import product
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from liaison.disclosure.rules import wording
from liaison.disclosure.rules.handover import (
    ANSWERS,
    HANDOVER,
    SENTENCE,
    Answer,
    Choice,
    Fate,
    Key,
    Refusal,
    Said,
    Standing,
    Step,
    can_cross,
    fate,
    read_until,
    refused_hand,
)

WHO = st.sampled_from([UUID(int=number) for number in range(1, 4)])
HASHES = st.sampled_from(["a" * 64, "b" * 64])
SAID = st.builds(Said, WHO, WHO, st.booleans(), st.none() | WHO, HASHES)
KEYS = st.none() | st.builds(Key, WHO, WHO, WHO, HASHES, st.booleans(), st.none() | WHO)
"""Turned by himself, or a paper with who entered it."""


def test_every_step_from_every_standing_has_an_answer() -> None:
    assert set(HANDOVER) == set(product(Standing, Step))
    assert set(SENTENCE) == set(product(Choice, Choice))
    assert set(ANSWERS) == set(product(Answer, Answer))


@pytest.mark.parametrize("step", Step)
def test_nothing_this_time_and_the_closing_moment_are_final(step: Step) -> None:
    assert HANDOVER[Standing.NOTHING, step] == Refusal.FINAL
    assert HANDOVER[Standing.CLOSED, step] == Refusal.CLOSED


def test_nobody_closes_a_hand_over_or_makes_it_undecided_again() -> None:
    reached = {after for after in HANDOVER.values() if isinstance(after, Standing)}
    assert reached == {Standing.LATER, Standing.TOLD, Standing.NOTHING}


def test_what_was_told_can_only_be_taken_back_and_then_stays_so() -> None:
    out_of_told = {after for after in Choice if not isinstance(SENTENCE[Choice.TELL, after], Refusal)}
    assert out_of_told == {Choice.WITHDRAWN}
    assert all(SENTENCE[Choice.WITHDRAWN, after] == Refusal.TAKEN_BACK for after in Choice)


@given(SAID, KEYS, KEYS, st.none() | HASHES)
def test_a_sentence_crosses_exactly_with_its_keys_over_its_bytes(
    said: Said, his: Key | None, theirs: Key | None, opened: str | None
) -> None:
    def turned(key: Key | None) -> bool:
        about = (said.id, said.participant, said.content_hash)
        return key is not None and (key.statement, key.participant, key.content_hash) == about

    mine = turned(his) and his is not None and not his.is_withdrawn and opened == said.content_hash
    mine = mine and his is not None and his.actor != his.enterer
    both = (
        turned(theirs)
        and theirs is not None
        and his is not None
        and theirs.actor == said.source
        and said.source not in {his.actor, his.enterer}
    )
    expected = mine and (both or not said.is_suggested)
    assert (fate(said, his, theirs, opened) == Fate.DELIVERED) == expected


@given(WHO, st.none() | WHO, st.none() | WHO)
def test_a_paper_needs_as_many_people_as_have_a_part_in_it(
    enterer: UUID, countersigner: UUID | None, source: UUID | None
) -> None:
    parts = [who for who in (enterer, countersigner, source) if who is not None]
    are_others = len(set(parts)) == len(parts)
    assert (refused_hand(enterer, countersigner, source) is None) == are_others


@given(st.datetimes(datetime(2024, 1, 1), datetime(2030, 1, 1), timezones=st.just(UTC)))  # noqa: DTZ001
def test_a_copy_is_read_for_at_most_six_months(delivered_at: datetime) -> None:
    assert timedelta(days=180) <= read_until(delivered_at) - delivered_at <= timedelta(days=184)


@pytest.mark.parametrize(("kind", "crosses"), [("M40", True), ("M06", True), ("M22", True)])
def test_facts_of_the_open_rows_can_cross(kind: str, crosses: bool) -> None:
    assert can_cross(kind) is crosses


@pytest.mark.parametrize(
    "kind", ["M02", "M11", "M12", "M13", "M15", "M16", "M20", "M25", "M31", "M33", "", "M99"]
)
def test_facts_of_the_secret_never_cross(kind: str) -> None:
    assert not can_cross(kind)


@given(st.text(st.characters(exclude_categories=["Cs"])))
def test_a_sentence_is_read_as_it_was_written_and_has_one_text(text: str) -> None:
    content = wording.content(wording.in_all(text))
    assert wording.read(content) == dict.fromkeys(["en", "fr", "nl"], text)
    assert wording.content(wording.read(content)) == content


@given(
    st.lists(st.sampled_from(["a" * 64, "b" * 64]), max_size=3),
    st.text(st.characters(exclude_categories=["Cs"])),
)
def test_a_paper_is_its_title_and_the_hashes_of_its_pages_in_their_order(
    pages: list[str], title: str
) -> None:
    content = wording.content(wording.in_all(title), pages)
    assert wording.pages(content) == tuple(pages)
    assert wording.read(content) == dict.fromkeys(["en", "fr", "nl"], title)


def test_a_paper_of_more_than_three_pages_is_none() -> None:
    with pytest.raises(ValueError, match="at most 3 pages"):
        wording.content(wording.in_all("x"), ["a" * 64] * 4)


def test_a_sentence_without_one_of_its_languages_is_none() -> None:
    with pytest.raises(ValueError, match="languages"):
        wording.content({"nl": "Ik was er.", "fr": "J’y étais."})
