"""How analyses and facts are kept in the compiled base: compact records, decoded one at a time.

A record is JSON: a type's fields in their order, days and enumerations as their texts. A library that reads types by
themselves takes longer to import than a statement's few records take to decode.
"""

from __future__ import annotations

import json
from dataclasses import fields, is_dataclass
from datetime import date
from typing import Any

from factcheck.model import (
    Analysis,
    Bound,
    Citation,
    Fact,
    Mention,
    Ordinal,
    Quantity,
    Span,
    Status,
    TimeRole,
    TimeValue,
    Token,
    Validity,
    Value,
)


def pack_analysis(analysis: Analysis) -> bytes:
    """Return the record of an analysis."""
    values = analysis.values
    return _packed([
        analysis.text,
        [(t.start, t.end, t.lemma, t.pos, t.head, t.rel, t.entity) for t in analysis.tokens],
        [value for value in values if isinstance(value, TimeValue)],
        [value for value in values if isinstance(value, Quantity)],
        [value for value in values if isinstance(value, Ordinal)],
        analysis.mentions,
        analysis.parsed,
    ])  # fmt: skip


def unpack_analysis(data: bytes | memoryview) -> Analysis:
    """Return the analysis of a record; raises ValueError or TypeError for damaged data."""
    text, tokens, times, quantities, ordinals, mentions, parsed = json.loads(bytes(data))
    found: list[Value] = [*map(_time, times), *map(_quantity, quantities), *map(_ordinal, ordinals)]
    return Analysis(
        text,
        tuple(
            Token(start, end, text[start:end], lemma, pos, head, rel, entity)
            for start, end, lemma, pos, head, rel, entity in tokens
        ),
        tuple(sorted(found, key=lambda value: value.span)),
        tuple(Mention(Span(*span), name, entity, key) for span, name, entity, key in mentions),
        parsed,
    )


def pack_fact(fact: Fact) -> bytes:
    """Return the record of a fact."""
    return _packed(fact)


def unpack_fact(data: bytes | memoryview) -> Fact:
    """Return the fact of a record; raises ValueError or TypeError for damaged data."""
    (
        fact_id, claim, citations, also, false, valid, status, superseded_by, context, review_by, entered, tags, note,
        path, line,
    ) = json.loads(bytes(data))  # fmt: skip
    return Fact(
        fact_id,
        claim,
        tuple(Citation(*row) for row in citations),
        tuple(also),
        tuple(false),
        None if valid is None else Validity(*map(_day, valid)),
        Status(status),
        superseded_by,
        context,
        _day(review_by),
        _day(entered),
        tuple(tags),
        note,
        path,
        line,
    )


def _packed(record: Any) -> bytes:
    return json.dumps(record, default=_plain, separators=(",", ":")).encode("ascii")


def _plain(record: Any) -> Any:
    """Return what JSON has no form for in one that it has; raises TypeError for what no record holds."""
    if isinstance(record, date):
        return record.isoformat()
    if is_dataclass(record):
        return [getattr(record, field.name) for field in fields(record)]
    raise TypeError(f"no record holds a {type(record).__name__}")


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)


def _time(row: list[Any]) -> TimeValue:
    span, text, role, start, end, core_start, core_end, granularity, bound, relative, recurring, days, weekday = row
    return TimeValue(
        Span(*span), text, TimeRole(role), _day(start), _day(end), _day(core_start), _day(core_end), granularity,
        Bound(bound), relative, recurring, None if days is None else (days[0], days[1]), weekday,
    )  # fmt: skip


def _quantity(row: list[Any]) -> Quantity:
    span, text, low, high, unit, dimension, bound, step, per, number_span = row
    number = None if number_span is None else Span(*number_span)
    return Quantity(Span(*span), text, low, high, unit, dimension, Bound(bound), step, per, number)


def _ordinal(row: list[Any]) -> Ordinal:
    span, text, rank = row
    return Ordinal(Span(*span), text, rank)
