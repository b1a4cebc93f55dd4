"""Two figures of a fact that a claim gives to each other's things, by where they stand.

"York 613 points, Hull 585" beside a fact that has it the other way round: whatever the sentences are like, each
name stands nearer to the other's figure. Where trees tell as much, `exchanged` knows it already; in headlines, and in
sentences that leave their second verb out, they do not.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Quantity, Span, Token
from factcheck.named import NamedTuple
from factcheck.values.compare import compare
from factcheck.values.relations import CONFIRMS, DISJOINT
from factcheck.verdicts.exchanged import in_each_others_places
from factcheck.verdicts.judge import Judged, Refuted, read_by_trees
from factcheck.verdicts.pairs import Pair, of_a_score, same_noun
from factcheck.verdicts.set_against import is_whole

_COVERAGE = 0.4  # of the claim's telling words
_SMALL = 10  # so few of anything, not said of what, come up in any sentence
_NAMING = frozenset(("NOUN", "PROPN", "ADJ", "NUM"))
_JOINTS, _PART = frozenset(", ; : and but while whereas against".split()), 5


class _Figure(NamedTuple):
    mine: Quantity
    theirs: Quantity


def listed_otherwise(judged: Sequence[Judged]) -> Refuted | None:
    """Return the first fact that has two figures of a claim with each other's words; None for none.

    (Of 92 statements by editors of which that is so, 90 were labelled as wrong.)
    """
    for item in read_by_trees(judged, _COVERAGE):
        pair = item.pair
        if item.signals.dates_differ:
            continue
        for one, other in _alike(pair):
            if _with_each_others_words(pair, one, other):
                places = (figure.mine.number_span or figure.mine.span for figure in (one, other))
                return Refuted(item, in_each_others_places(pair.claim, *places))
    return None


def _alike(pair: Pair) -> Iterator[tuple[_Figure, _Figure]]:
    """Yield the figures, two by two, that both sentences have of one kind of thing."""
    met = [
        _Figure(value.claim, value.fact) for value in pair.values
        if isinstance(value.claim, Quantity) and isinstance(value.fact, Quantity)
        and value.relation in CONFIRMS and not value.how
        and not of_a_score(value.claim, pair.claim)
        and not is_whole(value.claim, pair.claim) and not is_whole(value.fact, pair.fact)
    ]  # fmt: skip
    for one, other in combinations(met, 2):
        if one.theirs.span == other.theirs.span or compare(one.mine, other.mine) not in DISJOINT:
            continue
        said_of_what = one.mine.unit or other.mine.unit
        if not said_of_what and min(one.mine.high or 0, other.mine.high or 0) <= _SMALL:
            continue
        if _of_one_kind(one.mine, other.mine) and _of_one_kind(one.theirs, other.theirs):
            yield one, other


def _of_one_kind(one: Quantity, other: Quantity) -> bool:
    if one.dimension != other.dimension:
        return False
    return one.unit == other.unit or not one.unit or not other.unit or same_noun(one, other)


def _with_each_others_words(pair: Pair, one: _Figure, other: _Figure) -> bool:
    """Tell whether two words stand nearer to each other's figure than in the fact, and no two stand as they do there.

    Only words that both sentences have just once say where they belong.
    """
    mine, theirs = _words(pair.claim), _words(pair.fact)
    crosswise = False
    for first, second in combinations(mine.keys() & theirs.keys(), 2):
        here = [_nearer(pair.claim, mine[word], one.mine.span, other.mine.span) for word in (first, second)]
        there = [_nearer(pair.fact, theirs[word], one.theirs.span, other.theirs.span) for word in (first, second)]
        if here[0] == here[1] or there[0] == there[1]:
            continue
        if here == there:
            return False
        crosswise = True
    return crosswise


def _words(analysis: Analysis) -> dict[str, Token]:
    """Return the nouns, names and qualities that stand once in a sentence, outside its values."""
    found: dict[str, Token] = {}
    twice = set()
    for token in analysis.tokens:
        word = fold(token.lemma)
        if not (token.pos in _NAMING or token.rel == "amod") or not word[:1].isalpha() or word in STOPWORDS:
            continue
        if any(value.span.start <= token.start < value.span.end for value in analysis.values):
            continue
        twice.update({word} & found.keys())
        found[word] = token
    return {word: token for word, token in found.items() if word not in twice}


def _nearer(analysis: Analysis, token: Token, one: Span, other: Span) -> bool:
    """Tell whether a word stands nearer to the first of two figures than to the second."""
    return _between(analysis, token, one) < _between(analysis, token, other)


def _between(analysis: Analysis, token: Token, span: Span) -> int:
    """Return how many words lie between a word and a figure; one that begins a new part counts for several."""
    start, end = (token.end, span.start) if token.end <= span.start else (span.end, token.start)
    words = [other.text.lower() for other in analysis.tokens if start <= other.start and other.end <= end]
    return len(words) + _PART * sum(word in _JOINTS for word in words)
