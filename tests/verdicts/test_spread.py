"""Figures that each rest on a fact of their own, beside their own name."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from factcheck.model import Verdict
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.decide import decide
from factcheck.verdicts.judge import judge
from factcheck.verdicts.reader import Marked, Reading, read_nothing
from factcheck.verdicts.spread import confirmed_elsewhere, each_has_its_fact, exchanged_figures

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


@pytest.mark.parametrize(
    ("claim", "figures"),
    [
        ("Leeds won 12 games, Alder 31 games.", {"12 games", "31 games"}),
        ("Leeds won in 2019, Alder in 2017.", {"2019", "2017"}),
        ("Leeds won 31 games, Alder 12 games.", None),
        ("Leeds won 12 games, Alder 14 games.", None),  # of no fact
        ("Leeds won 12 games in 2017.", None),  # one name
        ("They won 12 games and 31 games.", None),
    ],
)
def test_figures_beside_each_others_names(claim: str, figures: set[str] | None) -> None:
    evidence = [Evidence(number, "claim", read(fact), 1.0, 0.5) for number, fact in enumerate((LEEDS, ALDER))]
    said = read(claim)
    found = exchanged_figures(judge(said, evidence, read_nothing))
    assert (found and {said.text[slice(*found.first)], said.text[slice(*found.second)]}) == figures


def test_both_facts_are_named_that_know_figures_to_be_exchanged() -> None:
    evidence = [Evidence(number, "claim", read(fact), 1.0, 0.5) for number, fact in enumerate((LEEDS, ALDER))]
    judged = judge(read("Leeds won 12 games, Alder 31 games."), evidence, read_nothing)
    decision = decide(judged)
    assert decision.verdict is Verdict.CONTRADICTED
    assert [item in (decision.by, decision.beside) for item in judged] == [True, True]


def confirming(pairs: Sequence[Marked]) -> list[Reading]:
    """Read the first fact as one that confirms, all others as against."""
    return [Reading(0.8, 0.1, 0.1), *(Reading(0.1, 0.8, 0.1) for _ in pairs[1:])]


@pytest.mark.parametrize(
    ("claim", "facts", "expected"),
    [
        ("The bridge cost nearly 50 million euros.",
         ("The bridge cost 49 million euros.", "The tunnel cost 20 million euros."), True),
        ("The bridge cost nearly 50 million euros.",
         ("The bridge cost 39 million euros.", "The tunnel cost 20 million euros."), False),
        ("Alder's bridge cost nearly 50 million euros.",
         ("The bridge cost 49 million euros.", "Alder's tunnel cost 20 million euros."), False),  # not of Alder
        ("The bridge was opened.", ("The bridge was opened.", "The tunnel cost 20 million euros."), False),
    ],
)  # fmt: skip
def test_what_differs_from_one_fact_may_be_anothers(claim: str, facts: tuple[str, str], expected: bool) -> None:
    evidence = [Evidence(number, "claim", read(fact), 1.0, 0.5) for number, fact in enumerate(facts)]
    judged = judge(read(claim), evidence, confirming)
    assert confirmed_elsewhere(judged, judged[1]) is expected
