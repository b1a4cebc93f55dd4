"""Lists of words, written as a text reads them."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """Return the words of a text as a set."""
    return frozenset(text.split())


def pairs(text: str) -> dict[str, str]:
    """Return the pairs `one:other` of a text."""
    return dict(pair.split(":") for pair in text.split())
