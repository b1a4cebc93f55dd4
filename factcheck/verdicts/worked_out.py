"""What was worked out of several figures, and whether a claim speaks of its value in that way.

Among sums, differences, shares and growth of a few figures one soon fits "more than half" by chance. So a value that
holds many figures is taken as worked out only in the way in which the claim puts it.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.model import Analysis, Quantity, Value
from factcheck.values.lexicon import word_set

_IN_ALL = (("in", "all"), ("in", "total"), ("all", "told"), ("between", "them"), ("taken", "together"))
_TOTALS = word_set("together combined altogether total totals totalled totaled sum overall jointly")
_CHANGE = word_set(
    """rise fall grow shrink increase decrease drop climb jump gain lose decline cut raise lower slump surge soar
    double halve triple expand reduce growth reduction slip dip tumble plunge up down"""
)
_APART = word_set("more fewer less higher lower greater smaller larger ahead behind above below clear short longer")
_MARGIN = word_set("by margin majority lead difference gap")


def is_put_so(value: Value, how: str, claim: Analysis) -> bool:
    """Tell whether a claim may mean by one of its values what was worked out as `how` (see `values.arithmetic`)."""
    if not isinstance(value, Quantity):
        return True
    before = _words_before(value, claim)
    after = [token.text.lower() for token in claim.tokens if token.start >= value.span.end]
    if how == "difference" and before[-1:] == ["to"] and any(token.lemma in _CHANGE for token in claim.tokens):
        return False  # "fell to 200" is not what it fell by
    if value.dimension in ("fraction", "percent") and after[:1] == ["of"]:
        return how in ("share", "rest") or (how == "sum" and speaks_of_total(claim))
    if not holds_many(value):
        return True
    if how == "sum":
        return speaks_of_total(claim)
    if how in ("base", "part"):
        return False
    if how == "change":
        return before[-1:] == ["by"] or any(token.lemma in _CHANGE for token in claim.tokens)
    if how == "difference":
        return bool(_APART & set(after[:2]) or _MARGIN & set(before[-3:]))
    return True


def is_change(value: Value, claim: Analysis) -> bool:
    """Tell whether a claim says by how much something changed: "went up by 15 euros", "by some 15 euros"."""
    said = isinstance(value, Quantity) and any(token.lemma in _CHANGE for token in claim.tokens)
    return said and "by" in _words_before(value, claim)[-2:]


def speaks_of_change(analysis: Analysis) -> bool:
    """Tell whether a sentence says that something rose, fell or the like."""
    return any(token.lemma in _CHANGE for token in analysis.tokens)


def sets_apart(claim: Analysis) -> bool:
    """Tell whether a claim speaks of a change, a margin or of more and less at all."""
    said = {token.text.lower() for token in claim.tokens} | {token.lemma for token in claim.tokens}
    return bool(said & (_CHANGE | _APART | _MARGIN))


def goes_from_to(fact: Analysis) -> bool:
    """Tell whether a fact goes from one of its amounts to another: "from 55 to 70 euros"."""
    leads = [_words_before(value, fact)[-2:] for value in fact.values if isinstance(value, Quantity)]
    return any("from" in words for words in leads) and any("to" in words for words in leads)


def _words_before(value: Value, analysis: Analysis) -> list[str]:
    return [token.text.lower() for token in analysis.tokens if token.end <= value.span.start]


def holds_many(value: Value) -> bool:
    """Tell whether an amount is no one figure but all of a range, as "more than half" is."""
    return isinstance(value, Quantity) and value.low != value.high


def speaks_of_total(claim: Analysis) -> bool:
    """Tell whether a claim adds up: together, in all, combined."""
    words = [token.text.lower() for token in claim.tokens]
    return bool(_TOTALS & set(words)) or any(pair in _IN_ALL for pair in pairwise(words))
