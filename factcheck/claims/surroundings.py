"""Which words of a sentence stand with one of its values: those of its clause, or of its share of a list."""

from __future__ import annotations

from collections.abc import Sequence

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import participants_of
from factcheck.claims.words import words
from factcheck.model import Analysis, Value

_PARTS = frozenset(",;:")
_JOINTS = words("and but while whereas against compared to from")


def beside(analysis: Analysis, value: Value, rivals: Sequence[Value] = ()) -> frozenset[int]:
    """Return the places of the tokens that a value stands with, without its own; all where nothing was parsed.

    `rivals` are values of the sentence of the same kind: of "900 in Lund, 2,500 in Ystad" each has its own words, and
    both have those before the first.
    """
    tokens = analysis.tokens
    own = _places(analysis, value)
    others = [_places(analysis, rival) for rival in rivals if rival is not value]
    taken = {place for places in others for place in places}
    near = _clause(analysis, value)
    always = _predicate(analysis, value)
    if others and own:
        parts = _parts(analysis)
        mine = {parts[place] for place in own}
        theirs = {parts[place] for place in taken}
        near = {place for place in near if parts[place] not in theirs}
        near |= {place for place in range(len(tokens)) if parts[place] in mine}
        for places in others:
            if places and parts[places[0]] in mine:  # in one breath: each has what is on its side
                after = places[0] > own[0]
                near = {
                    place for place in near
                    if parts[place] not in mine or (place < places[0] if after else place > places[-1])
                }  # fmt: skip
    return frozenset(place for place in near | always if place < len(tokens)) - frozenset(own) - taken


def _predicate(analysis: Analysis, value: Value) -> set[int]:
    """Return the place of the predicate that a value stands with, which all that it lists have."""
    number = analysis.values.index(value)
    return {frame.predicate for frame in frames_of(analysis) if any(item.value == number for item in frame.values)}


def _clause(analysis: Analysis, value: Value) -> set[int]:
    """Return the places of a value's clause with all who take part in it, also those named in another."""
    if not analysis.parsed:
        return set(range(len(analysis.tokens)))
    number = analysis.values.index(value)
    frames = frames_of(analysis)
    found: set[int] = set()
    for frame in frames:
        if any(attached.value == number for attached in frame.values):
            found |= {frame.predicate, frame.clause}
            for item in participants_of(frame):
                found.update(range(item.start, item.end))
            if frame.link in ("relative", "participle") and frame.parent >= 0:
                found.add(analysis.tokens[frame.clause].head)
    return found or set(range(len(analysis.tokens)))


def _parts(analysis: Analysis) -> list[int]:
    """Return for each token the number of its part of the sentence: between commas, "and", "to" and the like."""
    found = []
    part = 0
    inside = [value.span for value in analysis.values]
    for token in analysis.tokens:
        ends = token.text in _PARTS or token.text.lower() in _JOINTS
        part += ends and not any(span.start < token.start < span.end for span in inside)
        found.append(part)
    return found


def _places(analysis: Analysis, value: Value) -> list[int]:
    span = value.span
    return [place for place, token in enumerate(analysis.tokens) if span.start <= token.start < span.end]
