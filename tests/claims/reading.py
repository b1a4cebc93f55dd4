"""Sentences as the claim rules get them: parsed, with values, without a base."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from factcheck.claims.frames import frames_of
from factcheck.claims.split import parts_of, words_of
from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.language.parser import parse
from factcheck.model import Analysis, Argument, Frame


@lru_cache(maxsize=512)
def read(text: str) -> Analysis:
    """Return a sentence analysed and parsed."""
    return read_all([text])[0]


def read_all(texts: Sequence[str]) -> list[Analysis]:
    """Return sentences analysed and parsed in one go."""
    found = [analyse(text, Gazetteer.of(()), None) for text in texts]
    parsed = parse([analysis.tokens for analysis in found])
    return [replace(analysis, tokens=tokens, parsed=True) for analysis, tokens in zip(found, parsed)]


def bare(words: str) -> str:
    """Return words without the article before them and the possessive's ending after them."""
    low = words.lower()
    for article in ("a ", "an ", "the "):
        if low.startswith(article):
            words = words[len(article) :]
            break
    for ending in ("'s", "’s", "'"):
        words = words.removesuffix(ending)
    return words


def said(analysis: Analysis, item: Argument | None) -> str:
    """Return a participant's words without its article; "" for none."""
    return bare(words_of(analysis, item)) if item is not None else ""


def slots(analysis: Analysis, frame: Frame) -> dict[str, object]:
    """Return a frame as the table writes it."""
    main = frame.object if frame.object is not None else frame.complement
    return {
        "subject": said(analysis, frame.subject),
        "predicate": frame.lemmas[0],
        "object": said(analysis, main),
        "indirect": said(analysis, frame.indirect),
        "complement": said(analysis, frame.complement),
        "negated": frame.negated,
        "speaker": said(analysis, frame.speaker),
        "modality": frame.modality,
        "quantifier": next(
            (item.quantifier for item in (frame.subject, frame.object) if item and item.quantifier), ""
        ),
        "values": {
            analysis.values[value].text: (
                analysis.tokens[token].text,
                analysis.tokens[token].lemma,
                frame.lemmas[0],
            )
            for value, token in frame.values
        },
    }


def frame(text: str, predicate: str) -> tuple[Analysis, Frame]:
    """Return the first frame of a sentence with this lemma."""
    analysis = read(text)
    return analysis, next(item for item in frames_of(analysis) if predicate in item.lemmas)


def claims(text: str) -> list[str]:
    """Return the words of a sentence's claims."""
    return [part.claim.text for part in parts_of(read(text))]
