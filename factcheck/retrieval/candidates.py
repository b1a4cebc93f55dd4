"""The handful of facts that a sentence may speak of."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.frozen import dataclass
from factcheck.model import Analysis
from factcheck.retrieval.attention import STATEMENT
from factcheck.retrieval.compiled import CompiledBase
from factcheck.retrieval.terms import terms_of, terms_of_words

LIMIT = STATEMENT.facts


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a fact, put forward for a claim. `kind` is claim, also or false, as in the base."""

    fact: int
    kind: str
    analysis: Analysis
    score: float
    coverage: float


def candidates(
    base: CompiledBase, analysis: Analysis, limit: int = LIMIT, hidden: frozenset[int] = frozenset()
) -> tuple[Evidence, ...]:
    """Return the evidence that fits a sentence best, one sentence a fact (and one wrong version); () for none.

    `hidden` are numbers of facts that are not to be found.
    """
    found: list[Evidence] = []
    seen: set[tuple[int, bool]] = set()
    for hit in base.search(terms_of(analysis), limit * 3 if not hidden else len(base)):
        fact, kind = base.owner(hit.entry), base.kind(hit.entry)
        if fact in hidden or (fact, kind == "false") in seen:
            continue
        seen.add((fact, kind == "false"))
        found.append(Evidence(fact, kind, base.analysis(hit.entry), hit.score, hit.coverage))
        if len(found) == limit:
            break
    return tuple(found)


def glance_coverage(base: CompiledBase, words: Iterable[str], least: float = 0.0) -> float:
    """Return the share of a sentence's telling words that its best fact has, by words alone; 0 for none.

    Most of a newspaper ends here, before values and names are read. Where no fact can have the share `least`, it may
    be 0 although some are shared: that is known without looking for any.
    """
    hits = base.search(terms_of_words(words), 1, least)
    return hits[0].coverage if hits else 0.0
