"""Times at which something ends: "expires in June 2027" says until when it runs."""

from __future__ import annotations

from factcheck.language.lexicon import senses, sentence_senses
from factcheck.model import Analysis, Span

_UP = 3  # words from a time up to its verb: "at the end of June" hangs by "end"


def is_of_end(analysis: Analysis, span: Span) -> bool:
    """Tell whether the verb that a time of a parsed sentence stands with says that something ends."""
    if not analysis.parsed:
        return False
    meant = sentence_senses([token.lemma for token in analysis.tokens])
    place = next((at for at, token in enumerate(analysis.tokens) if span.start <= token.start < span.end), -1)
    for _ in range(_UP):
        while place >= 0 and span.start <= analysis.tokens[place].start < span.end:
            place = analysis.tokens[place].head
        if place < 0:
            return False
        if analysis.tokens[place].pos == "VERB":
            return bool(meant[place] & senses("end") & senses("expire"))
        place = analysis.tokens[place].head
    return False
