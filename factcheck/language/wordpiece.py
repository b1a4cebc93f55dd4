"""Word pieces: words as the learned models read them.

Our own forty lines rather than the `tokenizers` package, because that one brings an HTTP client and a
dozen further distributions into a tool that promises to stay offline, and takes longer to import than
all of our sentences take to cut.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache
from pathlib import Path

import marisa_trie

PAD, UNKNOWN, START, SEPARATOR = 0, 100, 101, 102
MARKS = 99  # pieces that the vocabulary left unused
_TABLE = Path(__file__).parent / "en" / "wordpieces.marisa"
_LONGEST_WORD = 100  # longer words are unknown, as in the encoder's own training


@lru_cache(maxsize=1)
def _table() -> marisa_trie.RecordTrie:
    return marisa_trie.RecordTrie("<H").mmap(str(_TABLE))


def mark(number: int) -> int:
    """Return the id of the `number`th piece that the vocabulary left unused (0 to 98), free for marks of ours."""
    if not 0 <= number < MARKS:
        raise ValueError(f"there are marks 0 to {MARKS - 1}, not {number}")
    return number + 1


@lru_cache(maxsize=65536)
def pieces(word: str) -> tuple[int, ...]:
    """Return the ids of a word's pieces, greedily the longest first; (UNKNOWN,) where the vocabulary fails.

    Never empty, so that every word has a first piece.
    """
    ids: list[int] = []
    for part in _parts(word):
        ids.extend(_greedy(part))
    return tuple(ids) or (UNKNOWN,)


def _parts(word: str) -> list[str]:
    """Cut at punctuation and drop accents, as the encoder's own normaliser does."""
    plain = word.lower()
    if not plain.isascii():
        letters = unicodedata.normalize("NFD", plain)
        plain = "".join(char for char in letters if unicodedata.category(char) not in ("Mn", "Cf"))
        plain = plain.replace("’", "'").replace("‘", "'").replace("“", '"').replace("”", '"')
    parts: list[str] = []
    current = ""
    for char in plain:
        if char.isalnum() and not "\u3400" <= char <= "\u9fff":  # each Chinese character is a word by itself
            current += char
            continue
        if current:
            parts.append(current)
            current = ""
        if not char.isspace():
            parts.append(char)
    if current:
        parts.append(current)
    return parts


def _greedy(part: str) -> list[int]:
    if len(part) > _LONGEST_WORD:
        return [UNKNOWN]
    table = _table()
    ids: list[int] = []
    at = 0
    while at < len(part):
        head = "##" if at else ""
        found = [prefix for prefix in table.prefixes(head + part[at:]) if len(prefix) > len(head)]
        if not found:
            return [UNKNOWN]
        longest = max(found, key=len)
        ids.append(table[longest][0][0])
        at += len(longest) - len(head)
    return ids
