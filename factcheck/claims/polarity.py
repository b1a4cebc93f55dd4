"""Does a sentence say that something is so, or that it is not?"""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.model import Analysis, Token

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
        "n't",
        "cannot",
        "hardly",
        "barely",
        "scarcely",
    ]
)
# Verbs and adjectives that deny what follows them.
_DENYING = frozenset(
    [
        "deny",
        "refuse",
        "fail",
        "decline",
        "reject",
        "avoid",
        "lack",
        "cease",
        "stop",
        "prevent",
        "prohibit",
        "ban",
        "bar",
        "forbid",
        "rule",
        "exclude",
        "omit",
        "miss",
        "abandon",
        "cancel",
        "scrap",
        "drop",
        "unable",
        "unwilling",
        "absent",
        "false",
        "untrue",
        "unlikely",
        "far",
    ]
)


def negators(analysis: Analysis) -> list[Token]:
    """Return the words that negate, in order; [] for a plain assertion."""
    return [token for token in analysis.tokens if token.lemma in _NEGATORS or token.text.lower() in _NEGATORS]


def is_negative(tokens: Sequence[Token]) -> bool:
    """Tell whether an odd number of negating words stands among the tokens (two of them cancel out)."""
    count = sum(1 for token in tokens if token.lemma in _NEGATORS or token.text.lower() in _NEGATORS)
    return count % 2 == 1


def denies(token: Token) -> bool:
    """Tell whether a verb or adjective denies what follows it: refused to, failed to, far from."""
    return token.lemma in _DENYING
