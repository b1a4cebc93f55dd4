"""The one analyser: reads facts and drafts alike into the same structure."""

from __future__ import annotations

from datetime import date

from factcheck.language.lemmas import lemma
from factcheck.language.names import Gazetteer, capitalised_names
from factcheck.language.tokens import token_spans
from factcheck.model import Analysis, Token
from factcheck.values import read_values


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of `text` with their dictionary forms, not parsed."""
    return tuple(Token(start, end, text[start:end], lemma(text[start:end])) for start, end in token_spans(text))


def analyse(text: str, gazetteer: Gazetteer, anchor: date | None) -> Analysis:
    """Read a sentence: words, values and names. `anchor` is the day that "last month" counts from."""
    tokens = tokenise(text)
    known = gazetteer.mentions(text, tokens)
    values = read_values(text, anchor)
    taken = [(value.span.start, value.span.end) for value in values]
    others = [
        mention
        for mention in capitalised_names(text, tokens, known)
        if not any(start < mention.span.end and mention.span.start < end for start, end in taken)
    ]
    mentions = tuple(sorted((*known, *others), key=lambda mention: mention.span))
    return Analysis(text, tokens, values, mentions)
