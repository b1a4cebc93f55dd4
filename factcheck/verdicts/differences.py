"""What a claim states otherwise than the fact has it, with the place of the wrong words."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.claims.alignment import align_frames, from_other_side
from factcheck.claims.polarity import negators
from factcheck.language.lexicon import opposite_senses, sentence_senses
from factcheck.model import (
    Analysis,
    Bound,
    Difference,
    Mention,
    Quantity,
    Reason,
    Span,
    TimeRole,
    TimeValue,
    Token,
    Value,
)
from factcheck.values.compare import Relation
from factcheck.values.relations import DISJOINT
from factcheck.verdicts.crossed import counted_alike, crossed_figures, crossed_names
from factcheck.verdicts.dayparts import hour_differs
from factcheck.verdicts.denials import denial_differs, denials
from factcheck.verdicts.held import other_office
from factcheck.verdicts.pairs import Pair, ValuePair
from factcheck.verdicts.placed import placed, with_prepositions
from factcheck.verdicts.places import happenings, role
from factcheck.verdicts.signals import outside_values

_AGREEING = (Relation.EQUAL, Relation.WITHIN)


def differences(pair: Pair, others: Sequence[Pair] = ()) -> tuple[Difference, ...]:
    """Return what differs between a claim and its fact, values first; () where rules see nothing.

    A figure that one of the `others`, further facts beside the claim, has as it stands is not what is wrong, if
    anything else is. Spans are places in the claim's text; `expected` is written as it would stand there.
    """
    aligned = align_frames(pair.claim, pair.fact) if pair.claim.parsed and pair.fact.parsed else []
    other_side = bool(aligned) and bool(from_other_side(pair.claim, pair.fact))
    found = [*_values(pair, denial_differs(pair, aligned)), *(() if other_side else crossed_figures(pair))]
    confirmed = {
        item.claim.span
        for other in others
        for item in other.values
        if item.relation in _AGREEING and item.same_noun and not item.how
    }
    found = [item for item in found if item.span not in confirmed] or found
    if not found:
        found = [*(() if other_side else _opposites(pair)), *denials(pair, aligned)]
    if not found:
        found = crossed_names(pair, aligned) or _names(pair)
    if not found:
        found = _later_ends(pair)
    if not found and (office := other_office(pair)):
        found = [office]
    if not found and (part := hour_differs(pair)):
        found = [part]
    return tuple(sorted(found, key=lambda item: item.span))


def _values(pair: Pair, denied: bool) -> list[Difference]:
    """Return the values that differ; beside a denial only those that no date or amount of the fact takes in."""
    found = []
    for item in pair.values:
        if item.fact is None or item.how:
            continue
        alike = counted_alike(item, pair)
        if alike is not None:
            found.append(replace(_difference(item, alike, pair), kind=Reason.VALUE, safe=False))
            continue
        if item.relation not in (*DISJOINT, Relation.OVERLAPS, Relation.NARROWER):
            continue
        if item.relation not in DISJOINT and denied:
            continue
        if item.relation is Relation.NARROWER and not _deadline(item.fact):
            continue
        if isinstance(item.claim, TimeValue) and _of_another_event(item.claim.span, item.fact.span, pair):
            continue
        if item.relation in DISJOINT or _deadline(item.fact) or _open_ended(item.fact):
            found.append(_difference(item, item.fact, pair))
    return found


def _of_another_event(mine: Span, theirs: Span, pair: Pair) -> bool:
    """Tell whether a time of the fact is of another verb, though the fact has the one that the claim's time is of.

    "Overflowed in 1998" is not told by "was built in 1966 and has never overflowed".
    """
    ((said, senses),), ((had, had_senses),) = happenings(pair.claim, [mine]), happenings(pair.fact, [theirs])
    elsewhere = any(token.lemma == said and token.pos == "VERB" for token in pair.fact.tokens)
    return said != had and not senses & had_senses and elsewhere


def _later_ends(pair: Pair) -> list[Difference]:
    """Return the ends and deadlines that lie behind those of the fact: "by the end of 2026" for "by May 2025".

    By itself that is only vaguer; where nothing else explains a contradiction, it is what differs.
    """
    return [
        replace(_difference(item, item.fact, pair), safe=False)
        for item in pair.values
        if isinstance(item.claim, TimeValue) and isinstance(item.fact, TimeValue)
        if item.relation is Relation.WITHIN and not item.how and _behind(item.claim, item.fact)
    ]


def _behind(claim: TimeValue, fact: TimeValue) -> bool:
    """Tell whether a deadline names a period after the one that the fact's names."""
    begins, ends = claim.core_start, fact.core_end
    return _deadline(claim) and _deadline(fact) and begins is not None and ends is not None and begins > ends


def _difference(item: ValuePair, value: Value, pair: Pair) -> Difference:
    mine, theirs = item.claim.span, value.span
    if isinstance(item.claim, TimeValue):
        mine, theirs = with_prepositions(pair.claim, mine, pair.fact, theirs)
    words = pair.fact.text[theirs.start : theirs.end]
    stated = pair.claim.text[mine.start : mine.end]
    expected = placed(words, theirs.start, pair.fact, pair.claim, mine)
    return Difference(_kind(item, pair), stated, expected, mine, safe=_replaceable(item))


def _kind(item: ValuePair, pair: Pair) -> Reason:
    if isinstance(item.claim, TimeValue):
        return Reason.DATE if item.claim.days is None else Reason.VALUE
    if isinstance(item.claim, Quantity) and isinstance(item.fact, Quantity):
        if _figures(item.claim, pair.claim.text) == _figures(item.fact, pair.fact.text):
            return Reason.UNIT if item.claim.unit != item.fact.unit else Reason.BOUND
        return Reason.VALUE
    return Reason.ORDER


def _figures(value: Quantity, text: str) -> str:
    """Return an amount's figures as they stand, without unit and bound: "5" of "at least 5 miles"."""
    span = value.number_span or value.span
    return text[span.start : span.end].lower()


def _deadline(value: Value) -> bool:
    return isinstance(value, TimeValue) and value.role in (TimeRole.BY, TimeRole.UNTIL, TimeRole.AT_LEAST_UNTIL)


def _open_ended(value: Value) -> bool:
    return isinstance(value, Quantity) and value.bound not in (Bound.EXACT, Bound.ABOUT)


def _replaceable(item: ValuePair) -> bool:
    """A value may be replaced as it stands where both sides read alike: two plain dates, two plain amounts."""
    if isinstance(item.claim, TimeValue) and isinstance(item.fact, TimeValue):
        return item.claim.role is item.fact.role and not item.claim.relative and not item.fact.relative
    if isinstance(item.claim, Quantity) and isinstance(item.fact, Quantity):
        return item.claim.dimension == item.fact.dimension
    return False


def _opposites(pair: Pair) -> list[Difference]:
    """Words of the claim that stand for the opposite of a word of the fact which the claim does not have."""
    claim, fact = pair.claim.tokens, pair.fact.tokens
    mine = sentence_senses([token.lemma for token in claim], [token.pos for token in claim])
    theirs = sentence_senses([token.lemma for token in fact], [token.pos for token in fact])
    shared = frozenset().union(*mine) & frozenset().union(*theirs)
    found = []
    plain = {token.start for token in outside_values(pair.claim)} - {token.start for token in negators(claim)}
    denied = {token.start for token in negators(fact)}
    for token, senses in zip(claim, mine):
        if not senses or senses & shared or token.start not in plain:
            continue
        opposed = opposite_senses(senses)
        for other, other_senses in zip(fact, theirs):
            fits = not (token.pos and other.pos) or token.pos == other.pos  # "life" stands in no verb's place
            if fits and other_senses & opposed and not other_senses & shared and other.start not in denied:
                span, there = Span(token.start, token.end), Span(other.start, other.end)
                if token.text.lower() == other.text.lower():  # "voted for", "voted against"
                    span, there = _with_next(pair.claim, span), _with_next(pair.fact, there)
                words = placed(pair.fact.text[slice(*there)], there.start, pair.fact, pair.claim, span)
                found.append(Difference(Reason.DIRECTION, pair.claim.text[slice(*span)], words, span))
                break
    return found


def _with_next(analysis: Analysis, span: Span) -> Span:
    """Return the place of a word with the one behind it."""
    following = next((token for token in analysis.tokens if token.start >= span.end), None)
    return Span(span.start, following.end) if following is not None else span


def _names(pair: Pair) -> list[Difference]:
    missing = [name.claim for name in pair.names if name.fact is None]
    used = {name.fact.span for name in pair.names if name.fact} | {mention.span for _, mention in pair.lower_case_names}
    free = [mention for mention in pair.fact.mentions if mention.span not in used]
    # Names are set against each other only where one can answer to one: more of them may be in any order.
    if len(missing) != 1:
        return []
    stated = missing[0]
    place = _before(stated, pair.claim)
    alike = [mention for mention in free if _before(mention, pair.fact) == place]
    if len(alike) != 1 and len(free) != 1:
        return []
    expected = alike[0] if len(alike) == 1 else free[0]
    kinds = _named(stated, pair.claim), _named(expected, pair.fact)
    if all(kinds) and kinds[0] != kinds[1]:
        return []  # a town answers to no person
    if _qualifies(stated, pair.claim) is not _qualifies(expected, pair.fact):
        return []  # "the Dutch minister" does not stand for an organisation
    if pair.claim.parsed and pair.fact.parsed and _acts(stated, pair.claim) is not _acts(expected, pair.fact):
        return []  # who was ordered to pay is not who ordered it
    return [Difference(Reason.ENTITY, stated.text, expected.text, stated.span)]


def _named(mention: Mention, sentence: Analysis) -> str:
    """Return whether a name is a person's or a place's, by the parser; "" for all else, which it tells less surely."""
    kinds = {token.entity for token in sentence.tokens if mention.span.start <= token.start < mention.span.end}
    return kinds.pop() if len(kinds) == 1 and kinds <= {"person", "place"} else ""


def _acts(mention: Mention, sentence: Analysis) -> bool:
    """Tell whether a name is of whoever acts in a sentence."""
    return role(sentence, mention.span) == "subject"


def _qualifies(mention: Mention, sentence: Analysis) -> bool:
    """Tell whether a name qualifies a noun, by the parser: Dutch, Welsh."""
    last = [token for token in sentence.tokens if mention.span.start <= token.start < mention.span.end][-1:]
    return bool(last) and last[0].pos == "ADJ"


def _before(mention: Mention, sentence: Analysis) -> str:
    """Return the word before a name: "in Leeds" answers to "in York"."""
    return max(
        (token for token in sentence.tokens if token.end <= mention.span.start),
        key=lambda token: token.end,
        default=Token(0, 0, "", ""),
    ).text.lower()
