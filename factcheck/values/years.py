"""Tells years from other figures, and reads decades."""

from __future__ import annotations

from factcheck.values.calendars import Period, year_frame
from factcheck.values.lexicon import LABELS, word_set
from factcheck.values.nouns import plural
from factcheck.values.tokens import Tokens

# Words after which a four-digit figure is a year unless it counts something.
CUES = word_set(
    "in since by of from until till before after during between early late mid through throughout to "
    "and or around circa about year fiscal beginning starting summer winter spring autumn fall end "
    "thru as for on over at last next this past that pre post"
)
_STRONG = word_set("in since during early late mid year fiscal circa until till by from")
_LIMITS = word_set("before after through throughout")
_PARTS_OF_YEARS = word_set(
    "start beginning middle end half third quarter quarters months weeks days spring summer autumn fall winter most "
    "much rest all course close"
)
_OPEN = word_set("( - / [")
_DECADE_WORDS: dict[str, int] = {
    "twenties": 1920, "thirties": 1930, "forties": 1940, "fifties": 1950, "sixties": 1960,
    "seventies": 1970, "eighties": 1980, "nineties": 1990,
}  # fmt: skip
# "the Act 2021", "season 2024": labels that carry a year.
_DATED_LABELS = word_set("act season week day directive regulation version convention budget model")
_MEASURED = word_set("percent per % people km miles euros dollars kilometers kilometres metres meters tonnes")
_BE = word_set("was is saw were marked will has had would")


def year_figure(word: str) -> int:
    """The year that a token of four digits may be, 0 if none."""
    if len(word) == 4 and word.isascii() and word.isdecimal() and "1000" <= word < "2200":
        return int(word)
    return 0


def year_after(t: Tokens, j: int, of: bool = False) -> tuple[int, int] | None:
    """A year that follows a month, a day or a season at token `j`, with the token after it, or None."""
    at = j
    if t.low[at] == "," or (of and t.low[at] == "of"):
        at += 1
    year = year_figure(t.low[at])
    if not year:
        return None
    if t.glued(at + 1) and t.low[at + 1] in ("%", "k", "m", "s"):
        return None
    if at > j and t.low[j] == "," and plural(t.low[at + 1]) and year % 50 == 0:
        return None  # "in March, 2000 soldiers"
    return year, at + 1


def read_year(t: Tokens, i: int, cue: bool) -> Period | None:
    """A bare year at token `i`, or a run of years ("2014-2017", "2014-17", "2023/24"), or None."""
    year = year_figure(t.low[i])
    if not year:
        return None
    j = i + 1
    if t.glued(i) and t.low[i - 1] not in ("(", "-", "'", '"', "[", "/", ","):
        return None
    if t.low[j] in ("-", "/") and t.glued(j) and t.glued(j + 1) and t.figure(j + 1):
        run = _run(t, year, j)
        if run is not None:
            return run
        if t.low[j] == "-":
            return None
    if t.glued(j) and (t.low[j][:1].isalpha() or t.low[j] in ("%", "°")):
        return None
    if not _reads_as_year(t, i, year, cue):
        return None
    return Period(j, year_frame(year), "year")


def _run(t: Tokens, year: int, j: int) -> Period | None:
    second = t.low[j + 1]
    last = year_figure(second)
    if not last and len(second) == 2 and second.isdecimal():
        last = year // 100 * 100 + int(second)
        if last <= year and year % 100 == 99:
            last += 100
    if last <= year or last - year > 400 or year < 1400:
        return None
    return Period(j + 2, year_frame(year, last), "year")


def _reads_as_year(t: Tokens, i: int, year: int, cue: bool) -> bool:
    before, after = t.low[i - 1], t.low[i + 1]
    if before in LABELS and before not in _DATED_LABELS:
        return False
    if after in _MEASURED:
        return False
    if before in ("$", "£", "€", "¥", "no", "nos", "number", "#"):
        return False
    if after in (":", ".") and t.glued(i + 1) and t.figure(i + 2) and t.glued(i + 2):
        return False
    counted = plural(after)
    if after == "-" and t.glued(i + 1) and t.glued(i + 2):
        # "a 2000-strong force", "2019-style", "2,000-mile"
        return cue and t.low[i + 2] in ("style", "era")
    if before == "and" and year_figure(t.low[i - 2]) and year % 50 != 0:
        return True  # "the 2021 and 2022 editions"
    if cue or before in CUES:
        if year < 1400:
            return not counted and (before in _STRONG or (before == "." and t.low[i - 2] in ("c", "ca")))
        # "before 2021 deaths were few", "at the start of 2022 investors left": a count would have its comma
        after_part = before == "of" and t.low[i - 2] in _PARTS_OF_YEARS
        if counted and 1900 <= year < 2100 and year % 50 != 0 and (before in _LIMITS or after_part):
            return True
        if counted and (year % 50 == 0 or before not in _STRONG):
            return before in ("the", "in") and year % 50 != 0
        if before in ("about", "around", "over", "to", "and", "or", "for", "at", "on", "as") and not cue:
            return year >= 1900 and year % 100 != 0 and not counted
        return True
    if not 1900 <= year < 2100:
        return False
    if before in ("the", "'", "this", "its", "his", "their", "s") or before in _OPEN:
        return year % 100 != 0 or (after != "" and not counted)
    if before == "" or before in (".", ",", ";", ":", '"', "|"):
        if after in ("", ".", ",", ")", ";", ":", "|", "?", "!", '"'):
            return before in (",", "|", "") and year % 100 != 0
        # figures that count get their comma in copy, even at the head of a line ("2021 oscars")
        return (year % 50 != 0 and after != "people") or (not counted and after in _BE)
    if counted:
        return t.capital(i - 1) and t.capital(i + 1)  # "the Los Angeles 2028 Games"
    # "Tokyo 2020", "budget 2024", "a 2015 deal"
    return year % 100 != 0


def read_decade(t: Tokens, i: int) -> Period | None:
    """ "1990s", "'90s", "nineties" at token `i`, or None."""
    word = t.low[i]
    if t.figure(i):
        at = i + 1
        if t.low[at] == "'" and t.glued(at) and t.glued(at + 1):
            at += 1
        if t.low[at] != "s" or not t.glued(at):
            return None
        year = year_figure(word)
        if year and year % 10 == 0 and year >= 1500:
            if year % 100 == 0 and year < 1900:
                return Period(at + 1, year_frame(year, year + 99), "century")
            return Period(at + 1, year_frame(year, year + 9), "decade")
        if (
            len(word) == 2
            and word[1] == "0"
            and word.isdecimal()
            and (t.low[i - 1] == "'" or t.low[i - 1] in ("the", "early", "late", "mid", "-"))
        ):
            first = int(word) + (1900 if word >= "20" else 2000)
            return Period(at + 1, year_frame(first, first + 9), "decade")
        return None
    first_year = _DECADE_WORDS.get(word)
    if first_year and t.low[i - 1] in ("the", "early", "late", "mid", "-"):
        if t.low[i - 2] in ("his", "her", "their", "in") and t.low[i - 1] != "the":
            return None
        return Period(i + 1, year_frame(first_year, first_year + 9), "decade")
    return None
