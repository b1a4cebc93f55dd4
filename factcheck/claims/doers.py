"""Verbs that say the opposite of another's: "Berg took over from Lund" beside "Lund stood down, and Berg followed"."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import Participant, participant, same
from factcheck.language.lexicon import opposite_senses
from factcheck.model import Analysis, Token

Meant = Sequence[tuple[Token, frozenset[int]]]
"""Words of a sentence with their senses."""


def done_by_another(claim: Analysis, mine: Meant, fact: Analysis, theirs: Meant) -> frozenset[int]:
    """Return where verbs of a claim begin whose opposite the fact says of somebody else, as the claim may do too.

    Their subject must do something else in the fact: of whom a fact tells nothing, the opposite may well be meant.
    """
    ours, others = _doers(claim), _doers(fact)
    found = set()
    for token, senses in mine:
        doer = ours.get(token.start)
        against = opposite_senses(senses)
        if doer is None or not against:
            continue
        opposed = {other.start for other, meant in theirs if meant & against}
        apart = opposed and all(start in others and not same(doer, others[start]) for start in opposed)
        if apart and any(same(doer, other) for start, other in others.items() if start not in opposed):
            found.add(token.start)
    return frozenset(found)


def _doers(analysis: Analysis) -> dict[int, Participant]:
    """Return who does it, for each verb that somebody or something named is the subject of, by where it begins."""
    found: dict[int, Participant] = {}
    for frame in frames_of(analysis):
        if frame.subject is None or frame.kind != "verb":
            continue
        read = participant(analysis, frame.subject)
        if read.names or read.nouns:
            places = (place for place in (frame.clause, frame.predicate) if place >= 0)
            found.update((analysis.tokens[place].start, read) for place in places)
    return found
