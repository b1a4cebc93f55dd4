"""What newsrooms say: words and phrases of one sense, opposites, and the closed lists beside them.

`sense_table.py` has the data, `phrases.py` finds phrases of several words; here both meet a desk's own words.
Words are given as `lemmas.lemma` returns them. A sense is a small number that may change whenever the data
does: it is never stored without its `table_digest()`. All functions are pure; an unknown word has no sense.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from functools import lru_cache

from factcheck.language.lemmas import lemma as dictionary_form
from factcheck.language.phrases import Phrase, find_phrase, pattern, phrase_of, phrase_words
from factcheck.language.sense_table import closed_list, phrases_from, readings_of, roles, sense_of

_NONE: frozenset[int] = frozenset()
# The desk's own senses are numbered from here, far above those of the table.
_OWN = 20_000
_PARTS = {"VERB": 1, "AUX": 1, "NOUN": 2, "PROPN": 2, "ADJ": 4, "ADV": 4, "ADP": 4, "DET": 4, "PART": 4}
_ANY_PART = 7
_PARTICLES = frozenset(("up", "down", "over", "off", "out", "in", "on", "back", "away", "about", "across"))


class Lexicon:
    """Senses and opposites of words: those of the table and, on top of them, a desk's own.

    A desk has the last word: two words it groups are never opposites, two it opposes always are.
    """

    def __init__(self, groups: Iterable[Sequence[str]] = (), pairs: Iterable[tuple[str, str]] = ()) -> None:
        """Add a desk's groups of words of one sense and its pairs of opposites; both may hold phrases."""
        self._groups = tuple(tuple(group) for group in groups)
        self._pairs = tuple(pairs)
        self._own: dict[str, frozenset[int]] = {}
        self._own_phrases: dict[str, tuple[Phrase, ...]] = {}
        self._members: dict[int, tuple[str, ...]] = {}
        self._against: dict[int, frozenset[int]] = {}
        for group in self._groups:
            self._add(group)
        for one, other in self._pairs:
            left, right = self._numbers(one), self._numbers(other)
            for numbers, others in ((left, right), (right, left)):
                for number in numbers:
                    self._against[number] = self._against.get(number, _NONE) | others

    def _add(self, group: Iterable[str]) -> None:
        number = _OWN + len(self._members)
        # Known as the desk wrote it and as the words of a text are reduced ("ground" reaches us as "grind").
        members = dict.fromkeys(
            form
            for word in map(str.lower, group)
            for form in (word, " ".join(pattern(word)), *_unlisted_forms(word))
            if form
        )
        self._members[number] = tuple(members)
        for member in members:
            self._own[member] = self._own.get(member, _NONE) | {number}
            first, *rest = member.split()
            if rest:
                phrase = phrase_of(rest, frozenset((number,)))
                self._own_phrases[first] = (*self._own_phrases.get(first, ()), phrase)

    def _numbers(self, word: str) -> frozenset[int]:
        known = self._own.get(word.lower())
        if known is None:
            self._add((word,))
            known = self._own[word.lower()]
        return known

    def with_vocabulary(self, groups: Iterable[Sequence[str]] = (), pairs: Iterable[tuple[str, str]] = ()) -> Lexicon:
        """Return a lexicon that also knows a desk's groups and pairs of opposites; itself without any."""
        groups, pairs = tuple(groups), tuple(pairs)
        if not groups and not pairs:
            return self
        return Lexicon((*self._groups, *groups), (*self._pairs, *pairs))

    def senses(self, lemma: str, upos: str = "") -> frozenset[int]:
        """Return the senses of a lemma or a phrase; those of one part of speech where `upos` is given."""
        own = self._own.get(lemma, _NONE)
        if " " in lemma:
            words = phrase_words(lemma)
            last = len(words) - 1
            found = [(find_phrase(words, 0, phrase.rest), phrase.senses) for phrase in self._starting(words[0])]
            return own.union(*(senses for places, senses in found if places and places[-1] == last))
        mask = _PARTS.get(upos, _ANY_PART)
        return own.union(number for number, parts in readings_of(lemma) if parts & mask)

    def _starting(self, first: str) -> tuple[Phrase, ...]:
        own = self._own_phrases.get(first)
        return phrases_from(first) if own is None else (*own, *phrases_from(first))

    def phrase_senses(self, lemmas: Sequence[str]) -> list[tuple[int, int, frozenset[int]]]:
        """Return (start, end, senses) of the phrases among `lemmas`, in order; the longest at each start.

        Articles and hyphens are passed over; in "turned the offer down" the span has the object in it.
        """
        return [(places[0], places[-1] + 1, senses) for places, senses in self._found(lemmas)]

    def _found(self, lemmas: Sequence[str]) -> list[tuple[tuple[int, ...], frozenset[int]]]:
        found: list[tuple[tuple[int, ...], frozenset[int]]] = []
        taken: set[int] = set()
        present = set(lemmas)
        for start, first in enumerate(lemmas):
            if start in taken:
                continue
            best: tuple[int, ...] = ()
            senses = _NONE
            for phrase in self._starting(first):
                if phrase.telling not in present:
                    continue
                places = find_phrase(lemmas, start, phrase.rest)
                if not places or not taken.isdisjoint(places):
                    continue
                if not best or (len(places), -places[-1]) > (len(best), -best[-1]):
                    best, senses = places, phrase.senses
                elif places == best:
                    senses |= phrase.senses
            if best:
                found.append((best, senses))
                taken.update(best)
        return found

    def sentence_senses(self, lemmas: Sequence[str], upos: Sequence[str] = ()) -> tuple[frozenset[int], ...]:
        """Return the senses of every word of a sentence, those of a phrase at its first word only.

        The other words of a phrase stand for nothing by themselves: in "turned down", nothing fell.
        """
        parts = upos or [""] * len(lemmas)
        readings = [self.senses(lemma, part) for lemma, part in zip(lemmas, parts)]
        for places, senses in self._found(lemmas):
            for place in places:
                readings[place] = _NONE
            readings[places[0]] = senses
        return tuple(readings)

    def opposite_senses(self, senses: frozenset[int]) -> frozenset[int]:
        """Return the senses that stand against any of `senses`."""
        found = _opposite(senses)
        if not self._against:
            return found
        return found.union(*(self._against.get(number, _NONE) for number in senses))

    def opposites(self, lemma: str) -> frozenset[str]:
        """Return all single words that stand in an opposite sense.

        Not the particles among them ("down"): in a sentence they mostly belong to a verb of another sense.
        """
        found: set[str] = set()
        for number in self.opposite_senses(self.senses(lemma)):
            found.update(self._members[number] if number >= _OWN else sense_of(number).words)
        return frozenset(word for word in found - _PARTICLES if " " not in word and self.are_opposite(lemma, word))

    def are_opposite(self, one: str, other: str) -> bool:
        """Tell whether two words or phrases stand in opposite senses."""
        mine, theirs = self.senses(one), self.senses(other)
        if self._against and any(self._against.get(number, _NONE) & theirs for number in mine):
            return True
        return bool(_opposite(mine) & theirs) and not any(number >= _OWN for number in mine & theirs)

    def are_converse(self, one: str, other: str) -> bool:
        """Tell whether two words name one event from its two sides: "A sold to B" is "B bought from A".

        Converses are opposites too: of one and the same subject both cannot hold.
        """
        return bool(_converse(self.senses(one)) & self.senses(other))

    def are_related(self, one: str, other: str) -> bool:
        """Tell whether two words or phrases share a sense and are no opposites; or are one and the same."""
        if one == other:
            return True
        return bool(self.senses(one) & self.senses(other)) and not self.are_opposite(one, other)


def _unlisted_forms(word: str) -> list[str]:
    """Return the regular forms of a desk's verb that the lemma table does not know ("refloated")."""
    if not word.isalpha():
        return []
    stem = word[:-1] if word.endswith("e") else word
    forms = (word + "s", stem + "ed", stem + "ing", stem + stem[-1] + "ed", stem + stem[-1] + "ing")
    return [form for form in forms if dictionary_form(form) == form]


@lru_cache(maxsize=4096)
def _opposite(senses: frozenset[int]) -> frozenset[int]:
    return _NONE.union(*(sense_of(number).opposite for number in senses if number < _OWN))


@lru_cache(maxsize=1024)
def _converse(senses: frozenset[int]) -> frozenset[int]:
    return _NONE.union(*(sense_of(number).converse for number in senses if number < _OWN))


DEFAULT = Lexicon()
"""The lexicon without any desk's own words."""

_spoken: ContextVar[Lexicon] = ContextVar("lexicon", default=DEFAULT)


@contextmanager
def speaking(lexicon: Lexicon) -> Iterator[None]:
    """Let the functions below go by a desk's lexicon while the context lasts: every stage then has its words."""
    before = _spoken.set(lexicon)
    try:
        yield
    finally:
        _spoken.reset(before)


def senses(lemma: str, upos: str = "") -> frozenset[int]:
    """Return the senses of a lemma or phrase; empty where nobody listed it."""
    lexicon = _spoken.get()
    return _senses(lemma, upos) if lexicon is DEFAULT else lexicon.senses(lemma, upos)


@lru_cache(maxsize=16384)
def _senses(lemma: str, upos: str) -> frozenset[int]:
    return DEFAULT.senses(lemma, upos)


def phrase_senses(lemmas: Sequence[str]) -> list[tuple[int, int, frozenset[int]]]:
    """Return (start, end, senses) of the phrases found among `lemmas`."""
    return _spoken.get().phrase_senses(lemmas)


def sentence_senses(lemmas: Sequence[str], upos: Sequence[str] = ()) -> tuple[frozenset[int], ...]:
    """Return the senses of every word of a sentence, those of a phrase at its first word only."""
    return _spoken.get().sentence_senses(lemmas, upos)


def opposites(lemma: str) -> frozenset[str]:
    """Return all single words standing in an opposite sense."""
    return _spoken.get().opposites(lemma)


def are_opposite(one: str, other: str) -> bool:
    """Tell whether two words or phrases stand in opposite senses and share none."""
    return _spoken.get().are_opposite(one, other)


@lru_cache(maxsize=8192)
def are_converse(one: str, other: str) -> bool:
    """Tell whether two words name one event from its two sides (buy and sell). A desk adds no such pairs."""
    return DEFAULT.are_converse(one, other)


def are_related(one: str, other: str) -> bool:
    """Tell whether two words or phrases have a sense in common."""
    return _spoken.get().are_related(one, other)


def opposite_senses(senses: frozenset[int]) -> frozenset[int]:
    """Return the senses that stand against any of `senses`."""
    return _spoken.get().opposite_senses(senses)


def sense_name(number: int) -> str:
    """Return the id that a sense has in the data, for explanations; "own" for a desk's own."""
    return sense_of(number).name if number < _OWN else "own"


def reporting(lemma: str) -> bool:
    """Tell whether a verb, noun or phrase reports what somebody said: say, announce, according to."""
    return _key(lemma) in closed_list("reporting")


def hedge(lemma: str) -> bool:
    """Tell whether a word makes a statement less certain or less exact: about, reportedly, may."""
    return _key(lemma) in closed_list("hedges")


def light_verb(lemma: str) -> bool:
    """Tell whether a verb leaves the meaning to its object: make a decision, take a vote."""
    return lemma in closed_list("light")


def role(title: str) -> bool:
    """Tell whether a word or phrase is a title or an office: president, prime minister."""
    return _key(title) in roles()


def head_of(title: str) -> tuple[str, ...]:
    """Return the kinds of thing an office heads or belongs to: chancellor -> country, university."""
    return roles().get(_key(title), ())


def _key(words: str) -> str:
    return " ".join(pattern(words)) if " " in words or "-" in words else words.lower()
