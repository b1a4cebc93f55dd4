"""What was not so until a time came about then."""

from __future__ import annotations

from datetime import date

import pytest

from factcheck.claims.begun import as_begun
from factcheck.model import TimeRole, TimeValue

from .reading import read


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The museum did not reopen until 12 May 2024.", "The museum did reopen on 12 May 2024 ."),
        ("The trams were not tested until June 2024.", "The trams were tested in June 2024 ."),
        ("Castell did not pay until a week after the vote.", "Castell did pay a week after the vote ."),
        ("The line won't open until spring 2027.", "The line will open in spring 2027 ."),
        ("The bank did not pay until the end of May 2024.", "The bank did pay at the end of May 2024 ."),
        ("Berg did not ask her until eight days after the vote.", "Berg did ask her eight days after the vote ."),
        ("The trams weren't tested until the council had paid.", "The trams were tested after the council had paid ."),
        ("The police did not search it until after the firm had closed.",
         "The police did search it after the firm had closed ."),
    ],
)  # fmt: skip
def test_a_beginning_is_told_as_one(text: str, told: str) -> None:
    assert " ".join(token.text for token in as_begun(read(text)).tokens) == told


@pytest.mark.parametrize(
    "text",
    [
        "The strike did not last until May 2024.",
        "It has not been repaired until now.",
        "Berg told owners not to pay until May 2024.",
        "The inquiry will not be closed until the painting is found.",
        "The museum stayed closed until May 2024.",
        "The museum did not reopen in May 2024.",
        "The board will not meet until at least May 2027.",
    ],
)
def test_all_else_is_left_as_it_stands(text: str) -> None:
    analysis = read(text)
    assert as_begun(analysis) == analysis


def test_what_is_not_until_a_month_is_in_that_month() -> None:
    (value,) = as_begun(read("The fine was not paid until May 2021.")).values
    assert isinstance(value, TimeValue)
    assert (value.role, value.start, value.end) == (TimeRole.AT, date(2021, 5, 1), date(2021, 5, 31))


def test_the_time_is_read_without_its_until() -> None:
    text = "The museum did not reopen until 12 May 2024."
    (value,) = as_begun(read(text)).values
    assert isinstance(value, TimeValue)
    assert (value.role, value.text, text[slice(*value.span)]) == (TimeRole.AT, "12 May 2024", "12 May 2024")
