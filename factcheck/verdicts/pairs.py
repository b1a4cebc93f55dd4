"""A claim beside a fact: which names and values of the one meet which of the other.

What rules can read exactly (is it the same day, a smaller number, the same name?) is settled here and
handed on as marks beside the words, so that the learned reader of wording need not read numbers at all.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.polarity import is_negative
from factcheck.frozen import dataclass
from factcheck.language.containers import holders
from factcheck.language.fold import fold
from factcheck.language.names import name_key
from factcheck.model import Analysis, Mention, Ordinal, Quantity, Span, TimeValue, Value
from factcheck.values.arithmetic import Derived, derived, rest_of
from factcheck.values.compare import Relation, compare
from factcheck.values.ellipsis import completed, with_units
from factcheck.verdicts.set_against import REST, is_part_or_whole, set_against
from factcheck.verdicts.worked_out import goes_from_to, holds_many, is_change, is_put_so, sets_apart, speaks_of_total

# How good a match is, best first: the order in which a claim's value chooses its partner.
_PREFERENCE = (
    Relation.EQUAL,
    Relation.WITHIN,
    Relation.NARROWER,
    Relation.OVERLAPS,
    Relation.DISJOINT_BELOW,
    Relation.DISJOINT_ABOVE,
)
_RANK = {relation: min(rank, 4) for rank, relation in enumerate(_PREFERENCE)}  # too low is no better than too high


@dataclass(frozen=True, slots=True)
class ValuePair:
    """A claim's value, its partner in the fact (None if the fact has none of its kind) and how they relate."""

    claim: Value
    fact: Value | None
    relation: Relation
    how: str = ""  # how the partner was worked out, where no value of the fact says it outright
    same_noun: bool = False


@dataclass(frozen=True, slots=True)
class NamePair:
    """A claim's name and its partner in the fact; None if the fact does not have it."""

    claim: Mention
    fact: Mention | None


@dataclass(frozen=True, slots=True)
class Pair:
    """A claim and a fact with their values and names aligned."""

    claim: Analysis
    fact: Analysis
    values: tuple[ValuePair, ...]
    names: tuple[NamePair, ...]
    lower_case_names: tuple[tuple[Span, Mention], ...] = ()  # the fact's names found uncapitalised in the claim


def align(claim: Analysis, fact: Analysis, others: tuple[Analysis, ...] = ()) -> Pair:
    """Set a claim beside a fact. `others` are further facts whose values arithmetic may combine with.

    What the fact states as a plan in the present, the claim of the pair says in the present too (`claims.plans`). It
    goes without words that say nothing of their own (`claims.asides`). What either says was not so until a time, it
    says came about then (`claims.begun`), and "not beaten" is "unbeaten" (`claims.unmade`). A figure that leaves out
    its unit has it (`values.ellipsis`).
    """
    if claim.parsed and fact.parsed:
        # Only here: a run by rules alone has no trees to read.
        from factcheck.claims.asides import without_asides
        from factcheck.claims.begun import as_begun
        from factcheck.claims.plans import as_planned
        from factcheck.claims.unmade import as_undone

        claim, fact = as_begun(claim), as_begun(fact)
        claim, fact = as_undone(claim, fact), as_undone(fact, claim)
        claim = without_asides(as_planned(claim, fact), fact)
    mine, theirs = completed(claim.values, fact.values), completed(fact.values, claim.values)
    if mine is not claim.values or theirs is not fact.values:
        claim, fact = replace(claim, values=mine), replace(fact, values=theirs)
    names, loose = _align_names(claim, fact)
    return Pair(claim, fact, _align_values(claim, fact, others), names, loose)


def _align_values(claim: Analysis, fact: Analysis, others: tuple[Analysis, ...]) -> tuple[ValuePair, ...]:
    chosen: dict[int, ValuePair] = {}
    taken: set[int] = set()
    ranked = sorted(
        (
            (_RANK[relation], not same_noun(value, partner), abs(left - right), left, right, relation)
            for left, value in enumerate(claim.values)
            for right, partner in enumerate(fact.values)
            if (relation := set_against(value, partner, claim, fact)) is not Relation.INCOMPARABLE
            and not _counts_elsewhere(value, partner, fact)
        ),
        key=lambda row: row[:5],
    )
    # First pass: agreements take their partners; second pass: what is left disagrees with what is left.
    answered: frozenset[int] = frozenset()
    for agreeing in (True, False):
        for rank, other_noun, _, left, right, relation in ranked:
            if left in chosen or (rank <= 2) is not agreeing:
                continue
            # "Came first after the second crash": the fact's "first" has its answer, and ranks are of different things.
            of_another = isinstance(claim.values[left], Ordinal) or _free(ranked, left, taken)
            if right in taken and not agreeing and of_another:
                continue
            # "18 of York's 71 points": the fact's 18 is answered by the 18, and 71 is another thing.
            if right in answered and not agreeing and is_part_or_whole(claim, left):
                continue
            chosen[left] = ValuePair(claim.values[left], fact.values[right], relation, same_noun=not other_noun)
            taken.add(right)
        answered = frozenset(taken) if agreeing else answered
    total = speaks_of_total(claim)
    # Of "from 55 to 70 euros", "up by 15 euros" is told by what lies between the two, "was 15 euros" by neither.
    from_to = goes_from_to(fact)
    changes = {left for left, value in enumerate(claim.values) if is_change(value, claim)} if from_to else set()
    level = from_to and not sets_apart(claim)
    undecided = [
        left for left, value in enumerate(claim.values)
        if left not in chosen or not _agrees(chosen[left]) or (total and holds_many(value)) or left in changes
    ]  # fmt: skip
    if undecided:
        # "Two of the six have not" is worked out of "four of the six have".
        denied = is_negative(claim.tokens) != is_negative(fact.tokens)
        pool = tuple(value for analysis in (fact, *others) for value in analysis.values)
        whole = tuple(value for analysis in (fact, *others) for value in with_units(analysis.values))
        following = derived(pool) if whole == pool else (*derived(pool), *derived(whole))
        # What is worked out must rest on this fact at least in part.
        computed = [item for item in following if item.parts[0] < len(fact.values)]
        if denied or not REST.isdisjoint(token.text.lower() for token in fact.tokens):
            computed += rest_of(fact.values)
        for left in undecided:
            value = claim.values[left]
            if of_a_score(value, claim):
                continue  # the 2 of "2-1" is no difference of 3 and 1
            changed = left in changes
            settled = left in chosen and not (changed or denied)
            if settled and _each_has_its_own(chosen[left], claim.values, fact.values):
                continue
            fitting = [item for item in computed if is_put_so(value, item.how, claim)]
            if level:
                fitting = [item for item in fitting if item.how != "difference"]
            if changed and (gap := _gap(value, computed, len(fact.values))):
                chosen[left] = gap
                continue
            pair = _added_up(value, fitting, len(fact.values)) if total else None
            pair = pair or _worked_out(value, fitting, len(fact.values), left in chosen)
            if pair:
                chosen[left] = pair
    return tuple(
        chosen.get(left) or ValuePair(value, None, Relation.INCOMPARABLE) for left, value in enumerate(claim.values)
    )


def _counts_elsewhere(value: Value, partner: Value, fact: Analysis) -> bool:
    """Tell whether the fact counts a value's noun in another place: "28 abstentions" is not the 28 of "60 to 28".

    A bare figure behind that place may leave the noun out: "York sent 68 men and Hull sent 41".
    """
    if not (isinstance(value, Quantity) and isinstance(partner, Quantity)) or same_noun(value, partner):
        return False
    if next((token.text.lower() for token in fact.tokens if token.start >= partner.span.end), "") == "of":
        return False  # "12 of the city's 40 ferries" are ferries
    bare = not any(char.isalpha() for char in fact.text[partner.span.start : partner.span.end])
    alike = [other.span for other in fact.values if same_noun(value, other)]
    return bare and bool(alike) and min(alike) > partner.span


def _each_has_its_own(pair: ValuePair, mine: Sequence[Value], theirs: Sequence[Value]) -> bool:
    """Tell whether a claim has a figure for every figure of the fact: "2 goals and 4" is not worked out of "1, 3"."""
    if not pair.same_noun or pair.fact is None:
        return False
    alike = sum(same_noun(pair.fact, value) for value in theirs)
    return alike > 1 and sum(same_noun(pair.claim, value) for value in mine) >= alike


def _gap(value: Value, computed: Sequence[Derived], own: int) -> ValuePair | None:
    """Pair the size of a change with what lies between a fact's two figures of its kind; None if there are not two."""
    gaps = [item for item in computed if item.how == "difference" and item.parts[1] < own]
    told = [(item, compare(value, item.value)) for item in gaps]
    told = [(item, relation) for item, relation in told if relation is not Relation.INCOMPARABLE]
    if len(told) != 1:
        return None
    ((item, relation),) = told
    return ValuePair(value, item.value, relation, how=item.how)


def _added_up(value: Value, computed: list[Derived], own: int) -> ValuePair | None:
    """Pair a value with the one sum of a fact's figures that it can be compared with; None if there is not one.

    What holds many figures, as "more than half", holds a part of the sum as well, but the claim speaks of the whole.
    """
    sums = [item for item in computed if item.how == "sum" and item.parts[1] < own]
    sums = [item for item in sums if compare(value, item.value) is not Relation.INCOMPARABLE]
    if len(sums) != 1 or not holds_many(value):
        return None
    return ValuePair(value, sums[0].value, compare(value, sums[0].value), how=sums[0].how)


def _worked_out(value: Value, computed: list[Derived], own: int, has_partner: bool) -> ValuePair | None:
    """Pair a value with one that follows from the facts; None if none of its kind does.

    A value that no figure of the fact answers to may also *differ* from what follows from this fact alone.
    """
    unlike: Derived | None = None
    for item in computed:
        relation = compare(value, item.value)
        if relation in (Relation.EQUAL, Relation.WITHIN):
            return ValuePair(value, item.value, relation, how=item.how)
        of_another = item.how == "difference" and not _may_count(value, item.value)
        if relation in _PREFERENCE and item.parts[1] < own and item.how != "sum" and not of_another:
            unlike = unlike or item
    if unlike and not has_partner:
        return ValuePair(value, unlike.value, compare(value, unlike.value), how=unlike.how)
    return None


def _may_count(value: Value, other: Value) -> bool:
    """Tell whether two amounts may be of one thing: no noun of the one is left out of the other."""
    if not (isinstance(value, Quantity) and isinstance(other, Quantity)) or value.dimension != "count":
        return True
    return not (value.unit and other.unit) or same_noun(value, other)


_SCORE = re.compile(r"\d\s?[-–—]\s?\d")


def of_a_score(value: Value, analysis: Analysis) -> bool:
    """Tell whether a number is one of two that stand against each other: 3-1."""
    start, end = value.span
    around = analysis.text[max(0, start - 4) : end + 4]
    return isinstance(value, Quantity) and value.low == value.high and any(
        found.start() + max(0, start - 4) < end and start < found.end() + max(0, start - 4)
        for found in _SCORE.finditer(around)
    )


def _free(ranked: Sequence[tuple[int, bool, int, int, int, Relation]], left: int, taken: set[int]) -> bool:
    return any(row[3] == left and row[4] not in taken for row in ranked)


def _agrees(pair: ValuePair) -> bool:
    return pair.relation in (Relation.EQUAL, Relation.WITHIN, Relation.NARROWER)


def dated_alike(one: Value, other: Value) -> bool:
    """Tell whether two dates of different facts both have a year or neither has: "9 May" alone is of any year."""
    return not isinstance(one, TimeValue) or not isinstance(other, TimeValue) or one.relative == other.relative


def same_noun(one: Value, other: Value) -> bool:
    """Tell whether two values measure in the same unit or count things of the same name."""
    if isinstance(one, Quantity) and isinstance(other, Quantity):
        left, right = fold(one.unit).split(), fold(other.unit).split()
        return bool(left and right) and left[-1].rstrip("s") == right[-1].rstrip("s")
    return type(one) is type(other)


def same_name(one: Mention, other: Mention) -> bool:
    """Tell whether two mentions name the same: one entity, one key, or a part of the other's name."""
    if one.entity and other.entity:
        return one.entity == other.entity
    left, right = one.key.split(), other.key.split()
    if left == right:
        return True
    shorter, longer = sorted((left, right), key=len)
    if len(shorter) == 1 and len(longer) > 1:
        initials = "".join(word[0] for word in longer)
        if shorter[0] == initials or shorter[0] == longer[-1] or shorter[0] == longer[0]:
            return True
    return len(shorter) > 1 and not Counter(shorter) - Counter(longer)


# Before a name these say where: "in Norland" holds "in Castell", "the mayor of Norland" not "the mayor of Castell".
_WHERE = frozenset("in at inside within across near from to into throughout around".split())


def _is_place(mention: Mention, claim: Analysis) -> bool:
    """Tell whether a listed name says where something is, in the claim."""
    before = [token.text.lower() for token in claim.tokens if token.end <= mention.span.start][-2:]
    if before[-1:] == ["the"]:
        before.pop()
    return bool(mention.entity) and bool(_WHERE & set(before[-1:]))


def _lies_within(place: Mention, other: Mention) -> bool:
    """Tell whether what has one name is in a place: Castell in Norland, by the base, and the York Games in York."""
    return place.entity in holders(other.entity) or set(place.key.split()) < set(other.key.split())


def _pairs_of_names(mine: Sequence[Mention], theirs: Sequence[Mention], claim: Analysis) -> tuple[NamePair, ...]:
    """Pair each name with one of the fact's; a name said twice goes with its first and its second there.

    A place goes with one that lies in it where the fact does not have it itself.
    """
    pairs = []
    used: set[int] = set()
    for mention in mine:
        fitting = [number for number, partner in enumerate(theirs) if same_name(mention, partner)]
        if not fitting and _is_place(mention, claim):
            fitting = [number for number, partner in enumerate(theirs) if _lies_within(mention, partner)]
        chosen = next((number for number in fitting if number not in used), fitting[0] if fitting else None)
        if chosen is not None:
            used.add(chosen)
        pairs.append(NamePair(mention, None if chosen is None else theirs[chosen]))
    return tuple(pairs)


def _align_names(claim: Analysis, fact: Analysis) -> tuple[tuple[NamePair, ...], tuple[tuple[Span, Mention], ...]]:
    pairs = _pairs_of_names((*_opening_name(claim), *claim.mentions), (*_opening_name(fact), *fact.mentions), claim)
    found = {id(pair.fact) for pair in pairs if pair.fact}
    covered = {offset for mention in claim.mentions for offset in range(mention.span.start, mention.span.end)}
    loose = []
    for partner in fact.mentions:
        if id(partner) in found:
            continue
        last = partner.key.split()[-1] if partner.key else ""
        for token in claim.tokens:
            if len(last) > 2 and fold(token.text) == last and token.start not in covered:
                loose.append((Span(token.start, token.end), partner))
                break
    return pairs, tuple(loose)


def _opening_name(analysis: Analysis) -> tuple[Mention, ...]:
    """Return the name that a parsed sentence opens with, where it is one word in no list; () for none.

    Before a sentence is parsed, its first word is not known for a name: any word has a capital there.
    """
    first = analysis.tokens[0] if analysis.tokens else None
    if first is None or first.pos != "PROPN" or not first.text[:1].isupper():
        return ()
    if any(mention.span.start <= first.start < mention.span.end for mention in analysis.mentions):
        return ()
    key = " ".join(name_key((first.text,)))
    return (Mention(Span(first.start, first.end), first.text, "", key),) if key else ()


def in_time(value: Value) -> bool:
    """Tell whether a value is a place in time (not a length)."""
    return isinstance(value, TimeValue) and value.days is None
