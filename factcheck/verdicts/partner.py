"""The fact that a claim speaks of beside the one it is read with: "X came before Y" takes the dates of both.

A reader that sees one fact at a time can tell neither which of two events came first nor which of two figures is the
greater. So it sees, with the fact, the one that has most of what the fact lacks, and how the values of both stand to
each other.
"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.frozen import dataclass
from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Span
from factcheck.values.compare import Relation, compare
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts.pairs import Pair, align, dated_alike, same_name, same_noun
from factcheck.verdicts.words import Words

_LEAST = 2  # telling words of the claim that each of the two has and the other lacks
# Beside these, one word more is enough, where the two facts have something to compare.
_COMPARING = frozenset(
    """before after than as since until earlier later follow following precede prior once when while ahead behind twice
    half double triple time times more few fewer less most same both first then last second within between outnumber
    exceed surpass outlast apart gap difference longer shorter higher lower bigger smaller larger above below""".split()
)


@dataclass(frozen=True, slots=True)
class Partner:
    """A second fact with what it says of the claim, and how its values stand to the first fact's.

    `order` holds (place in the fact, place in the partner, how the fact's value stands to the partner's).
    """

    pair: Pair
    order: tuple[tuple[Span, Span, Relation], ...]


def partner(pair: Pair, others: Sequence[Analysis]) -> Partner | None:
    """Return what a claim speaks of beside its fact, of `others` (best first); None where one fact has it all."""
    claim = pair.claim
    words = Words(claim)
    telling = {
        number for number, token in enumerate(words.tokens)
        if token.text[:1].isalpha() and fold(token.lemma) not in STOPWORDS
    }  # fmt: skip
    known = _met(words, telling, claim, pair.fact)
    if known == telling:
        return None
    comparing = any(token.lemma in _COMPARING or token.text.lower() in _COMPARING for token in claim.tokens)
    best: tuple[float, Analysis, tuple[tuple[Span, Span, Relation], ...]] | None = None
    for other in others:
        met = _met(words, telling, claim, other)
        added, lost = len(met - known), len(known - met)
        if not added or not lost:
            continue
        order = _order(pair.fact, other)
        if min(added, lost) < _LEAST and not (comparing and order):
            continue
        worth = added + 0.5 * bool(order)
        if best is None or worth > best[0]:
            best = worth, other, order
    return Partner(align(claim, best[1]), best[2]) if best else None


def agreeing(found: Partner) -> dict[Span, Span]:
    """Return the places of the claim's values that the partner confirms, each with the partner's place."""
    return {
        item.claim.span: item.fact.span
        for item in found.pair.values
        if item.fact is not None and not item.how and item.relation in CONFIRMS
    }


def _met(words: Words, telling: set[int], claim: Analysis, other: Analysis) -> set[int]:
    """Return the places of those telling words that another sentence has; a name, by any of its names."""
    theirs = Words(other)
    named = [name.span for name in claim.mentions if any(same_name(name, another) for another in other.mentions)]
    return {
        number for number in telling
        if theirs.have(words.tokens[number], words.senses[number])
        or any(span.start <= words.tokens[number].start < span.end for span in named)
    }  # fmt: skip


def _order(fact: Analysis, other: Analysis) -> tuple[tuple[Span, Span, Relation], ...]:
    """Return how each value of a fact stands to the partner's nearest of its kind."""
    found = []
    for value in fact.values:
        met = [(not same_noun(value, theirs), place, theirs) for place, theirs in enumerate(other.values)]
        for _, _, theirs in sorted(met, key=lambda row: row[:2]):
            relation = compare(value, theirs) if dated_alike(value, theirs) else Relation.INCOMPARABLE
            if relation is not Relation.INCOMPARABLE:
                found.append((value.span, theirs.span, relation))
                break
    return tuple(found)
