"""Folding: the form in which names and words are compared, whatever their case, accents and punctuation."""

from __future__ import annotations

import unicodedata
from functools import lru_cache

_SPECIAL = str.maketrans({
    "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "ae", "œ": "oe",
    "Œ": "oe", "þ": "th", "ð": "d", "’": "'", "ʼ": "'", "‘": "'", "–": "-", "—": "-", "‑": "-", "\u00a0": " ",
})  # fmt: skip


@lru_cache(maxsize=65536)
def fold(word: str) -> str:
    """Return `word` in lower case without accents, with plain apostrophes and hyphens."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.translate(_SPECIAL))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).lower()
