"""A claim beside a fact as the learned reader of wording sees them: word pieces, and marks of what rules read.

Sequence: START fact SEPARATOR claim SEPARATOR. After each name and value of the claim stands a mark for how
it relates to the fact (same, vaguer, differs, new …) and, where it has a partner, the partner's number, which
also stands after the partner in the fact. So "Smith had 79, Jones 65" beside "Jones had 79, Smith 65" shows
crossed numbers, and the model never has to compare two dates.

Where both sides are parsed, names and figures that both have also carry where they stand (`places.py`): who acts, whose
they are, with which verb. At the end of the claim stand the signals that rules found in the pair.

Where a second fact has what the first lacks (`partner.py`), it follows the first, with marks for how the values of the
two stand to each other, and for what of the claim it has. How the values of one sentence stand to each other is marked
as well (`standing.py`).
"""

from __future__ import annotations

from factcheck.claims.signals import FrameSignals
from factcheck.language.wordpiece import SEPARATOR, START, mark, pieces
from factcheck.model import Analysis, Ordinal, Quantity, Span, TimeValue, Value
from factcheck.values.compare import Relation, mirror
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts import places
from factcheck.verdicts.pairs import Pair, ValuePair
from factcheck.verdicts.partner import Partner, agreeing
from factcheck.verdicts.signals import Signals
from factcheck.verdicts.standing import Standing, standings

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
_ROLE = {role: mark(40 + number) for number, role in enumerate(places.ROLES)}
_SAME_VERB, _OTHER_VERB, _VERB_ELSEWHERE = mark(45), mark(46), mark(47)
_PARTNER = mark(50)  # what follows is the second fact
_SMALLER, _GREATER, _AS_MUCH = mark(51), mark(52), mark(53)  # than the other fact's value: of times, earlier and later
_NAME_THERE, _VALUE_THERE = mark(54), mark(55)  # not in the fact, but in the second
_STANDING = {
    Standing.LEAST: mark(56), Standing.GREATEST: mark(57), Standing.FEW: mark(58), Standing.LESS_THAN_HALF: mark(59),
    Standing.HALF: mark(84), Standing.MORE_THAN_HALF: mark(85), Standing.NEARLY_ALL: mark(86),
}  # fmt: skip
_OWNER = tuple(mark(60 + i) for i in range(10))
_FOUND = {
    "opposites": mark(70),
    "polarity": mark(71),
    "crossed": mark(72),
    "limits_new": mark(73),
    "limits_left": mark(74),
    "order_turned": mark(75),
}
_FOUND_IN_FRAMES = {
    "polarity_same": mark(76),
    "polarity_opposite": mark(77),
    "roles_kept": mark(78),
    "roles_swapped": mark(79),
    "argument_differs": mark(80),
    "quantifier_conflict": mark(81),
    "order_conflict": mark(82),
    "crossed_values": mark(83),
}

_PARTNER_LENGTH = 48  # pieces of a second fact

Marks = dict[int, list[int]]


def kind_of(value: Value) -> str:
    """Return which kind of mark a value carries: time, length, quantity or ordinal."""
    if isinstance(value, Quantity):
        return "quantity"
    if isinstance(value, Ordinal):
        return "ordinal"
    assert isinstance(value, TimeValue)
    return "time" if value.days is None else "length"


def render(
    pair: Pair, found: Signals, frames: FrameSignals, beside: Partner | None = None
) -> tuple[list[int], list[int]]:
    """Return (piece ids, segment ids) of a pair with what rules found in it, at most MAX_LENGTH long.

    A claim is cut to half of that, a second fact to _PARTNER_LENGTH, a fact to what is left; the signals are kept.
    """
    fact_marks: Marks = {}
    claim_marks: Marks = {}
    there = _Beside(beside) if beside else None
    names: dict[int, int] = {}
    shared: list[tuple[int, Span, Span]] = []
    for name in pair.names:
        if name.fact is None:
            known = there and there.has_name(name.claim.span)
            claim_marks.setdefault(name.claim.span.end, []).append(_NAME_THERE if known else _NAME_NEW)
            continue
        shared.append((_numbered(names, name.fact.span, fact_marks, _NAME_NUMBER), name.claim.span, name.fact.span))
    for span, partner in pair.lower_case_names:
        shared.append((_numbered(names, partner.span, fact_marks, _NAME_NUMBER), span, partner.span))
    for number, span, _ in shared:
        claim_marks.setdefault(span.end, []).extend((_NAME_SAME, _NAME_NUMBER[number]))
    values: dict[int, int] = {}
    for item in pair.values:
        claim_marks.setdefault(item.claim.span.end, []).extend(_value_marks(item, values, fact_marks))
        if there and there.confirms(item.claim.span) and item.relation not in CONFIRMS:
            claim_marks[item.claim.span.end].append(_VALUE_THERE)
    for value in pair.fact.values:
        if value.span.start not in values:
            fact_marks.setdefault(value.span.end, []).append(_KIND[kind_of(value)])
    if pair.claim.parsed and pair.fact.parsed:
        _mark_places(pair, shared, claim_marks, fact_marks)
    theirs = there.sequence(shared, fact_marks) if there else []
    for analysis, marks in ((pair.claim, claim_marks), (pair.fact, fact_marks)):
        _mark_standings(analysis, marks)
    signs = [code for name, code in _FOUND.items() if getattr(found, name)]
    signs += [code for name, code in _FOUND_IN_FRAMES.items() if getattr(frames, name)]
    claim_ids = _sequence(pair.claim, claim_marks)[: MAX_LENGTH // 2] + signs
    fact_ids = _sequence(pair.fact, fact_marks)[: MAX_LENGTH - 3 - len(claim_ids) - len(theirs)] + theirs
    ids = [START, *fact_ids, SEPARATOR, *claim_ids, SEPARATOR]
    return ids, [0] * (len(fact_ids) + 2) + [1] * (len(claim_ids) + 1)


class _Beside:
    """What a second fact adds to the marks of a pair."""

    def __init__(self, beside: Partner) -> None:
        self._partner = beside
        self._names = {name.claim.span: name.fact.span for name in beside.pair.names if name.fact is not None}
        self._names |= {span: mention.span for span, mention in beside.pair.lower_case_names}
        self._values = agreeing(beside)

    def has_name(self, span: Span) -> bool:
        """Tell whether the second fact has the claim's name at `span`."""
        return span in self._names

    def confirms(self, span: Span) -> bool:
        """Tell whether the second fact has the claim's value at `span`."""
        return span in self._values

    def sequence(self, shared: list[tuple[int, Span, Span]], fact_marks: Marks) -> list[int]:
        """Return the second fact's pieces with its marks, and leave in the first fact's how its values stand to it."""
        marks: Marks = {}
        for number, span, _ in shared:
            if span in self._names:
                marks.setdefault(self._names[span].end, []).append(_NAME_NUMBER[number])
        for span in sorted(set(self._names) - {span for _, span, _ in shared}):
            marks.setdefault(self._names[span].end, []).append(_NAME_THERE)
        for span in self._values.values():
            marks.setdefault(span.end, []).append(_VALUE_THERE)
        for mine, theirs, relation in self._partner.order:
            fact_marks.setdefault(mine.end, []).append(_STANDS.get(relation, _AS_MUCH))
            marks.setdefault(theirs.end, []).append(_STANDS.get(mirror(relation), _AS_MUCH))
        _mark_standings(self._partner.pair.fact, marks)
        return [_PARTNER, *_sequence(self._partner.pair.fact, marks)[: _PARTNER_LENGTH - 1]]


_STANDS = {Relation.DISJOINT_BELOW: _SMALLER, Relation.DISJOINT_ABOVE: _GREATER}


def _mark_standings(analysis: Analysis, marks: Marks) -> None:
    """Leave how a sentence's values stand to each other."""
    for span, found in standings(analysis.values).items():
        marks.setdefault(span.end, []).extend(_STANDING[one] for one in found)


def _mark_places(pair: Pair, shared: list[tuple[int, Span, Span]], claim_marks: Marks, fact_marks: Marks) -> None:
    """Leave on both sides where each shared name and figure stands, by the same rules."""
    numbers = [number for number, _, _ in shared]
    mine, theirs = [span for _, span, _ in shared], [span for _, _, span in shared]
    for analysis, spans, marks in ((pair.claim, mine, claim_marks), (pair.fact, theirs, fact_marks)):
        for span in dict.fromkeys(spans):
            marks[span.end].append(_ROLE[places.role(analysis, span)])
            _mark_owner(analysis, span, spans, numbers, marks, is_name=True)
    met = [item for item in pair.values if item.fact is not None and not item.how]
    answers = [item.fact.span for item in met if item.fact is not None]
    for span in dict.fromkeys(answers):
        _mark_owner(pair.fact, span, theirs, numbers, fact_marks)
    all_theirs = places.happenings(pair.fact, [value.span for value in pair.fact.values])
    for item, verb in zip(met, places.happenings(pair.claim, [item.claim.span for item in met])):
        _mark_owner(pair.claim, item.claim.span, mine, numbers, claim_marks)
        alike = [
            value.span for value, other in zip(pair.fact.values, all_theirs)
            if kind_of(value) == kind_of(item.claim) and (verb[0] == other[0] or verb[1] & other[1])
        ]  # fmt: skip
        assert item.fact is not None
        code = _SAME_VERB if item.fact.span in alike else _VERB_ELSEWHERE if alike else _OTHER_VERB
        claim_marks[item.claim.span.end].append(code)


def _mark_owner(
    analysis: Analysis, span: Span, names: list[Span], numbers: list[int], marks: Marks, is_name: bool = False
) -> None:
    whose = places.owner(analysis, span, names, only_names=is_name)
    if whose >= 0:
        marks[span.end].append(_OWNER[numbers[whose]])


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
