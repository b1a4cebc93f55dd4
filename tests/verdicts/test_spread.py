"""Figures that each rest on a fact of their own, beside their own name."""

from __future__ import annotations

import pytest

from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.judge import judge
from factcheck.verdicts.reader import read_nothing
from factcheck.verdicts.spread import each_has_its_fact

from .sides import read

LEEDS = "Leeds United won 31 games in 2017."
ALDER = "Alder Group won 12 games in 2019."


@pytest.mark.parametrize(
    ("claim", "expected"),
    [
        ("Leeds won in 2017, Alder in 2019.", True),
        ("Leeds won 31 games, Alder 12 games.", True),
        ("Leeds won in 2019, Alder in 2017.", False),
        ("Leeds won 12 games, Alder 31 games.", False),
        ("Leeds won 31 games, Alder 14 games.", False),
        ("Leeds won 31 games.", False),
        ("They won in 2017 and in 2019.", False),
        ("Leeds won 31 games in 2017.", False),
    ],
)
def test_each_beside_its_own_name(claim: str, expected: bool) -> None:
    evidence = [Evidence(number, "claim", read(fact), 1.0, 0.5) for number, fact in enumerate((LEEDS, ALDER))]
    judged = judge(read(claim), evidence, read_nothing)
    assert each_has_its_fact(judged, judged[0]) is expected


def test_a_wrong_version_confirms_nothing() -> None:
    evidence = [Evidence(0, "claim", read(LEEDS), 1.0, 0.5), Evidence(1, "false", read(ALDER), 1.0, 0.5)]
    judged = judge(read("Leeds won in 2017, Alder in 2019."), evidence, read_nothing)
    assert not each_has_its_fact(judged, judged[0])
