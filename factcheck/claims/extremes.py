"""What is the most, the first or the only one, said by what none is: "no town is larger than York".

One side denies and the other does not, and neither says the contrary of the other for that.
"""

from __future__ import annotations

from itertools import pairwise

from factcheck.claims.polarity import negators
from factcheck.model import Analysis

# What sets a thing apart from all others where it is denied of them, by what the thing is then.
_FIRST, _MOST, _ONLY = "first", "most", "only"
_SET_APART = {
    "before": _FIRST, "except": _ONLY, "besides": _ONLY, "bar": _ONLY, "barring": _ONLY,
}  # fmt: skip
_BUT_FOR = frozenset((("other", "than"), ("apart", "from"), ("aside", "from"), ("nobody", "but"), ("none", "but")))
_EXTREMES = {
    "first": _FIRST, "ever": _FIRST, "only": _ONLY, "sole": _ONLY, "alone": _ONLY, "unique": _ONLY,
    "most": _MOST, "least": _MOST, "best": _MOST, "worst": _MOST, "record": _MOST,
}  # fmt: skip


def told_by_none(claim: Analysis, fact: Analysis) -> bool:
    """Tell whether one side says that none goes beyond something, and the other that it goes beyond all."""
    return not _none_beyond(claim).isdisjoint(_extremes(fact)) or not _none_beyond(fact).isdisjoint(_extremes(claim))


def _none_beyond(analysis: Analysis) -> set[str]:
    """Return what a sentence with one denial makes of the thing that it denies of all others; none without one."""
    if len(negators(analysis.tokens)) != 1:
        return set()
    words = [token.text.lower() for token in analysis.tokens]
    found = {_SET_APART[word] for word in words if word in _SET_APART}
    if _BUT_FOR & set(pairwise(words)):
        found.add(_ONLY)
    elif "than" in words and any(
        word in ("more", "less", "fewer", "further") or (word.endswith("er") and token.pos in ("ADJ", "ADV"))
        for word, token in zip(words, analysis.tokens)
    ):
        found.add(_MOST)
    return found


def _extremes(analysis: Analysis) -> set[str]:
    """Return in what a sentence without a denial puts something beyond all others."""
    if negators(analysis.tokens):
        return set()
    words = [token.text.lower() for token in analysis.tokens]
    found = {_EXTREMES[word] for word in words if word in _EXTREMES}
    if ("any", "other") in set(pairwise(words)):
        found.add(_MOST)
    if any(word.endswith("est") and token.pos in ("ADJ", "ADV") for word, token in zip(words, analysis.tokens)):
        found.add(_MOST)
    return found
