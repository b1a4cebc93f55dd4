"""A value that holds many figures is taken as worked out only as the claim puts it."""

from __future__ import annotations

import pytest

from factcheck.values.compare import Relation
from factcheck.verdicts.worked_out import holds_many, is_put_so, speaks_of_total

from .sides import beside, read

SCHOOL = "The school has 72 pupils, 18 of them boys."
SALES = "Harlow sold 62 percent of all tickets and Penn sold 21 percent."
RACES = "She won 900 races in her first ten years and 700 races in the next ten."


@pytest.mark.parametrize(
    ("claim", "fact", "how", "relation"),
    [
        ("More than half of them are boys.", SCHOOL, "share", Relation.DISJOINT_ABOVE),
        ("A quarter of the pupils are boys.", SCHOOL, "share", Relation.EQUAL),
        ("Harlow and Penn together sold less than half of all tickets.", SALES, "sum", Relation.DISJOINT_BELOW),
        ("In all the two sold more than four fifths of all tickets.", SALES, "sum", Relation.WITHIN),
        ("She won more than 1,500 races in total.", RACES, "sum", Relation.WITHIN),
        ("She won by more than 100 races.", RACES, "difference", Relation.WITHIN),
        ("Her wins fell by less than half.", RACES, "change", Relation.WITHIN),
    ],
)
def test_as_it_is_put(claim: str, fact: str, how: str, relation: Relation) -> None:
    pair = beside(claim, fact)
    assert (how, relation) in {(item.how, item.relation) for item in pair.values}


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("She won more than 1,500 races.", RACES),
        ("She won fewer than 500 races.", RACES),
        ("York got over 8,000 votes.", "Of 20,000 votes 65 per cent went to York."),
        ("York got over 8,000 votes.", "York got 5,000 votes, half as many as before."),
        ("The queue fell to 200 letters.", "The queue fell from 900 letters in May to 700 in July."),
    ],
)
def test_nothing_is_worked_out_by_chance(claim: str, fact: str) -> None:
    assert {item.how for item in beside(claim, fact).values} == {""}


def test_one_figure_agrees_with_whatever_gives_it() -> None:
    claim = read("She won 1,600 races.")
    (value,) = claim.values
    assert not holds_many(value) and is_put_so(value, "sum", claim) and is_put_so(value, "difference", claim)


@pytest.mark.parametrize("claim", ["Both won 7 together.", "All told it was 7.", "They won 7 in all.", "A combined 7"])
def test_totals(claim: str) -> None:
    assert speaks_of_total(read(claim))


@pytest.mark.parametrize("claim", ["Both won 7.", "In May all of them won.", "It won between 5 and 7."])
def test_no_totals(claim: str) -> None:
    assert not speaks_of_total(read(claim))


FEE = "The fee rose from 55 to 70 euros this year."
ONCE = "The fee rose by 12 euros to 70 euros."


@pytest.mark.parametrize(
    ("claim", "fact", "how", "relation"),
    [
        ("The fee went up by 15 euros, to 70 euros.", FEE, "difference", Relation.EQUAL),
        ("The fee rose by some 15 euros.", FEE, "difference", Relation.EQUAL),
        ("The fee rose by 70 euros.", FEE, "difference", Relation.DISJOINT_ABOVE),
        ("The fee rose by 10 euros, to 70 euros.", FEE, "difference", Relation.DISJOINT_BELOW),
        ("The fee rose to 70 euros.", FEE, "", Relation.EQUAL),
        ("The fee rose by 15 euros.", f"{FEE[:-1]}, the fine from 10 to 20 euros.", "difference", Relation.EQUAL),
        ("The fee was 15 euros.", FEE, "", Relation.DISJOINT_BELOW),  # no change is spoken of
        ("The fee is 15 euros higher.", FEE, "difference", Relation.EQUAL),
        ("The fee rose by 12 euros.", ONCE, "", Relation.EQUAL),  # the fact names the change itself
        ("The fee rose by 20 euros.", ONCE, "", Relation.DISJOINT_ABOVE),
    ],
)
def test_the_size_of_a_change_lies_between_its_ends(claim: str, fact: str, how: str, relation: Relation) -> None:
    first = beside(claim, fact).values[0]
    assert (first.how, first.relation) == (how, relation)
