"""Parts of the day and times of the clock."""

from __future__ import annotations

import pytest

from factcheck.verdicts.dayparts import part_of_day_differs
from tests.verdicts.sides import beside

SANK = "The ferry sank at 7.50 a.m. on 6 May 2021."


@pytest.mark.parametrize(
    ("claim", "fact", "differs"),
    [
        ("The ferry sank on the evening of 6 May 2021.", SANK, ("evening", "7.50 a.m.")),
        ("The ferry sank at 7:50 pm on 6 May 2021.", SANK, ("7:50 pm", "7.50 a.m.")),
        ("The ferry sank on the morning of 6 May 2021.", SANK, None),
        ("The ferry sank at about 8 am.", SANK, ("8 am", "7.50 a.m.")),
        ("The ferry sank.", SANK, None),
        ("The ferry sank in the evening.", "The ferry sank on 6 May 2021.", None),
        ("The vote in the afternoon was at 3 p.m.", SANK, None),  # of which is the fact's?
        ("The vote was at noon.", "The vote was at midnight.", ("noon", "midnight")),
        ("The vote was in the afternoon.", "The vote was in the evening.", None),  # where one ends, who can say
    ],
)
def test_what_is_at_another_time_of_day(claim: str, fact: str, differs: tuple[str, str] | None) -> None:
    found = part_of_day_differs(beside(claim, fact))
    assert (found and (found.stated, found.expected)) == differs
