"""All statements of a base: true and false ones of every kind, sorted, none twice."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from factcheck.model import FactFile
from factcheck.selftest import dates, names, numbers, wording
from factcheck.selftest.reading import Book, Reading, Statement

TRUE_KINDS = (
    "as-written", "also", "alias", "date-vaguer", "date-format", "number-words", "rounded", "attributed",
    "passive",
)  # fmt: skip
FALSE_KINDS = (
    "false", "year", "month", "day", "deadline-as-start", "count", "magnitude", "bound", "figures-swapped",
    "name", "names-swapped", "polarity", "opposite",
)  # fmt: skip
_ORDER = {kind: number for number, kind in enumerate((*TRUE_KINDS, *FALSE_KINDS))}
_MAKERS = (dates, numbers, names, wording)


def statements(
    base: FactFile, as_of: date | None = None, known_on: date | None = None
) -> tuple[Statement, ...]:
    """Return the statements made from a base's live facts, by fact and kind; the same ones on every run.

    At most one of each kind for a fact, but all of its own other wordings. A kind is left out wherever it is
    not certain that the statement is grammatical and true, or false, by the whole base. `as_of` counts as
    today in place of the base's day; facts entered after `known_on` are left out.
    """
    if known_on is not None:
        known = tuple(fact for fact in base.facts if fact.entered is None or fact.entered <= known_on)
        base = replace(base, facts=known)
    book = Book(replace(base, as_of=as_of or base.as_of))
    true_texts = {_key(text) for fact in base.facts for text in (fact.claim, *fact.also)}
    made: list[Statement] = []
    for reading in book.readings:
        of_fact = _of(reading, book)
        own = {"also", "false"}
        seen: set[str] = set()
        kinds: set[str] = set()
        for statement in sorted(of_fact, key=lambda one: _ORDER[one.kind]):
            key = _key(statement.text)
            if key in seen or (statement.kind in kinds and statement.kind not in own):
                continue
            if not statement.is_true and key in true_texts:
                continue
            seen.add(key)
            kinds.add(statement.kind)
            made.append(statement)
    return tuple(made)


def _of(reading: Reading, book: Book) -> Iterator[Statement]:
    fact = reading.fact
    yield Statement(fact.id, "as-written", True, fact.claim)
    for text in fact.also:
        yield Statement(fact.id, "also", True, text)
    for text in fact.false:
        yield Statement(fact.id, "false", False, text)
    for maker in _MAKERS:
        yield from maker.true_ones(reading, book)
        yield from maker.false_ones(reading, book)


def _key(text: str) -> str:
    return " ".join(text.lower().rstrip(". ").split())
