"""The dates that fact bases are written in."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from factcheck.values.edtf import parse_edtf


def day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2021-03-23", "2021-03-23", "2021-03-23"),
        ("2021-02", "2021-02-01", "2021-02-28"),
        ("2024-02", "2024-02-01", "2024-02-29"),
        ("2021", "2021-01-01", "2021-12-31"),
        ("202X", "2020-01-01", "2029-12-31"),
        ("19XX", "1900-01-01", "1999-12-31"),
        ("2021-XX", "2021-01-01", "2021-12-31"),
        ("2021-03-XX", "2021-03-01", "2021-03-31"),
        ("2021-03-23/2021-03-29", "2021-03-23", "2021-03-29"),
        ("2021-03/2021-05", "2021-03-01", "2021-05-31"),
        ("2021-03-23/..", "2021-03-23", None),
        ("2021-03-23/", "2021-03-23", None),
        ("../2021-03-23", None, "2021-03-23"),
        ("/2021-03-23", None, "2021-03-23"),
        ("2021-03-23?", "2021-03-23", "2021-03-23"),
        ("2021~", "2021-01-01", "2021-12-31"),
        ("2021-03%", "2021-03-01", "2021-03-31"),
        ("2021-21", "2021-03-01", "2021-05-31"),
        ("2021-22", "2021-06-01", "2021-08-31"),
        ("2021-23", "2021-09-01", "2021-11-30"),
        ("2021-24", "2021-12-01", "2022-02-28"),
        ("2021-34", "2021-04-01", "2021-06-30"),
        (" 2021-03-23 ", "2021-03-23", "2021-03-23"),
    ],
)
def test_bounds(text: str, start: str | None, end: str | None) -> None:
    assert parse_edtf(text) == (day(start), day(end))


@pytest.mark.parametrize("text", ["", "   "])
def test_no_text_is_no_date(text: str) -> None:
    assert parse_edtf(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "March 2021", "2021-13", "2021-02-30", "21-03-23", "2021-3-23", "2021/2020", "..", "../..", "/",
        "2021//", "2021-03-23/2021-03-24/2021-03-25", "0000", "202X-03", "2021-XX-03", "2021-21-01",
        "2021-03-23x", "2021-99", "X", "0XXX",
    ],
)  # fmt: skip
def test_bad_input_says_what_is_wrong(text: str) -> None:
    with pytest.raises(ValueError, match=r"^'.*\.$"):
        parse_edtf(text)


@given(st.text(alphabet="0123456789X-/.?~% ", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        bounds = parse_edtf(text)
    except ValueError:
        return
    if bounds is not None and bounds[0] and bounds[1]:
        assert bounds[0] <= bounds[1]


@settings(max_examples=30, deadline=None)
@given(st.dates(date(1000, 1, 1), date(9998, 12, 31)), st.sampled_from(["%Y-%m-%d", "%Y-%m", "%Y"]))
def test_against_the_edtf_package(moment: date, form: str) -> None:
    edtf = pytest.importorskip("edtf")
    text = moment.strftime(form)
    parsed = edtf.parse_edtf(text)
    lower, upper = parsed.lower_strict(), parsed.upper_strict()
    assert parse_edtf(text) == (date(*lower[:3]), date(*upper[:3]))
