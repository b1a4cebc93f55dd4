"""How far two facts lie apart, where a claim says how far: "ten days after she was sacked" takes the dates of both."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from factcheck.language.lexicon import sentence_senses
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, TimeRole, TimeValue, Token, Value
from factcheck.values.arithmetic import derived
from factcheck.values.compare import compare
from factcheck.values.relations import CONFIRMS, DISJOINT
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.places import happenings

_FROM_ANOTHER = frozenset(("after", "before"))
_Word = tuple[Token, frozenset[int]]
_ENDS = frozenset(",;:.–—")
_STEM = 5  # letters by which "relegation" is known for "relegated"


def interval_differs(judged: Sequence[Judged], item: Judged) -> bool:
    """Tell whether a claim says that two things lie so far apart as a fact and another at hand do not.

    Only where one of the two has the event that is counted from, with its one date, and the other the rest, and where
    no fact at hand gives the claim's length as it stands.
    """
    claim = item.pair.claim
    told = [one.pair.fact for one in judged if one is not item and one.evidence.kind != "false"]
    if item.beside is not None:
        told.append(item.beside)
    for said in _lengths(claim):
        given = (value for one in judged for value in one.pair.values if value.claim.span == said.span)
        if any(value.relation in CONFIRMS for value in given):
            continue
        rest, anchor = _parts(claim, said)
        ways = [way for beside in told for way in ((item.pair.fact, beside), (beside, item.pair.fact))]
        gaps = [gap for there, here in ways for gap in _between(_date_of(there, anchor), _date_of(here, rest))]
        # What may be counted from as well excuses, though it accuses nothing.
        also = [gap for there, here in ways for gap in _between(_date_with(there, anchor), _date_of(here, rest))]
        if gaps and all(compare(said, gap) in DISJOINT for gap in (*gaps, *also)):
            return True
    return False


def _lengths(claim: Analysis) -> list[TimeValue]:
    """Return the lengths that a claim puts before "after" or "before", as lengths without a direction."""
    found = []
    for value in claim.values:
        if not isinstance(value, TimeValue) or value.days is None or value.recurring:
            continue
        after = [token.text.lower() for token in claim.tokens if token.end >= value.span.end][:2]
        if not _FROM_ANOTHER.isdisjoint(after) and not value.text.startswith("the "):  # "ten years to the day after"
            least, most = sorted((abs(value.days[0]), abs(value.days[1])))
            found.append(replace(value, role=TimeRole.DURATION, days=(least, most)))
    return found


def _parts(claim: Analysis, said: TimeValue) -> tuple[list[_Word], list[_Word]]:
    """Return the words of what is dated and of what it is counted from, each with its senses."""
    words = list(zip(claim.tokens, sentence_senses([token.lemma for token in claim.tokens])))
    anchor = [word for word in words if word[0].start >= said.span.end]
    end = next((number for number, (token, _) in enumerate(anchor) if token.text in _ENDS), len(anchor))
    return [*(word for word in words if word[0].end <= said.span.start), *anchor[end:]], anchor[:end]


def _date_of(fact: Analysis, words: Sequence[_Word]) -> TimeValue | None:
    """Return the one date of a fact, where it is of what these words tell; else None."""
    dates = [value for value in fact.values if isinstance(value, TimeValue) and value.core_start is not None]
    if len(dates) != 1 or dates[0].recurring:
        return None
    ((lemma, meant),) = happenings(fact, [dates[0].span])
    met = any(
        word.lemma == lemma or senses & meant or (len(lemma) >= _STEM and word.lemma[:_STEM] == lemma[:_STEM])
        for word, senses in words
    )
    return dates[0] if (lemma and met) or _has_all(fact, words) else None


def _date_with(fact: Analysis, words: Sequence[_Word]) -> TimeValue | None:
    """Return the one date of a fact that has some telling word of what is counted from; else None."""
    dates = [value for value in fact.values if isinstance(value, TimeValue) and value.core_start is not None]
    lemmas = {token.lemma for token in fact.tokens}
    met = any(word.lemma in lemmas and word.lemma not in STOPWORDS and word.text[0].isalpha() for word, _ in words)
    return dates[0] if len(dates) == 1 and met else None


def _has_all(fact: Analysis, words: Sequence[_Word]) -> bool:
    """Tell whether a fact has all telling words of what is counted from, where none is a verb: "the opening match"."""
    telling = [word for word, _ in words if word.text[0].isalpha() and word.lemma not in STOPWORDS]
    lemmas = {token.lemma for token in fact.tokens}
    plain = bool(telling) and not any(word.pos == "VERB" for word in telling)
    return plain and len(telling) > 1 and all(word.lemma in lemmas for word in telling)


def _between(one: TimeValue | None, other: TimeValue | None) -> list[Value]:
    if one is None or other is None:
        return []
    return [found.value for found in derived((one, other)) if found.how == "span" and found.parts == (0, 1)]
