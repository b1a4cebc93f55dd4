"""What an undecided claim has that the facts nearest to it do not have."""

from __future__ import annotations

import pytest

from factcheck.verdicts.missing import missing
from tests.verdicts.sides import read, tagged


@pytest.mark.parametrize(
    ("claim", "facts", "expected"),
    [
        ("Castell won 40 seats in Hull.", ["Castell won seats."], ("40 seats", "Hull")),
        ("Castell won 40 seats in Hull.", ["Castell won 40 seats.", "Weyr won in Hull."], ()),
        ("Castell won on 3 May 2019.", ["Castell won in 2019."], ("3 May 2019",)),  # more exact than the fact
        ("Castell left in May 2019.", ["Castell must leave by the end of May 2019."], ()),  # the date is there
        ("Castell won in 2019.", ["Castell won on 3 May 2019."], ()),
        ("Alder hired 50 people in 2020.", ["Alder hired 30 people in 2020."], ("50 people",)),
        ("He won the cup.", ["Castell won the cup."], ()),
        ("Weyr sang.", [], ("Weyr",)),
    ],
)
def test_figures_dates_and_names_that_no_fact_has(claim: str, facts: list[str], expected: tuple[str, ...]) -> None:
    assert missing(read(claim), [read(fact) for fact in facts]) == expected


def test_who_is_not_named_is_not_missing() -> None:
    assert missing(tagged("Somebody in Hull sang.", PRON="Somebody"), [read("Weyr sang.")]) == ("Hull",)
