"""A parsed sentence without some of its words."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from factcheck.model import Analysis, Token


def without(claim: Analysis, taken: Set[int]) -> Analysis:
    """Return a parsed sentence without the tokens at these places, and without the names and values inside them.

    What hung from one of them hangs from its governor, and a name takes its part: of "the mayor, Ann Hull, left" goes
    "the mayor", and it is Ann Hull who left. Spans stay those of the whole text.
    """
    tokens = claim.tokens

    def topmost(place: int) -> int:
        while tokens[place].head in taken:
            place = tokens[place].head
        return place

    kept = [place for place in range(len(tokens)) if place not in taken]
    number = {place: count for count, place in enumerate(kept)} | {-1: -1}
    fresh: list[Token] = []
    for place in kept:
        token = tokens[place]
        if token.head in taken:
            top = tokens[topmost(token.head)]
            heir = token.rel in ("appos", "flat") and token.pos == "PROPN"
            rel = top.rel if heir or top.head < 0 else token.rel
            token = replace(token, head=number[top.head], rel=rel)
        else:
            token = replace(token, head=number[token.head])
        fresh.append(token)
    if not is_tree(fresh):
        return claim
    gone = {tokens[place].start for place in taken}
    return replace(
        claim,
        tokens=tuple(fresh),
        mentions=tuple(name for name in claim.mentions if name.span.start not in gone),
        values=tuple(value for value in claim.values if value.span.start not in gone),
    )


def is_tree(tokens: Sequence[Token]) -> bool:
    """Tell whether every token hangs from one root: whoever goes up from it comes to an end."""
    settled: set[int] = set()
    for start in range(len(tokens)):
        path: set[int] = set()
        place = start
        while place >= 0 and place not in settled:
            if place in path:
                return False
            path.add(place)
            place = tokens[place].head
        settled |= path
    return sum(token.head < 0 for token in tokens) <= 1
