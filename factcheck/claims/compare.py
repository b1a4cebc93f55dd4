"""A claim's frames beside a fact's: what agrees, what is turned round, what stands with another participant.

Every signal is 0 where the evidence that both speak of the same event is thin.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from factcheck.claims.alignment import FROM_EITHER_SIDE, Aligned, align_frames, swapped
from factcheck.claims.crossing import crossed_values
from factcheck.claims.extremes import told_by_none
from factcheck.claims.ordering import order_conflict
from factcheck.claims.signals import NOTHING, FrameSignals
from factcheck.model import Analysis


def frame_signals(claim: Analysis, fact: Analysis) -> FrameSignals:
    """Return what the frames of a claim and a fact say beside each other; all 0 where nothing aligns."""
    if not (claim.parsed and fact.parsed):
        return NOTHING
    aligned = align_frames(claim, fact)
    counts = {name: float(sum(rule(item) for item in aligned)) for name, rule in RULES}
    if counts["polarity_opposite"] and told_by_none(claim, fact):
        counts["polarity_opposite"] = 0.0
    return FrameSignals(
        **counts,
        order_conflict=float(order_conflict(claim, fact)),
        crossed_values=float(crossed_values(claim, fact)),
        strength=max((item.strength for item in aligned), default=0.0),
    )


# --------------------------------------------------------------------------- signals


_SAYING = frozenset(("say", "tell", "add"))


# With these, "for" and "against" tell which side somebody took.
_TAKES_SIDES = frozenset("vote argue speak campaign rule testify lobby plead decide protest demonstrate".split())


def _denied(item: Aligned) -> bool:
    turned = (item.claim.negated != item.fact.negated) != (item.how == "opposite")
    return turned != _on_other_sides(item)


def _on_other_sides(item: Aligned) -> bool:
    """Tell whether one voted for something and the other against it."""
    if item.how != "same" or not {item.claim.lemmas[0], item.fact.lemmas[0]} <= _TAKES_SIDES:
        return False  # whose verbs are opposites already
    mine, theirs = ({one.preposition for one in frame.obliques} for frame in (item.claim, item.fact))
    return ("for" in mine and "against" in theirs - mine) or ("against" in mine and "for" in theirs - mine)


def _sure(item: Aligned) -> bool:
    """Enough agrees to tell that it is one event, and nothing says that it is another."""
    return bool(item.agreeing) and not item.differing and item.strength >= 0.6


def polarity_same(item: Aligned) -> bool:
    """Both say that it is so, or both that it is not."""
    return _sure(item) and not _denied(item) and item.claim.modality == item.fact.modality


def polarity_opposite(item: Aligned) -> bool:
    """One says that it is so, the other that it is not, by "not" or by an opposite; two cancel out."""
    if not (_sure(item) and _denied(item)) or item.claim.modality != item.fact.modality or item.limited:
        return False
    # "Half were never launched" and "half were launched" go together.
    partial = any(
        read.quantifier in ("some", "half", "most", "only")
        for roles in (item.mine, item.theirs)
        for read in roles.values()
    )
    return item.claim.lemmas[0] not in _SAYING and not partial


def roles_kept(item: Aligned) -> bool:
    """Who did it and to whom it was done are the same."""
    return "subject" in item.agreeing and ("object" in item.agreeing or "complement" in item.agreeing)


# A bill passes the house that passes it.
_FROM_EITHER_SIDE = FROM_EITHER_SIDE | {"pass", "clear"}
# What two have together, whoever is named first: "Weyr signed a deal with Castell".
_HAD_TOGETHER = frozenset(
    """deal agreement accord treaty pact contract truce ceasefire armistice alliance partnership talk meeting summit
    conversation tie border draw relation relationship negotiation dialogue venture""".split()
)


def roles_swapped(item: Aligned) -> bool:
    """Who did it and to whom it was done have changed places, in what is not the same from either side."""
    if not swapped(item.mine, item.theirs) or item.how not in ("same", "converse"):
        return False
    if _FROM_EITHER_SIDE & {item.claim.lemmas[0], item.fact.lemmas[0]}:
        return False
    return not any(_HAD_TOGETHER & roles["object"].nouns for roles in (item.mine, item.theirs) if "object" in roles)


def argument_differs(item: Aligned) -> bool:
    """One role has another name, all the others agree."""
    return (
        len(item.differing) == 1
        and len(item.agreeing) >= 1
        and item.how != "opposite"
        and not swapped(item.mine, item.theirs)
    )


_AGAINST = frozenset(
    (
        ("all", "none"), ("all", "some"), ("all", "most"), ("all", "only"), ("all", "half"), ("none", "some"),
        ("none", "most"), ("none", "both"), ("none", "half"), ("both", "only"), ("first", "last"),
        ("most", "half"),
    )
)  # fmt: skip


def quantifier_conflict(item: Aligned) -> bool:
    """One says all where the other says none, some or only."""
    if not item.agreeing or item.how == "opposite":
        return False
    for name in (name for name in item.agreeing if name in item.mine):
        left, right = item.mine[name].quantifier, item.theirs[name].quantifier
        if ((left, right) in _AGAINST or (right, left) in _AGAINST) and bool(
            item.mine[name].nouns | item.mine[name].names
        ):
            return True
    return False


Rule = Callable[[Aligned], bool]
RULES: Sequence[tuple[str, Rule]] = (
    ("polarity_same", polarity_same),
    ("polarity_opposite", polarity_opposite),
    ("roles_kept", roles_kept),
    ("roles_swapped", roles_swapped),
    ("argument_differs", argument_differs),
    ("quantifier_conflict", quantifier_conflict),
)
"""The signals that are counted pair by pair, in the order of `FrameSignals`."""
