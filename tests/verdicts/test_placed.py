"""Words of a fact put into a claim: their case and their preposition."""

from __future__ import annotations

import pytest

from factcheck.model import Span
from factcheck.verdicts.placed import placed, with_prepositions
from tests.verdicts.sides import read

FACT = "About 900 US troops left."


def put(claim: str, stated: str, fact: str, words: str) -> str:
    """Return the words of the fact as they would stand in place of the stated ones."""
    at = claim.index(stated)
    return placed(words, fact.index(words), read(fact), read(claim), Span(at, at + len(stated)))


@pytest.mark.parametrize(
    ("claim", "stated", "fact", "words", "expected"),
    [
        ("There are 200 US troops.", "200 US troops", FACT, "About 900 US troops", "about 900 US troops"),
        ("Some 200 US troops left.", "Some 200 US troops", FACT, "About 900 US troops", "About 900 US troops"),
        ("200 US troops left.", "200 US troops", FACT, "About 900 US troops", "About 900 US troops"),
        # a clause cut out of a sentence, whose first figure may stand amid that sentence
        ("200 US troops left", "200 US troops", FACT, "About 900 US troops", "about 900 US troops"),
        ("“200 US troops left.”", "200 US troops", FACT, "About 900 US troops", "About 900 US troops"),
        ("some 200 us troops left", "some 200 us troops", FACT, "About 900 US troops", "about 900 US troops"),
        ("Ten people came.", "Ten people", "In all, five people came.", "five people", "Five people"),
        ("They led ten people.", "ten people", "Twenty-two people came.", "Twenty-two people", "twenty-two people"),
        # names keep their capital
        ("It opened in June.", "June", "May 2018 was its first month.", "May 2018", "May 2018"),
        ("It opened on a Sunday.", "Sunday", "Friday was its first day.", "Friday", "Friday"),
        ("It was Hull that won.", "Hull", "Leeds won.", "Leeds", "Leeds"),
        ("It cost €3.", "€3", "US$5 is what it cost.", "US$5", "US$5"),
    ],
)
def test_case_is_that_of_the_place(claim: str, stated: str, fact: str, words: str, expected: str) -> None:
    assert put(claim, stated, fact, words) == expected


@pytest.mark.parametrize(
    ("claim", "mine", "fact", "theirs", "expected"),
    [
        ("It began in June 2021.", "June 2021", "It began on 9 June 2022.", "9 June 2022",
         ("in June 2021", "on 9 June 2022")),
        ("In 2021 it began.", "2021", "It began on 9 June 2022.", "9 June 2022", ("In 2021", "on 9 June 2022")),
        ("It began in 2021.", "2021", "It began in 2022.", "2022", ("2021", "2022")),
        ("In 2021 it began.", "2021", "It began in 2022.", "2022", ("2021", "2022")),
        ("It ends in 2024.", "2024", "It ends by 2025.", "by 2025", ("in 2024", "by 2025")),
        ("It ends by 2025.", "by 2025", "It ends in 2024.", "2024", ("by 2025", "in 2024")),
        ("It ends by 2025.", "by 2025", "It ends by 2024.", "by 2024", ("by 2025", "by 2024")),
        ("the 2021 election", "2021", "It was held in 2022.", "2022", ("2021", "2022")),
        ("It opened 3 May 2021.", "3 May 2021", "It opened on 9 June 2022.", "9 June 2022",
         ("3 May 2021", "9 June 2022")),
    ],
)  # fmt: skip
def test_times_have_their_prepositions_where_one_needs_another(
    claim: str, mine: str, fact: str, theirs: str, expected: tuple[str, str]
) -> None:
    here, there = claim.index(mine), fact.index(theirs)
    one, other = with_prepositions(
        read(claim), Span(here, here + len(mine)), read(fact), Span(there, there + len(theirs))
    )
    assert (claim[one.start : one.end], fact[other.start : other.end]) == expected
