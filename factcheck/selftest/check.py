"""The statements of a base checked, and what came of it: caught or missed, confirmed or called false."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from typing import Protocol

from factcheck.frozen import dataclass
from factcheck.model import FileReport, Verdict
from factcheck.selftest.make import FALSE_KINDS, TRUE_KINDS
from factcheck.selftest.reading import Statement

_FALSE = frozenset({Verdict.CONTRADICTED, Verdict.OUTDATED})
_TRUE = frozenset({Verdict.SUPPORTED, Verdict.NEEDS_CONTEXT})


class Checker(Protocol):
    """What is needed of an engine."""

    def check_statement(self, statement: str) -> FileReport:
        """Check one statement."""


class Answered(Enum):
    """How a statement was answered."""

    RIGHT = "right"
    OPEN = "undecided"
    WRONG = "wrong"  # a true one called false, a false one called true


@dataclass(frozen=True, slots=True)
class Asked:
    """A statement with its answer. `by` are the ids of the facts that decided."""

    statement: Statement
    verdict: Verdict
    by: tuple[str, ...]

    @property
    def answered(self) -> Answered:
        """How it was answered. A true one that lacks the fact's caveat still counts as known."""
        right, wrong = (_TRUE, _FALSE) if self.statement.is_true else (_FALSE, _TRUE)
        if self.verdict in right:
            return Answered.RIGHT
        return Answered.WRONG if self.verdict in wrong else Answered.OPEN


@dataclass(frozen=True, slots=True)
class Count:
    """How the statements of one kind, or of several, were answered."""

    right: int
    undecided: int
    wrong: int

    @property
    def total(self) -> int:
        """How many there are."""
        return self.right + self.undecided + self.wrong

    @property
    def right_share(self) -> float:
        """The share answered right, 1.0 of none."""
        return self.right / self.total if self.total else 1.0

    @property
    def wrong_share(self) -> float:
        """The share answered wrong, 0.0 of none."""
        return self.wrong / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class Outcome:
    """All answers of a selftest, in the order of the statements."""

    asked: tuple[Asked, ...]

    def of(self, is_true: bool, kind: str = "") -> Count:
        """Count the answers of the true or the false statements, of one kind where it is named."""
        found = [
            asked.answered
            for asked in self.asked
            if asked.statement.is_true is is_true and kind in ("", asked.statement.kind)
        ]
        return Count(*(found.count(answered) for answered in Answered))

    def kinds(self) -> Iterator[tuple[bool, str, Count]]:
        """Yield each kind that has statements, true ones first."""
        for is_true, kinds in ((True, TRUE_KINDS), (False, FALSE_KINDS)):
            for kind in kinds:
                count = self.of(is_true, kind)
                if count.total:
                    yield is_true, kind, count

    def confused(self) -> list[str]:
        """Return the facts that were not told apart from a flip of theirs: both were called true."""
        known = {
            asked.statement.fact
            for asked in self.asked
            if asked.statement.kind == "as-written" and asked.answered is Answered.RIGHT
        }
        flipped = (
            asked.statement.fact
            for asked in self.asked
            if not asked.statement.is_true and asked.answered is Answered.WRONG
        )
        return list(dict.fromkeys(fact for fact in flipped if fact in known))

    def passes(self, threshold: float) -> bool:
        """Tell whether `threshold` per cent of the flips are caught, and at most the rest called false."""
        caught, alarms = self.of(False).right_share, self.of(True).wrong_share
        return caught * 100 >= threshold and alarms * 100 <= 100 - threshold


def check(
    statements: Sequence[Statement], engine: Checker, advance: Callable[[], None] = lambda: None
) -> Outcome:
    """Check the statements one by one; `advance` is called after each."""
    asked = []
    for statement in statements:
        sentence = engine.check_statement(statement.text).sentences[0]
        by = dict.fromkeys(claim.fact.id for claim in sentence.claims if claim.fact is not None)
        asked.append(Asked(statement, sentence.verdict, tuple(by)))
        advance()
    return Outcome(tuple(asked))
