"""Phrases of the lexicon: how they are written, and where in a sentence they stand."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.language.lemmas import lemma as dictionary_form
from factcheck.language.tokens import token_spans
from factcheck.named import NamedTuple

GAP = "~"
"""Stands in a phrase for up to four words ("turn ~ down")."""
OWNER = "one's"
"""Stands in a phrase for any possessive ("lose one's life")."""
_OWNERS = frozenset(("my", "your", "his", "her", "its", "our", "their", OWNER, "'s", "'", "’", "whose"))
_ARTICLE = "the"
_ARTICLES = frozenset(("a", "an", "the", "this", "that"))
_SKIPPED = frozenset(("a", "an", "the", "-", "–", "‑"))
# No object reaches across these, so no phrase with a gap does.
# fmt: off
_BARRIERS = frozenset(",;:.!?()[]—–") | {
    "and", "but", "or", "nor", "which", "that", "who", "whom", "whose", "when", "while", "where", "because",
    "although", "if", "as", "than", "to", "from", "by", "with", "for", "in", "on", "at", "into", "after",
    "before", "until", "since", "be", "have", "do", "will", "would", "can", "could", "may", "might",
}
# fmt: on
_LONGEST_GAP = 4
# A particle may also be a preposition: after an object what follows tells ("turn it on", "put it on ice").
_PREPOSITIONS = frozenset(("in", "on", "over", "off", "through"))
_FREE = frozenset(("again", "completely", "last", "next", "this", "yesterday", "today", "later", "soon"))


class Phrase(NamedTuple):
    """A phrase without its first word, and its senses."""

    rest: tuple[str, ...]
    senses: frozenset[int]
    telling: str  # a word of the rest without which there is no need to look


def phrase_of(rest: Sequence[str], senses: frozenset[int]) -> Phrase:
    """Return the phrase that goes on with these words, of which one must tell something."""
    words = [word for word in rest if word not in (GAP, OWNER, _ARTICLE)]
    return Phrase(tuple(rest), senses, max(words, key=len))


def pattern(phrase: str) -> tuple[str, ...]:
    """Return a phrase as it is looked for: dictionary forms, without articles and hyphens.

    Of two words that have an article between them it stays ("in the lead" is not "in lead").
    """
    words = phrase_words(phrase)
    bare = [word for word in words if word not in _SKIPPED]
    if len(words) == 3 and len(bare) == 2 and words[1] in _ARTICLES:
        return (bare[0], _ARTICLE, bare[1])
    return tuple(bare)


def phrase_words(phrase: str) -> list[str]:
    """Return the words of a phrase in their dictionary forms, its gaps and owners as they stand; [] for none."""
    words: list[str] = []
    for part in phrase.lower().split():
        if part == GAP or part in _OWNERS:
            words.append(part)
        else:
            words += [dictionary_form(part[start:end]) for start, end in token_spans(part)]
    return words


def find_phrase(lemmas: Sequence[str], start: int, rest: Sequence[str]) -> tuple[int, ...]:
    """Return the places of a phrase's words that begins at `start`; () where it does not stand there."""
    places = [start]
    at = start + 1
    gap = 0
    passed = False
    for word in rest:
        if word == GAP:
            gap = _LONGEST_GAP
            continue
        passed = False
        while at < len(lemmas) and not _same(word, lemmas[at]):
            if lemmas[at] not in _SKIPPED:
                if not gap or lemmas[at] in _BARRIERS:
                    return ()
                gap -= 1
                passed = True
            at += 1
        if at == len(lemmas):
            return ()
        places.append(at)
        at += 1
        gap = 0
    if passed and lemmas[places[-1]] in _PREPOSITIONS and not _free(lemmas, at):
        return ()
    return tuple(places)


def _free(lemmas: Sequence[str], at: int) -> bool:
    """Tell whether nothing follows that the preposition before `at` could govern: it is the verb's then."""
    return at >= len(lemmas) or lemmas[at] in _BARRIERS or lemmas[at] in _FREE


def _same(word: str, lemma: str) -> bool:
    return (
        word == lemma
        or (word == OWNER and lemma in _OWNERS)
        or (word == _ARTICLE and (lemma in _ARTICLES or lemma in _OWNERS))
    )
