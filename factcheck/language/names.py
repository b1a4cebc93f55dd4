"""Names in a sentence: those that the base lists, by any of their aliases, and other capitalised ones."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path

import marisa_trie

from factcheck.language.demonyms import demonyms
from factcheck.language.fold import fold
from factcheck.language.lemmas import lemma
from factcheck.language.lexicon import role
from factcheck.language.stopwords import STOPWORDS
from factcheck.language.tokens import token_spans
from factcheck.model import Entity, Mention, Span, Token

# Words that may open a name's alias but do not tell names apart.
_LIGHT = frozenset({"the", "a", "an", "al", "el", "-", ".", "'s", "’s", ","})
# Capitalised words that are no names by themselves.
_NO_NAME = frozenset(
    [
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "may",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "i",
        "mr",
        "mrs",
        "ms",
        "dr",
        "the",
        "a",
        "an",
    ]
)
_TITLES = frozenset(
    [
        "president",
        "minister",
        "premier",
        "chancellor",
        "senator",
        "governor",
        "mayor",
        "judge",
        "justice",
        "general",
        "colonel",
        "major",
        "captain",
        "sergeant",
        "lieutenant",
        "sir",
        "lord",
        "lady",
        "dame",
        "king",
        "queen",
        "prince",
        "princess",
        "pope",
        "professor",
        "doctor",
        "secretary",
        "chief",
        "chairman",
        "chairwoman",
        "director",
        "mr",
        "mrs",
        "ms",
        "dr",
        "gen",
        "lt",
        "col",
        "maj",
        "sgt",
        "gov",
        "sen",
        "rep",
        "prof",
        "prime",
        "vice",
        "deputy",
        "foreign",
        "defence",
        "defense",
        "finance",
        "interior",
    ]
)


_PARTICLES = frozenset("al el bin ibn ben de da di del della der den dos du la le van von zu ter ten y e".split())
_KEPT_OPENINGS = 65_536
_LONGEST_ALIAS = 12  # words; longer names are found by their first twelve


@lru_cache(maxsize=65536)
def _folded(word: str) -> str:
    """Return a word as names are compared; "" for articles, hyphens and the like."""
    folded = fold(word)
    return "" if folded in _LIGHT else folded.replace(".", "")


def _joined(words: Sequence[str]) -> str:
    return " ".join(words) + " "


def name_key(words: Iterable[str]) -> tuple[str, ...]:
    """Return the folded words of a name without articles, hyphens and "al-", as names are compared."""
    return tuple(folded for word in words if (folded := _folded(word)))


class _Openings(dict[str, bool]):
    """Whether any name begins with a word, however it is written; looked up once for each."""

    def __init__(self, trie: marisa_trie.RecordTrie) -> None:
        super().__init__()
        self._trie = trie

    def __missing__(self, word: str) -> bool:
        if len(self) >= _KEPT_OPENINGS:
            self.clear()
        folded = _folded(word)
        found = self[word] = bool(folded) and next(self._trie.iterkeys(folded + " "), None) is not None
        return found


_UNLISTED = 0xFFFFFFFF  # the number of a name that is no entity's


class Gazetteer:
    """The names of a base: finds mentions of its entities in a sentence's tokens.

    A trie maps each alias, as folded words with a space after each, to the number of its entity.
    """

    def __init__(self, entities: Sequence[str], trie: marisa_trie.RecordTrie) -> None:
        self._entities = entities
        self._trie = trie
        self._openings = _Openings(trie)

    @classmethod
    def of(cls, entities: Sequence[Entity]) -> Gazetteer:
        """Build the gazetteer of these entities; where two claim an alias, the first has it.

        A country that is listed is known by its adjective and its people as well: Dutch, the Spaniards.
        """
        rows: dict[str, int] = {}
        known = demonyms()
        listed = [(number, name) for number, entity in enumerate(entities) for name in (entity.name, *entity.aliases)]
        told = [
            (number, word) for number, name in listed if entities[number].kind in ("", "place")
            for word in known.get(fold(name), ())
        ]  # fmt: skip
        for number, name in (*listed, *told):
            key = name_key(name[a:b] for a, b in token_spans(name))
            if key:
                rows.setdefault(_joined(key), number)
        # "The United States" is not United, the club: a longer name that nobody listed goes before a shorter one.
        for country in known:
            words = list(name_key(country.split()))
            if any(_joined(words[:length]) in rows for length in range(1, len(words))):
                rows.setdefault(_joined(words), _UNLISTED)
        trie = marisa_trie.RecordTrie("<I", ((key, (number,)) for key, number in rows.items()))
        return cls([entity.name for entity in entities], trie)

    @classmethod
    def open(cls, entities: Sequence[str], path: Path) -> Gazetteer:
        """Open a gazetteer that `save` wrote."""
        return cls(entities, marisa_trie.RecordTrie("<I").mmap(str(path)))

    def save(self, path: Path) -> None:
        """Write the trie; the entities' names are kept by the caller."""
        self._trie.save(str(path))

    def is_person(self, mention: Mention) -> bool:
        """Tell whether a name is a person's: listed and known by its last word, or unlisted and of two words."""
        if not mention.entity:
            return len(mention.key.split()) == 2
        words = mention.entity.split()
        last = words[-1].rpartition("-")[2]
        if len(words) < 2 or not last[:1].isupper() or last.isupper():
            return False
        if any(word.islower() and word not in _PARTICLES for word in words):
            return False
        found = self._trie.get(_joined(name_key([last])))
        return bool(found) and self._entities[found[0][0]] == mention.entity

    def may_name(self, words: Iterable[str]) -> int:
        """Return how many of a sentence's words may begin a name: as many mentions of entities as it has at most."""
        return sum(map(self._openings.__getitem__, words))

    def mentions(self, text: str, tokens: Sequence[Token]) -> list[Mention]:
        """Return the base's entities mentioned, longest match first, never overlapping; [] if there are none."""
        found: list[Mention] = []
        words = [(index, word) for index, token in enumerate(tokens) if (word := _folded(token.text))]
        trie, openings = self._trie, self._openings
        position = 0
        while position < len(words):
            if not openings[words[position][1]]:  # no name begins so: most words
                position += 1
                continue
            ahead = _joined([word for _, word in words[position : position + _LONGEST_ALIAS]])
            fitting = trie.prefixes(ahead)
            if not fitting:
                position += 1
                continue
            key = max(fitting, key=len)
            length = key.count(" ")
            start, end = tokens[words[position][0]].start, tokens[words[position + length - 1][0]].end
            if length == 1 and _is_plain_word(words, position, text[start:end]):
                position += 1
                continue
            number = trie[key][0][0]
            entity = "" if number == _UNLISTED else self._entities[number]
            found.append(Mention(Span(start, end), text[start:end], entity, key.strip()))
            position += length
        return found


def _is_plain_word(words: Sequence[tuple[int, str]], position: int, written: str) -> bool:
    """Tell whether what spells a listed name is only a small word: "is" is not IS, "with us" not with the US."""
    if not written.islower() or fold(lemma(written)) not in STOPWORDS:
        return False
    following = words[position + 1][1] if position + 1 < len(words) else ""
    return written != "us" or not following.isalpha() or fold(lemma(following)) in STOPWORDS


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
            if key and not _ends_title(tokens, run[0], key):
                names.append(Mention(Span(start, end), text[start:end], "", key))
        run.clear()

    for index, token in enumerate(tokens):
        word = token.text
        goes_on = index + 1 < len(tokens) and tokens[index + 1].text[:1].isupper()
        joins = run and word in ("-", "&") and goes_on
        if (joins and tokens[run[-1]].end == token.start) or (
            word[:1].isupper()
            and token.start not in covered
            and fold(word).rstrip(".") not in _NO_NAME
            and (index != 0 or (len(tokens) > 1 and (tokens[1].text[:1].isupper() or _name_like(word))))
        ):
            run.append(index)
        else:
            close()
    close()
    return names


def _ends_title(tokens: Sequence[Token], start: int, key: str) -> bool:
    """Tell whether a capitalised word is the end of an office: "Secretary of State" names no State."""
    office = [fold(token.text) for token in tokens[max(0, start - 2) : start]]
    return len(office) == 2 and office[0] in _TITLES and role(f"{office[0]} {office[1]} {key}")


def _name_like(word: str) -> bool:
    """Tell whether a sentence's first word is a name by its shape: all capitals, or an inner capital or digit."""
    return len(word) > 1 and (any(char.isupper() for char in word[1:]) or any(char.isdigit() for char in word))
