"""Silence has no shape: what was not handed over leaves no trace on the court's pages."""

from typing import Any

import pytest

from liaison.common import clock
from liaison.court.models import Appearance
from liaison.disclosure.models import Handover, Statement
from tests import people
from tests.court import cast

PAGES = ("/", "/sittings/{sitting}/", "/appearances/{appearance}/", "/files/{file}/", "/files/")


def undecided(on: Appearance, **facts: Any) -> None:
    """What he was shown and did not tell, as his own door keeps it."""
    Statement.objects.create(
        participant=on.participant_id,
        occasion=on.pk,
        form="own-words",
        position=1,
        matrix_row="M40",
        sealed=b"sealed",
        content_hash="0" * 64,
        **facts,
    )


def never_asked(on: Appearance) -> None:
    """Nothing at all."""


def told_nothing(on: Appearance) -> None:
    Handover.objects.create(
        participant=on.participant_id, occasion=on.pk, chosen="nothing", chosen_at=clock.now()
    )


def kept_to_himself(on: Appearance) -> None:
    undecided(on, choice="keep", chosen_at=clock.now())


@pytest.mark.parametrize("address", PAGES)
@pytest.mark.parametrize("role", ["judge", "clerk", "prosecutor"])
def test_handing_nothing_over_and_never_being_asked_are_the_same_bytes(role: str, address: str) -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    row = cast.on_list(file, cast.sitting(court.chamber, 0))
    ids = {"sitting": row.sitting_id, "appearance": row.pk, "file": file.pk}
    client = cast.at_court(getattr(court, role))
    pages = []
    for happened in (never_asked, told_nothing, kept_to_himself):
        happened(row)
        pages.append(cast.shown(client.get(address.format(**ids))))
    assert pages[0] == pages[1] == pages[2]


@pytest.mark.parametrize("address", ["/appearances/{appearance}/", "/files/{file}/"])
def test_a_full_page_differs_from_an_empty_one_in_the_sentences_alone(address: str) -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, 0)
    full, empty = cast.file(court.chamber), cast.file(court.chamber)
    told, silent = cast.on_list(full, sitting), cast.on_list(empty, sitting)
    cast.told(told, "I get up at six again.")
    client = cast.at_court(court.prosecutor)
    page = cast.text(client.get(address.format(appearance=told.pk, file=full.pk)))
    other = cast.text(client.get(address.format(appearance=silent.pk, file=empty.pk)))
    day = f"{sitting.day:%-d %B %Y}"
    said = "I get up at six again. in own words "
    page = page.replace(f"For the sitting of {day} {said}", "").replace(said, "")
    along = other.replace("Previous Peeters k", "Next Peeters j")
    assert page == along.replace(empty.number, full.number).replace("2 of 2", "1 of 2")


def test_the_courts_list_has_no_column_of_what_was_handed_over() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, 0)
    row = cast.on_list(cast.file(court.chamber), sitting)
    client = cast.at_court(court.judge)
    before = cast.shown(client.get(f"/sittings/{sitting.pk}/"))
    cast.told(row, "I get up at six again.")
    assert cast.shown(client.get(f"/sittings/{sitting.pk}/")) == before


def test_a_participant_is_reached_by_no_search_but_the_chambers_own() -> None:
    court = cast.court()
    people.participant("Yara Peeters")
    assert "No file fits" in cast.text(cast.at_court(court.judge).get("/files/?q=peeters"))
