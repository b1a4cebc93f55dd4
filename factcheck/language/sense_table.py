"""The table of senses: what `tools/build_lexicon.py` makes of `en/senses.yaml`, mapped into memory on first use.

Layout of the trie (a key's first character says what it is):

    lemma      -> three bytes for each sense: its number (little endian), parts (1 verb, 2 noun, 4 other)
    >lemma     -> the phrases that start with it, `rest of the words=number,number` between `;`
    =number    -> `name|single words|opposite numbers|converse numbers`, items between `;`
    *list      -> the words of a closed list between `;` (roles: `title:of what`)
"""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import marisa_trie

from factcheck.digest import blake2b
from factcheck.language.phrases import Phrase, phrase_of
from factcheck.named import NamedTuple

_TABLE = Path(__file__).parent / "en" / "senses.marisa"


class Sense(NamedTuple):
    """A sense of the table: its id in the data, its single words, and the senses that it is set against."""

    name: str
    words: tuple[str, ...]
    opposite: frozenset[int]
    converse: frozenset[int]


@lru_cache(maxsize=1)
def _table() -> marisa_trie.BytesTrie:
    return marisa_trie.BytesTrie().mmap(str(_TABLE))


def _value(key: str) -> bytes:
    found = _table().get(key)
    return bytes(found[0]) if found else b""


@lru_cache(maxsize=16384)
def readings_of(word: str) -> tuple[tuple[int, int], ...]:
    """Return the senses of a word, each with the parts of speech it has it in; () for an unknown word."""
    packed = _value(word)
    return tuple((packed[at] | packed[at + 1] << 8, packed[at + 2]) for at in range(0, len(packed), 3))


@lru_cache(maxsize=4096)
def phrases_from(first: str) -> tuple[Phrase, ...]:
    """Return the phrases that begin with a word; () for none."""
    found = []
    for entry in filter(None, _value(">" + first).decode().split(";")):
        words, numbers = entry.rsplit("=", 1)
        found.append(phrase_of(words.split(), _numbers(numbers, ",")))
    return tuple(found)


@lru_cache(maxsize=2048)
def sense_of(number: int) -> Sense:
    """Return the sense of that number, which the table must have."""
    name, words, opposite, converse = _value(f"={number}").decode().split("|")
    return Sense(name, tuple(filter(None, words.split(";"))), _numbers(opposite), _numbers(converse))


def _numbers(text: str, mark: str = ";") -> frozenset[int]:
    return frozenset(int(number) for number in text.split(mark) if number)


@lru_cache(maxsize=16)
def closed_list(name: str) -> frozenset[str]:
    """Return the words of a closed list; none for a list that there is not."""
    return frozenset(filter(None, _value("*" + name).decode().split(";")))


@lru_cache(maxsize=1)
def roles() -> dict[str, tuple[str, ...]]:
    """Return every title or office with the kinds of thing that it heads or belongs to."""
    return {
        title: tuple(filter(None, heads.split(",")))
        for title, _, heads in (entry.partition(":") for entry in closed_list("roles"))
    }


@lru_cache(maxsize=1)
def table_digest() -> str:
    """Return a digest of the table, for caches that keep senses or what was found with them."""
    return blake2b(_TABLE.read_bytes(), digest_size=16).hexdigest()
