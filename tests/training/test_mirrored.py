"""True statements mirrored with their facts: what is turned round, on both sides, and what must not be."""

from dataclasses import replace

import pytest

from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.language.parser import parse
from factcheck.model import Analysis, Entity
from training.entailment.mirrored import mirrors

GAZETTEER = Gazetteer.of([Entity(name, ()) for name in ("Hull", "York", "Castell", "Lund")])


def read(text: str) -> Analysis:
    seen = analyse(text, GAZETTEER, None)
    return replace(seen, tokens=parse([seen.tokens])[0], parsed=True)


@pytest.mark.parametrize(
    ("claim", "facts", "turned", "told"),
    [
        ("Hull sued York in 2019.", ["Hull took York to court in 2019."], "York sued Hull in 2019.",
         ["York took Hull to court in 2019."]),
        ("Castell paid 40 euros and Lund 70 euros.", ["Lund paid 70 euros, Castell 40 euros."],
         "Castell paid 70 euros and Lund 40 euros.", ["Lund paid 40 euros, Castell 70 euros."]),
        ("Sales at Hull rose in May.", ["In May sales at Hull rose by a tenth."], "Sales at Hull fell in May.",
         ["In May sales at Hull fell by a tenth."]),
        ("The union rejected the offer.", ["The union turned the offer of May down."],
         "The offer rejected the union.", ["The offer turned the union of May down."]),
    ],
)  # fmt: skip
def test_both_sides_are_turned_round(claim: str, facts: list[str], turned: str, told: list[str]) -> None:
    found = {one.claim: list(one.facts) for one in mirrors(read(claim), [read(fact) for fact in facts], GAZETTEER)}
    assert found.get(turned) == told


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("Hull and York signed the pact.", "The pact was signed by Hull and York."),
        ("Hull met York in May.", "In May York met Hull."),
        ("Sales never rose at Hull.", "Sales at Hull never rose."),
        ("Hull won.", "York lost."),
    ],
)
def test_what_is_true_from_either_side_is_left_alone(claim: str, fact: str) -> None:
    assert mirrors(read(claim), [read(fact)], GAZETTEER) == []


def test_what_else_is_told_of_the_names_is_turned_round_too() -> None:
    facts = [read("Hull took York to court in 2019."), read("York was founded in 1901.")]
    found = mirrors(read("Hull sued York in 2019."), facts, GAZETTEER)
    assert ("York took Hull to court in 2019.", "Hull was founded in 1901.") in [one.facts for one in found]
