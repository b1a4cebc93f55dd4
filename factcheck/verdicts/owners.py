"""A figure that a claim gives to somebody for whom the fact has another one.

Beside "pay rose from 74 to 82 crowns in Hull and from 76 to 85 in York", "from 76 to 85 in Hull" has York's figures.
"""

from __future__ import annotations

from collections.abc import Sequence, Set

from factcheck.claims.surroundings import beside, top
from factcheck.model import Analysis, Difference, Mention, Quantity, Reason, Value
from factcheck.named import NamedTuple
from factcheck.values.compare import compare
from factcheck.values.relations import DISJOINT, Relation
from factcheck.verdicts.judge import Judged, Refuted, read_by_trees
from factcheck.verdicts.pairs import Pair, ValuePair, of_a_score
from factcheck.verdicts.set_against import is_whole

_COVERAGE = 0.6  # of a claim's telling words
_SMALL = 10  # so few of anything come up in any sentence


class _Right(NamedTuple):
    """The figure that is right, and the name that the claim's figure belongs to."""

    figure: Value
    owner: str


def misplaced(judged: Sequence[Judged]) -> Refuted | None:
    """Return the first fact that gives a figure of a claim to another than the claim does; None for none.

    (Of 25,000 statements by editors it is so of four, all labelled as wrong.)
    """
    for item in read_by_trees(judged, _COVERAGE):
        pair = item.pair
        if item.signals.values_new or item.signals.values_differ:
            continue
        for met in pair.values:
            right = _right_one(pair, met)
            if right is not None and met.fact is not None:
                why = f"The base has “{met.fact.text}” for {right.owner}."
                return Refuted(item, _differences(met.claim, right.figure), why)
    return None


def _differences(claim: Value, right: Value) -> tuple[Difference, ...]:
    """Return what would have to stand there: a bare figure for the figure alone, not for "68 people"."""
    if not isinstance(right, Quantity) or right.low != right.high:
        return ()
    span, bare = claim.span, not any(char.isalpha() for char in right.text)
    if bare and isinstance(claim, Quantity) and claim.number_span is not None:
        span = claim.number_span
    stated = claim.text[span.start - claim.span.start : span.end - claim.span.start]
    return (Difference(Reason.VALUE, stated, right.text, span),)


def _right_one(pair: Pair, met: ValuePair) -> _Right | None:
    """Return the fact's figure for whom a claim gives another's; None where that is not so."""
    claim, fact = pair.claim, pair.fact
    if not isinstance(met.claim, Quantity) or not isinstance(met.fact, Quantity) or met.how:
        return None
    if met.relation is not Relation.EQUAL or is_whole(met.claim, claim) or of_a_score(met.claim, claim):
        return None
    if (met.claim.high or 0) <= _SMALL and not met.same_noun:
        return None
    rivals = _rivals(met.fact, fact)
    if not rivals:
        return None
    partners = {name.claim.span: name.fact.key for name in pair.names if name.fact is not None}
    said = _named(claim, beside(claim, met.claim, _rivals(met.claim, claim)))
    named = {partners[name.span] for name in said if name.span in partners}
    own = {name.key: name for name in _named(fact, beside(fact, met.fact, rivals))}
    for rival in rivals:
        if is_whole(rival, fact) or of_a_score(rival, fact):
            continue
        theirs = {name.key: name for name in _named(fact, beside(fact, rival, [*rivals, met.fact]))}
        # One beside the other, each in the same part of its sentence: "in York", "in Hull".
        claimed = {_part(fact, theirs[key]) for key in named & (theirs.keys() - own.keys())}
        owners = {key for key in own.keys() - theirs.keys() if _part(fact, own[key]) in claimed}
        exchanged = any(compare(value, rival) is Relation.EQUAL for value in claim.values)
        if owners & set(partners.values()) and not exchanged:
            continue  # it names whose figure that is as well
        if owners and not named & owners:
            return _Right(rival, own[min(owners)].text)
    return None


def _rivals(value: Value, analysis: Analysis) -> list[Value]:
    """Return the other figures of a sentence that measure the same and cannot be meant by this one."""
    return [
        other for other in analysis.values
        if other is not value and isinstance(other, Quantity) and isinstance(value, Quantity)
        and other.dimension == value.dimension and compare(value, other) in DISJOINT
    ]  # fmt: skip


def _named(analysis: Analysis, places: Set[int]) -> list[Mention]:
    """Return the names that stand at some places."""
    starts = [analysis.tokens[place].start for place in places]
    return [
        name for name in analysis.mentions if any(name.span.start <= start < name.span.end for start in starts)
    ]  # fmt: skip


def _part(analysis: Analysis, name: Mention) -> str:
    """Return how a name hangs in its sentence: as a subject, behind a preposition."""
    tokens, at = analysis.tokens, top(analysis, name.span)
    if tokens[at].rel == "conj" and tokens[at].head >= 0 and tokens[tokens[at].head].pos != "VERB":
        at = tokens[at].head
    return tokens[at].rel
