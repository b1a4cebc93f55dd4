"""A parsed sentence as a tree: children, clauses and the words that belong to a noun."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Analysis, Token

# Relations below which another statement begins: what stands there is no part of a noun's own words.
CLAUSAL = frozenset(("acl", "acl:relcl", "advcl", "ccomp", "csubj", "parataxis", "xcomp"))
_LOOSE = frozenset(("punct", "cc", "appos", "parataxis", "acl", "acl:relcl", "advcl", "conj", "list"))
_NAME_PARTS = frozenset(("flat", "compound", "nmod:desc", "goeswith"))


class Tree:
    """The tokens of a sentence with the way down from each to those it governs."""

    def __init__(self, analysis: Analysis) -> None:
        self.analysis = analysis
        self.tokens = analysis.tokens
        self.children: list[list[int]] = [[] for _ in self.tokens]
        for place, token in enumerate(self.tokens):
            if token.head >= 0:
                self.children[token.head].append(place)

    def __getitem__(self, place: int) -> Token:
        return self.tokens[place]

    def kids(self, place: int, *relations: str) -> list[int]:
        """Return the children of a token that stand in one of these relations, in order."""
        return [child for child in self.children[place] if self.tokens[child].rel in relations]

    def kid(self, place: int, *relations: str) -> int:
        """Return the first child in one of these relations; -1 for none."""
        return next(iter(self.kids(place, *relations)), -1)

    def below(self, place: int, stop: frozenset[str] = frozenset()) -> list[int]:
        """Return a token and all below it in order, without the branches whose relation is in `stop`."""
        found = [place]
        for at in found:
            found.extend(child for child in self.children[at] if self.tokens[child].rel not in stop)
        return sorted(found)

    def noun_words(self, place: int) -> list[int]:
        """Return the words of a noun phrase with what follows with "of", without clauses and appositions."""
        return self.below(place, _LOOSE)

    def name(self, place: int) -> list[int]:
        """Return the words of the name that a token heads, in order."""
        return sorted([place, *self.kids(place, *_NAME_PARTS)])

    def conjuncts(self, place: int) -> list[int]:
        """Return a token and those coordinated with it, in order."""
        found = [place]
        for at in found:
            found.extend(self.kids(at, "conj"))
        return sorted(found)

    def up(self, place: int) -> Iterator[int]:
        """Yield the tokens above one, nearest first."""
        seen = 0
        while (place := self.tokens[place].head) >= 0 and seen < len(self.tokens):
            seen += 1
            yield place

    def low(self, place: int) -> str:
        """Return a token's text in lower case."""
        return self.tokens[place].text.lower()

    def preposition(self, place: int) -> str:
        """Return the preposition or conjunction before a token, with its fixed parts; "" for none."""
        words = []
        for case in self.kids(place, "case", "mark"):
            if self.low(case) in ("'s", "’s", "'", "’"):
                continue
            words.append(" ".join(self.low(part) for part in [case, *self.kids(case, "fixed")]))
        return words[-1] if words else ""

    def in_value(self, place: int, kinds: type | tuple[type, ...]) -> bool:
        """Tell whether a token is part of a value of one of these kinds."""
        token = self.tokens[place]
        return any(
            isinstance(value, kinds) and value.span.start < token.end and token.start < value.span.end
            for value in self.analysis.values
        )
