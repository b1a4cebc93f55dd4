"""Offices that somebody does not hold by the base: "Foreign Minister Jan de Boer", who is finance minister."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from factcheck.claims.frames import frames_of
from factcheck.claims.participants import participant, same
from factcheck.claims.titles import Title, titles
from factcheck.language.fold import fold
from factcheck.language.lexicon import role
from factcheck.model import Analysis, Difference, Frame, Reason, Span
from factcheck.verdicts.judge import Judged, Refuted
from factcheck.verdicts.pairs import Pair


def wrong_office(judged: Sequence[Judged]) -> Refuted | None:
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
                return Refuted(item, (_difference(item.pair.claim, title, office),))
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
    return _otherwise(claim, span, " ".join(office))


def _otherwise(claim: Analysis, span: Span, office: str) -> Difference:
    """Return an office that should read otherwise, with capitals where the claim's has them."""
    stated = claim.text[slice(*span)]
    return Difference(Reason.ENTITY, stated, office.title() if stated.istitle() else office, span)


def other_office(pair: Pair) -> Difference | None:
    """Return the office that a claim says somebody is, where its fact says that they are another; else None."""
    if not (pair.claim.parsed and pair.fact.parsed):
        return None
    theirs = [(frame.subject, _office_of(pair.fact, frame)) for frame in frames_of(pair.fact)]
    for frame in frames_of(pair.claim):
        mine = _office_of(pair.claim, frame)
        for subject, held in theirs:
            if mine is None or held is None or frame.subject is None or subject is None or mine[1] == held[1]:
                continue
            if same(participant(pair.claim, frame.subject), participant(pair.fact, subject)):
                return _otherwise(pair.claim, mine[0], held[1])
    return None


def _office_of(analysis: Analysis, frame: Frame) -> tuple[Span, str] | None:
    """Return the place and the words of the office that a frame says somebody is; None where it says no such thing."""
    if frame.kind != "copula" or frame.negated or frame.complement is None:
        return None
    first, head = frame.complement.start, frame.complement.head
    starts = [token.start for token in analysis.tokens[first : head + 1] if token.pos in ("NOUN", "ADJ", "PROPN")]
    ends = [token.end for token in (*analysis.tokens[head + 2 : head + 3], analysis.tokens[head])]
    for span in (Span(start, end) for end in ends for start in starts):  # "secretary of state" before "secretary"
        if role(analysis.text[slice(*span)]):
            return span, analysis.text[slice(*span)]
    return None
