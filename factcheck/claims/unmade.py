"""What one side says is "unbeaten" and the other "not beaten", in the same word."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.shorten import without
from factcheck.model import Analysis

_NEGATIONS = frozenset(("not", "n't", "n’t", "never"))
_SHORTEST = 4  # letters of what follows "un": "unhurt", not "unit"


def as_undone(one: Analysis, other: Analysis) -> Analysis:
    """Return a parsed sentence with "not beaten" put as "unbeaten" where the other one has that word.

    The sentence itself is returned where nothing of the kind is said, and where either is not parsed. Words keep
    their places in the text.
    """
    if not (one.parsed and other.parsed):
        return one
    undone = {
        token.text.lower(): token for token in other.tokens
        if token.text[:2].lower() == "un" and len(token.text) >= _SHORTEST + 2
    }  # fmt: skip
    if not undone:
        return one
    for place, token in enumerate(one.tokens):
        word = undone.get(f"un{token.text.lower()}")
        if word is None:
            continue
        negation = _negation(one, place)
        if negation < 0:
            continue
        tokens = list(one.tokens)
        tokens[place] = replace(token, text=word.text.lower(), lemma=word.lemma)
        return without(replace(one, tokens=tuple(tokens)), {negation})
    return one


def _negation(analysis: Analysis, place: int) -> int:
    """Return the place of the one word that negates another; -1 where there is none, or where there are two."""
    own = (place, analysis.tokens[place].head if analysis.tokens[place].rel == "xcomp" else place)
    found = [
        number for number, token in enumerate(analysis.tokens)
        if token.head in own and token.text.lower() in _NEGATIONS
    ]  # fmt: skip
    return found[0] if len(found) == 1 else -1
