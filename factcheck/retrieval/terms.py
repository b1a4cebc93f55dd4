"""What a sentence is found by: its content words, word stems, names and figures."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import lru_cache

from factcheck.language.fold import fold
from factcheck.language.lemmas import lemma
from factcheck.language.lexicon import sentence_senses
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Ordinal, Quantity

# A stem of five letters ties most derivations together (withdraw, withdrawal; agree, agreement).
_STEM = 5
# How much a term of each kind counts beside a full word.
KIND_WEIGHT = {"w": 1.0, "s": 0.5, "e": 1.6, "n": 0.9, "d": 0.8, "u": 0.6, "g": 0.6, "o": 0.9}


def terms_of_words(words: Iterable[str]) -> set[str]:
    """Return the terms that a glance at a sentence's words gives: the telling ones and their stems."""
    return set().union(*map(_terms_of_word, words))


@lru_cache(maxsize=65536)  # prose says the same words again and again
def _terms_of_word(written: str) -> tuple[str, ...]:
    word = fold(lemma(written))
    if word in STOPWORDS or not word[:1].isalpha():
        return ()
    if len(word) >= _STEM and word.isalpha():
        return f"w:{word}", f"s:{word[:_STEM]}"
    return (f"w:{word}",)


def terms_of(analysis: Analysis) -> Iterator[str]:
    """Yield the retrieval terms of a sentence, each with its kind as a prefix; nothing for an empty one.

    Kinds: `w:` lemma, `s:` stem, `e:` entity, `n:` amount, `u:` what an amount is measured in,
    `d:` year or month, `o:` rank.
    """
    in_value = {
        offset
        for value in analysis.values
        if not isinstance(value, Quantity)
        for offset in range(value.span.start, value.span.end)
    }
    for token in analysis.tokens:
        word = fold(token.lemma)
        if word in STOPWORDS or not word[:1].isalnum() or token.start in in_value:
            continue
        if word.isdigit():
            continue
        yield f"w:{word}"
        if len(word) >= _STEM and word.isalpha():
            yield f"s:{word[:_STEM]}"
    for sense in frozenset().union(*sentence_senses([token.lemma for token in analysis.tokens])):
        yield f"g:{sense}"
    for mention in analysis.mentions:
        if mention.entity:
            yield f"e:{mention.entity}"
    for value in analysis.values:
        if isinstance(value, Quantity):
            for amount in {value.low, value.high} - {None}:
                yield f"n:{amount:g}"
            if value.dimension not in ("count", "multiple"):
                yield f"u:{value.unit if value.dimension == 'money' else value.dimension}"
        elif isinstance(value, Ordinal):
            yield f"o:{value.rank}"
        else:
            if value.days is not None:
                yield "u:time"
            for day in {value.core_start or value.start, value.core_end or value.end} - {None}:
                assert day is not None
                yield f"d:{day.year}"
                if value.granularity in ("day", "month"):
                    yield f"d:{day.year}-{day.month:02}"
