"""What is beyond all others is told by what none of them is."""

from __future__ import annotations

import pytest

from factcheck.claims.extremes import told_by_none
from tests.verdicts.sides import parsed


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("No town is larger than York.", "York is the largest town.", True),
        ("No club has won more often than York.", "York won its sixth cup, more than any other club has won.", True),
        ("Before York no town had a tram.", "York was the first town to have a tram.", True),
        ("No town other than York has a tram.", "York is the only town that has a tram.", True),
        ("Apart from York, no town has a tram.", "York alone has a tram.", True),
        ("No town is larger than York.", "York is a large town.", False),
        ("No town is larger than York.", "York was the first town to have a tram.", False),
        ("York is larger than Hull.", "York is the largest town.", False),
        ("York is not the largest town.", "York is the largest town.", False),
        ("No town is larger than York.", "York is not the largest town.", False),
    ],
)
def test_from_either_side(one: str, other: str, same: bool) -> None:
    assert told_by_none(parsed(one), parsed(other)) is same
    assert told_by_none(parsed(other), parsed(one)) is same
