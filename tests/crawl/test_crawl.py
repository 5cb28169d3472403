"""Whoever comes in by whichever door meets no text of care that is not his to read, nor does one stay behind anywhere.

A few pages of each kind in the suite; ``make crawl`` crawls all of a larger world.
"""

import io
import os
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from liaison.common.backups import parcel
from tests.crawl import leaks, looking, places, planting, reach
from tests.crawl.crawler import Far, Report, crawl, run_on_commit
from tests.crawl.tokens import found
from tests.fuzz import visiting
from tests.fuzz.visiting import WHO, Visitor

MANY = int(os.environ.get("LIAISON_CRAWL", "0"))
FAR = Far(pages=10**6, forms=20, keys=6) if MANY else Far(pages=2, forms=1, keys=2)
pytestmark = [pytest.mark.timeout(0 if MANY else 300), pytest.mark.once]


@dataclass
class Ground:
    """The world that is crawled, where each token was written in it, and the reports so far."""

    home: Path
    texts: list[tuple[places.Place, str]]
    places: Mapping[str, list[places.Place]]
    reports: dict[Visitor, Report] = field(default_factory=dict)

    def report(self, who: Visitor) -> Report:
        """What somebody met on his visit, which is made once."""
        if who not in self.reports:
            visit = visiting.visit(who, self.home)
            self.reports[who] = crawl(visit, self.places, FAR)
        return self.reports[who]


@pytest.fixture(scope="module")
def ground(
    django_db_setup: None, django_db_blocker: Any, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Ground]:
    folder = tmp_path_factory.mktemp("crawled")
    size = (MANY, 4) if MANY else (8, 2)
    with django_db_blocker.unblock(), planting.planted(folder, *size):
        run_on_commit()
        texts = [*places.texts()]
        yield Ground(folder, texts, places.by_token(texts))


@pytest.mark.parametrize("who", WHO, ids=lambda who: f"{who.door}-{who.name}")
def test_nobody_meets_a_text_of_care_that_is_not_his_to_read(ground: Ground, who: Visitor) -> None:
    report = ground.report(who)
    assert not report.leaks, "\n".join(report.leaks[:40])
    assert not report.broken, "\n".join(report.broken[:20])


MEET = {
    "court-judge",
    "court-clerk",
    "court-prosecutor",
    "court-lawyer",
    "care-liaison",
    "care-coordinator",
    "care-programme",
    "me-participant",
    "me-mandated-lawyer",
}
"""Whoever has something of care to read; everybody else meets no token at all."""


def test_whoever_has_something_to_read_did_read_it(ground: Ground) -> None:
    met = {f"{who.door}-{who.name}" for who in WHO if ground.report(who).met}
    assert met == MEET
    for door, kind in (("court", "application/pdf"), ("care", "application/pdf"), ("network", "text/csv")):
        assert any(ground.report(who).answers[f"200 {kind}"] for who in WHO if who.door == door)


def test_every_sealed_text_of_the_care_side_carries_a_token(ground: Ground) -> None:
    without = [place for place, text in ground.texts if text and not found(text)]
    assert {(place.table, place.column) for place in without} <= {("care_referralletter", "identity")}
    written = {(place.table, place.column) for each in ground.places.values() for place in each}
    empty = {(model._meta.db_table, column) for model, column in places.sealed_columns()} - written
    # A name is no text of care, and the page of a paper is a picture.
    assert empty == {("care_referralletter", "identity"), ("disclosure_statementpage", "sealed")}


NEAR = Far(pages=1, forms=1, keys=0)


def untold(ground: Ground) -> str:
    """A token that was written in a statement, and that nobody delivered."""
    tables = {token: {place.table for place in written} for token, written in ground.places.items()}
    return next(token for token, written in tables.items() if written == {"disclosure_statement"})


def others(ground: Ground) -> str:
    """A token in what was noted of third persons, which the person himself does not read either."""
    columns = {token: {place.column for place in written} for token, written in ground.places.items()}
    return next(token for token, written in columns.items() if written == {"others"})


@pytest.mark.parametrize("leak", leaks.LEAKS)
def test_a_planted_leak_is_found(ground: Ground, leak: str) -> None:
    who = Visitor("network", "network-manager")
    with leaks.LEAKS[leak](untold(ground)):
        report = crawl(visiting.visit(who, ground.home), ground.places, NEAR)
    assert any(untold(ground) in told for told in report.leaks)


@pytest.mark.parametrize(
    ("who", "written"),
    [
        (Visitor("court", "lawyer"), untold),
        (Visitor("care", "programme"), untold),
        (Visitor("care", "liaison"), untold),
        (Visitor("me", "participant"), others),
    ],
    ids=lambda one: getattr(one, "name", getattr(one, "__name__", "")),
)
def test_a_near_miss_is_a_leak(ground: Ground, who: Visitor, written: Any) -> None:
    with leaks.words_in_a_cookie(written(ground)):
        report = crawl(visiting.visit(who, ground.home), ground.places, NEAR)
    assert any(written(ground) in told for told in report.leaks)


def test_a_leak_in_the_title_of_a_paper_is_found(ground: Ground) -> None:
    with leaks.title_of_a_paper(untold(ground)):
        report = crawl(visiting.visit(Visitor("court", "prosecutor"), ground.home), ground.places, NEAR)
    assert any(untold(ground) in told for told in report.leaks)


def delivered(ground: Ground) -> set[str]:
    return {
        token
        for token, written in ground.places.items()
        if any(each.table == reach.COPIES for each in written)
    }


@pytest.mark.parametrize("side", ["office", "court", "care"])
def test_a_backup_holds_of_care_what_was_delivered_and_nothing_else(
    ground: Ground, side: str, tmp_path: Path
) -> None:
    call_command("backup_key", tmp_path / "its", stdout=io.StringIO())
    keeper = f"--to={side}={tmp_path / 'its.public'}"
    call_command("backup", str(tmp_path / "backups"), keeper, stdout=io.StringIO())
    [path] = (tmp_path / "backups").iterdir()
    assert not looking.in_value(path.read_bytes()), "a backup is sealed for whoever keeps it"
    with path.open("rb") as file:
        lines = "\n".join(parcel.unpack(file, parcel.key_in(tmp_path / "its.private")))
    assert found(lines) == (delivered(ground) if side == "court" else set())
