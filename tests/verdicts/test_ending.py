"""Times at which something begins or ends."""

from __future__ import annotations

import pytest

from factcheck.values.compare import Relation
from tests.verdicts.sides import parsed_beside


@pytest.mark.parametrize(
    ("claim", "fact", "relation"),
    [
        ("The lease expires in June 2027.", "The lease runs until June 2027.", Relation.EQUAL),
        ("The lease ends in 2027.", "The lease runs until June 2027.", Relation.WITHIN),
        ("The lease expires in 2025.", "The lease runs until June 2027.", Relation.DISJOINT_BELOW),
        ("The lease runs until May 2025.", "The lease expires in June 2027.", Relation.DISJOINT_BELOW),
        ("The lease was signed in 2025.", "The lease runs until June 2027.", Relation.NARROWER),
    ],
)
def test_what_expires_runs_until_then(claim: str, fact: str, relation: Relation) -> None:
    assert [item.relation for item in parsed_beside(claim, fact).values] == [relation]


@pytest.mark.parametrize(
    ("claim", "relation"),
    [
        ("The fair ended on 9 August 2024.", Relation.EQUAL),
        ("The fair ended on 7 August 2024.", Relation.DISJOINT_BELOW),
        ("The fair began on 2 August 2024.", Relation.EQUAL),
        ("The fair began on 3 August 2024.", Relation.DISJOINT_ABOVE),
        ("The fair was visited by the king on 7 August 2024.", Relation.NARROWER),
    ],
)
def test_what_began_and_ended_did_so_at_the_ends_of_its_span(claim: str, relation: Relation) -> None:
    fact = "The fair ran from 2 to 9 August 2024."
    assert [item.relation for item in parsed_beside(claim, fact).values] == [relation]
