"""A claim set beside a fact as it is compared, and as the reader of wording sees it."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.titles import Title, without_titles
from factcheck.frozen import dataclass
from factcheck.model import Analysis
from factcheck.verdicts.pairs import Pair, align


@dataclass(frozen=True, slots=True)
class Told:
    """A pair in the claim's own order of words, and as it is read: from the side from which the fact tells it."""

    pair: Pair
    read_as: Pair


def told(claim: Analysis, fact: Analysis, others: tuple[Analysis, ...], titles: Sequence[Title]) -> Told:
    """Set a claim beside a fact; `others` are those whose values arithmetic may combine with the fact's."""
    pair = align(without_titles(claim, fact, titles), fact, others)
    if not (pair.claim.parsed and pair.fact.parsed):
        return Told(pair, pair)
    # Only here: a run by rules alone has no trees to read.
    from factcheck.claims.sides import from_fact_side

    turned = from_fact_side(pair.claim, fact)
    return Told(pair, pair if turned is pair.claim else align(turned, fact, others))
