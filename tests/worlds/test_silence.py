"""Silence has no shape: why somebody handed nothing over cannot be read on the court's side, nor that he could have."""

import html
import json
import re
from collections.abc import Mapping
from io import BytesIO
from typing import Any

import pytest
from pypdf import PdfReader

from tests.worlds import pairs, steps, transcript

SEED = "larch"
VISIT = pairs.Visit("after", SEED, steps.SECOND_VISIT, pairs.VISITORS, ("clerk", "lawyer"), pairs.TRIES)
SILENT = ("nothing", "withdrew", "refused", "photographed", "signed")
SENTENCE = re.compile(r'<div class="sentence">\s*<blockquote[^>]*>(.*?)</blockquote>.*?</div>', re.DOTALL)
DAY = re.compile(r"<h3>[^<]*</h3>\s*(?=<p class=\"soft\">)")
"""The day over the sentences of one sitting, where none of them is left."""

WHOSE = (
    "zelf verteld; als juiste weergave bevestigd door de bron",
    "zelf verteld, in eigen woorden",
    "de sa part ; copie fidèle confirmée par la source",
    "de sa part, avec ses propres mots",
)
"""What the papers say of whose words they are."""

PAPER = re.compile(r"/papers/[0-9a-f-]{36}/")
"""Where a paper is found. In a constructed world its id counts the copies made before it; in service ids are random."""


@pytest.fixture(scope="module")
def sentences(lane: pairs.Lane) -> list[str]:
    """The same person in equal worlds: four manners of silence, and everything told; answers what he told then."""
    delivered: list[str] = []
    lane.base(SEED)
    for manner in ("never", *SILENT, "everything"):
        lane.begin(manner, SEED, None)
        delivered = lane.builder.ask("decide", world=lane.url(manner), manner=manner)
        lane.visit(manner, VISIT, lane.close(manner, None))
    return delivered


@pytest.mark.parametrize("manner", SILENT)
def test_who_hands_over_nothing_looks_the_same_whether_he_refused_withdrew_or_was_refused(
    manner: str, lane: pairs.Lane, sentences: list[str]
) -> None:
    never, other = lane.path("never", "after"), lane.path(manner, "after")
    assert transcript.first_difference(never, other) is None


def on_paper(pdf: bytes, sentences: list[str]) -> str:
    """The words of a paper, without exactly these sentences and what says whose they are."""
    said = words(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages))
    for gone in [*sentences, *WHOSE]:
        said = said.replace(words(gone), "")
    return " ".join(said.split())


def words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text))


def without(entry: Mapping[str, Any], sentences: list[str]) -> dict[str, Any]:
    """An exchange without exactly these sentences, their length, and the white space around them."""

    def cut(found: re.Match[str]) -> str:
        return "" if html.unescape(found[1]) in sentences else found[0]

    entry = json.loads(PAPER.sub("/papers/", json.dumps(entry)))
    if entry["body"].startswith("%PDF"):
        return {**entry, "body": on_paper(entry["body"].encode("latin-1"), sentences), "headers": []}
    body = entry["body"].encode("latin-1").decode("utf-8", "replace")
    body = " ".join(DAY.sub("", SENTENCE.sub(cut, body)).split()).replace("> <", "><")
    headers = [each for each in entry["headers"] if each[0] != "Content-Length"]
    return {**entry, "body": body, "headers": headers}


def test_who_hands_over_everything_differs_in_the_sentences_delivered_and_in_nothing_else(
    lane: pairs.Lane, sentences: list[str]
) -> None:
    never = [entry for entry in transcript.read(lane.path("never", "after")) if "status" in entry]
    told = [entry for entry in transcript.read(lane.path("everything", "after")) if "status" in entry]
    differing = [place for place, pair in enumerate(zip(never, told, strict=True)) if pair[0] != pair[1]]
    assert len(sentences) >= 4
    assert differing
    for place in differing:
        # On a pack of sheets somebody else may have told the very same sentence.
        is_paper = never[place]["body"].startswith("%PDF")
        assert without(told[place], sentences) == without(never[place], sentences if is_paper else [])


def test_rows_differ_in_the_copies_delivered_and_in_the_log_of_who_read_them(
    lane: pairs.Lane, sentences: list[str]
) -> None:
    never, told = (
        {
            entry["url"]: entry["rows"]
            for entry in transcript.read(lane.path(manner, "after"))
            if "rows" in entry
        }
        for manner in ("never", "everything")
    )
    differing = {table for table in never if never[table] != told[table]}
    # The pages of somebody else's paper name its copy, whose id here counts the copies made before it.
    assert differing - {"disclosure_frozenpage"} == {"disclosure_frozencopy", "common_courthead"}
