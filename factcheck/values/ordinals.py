"""Reads ranks and order numbers: "third", "21st", "No. 2", "last"."""

from __future__ import annotations

from factcheck.model import Ordinal, Span
from factcheck.values.lexicon import ORDINAL_ENDINGS, ORDINALS, STOPS, TENS, word_set
from factcheck.values.tokens import Tokens

_DETERMINERS = word_set(
    "the its his her their our my your this that a an s for in came finished placed ranked was is were "
    "are be become became and or to by at on"
)
_NOT_AFTER = frozenset({"of", "aid", "hand", "class", "name", "names", "lady", "thing", "place"})
STARTS = frozenset(ORDINALS) | frozenset(TENS) | {"last", "no", "nos", "number"}


def read_ordinal(t: Tokens, i: int) -> tuple[Ordinal, int] | None:
    """The ordinal at token `i` and the token after it, or None.

    Not in names ("101st Airborne", "First Lady"), not as an adverb ("at first"), not in dates.
    """
    low = t.low
    word = low[i]
    j = i + 1
    if t.figure(i):
        if low[j] not in ORDINAL_ENDINGS or not t.glued(j) or len(word) > 6 or not word.isdecimal():
            return None
        return _ordinal(t, i, j + 1, int(word)) if not t.capital(j + 1) else None
    if word in ("no", "nos", "number"):
        return _numbered(t, i)
    if word in TENS:
        at = j + 1 if low[j] == "-" else j
        rank = ORDINALS.get(low[at], 0)
        if low[j] != "-" or not 1 <= rank <= 9:
            return None
        return _ordinal(t, i, at + 1, TENS[word] + rank)
    if word == "last":
        if low[i - 1] not in ("the", "its", "his", "her", "their", "s") or t.capital(j):
            return None
        return _ordinal(t, i, j, -1) if low[j][:1].isalpha() and low[j] not in STOPS else None
    rank = ORDINALS.get(word, 0)
    if not rank or (low[j] == "-" and low[j + 1] in ("party", "hand", "class", "rate", "degree", "time")):
        return None
    if low[i - 1] in ("at", "one") or (low[i - 1] == "-" and t.glued(i)):
        return None
    if t.capital(i) and t.capital(j):
        return None
    if word == "first" and low[j] in ("of", "aid", "hand", "lady", "minister", "name"):
        return _ordinal(t, i, j, 1) if low[j] == "of" and low[i - 1] == "the" else None
    if word == "second" and low[i - 1] in ("per", "every", "each", "split", "a") and not low[j][:1].isalpha():
        return None
    noun_follows = low[j][:1].isalpha() and low[j] not in STOPS
    if noun_follows or low[i - 1] in _DETERMINERS or low[j] in ("in", "to", "time", "place", "-"):
        return _ordinal(t, i, j, rank)
    # "Norland third, Castell fourth"
    listed = low[j] in (",", ";") and low[i - 1][:1].isalpha() and low[i - 1] not in STOPS
    listed = listed or (low[j] in ("and", ".", "") and i > 1 and t.capital(i - 1))
    return _ordinal(t, i, j, rank) if listed else None


def _numbered(t: Tokens, i: int) -> tuple[Ordinal, int] | None:
    """ "No. 2", "No 1", "number one" before no noun of its own."""
    low = t.low
    j = i + 1
    if low[i] in ("no", "nos") and low[j] == "." and t.capital(i):
        j += 1
    elif (low[i] == "no" and not t.capital(i)) or low[i] == "nos":
        return None
    if t.figure(j) and low[j].isdecimal() and len(low[j]) <= 5:
        if t.capital(j + 1) or low[j + 1] == "-":
            return None
        if low[i] == "number" and low[i - 1] not in ("the", "a", "world", "as", "is", "was", ""):
            return None
        return _ordinal(t, i, j + 1, int(low[j]))
    if low[i] == "number" and low[j] in ("one", "two", "three"):
        return _ordinal(t, i, j + 1, {"one": 1, "two": 2, "three": 3}[low[j]])
    return None


def _ordinal(t: Tokens, i: int, end: int, rank: int) -> tuple[Ordinal, int]:
    span = Span(t.start[i], t.end[end - 1])
    return Ordinal(span, t.text[span.start : span.end], rank), end
