"""Does a sentence say that something is so, or that it is not?"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Token

_NEGATORS = frozenset(
    [
        "not",
        "never",
        "no",
        "none",
        "nobody",
        "nothing",
        "nowhere",
        "neither",
        "nor",
        "without",
        "unless",
        "n't",
        "cannot",
        "hardly",
        "barely",
        "scarcely",
    ]
)
# "No later than May" sets a limit and denies nothing.
_LIMITING = frozenset("later earlier sooner more less fewer".split())


def negators(tokens: Sequence[Token]) -> list[Token]:
    """Return the words that negate, in order; [] for a plain assertion."""
    words = [token.text.lower() for token in tokens]
    limits = {
        number
        for number, word in enumerate(words[:-2])
        if word == "no" and words[number + 1] in _LIMITING and words[number + 2] == "than"
    }
    # "By 14 votes to none" counts, and denies nothing.
    limits |= {number for number, word in enumerate(words) if word == "none" and words[max(0, number - 1)] == "to"}
    return [
        token
        for number, token in enumerate(tokens)
        if (token.lemma in _NEGATORS or words[number] in _NEGATORS) and number not in limits
    ]


def is_negative(tokens: Sequence[Token]) -> bool:
    """Tell whether an odd number of negating words stands among the tokens (two of them cancel out)."""
    return len(negators(tokens)) % 2 == 1
