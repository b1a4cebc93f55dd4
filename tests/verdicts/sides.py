"""A claim and a fact beside each other, as the verdicts get them: read by rules alone, unless a test asks to parse."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from factcheck.claims.compare import frame_signals
from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.language.parser import parse
from factcheck.model import Analysis, Entity
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.pairs import Pair, align
from factcheck.verdicts.reader import Reading
from factcheck.verdicts.signals import signals

UNSURE = Reading(0.3, 0.3, 0.4)
NAMES = Gazetteer.of(
    [
        Entity("Mira Castell", ("Castell",)),
        Entity("Jonas Weyr", ("Weyr",)),
        Entity("Port Authority", ("PA",)),
        Entity("Leeds United", ("Leeds",)),
        Entity("Alder Group", ("Alder",)),
    ]
)


def read(text: str, anchor: date | None = None) -> Analysis:
    """Return a sentence as copy is read."""
    return analyse(text, NAMES, anchor)


def tagged(text: str, **parts: str) -> Analysis:
    """Return a sentence with parts of speech, each with its words: VERB="won lost"."""
    analysis = read(text)
    upos = {word: part for part, words in parts.items() for word in words.split()}
    return replace(analysis, tokens=tuple(replace(token, pos=upos.get(token.text, "")) for token in analysis.tokens))


def beside(claim: str, fact: str, *others: str) -> Pair:
    """Return a claim set beside a fact; `others` are further facts that arithmetic may draw on."""
    return align(read(claim), read(fact), tuple(map(read, others)))


def parsed(text: str) -> Analysis:
    """Return a sentence as copy is read where there is evidence for it: with its tree."""
    analysis = read(text)
    return replace(analysis, tokens=parse([analysis.tokens])[0], parsed=True)


def parsed_beside(claim: str, fact: str) -> Pair:
    """Return a claim set beside a fact, both with their trees."""
    return align(parsed(claim), parsed(fact))


def judged(claim: str, fact: str, coverage: float = 0.5, reading: Reading = UNSURE) -> Judged:
    """Return a fact beside a claim, of which rules and reader are equally sure; nothing is told word by word."""
    pair = parsed_beside(claim, fact)
    frames = frame_signals(pair.claim, pair.fact)
    return Judged(Evidence(0, "claim", pair.fact, 1.0, coverage), pair, signals(pair), frames, None, reading, reading)
