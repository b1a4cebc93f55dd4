"""Which came first: "before" and "after" between two events that both sides speak of, first and last."""

from __future__ import annotations

from factcheck.claims.draft import argument
from factcheck.claims.frames import frames_of
from factcheck.claims.participants import keys, participant
from factcheck.claims.tree import Tree
from factcheck.model import Analysis, Argument, Frame, TimeValue
from factcheck.named import NamedTuple

_BEFORE = frozenset(("before", "until", "prior to", "ahead of"))
_AFTER = frozenset(("after", "since", "following", "once"))


class Order(NamedTuple):
    """Two events in time: the words that tell each of them."""

    earlier: frozenset[str]
    later: frozenset[str]


def orders(analysis: Analysis) -> list[Order]:
    """Return which events a sentence puts in order by clauses and nouns with "before" or "after"."""
    frames = frames_of(analysis)
    tree = Tree(analysis)
    found = []
    for frame in frames:
        if frame.parent >= 0 and tree[frame.clause].rel == "advcl" and frame.link in _BEFORE | _AFTER:
            above = frames[frame.parent]
            one = keys(analysis, above) | set(above.lemmas) - {"be"}
            other = keys(analysis, frame) | set(frame.lemmas) - {"be"}
            found.append(Order(one, other) if frame.link in _BEFORE else Order(other, one))
        for item in _with_lengths(tree, frame):
            if item.preposition in _BEFORE | _AFTER and item.preposition != "since":
                read = participant(analysis, item)
                one = keys(analysis, frame) - (read.names or read.nouns) | set(frame.lemmas) - {"be"}
                other = read.names | read.nouns
                if other:
                    found.append(Order(one, other) if item.preposition in _BEFORE else Order(other, one))
    return found


def _with_lengths(tree: Tree, frame: Frame) -> list[Argument]:
    """Return a frame's obliques; of "four days after the fire" the fire."""
    found = list(frame.obliques)
    for item in frame.obliques:
        if tree[item.head].entity == "time" or tree.in_value(item.head, TimeValue):
            for child in tree.kids(item.head, "nmod", "obl"):
                found.append(argument(tree, child, tree.preposition(child)))
    return found


def order_conflict(claim: Analysis, fact: Analysis) -> bool:
    """Tell whether two events that both sides name come in one order here and in the other there."""
    for mine in orders(claim):
        for theirs in orders(fact):
            own = mine.earlier ^ mine.later
            straight = _share(mine.earlier, theirs.earlier, own) and _share(mine.later, theirs.later, own)
            crosswise = _share(mine.earlier, theirs.later, own) and _share(mine.later, theirs.earlier, own)
            if crosswise and not straight:
                return True
    return False


def _share(one: frozenset[str], other: frozenset[str], telling: frozenset[str]) -> bool:
    return bool(one & other & telling)
