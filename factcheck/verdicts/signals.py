"""What rules read off a claim beside a fact, as a few named numbers for the decision and for `explain`."""

from __future__ import annotations

from itertools import pairwise

from factcheck.claims.extremes import told_by_none
from factcheck.claims.polarity import is_negative
from factcheck.language.fold import fold
from factcheck.language.lexicon import hedge, opposite_senses
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Quantity, TimeValue, Token
from factcheck.named import NamedTuple
from factcheck.values.compare import Relation
from factcheck.values.relations import DISJOINT
from factcheck.verdicts.pairs import Pair, ValuePair
from factcheck.verdicts.words import Words


class Signals(NamedTuple):
    """Counts and shares, all 0 where nothing is found. Agreement and disagreement are the claim's with the fact."""

    values_agree: float  # values equal to, or safely vaguer than, one of the fact's
    values_differ: float  # values that exclude every value of the fact they could answer to
    dates_differ: float  # those of them that are places in time
    same_unit_differ: float  # those of them that measure the same thing by unit or noun
    values_narrower: float  # values more precise than the fact's
    values_new: float  # values of a kind that the fact does not have
    values_worked_out: float  # values that follow from several figures
    names_shared: float
    names_new: float
    names_left: float  # names of the fact that the claim leaves out
    words_covered: float  # share of the claim's telling words that the fact has, by lemma or sense
    words_used: float  # share of the fact's telling words that the claim has
    opposites: float  # words of the claim that stand for the opposite of a word of the fact
    polarity: float  # 1 where one side is negated and the other is not
    crossed: float  # 1 where values agree but stand beside each other's names
    dates_agree: float  # places in time among the values that agree
    nouns_new: float  # telling words of the claim that the fact has in no form, by part of speech
    verbs_new: float
    qualities_new: float
    nouns_left: float  # the same of the fact, which the claim leaves out
    verbs_left: float
    root_shared: float  # 1 where the claim's main word is in the fact, by lemma or sense
    claim_negated: float
    fact_negated: float
    limits_new: float  # limiting words (all, none, only, first …) on one side and not on the other
    limits_left: float
    order_turned: float  # 1 where one says before and the other after, more and less, first and last
    hedged: float  # words of the claim that hedge it


_Meant = list[tuple[Token, frozenset[int]]]  # words with their senses


def outside_values(analysis: Analysis) -> list[Token]:
    """Return the words that are no part of a date or an amount: what those say is compared as values."""
    spans = [value.span for value in analysis.values]
    return [token for token in analysis.tokens if not any(span.start <= token.start < span.end for span in spans)]


def signals(pair: Pair) -> Signals:
    """Read the signals of a claim beside a fact."""
    agree = differ = dates = same_unit = narrower = new = worked_out = 0
    for item in pair.values:
        if item.fact is None:
            new += 1
        elif item.how and item.relation in (Relation.EQUAL, Relation.WITHIN):
            worked_out += 1
        elif item.relation in (Relation.EQUAL, Relation.WITHIN):
            agree += 1
        elif item.relation is Relation.NARROWER:
            narrower += 1
        elif item.relation in DISJOINT:
            differ += 1
            dates += isinstance(item.claim, TimeValue) and item.claim.days is None
            same_unit += item.same_noun or (isinstance(item.claim, Quantity) and item.claim.dimension != "count")
    shared = sum(1 for name in pair.names if name.fact is not None) + len(pair.lower_case_names)
    used = {name.fact.span for name in pair.names if name.fact} | {mention.span for _, mention in pair.lower_case_names}
    mine, theirs = Words(pair.claim), Words(pair.fact)
    opposed = _opposed(pair, _outside(pair.claim, mine.senses), _outside(pair.fact, theirs.senses))
    across = crossed(pair.values, pair)
    if (opposed or across) and _from_other_side(pair):
        opposed, across = 0.0, False
    return Signals(
        agree, differ, dates, same_unit, narrower, new, worked_out,
        shared, len(pair.names) - (shared - len(pair.lower_case_names)),
        sum(1 for mention in pair.fact.mentions if mention.span not in used),
        _covered(mine, theirs), _covered(theirs, mine),
        opposed,
        float(
            is_negative(pair.claim.tokens) != is_negative(pair.fact.tokens) and not told_by_none(pair.claim, pair.fact)
        ),
        float(across),
        sum(
            1.0
            for item in pair.values
            if item.relation in (Relation.EQUAL, Relation.WITHIN)
            and isinstance(item.claim, TimeValue)
            and item.claim.days is None
        ),
        *_new_words(mine, theirs), *_new_words(theirs, mine)[:2],
        _root_shared(mine, theirs),
        float(is_negative(pair.claim.tokens)), float(is_negative(pair.fact.tokens)),
        *_limits(pair.claim, pair.fact), _order_turned(pair.claim, pair.fact),
        float(sum(1 for token in outside_values(pair.claim) if hedge(token.lemma))),
    )  # fmt: skip


def _from_other_side(pair: Pair) -> bool:
    """Tell whether the claim says of the other side what the fact says of one: "A beat B" for "B lost to A"."""
    if not (pair.claim.parsed and pair.fact.parsed):
        return False
    # Only here: a run by rules alone has no trees to read.
    from factcheck.claims.alignment import from_other_side

    return bool(from_other_side(pair.claim, pair.fact))


def _opposed(pair: Pair, mine: _Meant, theirs: _Meant) -> float:
    """Count the words of the claim that stand for the opposite of a word of the fact, and of the same doer."""
    found = _opposites(mine, theirs)
    if not found or not (pair.claim.parsed and pair.fact.parsed):
        return found
    # Only here, for the same reason.
    from factcheck.claims.doers import done_by_another

    others = done_by_another(pair.claim, mine, pair.fact, theirs)
    return _opposites([item for item in mine if item[0].start not in others], theirs) if others else found


def anchored(found: Signals) -> bool:
    """Tell whether a name or a value ties a claim to the fact; shared words alone may be about anything."""
    return bool(found.names_shared or found.values_agree or found.same_unit_differ or found.dates_differ)


_LIMITS = frozenset(
    "all every each both none no neither nobody only first last never always most half any either sole entire whole"
    .split()
)  # fmt: skip
_TURNED = (
    ("before", "after"), ("more", "less"), ("more", "few"), ("first", "last"), ("early", "late"), ("above", "below"),
    ("over", "under"), ("most", "least"), ("until", "since"), ("up", "down"), ("earlier", "later"),
)  # fmt: skip


def _limits(claim: Analysis, fact: Analysis) -> tuple[float, float]:
    mine = {token.text.lower() for token in claim.tokens} & _LIMITS
    theirs = {token.text.lower() for token in fact.tokens} & _LIMITS
    return float(len(mine - theirs)), float(len(theirs - mine))


def _order_turned(claim: Analysis, fact: Analysis) -> float:
    # "At least 30" and "more than 30" are told apart as values.
    mine = {word for token in outside_values(claim) for word in (token.lemma, token.text.lower())}
    theirs = {word for token in outside_values(fact) for word in (token.lemma, token.text.lower())}
    for one, other in _TURNED:
        for a, b in ((one, other), (other, one)):
            if a in mine and b not in mine and b in theirs and a not in theirs:
                return 1.0
    return 0.0


def _new_words(one: Words, other: Words) -> tuple[float, float, float]:
    """Count nouns, verbs and qualities of one side without a counterpart on the other; 0 where nothing is parsed."""
    counts = {"NOUN": 0, "VERB": 0, "ADJ": 0}
    for token, senses in zip(one.tokens, one.senses):
        part = "ADJ" if token.pos == "ADV" else token.pos
        if part in counts and fold(token.lemma) not in STOPWORDS and not other.have(token, senses):
            counts[part] += 1
    return float(counts["NOUN"]), float(counts["VERB"]), float(counts["ADJ"])


def _root_shared(mine: Words, theirs: Words) -> float:
    lemmas = {token.lemma for token in theirs.tokens}
    for token, senses in zip(mine.tokens, mine.senses):
        if token.rel == "root":
            return float(token.lemma in lemmas or bool(senses & theirs.known))
    return 0.0


def _covered(one: Words, other: Words) -> float:
    total = hit = 0
    for token, senses in zip(one.tokens, one.senses):
        word = fold(token.lemma)
        if word in STOPWORDS or not word[:1].isalpha():
            continue
        total += 1
        hit += other.have(token, senses)
    return hit / total if total else 0.0


_PARTICLES = frozenset("up down in out on off back away".split())


def _outside(analysis: Analysis, senses: tuple[frozenset[int], ...]) -> _Meant:
    """Return each word that has senses and stands outside values, with them."""
    kept = {token.start for token in outside_values(analysis)}
    return [(token, one) for token, one in zip(analysis.tokens, senses) if one and token.start in kept]


def _opposites(mine: _Meant, theirs: _Meant) -> float:
    """Count the words of a claim that stand for the opposite of a word of the fact.

    One that is in the fact as well has its answer there. It may be turned round by its particle ("push up", "push
    down"), and is not the opposite of some other word.
    """
    all_mine, all_theirs = (frozenset[int]().union(*(senses for _, senses in side)) for side in (mine, theirs))
    shared = all_mine & all_theirs
    found = 0
    for token, senses in mine:
        its_own = [other for said, other in theirs if (said.lemma, said.pos) == (token.lemma, token.pos)]
        particles = (other for said, other in theirs if said.lemma in _PARTICLES)
        against = frozenset[int]().union(*its_own, *particles) if its_own else all_theirs
        found += bool(not senses & shared and opposite_senses(senses) & (against - shared))
    return float(found)


def crossed(values: tuple[ValuePair, ...], pair: Pair) -> bool:
    """Tell whether agreeing values and shared names come in another order than in the fact, one beside the other."""
    places = [
        (item.claim.span.start, item.fact.span.start)
        for item in values
        if item.fact is not None and not item.how and item.relation is Relation.EQUAL
    ]
    names = [(name.claim.span.start, name.fact.span.start) for name in pair.names if name.fact is not None]
    return _reversed(places) != _reversed(names) and len(places) > 1 and len(names) > 1


def _reversed(places: list[tuple[int, int]]) -> bool:
    ordered = [there for _, there in sorted(places)]
    return len(ordered) > 1 and all(one > other for one, other in pairwise(ordered))
