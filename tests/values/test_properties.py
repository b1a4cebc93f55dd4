"""What must hold for any text: no error, ordered places, relations that mirror, time linear in length."""

from __future__ import annotations

import time
from datetime import date

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.model import Value
from factcheck.values import read_values
from factcheck.values.arithmetic import derived
from factcheck.values.compare import Relation, compare, mirror

SAMPLE = (
    "a an the one two three half third quarter hundred thousand million dozen dozens hundreds of and or "
    "to from between by before until at least more than about nearly up over under last next this past "
    "coming early mid late end start first second week month year decade century days weeks months "
    "years ago later earlier after since through within every Friday Monday March May April Sept. "
    "January 2024 2021 24 3 1,500 2.5 12 31 0 00 $ £ % per cent km miles m bn - – . , / : ( ) ' s th st "
    "US$ euros people troops No. Q3 '80s 1990s ½ twice times double -year-old aged yesterday today "
    "spring summer F-16 5:30 a.m. 2014-17 ² ° C"
)
WORDS = SAMPLE.split()
TEXTS = st.one_of(
    st.text(max_size=80),
    st.lists(st.sampled_from(WORDS), max_size=16).map(" ".join),
    st.lists(st.sampled_from(WORDS), max_size=16).map("".join),
)
ANCHORS = st.one_of(st.none(), st.dates())


@settings(max_examples=600, deadline=None)
@given(TEXTS, ANCHORS)
def test_places_are_ordered_and_true(text: str, anchor: date | None) -> None:
    reached = 0
    for value in read_values(text, anchor):
        start, end = value.span
        assert reached <= start < end <= len(text)
        assert text[start:end] == value.text
        reached = end


@settings(max_examples=300, deadline=None)
@given(TEXTS, ANCHORS)
def test_reading_is_repeatable(text: str, anchor: date | None) -> None:
    assert read_values(text, anchor) == read_values(text, anchor)


VALUES = st.builds(
    lambda text, anchor: read_values(text, anchor),
    st.lists(st.sampled_from(WORDS), max_size=14).map(" ".join),
    st.dates(date(1990, 1, 1), date(2030, 1, 1)),
)


@settings(max_examples=500, deadline=None)
@given(VALUES, VALUES)
@example(read_values("about 2014-17", None), read_values("2014-17", None))
def test_relations_mirror(left: tuple[Value, ...], right: tuple[Value, ...]) -> None:
    for a in left:
        assert compare(a, a) in (Relation.EQUAL, Relation.INCOMPARABLE)
        for b in right:
            assert compare(a, b) is mirror(compare(b, a))
    for found in derived(left + right):
        compare(found.value, found.value)


@pytest.mark.parametrize(
    "unit",
    [
        "9", "1,", "1.", "9 ", "one ", "and a half ", "two and a half ", "-", "- ", "1-", "a ", "the ",
        "hundred ", "dozens of ", "early ", "the end of ", "from 1 to ", "between 1 and ", "March ",
        "3 March ", "Friday ", "2014-", "one in ", "half ", "$", "'", "per ", "more than ",
        "a year and ", "No. ", "x", "\u00a0", "½", "http://a/", "Units 1, ", "two years and ", "of the ",
        "first ", "large ", "3/",
    ],
)  # fmt: skip
def test_hostile_input_takes_linear_time(unit: str) -> None:
    def seconds(size: int) -> float:
        text = (unit * (size // len(unit) + 1))[:size]
        best = float("inf")
        for _ in range(2):
            began = time.process_time()
            read_values(text, date(2024, 9, 10))
            best = min(best, time.process_time() - began)
        return best

    short, long = seconds(25_000), seconds(100_000)
    assert long < 8 * short + 0.05  # four times the text; a quadratic reader would take sixteen times
    assert long < 5


def test_a_hundred_thousand_digits_are_no_number() -> None:
    assert read_values("9" * 100_000, None) == ()
