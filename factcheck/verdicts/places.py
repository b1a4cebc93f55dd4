"""Where the names and values of a parsed sentence stand: who acts, whose a figure is, what a date belongs to.

Both sides of a pair are read by the same few rules over the tree, so that "Leeds sold York the bridge for 3 million"
and "York sold it to Leeds" differ in what the learned reader of wording is shown, and not only in the order of words.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.frames import frames_of
from factcheck.language.lexicon import sentence_senses
from factcheck.model import Analysis, Span

ROLES = ("subject", "object", "other")
_IN_A_NAME = ("nmod", "appos", "compound", "flat")  # what stays within a noun phrase
# Whose a figure is: the nearer relation first.
_OWNERS = ("nmod:poss", "nmod", "compound", "nsubj", "nsubj:pass", "obl:agent", "obj", "obl", "appos")
_LEVELS = 4  # further up stands something else


def role(analysis: Analysis, span: Span) -> str:
    """Return who the words at `span` are in what is said: subject, object or other; "" where nothing was parsed.

    As the active voice has it: the agent of a passive is its subject.
    """
    if not analysis.parsed:
        return ""
    place = token_at(analysis, span)
    best, found = len(analysis.tokens) + 1, "other"
    for frame in frames_of(analysis):
        for name, argument in (("subject", frame.subject), ("object", frame.object)):
            if argument is None or not argument.start <= place < argument.end:
                continue
            if argument.end - argument.start < best:
                best, found = argument.end - argument.start, name
    return found


def token_at(analysis: Analysis, span: Span) -> int:
    """Return the index of the token that heads the words at `span`: the one governed from outside them."""
    inside = [place for place, token in enumerate(analysis.tokens) if token.start < span.end and token.end > span.start]
    for place in inside:
        if analysis.tokens[place].head not in inside:
            return place
    return inside[0] if inside else 0


def _up(analysis: Analysis, place: int) -> Iterator[int]:
    seen = {place}
    while (place := analysis.tokens[place].head) >= 0 and place not in seen:
        seen.add(place)
        yield place


def owner(analysis: Analysis, span: Span, names: Sequence[Span], only_names: bool = False) -> int:
    """Return which of `names` the words at `span` belong to, as an index; -1 for none.

    That is the name that governs them or, going up from them, the first that is said to have, do or undergo what they
    are part of. With `only_names`, as for a name itself, only one within the same noun phrase.
    """
    if not analysis.parsed:
        return -1
    at = token_at(analysis, span)
    heads = {token_at(analysis, name): number for number, name in enumerate(names) if name != span}
    below = at
    for level, place in enumerate(_up(analysis, at)):
        if place in heads:
            return heads[place]
        if level == _LEVELS or (only_names and analysis.tokens[below].rel.partition(":")[0] not in _IN_A_NAME):
            return -1
        if not only_names:
            found = _among_children(analysis, place, below, heads)
            if found >= 0:
                return found
        below = place
    return -1


def _among_children(analysis: Analysis, place: int, below: int, heads: dict[int, int]) -> int:
    found = []
    for child, number in heads.items():
        token = analysis.tokens[child]
        if token.head != place or child == below:
            continue
        relation = token.rel if token.rel in _OWNERS else token.rel.partition(":")[0]
        if relation in _OWNERS:
            found.append((_OWNERS.index(relation), abs(child - below), number))
    return min(found)[2] if found else -1


def happenings(analysis: Analysis, spans: Sequence[Span]) -> list[tuple[str, frozenset[int]]]:
    """Return for each span the lemma and the senses of the verb that its words stand with; ("", {}) for none."""
    if not analysis.parsed:
        return [("", frozenset())] * len(spans)
    senses = sentence_senses([token.lemma for token in analysis.tokens])
    found: list[tuple[str, frozenset[int]]] = []
    for span in spans:
        for place in _up(analysis, token_at(analysis, span)):
            token = analysis.tokens[place]
            if token.pos in ("VERB", "ADJ") or token.rel == "root":
                found.append((token.lemma, senses[place]))
                break
        else:
            found.append(("", frozenset()))
    return found
