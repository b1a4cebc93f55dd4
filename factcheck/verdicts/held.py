"""Offices that somebody does not hold by the base: "Foreign Minister Jan de Boer", who is finance minister."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import participant
from factcheck.claims.titles import Title, titles
from factcheck.language.fold import fold
from factcheck.model import Analysis, Difference, Reason, Span
from factcheck.named import NamedTuple
from factcheck.verdicts.judge import Judged


class WrongOffice(NamedTuple):
    """The fact that gives somebody another office than a claim, and the difference."""

    fact: Judged
    difference: Difference


def wrong_office(judged: Sequence[Judged]) -> WrongOffice | None:
    """Return the first office beside a name that a fact has otherwise; None where no fact says so.

    Only offices of one kind exclude each other: a minister may lead a party as well, but not two ministries.
    """
    told = [item for item in judged if item.evidence.kind != "false" and item.pair.claim.parsed]
    for title in titles(told[0].pair.claim) if told else ():
        held = [(item, office) for item in told for office in _held(item.pair.fact, title)]
        if any(office == title.office or _mentions(item.pair.fact, title) for item, office in held):
            continue
        for item, office in held:
            if _of_one_kind(office, title.office):
                return WrongOffice(item, _difference(item.pair.claim, title, office))
    return None


def _held(fact: Analysis, title: Title) -> Iterator[tuple[str, ...]]:
    """Yield the offices that a fact says somebody holds: "is the finance minister", "Finance Minister Jan de Boer"."""
    if not fact.parsed or not title.name.entity:
        return
    for other in titles(fact):
        if other.name.entity == title.name.entity:
            yield other.office
    for frame in frames_of(fact):
        if frame.kind != "copula" or frame.tense != "present" or frame.negated:
            continue
        if frame.subject is None or frame.complement is None:
            continue
        if f"={fold(title.name.entity)}" in participant(fact, frame.subject).names:
            words = fact.tokens[frame.complement.start : frame.complement.head + 1]
            yield tuple(token.lemma for token in words if token.pos not in ("DET", "PUNCT"))[-len(title.office) :]


def _mentions(fact: Analysis, title: Title) -> bool:
    words = {token.lemma for token in fact.tokens}
    return words.issuperset(title.office)


def _of_one_kind(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    alike = len(one) > 1 and len(other) > 1 and one != other and one[-1] == other[-1] and one[-1] in _ONE_EACH
    return alike and not _NOT_OF_ONE_THING & {*one, *other}


_ONE_EACH = frozenset(("minister", "secretary"))
_NOT_OF_ONE_THING = frozenset(("prime", "deputy", "first", "vice", "general", "permanent", "press"))


def _difference(claim: Analysis, title: Title, office: tuple[str, ...]) -> Difference:
    told = sorted(title.places - title.owners)
    words = [claim.tokens[place] for place in told if claim.tokens[place].lemma in title.office]
    span = Span(words[0].start, words[-1].end)
    return Difference(Reason.ENTITY, claim.text[slice(*span)], " ".join(office), span)
