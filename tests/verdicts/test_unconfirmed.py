"""What keeps a fact from confirming a claim."""

from __future__ import annotations

import pytest

from factcheck.claims.compare import frame_signals
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.reader import Reading
from factcheck.verdicts.signals import signals
from factcheck.verdicts.unconfirmed import keeps_open
from tests.verdicts.sides import parsed_beside

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
    pair, sure = parsed_beside(claim, FACT), Reading(0.9, 0.05, 0.05)
    frames = frame_signals(pair.claim, pair.fact)
    item = Judged(Evidence(0, "claim", pair.fact, 1.0, 0.9), pair, signals(pair), frames, None, sure, sure)
    assert keeps_open([item], item, in_copy) is kept
