"""A claim beside a fact as the learned reader of wording sees them: word pieces, and marks of what rules read.

Sequence: START fact SEPARATOR claim SEPARATOR. After each name and value of the claim stands a mark for how
it relates to the fact (same, vaguer, differs, new …) and, where it has a partner, the partner's number, which
also stands after the partner in the fact. So "Smith had 79, Jones 65" beside "Jones had 79, Smith 65" shows
crossed numbers, and the model never has to compare two dates.
"""

from __future__ import annotations

from factcheck.language.wordpiece import SEPARATOR, START, mark, pieces
from factcheck.model import Analysis, Ordinal, Quantity, Span, TimeValue, Value
from factcheck.values.compare import Relation
from factcheck.verdicts.pairs import Pair, ValuePair

MAX_LENGTH = 160

_NAME_NEW, _NAME_SAME = mark(0), mark(1)
_NAME_NUMBER = tuple(mark(10 + i) for i in range(10))
_VALUE_NUMBER = tuple(mark(20 + i) for i in range(10))
_VALUE_NEW = mark(2)
_OTHER_NOUN = mark(3)
_DERIVED = mark(4)
_KIND = {"time": mark(5), "length": mark(6), "quantity": mark(7), "ordinal": mark(8)}
_RELATION = {
    Relation.EQUAL: mark(30),
    Relation.WITHIN: mark(31),
    Relation.NARROWER: mark(32),
    Relation.OVERLAPS: mark(33),
    Relation.DISJOINT_BELOW: mark(34),
    Relation.DISJOINT_ABOVE: mark(35),
}


def kind_of(value: Value) -> str:
    """Return which kind of mark a value carries: time, length, quantity or ordinal."""
    if isinstance(value, Quantity):
        return "quantity"
    if isinstance(value, Ordinal):
        return "ordinal"
    assert isinstance(value, TimeValue)
    return "time" if value.days is None else "length"


def render(pair: Pair) -> tuple[list[int], list[int]]:
    """Return (piece ids, segment ids) of a pair, at most MAX_LENGTH long.

    A claim is cut to half of that, a fact to what is left.
    """
    fact_marks: dict[int, list[int]] = {}
    claim_marks: dict[int, list[int]] = {}
    names: dict[int, int] = {}
    for name in pair.names:
        if name.fact is None:
            claim_marks.setdefault(name.claim.span.end, []).append(_NAME_NEW)
            continue
        number = _numbered(names, name.fact.span, fact_marks, _NAME_NUMBER)
        claim_marks.setdefault(name.claim.span.end, []).extend((_NAME_SAME, _NAME_NUMBER[number]))
    for span, partner in pair.lower_case_names:
        number = _numbered(names, partner.span, fact_marks, _NAME_NUMBER)
        claim_marks.setdefault(span.end, []).extend((_NAME_SAME, _NAME_NUMBER[number]))
    values: dict[int, int] = {}
    for item in pair.values:
        claim_marks.setdefault(item.claim.span.end, []).extend(_value_marks(item, values, fact_marks))
    for value in pair.fact.values:
        if value.span.start not in values:
            fact_marks.setdefault(value.span.end, []).append(_KIND[kind_of(value)])
    claim_ids = _sequence(pair.claim, claim_marks)[: MAX_LENGTH // 2]
    fact_ids = _sequence(pair.fact, fact_marks)[: MAX_LENGTH - 3 - len(claim_ids)]
    ids = [START, *fact_ids, SEPARATOR, *claim_ids, SEPARATOR]
    return ids, [0] * (len(fact_ids) + 2) + [1] * (len(claim_ids) + 1)


def _numbered(numbers: dict[int, int], span: Span, marks: dict[int, list[int]], pool: tuple[int, ...]) -> int:
    """Give the fact's name or value at `span` its number, once, and leave the mark in the fact."""
    if span.start not in numbers:
        numbers[span.start] = len(numbers) % len(pool)
        marks.setdefault(span.end, []).append(pool[numbers[span.start]])
    return numbers[span.start]


def _value_marks(value: ValuePair, numbers: dict[int, int], fact_marks: dict[int, list[int]]) -> list[int]:
    kind = _KIND[kind_of(value.claim)]
    if value.fact is None:
        return [kind, _VALUE_NEW]
    if value.how:
        return [kind, _DERIVED, _RELATION[value.relation]]
    number = _numbered(numbers, value.fact.span, fact_marks, _VALUE_NUMBER)
    marks = [kind, _RELATION[value.relation], _VALUE_NUMBER[number]]
    if isinstance(value.claim, Quantity) and not value.same_noun:
        marks.append(_OTHER_NOUN)
    return marks


def _sequence(analysis: Analysis, marks: dict[int, list[int]]) -> list[int]:
    """Return the sentence's pieces with each mark after the word that ends where it belongs."""
    ids: list[int] = []
    pending = sorted(marks)
    for token in analysis.tokens:
        ids.extend(pieces(token.text))
        while pending and pending[0] <= token.end:
            ids.extend(marks[pending.pop(0)])
    for end in pending:
        ids.extend(marks[end])
    return ids
