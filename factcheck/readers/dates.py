"""When a text was published: metadata fields and datelines."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from itertools import islice

from factcheck.model import Block, BlockKind

_MONTHS = {
    name: number
    for number, names in enumerate(
        ("jan january", "feb february", "mar march", "apr april", "may", "jun june", "jul july", "aug august",
         "sep sept september", "oct october", "nov november", "dec december"), 1)
    for name in names.split()
}  # fmt: skip
_MONTH = "|".join(sorted(_MONTHS, key=len, reverse=True))
_ISO = re.compile(r"(?<!\d)((?:19|20)\d\d)[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)((?:19|20)\d\d)(\d\d)(\d\d)(?!\d{1,5}\b)")
_DAY_FIRST = re.compile(
    rf"\b(\d{{1,2}})(?:st|nd|rd|th)?[ \xa0]+(?:of[ \xa0]+)?({_MONTH})\b\.?,?[ \xa0]+((?:19|20)\d\d)\b", re.I
)
_MONTH_FIRST = re.compile(
    rf"\b({_MONTH})\b\.?[ \xa0]+(\d{{1,2}})(?:st|nd|rd|th)?,?[ \xa0]+((?:19|20)\d\d)\b", re.I
)
# A place, a day, perhaps the agency in brackets, then a dash; or a line "PLACE, day" and nothing more.
_DATELINE = re.compile(
    r"(?:[A-Z][\w.'’-]*)(?:[ ,/.\xa0]+[\w.'’-]+){0,9}?[ ,\xa0(]+(?:\w+day,?[ \xa0]+)?"
    rf"(?:(?P<d1>\d{{1,2}})[ \xa0]+(?P<m1>{_MONTH})\b\.?|(?P<m2>{_MONTH})\b\.?[ \xa0]+(?P<d2>\d{{1,2}}))"
    r"(?P<year>,?[ \xa0]+(?:19|20)\d\d)?\)?[ \xa0]*(?:\([^()]{1,40}\)|\[[^\[\]]{1,40}\])?[ \xa0]*"
    r"(?:[-–—―:(]|$)",
    re.I,
)
# A paragraph that says where and when the story was filed, and who by, and nothing else: "Leeds, 1 May 2024".
_NAME = r"[A-Z][\w.'’-]*"
_SMALL = r"(?:(?:of|the|and|de|la|le|du|des|del|di|von|van|der|den|al|el|in|for|upon|on|sur|am)[ \xa0]+)*"
_NAMES = rf"{_NAME}(?:[ \xa0]+{_SMALL}{_NAME}){{0,5}}(?:[ \xa0]*\([^()]{{1,40}}\))?"
_APART = r"(?:[ \xa0]*[,;:|·•/–—][ \xa0]*|[ \xa0]+-[ \xa0]+)"
_FILED = re.compile(
    rf"(?:By[ \xa0]+)?(?:{_NAMES}{_APART}){{0,5}}(?:on[ \xa0]+)?(?:\w+day,?[ \xa0]+)?"
    rf"(?i:(?P<d1>\d{{1,2}})[ \xa0]+(?P<m1>{_MONTH})\b\.?|(?P<m2>{_MONTH})\b\.?[ \xa0]+(?P<d2>\d{{1,2}}))"
    rf"(?P<year>,?[ \xa0]+(?:19|20)\d\d)?(?:{_APART}\d{{1,2}}[:.]\d\d[ \w]{{0,8}})?\.?"
)
_FIRST = 8  # paragraphs in which a dateline is looked for
_LINE = 120  # characters in which it stands
_PLACE = re.compile(r"[\w.'’-]+")


def parse_date(text: str) -> date | None:
    """Return the day that a metadata field names (2024-10-02T…, 20241002, 2 October 2024), or None."""
    if match := _ISO.search(text) or _COMPACT.search(text):
        return _day(int(match[1]), int(match[2]), int(match[3]))
    if match := _DAY_FIRST.search(text):
        return _day(int(match[3]), _MONTHS[match[2].lower()], int(match[1]))
    if match := _MONTH_FIRST.search(text):
        return _day(int(match[3]), _MONTHS[match[1].lower()], int(match[2]))
    return None


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def dateline(blocks: Sequence[Block], year: int | None = None) -> date | None:
    """Return the day in a dateline among the first paragraphs: "BAGHDAD, 2 October 2024 –".

    One without a year ("SEATTLE, July 9 (AP) –") counts only where the caller gives the year. None where
    there is no dateline.
    """
    copy = (
        block for block in blocks if block.kind not in (BlockKind.TITLE, BlockKind.CAPTION, BlockKind.CELL)
    )
    for block in islice(copy, _FIRST):
        match = _opening(block.text) or _filed(block.text)
        if match is None:
            continue
        stated = int(match["year"].strip(" ,\xa0")) if match["year"] else year
        if stated is None:
            continue
        found = _day(stated, _MONTHS[(match["m1"] or match["m2"]).lower()], int(match["d1"] or match["d2"]))
        if found is not None:
            return found
    return None


def dateline_end(text: str) -> int:
    """Return where a paragraph's copy begins after its dateline: 0 without one, its length if it is nothing else."""
    if _filed(text):
        return len(text)
    match = _opening(text)
    if match is None or text[match.end() - 1] == "(":
        return 0
    rest = text[match.end() :].lstrip("-–—― \t\n\xa0")
    return len(text) - len(rest) if rest else 0


def _filed(text: str) -> re.Match[str] | None:
    return _FILED.fullmatch(text.strip()) if len(text) <= _LINE else None


def _opening(text: str) -> re.Match[str] | None:
    head = text[:_LINE].split("\n", 1)[0].rstrip()
    place = _PLACE.match(head)
    # A sentence that happens to begin with a name and hold a date has no word in capitals in front.
    if place is None or not place[0].isupper() or len(place[0]) < 2:
        return None
    return _DATELINE.match(head)
