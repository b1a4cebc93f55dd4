"""Times at which something ends."""

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
