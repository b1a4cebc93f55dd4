"""Two names of a fact, or two of its values, that stand in each other's places in the claim.

"Lund's team was docked points after a drone flew over Ystad's training" beside a fact that has it the other way round:
both names are there, and each stands with what the fact tells of the other.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.claims.polarity import negators
from factcheck.claims.surroundings import nouns_with, told_of
from factcheck.model import Analysis, Difference, Reason, Span
from factcheck.named import NamedTuple
from factcheck.values.compare import compare
from factcheck.values.relations import CONFIRMS, DISJOINT
from factcheck.verdicts.judge import Judged, Refuted, read_by_trees
from factcheck.verdicts.pairs import Pair
from factcheck.verdicts.words import Words

_LEAST, _COVERAGE = 0.3, 0.3  # of the words that tell of a name, and of the claim's telling words


class _Met(NamedTuple):
    """Something that claim and fact both name, with its places."""

    key: str
    mine: Span
    theirs: Span


def exchanged(judged: Sequence[Judged]) -> Refuted | None:
    """Return the first fact of which a claim gives two names, or two values, to each other; None for none.

    (Of 42 statements by editors of which that is so, 40 were labelled as wrong.)
    """
    for item in read_by_trees(judged, _COVERAGE):
        pair = item.pair
        if negators(pair.claim.tokens) and not negators(pair.fact.tokens):
            continue  # "nobody had done it before Castell" gives Castell's part to nobody
        for one, other in _pairs(pair):
            return Refuted(item, in_each_others_places(pair.claim, one.mine, other.mine))
    return None


def _pairs(pair: Pair) -> Iterator[tuple[_Met, _Met]]:
    names = [_Met(met.claim.key, met.claim.span, met.fact.span) for met in pair.names if met.fact is not None]
    without = [name.span for name in pair.claim.mentions], [name.span for name in pair.fact.mentions]
    for one, other in combinations(names, 2):
        if one.theirs != other.theirs and one.key != other.key and _stand_crosswise(pair, one, other, *without):
            yield one, other
    values = [met for met in pair.values if met.fact is not None and met.relation in CONFIRMS and not met.how]
    without = [value.span for value in pair.claim.values], [value.span for value in pair.fact.values]
    for left, right in combinations(values, 2):
        if left.fact is None or right.fact is None or left.fact.span == right.fact.span:
            continue
        if type(left.claim) is not type(right.claim) or compare(left.claim, right.claim) not in DISJOINT:
            continue
        one, other = (_Met("", met.claim.span, met.fact.span) for met in (left, right) if met.fact is not None)
        if _stand_crosswise(pair, one, other, *without):
            yield one, other


def _stand_crosswise(pair: Pair, one: _Met, other: _Met, mine: Sequence[Span], theirs: Sequence[Span]) -> bool:
    """Tell whether what a claim tells of either is what the fact tells of the other, in words that tell them apart."""
    here, there = (told_of(pair.claim, met.mine, mine) for met in (one, other))
    with_one, with_other = (told_of(pair.fact, met.theirs, theirs) for met in (one, other))
    if not (here - there and there - here):  # in one clause, each with a noun of its own
        here, there = (nouns_with(pair.claim, met.mine) for met in (one, other))
        with_one, with_other = (nouns_with(pair.fact, met.theirs) for met in (one, other))
    first, second = _Shares(pair, here - there), _Shares(pair, there - here)
    of_one, of_other = with_one - with_other, with_other - with_one
    crosswise = first.with_words(of_other), second.with_words(of_one)
    straight = first.with_words(of_one), second.with_words(of_other)
    return min(crosswise) >= _LEAST and all(cross > plain for cross, plain in zip(crosswise, straight))


class _Shares:
    """Some words of a claim, and what share of them others have."""

    def __init__(self, pair: Pair, places: frozenset[int]) -> None:
        self.fact = pair.fact
        self.words = Words(pair.claim, places)

    def with_words(self, places: frozenset[int]) -> float:
        """Return the share that the fact has at these places."""
        if not self.words.tokens or not places:
            return 0.0
        theirs = Words(self.fact, places)
        met = sum(theirs.have(token, senses) for token, senses in zip(self.words.tokens, self.words.senses))
        return met / len(self.words.tokens)


def in_each_others_places(claim: Analysis, first: Span, second: Span) -> tuple[Difference, Difference]:
    """Return what differs where each of two things should stand where the other does, in the claim's order."""
    one, other = sorted((first, second))
    return (
        Difference(Reason.ROLE, claim.text[slice(*one)], claim.text[slice(*other)], one),
        Difference(Reason.ROLE, claim.text[slice(*other)], claim.text[slice(*one)], other),
    )
