"""Names in a sentence: those that the base lists, by any of their aliases, and other capitalised ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from factcheck.language.fold import fold
from factcheck.language.tokens import token_spans
from factcheck.model import Entity, Mention, Span, Token

# Words that may open a name's alias but do not tell names apart.
_LIGHT = frozenset({"the", "a", "an", "al", "el", "-", ".", "'s", "’s", ","})
# Capitalised words that are no names by themselves.
_NO_NAME = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august
    september october november december jan feb mar apr jun jul aug sep sept oct nov dec i mr mrs ms dr the a an
    """.split()
)
_TITLES = frozenset(
    """
    president minister premier chancellor senator governor mayor judge justice general colonel major captain sergeant
    lieutenant sir lord lady dame king queen prince princess pope professor doctor secretary chief chairman chairwoman
    director mr mrs ms dr gen lt col maj sgt gov sen rep prof prime vice deputy foreign defence defense finance interior
    """.split()
)


def name_key(words: Iterable[str]) -> tuple[str, ...]:
    """Return the folded words of a name without articles, hyphens and "al-", as names are compared."""
    key = tuple(word for word in map(fold, words) if word not in _LIGHT)
    return tuple(word[:-1] if word.endswith(".") and len(word) == 2 else word.replace(".", "") for word in key)


class Gazetteer:
    """The names of a base: finds mentions of its entities in a sentence's tokens."""

    def __init__(self, entities: Iterable[Entity]) -> None:
        self._by_first: dict[str, list[tuple[tuple[str, ...], str]]] = {}
        for entity in entities:
            for name in (entity.name, *entity.aliases):
                key = name_key(name[a:b] for a, b in token_spans(name))
                if key:
                    rows = self._by_first.setdefault(key[0], [])
                    if (key, entity.name) not in rows:
                        rows.append((key, entity.name))
        for rows in self._by_first.values():
            rows.sort(key=lambda row: (-len(row[0]), row))  # the longest alias wins

    def mentions(self, text: str, tokens: Sequence[Token]) -> list[Mention]:
        """Return the base's entities mentioned, longest match first, never overlapping; [] if there are none."""
        found: list[Mention] = []
        words = [(index, key[0]) for index, token in enumerate(tokens) if (key := name_key([token.text]))]
        position = 0
        while position < len(words):
            step = 1
            for key, name in self._by_first.get(words[position][1], ()):
                window = words[position : position + len(key)]
                if len(window) == len(key) and all(word == wanted for (_, word), wanted in zip(window, key)):
                    start, end = tokens[window[0][0]].start, tokens[window[-1][0]].end
                    found.append(Mention(Span(start, end), text[start:end], name, " ".join(key)))
                    step = len(key)
                    break
            position += step
        return found


def capitalised_names(text: str, tokens: Sequence[Token], taken: Sequence[Mention]) -> list[Mention]:
    """Return runs of capitalised words that `taken` does not cover, as mentions without an entity.

    The first word of a sentence counts only when the run goes on, since any word is capitalised there.
    """
    covered = {offset for mention in taken for offset in range(mention.span.start, mention.span.end)}
    names: list[Mention] = []
    run: list[int] = []

    def close() -> None:
        while run and (fold(tokens[run[-1]].text) in _TITLES or tokens[run[-1]].text in "-&'."):
            run.pop()
        if run and not (run == [0] and not _name_like(tokens[0].text)):
            start, end = tokens[run[0]].start, tokens[run[-1]].end
            key = " ".join(name_key(tokens[i].text for i in run if fold(tokens[i].text) not in _TITLES))
            if key:
                names.append(Mention(Span(start, end), text[start:end], "", key))
        run.clear()

    for index, token in enumerate(tokens):
        word = token.text
        joins = run and word in "-&" and len(word) == 1 and index + 1 < len(tokens) and tokens[index + 1].text[:1].isupper()
        if joins and tokens[run[-1]].end == token.start:
            run.append(index)
        elif (
            word[:1].isupper()
            and token.start not in covered
            and fold(word).rstrip(".") not in _NO_NAME
            and (index != 0 or len(tokens) > 1 and (tokens[1].text[:1].isupper() or _name_like(word)))
        ):
            run.append(index)
        else:
            close()
    close()
    return names


def _name_like(word: str) -> bool:
    """Tell whether a sentence's first word is a name by its shape: all capitals, or an inner capital or digit."""
    return len(word) > 1 and (any(char.isupper() for char in word[1:]) or any(char.isdigit() for char in word))
