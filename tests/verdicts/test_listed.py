"""Figures that stand with each other's words, whatever the sentence is like."""

from __future__ import annotations

import pytest

from factcheck.verdicts.listed import listed_otherwise

from .sides import judged

POINTS = "Leeds won the cup with 613 points, ahead of York with 585."
FARES = "A single ticket costs 12 euros for adults and 5 euros for children."
TOLLS = "The road took 68 million euros, 43 million from cars and 25 million from lorries."


@pytest.mark.parametrize(
    ("claim", "fact", "stated"),
    [
        ("york 613 points, leeds 585", POINTS, ["613", "585"]),
        ("leeds 613 points, york 585", POINTS, []),
        ("leeds 613 points, hull 585", POINTS, []),  # one of them alone tells nothing
        ("A single costs 5 euros for an adult and 12 for a child.", FARES, ["5", "12"]),
        ("Adults pay 12 euros and children 5.", FARES, []),
        ("Children pay 5 euros and adults 12.", FARES, []),
        ("Cars brought in 25 million euros and lorries 43 million.", TOLLS, ["25 million", "43 million"]),
        ("Lorries brought in 25 million euros and cars 43 million.", TOLLS, []),
        # A whole and its part, points and a score are no list.
        ("Of 41 seats in York 17 are empty, in Hull none.", "In Hull none of the 17 seats is empty, in York 41.", []),
        ("York beat Leeds 3-1.", "Leeds lost to York by 1-3.", []),
    ],
)  # fmt: skip
def test_figures_with_each_other_s_words(claim: str, fact: str, stated: list[str]) -> None:
    found = listed_otherwise([judged(claim, fact)])
    assert [item.stated for item in (found.differences if found else ())] == stated


def test_a_list_of_another_day_is_another_list() -> None:
    fact = POINTS[:-1] + " in 2021."
    assert listed_otherwise([judged("In 2021 York had 613 points, Leeds 585.", fact)]) is not None
    assert listed_otherwise([judged("In 2019 York had 613 points, Leeds 585.", fact)]) is None


def test_little_of_a_claim_is_no_list_of_it() -> None:
    assert listed_otherwise([judged("york 613 points, leeds 585", POINTS, coverage=0.2)]) is None
    assert listed_otherwise([]) is None
