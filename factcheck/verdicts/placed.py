"""Words of a fact as they would stand in a claim: with the case and the preposition that their place there wants."""

from __future__ import annotations

import re

from factcheck.model import Analysis, Span
from factcheck.values.lexicon import MONTHS, WEEKDAYS

_FINAL = (".", "!", "?", "…")
_PREPOSITION = re.compile(r"(?<![\w-])(in|on|at|during)\s+$", re.I)
_LEADING = re.compile(
    r"(?:in|on|at|during|by|before|no later than|until|till|since|from|after|through|throughout|between|within)\b", re.I
)


def placed(words: str, at: int, fact: Analysis, claim: Analysis, span: Span) -> str:
    """Return words that stand in the fact at `at` as they are written in the place `span` of the claim."""
    if _first(fact.text, at) and not _kept_large(words, at, fact):
        words = words[:1].lower() + words[1:]
    if _first(claim.text, span.start) and _begins_large(claim.text, span):
        words = words[:1].upper() + words[1:]
    return words


def with_prepositions(claim: Analysis, mine: Span, fact: Analysis, theirs: Span) -> tuple[Span, Span]:
    """Return the places of two times, each with its preposition where the one's does not go with the other.

    "June 2021" and "9 June 2022" become "in June 2021" and "on 9 June 2022"; "in May" and "in June" stay as they are.
    """
    here, there = _lead(claim.text, mine), _lead(fact.text, theirs)
    if here is None or there is None or _same_word(claim.text, here, fact.text, there):
        return mine, theirs
    return Span(min(here.start, mine.start), mine.end), Span(min(there.start, theirs.start), theirs.end)


def _lead(text: str, span: Span) -> Span | None:
    """Return where the preposition of a time stands, within it or before it; None where it has none."""
    own = _LEADING.match(text, span.start, span.end)
    if own:
        return Span(*own.span())
    before = _PREPOSITION.search(text, 0, span.start)
    return Span(*before.span(1)) if before else None


def _same_word(one: str, here: Span, other: str, there: Span) -> bool:
    return one[here.start : here.end].lower() == other[there.start : there.end].lower()


def _first(text: str, at: int) -> bool:
    return not any(char.isalnum() for char in text[:at])


def _kept_large(words: str, at: int, fact: Analysis) -> bool:
    """Tell whether a sentence's first word has its capital wherever it stands: a name, a month, "US"."""
    first = re.split(r"[\s,’'-]", words, maxsplit=1)[0].rstrip(".")
    if first != first.capitalize() or first.lower() in MONTHS or first.lower() in WEEKDAYS:
        return True
    if any(token.start == at and token.pos == "PROPN" for token in fact.tokens):
        return True
    return any(mention.span.start <= at < mention.span.end for mention in fact.mentions)


def _begins_large(text: str, span: Span) -> bool:
    letter = text[span.start : span.start + 1]
    if letter.isalpha():
        return letter.isupper()
    # A clause cut out of a sentence has no final mark, and "900 troops" may stand amid that sentence.
    return text.rstrip("”\"') ").endswith(_FINAL)
