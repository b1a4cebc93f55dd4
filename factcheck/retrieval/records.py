"""How analyses and facts are kept in the compiled base: compact records, decoded one at a time."""

from __future__ import annotations

from collections.abc import Callable
from functools import lru_cache
from typing import Any

import msgspec

from factcheck.model import Analysis, Fact, Mention, Ordinal, Quantity, TimeValue, Token, Value


class AnalysisRecord(msgspec.Struct, array_like=True, frozen=True):
    """An Analysis with its values by kind (a union of dataclasses has no place in msgpack)."""

    text: str
    tokens: list[tuple[int, int, str, str, int, str, str]]
    times: list[TimeValue]
    quantities: list[Quantity]
    ordinals: list[Ordinal]
    mentions: list[Mention]
    parsed: bool


@lru_cache(maxsize=1)
def _encode() -> Callable[[Any], bytes]:
    return msgspec.msgpack.Encoder().encode


@lru_cache(maxsize=4)
def _decoder(kind: Any) -> msgspec.msgpack.Decoder[Any]:
    return msgspec.msgpack.Decoder(kind)


def pack_analysis(analysis: Analysis) -> bytes:
    """Return the record of an analysis."""
    record = AnalysisRecord(
        analysis.text,
        [(t.start, t.end, t.lemma, t.pos, t.head, t.rel, t.entity) for t in analysis.tokens],
        [value for value in analysis.values if isinstance(value, TimeValue)],
        [value for value in analysis.values if isinstance(value, Quantity)],
        [value for value in analysis.values if isinstance(value, Ordinal)],
        list(analysis.mentions),
        analysis.parsed,
    )
    return _encode()(record)


def unpack_analysis(data: bytes | memoryview) -> Analysis:
    """Return the analysis of a record; raises msgspec.DecodeError for damaged data."""
    record: AnalysisRecord = _decoder(AnalysisRecord).decode(data)
    text = record.text
    found: list[Value] = [*record.times, *record.quantities, *record.ordinals]
    values = sorted(found, key=lambda value: value.span)
    tokens = tuple(
        Token(start, end, text[start:end], lemma, pos, head, rel, entity)
        for start, end, lemma, pos, head, rel, entity in record.tokens
    )
    return Analysis(text, tokens, tuple(values), tuple(record.mentions), record.parsed)


def pack_fact(fact: Fact) -> bytes:
    """Return the record of a fact."""
    return _encode()(fact)


def unpack_fact(data: bytes | memoryview) -> Fact:
    """Return the fact of a record; raises msgspec.DecodeError for damaged data."""
    fact: Fact = _decoder(Fact).decode(data)
    return fact
