"""Figures and dates of a fact that a claim gives to another: "18 in Leeds, 40 in York" turned round."""

from __future__ import annotations

from dataclasses import replace

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import keys, participant
from factcheck.claims.tree import Tree
from factcheck.model import Analysis, Argument, Bound, Frame, Ordinal, Quantity, TimeRole, TimeValue, Value
from factcheck.named import NamedTuple
from factcheck.values.compare import Relation, compare


class Owned(NamedTuple):
    """A value and the words for what it belongs to."""

    value: Value
    words: frozenset[str]
    frame: int
    noun: str  # what is counted; "" for dates and bare figures


def owned(analysis: Analysis) -> list[Owned]:
    """Return the values of a sentence, each with the names and nouns of the event that it belongs to."""
    tree = Tree(analysis)
    found = []
    for number, frame in enumerate(frames_of(analysis)):
        for attached in frame.values:
            words = _nearest(analysis, tree, frame, attached.token, attached.value)
            value = analysis.values[attached.value]
            counted = tree[attached.token].lemma if tree[attached.token].pos == "NOUN" else ""
            if not isinstance(value, Ordinal) and not _score(analysis, value):
                found.append(Owned(value, words, number, counted))
    return found


def _nearest(analysis: Analysis, tree: Tree, frame: Frame, token: int, index: int) -> frozenset[str]:
    words = set(keys(analysis, frame)) | {lemma for lemma in frame.lemmas if lemma != "be"}
    inside = {
        place
        for place, item in enumerate(tree.tokens)
        if item.start < analysis.values[index].span.end and item.end > analysis.values[index].span.start
    }
    if tree[token].pos in ("NOUN", "PROPN", "NUM", "SYM"):
        words.add(tree[token].lemma)
        for child in tree.kids(token, "nmod", "appos", "compound", "nmod:poss"):
            if child not in inside:
                read = participant(analysis, Argument(child, child, max(tree.below(child)) + 1))
                words |= read.names or read.nouns
    return frozenset(word for word in words if not word[:1].isdigit())


def _score(analysis: Analysis, value: Value) -> bool:
    """The small half of a score counts nothing by itself: the 7 of "176-7"."""
    return _small(value) and analysis.text[: value.span.start][-1:] in ("-", "–")


def _small(value: Value) -> bool:
    """A small count comes up in any sentence: it is of the fact only where the noun is."""
    return isinstance(value, Quantity) and value.dimension == "count" and (value.high or 0) <= 10


def _equal(one: Owned, other: Owned) -> bool:
    return compare(_named(one.value), _named(other.value)) is Relation.EQUAL


def _apart(one: Owned, other: Owned) -> bool:
    """Tell whether two values cannot both be meant. "Until May" and "from January" are two ends, not one of two."""
    roles = [item.value.role for item in (one, other) if isinstance(item.value, TimeValue)]
    if len(set(roles)) > 1 and not _ENDS.isdisjoint(roles):
        return False
    return compare(_named(one.value), _named(other.value)) in (Relation.DISJOINT_BELOW, Relation.DISJOINT_ABOVE)


_ENDS = frozenset((TimeRole.SINCE, TimeRole.UNTIL, TimeRole.BY))


def _named(value: Value) -> Value:
    """Return the time that a limit names: of "from 1 May 2021" that day."""
    if not isinstance(value, TimeValue) or value.role not in _ENDS or value.core_start is None:
        return value
    return replace(value, role=TimeRole.AT, start=value.core_start, end=value.core_end, bound=Bound.EXACT)


def crossed_values(claim: Analysis, fact: Analysis) -> bool:
    """Tell whether a figure of the fact stands in the claim with what another of its figures is of."""
    theirs = owned(fact)
    if len(theirs) < 2:
        return False
    ours = owned(claim)
    for mine in ours:
        equal = [item for item in theirs if _equal(mine, item)]
        if len(equal) != 1:
            continue
        right = equal[0]
        for wrong in theirs:
            if wrong is right or not _apart(mine, wrong):
                continue
            if wrong.frame == right.frame and not (wrong.noun and right.noun and mine.noun == wrong.noun != right.noun):
                continue
            if wrong.frame != right.frame and not (
                right.words & wrong.words or _beside(fact, right.frame, wrong.frame)
            ):
                continue
            # Both figures in one clause are a score or a range: neither is given to the wrong side.
            if not mine.noun and any(
                other.frame == mine.frame and other is not mine and _equal(other, wrong) for other in ours
            ):
                continue
            if _small(mine.value) and mine.noun not in (right.noun, wrong.noun):
                continue
            only_right, only_wrong = right.words - wrong.words, wrong.words - right.words
            if only_right and mine.words & only_wrong and not mine.words & only_right:
                return True
    return False


def _beside(analysis: Analysis, one: int, other: int) -> bool:
    """Tell whether two frames run parallel: coordinated, set against each other, one behind the other."""
    frames = frames_of(analysis)
    for lower, upper in ((one, other), (other, one)):
        if frames[lower].parent == upper and frames[lower].link in (
            "conj",
            "while",
            "whereas",
            "after",
            "before",
            "parataxis",
        ):
            return True
    return False
