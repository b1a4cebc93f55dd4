"""Parts of the day and times of the clock."""

from __future__ import annotations

import pytest

from factcheck.verdicts.dayparts import part_of_day_differs
from tests.verdicts.sides import beside

DERAILED = "The tram derailed at 7.50 a.m. on 11 February 2025."


@pytest.mark.parametrize(
    ("claim", "fact", "differs"),
    [
        ("The tram derailed on the evening of 11 February 2025.", DERAILED, ("evening", "7.50 a.m.")),
        ("The tram derailed at 7:50 pm on 11 February 2025.", DERAILED, ("7:50 pm", "7.50 a.m.")),
        ("The tram derailed on the morning of 11 February 2025.", DERAILED, None),
        ("The tram derailed at about 8 am.", DERAILED, ("8 am", "7.50 a.m.")),
        ("The tram derailed.", DERAILED, None),
        ("The tram derailed in the evening.", "The tram derailed on 11 February 2025.", None),
        ("The vote in the afternoon was at 3 p.m.", DERAILED, None),  # of which is the fact's?
        ("The vote was at noon.", "The vote was at midnight.", ("noon", "midnight")),
        ("The vote was in the afternoon.", "The vote was in the evening.", None),  # where one ends, who can say
    ],
)
def test_what_is_at_another_time_of_day(claim: str, fact: str, differs: tuple[str, str] | None) -> None:
    found = part_of_day_differs(beside(claim, fact))
    assert (found and (found.stated, found.expected)) == differs
