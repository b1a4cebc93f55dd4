"""The handful of facts that a sentence may speak of."""

from __future__ import annotations

from collections.abc import Iterable

from factcheck.frozen import dataclass
from factcheck.model import Analysis, Quantity, TimeValue, Value
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
    sentence's figures and dates goes before it: where one wording has them, the fact has. So does one with a limit
    where the sentence has a limit. `hidden` are numbers of facts
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
    fitting = [hit for hit in hits if hit.coverage >= _FITS_TOO * hits[0].coverage]

    def answers(hit: Hit) -> tuple[int, int]:
        values = base.analysis(hit.entry).values
        had = sum(any(_has(mine, theirs) for theirs in values) for mine in analysis.values)
        return had, sum(any(_limits(mine, theirs) for theirs in values) for mine in analysis.values)

    return max(fitting, key=answers)  # the first of those that have as many


def _has(mine: Value, theirs: Value) -> bool:
    """Tell whether a wording has a value of the sentence.

    "By September 2026" holds "in 2025" as it holds all that was before, which says nothing for a wording with that
    year: another of the fact's may have the deadline itself, "by September 2025".
    """
    from factcheck.values.compare import compare
    from factcheck.values.relations import CONFIRMS, Relation

    relation = compare(mine, theirs)
    return relation in CONFIRMS and (relation is Relation.EQUAL or not _is_limit(mine) or _is_limit(theirs))


def _limits(mine: Value, theirs: Value) -> bool:
    """Tell whether two values are limits that can be held against each other: two deadlines, two amounts at most."""
    from factcheck.values.compare import compare
    from factcheck.values.relations import Relation

    return _is_limit(mine) and _is_limit(theirs) and compare(mine, theirs) is not Relation.INCOMPARABLE


def _is_limit(value: Value) -> bool:
    """Tell whether a value is open to one side."""
    if isinstance(value, TimeValue):
        return (value.start is None) is not (value.end is None)
    return isinstance(value, Quantity) and (value.low is None) is not (value.high is None)


def glance_coverage(base: CompiledBase, words: Iterable[str], least: float = 0.0) -> float:
    """Return the share of a sentence's telling words that its best fact has, by words alone; 0 for none.

    Most of a newspaper ends here, before values and names are read. Where no fact can have the share `least`, it may
    be 0 although some are shared: that is known without looking for any.
    """
    hits = base.search(terms_of_words(words), 1, least)
    return hits[0].coverage if hits else 0.0
