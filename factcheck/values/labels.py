"""Passes over figures that are names, codes or clock times: "F-16", "Resolution 2254", "5:30 a.m."."""

from __future__ import annotations

from factcheck.values.lexicon import LABELS, MAGNITUDES, MODEL_SUFFIXES, MONTHS, STOPS, TENS, UNITS, word_set
from factcheck.values.nouns import plural
from factcheck.values.tokens import Tokens

_CLOCK_ZONES = word_set("gmt utc bst cet cest est edt pst pdt et")
ADDRESSES = frozenset({"http", "https", "www"})
_HOURS = word_set("am pm")
# Words that open a sentence or headline with a capital and then count something.
_COUNTERS = word_set(
    "killed injured wounded dead arrested total nearly almost roughly approximately exactly "
    "includes including spent paid cost costs worth"
)
# "pre-2014", "under-21", "top-10": the figure keeps its sense.
_PREFIXES = word_set(
    "pre post mid early late end under over sub non to all some top and or nearly about than plus minus "
    "anti pro ex circa until till from by in of"
)
_NUMBERED_ONLY_WITH_CAPITAL = word_set(
    "act season week day point level group class unit bill book form code slot plot case lane table "
    "figure volume track scene sample model type item version platform studio line zone area district "
    "company box grade part"
)


def skip_label(t: Tokens, i: int) -> int:
    """The token after the name or code whose figures start at token `i`; `i` if there is none."""
    if not t.figure(i):
        return _skip_address(t, i)
    return _skip_lettered(t, i) or _skip_clock(t, i) or _skip_code(t, i) or i


def _skip_address(t: Tokens, i: int) -> int:
    """Past a web address at token `i`."""
    j = i + 1
    if t.low[i] in ADDRESSES:
        while j < t.count and t.glued(j):
            j += 1
        return j
    return i


def _skip_lettered(t: Tokens, i: int) -> int:
    """ "F-16", "Covid-19", "G7", "A380-800", "#12": letters stand against the figure."""
    low = t.low
    if not t.glued(i):
        return 0
    before = i - 1
    if low[before] == "#":
        return i + 1
    if low[before] == "-" and t.glued(before):
        before -= 1
    if not low[before][:1].isalpha() or not _code_letters(t, before, i):
        return 0
    j = i + 1
    while t.glued(j) and (low[j] == "-" or low[j][:1].isalnum()) and j < i + 8:
        j += 1
    return j


def _code_letters(t: Tokens, i: int, at: int) -> bool:
    word = t.low[i]
    if word in MONTHS or (word in ("us", "a", "c", "nz", "hk", "r", "s") and t.low[at - 1] == "$"):
        return False
    if word in ("q", "h") and len(t.low[at]) == 1:
        return False
    if at == i + 1:
        return word not in ("usd", "eur", "gbp", "chf", "rs", "ca")
    return word not in _PREFIXES and word not in UNITS and word not in TENS and word not in MAGNITUDES


def _skip_clock(t: Tokens, i: int) -> int:
    """ "5:30 a.m.", "5 p.m.", "18:00", "0540 GMT", "half past five" is no figure."""
    low = t.low
    j = i + 1
    hours = low[i]
    colon = low[j] in (":", ".") and t.glued(j) and t.glued(j + 1) and t.figure(j + 1)
    if colon and low[j] == ":" and len(hours) <= 2 and len(low[j + 1]) == 2:
        j += 2
        if low[j] == ":" and t.glued(j) and t.figure(j + 1):
            j += 2
        return _after_clock(t, j)
    end = _after_clock(t, j)
    if end > j and len(hours) <= 5 and (low[j] not in _CLOCK_ZONES or len(hours) >= 3):
        return end
    if low[j] == "o" and low[j + 1] == "'" and low[j + 2] == "clock":
        return j + 3
    if low[j] == "h" and t.glued(j) and low[i - 1] in ("at", "from", "by", "until"):
        return j + 1
    return 0


def _after_clock(t: Tokens, j: int) -> int:
    low = t.low
    if low[j] in _HOURS:
        j += 1
    elif low[j] in ("a", "p") and low[j + 1] == "." and low[j + 2] == "m":
        j += 4 if low[j + 3] == "." else 3
    if low[j] in _CLOCK_ZONES and (t.raw(j).isupper() or low[j] in ("gmt", "utc")):
        j += 1
    return j


def _skip_code(t: Tokens, i: int) -> int:
    low = t.low
    j = i + 1
    before = low[i - 1]
    text = low[i]
    if _named(t, i):
        while low[j] == "-" and t.glued(j) and t.glued(j + 1) and low[j + 1][:1].isalnum():
            j += 2
        if low[j] == "(" and t.glued(j) and low[j + 2] == ")":
            j += 3
        # "Articles 5 and 6", "Units 1, 2 and 3"
        while before[-1:] == "s" and low[j] in ("and", "or", "-", ",") and t.figure(j + 1) and j < i + 20:
            j += 2
        return j
    if low[i - 1] == "." and t.glued(i) and not t.glued(i - 1):
        return j  # ".38"
    if low[j] == "-" and t.glued(j) and t.glued(j + 1) and len(t.raw(j + 1)) == 1 and t.capital(j + 1):
        return j + 2  # "4-H"
    if low[j] in MODEL_SUFFIXES and len(text) == 3 and text[-1] != "0":
        j += 1
        return j + 1 if t.figure(j) else j
    if low[j] == "-" and t.glued(j) and t.glued(j + 1) and t.figure(j + 1):
        return _skip_hyphenated(t, i, j)
    if low[j] == "/" and t.glued(j) and t.glued(j + 1) and t.figure(j + 1):
        # "24/7", "9/11", "2023/24" as a case number; plain fractions are left to the reader of fractions
        numerator, denominator = text, low[j + 1]
        if not (numerator.isdecimal() and denominator.isdecimal() and len(denominator) <= 3):
            return j + 2
        if int(numerator) >= int(denominator) or int(denominator) > 20 or low[j + 2] == "/":
            return j + 2
        return i if int(denominator) <= 10 else j + 2
    if text.count(".") > 1 or (len(text) > 1 and text[0] == "0" and text[1] != "."):
        return j
    # "5G", "3D", "2x4": a figure against a capital letter that is no unit
    if t.glued(j) and low[j] in ("g", "d", "x") and t.raw(j).isupper() and len(text) == 1:
        return j + 1
    return 0


def _skip_hyphenated(t: Tokens, i: int, j: int) -> int:
    """Phone numbers and case numbers; scores and ranges are left alone."""
    low = t.low
    second = low[j + 1]
    more = low[j + 2] == "-" and t.glued(j + 2) and t.glued(j + 3) and t.figure(j + 3)
    if more or (len(second) > 1 and second[0] == "0" and second[1:2] != "."):
        k = j + 2
        while low[k] == "-" and t.glued(k) and t.figure(k + 1) and t.glued(k + 1):
            k += 2
        return k
    # "747-8": a name before it, no score of equals
    if t.capital(i - 1) and len(low[i]) == 3 and len(second) == 1 and low[i].isdecimal():
        return j + 2
    return i


def _in_a_list(t: Tokens, i: int) -> bool:
    """Whether a name and the figure at `i` go on with what was counted before: "York had 79 buses and Hull 65"."""
    low = t.low
    if low[i + 1][:1].isalpha() and low[i + 1] not in STOPS:
        return False
    k = i - 1
    while k > 0 and (t.capital(k) or low[k] in ("'", "s")):
        k -= 1
    k -= low[k] == "the"
    if low[k] not in _JOINS:
        return False
    return any(t.figure(at) and any(map(plural, low[at + 1 : min(at + 5, k)])) for at in range(k))


_JOINS = frozenset({"and", ",", ";", "but", "while", "whereas"})


def _named(t: Tokens, i: int) -> bool:
    """Whether the figure at `i` is part of a name: "Resolution 2254", "Peugeot 208", "Apollo 11"."""
    low = t.low
    before = low[i - 1]
    if before == "." and low[i - 2] in ("no", "nos", "art", "sec", "ch", "vol", "fig", "pp", "p"):
        return low[i - 2] not in ("no", "nos") or t.capital(i + 1)
    if not before or not before[0].isalpha() or before in STOPS or before in MONTHS:
        return False
    if before in LABELS or (before[-1] == "s" and before[:-1] in LABELS):
        if before in _NUMBERED_ONLY_WITH_CAPITAL and not t.capital(i - 1):
            return not plural(low[i + 1]) and "," not in low[i] and low[i + 1] not in ("per", "%", "percent")
        return True
    if not t.capital(i - 1) or before in _COUNTERS or not low[i].isdecimal():
        return False
    if low[i + 1] in ("%", "percent", "per", "-", "million", "billion", "thousand", "trillion", "points"):
        return False
    if plural(low[i + 1]) or (t.raw(i - 1).isupper() and len(before) > 2):
        return False  # "gave the SPD 206 seats and the FDP 92"
    if _in_a_list(t, i):
        return False
    if len(low[i]) == 3 and low[i][-1] != "0":
        # three odd digits after a name are a flight, a model, a road far oftener than a count
        return True
    if i == 1 or low[i - 2] in (".", ":", '"', "|"):
        return False  # the capital may be the sentence's
    if t.capital(i + 1) or (low[i + 1] == "," and (t.figure(i + 3) or len(low[i]) > 1)):
        return False  # "Arsenal 2, Chelsea 1", "Labour 22, the Greens eight"
    return len(low[i]) <= 3
