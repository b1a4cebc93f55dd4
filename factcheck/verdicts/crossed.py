"""Figures and names of a fact that stand in each other's places in the claim."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from factcheck.claims.alignment import Aligned
from factcheck.claims.compare import roles_swapped
from factcheck.claims.participants import Participant
from factcheck.model import Analysis, Argument, Difference, Mention, Quantity, Reason, Span
from factcheck.values.compare import Relation, compare
from factcheck.values.relations import DISJOINT
from factcheck.verdicts.pairs import Pair, ValuePair, same_noun

_AGREEING = (Relation.EQUAL, Relation.WITHIN)


def crossed_figures(pair: Pair) -> list[Difference]:
    """Return the figures or dates of the fact that stand beside each other's names in the claim; [] for none."""
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
    return found if len({item.expected.partition(":")[0] for item in found}) > 1 else []


def counted_alike(item: ValuePair, pair: Pair) -> Quantity | None:
    """Return what the fact counts of the thing that the claim counts, where its partner is a count of another.

    None where that is the same number, or the fact counts that thing several times or not at all: "13 articles" goes
    with the fact's 113 articles, although it has 13 annexes.
    """
    if not isinstance(item.claim, Quantity) or item.claim.dimension != "count" or item.same_noun or not item.claim.unit:
        return None
    alike = [value for value in pair.fact.values if isinstance(value, Quantity) and same_noun(item.claim, value)]
    if len(alike) != 1 or compare(item.claim, alike[0]) not in DISJOINT:
        return None
    return alike[0]


def crossed_names(pair: Pair, aligned: Sequence[Aligned]) -> list[Difference]:
    """Return the names of who did it and to whom it was done where the fact has them the other way round."""
    for item in aligned:
        frame = item.claim
        if not roles_swapped(item) or frame.subject is None:
            continue
        doer = _name(pair.claim, frame.subject)
        for other in (frame.object, frame.indirect, *frame.obliques):
            done_to = _name(pair.claim, other) if other is not None else None
            if doer is None or done_to is None or doer.span == done_to.span:
                continue
            if (there := _roles_of(done_to, item.theirs)) and not there & _roles_of(done_to, item.mine):
                return [
                    Difference(Reason.ROLE, doer.text, done_to.text, doer.span),
                    Difference(Reason.ROLE, done_to.text, doer.text, done_to.span),
                ]
    return []


def _roles_of(name: Mention, roles: Mapping[str, Participant]) -> set[str]:
    """Return the roles in which a name stands."""
    parts = set(name.key.split()) | {f"={name.key}"}
    return {role for role, held in roles.items() if parts & held.names}


def _nearest(mentions: list[Mention], span: Span) -> Mention | None:
    before = [mention for mention in mentions if mention.span.end <= span.start]
    return max(before, key=lambda mention: mention.span.end, default=None)


def _name(claim: Analysis, item: Argument) -> Mention | None:
    """Return the name that a participant consists of; None where it is none, or several."""
    start, end = claim.tokens[item.start].start, claim.tokens[item.end - 1].end
    inside = [mention for mention in claim.mentions if start <= mention.span.start and mention.span.end <= end]
    return inside[0] if len(inside) == 1 and inside[0].span.end > inside[0].span.start else None
