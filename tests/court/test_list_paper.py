"""The list on paper: what it holds, that it is tagged, and that the same list gives the same bytes."""

from io import BytesIO

import time_machine
from pypdf import PdfReader

from liaison.common import clock
from liaison.court import papers
from liaison.court.papers.frame import Printing
from liaison.court.queries import docket
from tests.court import cast


def printed(language: str = "en") -> bytes:
    court = cast.court()
    file = cast.file(
        court.chamber, "Yassine Haddadi", "GE21.L3.0412-26", detained="yes", detained_where="Gent"
    )
    sitting = cast.sitting(court.chamber)
    row = cast.on_list(file, sitting)
    cast.told(row, "I get up at six again.")
    client = cast.at_court(court.judge)
    first, second = (
        client.get(f"/sittings/{sitting.pk}/list.pdf", headers={"accept-language": language})
        for _ in range(2)
    )
    assert first.content == second.content
    assert first["Content-Type"] == "application/pdf"
    return bytes(first.content)


@time_machine.travel("2026-11-19T09:00:00+00:00", tick=False)
def test_the_list_on_paper_is_tagged_and_says_who_comes() -> None:
    reader = PdfReader(BytesIO(printed()))
    text = " ".join(reader.pages[0].extract_text().split())
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    for words in (
        "Yassine Haddadi",
        "GE21.L3.0412-26",
        "detained Gent",
        "Printed on 19 November 2026, 10:00",
    ):
        assert words in text


@time_machine.travel("2026-11-19T09:00:00+00:00", tick=False)
def test_nothing_handed_over_is_on_the_paper() -> None:
    text = PdfReader(BytesIO(printed())).pages[0].extract_text()
    assert "six" not in text


def test_values_for_the_paper_depend_on_list_moment_and_language_alone() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber)
    cast.on_list(cast.file(court.chamber), sitting)
    shown = docket.docket(cast.viewer(court.judge), sitting.pk)
    assert shown is not None
    now = clock.now()
    made = [
        papers.list_paper(shown, Printing(now, language, is_constructed=True))
        for language in ("en", "en", "nl")
    ]
    assert made[0] == made[1]
    assert made[2]["lang"] == "nl"
    assert made[0]["notice"]
