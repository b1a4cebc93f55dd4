"""Claims that keep the fact's own wording: read exactly, word by word, without any judgement of meaning.

A claim is set against its fact in order. Where it only leaves things out it follows from the fact; where just one
thing stands otherwise (a value, a denial, an opposite) it contradicts it. Anything else is left to others.
"""

from __future__ import annotations

from collections.abc import Sequence
from enum import Enum
from itertools import pairwise

from factcheck.claims.polarity import negators
from factcheck.frozen import dataclass
from factcheck.language.fold import fold
from factcheck.language.lemmas import lemma
from factcheck.language.lexicon import opposite_senses, reporting, senses
from factcheck.model import Analysis, Bound, Mention, Ordinal, Quantity, Span, Token, Value
from factcheck.values.compare import Relation
from factcheck.values.relations import DISJOINT
from factcheck.verdicts.pairs import Pair, ValuePair, same_name


class Verbatim(str, Enum):
    """How a claim in the fact's own wording relates to it."""

    SAME = "same"  # the fact's words, or fewer of them
    VALUE = "value"  # the same but for one figure or date
    DENIAL = "denial"  # the same but for one denial
    OPPOSITE = "opposite"  # the same but for one word of opposite sense


_LIGHT = frozenset("a an the be have do that which who it its their his her this these also and 's".split())
# Words that may differ a little without a change of meaning; a few of them make another sentence.
_LOOSE = frozenset("in on at of for to by from with as into about over during".split())
# Words that no claim may leave out: what is said with them is not said without.
_BINDING = frozenset(
    "only if unless except almost nearly about before after until since without first last no none neither nor "
    "deny reject refuse may might could would should plan expect propose allegedly some most half part partly "
    "deputy vice former acting interim assistant attempted suspected alleged proposed planned draft future "
    "free against although though because while whereas"
    .split()
)  # fmt: skip
# Nor at the sentence's end, where anything else may go: "to cars only", "unless it rains".
_BINDING_AT_END = frozenset("only if unless except".split())
_LOOSE_COST, _WRONG, _OTHER = 0.3, 1.0, 9.0
# No more than this may add up beside the one thing that differs.
_ALLOWED = 0.7


@dataclass(frozen=True, slots=True)
class _Item:
    """A word, a name or a value of a sentence, in its place."""

    word: str
    value: Value | None = None
    name: Mention | None = None
    negates: bool = False
    verb: bool = False  # a verb, unless it only reports


def verbatim(pair: Pair) -> Verbatim | None:
    """Return how a claim in the fact's own wording relates to the fact; None where it has wording of its own."""
    claim, fact = _items(pair.claim), _items(pair.fact)
    telling = sum(item.word not in _LOOSE for item in claim)  # "troops stay on" is two words, and of anything
    if telling < 3 or len(claim) > 60 or len(fact) > 80 or not _could_be(claim, fact):
        return None
    if _turns_a_preposition(claim, fact) or _is_done_already(pair.claim, pair.fact):
        return None
    relations = {item.claim.span: item for item in pair.values}
    # best[j]: least cost of claim[:i] against fact[:j], with the kind of the one thing that differs
    best: list[tuple[float, Verbatim]] = [(0.0, Verbatim.SAME)]
    for item in fact:
        cost, kind = best[-1]
        best.append(_add((cost, kind), _left_out(item)))
    for mine in claim:
        row = [_add(best[0], _added(mine))]
        for j, theirs in enumerate(fact, 1):
            options = [
                _add(best[j - 1], _against(mine, theirs, relations)),
                _add(best[j], _added(mine)),
                _add(row[j - 1], _left_out(theirs)),
            ]
            row.append(min(options, key=lambda option: option[0]))
        best = row
    # What the fact goes on to say after the claim's last word is simply left out, unless it takes back what was said.
    best = best[_last_binding(fact) :]
    cost, kind = min(best, key=lambda state: state[0])
    if _names_agent(pair.claim, pair.fact) or _names_agent(pair.fact, pair.claim):
        return None  # "Hull was sued by Castell" has all the words of "Hull sued Castell"
    if kind is Verbatim.SAME:
        return kind if cost <= _ALLOWED else None
    return kind if cost <= _WRONG + _ALLOWED else None


_TURNED: dict[str, tuple[str, ...]] = {
    "for": ("against",), "against": ("for", "with"), "with": ("without", "against"), "without": ("with",),
    "to": ("from", "by", "against"), "from": ("to", "into"), "into": ("from",), "by": ("to",), "above": ("below",),
    "below": ("above",), "over": ("under",), "under": ("over",),
}  # fmt: skip


def _turns_a_preposition(claim: Sequence[_Item], fact: Sequence[_Item]) -> bool:
    """Tell whether a claim has something behind a preposition that the fact has behind the opposite one alone."""
    theirs = {(one.word, other.word) for one, other in pairwise(fact)}
    return any(
        (one.word, other.word) not in theirs and any((turned, other.word) in theirs for turned in _TURNED[one.word])
        for one, other in pairwise(claim) if one.word in _TURNED
    )  # fmt: skip


def _is_done_already(claim: Analysis, fact: Analysis) -> bool:
    """Tell whether a claim has as done what its fact says will be: "has closed the mill", "will close the mill"."""
    if any(token.text.lower() in ("will", "shall", "would", "to") for token in claim.tokens):
        return False
    planned = {
        other.lemma for token, other in pairwise(fact.tokens) if token.text.lower() in ("will", "shall")
    }  # fmt: skip
    forms = {(token.lemma, token.text.lower()) for token in claim.tokens if token.lemma in planned}
    present = ("", "s", "es", "ing")
    return any(text not in {word + end for end in present} and text.endswith(_PAST) for word, text in forms)


_PAST = ("d", "n", "t")


def _names_agent(analysis: Analysis, other: Analysis) -> bool:
    """Tell whether a sentence, and not the other, says by whom something was done: "was sued by", "beaten by"."""
    words = [token.text.lower() for token in analysis.tokens]
    if any(token.text.lower() == "by" for token in other.tokens):
        return False
    by = [number for number, word in enumerate(words) if word == "by"]
    if analysis.parsed:
        return any(analysis.tokens[analysis.tokens[number].head].rel == "obl:agent" for number in by)
    return any(_BE & set(words[max(0, number - 3) : number]) for number in by)


_BE = frozenset(("is", "are", "was", "were", "been", "being", "be"))


def _could_be(claim: Sequence[_Item], fact: Sequence[_Item]) -> bool:
    """Tell whether every word of the claim has some counterpart in the fact: what rules out nearly all pairs, fast."""
    words = {item.word for item in fact}
    known: frozenset[int] | None = None
    for mine in claim:
        if mine.value is not None or mine.negates or mine.word in _LOOSE or mine.word in words:
            continue
        if mine.name is not None:
            if not any(item.name is not None and same_name(mine.name, item.name) for item in fact):
                return False
            continue
        if known is None:
            theirs = frozenset[int]().union(*(senses(word) for word in words))
            known = theirs | opposite_senses(theirs)
        if not senses(mine.word) & known:
            return False
    return True


def _last_binding(fact: Sequence[_Item]) -> int:
    """Return the number of items that no claim may stop short of, for what it leaves out takes back what it says.

    A denial that has a verb of its own after it is another clause's: "… but no longer hold any".
    """
    clause = False
    for number in range(len(fact), 0, -1):
        item = fact[number - 1]
        clause = clause or item.verb
        if item.word in _BINDING_AT_END or (item.negates and not clause):
            return number
    return 0


_Step = tuple[float, Verbatim]


def _add(state: _Step, step: _Step) -> _Step:
    cost, kind = state
    more, what = step
    if what is Verbatim.SAME:
        return cost + more, kind
    return cost + more, what if kind is Verbatim.SAME else kind


def _items(analysis: Analysis) -> list[_Item]:
    values = {value.span.start: value for value in analysis.values}
    names = {mention.span.start: mention for mention in analysis.mentions if mention.span.end > mention.span.start}
    denials = {token.start for token in negators(analysis.tokens)}
    items: list[_Item] = []
    skip_to = 0
    for token in analysis.tokens:
        if token.start < skip_to:
            continue
        value, name = values.get(token.start), names.get(token.start)
        if value is not None:
            items.append(_Item(fold(value.text), value=value))
            skip_to = value.span.end
        elif name is not None:
            items.append(_Item(name.key, name=name))
            skip_to = name.span.end
        elif token.text[:1].isalnum() and (token.start in denials or fold(token.lemma) not in _LIGHT):
            items.append(_Item(fold(token.lemma), negates=token.start in denials, verb=_states(token)))
    return items


def _states(token: Token) -> bool:
    return token.pos == "VERB" and not reporting(token.lemma)


def _against(mine: _Item, theirs: _Item, relations: dict[Span, ValuePair]) -> _Step:
    if mine.value is not None and theirs.value is not None:
        found = relations.get(mine.value.span)
        if found is None or found.fact is not theirs.value or found.how:
            return (0.0 if mine.word == theirs.word else _OTHER), Verbatim.SAME
        if found.relation in (Relation.EQUAL, Relation.WITHIN):
            if _turned_round(found.claim, found.fact):
                return _WRONG, Verbatim.VALUE
            return (0.0 if _same_measure(found) and not _other_limit(found) else _OTHER), Verbatim.SAME
        if found.relation in DISJOINT:
            return (_WRONG if _same_measure(found) else _OTHER), Verbatim.VALUE
        return _OTHER, Verbatim.SAME
    if mine.name is not None and theirs.name is not None:
        return (0.0 if same_name(mine.name, theirs.name) else _OTHER), Verbatim.SAME
    if mine.word == theirs.word and mine.negates == theirs.negates:
        return 0.0, Verbatim.SAME
    if mine.value or theirs.value or mine.name or theirs.name or mine.negates or theirs.negates:
        return _OTHER, Verbatim.SAME
    if mine.word in _LOOSE and theirs.word in _LOOSE:
        return _LOOSE_COST, Verbatim.SAME
    one, other = senses(mine.word), senses(theirs.word)
    if opposite_senses(one) & other:
        return _WRONG, Verbatim.OPPOSITE
    return (_LOOSE_COST / 3 if one & other else _OTHER), Verbatim.SAME


_WAYS = tuple(
    tuple(pair.split(":"))
    for pair in """more:fewer fewer:more more:less less:more higher:lower lower:higher larger:smaller smaller:larger
    earlier:later later:earlier longer:shorter shorter:longer above:below below:above""".split()
)


def _turned_round(one: Value, other: Value) -> bool:
    """Tell whether two values of one size go different ways: "90 more", "90 fewer"."""
    mine, theirs = (set(fold(value.text).split()) for value in (one, other))
    return any(here in mine - theirs and there in theirs - mine for here, there in _WAYS)


def _other_limit(found: ValuePair) -> bool:
    """Tell whether both are limits, and not the same: who has over 40 has over 14, but copy means another figure."""
    bounds = [getattr(value, "bound", Bound.EXACT) for value in (found.claim, found.fact)]
    return found.relation is Relation.WITHIN and Bound.EXACT not in bounds and Bound.ABOUT not in bounds


def _same_measure(found: ValuePair) -> bool:
    """Tell whether two counts are of one thing: six runs are not six wickets, nor northern towns southern ones."""
    one, other = found.claim, found.fact
    if not (isinstance(one, Quantity) and isinstance(other, Quantity)):
        return True
    if one.per and not other.per:
        return False  # "a month": whatever the fact says of it stands elsewhere
    if one.dimension != "count" or not one.unit or not other.unit:
        return True
    known = frozenset[int]().union(*(senses(word) for word in _counted(other)))
    named = found.same_noun or bool(senses(lemma(one.unit.split()[-1])) & senses(lemma(other.unit.split()[-1])))
    return named and all(word in _counted(other) or bool(senses(word) & known) for word in _counted(one)[:-1])


def _counted(value: Quantity) -> list[str]:
    """Return the words behind a value's figures, "northern town" of "12 northern towns"."""
    start = (value.number_span.end if value.number_span else value.span.start) - value.span.start
    return [lemma(word) for word in fold(value.text[max(0, start) :]).split()]


def _added(item: _Item) -> _Step:
    if item.negates:
        return _WRONG, Verbatim.DENIAL
    return (_LOOSE_COST if item.word in _LOOSE else _OTHER), Verbatim.SAME


def _left_out(item: _Item) -> _Step:
    """What it costs to leave out a word before or between others: names, dates and qualities may go."""
    binds = item.negates or item.verb or item.word in _BINDING or isinstance(item.value, Quantity | Ordinal)
    return (_OTHER if binds else 0.0), Verbatim.SAME
