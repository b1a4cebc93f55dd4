"""A claim beside each piece of its evidence: values and roles compared by rules, wording read by the model."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence

from factcheck.claims.signals import NOTHING, FrameSignals
from factcheck.claims.titles import known_titles
from factcheck.frozen import dataclass
from factcheck.model import Analysis, Difference
from factcheck.named import NamedTuple
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.pairs import Pair, align
from factcheck.verdicts.partner import partner
from factcheck.verdicts.reader import Marked, Read, Reading
from factcheck.verdicts.rulebook import opinion
from factcheck.verdicts.signals import Signals, anchored, signals
from factcheck.verdicts.told import told
from factcheck.verdicts.verbatim import Verbatim, verbatim

# Arithmetic over several facts looks at the best few only: among many numbers, something always adds up.
_COMBINED = 4
# Of so many facts, the nearest, the model has to leave this much open before it is not asked about the others.
_NEAREST, _OF_ANOTHER_THING = 2, 0.9
# Rules must see that much support in some fact before the model reads copy that nothing ties to any: without a tie it
# contradicts none, and of 353 supported sentences one had less; before it is parsed, of 198 one.
_SOME_SUPPORT = 0.3


@dataclass(frozen=True, slots=True)
class Judged:
    """Evidence for a claim with its values aligned, its signals, the rules' opinion and the model's reading.

    `beside` is the second fact that the model read with it, where there was one.
    """

    evidence: Evidence
    pair: Pair
    signals: Signals
    frames: FrameSignals
    verbatim: Verbatim | None
    rules: Reading
    reading: Reading
    beside: Analysis | None = None


class Refuted(NamedTuple):
    """A fact by which a rule knows a claim to be wrong, what differs, and why, where the differences do not tell it.

    `beside` is a second fact, where it takes both.
    """

    fact: Judged
    differences: tuple[Difference, ...]
    why: str = ""
    beside: Judged | None = None


def read_by_trees(judged: Sequence[Judged], coverage: float) -> Iterator[Judged]:
    """Yield what a rule may set beside a claim tree by tree: no wrong version, and with that much of the claim."""
    for item in judged:
        parsed = item.pair.claim.parsed and item.pair.fact.parsed
        if parsed and item.evidence.kind != "false" and item.evidence.coverage >= coverage:
            yield item


def judge(
    claim: Analysis,
    evidence: Sequence[Evidence],
    read: Read,
    nearby: Sequence[Evidence] = (),
    in_copy: bool = False,
) -> tuple[Judged, ...]:
    """Return each piece of evidence with what rules and model make of it, in order; () for no evidence.

    `nearby` is all evidence found for the claim, also what by itself is not worth reading.
    """
    titles = known_titles(claim, [other.analysis for other in nearby or evidence if other.kind != "false"])
    beside = []
    for item in evidence:
        others = tuple(other.analysis for other in evidence[:_COMBINED] if other is not item)
        beside.append(told(claim, item.analysis, others, titles))
    pairs = [one.read_as for one in beside]
    marked = [Marked(pair, signals(pair), _frame_signals(pair.claim, pair.fact)) for pair in pairs]
    opinions = [
        opinion(rule_features(evidence, number, pair, found, frames))
        for number, (pair, found, frames, _) in enumerate(marked)
    ]

    def ask(first: int, last: int) -> list[Reading]:
        for number in range(first, min(last, len(marked))):
            second = partner(pairs[number], _others(evidence[number], nearby or evidence))
            marked[number] = marked[number]._replace(partner=second)
        return read(marked[first:last])

    # A run by rules alone parses nothing, and reads no wording either.
    readings = _readings(marked, opinions, ask, in_copy) if claim.parsed else read(marked)
    judged = []
    for item, one, (pair, found, frames, second), rules, reading in zip(evidence, beside, marked, opinions, readings):
        exact = verbatim(pair)
        if exact in _EXACT:
            reading = rules = _EXACT[exact]
        if item.kind == "false":
            says_less = exact is Verbatim.SAME and _leaves_out_scope(pair, found)
            reading, rules = (_OPEN, _OPEN) if says_less else (_turned(reading), _turned(rules))
        other = second.pair.fact if second else None
        judged.append(Judged(item, one.pair, found, frames, exact, rules, reading, other))
    return tuple(judged)


def _readings(
    marked: Sequence[Marked], opinions: Sequence[Reading], ask: Callable[[int, int], list[Reading]], in_copy: bool
) -> list[Reading]:
    """Return what the model makes of each pair, in order, without asking it where nothing would come of that.

    `ask` reads the pairs from one place up to another.
    """
    tied_to_none = in_copy and not any(anchored(item.signals) for item in marked)
    if tied_to_none and all(seen.supported < _SOME_SUPPORT for seen in opinions):
        return [UNREAD for _ in marked]
    nearest = ask(0, _NEAREST)
    if all(reading.unverified >= _OF_ANOTHER_THING for reading in nearest):
        return nearest + [UNREAD for _ in marked[_NEAREST:]]
    return nearest + ask(_NEAREST, len(marked))


def ties_to_none(claim: Analysis, evidence: Sequence[Evidence]) -> bool:
    """Tell whether a sentence of copy need not be parsed: nothing ties it to a fact, rules see support in none."""
    pairs = [align(claim, item.analysis) for item in evidence]
    marked = [(pair, signals(pair)) for pair in pairs]
    if any(anchored(found) or verbatim(pair) is not None for pair, found in marked):
        return False
    opinions = (
        opinion(rule_features(evidence, number, pair, found, NOTHING)) for number, (pair, found) in enumerate(marked)
    )
    return all(seen.supported < _SOME_SUPPORT for seen in opinions)


def _others(item: Evidence, nearby: Sequence[Evidence]) -> list[Analysis]:
    """Return what other facts say, for one that may stand beside a piece of evidence."""
    return [other.analysis for other in nearby if other.fact != item.fact and other.kind != "false"]


def _frame_signals(claim: Analysis, fact: Analysis) -> FrameSignals:
    if not (claim.parsed and fact.parsed):
        return NOTHING
    # Only here: a run by rules alone has no trees to read, and the reading of trees takes its time to import.
    from factcheck.claims.compare import frame_signals

    return frame_signals(claim, fact)


# What is read word by word is not left to wording or to weights. Not certainty itself: the logarithms of the
# decision need something to work on. (A denial may belong to another clause: that one is left to the others.)
EXACTLY = 0.98
_EXACT = {
    Verbatim.SAME: Reading(EXACTLY, 0.01, 0.01),
    Verbatim.VALUE: Reading(0.01, EXACTLY, 0.01),
    Verbatim.OPPOSITE: Reading(0.01, EXACTLY, 0.01),
}


_OPEN = Reading(0.01, 0.01, EXACTLY)
UNREAD = Reading(0.01, 0.01, EXACTLY)
"""What stands for the model's reading where it was not asked; that very object."""


def _leaves_out_scope(pair: Pair, found: Signals) -> bool:
    """Tell whether a claim names less of who, where and when than a wrong version: what is left may well be right."""
    met = sum(1 for item in pair.values if item.fact is not None)
    return found.names_left > 0 or met < len(pair.fact.values)


def _turned(reading: Reading) -> Reading:
    """Return what a wrong version says: who agrees with it is wrong, who differs from it may be right or wrong."""
    return Reading(0.001, reading.supported, reading.contradicted + reading.unverified - 0.001)


def rule_features(
    evidence: Sequence[Evidence], number: int, pair: Pair, found: Signals, frames: FrameSignals
) -> dict[str, float]:
    """Return the named features that the rules' opinion rests on."""
    item = evidence[number]
    rivals = [other.score for other in evidence if other is not item]
    return {
        "rank": float(number),
        "retrieval score": item.score,
        "coverage": item.coverage,
        "lead": item.score - max(rivals, default=0.0),
        "claim length": float(len(pair.claim.tokens)),
        "fact length": float(len(pair.fact.tokens)),
        **{name.replace("_", " "): value for name, value in zip(Signals._fields, found)},
        **{f"frames: {name.replace('_', ' ')}": value for name, value in zip(FrameSignals._fields, frames)},
    }
