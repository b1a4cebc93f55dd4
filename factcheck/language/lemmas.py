"""Dictionary forms of words, from a table compiled out of lemminflect (MIT)."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import marisa_trie

_TABLE = Path(__file__).parent / "en" / "lemmas.marisa"
# What the clitics and auxiliaries stand for; the table knows whole words only.
_CLOSED = {
    "n't": "not", "n’t": "not", "'s": "'s", "’s": "'s", "'re": "be", "’re": "be", "'ve": "have", "’ve": "have",
    "'ll": "will", "’ll": "will", "'m": "be", "’m": "be", "ca": "can", "wo": "will", "sha": "shall", "an": "a",
    "is": "be", "are": "be", "was": "be", "were": "be", "been": "be", "being": "be", "am": "be",
    "has": "have", "had": "have", "does": "do", "did": "do", "done": "do",
}  # fmt: skip
_UPOS = {"VERB": "v", "AUX": "v", "NOUN": "n", "PROPN": "n", "ADJ": "a", "ADV": "a"}


@lru_cache(maxsize=1)
def _table() -> marisa_trie.BytesTrie:
    return marisa_trie.BytesTrie().mmap(str(_TABLE))


@lru_cache(maxsize=65536)
def lemma(word: str, pos: str = "") -> str:
    """Return the dictionary form of `word`, in lower case; the lower-cased word itself if it is not known.

    `pos` is a UPOS tag; without one the verb's reading wins over the noun's and that over the adjective's,
    because claims meet most often in their verbs ("left" is a form of "leave").
    """
    low = word.lower()
    closed = _CLOSED.get(low)
    if closed is not None:
        return closed
    found = _table().get(low)
    if not found:
        return low
    readings: dict[str, str] = dict(part.split(":", 1) for part in str(found[0], "ascii").split(";"))
    wanted = _UPOS.get(pos, "")
    if wanted in readings:
        return readings[wanted]
    if pos:
        return low
    for part in "vna":
        if readings.get(part, low) != low:
            return readings[part]
    return low
