"""Offices told beside a name."""

from __future__ import annotations

import pytest

from factcheck.claims.titles import known_titles, without_titles
from tests.verdicts.sides import parsed as read

IS_MAYOR = "Mira Castell is the mayor of Hull."
MET = "Castell met Otto Berg in York in 2021."


@pytest.mark.parametrize(
    ("claim", "words"),
    [
        ("Hull Mayor Mira Castell met Otto Berg in York.", "Mira Castell met Otto Berg in York ."),
        ("Mayor Mira Castell met Otto Berg in York.", "Mira Castell met Otto Berg in York ."),
        ("Mira Castell, the mayor of Hull, met Otto Berg in York.", "Mira Castell met Otto Berg in York ."),
        ("Hull's mayor, Mira Castell, met Otto Berg in York.", "Mira Castell met Otto Berg in York ."),
        ("Otto Berg met Hull Mayor Mira Castell in York.", "Otto Berg met Mira Castell in York ."),
    ],
)
def test_what_another_fact_says_somebody_is_adds_nothing(claim: str, words: str) -> None:
    said, fact = read(claim), read(MET)
    left = without_titles(said, fact, known_titles(said, [fact, read(IS_MAYOR)]))
    assert " ".join(token.text for token in left.tokens) == words
    tree = {token.text: token.rel for token in left.tokens}
    assert tree["met"] == "root"
    assert tree["Mira"] in ("nsubj", "obj")
    assert all(-1 <= token.head < len(left.tokens) for token in left.tokens)


@pytest.mark.parametrize(
    ("claim", "others"),
    [
        ("Hull Mayor Mira Castell met Otto Berg in York.", []),  # nobody says so
        ("Hull Mayor Mira Castell met Otto Berg in York.", ["Mira Castell is a doctor from Hull."]),
        ("Hull Mayor Mira Castell met Otto Berg in York.", ["Otto Berg is the mayor of Hull."]),  # of somebody else
        ("Leeds Mayor Mira Castell met Otto Berg in York.", [IS_MAYOR]),  # of another town
        ("Mira Castell met Otto Berg in York.", [IS_MAYOR]),
        ("Mira Castell is the mayor of Hull.", [IS_MAYOR]),  # what is said, not said by the way
    ],
)
def test_any_other_stays(claim: str, others: list[str]) -> None:
    said, fact = read(claim), read(MET)
    assert without_titles(said, fact, known_titles(said, [fact, *map(read, others)])) is said


def test_an_office_that_the_fact_has_as_well_stays() -> None:
    said, fact = read("Mayor Mira Castell met Otto Berg in York."), read("Mayor Castell met Otto Berg in York in 2021.")
    assert without_titles(said, fact, known_titles(said, [fact, read(IS_MAYOR)])) is said
