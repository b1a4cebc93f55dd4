"""Reads what a number measures: money, per cent, physical units."""

from __future__ import annotations

from factcheck.named import NamedTuple
from factcheck.values.lexicon import word_set
from factcheck.values.tokens import Tokens
from factcheck.values.units import (
    BY_NAME,
    CELSIUS,
    CODE_ONLY_UPPER,
    CODES,
    COUNTRY_WORDS,
    CUBIC,
    CURRENCY_BY_COUNTRY,
    CURRENCY_WORDS,
    DEGREE,
    DOLLARS,
    FAHRENHEIT,
    GLUED,
    GLUED_CODES,
    SQUARE,
    SYMBOLS,
    UNITS,
)


class Measure(NamedTuple):
    """What the number before token `next` is of; values convert as (x + offset) * factor."""

    unit: str
    dimension: str
    factor: float
    next: int
    offset: float = 0.0


_PER_HOUR = {"mile": "mile per hour", "kilometer": "kilometer per hour"}
_AFTER_UNIT = word_set(". , ) - ; : ' \" ² ³ ? !")
_HOUR = frozenset({"hour", "hr", "h"})
_WORD_M_STOPS = word_set("long wide high deep tall away above below off from race sprint final by of")


def read_symbol(t: Tokens, i: int) -> tuple[str, int] | None:
    """The currency that stands before a figure at token `i` ("$", "US$", "EUR") and the next token."""
    word = t.low[i]
    code = SYMBOLS.get(word)
    if code is not None:
        return (code, i + 1) if t.figure(i + 1) else None
    if t.low[i + 1] == "$" and word in DOLLARS and t.glued(i + 1) and t.figure(i + 2):
        return DOLLARS[word], i + 2
    if word == "u" and t.low[i + 1 : i + 5] == [".", "s", ".", "$"]:
        return "USD", i + 5
    # "COP30" is no sum of pesos
    if (
        word in CODES
        and t.figure(i + 1)
        and t.raw(i).isupper()
        and (word in GLUED_CODES or not t.glued(i + 1))
    ):
        return CODES[word], i + 1
    if word == "rs" and (t.figure(i + 1) or (t.low[i + 1] == "." and t.figure(i + 2))):
        return "INR", i + 1 if t.figure(i + 1) else i + 2
    return None


def read_percent(t: Tokens, j: int) -> Measure | None:
    """ "%", "per cent", "percentage points", "basis points" at token `j`, or None."""
    word = t.low[j]
    k = 0
    if word in ("%", "percent", "pct"):
        k = j + 1
    elif word == "per" and t.low[j + 1] == "cent":
        k = j + 2
    elif word == "percentage":
        at = j + 2 if t.low[j + 1] == "-" else j + 1
        if t.low[at] in ("point", "points"):
            return Measure("percentage point", "points", 1.0, at + 1)
    elif word == "pp" or (word == "ppt"):
        return Measure("percentage point", "points", 1.0, j + 1)
    elif word == "basis" and t.low[j + 1] in ("point", "points"):
        return Measure("percentage point", "points", 0.01, j + 2)
    if not k:
        return None
    if t.low[k] in ("point", "points"):
        return Measure("percentage point", "points", 1.0, k + 1)
    if t.low[k] == "-" and t.low[k + 1] in ("point", "points"):
        return Measure("percentage point", "points", 1.0, k + 2)
    return Measure("%", "percent", 1.0, k)


def read_currency(t: Tokens, j: int, scaled: bool) -> Measure | None:
    """A currency after a number at token `j`: "dollars", "Swiss francs", "EUR", "euro"; or None."""
    word = t.low[j]
    country = ""
    at = j
    if word in COUNTRY_WORDS:
        if word == "u" and t.low[j + 1] == "." and t.low[j + 2] == "s":
            at = j + 4 if t.low[j + 3] == "." else j + 3
            country = "us"
        elif word in ("new", "hong", "south") and t.low[j + 1] in COUNTRY_WORDS:
            at, country = j + 2, t.low[j + 1]
        else:
            at, country = j + 1, word
    name = t.low[at]
    if country:
        stem = name[:-1] if name.endswith("s") else name
        code = CURRENCY_BY_COUNTRY.get((country, name)) or CURRENCY_BY_COUNTRY.get((country, stem))
        if code is not None:
            size = 0.01 if stem == "cent" else 1.0
            return Measure(code, "money", size, at + 1)
        name = t.low[at := j]
    known = CURRENCY_WORDS.get(name)
    if known is not None:
        return Measure(known[0], "money", known[1], at + 1)
    if name in ("pound", "pounds"):
        if t.low[at + 1] == "sterling":
            return Measure("GBP", "money", 1.0, at + 2)
        return Measure("GBP", "money", 1.0, at + 1) if scaled else None
    if name == "won" and scaled and t.low[at + 1] not in ("the", "a", "an", "their", "his", "its"):
        return Measure("KRW", "money", 1.0, at + 1)
    if name in CODES and (t.raw(at).isupper() or name not in CODE_ONLY_UPPER) and t.raw(at).isupper():
        return Measure(CODES[name], "money", 1.0, at + 1)
    if name == "p" and t.glued(at):
        return Measure("GBP", "money", 0.01, at + 1)
    symbol = SYMBOLS.get(name)
    if symbol is not None and symbol != "USD" and not t.figure(at + 1):
        return Measure(symbol, "money", 1.0, at + 1)
    return None


def read_unit(t: Tokens, j: int) -> Measure | None:
    """A physical unit after a number at token `j`, or None."""
    word = t.low[j]
    at = j
    if word == "-" and t.glued(j) and t.glued(j + 1):
        at += 1
        word = t.low[at]
    if word in SQUARE or word in CUBIC:
        return _powered(t, at, "square" if word in SQUARE else "cubic")
    if word == "nautical" and t.low[at + 1] in ("mile", "miles"):
        return Measure("nautical mile", "length", 1852.0, at + 2)
    if word in ("°", "degree", "degrees", "º"):
        return _degrees(t, at)
    unit = UNITS.get(word)
    glued = t.glued(j)
    if word == "m" and at == j and not glued and not t.glued(at + 1) and not t.capital(at):
        unit = GLUED["m"]
    elif unit is None and glued and word in GLUED and (not t.glued(at + 1) or t.low[at + 1] in _AFTER_UNIT):
        unit = GLUED[word]
        if word in ("c", "f") and not t.raw(at).isupper():
            return None
        if word == "in" and at == j:
            return None
    if word in ("pound", "pounds"):
        unit = UNITS["lb"]
    if unit is None:
        return None
    if word in ("ha", "mi") and not glued and t.capital(at):
        return None
    if word in ("yard", "yards", "foot") and t.low[at + 1] in ("soldiers", "patrol"):
        return None
    k = at + 1
    if t.low[k] in ("²", "³") or (t.low[k] in ("2", "3") and t.glued(k)):
        power = "square" if t.low[k] in ("²", "2") else "cubic"
        named = BY_NAME.get(f"{power} {unit.name}")
        if named is not None:
            return Measure(named.name, named.dimension, named.factor, k + 1)
    speed = _PER_HOUR.get(unit.name)
    if speed is not None:
        if t.low[k] in ("an", "per") and t.low[k + 1] in _HOUR:
            return Measure(speed, "speed", BY_NAME[speed].factor, k + 2)
        if t.low[k] == "/" and t.low[k + 1] in _HOUR:
            return Measure(speed, "speed", BY_NAME[speed].factor, k + 2)
    if unit.name == "foot" and t.low[k] in ("soldiers",):
        return None
    return Measure(unit.name, unit.dimension, unit.factor, k, unit.offset)


def _powered(t: Tokens, at: int, power: str) -> Measure | None:
    k = at + 1
    if t.low[k] == "." and t.glued(k):
        k += 1
    if t.low[k] == "-":
        k += 1
    base = UNITS.get(t.low[k]) or (GLUED["m"] if t.low[k] == "m" else None)
    named = BY_NAME.get(f"{power} {base.name}") if base else None
    if named is None:
        return None
    return Measure(named.name, named.dimension, named.factor, k + 1)


def _degrees(t: Tokens, at: int) -> Measure | None:
    k = at + 1
    if t.low[k] == "-":
        k += 1
    if t.low[k] in ("c", "celsius", "centigrade"):
        unit = CELSIUS
    elif t.low[k] in ("f", "fahrenheit"):
        unit = FAHRENHEIT
    else:
        if t.low[at] in ("°", "º") and t.low[k] in ("n", "s", "e", "w"):
            return None
        return Measure(DEGREE.name, DEGREE.dimension, DEGREE.factor, at + 1)
    return Measure(unit.name, unit.dimension, unit.factor, k + 1, unit.offset)


def metres_rather_than_millions(t: Tokens, j: int, counts: bool) -> bool:
    """Whether the "m" before token `j` is metres; `counts` says that a counted noun follows."""
    word = t.low[j]
    if word in _WORD_M_STOPS or (word == "-" and t.low[j + 1] in _WORD_M_STOPS):
        return True
    return not (counts or _who_did(t, j))


def _who_did(t: Tokens, j: int) -> bool:
    """Whether the number before token `j` opens its sentence and a verb follows: metres do nothing."""
    word = t.low[j]
    if not (word.endswith("ed") or word in _DONE):
        return False
    at = j - 3
    while at >= 0 and t.low[at] in _HEDGES:
        at -= 1
    return at < 0 or not t.low[at][:1].isalnum()


_DONE = word_set("died fled left saw took went came lost won live are were have had watch tune")
_HEDGES = word_set("about some around nearly almost over more than at least up to roughly only just")
