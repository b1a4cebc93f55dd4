"""What keeps a fact from confirming a claim."""

from __future__ import annotations

import pytest

from factcheck.verdicts.reader import Reading
from factcheck.verdicts.unconfirmed import keeps_open
from tests.verdicts.sides import judged

SURE = Reading(0.9, 0.05, 0.05)
FACT = "Castell changed three rules of the harbour in May 2021."


@pytest.mark.parametrize(
    ("claim", "in_copy", "kept"),
    [
        ("This has been changed to:", False, True),
        ("This has been changed to:", True, True),
        ("There are three colours in this picture.", True, True),
        ("There are three colours in this picture.", False, False),  # of a statement somebody asked for it
        ("The rules changed.", True, True),
        ("The rules changed.", False, False),
        ("The rules of the harbour were changed.", True, False),
        ("Castell changed the rules.", True, False),
        ("Castell changed them in May 2021.", True, False),
    ],
)
def test_what_says_too_little_is_of_no_fact(claim: str, in_copy: bool, kept: bool) -> None:
    item = judged(claim, FACT, 0.9, SURE)
    assert keeps_open([item], item, in_copy) is kept


@pytest.mark.parametrize(
    ("claim", "kept"),
    [
        ("The bridge will not open until May 2027.", True),  # which may be before
        ("The bridge will not open until 2028.", False),  # is wrong, and not for this to tell
        ("The bridge opens by the end of May 2027.", False),
    ],
)
def test_what_is_not_until_a_month_is_open_where_it_is_by_then(claim: str, kept: bool) -> None:
    item = judged(claim, "The bridge opens no later than the end of May 2027.", 0.9, SURE)
    assert keeps_open([item], item) is kept
