"""Reads times of the clock: "10 a.m.", "18:05", "half past five", "shortly before noon".

Copy seldom says which half of the day it means, so a time is all the stretches of the day that it may be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from factcheck.frozen import dataclass
from factcheck.model import Span

DAY = 24 * 60  # minutes

_HOURS = {
    word: number
    for number, word in enumerate("one two three four five six seven eight nine ten eleven twelve".split(), 1)
}
_MINUTES = {"a quarter": 15, "quarter": 15, "half": 30, "twenty": 20, "twenty-five": 25, **_HOURS}
_NAMED = {"noon": 12 * 60, "midday": 12 * 60, "midnight": 0}
_WORDS = "|".join(_HOURS)
_HALF_OF_DAY = r"(?P<half>\s?(?:[ap]\.m\.|[ap]m\b))"
_SIDE = rf"(?P<side>past|to) (?P<word>{_WORDS}|\d\d?|noon|midnight)\b(?![.:]\d| (?:per|of|\w+s)\b)"
_FORMS = (
    r"(?P<minutes>half|(?:a )?quarter|(?:\w+(?:-\w+)?)(?= minutes)|five|ten|twenty|twenty-five)(?: minutes)? "
    + _SIDE,
    rf"(?P<hour>\d\d?)[.:](?P<minute>[0-5]\d){_HALF_OF_DAY}",
    r"(?P<hour>\d\d?):(?P<minute>[0-5]\d)(?![:\d])",
    rf"(?P<hour>\d\d?){_HALF_OF_DAY}",
    rf"(?P<word>{_WORDS}|\d\d?) ?o['’]clock",
    r"(?<=\bat )(?P<hour>\d\d?)\.(?P<minute>[0-5]\d)"
    r"(?=[,;)]|[.]?$|[.] | (?:in|on|and|when|while|local|that|from|to)\b)",
    r"(?P<name>noon|midday|midnight)\b",
)
_LEAD = (
    r"\b(?P<lead>at|about|around|roughly|circa|some time around|towards?|nearly|almost|just before|"
    r"shortly before|a little before|minutes before|just after|shortly after|a little after|minutes after|soon after|"
    r"before|after|by|until|till|since|from)(?: (?:the|an?))?\s$"
)
_LATER = r" (?:in the (?P<part>morning|afternoon|evening)|on [^,;.]{0,30}?\b(?P<on>morning|afternoon|evening))\b"
_ZONE = r"\s?(?:GMT|UTC|BST|CES?T|[ECMP][SD]T|\w+ (?:standard |daylight )?time)\b"
_LIMITS = ("by", "until", "till", "since", "from")
_ABOUT, _NEAR = 20, 45  # minutes either way that "about" allows, and on its one side "shortly before"
_OF_AN_HOUR, _OF_A_QUARTER = 12, 3  # what a full hour, and a quarter of one or five minutes, leave open


@dataclass(frozen=True, slots=True)
class Clock:
    """A time of the clock where it stands: from when to when it may be, in minutes of the day, one way or another.

    `zone` tells whether a time zone is named.
    """

    span: Span
    stretches: tuple[tuple[float, float], ...]
    zone: bool = False
    end: int = 0  # where it ends with what tells the half of the day: "in the evening"


@cache
def _forms() -> tuple[re.Pattern[str], ...]:
    """Return how a time of the clock is written; compiled for those who need it, since every run imports this."""
    return tuple(re.compile(rf"(?<![\w.:,])(?:{form})", re.IGNORECASE) for form in _FORMS)


def clocks(text: str) -> tuple[Clock, ...]:
    """Return the times of the clock in a text, in order; () for none."""
    found: list[Clock] = []
    for pattern in _forms():
        for match in pattern.finditer(text):
            if not any(one.span.start < match.end() and match.start() < one.span.end for one in found):
                found.extend(_read(match, text))
    return tuple(sorted(found, key=lambda one: one.span))


def fits(one: Clock, other: Clock) -> bool:
    """Tell whether two times may be the same; also where a time zone is named and they are whole hours apart."""
    for first, last in one.stretches:
        for begun, ended in other.stretches:
            for turn in (-DAY, 0, DAY):
                if first <= ended + turn and begun + turn <= last:
                    return True
                apart = (first + last - begun - ended) / 2 + turn
                if (one.zone or other.zone) and abs(apart - 60 * round(apart / 60)) < 1:
                    return True
    return False


def _read(match: re.Match[str], text: str) -> Iterator[Clock]:
    parts = match.groupdict()
    told = _told(parts)
    if told is None:
        return
    minute, known, open_by = told
    end = match.end()
    half = (parts.get("half") or "").strip().lower()
    later = re.compile(_LATER, re.IGNORECASE).match(text, end)
    if half:
        minute, known = minute % 720 + (720 if half.startswith("p") else 0), True
    elif later and not known:
        part = later["part"] or later["on"]
        minute, known = minute % 720 + (0 if part == "morning" else 720), True
    lead = re.search(_LEAD, text[: match.start()], re.IGNORECASE)
    word = lead["lead"].lower() if lead else ""
    zone = re.compile(_ZONE, re.IGNORECASE).match(text, end)
    bare = parts.get("minute") is not None and not half
    if _is_a_range(parts, match[0], word) or (bare and not (word or later or zone)):
        return  # "won 2:15", "rose from five to six"
    stretches = tuple(
        _stretch(at, open_by, word) for at in ((minute,) if known else (minute % 720, minute % 720 + 720))
    )  # fmt: skip
    yield Clock(Span(match.start(), end), stretches, zone is not None, later.end() if later else end)


def _is_a_range(parts: dict[str, str | None], said: str, lead: str) -> bool:
    """Tell whether "five to six" is a range: no word before it says that it is a time."""
    plain = parts.get("side") and (parts["minutes"] or "").lower() in _HOURS and "minutes" not in said.lower()
    return bool(plain) and (not lead or lead == "from")


def _told(parts: dict[str, str | None]) -> tuple[int, bool, int] | None:
    """Return the minute of the day, whether its half of the day is known, and how many minutes it leaves open."""
    name, side = parts.get("name"), parts.get("side")
    if name:
        return _NAMED[name.lower()], True, _OF_AN_HOUR
    if side:
        said, word = str(parts["minutes"]).lower(), str(parts["word"]).lower()
        minutes = _MINUTES.get(said) or (int(said) if said.isdecimal() else DAY)
        named = word in _NAMED
        hour = _NAMED[word] if named else 60 * (_HOURS.get(word) or int(word))
        if minutes > 59 or hour > 12 * 60:
            return None
        return (hour + (minutes if side.lower() == "past" else -minutes)) % DAY, named, _OF_A_QUARTER
    word = (parts.get("word") or "").lower()
    hour = _HOURS.get(word) or int(word or parts["hour"] or 0)
    minute = parts.get("minute")
    if hour > 24 or (parts.get("half") and not 1 <= hour <= 12) or (word and not 1 <= hour <= 12):
        return None
    known = minute is not None and (hour >= 13 or hour == 0 or str(parts["hour"]).startswith("0"))
    open_by = _OF_AN_HOUR if minute is None else _OF_A_QUARTER * (int(minute) % 5 == 0)
    return (60 * hour + int(minute or 0)) % DAY, known, open_by


def _stretch(minute: int, open_by: int, lead: str) -> tuple[float, float]:
    if lead.endswith("before") and lead != "before":
        return minute - _NEAR, minute
    if lead in ("nearly", "almost"):
        return minute - _ABOUT, minute + open_by
    if lead.endswith("after") and lead != "after":
        return minute, minute + _NEAR
    if lead == "before":
        return minute - DAY / 2, minute
    if lead == "after":
        return minute, minute + DAY / 2
    if lead and lead not in (*_LIMITS, "at"):
        return minute - _ABOUT, minute + _ABOUT
    return minute - open_by, minute + open_by
