"""What a reader knows besides the words before it: the anchor, the dates already read, the tense."""

from __future__ import annotations

from datetime import date

from factcheck.values.calendars import Frame, nearest_year
from factcheck.values.lexicon import MONTHS, word_set
from factcheck.values.tokens import Tokens

_FUTURE = word_set("will shall must scheduled due expects plans upcoming slated")
_PAST = word_set(
    "was were had did died said fell rose took began came went made got left met won lost held hit led "
    "sent saw broke drew grew gave told struck shot fled became ran sank burst found"
)


class Context:
    """Per sentence: the anchor, and the last absolute date read so far."""

    __slots__ = ("_tense", "anchor", "last", "last_granularity")

    def __init__(self, anchor: date | None) -> None:
        self.anchor = anchor
        self.last: Frame | None = None
        self.last_granularity = ""
        self._tense: int | None = None

    def tense(self, t: Tokens) -> int:
        """-1 where the sentence speaks of the past, 1 of the future, 0 where it does not show."""
        if self._tense is None:
            words = t.low[: t.count]
            past = not _PAST.isdisjoint(words) or any(len(word) > 4 and word.endswith("ed") for word in words)
            # signs of both leave the nearest date
            self._tense = (not _FUTURE.isdisjoint(words)) - past
        return self._tense

    def year_for(self, t: Tokens, i: int, month: int, day: int) -> tuple[int, bool] | None:
        """The year for a date without one at token `i`, and whether the anchor supplied it.

        A date with a year elsewhere in the sentence comes first, then the anchor; None without either.
        """
        if self.last is not None:
            start = self.last[0]
            if self.last_granularity == "year":
                return start.year, False
            return nearest_year(month, day, start, 0), False
        later = _dated_later(t, i)
        if later is not None:
            found = date(later[0], later[1], 1)
            return nearest_year(month, min(day, 28), found, 0), False
        if self.anchor is None:
            return None
        return nearest_year(month, day, self.anchor, self.tense(t)), True


def _dated_later(t: Tokens, i: int) -> tuple[int, int] | None:
    """Year and month of the first month with a year after token `i`."""
    for j in range(i + 1, min(t.count, i + 40)):
        month = MONTHS.get(t.low[j])
        if month is None:
            continue
        for k in range(j + 1, j + 6):
            word = t.low[k]
            if len(word) == 4 and word.isascii() and word.isdecimal() and "1500" <= word < "2200":
                return int(word), month
            if not (t.figure(k) or word in (",", ".", "-", "st", "nd", "rd", "th")):
                break
    return None
