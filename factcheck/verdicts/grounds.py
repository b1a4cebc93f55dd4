"""The value that a fact gives what it confirms: when that was, or how much it is."""

from __future__ import annotations

from collections.abc import Sequence, Set
from dataclasses import replace

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import participants_of
from factcheck.claims.surroundings import beside
from factcheck.claims.tree import Tree
from factcheck.frozen import dataclass
from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Quantity, TimeRole, TimeValue, Token, Value
from factcheck.values.compare import compare
from factcheck.values.ellipsis import with_units
from factcheck.values.relations import CONFIRMS
from factcheck.verdicts.decide import most_likely
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.pairs import same_name, same_noun
from factcheck.verdicts.words import Words

_WHEN = (TimeRole.AT, TimeRole.SINCE, TimeRole.RANGE)
_NO_AMOUNT = frozenset(("multiple", "fraction", "age"))
# What a figure counts that says how far something is from something else, or changed.
_APART = frozenset(
    """more fewer less higher lower later earlier after before ahead behind longer shorter points above below
    further""".split()
)
_NAME, _NOUN, _OTHER, _LEFT = 3.0, 2.0, 1.0, 0.5
_WEIGHTS = {"PROPN": _NAME, "NOUN": _NOUN, "VERB": _NOUN}


@dataclass(frozen=True, slots=True)
class Ground:
    """A fact that confirms something, with the values that may tell when that was or how much it is.

    `certainty` is how likely it confirms it by the reader, `likely` by all that the decision knows; `of_it` tells
    whether the values stand with the very word that says what happened or what is measured.
    """

    item: Judged
    values: tuple[Value, ...]
    certainty: float
    likely: float
    of_it: bool


def grounds(judged: Sequence[Judged], of_time: bool, measures: Set[str], least: float) -> tuple[Ground, ...]:
    """Return the facts by which a claim is more than `least` likely to be confirmed, with their values; () for none.

    Of those nearly as likely to be it as the first, all are given, the likeliest first.
    """
    found = []
    likeliest, likely = most_likely(judged)
    for place, item in enumerate(judged):
        ground = _ground(item, of_time, measures) if item.evidence.kind != "false" else None
        if ground is not None and place == likeliest and likely > ground.likely and _tells_much(item.pair.claim):
            ground = replace(ground, likely=likely)
        if ground is not None and ground.likely >= least:
            found.append(ground)
    best = max((ground.likely for ground in found), default=0.0)
    found = [ground for ground in found if ground.likely >= best - _NEARLY]
    return tuple(sorted(found, key=lambda ground: -ground.likely))


def _tells_much(claim: Analysis) -> bool:
    """Tell whether a half has more to be known by than one noun: "the vote" may be any, and "strike over" its end."""
    if any(token.text.lower() in _STATES for token in claim.tokens):
        return False
    return _shared(claim, claim, frozenset(range(len(claim.tokens)))) >= _LEAST_TOLD


def those_of_it(found: Sequence[Ground]) -> tuple[Ground, ...]:
    """Return the facts whose values surely are of what is said; all where there are none such."""
    return tuple(ground for ground in found if ground.of_it) or tuple(found)


_NEARLY = 0.3
_READ_OFF = 0.85  # how likely a fact confirms what is read off one of several like things that it lists


def _ground(item: Judged, of_time: bool, measures: Set[str]) -> Ground | None:
    """Return the values of a fact that stand with most of a claim's words; None where it has none of the kind."""
    claim, fact = item.pair.claim, item.pair.fact
    whole = {} if of_time else dict(zip(fact.values, with_units(fact.values)))
    fitting = [
        value for value in fact.values
        if (_is_date(value, fact) if of_time else _is_amount(whole[value], fact, measures))
    ]  # fmt: skip
    said = [value for value in fitting if any(compare(mine, value) in CONFIRMS for mine in claim.values)]
    fitting = said or fitting
    if not fitting:
        return None
    worth, of_it = {}, {}
    for value in fitting:
        told = kind(whole.get(value, value))
        rivals = [other for other in fitting if type(other) is type(value) and kind(whole.get(other, other)) == told]
        places = beside(fact, value, rivals)
        if not of_time and all(isinstance(one, Quantity) and one.unit for one in rivals):
            places |= {place for place, token in enumerate(fact.tokens) if _within(token, value)}
        worth[value] = _shared(claim, fact, places)
        of_it[value] = stands_with_core(claim, fact, value)
    likely = [value for value in fitting if of_it[value]] or fitting
    most = max(worth[value] for value in likely)
    values = tuple(value for value in likely if worth[value] >= most - _LEFT)
    counted = [value for value in fact.values if _is_offset(value)]
    if of_time and not said and not of_it[values[0]] and any(stands_with_core(claim, fact, value) for value in counted):
        return None  # "was sworn in on 3 May and died three weeks later" does not date the death
    certainty = item.reading.supported
    state = any(token.text.lower() in _STATES for token in claim.tokens)
    listed = len(fitting) > 1
    sure = len(values) == 1 and of_it[values[0]] and not state and not _speaks_against(item, listed)
    if sure and certainty < _READ_OFF:
        rest = max((worth[value] for value in fitting if value is not values[0]), default=0.0)
        said_in_all = _shared(claim, claim, frozenset(range(len(claim.tokens))))
        has_all = worth[values[0]] >= (_NEARLY_ALL if listed else _ALL) * said_in_all
        if has_all and said_in_all >= _LEAST_TOLD and worth[values[0]] >= rest + _NAME:
            certainty = _READ_OFF
    return Ground(item, tuple(whole.get(value, value) for value in values), certainty, certainty,
                  all(of_it[value] for value in values))  # fmt: skip


_STATES = frozenset(("over", "still", "yet", "longer"))  # "strike over" is of its end
_NEARLY_ALL, _ALL = 0.7, 0.95  # of what a claim tells, by weight
_LEAST_TOLD = 5.0  # by weight: a name and a thing


def _speaks_against(item: Judged, of_a_list: bool) -> bool:
    """Tell whether rules find a denial, an opposite or an exchange between a claim and a fact.

    Of a list, the one thing has another name and another figure than the next.
    """
    found, frames = item.signals, item.frames
    denied = found.polarity or found.opposites or frames.polarity_opposite or frames.quantifier_conflict
    differs = found.values_differ or frames.argument_differs or frames.roles_swapped
    return bool(denied or (differs and not of_a_list))


def _within(token: Token, value: Value) -> bool:
    return value.span.start <= token.start < value.span.end


def stands_with_core(claim: Analysis, fact: Analysis, value: Value) -> bool:
    """Tell whether a fact's value stands with what a claim says happened, or with what it is said of.

    "On 3 May the merger plan was announced" does not date the merger.
    """
    tree = Tree(claim)
    core = next((place for place, token in enumerate(claim.tokens) if token.head < 0), -1)
    if core < 0:
        return False
    deed = tree.kid(core, "xcomp")
    core = deed if claim.tokens[core].lemma in _TAKES_PLACE and deed >= 0 else core
    had = tree.kid(core, "obj")
    if isinstance(value, Quantity) and claim.tokens[core].lemma == "have" and had >= 0:
        return _counts(fact, value, claim.tokens[had])
    subject = tree.kid(core, "nsubj", "nsubj:pass")
    core = subject if claim.tokens[core].lemma in _TAKES_PLACE and subject >= 0 else core
    token, senses = claim.tokens[core], Words(claim).senses[core]
    number = fact.values.index(value)
    for frame in frames_of(fact):
        if not any(attached.value == number for attached in frame.values):
            continue
        if Words(fact, {frame.predicate, frame.clause}).have(token, senses):
            return True
        # "The fire broke out on 3 May" dates the fire; "the fire was discussed on 3 May" does not.
        told = isinstance(value, Quantity) or fact.tokens[frame.predicate].lemma in _TAKES_PLACE
        if told and Words(fact, {item.head for item in participants_of(frame)}).have(token, senses):
            return True
    return False


def _counts(fact: Analysis, value: Quantity, noun: Token) -> bool:
    """Tell whether a value, or the one before it that it leaves its noun to, counts what a noun names."""
    if not value.unit:
        before = [one for one in fact.values if isinstance(one, Quantity) and one.unit and one.span < value.span]
        return bool(before) and kind(before[-1]) == kind(value) and _counts(fact, before[-1], noun)
    return any(_within(token, value) and fold(token.lemma) == fold(noun.lemma) for token in fact.tokens)


_TAKES_PLACE = frozenset(
    """come happen occur take hold begin start be follow end finish break open close run last fall go complete conclude
    stage launch""".split()
)


def _is_date(value: Value, fact: Analysis) -> bool:
    if not isinstance(value, TimeValue) or value.core_start is None or value.recurring or value.role not in _WHEN:
        return False
    inside = [place for place, token in enumerate(fact.tokens) if _within(token, value)]
    heads = [fact.tokens[place] for place in inside if fact.tokens[place].head not in inside]
    return not any(token.rel in _PART_OF_NAME for token in heads)


_PART_OF_NAME = ("nummod", "compound", "flat", "nmod:unmarked", "nmod:desc", "amod")  # "the 2034 Games"


def _is_offset(value: Value) -> bool:
    return isinstance(value, TimeValue) and value.role is TimeRole.OFFSET


def _is_amount(value: Value, fact: Analysis, measures: Set[str]) -> bool:
    if isinstance(value, TimeValue):
        return value.role is TimeRole.DURATION and not value.recurring and "time" in measures
    if not isinstance(value, Quantity) or value.low is None or value.high is None or value.per:
        return False
    if value.dimension in _NO_AMOUNT or (measures and value.dimension not in measures):
        return False
    before = [token.text.lower() for token in fact.tokens if token.end <= value.span.start][-2:]
    after = [token.text.lower() for token in fact.tokens if token.start >= value.span.end][:2]
    return "by" not in before and not _APART & set(after[:1]) and before != ["of", "the"] and before[-1:] != ["to"]


def kind(value: Value) -> str:
    """Return what a value is measured in, as a word: its dimension, or "time"."""
    return value.dimension if isinstance(value, Quantity) else "time"


def _shared(claim: Analysis, fact: Analysis, places: Set[int]) -> float:
    """Return how much of a claim some words of a fact have, by weight."""
    theirs = Words(fact, places)
    total = 0.0
    spans = [fact.tokens[place].start for place in places]
    named = set()
    for name in claim.mentions:
        met = any(
            (same_name(name, other) or set(name.key.split()) < set(other.key.split()))  # a country and its parliament
            and any(other.span.start <= start < other.span.end for start in spans)
            for other in fact.mentions
        )
        named |= {token.start for token in claim.tokens if name.span.start <= token.start < name.span.end}
        total += _NAME * met
    for value in claim.values:
        met = any(
            compare(value, other) in CONFIRMS and any(other.span.start <= start < other.span.end for start in spans)
            for other in fact.values
        )
        total += _NAME * met
    mine = Words(claim)
    for token, senses in zip(mine.tokens, mine.senses):
        if token.start in named or not token.text[:1].isalpha() or fold(token.lemma) in STOPWORDS:
            continue
        if theirs.have(token, senses):
            total += _WEIGHTS.get(token.pos, _OTHER)
    return total


def comparable(one: Value, other: Value) -> bool:
    """Tell whether two amounts are of the same things: two counts, of one noun or of none told."""
    if isinstance(one, Quantity) and isinstance(other, Quantity) and one.dimension == "count":
        return not (one.unit and other.unit) or same_noun(one, other)
    return True
