"""What ties a sentence to a fact, where nothing around it is on the base's story: a name, a date, an amount, its words.

Read off names and values alone, so that for most of a newspaper nothing needs to be parsed or read for it.
"""

from __future__ import annotations

from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Quantity, TimeValue, Value
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts.pairs import Pair
from factcheck.verdicts.verbatim import verbatim

_SMALL = 10  # a count up to this is in any text
_AS_MANY = 5  # fewer words than these may be any sentence's


def tied(pair: Pair) -> bool:
    """Tell whether a claim far from the base's story still speaks of the fact: by a name, a date or a telling amount.

    A rank or a small count ("the first", "three") is in any text, a value that differs may be about anything, and the
    last word of a name that nobody listed may be that of another ("the Journal"). A sentence of some length that keeps
    to the fact's own words, but for one thing at most, speaks of the fact without any of these.
    """
    names = [(name.claim, name.fact) for name in pair.names if name.fact is not None]
    if any(mine.entity or mine.key == theirs.key for mine, theirs in names):
        return True
    agreeing = [value.claim for value in pair.values if value.relation in CONFIRMS and not value.how]
    return len(agreeing) > 1 or any(_telling(value) for value in agreeing) or _in_its_words(pair)


def _in_its_words(pair: Pair) -> bool:
    words = {fold(token.lemma) for token in pair.claim.tokens if token.text[:1].isalpha()} - STOPWORDS
    theirs = {fold(token.lemma) for token in pair.fact.tokens}
    # Word by word is slow, and in vain where the words are others.
    return len(words) >= _AS_MANY and len(words - theirs) <= 1 and verbatim(pair) is not None


def _telling(value: Value) -> bool:
    if isinstance(value, Quantity):
        return value.dimension != "count" or (value.high or value.low or 0) > _SMALL
    return isinstance(value, TimeValue)
