"""The one analyser: reads facts and drafts alike into the same structure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from factcheck.language.lemmas import lemma
from factcheck.language.names import Gazetteer, capitalised_names
from factcheck.language.tokens import token_spans
from factcheck.model import Analysis, Mention, Span, Token
from factcheck.values import read_values


def tokenise(text: str) -> tuple[Token, ...]:
    """Return the words of `text` with their dictionary forms, not parsed."""
    return tuple(Token(start, end, text[start:end], lemma(text[start:end])) for start, end in token_spans(text))


def glance(text: str, gazetteer: Gazetteer) -> Analysis:
    """Read a sentence's words and listed names only: enough to see whether any fact may speak of it."""
    tokens = tokenise(text)
    return Analysis(text, tokens, (), tuple(gazetteer.mentions(text, tokens)))


def analyse(text: str, gazetteer: Gazetteer, anchor: date | None) -> Analysis:
    """Read a sentence: words, values and names. `anchor` is the day that "last month" counts from."""
    return completed(glance(text, gazetteer), anchor)


def completed(seen: Analysis, anchor: date | None) -> Analysis:
    """Return a sentence that was only glanced at with its values and other names."""
    text, tokens, known = seen.text, seen.tokens, seen.mentions
    # The figures of a listed name (a flight, a model, a law) count nothing.
    values = tuple(value for value in read_values(text, anchor) if not _inside(value.span, known))
    others = [
        mention
        for mention in capitalised_names(text, tokens, known)
        if not any(_overlap(mention.span, value.span) for value in values)
    ]
    mentions = tuple(sorted((*known, *others), key=lambda mention: mention.span))
    return Analysis(text, tokens, values, mentions)


def _inside(span: Span, mentions: Sequence[Mention]) -> bool:
    return any(mention.span.start <= span.start and span.end <= mention.span.end for mention in mentions)


def _overlap(one: Span, other: Span) -> bool:
    return one.start < other.end and other.start < one.end
