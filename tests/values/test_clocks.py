"""Times of the clock."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.values.clocks import DAY, clocks, fits


@pytest.mark.parametrize(
    ("text", "said", "minutes"),
    [
        ("at 9 a.m. on 3 May", "9 a.m.", [540]),
        ("at 9 p.m. on 3 May", "9 p.m.", [1260]),
        ("at 12.30 am", "12.30 am", [30]),
        ("at about 3.20 p.m. that day", "3.20 p.m.", [920]),
        ("about twenty to seven in the evening", "twenty to seven", [1120]),
        ("by half past five", "half past five", [330, 1050]),
        ("gave the order at 21:13.", "21:13", [1273]),
        ("leaves at 18.35 in winter", "18.35", [1115]),
        ("at 7.50 in the morning", "7.50", [470]),
        ("at two o'clock in the afternoon", "two o'clock", [840]),
        ("at six o’clock", "six o’clock", [360, 1080]),
        ("17 minutes past midnight", "17 minutes past midnight", [17]),
        ("a quarter past four on the morning of 3 May", "a quarter past four", [255]),
        ("before noon", "noon", [720]),
    ],
)
def test_a_time_is_read_with_the_half_of_the_day_where_it_is_told(text: str, said: str, minutes: list[int]) -> None:
    (found,) = clocks(text)
    assert text[slice(*found.span)] == said
    assert len(found.stretches) == len(minutes)
    assert all(first <= minute <= last for (first, last), minute in zip(found.stretches, minutes))


@pytest.mark.parametrize(
    "text",
    [
        "rose from five to six", "five to ten men", "20 to 30 people", "won 2:15", "by ten to three votes",
        "sold at 3.50 euros", "a rate of 21:15", "at 25:10", "13 p.m.", "3:1", "",
    ],
)  # fmt: skip
def test_what_is_no_time_of_the_clock(text: str) -> None:
    assert clocks(text) == ()


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("at 4.40 p.m.", "at 16:40", True),
        ("at 4.40 p.m.", "at 4.40 a.m.", False),
        ("at 6.55 p.m.", "at 4.40 p.m.", False),
        ("at 21:22", "at 21:13", False),
        ("at about 8 am", "at 7.50 a.m.", True),
        ("at 8 am", "at 7.20 a.m.", False),
        ("shortly before 1 a.m.", "at 00:54", True),
        ("shortly before 1 a.m.", "at 01:05", False),
        ("just after midnight", "at 00:10", True),
        ("before noon", "at 11.30 p.m.", False),
        ("before noon", "at 9.15 a.m.", True),
        ("after 10 p.m.", "at 01:20", True),
        ("at half past five", "at 17:30", True),
        ("at 14:25 Eastern time", "at 19:25 GMT", True),  # whole hours apart
        ("at 14:25 Eastern time", "at 19:55 GMT", False),
    ],
)
def test_whether_two_times_may_be_the_same(one: str, other: str, same: bool) -> None:
    mine, theirs = clocks(one), clocks(other)
    assert bool(mine and theirs and fits(mine[0], theirs[0])) is same
    assert bool(mine and theirs and fits(theirs[0], mine[0])) is same


@given(st.integers(0, DAY - 1))
def test_every_minute_of_the_day_fits_itself_in_any_form(minute: int) -> None:
    hour, rest = divmod(minute, 60)
    half = f"at {(hour - 1) % 12 + 1}.{rest:02d} {'a' if hour < 12 else 'p'}.m."
    (one,), (other,) = clocks(half), clocks(f"at {hour:02d}:{rest:02d}")
    assert fits(one, other)
    (later,) = clocks(f"at {(hour + 1) % 24:02d}:{rest:02d}")
    assert not fits(one, later)


@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    for found in clocks(text):
        assert 0 <= found.span.start < found.span.end <= found.end <= len(text)
