"""What two do together, told from either side."""

from __future__ import annotations

import pytest

from factcheck.claims.sides import from_fact_side
from factcheck.model import Analysis

from .reading import read


@pytest.mark.parametrize(
    ("claim", "fact", "told"),
    [
        ("Otto Berg met Mira Castell in York.", "Mira Castell met Otto Berg in York in 2021.",
         "Mira Castell met Otto Berg in York."),
        ("Otto Berg met with Mira Castell in York.", "Mira Castell met Otto Berg in York in 2021.",
         "Mira Castell met with Otto Berg in York."),
        ("In 2021 Otto Berg married Mira Castell.", "Mira Castell married Otto Berg in 2021.",
         "In 2021 Mira Castell married Otto Berg."),
    ],
)  # fmt: skip
def test_it_is_read_as_the_fact_tells_it(claim: str, fact: str, told: str) -> None:
    found = from_fact_side(read(claim), read(fact))
    assert found.text == told
    check(found)


@pytest.mark.parametrize(
    ("claim", "fact", "told"),
    [
        ("York bought the old ferry from Hull in 2021.", "Hull sold its old ferry to York for £2 million.",
         "Hull sold the old ferry to York in 2021 ."),
        ("Hull bought the old ferry from York in 2021.", "Hull sold its old ferry to York for £2 million.",
         "York sold the old ferry to Hull in 2021 ."),
        ("York will buy the old ferry from Hull.", "Hull sold its old ferry to York for £2 million.",
         "Hull will sell the old ferry to York ."),
        ("York buys the old ferry from Hull.", "Hull sold its old ferry to York for £2 million.",
         "Hull sells the old ferry to York ."),
    ],
)  # fmt: skip
def test_what_goes_from_one_to_another_is_read_from_the_side_of_the_fact(claim: str, fact: str, told: str) -> None:
    found = from_fact_side(read(claim), read(fact))
    assert " ".join(token.text for token in found.tokens) == told
    by = next(token for token in found.tokens if token.text == "to")
    assert found.tokens[by.head].text in ("York", "Hull")


@pytest.mark.parametrize(
    ("claim", "fact"),
    [
        ("Mira Castell met Otto Berg in York.", "Mira Castell met Otto Berg in York in 2021."),  # told alike
        ("Otto Berg beat Mira Castell in York.", "Mira Castell beat Otto Berg in York in 2021."),  # one-sided
        ("Otto Berg met Ann Hull in York.", "Mira Castell met Otto Berg in York in 2021."),  # another
        ("The ferry was bought by York from Hull.", "Hull sold its old ferry to York for £2 million."),  # not active
        ("York did not buy the ferry from Hull.", "Hull sold its old ferry to York for £2 million."),
        ("Otto Berg left York.", "Mira Castell met Otto Berg in York in 2021."),
    ],
)
def test_anything_else_stays_as_it_is(claim: str, fact: str) -> None:
    said = read(claim)
    assert from_fact_side(said, read(fact)) is said


def check(analysis: Analysis) -> None:
    """Every part of a sentence stands where it says that it does."""
    for item in (*analysis.mentions, *analysis.values):
        assert analysis.text[slice(*item.span)] == item.text
    for token in analysis.tokens:
        assert analysis.text[token.start : token.end] == token.text
    assert [token.start for token in analysis.tokens] == sorted(token.start for token in analysis.tokens)
    assert sum(token.head < 0 for token in analysis.tokens) == 1
