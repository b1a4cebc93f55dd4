"""Which words of a sentence stand with one of its names or values: its clause, or its share of a list."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import participants_of
from factcheck.claims.tree import Tree
from factcheck.claims.words import words
from factcheck.language.fold import fold
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Argument, Frame, Quantity, Span, TimeValue, Token, Value

_PARTS = frozenset(",;:")
_JOINTS = words("and but while whereas against compared")
_FROM_TO = words("from to")  # "from 40 to 70", not "from York"
_TELLING = words("compound amod obl obl:agent obj nmod xcomp advmod compound:prt nummod nsubj nsubj:pass")


def told_of(analysis: Analysis, span: Span, without: Sequence[Span]) -> frozenset[int]:
    """Return the places of the words that tell of what stands at `span`; none of those at the spans `without`.

    They are what it hangs from, up to the verb, and what hangs from these: of "docked Norland's team six points" the
    team, the points and "docked" tell of Norland.
    """
    tree = Tree(analysis)
    at = top(analysis, span)
    path = [at]
    for place in tree.up(at):
        path.append(place)
        if tree[place].pos in ("VERB", "ADJ"):
            break
    # The crew of "the crew and 17 passengers" tell nothing of the passengers.
    listed = {above for place, above in pairwise(path) if tree[place].rel == "conj" and tree[above].pos != "VERB"}
    found = set(path[1:])
    for place in path[1:]:
        if place not in listed:
            found.update(child for child in tree.kids(place, *_TELLING) if child not in path)
    found -= listed
    return frozenset(
        place for place in found
        if tree[place].text[:1].isalpha() and fold(tree[place].lemma) not in STOPWORDS
        and not any(other.start <= tree[place].start < other.end for other in without)
    )  # fmt: skip


def nouns_with(analysis: Analysis, span: Span) -> frozenset[int]:
    """Return the places of the nouns that a name qualifies or a figure counts: "troops" of "Norland's troops"."""
    tokens = analysis.tokens
    at = top(analysis, span)
    inside = {place for place, token in enumerate(tokens) if span.start <= token.start < span.end}
    found = inside if any(tokens[place].pos == "NUM" for place in inside) else set()
    if tokens[at].rel in _QUALIFIES:
        found |= {tokens[at].head}
    return frozenset(place for place in found if place >= 0 and tokens[place].pos == "NOUN")


_QUALIFIES = ("amod", "compound", "nmod:poss", "nmod", "nummod")


def top(analysis: Analysis, span: Span) -> int:
    """Return the place of the token that governs the others at `span`; 0 where there is none."""
    tokens = analysis.tokens
    inside = [place for place, token in enumerate(tokens) if token.start < span.end and token.end > span.start]
    return next((place for place in inside if tokens[place].head not in inside), inside[0] if inside else 0)


def beside(analysis: Analysis, value: Value, rivals: Sequence[Value] = ()) -> frozenset[int]:
    """Return the places of the tokens that a value stands with, without its own; all where nothing was parsed.

    `rivals` are values of the sentence of the same kind: of "in May Lund sent 9 men, Ystad 12" each has its own words,
    and both have the month, the verb and the men.
    """
    own = _places(analysis, value)
    others = [_places(analysis, rival) for rival in rivals if rival is not value]
    near = _clause(analysis, value)
    counted: set[int] = set()
    if others and own:
        near = _own_part(analysis, own, others, near)
        all_of_them = sorted({value, *rivals}, key=lambda one: one.span)
        first = all_of_them[0]
        if first is not value:
            shared = _had_by_all(analysis, first, not _has_noun(analysis, near, own[0]))
            near |= shared - _other_dates(analysis, own)
        if any(isinstance(one, Quantity) and not one.unit for one in all_of_them[1:]):
            # "York had 79 buses and Hull 65 in May": of buses as well, and both of them in May
            counted = {place for place in _places(analysis, first) if analysis.tokens[place].text[:1].isalpha()}
            counted |= _after_the_last(analysis, first, all_of_them[-1])
    near |= {frame.predicate for frame in _frames(analysis, value)}
    return (frozenset(near) - {*own, *(place for places in others for place in places)}) | counted


def _own_part(analysis: Analysis, own: list[int], others: list[list[int]], near: set[int]) -> set[int]:
    """Return the places of a value's own part of its sentence, and of those that have none of its rivals."""
    parts = _parts(analysis)
    mine = {parts[place] for place in own}
    theirs = {parts[place] for places in others for place in places}
    near = {place for place in near if parts[place] not in theirs} - _beyond(analysis, own, others)
    near |= {place for place in range(len(parts)) if parts[place] in mine}
    if _hangs_on(analysis, parts, own):  # "Weyr, with 25,"
        near |= {place for place in range(own[0]) if parts[place] == parts[own[0]] - 1 and parts[place] not in theirs}
    for places in others:
        if places and parts[places[0]] in mine:  # in one breath: each has what is on its side
            after = places[0] > own[0]
            near = {
                place for place in near
                if parts[place] not in mine or (place < places[0] if after else place > places[-1])
            }  # fmt: skip
    return near


def _other_dates(analysis: Analysis, own: list[int]) -> set[int]:
    """Return the places of the dates of a sentence where a value's own part has one: "40 in 2021 and 56 in 2024"."""
    parts = _parts(analysis)
    dates = [_places(analysis, value) for value in analysis.values if isinstance(value, TimeValue)]
    mine = [places for places in dates if places and parts[places[0]] == parts[own[0]] and places != own]
    return {place for places in dates if mine and places not in mine for place in places}


def _hangs_on(analysis: Analysis, parts: list[int], own: list[int]) -> bool:
    """Tell whether a value's part is a phrase with "with" behind a comma."""
    opens = [token for token, part in zip(analysis.tokens, parts) if part == parts[own[0]]][:2]
    return [token.text.lower() for token in opens] == [",", "with"]


def _beyond(analysis: Analysis, own: list[int], others: list[list[int]]) -> set[int]:
    """Return the places that lie on a rival's side of the "and" between it and a value.

    Of "Lund, with 40 beds, is the largest ward, and Weyr, with 25, the second" Weyr is where the 25 are.
    """
    tokens = analysis.tokens
    found: set[int] = set()
    for rival in others:
        if not rival:
            continue
        earlier, later = sorted((own, rival))
        joints = [place for place in range(earlier[-1] + 1, later[0]) if tokens[place].text.lower() in _JOINTS]
        nouns = [place for place in range(later[0]) if tokens[place].pos in ("NOUN", "PROPN")]
        opens = max((joint for joint in joints if any(place > joint for place in nouns)), default=-1)
        if opens >= 0 and earlier is own:
            found |= set(range(opens, len(tokens)))
        elif opens >= 0:
            found |= set(range(earlier[-1] + 1, opens))
            found |= {place for place in nouns if place < earlier[0] and _is_named_subject(tokens[place])}
    return found


def _is_named_subject(token: Token) -> bool:
    return token.pos == "PROPN" and token.rel in ("nsubj", "nsubj:pass")


def _has_noun(analysis: Analysis, near: set[int], before: int) -> bool:
    """Tell whether a value's part has a subject of its own: a noun before it, in one breath."""
    found = False
    for place in range(before - 1, -1, -1):
        if place not in near or analysis.tokens[place].text.lower() in _JOINTS:
            break
        found = found or analysis.tokens[place].pos in ("NOUN", "PROPN")
    return found


def _had_by_all(analysis: Analysis, first: Value, and_subject: bool) -> set[int]:
    """Return the places of what the first of several values of a verb has that the others leave out."""
    found: set[int] = set()
    for frame in _frames(analysis, first):
        if frame.kind != "verb":
            continue
        start = frame.predicate if frame.subject is None else min(frame.subject.start, frame.predicate)
        named = [name.span for name in analysis.mentions]
        found.update(
            place for place in range(start)
            if not any(span.start <= analysis.tokens[place].start < span.end for span in named)
        )  # fmt: skip
        if and_subject and frame.subject is not None:
            found.update(range(frame.subject.start, frame.subject.end))
        others = [frame.object] if frame.object is not None else []
        # "Opened to visitors on 3 May": to visitors the other did as well
        begun = _places(analysis, first)[0]
        before = [item for item in frame.obliques if start <= item.start and item.end <= begun]
        others += [item for item in before if _is_plain(analysis, item)]
        found.update(place for item in others for place in range(item.start, item.end))
    return found


def _is_plain(analysis: Analysis, item: Argument) -> bool:
    """Tell whether a participant has no name and no figure: what it says may hold of others as well."""
    start, end = analysis.tokens[item.start].start, analysis.tokens[item.end - 1].end
    said = (*(name.span for name in analysis.mentions), *(value.span for value in analysis.values))
    return not any(span.start < end and start < span.end for span in said)


def _after_the_last(analysis: Analysis, first: Value, last: Value) -> set[int]:
    """Return the places after the last of several values, where nothing follows the first: all have them."""
    parts = _parts(analysis)
    begun, ended = _places(analysis, first), _places(analysis, last)
    if not begun or not ended:
        return set()
    if any(parts[place] == parts[begun[0]] and place > begun[-1] for place in range(len(parts))):
        return set()
    return {place for place in range(ended[-1] + 1, len(parts)) if parts[place] == parts[ended[0]]}


def _frames(analysis: Analysis, value: Value) -> list[Frame]:
    """Return the events that a value is part of."""
    number = analysis.values.index(value)
    return [frame for frame in frames_of(analysis) if any(item.value == number for item in frame.values)]


def _clause(analysis: Analysis, value: Value) -> set[int]:
    """Return the places of a value's clause with all who take part in it, also those named in another."""
    found: set[int] = set()
    for frame in _frames(analysis, value):
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
    for token, following in zip(analysis.tokens, (*analysis.tokens[1:], None)):
        ends = token.text in _PARTS or token.text.lower() in _JOINTS
        if following is not None and token.text.lower() in _FROM_TO:
            ends = any(span.start <= following.start < span.end for span in inside)
        part += ends and not any(span.start < token.start < span.end for span in inside)
        found.append(part)
    return found


def _places(analysis: Analysis, value: Value) -> list[int]:
    span = value.span
    return [place for place, token in enumerate(analysis.tokens) if span.start <= token.start < span.end]
