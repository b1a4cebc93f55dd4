"""How far two facts lie apart, where a claim says how far."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.verdicts.intervals import interval_differs
from tests.verdicts.sides import judged, parsed_beside

SACKED = "Castell sacked coach Otto Berg on 3 February 2025."
QUIT = "Ann Hull resigned as director of Castell on 7 February 2025."


@pytest.mark.parametrize(
    ("claim", "beside", "differs"),
    [
        ("Hull resigned ten days after Berg was sacked.", SACKED, True),
        ("Hull resigned four days after Berg was sacked.", SACKED, False),
        ("Hull resigned less than a week after Berg was sacked.", SACKED, False),
        ("Hull resigned more than a month after Berg was sacked.", SACKED, True),
        ("Hull resigned ten days after Berg was born.", SACKED, False),  # counted from something else
        ("Hull resigned ten days after Berg was sacked.", "Castell sacked coach Otto Berg.", False),  # without a date
        ("Hull resigned ten days after Berg was sacked.", "", False),
    ],
)
def test_two_dates_tell_how_far(claim: str, beside: str, differs: bool) -> None:
    other = parsed_beside(claim, beside).fact if beside else None
    item = replace(judged(claim, QUIT, 0.8), beside=other)
    assert interval_differs([item], item) is differs
