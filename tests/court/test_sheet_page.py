"""The sheet as it is opened: three columns, the same for everyone, nothing chosen beforehand."""

import re

from liaison.common.roles import Role
from tests import people
from tests.court import cast

COMPLETE = "This is not complete and need not be."


def test_the_banner_says_who_and_the_first_column_what_was_agreed() -> None:
    court = cast.court()
    file = cast.file(court.chamber, charges="burglary")
    cast.decided(file, cast.sitting(court.chamber, -28), "continue", "Look for a room of his own")
    today = cast.sitting(court.chamber, 0)
    cast.on_list(cast.file(court.chamber, "Jan Claeys"), today)
    row = cast.on_list(file, today, position=2)
    page = cast.text(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))
    for words in ("2 of 2", "Yara Peeters", "14 March 1994", "burglary", "Look for a room of his own"):
        assert words in page
    assert f"Agreed on {cast.day(-28):%-d %B %Y}" in page


def test_sentences_are_quoted_as_they_were_delivered() -> None:
    court = cast.court()
    row = cast.on_list(cast.file(court.chamber), cast.sitting(court.chamber, 0))
    source = people.account(Role.LIAISON, people.organisation("care"))
    cast.told(row, "I was at 11 of 12 <b>appointments</b>.", source, "M06")
    cast.told(row, "I get up at six again.")
    html = cast.shown(cast.at_court(court.clerk).get(f"/appearances/{row.pk}/"))
    assert re.findall(r"<blockquote[^>]*>(.*?)</blockquote>", html) == [
        "I was at 11 of 12 &lt;b&gt;appointments&lt;/b&gt;.",
        "I get up at six again.",
    ]
    assert html.index("true copy confirmed by the source") < html.index("in own words")


def test_the_second_column_always_ends_the_same_way() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, 0)
    empty, full = (cast.on_list(cast.file(court.chamber), sitting) for _ in range(2))
    cast.told(full, "I get up at six again.")
    judge = cast.at_court(court.judge)
    for row in (empty, full):
        assert cast.text(judge.get(f"/appearances/{row.pk}/")).count(COMPLETE) == 1


def test_nothing_is_chosen_when_a_sheet_is_opened() -> None:
    court = cast.court()
    file = cast.file(court.chamber)
    cast.decided(file, cast.sitting(court.chamber, -28), "praise", "Come on time")
    cast.sitting(court.chamber, 28)
    row = cast.on_list(file, cast.sitting(court.chamber, 0))
    html = cast.shown(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))
    chosen = re.findall(r'<input[^>]*name="([\w]+)"[^>]*value="([^"]*)"[^>]* checked', html)
    marks = [(f"said_{topic}", "") for topic in ("appointments", "living", "work", "money", "people")]
    assert chosen == [*marks, ("presence", "expected"), ("lawyer", "")]
    assert re.findall(r"<option[^>]*value=\"([^\"]*)\"[^>]* selected", html) == [""]
    assert f"{cast.day(28):%A %-d %B %Y} proposed: 4 weeks, 0 people on the list" in re.sub(
        r"\s+", " ", re.sub(r"<[^>]+>", " ", html)
    )


def test_the_prosecutor_reads_and_has_nothing_to_fill_in() -> None:
    court = cast.court()
    row = cast.decided(cast.file(court.chamber), cast.sitting(court.chamber, 0), "warn", "Call on Monday")
    prosecutor = cast.at_court(court.prosecutor)
    page = prosecutor.get(f"/appearances/{row.pk}/")
    assert "Warn" in cast.text(page)
    assert "Call on Monday" in cast.text(page)
    assert 'name="decision"' not in cast.shown(page)
    assert prosecutor.post(f"/appearances/{row.pk}/", cast.filled()).status_code == 404


def test_a_draft_is_read_by_judge_and_clerk_alone() -> None:
    court = cast.court()
    row = cast.on_list(
        cast.file(court.chamber), cast.sitting(court.chamber, 0), said={"living": "shown"}, revision=1
    )
    clerk = cast.shown(cast.at_court(court.clerk).get(f"/appearances/{row.pk}/"))
    assert re.search(r'name="said_living" value="shown"[^>]* checked', clerk)
    prosecutor = cast.text(cast.at_court(court.prosecutor).get(f"/appearances/{row.pk}/"))
    assert "shown" not in prosecutor
    assert "not yet decided" in prosecutor


def test_the_sheet_leads_along_the_list() -> None:
    court = cast.court()
    sitting = cast.sitting(court.chamber, 0)
    first, second, third = (cast.on_list(cast.file(court.chamber), sitting) for _ in range(3))
    html = cast.shown(cast.at_court(court.judge).get(f"/appearances/{second.pk}/"))
    assert re.search(rf'rel="prev"[^>]* href="/appearances/{first.pk}/"', html)
    assert re.search(rf'rel="next"[^>]* href="/appearances/{third.pk}/"', html)


def test_joined_files_share_one_sheet() -> None:
    court = cast.court()
    file = cast.file(court.chamber, number="GE.1", charges="burglary")
    cast.joined(file.trajectory, "GE.2", charges="possession")
    row = cast.on_list(file, cast.sitting(court.chamber, 0))
    page = cast.text(cast.at_court(court.judge).get(f"/appearances/{row.pk}/"))
    for words in ("GE.1", "GE.2", "burglary; possession"):
        assert words in page
