"""Reads shares and multiples: "nearly a third", "one in five", "doubled", "three times as many"."""

from __future__ import annotations

from factcheck.named import NamedTuple
from factcheck.values.durations import unit_word
from factcheck.values.lexicon import DENOMINATORS, MAGNITUDES, MULTIPLIERS, STOPS, VULGAR, word_set
from factcheck.values.nouns import plural, read_noun
from factcheck.values.numbers import read_number
from factcheck.values.tokens import Tokens


class Share(NamedTuple):
    """A fraction or a multiple: its value, dimension ("fraction", "multiple"), noun and next token."""

    value: float
    dimension: str
    unit: str
    next: int


_SPORT_OR_TIME = word_set(
    "final finals finalist finalists time back hour day mast brother sister life way marathon year "
    "century baked"
)
_COMPARED = word_set(
    "as the that those more higher larger bigger greater faster what its their longer less fewer lower"
)
_NOT_MULTIPLE = word_set(
    "standard standards bed room agent decker doubles champion title final jeopardy murder life dose "
    "doses negative bill act check jab jabs jabbed vaccinated header bogey fault partner match "
    "tournament event glazing whammy edged"
)
_OWNERS = word_set("the all its their his her our")
_DETERMINERS = _OWNERS | word_set("this these those that a an some more than")
_HALVES_OF_A_GAME = word_set("first second other opening last final better third latter")
_HALVED = word_set("century hour year mile day dozen million")
_BEFORE_HALF = word_set("by in than about nearly to a just only")
_BEFORE_QUARTER = word_set("by than to about nearly almost over")
STARTS = frozenset(MULTIPLIERS) | frozenset(DENOMINATORS) | frozenset({"a", "an", "one", "twice", "half"})


def _of_noun(t: Tokens, j: int) -> str:
    """ "of troops" from "of the American troops" at token `j`; "" where no "of" follows."""
    k = j + 1 if t.low[j] == "of" else j
    if k == j and t.low[j] not in _OWNERS:
        return ""
    steps = 0
    while t.low[k] in _DETERMINERS and steps < 4:
        k, steps = k + 1, steps + 1
    if t.figure(k):
        number = read_number(t, k)
        if number is not None:
            k = number.next
    word = t.low[k]
    if not word or not word[0].isalpha() or word in STOPS:
        return ""
    if t.capital(k):
        # "of the FAA's checks", "of First Republic"
        end = k
        while t.capital(end + 1) and end < k + 4:
            end += 1
        if t.low[end + 1] != "'":
            noun = read_noun(t, k, singular=False) if _plural_ahead(t, k) else None
            if noun is not None and plural(noun[0]):
                return f"of {noun[0]}"
            return f"of {t.text[t.start[k] : t.end[end]]}"
        k = end + 3 if t.low[end + 2] == "s" else end + 2
    elif t.low[k + 1] == "'":
        k += 3 if t.low[k + 2] == "s" else 2
    if t.low[k] in ("own", "entire", "whole", "total"):
        k += 1
    if not t.low[k][:1].isalpha() or t.low[k] in STOPS:
        return ""
    found = read_noun(t, k, singular=True) if not _plural_ahead(t, k) else read_noun(t, k, singular=False)
    return f"of {found[0]}" if found else ""


def _plural_ahead(t: Tokens, k: int) -> bool:
    for at in range(k, k + 4):
        word = t.low[at]
        if not word or not word[0].isalpha() or word in STOPS:
            return False
        if plural(word):
            return True
    return False


def read_share(t: Tokens, i: int, bounded: bool) -> Share | None:
    """The fraction or multiple at token `i`, or None. `bounded` says that "nearly" or the like precedes."""
    low = t.low
    word = low[i]
    if word in MULTIPLIERS and word != "halves":
        return _multiplier(t, i)
    if word == "twice":
        if low[i + 1] in _COMPARED:
            return Share(2.0, "multiple", "x", i + 1)
        return Share(2.0, "count", "times", i + 1)
    if word in VULGAR and not t.figure(i - 1):
        if low[i + 1] in ("of", "the", "") or not low[i + 1][:1].isalpha():
            return Share(VULGAR[word], "fraction", _of_noun(t, i + 1) or "of", i + 1)
        return None
    if word == "half":
        return _half(t, i, bounded)
    if t.figure(i) and low[i + 1] == "/" and t.glued(i + 1) and t.figure(i + 2) and t.glued(i + 2):
        above, below = low[i], low[i + 2]
        if above.isdecimal() and below.isdecimal() and 0 < int(above) < int(below) <= 10:
            return Share(int(above) / int(below), "fraction", _of_noun(t, i + 3) or "of", i + 3)
    return _fraction(t, i, bounded) or _in(t, i) or _times(t, i)


def _multiplier(t: Tokens, i: int) -> Share | None:
    word = t.low[i]
    after = t.low[i + 1]
    if after == "-" and t.glued(i + 1):
        return None
    if word in ("double", "triple", "treble", "doubles", "halved") and after in _NOT_MULTIPLE:
        return None
    if word == "doubles" and after not in ("to", "in", "the", "its", "from", ""):
        return None
    if t.capital(i) and i > 0 and t.capital(i + 1):
        return None
    if after == "down":
        return None
    return Share(MULTIPLIERS[word], "multiple", "x", i + 1)


def _half(t: Tokens, i: int, bounded: bool) -> Share | None:
    low = t.low
    after, before = low[i + 1], low[i - 1]
    if after == "-" or before in _HALVES_OF_A_GAME:
        return None
    if after == "as" and low[i + 2] in ("many", "much"):
        return Share(0.5, "multiple", "x", i + 3)
    if after in ("past", "time", "brother", "sister"):
        return None
    if after in ("a", "an") and before not in ("by", "in", "and"):
        return None
    if after == "of" or after in _OWNERS or after == "that":
        return Share(0.5, "fraction", _of_noun(t, i + 1) or "of", i + 1)
    if bounded or before in _BEFORE_HALF or after in ("", ".", ","):
        return Share(0.5, "fraction", "of", i + 1)
    return None


def _fraction(t: Tokens, i: int, bounded: bool) -> Share | None:
    """ "a third", "two-thirds", "three quarters", "a quarter of"."""
    low = t.low
    if low[i] in ("a", "an", "one"):
        above, j = 1.0, i + 1
    elif low[i] in DENOMINATORS:
        return None
    else:
        number = read_number(t, i)
        if number is None or number.scaled or number.suffix or number.value > 100:
            return None
        above, j = number.value, number.next
    hyphen = low[j] == "-" and t.glued(j) and t.glued(j + 1)
    at = j + 1 if hyphen else j
    below = DENOMINATORS.get(low[at])
    if below is None or (low[at] in ("half", "halves") and above != 1):
        return None
    manifold = low[at][-1] == "s"
    if manifold != (above != 1):
        return None
    k = at + 1
    if low[k] == "-" and t.glued(k) and (low[k + 1] in _SPORT_OR_TIME or not hyphen):
        return None
    if low[at] in ("quarter", "half") and low[k] in _HALVED:
        return None
    if low[k] == "of" and low[k + 1] == "a" and low[k + 2] in MAGNITUDES:
        return None  # "a quarter of a million" is a number
    unit = _of_noun(t, k)
    # "a third term" and "one third party" are ordinals, "fell by a third" is a fraction
    noun_follows = low[k][:1].isalpha() and low[k] not in STOPS
    if above == 1 and noun_follows and not (unit or bounded or hyphen) and low[at] != "quarter":
        return None
    # "a quarter" alone is three months as often as a share
    alone = low[at] == "quarter" and low[i] != "one" and not (unit or bounded)
    if alone and (low[i - 1] not in _BEFORE_QUARTER or low[k] in ("earlier", "later")):
        return None
    value = above / below
    if value > 1:
        return None
    return Share(value, "fraction", unit or "of", k)


def _in(t: Tokens, i: int) -> Share | None:
    """ "one in five children", "three in four", "2 out of 3", "fewer than one in twenty"."""
    above = read_number(t, i)
    if above is None or above.scaled or above.suffix or above.value > 100:
        return None
    low, j = t.low, above.next
    noun_between = ""
    if above.value == 1 and low[j + 1] == "in" and low[j][:1].isalpha() and low[j] not in STOPS:
        # "one student in seven"
        noun_between, j = low[j], j + 1
    if low[j] == "-" and t.glued(j) and low[j + 1] == "in" and low[j + 2] == "-":
        below = read_number(t, j + 3)
        if below is not None and 0 < above.value < below.value:
            return Share(above.value / below.value, "fraction", "of", below.next)
        return None
    out = low[j] == "out" and low[j + 1] == "of"
    if not out and low[j] != "in":
        return None
    if low[j] == "in" and low[j + 1] == "every":
        j += 1
    below = read_number(t, j + 2 if out else j + 1)
    if below is None or below.suffix or not 0 < above.value < below.value or below.value < 2:
        return None
    if not out and not (below.words or below.value in (3, 4, 5, 6, 7, 8, 9, 10, 12, 20, 25, 50, 100, 1000)):
        return None
    if not out and above.value > 9:
        return None
    k = below.next
    if unit_word(low[k]) or low[k] == "-" or low[k] in ("per", "%", "percent"):
        return None
    if noun_between:
        if (not below.words and below.value not in (4, 5, 10)) or (low[k][:1].isalpha() and plural(low[k])):
            return None
        return Share(above.value / below.value, "fraction", f"of {noun_between}", k)
    noun = read_noun(t, k, singular=False)
    if noun is not None and plural(noun[0]):
        # "killed two in three attacks": a low count in so many events is no share
        if not out and above.value != 1 and not above.words:
            return None
        return Share(above.value / below.value, "fraction", f"of {noun[0]}", noun[1])
    return Share(above.value / below.value, "fraction", "of", k)


def _times(t: Tokens, i: int) -> Share | None:
    """ "three times as many", "ten times the size", "five-fold", "10-fold"; "won three times" is a count."""
    number = read_number(t, i)
    if number is None or number.suffix:
        return None
    low, j = t.low, number.next
    hyphen = low[j] == "-" and t.glued(j)
    at = j + 1 if hyphen else j
    if low[at] == "fold":
        return Share(number.value, "multiple", "x", at + 1)
    sign = low[at] in ("x", "×") and t.glued(at)
    if sign or (low[at] == "times" and low[at + 1] in _COMPARED):
        return Share(number.value, "multiple", "x", at + 1)
    return None
