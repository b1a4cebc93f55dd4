"""A sentence whose figures and dates rest on several facts, each beside the name that it belongs to."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations

from factcheck.model import Analysis, Difference, Mention, Quantity, Reason, Span, Value
from factcheck.named import NamedTuple
from factcheck.values.relations import CONFIRMS, DISJOINT, Relation
from factcheck.verdicts.judge import Judged, Refuted
from factcheck.verdicts.pairs import of_a_score


def each_has_its_fact(judged: Sequence[Judged], against: Judged) -> bool:
    """Tell whether a claim has several values, and some fact or other confirms each of them of the name next to it.

    "Closed in Lund in 2017, in Ystad in 2019" differs from the fact on Ystad by its first date, and is right; with the
    years changed about, no fact confirms 2017 of Ystad. Where the fact that speaks `against` the claim confirms them
    all by itself, it speaks against something else.
    """
    values = judged[0].pair.claim.values
    if len(values) < 2 or all(_confirms(against, value.span) for value in values):
        return False
    return all(any(_confirms(item, value.span) for item in judged) for value in values)


def confirmed_elsewhere(judged: Sequence[Judged], against: Judged) -> bool:
    """Tell whether all figures in which a fact differs from a claim are those of another that has its names as well.

    "The line cost nearly 500 million" differs from what its extension is to cost, and is right by the fact on the line.
    """
    differing = [
        value for value in against.pair.values
        if value.relation in DISJOINT and not value.how and isinstance(value.claim, Quantity)
    ]  # fmt: skip
    names = _names_met(against)
    return bool(differing) and all(
        any(
            other is not against and other.evidence.kind != "false" and names <= _names_met(other)
            and other.reading.supported >= _CONFIRMS and _has(other, value.claim.span)
            for other in judged
        )
        for value in differing
    )  # fmt: skip


_CONFIRMS = 0.6  # least that the reader of wording makes of it


def _has(item: Judged, span: Span) -> bool:
    return any(
        value.claim.span == span and value.relation in CONFIRMS and not value.how and value.same_noun
        for value in item.pair.values
    )


class Exchange(NamedTuple):
    """Two figures of a claim that stand beside each other's names, and the facts that have the one and the other."""

    fact: Judged
    beside: Judged
    first: Span
    second: Span

    def differences(self) -> tuple[Difference, ...]:
        """Return each figure with the other in its place, in the order of the claim."""
        claim = self.fact.pair.claim
        figures = {value.span: value.number_span for value in claim.values if isinstance(value, Quantity)}
        spans = [figures.get(span) or span for span in sorted((self.first, self.second))]
        one, other = (claim.text[slice(*span)] for span in spans)
        return Difference(Reason.ROLE, one, other, spans[0]), Difference(Reason.ROLE, other, one, spans[1])


def exchanged_figures(judged: Sequence[Judged]) -> Exchange | None:
    """Return two figures of a claim of which each is, by a fact, of the name that the other stands beside.

    "900 in Lund and 2,500 in Ystad" is wrong by two facts, "2,500 are in Lund" and "900 are in Ystad". None where no
    two facts say so.
    """
    told = [item for item in judged if item.evidence.kind != "false"]
    for one, other in permutations(told[:_NEAREST], 2):
        mine, theirs = _equal(one), _equal(other)
        for first in mine.keys() - theirs.keys():
            for second in theirs.keys() - mine.keys():
                if _alike(mine[first], theirs[second]) and _exchanged(one, other, first, second):
                    return Exchange(one, other, first, second)
    return None


def of_two_facts(judged: Sequence[Judged]) -> Refuted | None:
    """Return what two facts together know to be wrong: figures beside each other's names; None where they do not."""
    found = exchanged_figures(judged)
    return None if found is None else Refuted(found.fact, found.differences(), beside=found.beside)


_NEAREST = 4


def _equal(item: Judged) -> dict[Span, Value]:
    """Return the values of a claim that a fact has just so."""
    return {
        value.claim.span: value.claim for value in item.pair.values
        if value.relation is Relation.EQUAL and not value.how and value.fact is not None
        and not of_a_score(value.claim, item.pair.claim)
    }  # fmt: skip


def _alike(one: Value, other: Value) -> bool:
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        return one.dimension == other.dimension
    return type(one) is type(other)


def _exchanged(one: Judged, other: Judged, first: Span, second: Span) -> bool:
    """Tell whether the name next to a figure is of the other's fact, and the other way round."""
    claim = one.pair.claim
    ours, theirs = _names_met(one), _names_met(other)
    telling = [name for name in claim.mentions if (name.span in ours) is not (name.span in theirs)]
    here, there = _next_to(claim, first, telling), _next_to(claim, second, telling)
    if here is None or there is None or here.span == there.span:
        return False
    return here.span in theirs and there.span in ours


def _names_met(item: Judged) -> set[Span]:
    return {pair.claim.span for pair in item.pair.names if pair.fact is not None}


def _confirms(item: Judged, span: Span) -> bool:
    name = _next_to(item.pair.claim, span, item.pair.claim.mentions)
    if name is None or item.evidence.kind == "false":
        return False
    if not any(pair.claim.span == name.span and pair.fact is not None for pair in item.pair.names):
        return False
    return any(
        value.claim.span == span and value.relation in CONFIRMS and not value.how for value in item.pair.values
    )


_APART = frozenset((",", ";", "and", "but", "while", "whereas", "against"))


def _next_to(claim: Analysis, span: Span, names: Sequence[Mention]) -> Mention | None:
    """Return the name nearest to a value, those in its part of the sentence before all others; None without names.

    Of "Lund lost 9 men and Ystad 12" each number has its own.
    """

    def distance(name: Mention) -> tuple[bool, int]:
        start, end = (name.span.end, span.start) if name.span.end <= span.start else (span.end, name.span.start)
        between = claim.text[start:end]
        return bool(_APART & {*between.lower().split(), *between}), end - start

    return min(names, key=distance, default=None)
