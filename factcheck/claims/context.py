"""What the sentences before this one have made plain: the day that counts as today, and who "he" may be."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.model import Analysis, Mention, Span

_PRONOUNS = frozenset(
    [
        "he",
        "she",
        "it",
        "they",
        "him",
        "her",
        "them",
        "his",
        "hers",
        "its",
        "their",
        "theirs",
        "himself",
        "herself",
        "itself",
        "themselves",
    ]
)
# Descriptions that point back: "the airbase", "the company", "the former".
_REMEMBERED = 3


class Context:
    """The reader's memory within one document; a fresh one for every document and statement."""

    def __init__(self, anchor: date | None, in_copy: bool = False) -> None:
        self.anchor = anchor
        self.in_copy = in_copy
        self._recent: list[tuple[Mention, ...]] = []

    def completed(self, analysis: Analysis) -> Analysis:
        """Return the sentence with the names that its pronouns may stand for, for retrieval only.

        The names have empty spans at the sentence's start: they help to find facts and are never shown or compared.
        """
        if not self._recent or not any(token.text.lower() in _PRONOUNS for token in analysis.tokens):
            return analysis
        here = {mention.entity for mention in analysis.mentions}
        added: dict[str, Mention] = {}
        for mentions in reversed(self._recent):
            for mention in mentions:
                if mention.entity and mention.entity not in here:
                    added.setdefault(mention.entity, replace(mention, span=Span(0, 0)))
            if added:
                break
        return replace(analysis, mentions=(*added.values(), *analysis.mentions))

    def learn(self, analysis: Analysis) -> None:
        """Remember the names of a sentence for those that follow."""
        if analysis.mentions:
            self._recent = [*self._recent, analysis.mentions][-_REMEMBERED:]
