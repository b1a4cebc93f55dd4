"""Small words that tell how a thing looks to the writer and change nothing of what is said.

"She has already paid" says that she has paid, and "it was only begun in 1998" that it was begun in 1998, not before. A
reader of wording takes both for limits, since "only" mostly is one: "only Spain voted for it", "only 30 came".
"""

from __future__ import annotations

from factcheck.claims.frames import frames_of
from factcheck.claims.shorten import without
from factcheck.claims.tree import Tree
from factcheck.language.lexicon import senses
from factcheck.model import Analysis, Quantity, TimeValue

_BEFORE_A_TIME = frozenset(("in", "on", "at", "after", "when", "once", "since", "from", "by", "during"))
_OF_AN_ORDER = frozenset(("when", "before", "after", "by", "while", "until"))  # "had already left when …"
_ONLY = frozenset(("only", "just"))


def without_asides(claim: Analysis, fact: Analysis) -> Analysis:
    """Return a parsed claim without "already", and without an "only" that is said of a time; else the claim itself.

    Not where the fact has the word as well, nor "already" beside a fact of what is only planned.
    """
    words = {token.text.lower() for token in claim.tokens}
    if not words & {"already", *_ONLY} or not (claim.parsed and fact.parsed):
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


def _only_planned(fact: Analysis) -> bool:
    return any(frame.modality or frame.tense == "future" for frame in frames_of(fact))


def _of_a_time(tree: Tree, place: int) -> bool:
    """Tell whether "only" says that something was not so before: "only after the vote", "was only begun in 1998"."""
    following = tree.tokens[place + 1 : place + 3]
    if not following or tree.in_value(place, (TimeValue, Quantity)):
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
