"""The handful of facts that a sentence may speak of."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.frozen import dataclass
from factcheck.model import Analysis
from factcheck.retrieval.attention import STATEMENT
from factcheck.retrieval.compiled import CompiledBase, Hit
from factcheck.retrieval.terms import terms_of, terms_of_words

LIMIT = STATEMENT.facts
# Another wording of a fact stands in for the one that fits best where it has as large a share of what that one has.
_FITS_TOO = 0.7


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

    Of a fact's true wordings it is the one that fits best, but another that fits almost as well and has more of the
    sentence's figures and dates goes before it: where one wording has them, the fact has. `hidden` are numbers of facts
    that are not to be found.
    """
    sides: dict[tuple[int, bool], list[Hit]] = {}
    for hit in base.search(terms_of(analysis), limit * 3 if not hidden else len(base)):
        fact, kind = base.owner(hit.entry), base.kind(hit.entry)
        if fact not in hidden:
            sides.setdefault((fact, kind == "false"), []).append(hit)
    found = []
    for (fact, is_false), hits in list(sides.items())[:limit]:
        best = hits[0]
        hit = best if is_false or len(hits) == 1 else _with_most_values(base, analysis, hits)
        found.append(Evidence(fact, base.kind(hit.entry), base.analysis(hit.entry), best.score, best.coverage))
    return tuple(found)


def _with_most_values(base: CompiledBase, analysis: Analysis, hits: list[Hit]) -> Hit:
    """Return the wording that has most of a sentence's values, of those that fit about as well as the first."""
    from factcheck.values.compare import compare
    from factcheck.values.relations import CONFIRMS

    fitting = [hit for hit in hits if hit.coverage >= _FITS_TOO * hits[0].coverage]

    def agreeing(hit: Hit) -> int:
        values = base.analysis(hit.entry).values
        return sum(any(compare(mine, theirs) in CONFIRMS for theirs in values) for mine in analysis.values)

    return max(fitting, key=agreeing)  # the first of those that have as many


def glance_coverage(base: CompiledBase, words: Iterable[str], least: float = 0.0) -> float:
    """Return the share of a sentence's telling words that its best fact has, by words alone; 0 for none.

    Most of a newspaper ends here, before values and names are read. Where no fact can have the share `least`, it may
    be 0 although some are shared: that is known without looking for any.
    """
    hits = base.search(terms_of_words(words), 1, least)
    return hits[0].coverage if hits else 0.0
