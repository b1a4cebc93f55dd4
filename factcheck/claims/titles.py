"""Offices told beside a name: "Dutch Prime Minister Jan de Boer", "Jan de Boer, the Dutch prime minister".

Copy introduces people by what they are, facts seldom do. Where another fact says that they are that, the office adds
nothing to compare, and a reader of wording takes it for something that the fact at hand does not have.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.shorten import without
from factcheck.frozen import dataclass
from factcheck.language.fold import fold
from factcheck.language.lexicon import role
from factcheck.model import Analysis, Mention

_LONGEST = 4  # words of an office
_LETTERS = 4  # by which "Dutch" is not, but "Spanish" is, known for a name of its country
# Who is one of these does not hold the office itself.
_OTHERS = frozenset("former ex deputy vice acting assistant then late interim outgoing incoming future".split())
_POSSESSIVE = frozenset(("'s", "’s", "'", "’"))


@dataclass(frozen=True, slots=True)
class Title:
    """An office told beside a name: the places of all its words, of those that say whose it is, and both as lemmas."""

    places: frozenset[int]
    owners: frozenset[int]
    office: tuple[str, ...]
    owner: tuple[str, ...]
    name: Mention


def known_titles(claim: Analysis, facts: Sequence[Analysis]) -> tuple[Title, ...]:
    """Return the offices that a claim tells beside names and that one of the facts gives the same people."""
    if not claim.parsed:
        return ()
    return tuple(title for title in titles(claim) if any(_says(fact, title) for fact in facts))


def without_titles(claim: Analysis, fact: Analysis, known: Sequence[Title]) -> Analysis:
    """Return a claim without those of its known titles that the fact does not have."""
    words = {token.lemma for token in fact.tokens}
    taken: set[int] = set()
    for title in known:
        if not words.issuperset(title.office):
            taken |= title.places
        elif not words.issuperset(title.owner):
            taken |= title.owners
    return without(claim, taken) if taken else claim


def titles(claim: Analysis) -> Iterator[Title]:
    """Yield the offices that a parsed sentence tells beside names."""
    tokens = claim.tokens
    for name in claim.mentions:
        inside = [place for place, token in enumerate(tokens) if name.span.start <= token.start < name.span.end]
        if not inside or name.span.start == name.span.end:
            continue
        first, after = inside[0], inside[-1] + 1
        comma = first > 0 and tokens[first - 1].text == ","
        end = first - 1 if comma else first
        start = next((at for at in range(max(0, end - _LONGEST), end) if _is_office(claim, at, end)), end)
        listed = next((at for at in range(after - 1, first, -1) if _is_office(claim, first, at)), first)
        if start and tokens[start - 1].text.lower() in _OTHERS:
            continue
        if start < end:
            opening, owner = _with_owner(claim, start)
            places = set(range(opening, first))
            if comma and after < len(tokens) and tokens[after].text == ",":
                places.add(after)
            office = tuple(token.lemma for token in tokens[start:end])
            yield Title(frozenset(places), frozenset(range(opening, start)), office, owner, name)
        elif listed > first:  # "Prime Minister de Boer", as the base lists him
            opening, owner = _with_owner(claim, first)
            places = set(range(opening, first))
            office = tuple(token.lemma for token in tokens[first:listed])
            yield Title(frozenset(places), frozenset(places), office, owner, name)
        elif after < len(tokens) and tokens[after].text == ",":
            yield from _after(claim, name, after)


def _after(claim: Analysis, name: Mention, comma: int) -> Iterator[Title]:
    """Yield what stands between commas behind a name, where it is an office: ", the Dutch prime minister,"."""
    tokens = claim.tokens
    end = next((at for at in range(comma + 1, min(len(tokens), comma + 10)) if tokens[at].text == ","), -1)
    if end < 0:
        return
    words = range(comma + 1, end)
    for start in words:
        for stop in range(min(end, start + _LONGEST), start, -1):
            if not _is_office(claim, start, stop) or tokens[start - 1].text.lower() in _OTHERS:
                continue
            rest = [tokens[at] for at in words if not start <= at < stop]
            owner = tuple(token.lemma for token in rest if token.pos in ("PROPN", "ADJ", "NOUN"))
            if all(token.pos in ("PROPN", "ADJ", "DET", "ADP", "PART", "NOUN") for token in rest):
                office = tuple(token.lemma for token in tokens[start:stop])
                yield Title(frozenset(range(comma, end + 1)), frozenset(), office, owner, name)
            return


def _is_office(claim: Analysis, start: int, stop: int) -> bool:
    words = [token.text for token in claim.tokens[start:stop]]
    return bool(words) and words[0].lower() not in ("the", "a", "an") and role(" ".join(words))


def _with_owner(claim: Analysis, start: int) -> tuple[int, tuple[str, ...]]:
    """Return where an office begins with what says whose it is, and those words: Dutch, the Netherlands' …"""
    tokens = claim.tokens
    at = start
    if at and tokens[at - 1].text in _POSSESSIVE:
        at -= 1
    while at and (tokens[at - 1].pos == "PROPN" or (tokens[at - 1].pos == "ADJ" and tokens[at - 1].text[:1].isupper())):
        at -= 1
    owner = tuple(token.lemma for token in tokens[at:start] if token.text[:1].isalnum())
    if at and tokens[at - 1].text.lower() == "the":
        at -= 1
    return (at, owner) if owner or at < start else (start, ())


def _says(fact: Analysis, title: Title) -> bool:
    """Tell whether a fact has a name beside an office, and whose office it is."""
    named = {mention.entity or mention.key for mention in fact.mentions}
    if (title.name.entity or title.name.key) not in named:
        return False
    lemmas = ["", *(token.lemma for token in fact.tokens)]
    size = len(title.office)
    told = [at for at in range(1, len(lemmas)) if tuple(lemmas[at : at + size]) == title.office]
    if not any(lemmas[at - 1] not in _OTHERS for at in told):
        return False
    words = [fold(token.text) for token in fact.tokens]
    words += [fold(word) for mention in fact.mentions for word in mention.entity.split()]
    return all(any(_alike(fold(word), other) for other in words) for word in title.owner)


def _alike(word: str, other: str) -> bool:
    return word == other or (len(word) > _LETTERS <= len(other) and word[:_LETTERS] == other[:_LETTERS])
