"""The handful of facts that a sentence may speak of."""

from __future__ import annotations

from factcheck.frozen import dataclass
from factcheck.model import Analysis
from factcheck.retrieval.compiled import CompiledBase
from factcheck.retrieval.terms import terms_of, words_of

LIMIT = 6
# Copy is long and mostly says little of any fact: the first few decide nearly always.
COPY_LIMIT = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence of a fact, put forward for a claim. `kind` is claim, also or false, as in the base."""

    fact: int
    kind: str
    analysis: Analysis
    score: float
    coverage: float


def candidates(base: CompiledBase, analysis: Analysis, limit: int = LIMIT) -> tuple[Evidence, ...]:
    """Return the evidence that fits a sentence best, one sentence a fact (and one wrong version); () for none."""
    found: list[Evidence] = []
    seen: set[tuple[int, bool]] = set()
    for hit in base.search(terms_of(analysis), limit * 3):
        fact, kind = base.owner(hit.entry), base.kind(hit.entry)
        if (fact, kind == "false") in seen:
            continue
        seen.add((fact, kind == "false"))
        found.append(Evidence(fact, kind, base.analysis(hit.entry), hit.score, hit.coverage))
        if len(found) == limit:
            break
    return tuple(found)


def may_speak_of(base: CompiledBase, seen: Analysis, least: float) -> bool:
    """Tell by its words alone whether any fact covers at least this share of a sentence.

    Most of a newspaper ends here, before values and names are read.
    """
    hits = base.search(words_of(seen), 1)
    return bool(hits) and hits[0].coverage >= least
