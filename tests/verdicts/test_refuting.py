"""Rules that by themselves know a claim to be wrong."""

from __future__ import annotations

import pytest

from factcheck.verdicts.refuting import RULES, refuted

from .sides import judged

CASES = [
    ("another's office", "Foreign Minister Mira Castell left Hull.", "Mira Castell is finance minister of Norland."),
    ("each in the other's place", "Seventeen sailors and four guests died.", "Seventeen guests and four sailors died."),
    ("with each other's words", "york 613 points, leeds 585", "Leeds won with 613 points, ahead of York with 585."),
    ("another's figure", "The mill in Hull sold 68 looms.",
     "The mill in York sold 68 looms and the mill in Hull sold 41."),
    ("on the wrong side of a plan", "The mill was 3 million crowns under budget.",
     "The mill cost 31 million crowns, 3 million more than planned."),
    ("by for to", "The mill's sales climbed by 540 million crowns.", "The mill's sales climbed to 540 million crowns."),
]  # fmt: skip


@pytest.mark.parametrize(("rule", "claim", "fact"), CASES)
def test_one_rule_knows_it(rule: str, claim: str, fact: str) -> None:
    item = judged(claim, fact, coverage=0.9)
    assert [name for name, knows in RULES if knows([item]) is not None] == [rule]
    found = refuted([item])
    assert found is not None and found.fact is item


def test_every_rule_has_a_sentence() -> None:
    assert [name for name, _ in RULES] == [rule for rule, *_ in CASES]


def test_what_agrees_is_refuted_by_none() -> None:
    assert refuted([judged(fact, fact, coverage=0.9) for _, _, fact in CASES[:1]]) is None
    assert refuted([]) is None
