"""The way: what lies where, that nothing leaves the drawing, and that its sentences say what its shapes show."""

import re
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.template.loader import render_to_string
from django.utils import translation
from hypothesis import given
from hypothesis import strategies as st

from liaison.common.way import LARGE, SMALL, Above, Bar, Below, Mark, Way, court_row, draw, hatch

pytestmark = pytest.mark.once

FIRST = date(2026, 6, 2)
TODAY = date(2026, 11, 22)
DAYS = st.dates(date(2026, 1, 1), date(2027, 12, 31))
MARKS = st.lists(st.builds(Mark, DAYS, st.sampled_from(Above)), max_size=12)
BARS = st.lists(st.builds(Bar, st.sampled_from(Below), DAYS, st.none() | DAYS), max_size=8)
YASSINE = Way(
    first=FIRST,
    today=TODAY,
    marks=(
        Mark(date(2026, 6, 2), Above.HELD),
        Mark(date(2026, 7, 2), Above.WARNING),
        Mark(date(2026, 11, 26), Above.NEXT),
    ),
    bars=(
        Bar(Below.WAITING, date(2026, 6, 20), date(2026, 8, 1)),
        Bar(Below.ADMITTED, date(2026, 8, 2), date(2026, 10, 3)),
        Bar(Below.OUTPATIENT, date(2026, 10, 10)),
    ),
    handed=(date(2026, 7, 2),),
    months=10,
)
GOLDEN = (
    "2 sittings held. Warning given on 2 July 2026. Next sitting on 26 November 2026. "
    "Waiting from 20 June 2026 to 1 August 2026. Admitted from 2 August 2026 to 3 October 2026. "
    "In outpatient care since 10 October 2026. Handed over for one sitting."
)


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    with translation.override("en"):
        yield


def drawn(way: Way) -> str:
    return render_to_string("common/way.html", {"way": draw(way)})


def test_its_sentences_say_what_its_shapes_show() -> None:
    assert draw(YASSINE).words == GOLDEN
    assert drawn(YASSINE).count(GOLDEN) == 2  # for whoever points at it, and for whoever cannot see it


def test_every_kind_of_shape_is_on_the_drawing_once_for_each_fact() -> None:
    shapes = re.findall(r'class="way-([a-z]+)"', drawn(YASSINE))
    counted = {shape: shapes.count(shape) for shape in set(shapes)}
    assert counted.pop("tick") == 11
    assert counted == dict.fromkeys(
        ("line", "today", "held", "warning", "next", "waiting", "admitted", "outpatient", "handed"), 1
    )


def test_the_bars_are_told_apart_without_colour() -> None:
    waiting, admitted, outpatient = draw(YASSINE).stretches
    assert waiting.strokes
    assert not admitted.strokes
    assert outpatient.height < admitted.height


def test_a_month_without_care_is_a_gap() -> None:
    _, admitted, outpatient = draw(YASSINE).stretches
    assert outpatient.x > admitted.x + admitted.width + 5


def test_what_goes_on_ends_today() -> None:
    drawing = draw(YASSINE)
    last = drawing.stretches[-1]
    assert last.x + last.width == pytest.approx(drawing.today, abs=0.2)


def test_the_courts_row_takes_nothing_of_care() -> None:
    with pytest.raises(ValueError, match="nothing below"):
        Way(FIRST, TODAY, bars=YASSINE.bars, is_court_row=True)
    with pytest.raises(ValueError, match="nothing below"):
        Way(FIRST, TODAY, handed=YASSINE.handed, is_court_row=True)


def test_the_courts_row_is_circles_and_no_other_shape() -> None:
    row = court_row(FIRST, TODAY, YASSINE.marks, months=10)
    text = drawn(row)
    assert draw(row).words == GOLDEN.partition(" Waiting")[0]
    assert not re.findall(r"way-(waiting|admitted|outpatient|handed)", text)
    assert draw(row).height < draw(YASSINE).height


def test_an_empty_way_says_so() -> None:
    assert draw(Way(TODAY, TODAY)).words == "Nothing is on this way yet."


def test_the_large_drawing_names_its_months() -> None:
    assert [tick.words for tick in draw(YASSINE, LARGE).ticks][:3] == ["June", "July", "Aug."]


def test_no_number_is_written_with_a_comma() -> None:
    assert not re.search(r'="[\d ]+,\d', drawn(YASSINE))


@given(first=DAYS, after=st.integers(0, 900), marks=MARKS, bars=BARS, months=st.integers(0, 24))
def test_nothing_leaves_the_drawing(
    first: date, after: int, marks: list[Mark], bars: list[Bar], months: int
) -> None:
    way = Way(first, first + timedelta(days=after), tuple(marks), tuple(bars), months=months)
    for size in (SMALL, LARGE):
        drawing = draw(way, size)
        ends = [bar.x + bar.width for bar in drawing.stretches]
        places = [tick.x for tick in drawing.ticks] + [circle.x for circle in drawing.circles]
        assert all(drawing.left <= x <= drawing.right for x in [*places, drawing.today])
        assert all(end <= drawing.right + 2.1 for end in ends)


@given(first=DAYS, marks=MARKS)
def test_an_earlier_day_is_never_further_right(first: date, marks: list[Mark]) -> None:
    circles = draw(Way(first, first, tuple(marks))).circles
    assert [circle.x for circle in circles] == sorted(circle.x for circle in circles)


@given(x=st.floats(0, 300), width=st.floats(2, 300), height=st.sampled_from([6.0, 11.0, 15.0]))
def test_the_strokes_of_a_hatched_bar_stay_inside_it(x: float, width: float, height: float) -> None:
    numbers = [float(number) for number in re.findall(r"-?[\d.]+", hatch(x, 20, width, height))]
    assert all(x - 0.1 <= across <= x + width + 0.1 for across in numbers[::2])
    assert all(19.9 <= down <= 20.1 + height for down in numbers[1::2])
