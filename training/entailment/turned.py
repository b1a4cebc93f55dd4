"""True statements turned round: who did it and to whom, which came first, which is more, which way it went.

A reader that knows which words two sentences share, but not which of them stands where, takes these for true. Editors
write some of them; every true statement that has two sides gives one or two more.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from factcheck.claims.plans import third_person
from factcheck.model import Analysis, Mention, Quantity, Span, TimeValue, Token, Value
from factcheck.selftest.opposites import VERBS, WORDS, past
from factcheck.values.compare import compare
from factcheck.values.relations import DISJOINT

MORE = {
    "more": "less", "fewer": "more", "less": "more", "lower": "higher", "greater": "smaller", "bigger": "smaller",
    "faster": "slower", "slower": "faster", "older": "younger", "younger": "older", "taller": "shorter",
    "cheaper": "dearer", "heavier": "lighter", "lighter": "heavier", "closer": "further", "better": "worse",
    "worse": "better", "most": "least", "least": "most", "first": "last", "last": "first", "earlier": "later",
    "later": "earlier", "above": "below", "below": "above", "ahead": "behind", "behind": "ahead", "early": "late",
    "late": "early", "best": "worst", "worst": "best", "earliest": "latest", "latest": "earliest",
    "preceded": "followed", "followed": "preceded", "outscored": "was outscored by", "won": "lost", "gained": "lost",
    "always": "never", "half": "twice",
}  # fmt: skip
_PARTICLES = frozenset("up out off down over back of".split())
_CONTESTED = frozenset("win won wins lose lost loses".split())
_CONTESTS = frozenset("election race vote case match game final title contest championship referendum cup".split())
# Said of two in either order: "met", "married", "drew with".
_SYMMETRIC = frozenset(
    """meet marry join face play merge share border rival resemble equal match tie draw talk agree divorce accompany
    be have include comprise say tell become remain call name unite combine link connect separate leave""".split()
)


_MUTUAL = _SYMMETRIC - frozenset(
    "be have include say tell become remain call name leave match comprise connect".split()
)


def mutual(claim: Analysis) -> bool:
    """Tell whether a sentence has a verb of what two do to each other, whichever is named first."""
    return any(token.lemma in _MUTUAL and token.pos == "VERB" for token in claim.tokens)


def turned(claim: Analysis) -> list[str]:
    """Return a parsed, true statement turned round in every way that leaves it a sentence; [] for none."""
    return list(dict.fromkeys([*_opposites(claim), *_exchanged(claim)]))


def borrowed(claim: Analysis, values: Sequence[Value]) -> list[str]:
    """Return a true statement with one date or amount in another's place that stands elsewhere in its domain.

    A figure made up is in no fact; one of another fact is what a reader takes for a match.
    """
    made = []
    for mine in claim.values:
        for other in values:
            if _alike(mine, other) and compare(mine, other) in DISJOINT:
                made.append(edited(claim.text, [(mine.span, other.text)]))
    return list(dict.fromkeys(made))


def rolled(items: Sequence[str], places: int) -> list[str]:
    """Return items beginning at another place, those before it behind the others."""
    start = places % max(1, len(items))
    return [*items[start:], *items[:start]]


def _alike(mine: Value, other: Value) -> bool:
    """Tell whether one may be written in the other's place."""
    if isinstance(mine, TimeValue) and isinstance(other, TimeValue):
        same = (mine.role, mine.granularity, mine.bound) == (other.role, other.granularity, other.bound)
        alike = _look(mine.text) == _look(other.text)
        return same and alike and not mine.relative and not other.relative
    if isinstance(mine, Quantity) and isinstance(other, Quantity):
        return (mine.dimension, mine.unit, mine.bound) == (other.dimension, other.unit, other.bound)
    return False


def _look(text: str) -> tuple[bool, bool]:
    return text[:1].isdigit(), text[:1].isupper()


def _opposites(claim: Analysis) -> Iterator[str]:
    for token, new in turnable(claim):
        yield edited(claim.text, [(Span(token.start, token.end), new)])


def turnable(claim: Analysis) -> Iterator[tuple[Token, str]]:
    """Yield the words of a parsed sentence that an opposite can stand for, each with it."""
    taken = [value.span for value in claim.values] + [name.span for name in claim.mentions]
    known = forms()
    for number, token in enumerate(claim.tokens):
        word = token.text.lower()
        new = known.get(word)
        if new is None or any(span.start <= token.start < span.end for span in taken):
            continue
        following = [other.text.lower() for other in claim.tokens[number + 1 : number + 3]]
        earlier = claim.tokens[number - 1].text.lower() if number else ""
        if word in ("most", "least", "first", "last", "more", "less") and (earlier == "at" or following[:1] == ["of"]):
            continue
        if earlier in ("no", "any") or token.pos in ("NOUN", "PROPN") or (following and following[0] in _PARTICLES):
            continue  # "no longer", "gave up"
        if word in ("ahead", "behind"):
            new += " of" if new == "ahead" and following[:1] not in ([], ["."]) else ""
        if word in _CONTESTED and not _CONTESTS & {other.lemma for other in claim.tokens}:
            continue  # what is lost other than a contest is not won
        yield token, new


def _exchanged(claim: Analysis) -> Iterator[str]:
    for one, other in exchangeable(claim):
        yield edited(claim.text, [(one, _text(claim, other)), (other, _text(claim, one))])


def exchangeable(claim: Analysis) -> Iterator[tuple[Span, Span]]:
    """Yield the places of two names or values of which one acts on the other, is compared with it or left for it."""
    heads = {_head(claim, name.span): name.span for name in claim.mentions if _stands_alone(claim, name.span)}
    for index, verb in enumerate(claim.tokens):
        subjects = [i for i in heads if claim.tokens[i].head == index and claim.tokens[i].rel.startswith("nsubj")]
        others = [
            i
            for i in heads
            if (claim.tokens[i].head == index and claim.tokens[i].rel in ("obj", "iobj", "obl:agent"))
            or (claim.tokens[i].rel.startswith(("obl", "nmod", "advcl", "conj")) and _marked(claim, i))
        ]
        if verb.lemma in _SYMMETRIC and not any(_marked(claim, i) for i in others):
            continue
        for one in subjects:
            for other in others:
                a, b = heads[one], heads[other]
                if a != b and _text(claim, a) != _text(claim, b):
                    yield a, b
    for start, end in (*_next_to(claim.mentions), *_next_to(claim.values)):
        words = [token.text.lower() for token in claim.tokens if start.end <= token.start < end.start]
        before = [token.text.lower() for token in claim.tokens if token.end <= start.start][-1:]
        if before == ["from"] and words == ["to"] and _text(claim, start) != _text(claim, end):
            yield start, end


def _next_to(items: Sequence[Mention] | Sequence[Value]) -> list[tuple[Span, Span]]:
    return list(pairwise(item.span for item in items))


_COMPARING = frozenset("than before after behind ahead above below over".split())


def _marked(claim: Analysis, index: int) -> bool:
    """Tell whether a token is compared with something: it follows "than", "before", "after"."""
    earlier = [t.text.lower() for t in claim.tokens[max(0, index - 4) : index]]
    return bool(_COMPARING & set(earlier))


def _head(claim: Analysis, span: Span) -> int:
    inside = [i for i, token in enumerate(claim.tokens) if span.start <= token.start < span.end]
    return next((i for i in inside if claim.tokens[i].head not in inside), inside[0] if inside else -1)


def _stands_alone(claim: Analysis, span: Span) -> bool:
    """Tell whether a name can change places with another as it stands: no "the" before it, no "'s" after it."""
    earlier = claim.text[: span.start].lower().split()[-1:]
    return earlier not in (["the"], ["a"], ["an"]) and claim.text[span.end : span.end + 1] not in ("'", "’", "-")


def _text(claim: Analysis, span: Span) -> str:
    return claim.text[span.start : span.end]


def forms() -> dict[str, str]:
    """Return every form of the words that have an opposite, with its form."""
    forms = {**WORDS, **MORE}
    for verb, other in VERBS.items():
        for form, new in zip((*past(verb), third_person(verb)), (*past(other), third_person(other))):
            forms.setdefault(form, new)
    return forms


def edited(text: str, edits: Sequence[tuple[Span, str]]) -> str:
    """Return a text with others in the places given; a capital stays one."""
    for span, new in sorted(edits, reverse=True):
        capital = span.start == 0 or text[span.start].isupper()
        text = text[: span.start] + (new[0].upper() + new[1:] if capital else new) + text[span.end :]
    return text
