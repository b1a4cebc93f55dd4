"""Cuts a sentence into words, figures and signs, with their places."""

from __future__ import annotations

import re

from factcheck.values.lexicon import VULGAR

_FRACTIONS = "".join(VULGAR)
_TOKEN = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[^\W\d_{_FRACTIONS}]+|\S")

# One sign for one sign, so that places in the text stay as they are.
_PLAIN = str.maketrans(
    {
        "\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2007": " ", "\u200a": " ",
        "\u2010": "-", "\u2011": "-", "\u2012": "-", "\u2013": "-", "\u2014": "-", "\u2015": "-",
        "\u2212": "-", "\ufe63": "-", "\uff0d": "-",
        "\u2018": "'", "\u2019": "'", "\u02bc": "'", "\u2032": "'", "\u201c": '"', "\u201d": '"',
    }
)  # fmt: skip
_THIN = frozenset("\u00a0\u202f\u2009\u2007")

_PAD = 12  # look-ahead that needs no check of bounds


class Tokens:
    """The tokens of one text in parallel lists, padded at the end with empty ones.

    Looking a few places past either end is safe: index -1 is padding too.
    """

    __slots__ = ("count", "end", "low", "raw", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text if text.isascii() else text.translate(_PLAIN)
        raw: list[str] = []
        start: list[int] = []
        end: list[int] = []
        for match in _TOKEN.finditer(plain):
            raw.append(match.group())
            start.append(match.start())
            end.append(match.end())
        self.count = len(raw)
        low = [word.lower() for word in raw]
        low.extend([""] * _PAD)
        raw.extend([""] * _PAD)
        last = len(text) + 2  # beyond the end, so that padding never touches the last token
        start.extend([last] * _PAD)
        end.extend([last] * _PAD)
        self.raw, self.low, self.start, self.end = raw, low, start, end

    def glued(self, index: int) -> bool:
        """Whether token `index` stands against the one before it, without a space."""
        return index > 0 and self.start[index] == self.end[index - 1]

    def thin(self, index: int) -> bool:
        """Whether a single non-breaking or thin space stands before token `index`."""
        at = self.start[index]
        return (
            0 < index < self.count and at == self.end[index - 1] + 1 and self.text[at - 1] in _THIN
        )

    def figure(self, index: int) -> bool:
        """Whether token `index` is written in figures."""
        word = self.low[index]
        return word != "" and "0" <= word[0] <= "9"

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital letter."""
        word = self.raw[index]
        return word != "" and word[0].isupper()
