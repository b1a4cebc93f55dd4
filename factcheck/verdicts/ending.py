"""Times at which something begins or ends: "expires in June 2027" says until when it runs."""

from __future__ import annotations

from factcheck.language.lexicon import senses, sentence_senses
from factcheck.model import Analysis, Span

_UP = 3  # words from a time up to its verb: "at the end of June" hangs by "end"


def is_of_end(analysis: Analysis, span: Span) -> bool:
    """Tell whether the verb that a time of a parsed sentence stands with says that something ends."""
    return bool(_meant(analysis, span) & senses("end") & senses("expire"))


def is_of_start(analysis: Analysis, span: Span) -> bool:
    """Tell whether the verb that a time of a parsed sentence stands with says that something begins."""
    return bool(_meant(analysis, span) & senses("begin") & senses("start"))


def _meant(analysis: Analysis, span: Span) -> frozenset[int]:
    """Return the senses of the verb that a time stands with; none where nothing was parsed."""
    if not analysis.parsed:
        return frozenset()
    meant = sentence_senses([token.lemma for token in analysis.tokens])
    place = next((at for at, token in enumerate(analysis.tokens) if span.start <= token.start < span.end), -1)
    for _ in range(_UP):
        while place >= 0 and span.start <= analysis.tokens[place].start < span.end:
            place = analysis.tokens[place].head
        if place < 0:
            break
        if analysis.tokens[place].pos == "VERB":
            return meant[place]
        place = analysis.tokens[place].head
    return frozenset()
