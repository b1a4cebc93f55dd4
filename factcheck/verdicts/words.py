"""The words of a sentence, to look up those of another in: by lemma, form, stem or sense."""

from __future__ import annotations

from collections.abc import Set

from factcheck.language.fold import fold
from factcheck.language.lexicon import sentence_senses
from factcheck.model import Analysis, Token

_STEM = 5  # letters


class Words:
    """What a sentence's words are known by, or those at some places of it.

    `senses` are those of its tokens, one after the other.
    """

    def __init__(self, analysis: Analysis, places: Set[int] | None = None) -> None:
        senses = sentence_senses([token.lemma for token in analysis.tokens])
        kept = range(len(senses)) if places is None else sorted(places)
        self.tokens = tuple(analysis.tokens[place] for place in kept)
        self.senses = tuple(senses[place] for place in kept)
        self.known = frozenset[int]().union(*self.senses)
        self._words = {fold(token.lemma) for token in self.tokens} | {fold(token.text) for token in self.tokens}
        self._stems = {word[:_STEM] for word in self._words if len(word) > _STEM}

    def have(self, token: Token, senses: frozenset[int]) -> bool:
        """Tell whether they have a word of another sentence, given its senses there."""
        word = fold(token.lemma)
        if word in self._words or fold(token.text) in self._words:
            return True
        return bool(senses & self.known) or word[:_STEM] in self._stems
