"""What a claim states otherwise than the fact has it, with the place of the wrong words."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.polarity import is_negative, negators
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
from factcheck.verdicts.pairs import Pair, ValuePair
from factcheck.verdicts.signals import outside_values

_DISJOINT = (Relation.DISJOINT_BELOW, Relation.DISJOINT_ABOVE)
_AGREEING = (Relation.EQUAL, Relation.WITHIN)


def differences(pair: Pair, others: Sequence[Pair] = ()) -> tuple[Difference, ...]:
    """Return what differs between a claim and its fact, values first; () where rules see nothing.

    A figure that one of the `others`, further facts beside the claim, has as it stands is not what is wrong, if
    anything else is. Spans are places in the claim's text.
    """
    found = [*_values(pair), *_crossed(pair)]
    confirmed = {
        item.claim.span
        for other in others
        for item in other.values
        if item.relation in _AGREEING and item.same_noun and not item.how
    }
    found = [item for item in found if item.span not in confirmed] or found
    if not found:
        found = [*_opposites(pair), *_polarity(pair)]
    if not found:
        found = _names(pair)
    return tuple(sorted(found, key=lambda item: item.span))


def _values(pair: Pair) -> list[Difference]:
    found = []
    for item in pair.values:
        if item.fact is None or item.how or item.relation not in (*_DISJOINT, Relation.OVERLAPS, Relation.NARROWER):
            continue
        if item.relation is Relation.NARROWER and not _deadline(item.fact):
            continue
        if item.relation in _DISJOINT or _deadline(item.fact) or _open_ended(item.fact):
            found.append(
                Difference(_kind(item, pair), item.claim.text, item.fact.text, item.claim.span, safe=_replaceable(item))
            )
    return found


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


def _crossed(pair: Pair) -> list[Difference]:
    """Figures or dates of the fact that stand beside each other's names in the claim."""
    agreeing = [item for item in pair.values if item.fact is not None and not item.how and item.relation in _AGREEING]
    names = [(name.claim, name.fact) for name in pair.names if name.fact is not None]
    found = []
    for item in agreeing:
        assert item.fact is not None
        here, there = (
            _nearest([claim for claim, _ in names], item.claim.span),
            _nearest([fact for _, fact in names if fact], item.fact.span),
        )
        partner = next((fact for claim, fact in names if claim is here), None)
        if here and there and partner and partner.key != there.key and len(agreeing) > 1 and len(names) > 1:
            stated, expected = f"{here.text}: {item.claim.text}", f"{there.text}: {item.fact.text}"
            found.append(Difference(Reason.ROLE, stated, expected, item.claim.span))
    return found if len(found) > 1 else []


def _nearest(mentions: list[Mention], span: Span) -> Mention | None:
    before = [mention for mention in mentions if mention.span.end <= span.start]
    return max(before, key=lambda mention: mention.span.end, default=None)


def _opposites(pair: Pair) -> list[Difference]:
    """Words of the claim that stand for the opposite of a word of the fact which the claim does not have."""
    claim, fact = pair.claim.tokens, pair.fact.tokens
    mine = sentence_senses([token.lemma for token in claim], [token.pos for token in claim])
    theirs = sentence_senses([token.lemma for token in fact], [token.pos for token in fact])
    shared = frozenset().union(*mine) & frozenset().union(*theirs)
    found = []
    plain = {token.start for token in outside_values(pair.claim)}
    for token, senses in zip(claim, mine):
        if not senses or senses & shared or token.start not in plain:
            continue
        opposed = opposite_senses(senses)
        for other, other_senses in zip(fact, theirs):
            if other_senses & opposed and not other_senses & shared:
                span = Span(token.start, token.end)
                found.append(Difference(Reason.DIRECTION, token.text, other.text, span))
                break
    return found


def _polarity(pair: Pair) -> list[Difference]:
    if is_negative(pair.claim.tokens) == is_negative(pair.fact.tokens):
        return []
    mine, theirs = negators(pair.claim.tokens), negators(pair.fact.tokens)
    if mine:
        theirs_too = {token.text.lower() for token in theirs}
        word = next((token for token in mine if token.text.lower() not in theirs_too), mine[0])
        # "n't" is no word that anyone writes by itself: the whole of "can't" is named.
        start = next((token.start for token in pair.claim.tokens if token.end == word.start), word.start)
        said = pair.claim.text[start : word.end]
        without = "the same without it" if start == word.start else "the same without the denial"
        return [Difference(Reason.POLARITY, said, without, Span(start, word.end))]
    denial = theirs[0].text if theirs else "not"
    return [Difference(Reason.POLARITY, "stated as so", denial, Span(0, len(pair.claim.text)))]


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
    return [Difference(Reason.ENTITY, stated.text, expected.text, stated.span)]


def _before(mention: Mention, sentence: Analysis) -> str:
    """Return the word before a name: "in Leeds" answers to "in York"."""
    return max(
        (token for token in sentence.tokens if token.end <= mention.span.start),
        key=lambda token: token.end,
        default=Token(0, 0, "", ""),
    ).text.lower()
