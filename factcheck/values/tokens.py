"""Cuts a sentence into words, figures and signs, with their places."""

from __future__ import annotations

import re

from factcheck.values.lexicon import VULGAR

_FRACTIONS = "".join(VULGAR)
_TOKEN = re.compile(rf"[0-9]+(?:[.,][0-9]+)*|[^\W\d_²³{_FRACTIONS}]+|\S")

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
    """The tokens of one text in parallel lists, in lower case, padded at the end with empty ones.

    Looking a few places past either end is safe: index -1 is padding too. `numbers` keeps what was read
    at a token, since several readers ask for the number at the same place.
    """

    __slots__ = ("count", "end", "low", "numbers", "start", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        plain = text if text.isascii() else text.translate(_PLAIN)
        lowered = plain.lower()
        if len(lowered) != len(plain):
            # a few letters grow in lower case; leaving them alone keeps every place in the text
            lowered = "".join(low if len(low := sign.lower()) == 1 else sign for sign in plain)
        self.low: list[str] = _TOKEN.findall(lowered)
        self.count = len(self.low)
        start: list[int] = []
        end: list[int] = []
        at = 0
        for word in self.low:
            at = lowered.index(word, at)
            start.append(at)
            at += len(word)
            end.append(at)
        last = len(text) + 2  # beyond the end, so that padding never touches the last token
        start.extend([last] * _PAD)
        end.extend([last] * _PAD)
        self.low.extend([""] * _PAD)
        self.start, self.end = start, end
        self.numbers: dict[int, object] = {}

    def raw(self, index: int) -> str:
        """Token `index` as written."""
        return self.text[self.start[index] : self.end[index]]

    def glued(self, index: int) -> bool:
        """Whether token `index` stands against the one before it, without a space."""
        return index > 0 and self.start[index] == self.end[index - 1]

    def thin(self, index: int) -> bool:
        """Whether a single non-breaking or thin space stands before token `index`."""
        at = self.start[index]
        return 0 < index < self.count and at == self.end[index - 1] + 1 and self.text[at - 1] in _THIN

    def figure(self, index: int) -> bool:
        """Whether token `index` is written in figures."""
        return "0" <= self.low[index] < ":"

    def capital(self, index: int) -> bool:
        """Whether token `index` begins with a capital letter."""
        at = self.start[index]
        return at < len(self.text) and self.text[at].isupper()
