"""A claim beside a listed wrong version: what says less of it than the desk wrote may well be right."""

from __future__ import annotations

import pytest

from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.judge import judge
from factcheck.verdicts.reader import read_nothing
from tests.verdicts.sides import beside

WRONG = "The Port Authority closed the bridge in Malta in June 2021."


@pytest.mark.parametrize(
    ("claim", "is_wrong"),
    [
        (WRONG, True),
        ("The Port Authority closed the bridge in June 2021.", False),  # in another place it may have
        ("The Port Authority closed the bridge in Malta.", False),  # on another day
    ],
)
def test_a_part_of_a_wrong_version_is_left_open(claim: str, is_wrong: bool) -> None:
    pair = beside(claim, WRONG)
    (item,) = judge(pair.claim, [Evidence(0, "false", pair.fact, 1.0, 1.0)], read_nothing)
    assert (item.reading.contradicted > 0.9) is is_wrong
    assert (item.reading.unverified > 0.9) is not is_wrong
