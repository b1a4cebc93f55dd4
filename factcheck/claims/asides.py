"""Small words that tell how a thing looks to the writer and change nothing of what is said.

"She has already paid" says that she has paid, and "it was only begun in 1998" that it was begun in 1998, not before. A
reader of wording takes both for limits, since "only" mostly is one: "only Spain voted for it", "only 30 came".
"""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.frames import frames_of
from factcheck.claims.polarity import negators
from factcheck.claims.shorten import without
from factcheck.claims.tree import Tree
from factcheck.language.lexicon import senses
from factcheck.model import Analysis, Quantity, TimeRole, TimeValue, Value

_BEFORE_A_TIME = frozenset(("in", "on", "at", "after", "when", "once", "since", "from", "by", "during"))
_OF_AN_ORDER = frozenset(("had", "when", "before", "after", "by", "while", "until"))  # "had already left when …"
_ONLY = frozenset(("only", "just"))


def without_asides(claim: Analysis, fact: Analysis) -> Analysis:
    """Return a parsed claim without "already", and without an "only" that is said of a time; else the claim itself.

    Not where the fact has the word as well, nor "already" beside a fact of what is only planned.
    """
    if not (claim.parsed and fact.parsed):
        return claim
    claim = _not_until(claim, fact)
    words = {token.text.lower() for token in claim.tokens}
    if not words & {"already", *_ONLY}:
        return claim
    had = {token.text.lower() for token in fact.tokens}
    tree = Tree(claim)
    taken = {
        place for place, token in enumerate(claim.tokens)
        if (low := token.text.lower()) not in had and (
            (low == "already" and token.rel == "advmod" and not words & _OF_AN_ORDER and not _only_planned(fact))
            or (low in _ONLY and _of_a_time(tree, place))
        )
    }  # fmt: skip
    return without(claim, taken) if taken else claim


def _not_until(claim: Analysis, fact: Analysis) -> Analysis:
    """Return a claim without a "not … until" that says when something was: "was not opened until May"."""
    lows = [token.text.lower() for token in claim.tokens]
    until = next((at for at, low in enumerate(lows) if low in ("until", "till")), -1)
    denial = next((at for at, low in enumerate(lows[: max(0, until)]) if low in _NOT), -1)
    had = {token.text.lower() for token in fact.tokens}
    if denial < 0 or had & {"until", "till"} or negators(fact.tokens) or len(negators(claim.tokens)) > 1:
        return claim
    tree = Tree(claim)
    verb = claim.tokens[denial].head
    if verb < 0 or claim.tokens[denial].rel != "advmod" or until not in tree.below(verb):
        return claim
    place = claim.tokens[until]
    if any(isinstance(value, TimeValue) and value.days and value.span.start == place.end + 1 for value in claim.values):
        return without(claim, {denial, until})  # "until a week after the vote"
    said = without(claim, {denial})
    if said is claim:
        return claim
    ends = [value for value in said.values if _is_end_at(value, place.end)]
    at = "on" if any(isinstance(value, TimeValue) and value.granularity == "day" for value in ends) else "in"
    told = replace(place, text=at if ends else "after", lemma=at if ends else "after")
    tokens = tuple(replace(told, head=one.head) if one.start == place.start else one for one in said.tokens)
    return replace(said, tokens=tokens, values=tuple(_at(value) if value in ends else value for value in said.values))


_NOT = frozenset(("not", "n't", "n’t"))


def _is_end_at(value: Value, place: int) -> bool:
    """Tell whether a value is the end that the "until" before `place` sets."""
    ends = isinstance(value, TimeValue) and value.role in (TimeRole.UNTIL, TimeRole.AT_LEAST_UNTIL)
    return ends and value.span.start - _GAP <= place <= value.span.end


_GAP = 5  # characters: "until the end of May"


def _at(value: Value) -> Value:
    assert isinstance(value, TimeValue)
    return replace(value, role=TimeRole.AT, start=value.core_start, end=value.core_end)


def _only_planned(fact: Analysis) -> bool:
    return any(frame.modality for frame in frames_of(fact))


def _of_a_time(tree: Tree, place: int) -> bool:
    """Tell whether "only" says that something was not so before: "only after the vote", "was only begun in 1998"."""
    following = tree.tokens[place + 1 : place + 3]
    if not following:
        return False
    if _opens_time(tree, place + 1):
        return True
    if (low := following[0].text.lower()) in _BEFORE_A_TIME:
        said_of_clause = low in ("after", "when") or (low == "once" and following[0].rel == "mark")
        return said_of_clause or _opens_time(tree, place + 2)
    verb = tree.tokens[place].head
    if verb <= place or tree.tokens[verb].pos != "VERB" or tree.tokens[place].rel != "advmod":
        return False
    after = [at for at in tree.below(verb) if at > verb]
    if any(tree.in_value(at, Quantity) for at in after):
        return False  # "only 30 came"
    times = any(tree.in_value(at, TimeValue) for at in after)
    begun = bool(senses(tree.tokens[verb].lemma) & senses("begin"))
    return times or (begun and any(tree.low(at) in ("after", "when", "once") for at in after))


def _opens_time(tree: Tree, place: int) -> bool:
    return place < len(tree.tokens) and tree.in_value(place, TimeValue)
