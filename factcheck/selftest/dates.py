"""Statements that differ from a fact in a date: vaguer or otherwise written ones, and wrong ones."""

from __future__ import annotations

import re
from calendar import monthrange
from collections.abc import Iterator
from datetime import date

from factcheck.language.lemmas import lemma
from factcheck.model import Ordinal, Quantity, Span, TimeRole, TimeValue
from factcheck.named import NamedTuple
from factcheck.selftest.reading import Book, Reading, Statement, stable_order
from factcheck.values.lexicon import MONTHS, word_set

_NAMES = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_MONTH = "|".join(_NAMES)
_WEEKDAY = r"(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?"
_LEAD = r"(?P<lead>until |till |through )?"
_FORMS = {
    "dmy": re.compile(rf"{_LEAD}{_WEEKDAY}(?P<day>\d{{1,2}}) (?P<month>{_MONTH}) (?P<year>\d{{4}})", re.I),
    "mdy": re.compile(rf"{_LEAD}{_WEEKDAY}(?P<month>{_MONTH}) (?P<day>\d{{1,2}}),? (?P<year>\d{{4}})", re.I),
    "my": re.compile(rf"{_LEAD}(?P<month>{_MONTH}) (?P<year>\d{{4}})", re.I),
    "y": re.compile(rf"{_LEAD}(?P<year>\d{{4}})", re.I),
}

_BE = frozenset(["is", "are", "was", "were", "be", "been"])
_HAVE = frozenset(["has", "have", "had"])
_BETWEEN = frozenset(
    ["not", "also", "first", "still", "now", "then", "later", "all", "both", "finally", "officially"]
)
# Verbs of what lasts, and of what happens again and again: another date would not be false.
_LASTING = word_set(
    """remain stay work lie own lead head live hold serve belong contain consist cover employ need want
    have keep know mean support"""
)
_REPEATED = word_set("visit meet travel talk speak say protest attack play train test call warn ask urge")
_UNSURE = word_set(
    """only first last since every each annual annually usually often average record highest lowest"""
)


class _Written(NamedTuple):
    lead: str
    day: int
    month: int
    year: int
    form: str

    def __str__(self) -> str:
        month = _NAMES[self.month - 1] if self.month else ""
        texts = {
            "dmy": f"{self.day} {month} {self.year}",
            "mdy": f"{month} {self.day}, {self.year}",
            "my": f"{month} {self.year}",
            "y": f"{self.year}",
        }
        return self.lead + texts[self.form]

    def days(self) -> tuple[date, date]:
        """Return the first and last day."""
        if not self.month:
            return date(self.year, 1, 1), date(self.year, 12, 31)
        last = monthrange(self.year, self.month)[1]
        return date(self.year, self.month, self.day or 1), date(self.year, self.month, self.day or last)


def _read(text: str) -> _Written | None:
    for form, pattern in _FORMS.items():
        match = pattern.fullmatch(text)
        if match:
            found = match.groupdict()
            month = MONTHS[found["month"].lower()] if found.get("month") else 0
            return _Written(found["lead"] or "", int(found.get("day") or 0), month, int(found["year"]), form)
    return None


def true_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact with its date less exact, and with its date in another format."""
    for value in _dates(reading):
        written = _read(value.text)
        if written is None:
            continue
        if written.form in ("dmy", "mdy"):
            other = written._replace(form="mdy" if written.form == "dmy" else "dmy")
            yield _made(reading, "date-format", True, value.span, other)
        vaguer = _vaguer(reading, value, written)
        if vaguer is not None:
            yield vaguer


def _vaguer(reading: Reading, value: TimeValue, written: _Written) -> Statement | None:
    """A day becomes a month, a month a year; not where something is measured or counted in that time."""
    if value.role is not TimeRole.AT or written.form == "y" or reading.is_negated:
        return None
    if any(isinstance(other, (Quantity, Ordinal)) for other in reading.analysis.values):
        return None
    if not _UNSURE.isdisjoint(reading.words) or len(reading.times) > 1 or _is_state(reading):
        return None
    at = reading.text.lower().rfind("on " if written.day else "in ", 0, value.span.start)
    if at < 0 or at + 3 != value.span.start:
        return None
    less = written._replace(day=0, form="my") if written.day else written._replace(month=0, form="y")
    return _made(reading, "date-vaguer", True, Span(at, value.span.end), less, "in ")


def false_ones(reading: Reading, book: Book) -> Iterator[Statement]:
    """Yield the fact with another year, month or day, and with its deadline made a start."""
    yield from _deadline(reading)
    if reading.is_negated or _is_state(reading) or not _UNSURE.isdisjoint(reading.words):
        return
    if not _REPEATED.isdisjoint(token.lemma for token in reading.analysis.tokens):
        return
    for value in _dates(reading):
        written = _read(value.text)
        if written is None or not _hangs_on_event(reading, value, written):
            continue
        for kind, others in _wrong(written).items():
            for other in stable_order(others, f"{reading.fact.id} {kind}"):
                start, end = other.days()
                if not book.made_true(reading, lambda one, a=start, b=end: _speaks_of(one, a, b)):  # type: ignore[misc]
                    yield _made(reading, kind, False, value.span, other)
                    break


def _wrong(written: _Written) -> dict[str, list[_Written]]:
    wrong = {"year": [_replace(written, year=written.year + step) for step in (-2, -1, 1, 2)]}
    if written.month:
        months = [month for month in range(1, 13) if abs(month - written.month) > 1]
        wrong["month"] = [_replace(written, month=month) for month in months]
    if written.day:
        days = [day for day in range(1, 29) if abs(day - written.day) > 1]
        wrong["day"] = [_replace(written, day=day) for day in days]
    return wrong


def _replace(written: _Written, year: int = 0, month: int = 0, day: int = 0) -> _Written:
    year, month, day = year or written.year, month or written.month, day or written.day
    if day:
        day = min(day, monthrange(year, month)[1])
    return written._replace(year=year, month=month, day=day)


def _speaks_of(reading: Reading, start: date, end: date) -> bool:
    return any(
        not value.relative
        and (value.start is not None or value.end is not None)
        and (value.start is None or value.start <= end)
        and (value.end is None or start <= value.end)
        for value in reading.times
    )


def _deadline(reading: Reading) -> Iterator[Statement]:
    """By a day -> only after it. A deadline that is moved back is no certain contradiction, this is."""
    if reading.is_negated or {"only", "latest"} & set(reading.words):
        return
    if reading.quantities and not _HAVE.isdisjoint(reading.words):
        return  # "had raised £1.3 million by May": more came later, too
    for value in reading.times:
        match = re.match(r"(by|no later than|not later than|before) (?=\D*\d)", value.text, re.I)
        if value.role is TimeRole.BY and not value.relative and match and value.span.start:
            span = Span(value.span.start, value.span.start + match.end())
            if match[1].lower() != "before" or value.granularity != "day":
                text = reading.edited([(span, "only after ")])
                yield Statement(reading.fact.id, "deadline-as-start", False, text)
                return


def _dates(reading: Reading) -> list[TimeValue]:
    return [
        value
        for value in reading.times
        if value.role in (TimeRole.AT, TimeRole.UNTIL) and not value.relative and not value.recurring
    ]


def _hangs_on_event(reading: Reading, value: TimeValue, written: _Written) -> bool:
    """Tell whether a wrong date makes the sentence false: not where it names or measures something."""
    if value.role is TimeRole.UNTIL:
        return True
    if not written.day and reading.quantities:
        return False
    # "in place on 5 May, reopened on 9 May": which of them is wrong does not matter, that one is, does.
    return bool({"on", "in"} & set(reading.before(value.span.start)))


def _is_state(reading: Reading) -> bool:
    """Tell whether the sentence says how things are, which would be no less so on another day."""
    tokens = reading.analysis.tokens
    for index, word in enumerate(reading.words):
        if word in _BE or word in _HAVE:
            following = [
                token for token in tokens[index + 1 : index + 4] if token.text.lower() not in _BETWEEN
            ][:1]
            if not following or not _is_participle(following[0].text):
                return True
    return any(token.lemma in _LASTING for token in tokens) or "runs" in reading.words


def _is_participle(word: str) -> bool:
    low = word.lower()
    return (
        low.endswith("ed") or low == "been" or (lemma(low, "VERB") != low and not low.endswith(("ing", "s")))
    )


def _made(
    reading: Reading, kind: str, is_true: bool, span: Span, written: _Written, before: str = ""
) -> Statement:
    text = before + str(written)
    rest = reading.text[span.end : span.end + 2]
    # In American order the year stands between commas.
    if written.form == "mdy" and re.match(r" \w", rest):
        text += ","
    return Statement(reading.fact.id, kind, is_true, reading.edited([(span, text)]))
