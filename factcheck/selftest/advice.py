"""What an author can change where a fact does not answer as it should."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.model import Fact, FactFile, Quantity, TimeValue, Verdict
from factcheck.named import NamedTuple
from factcheck.selftest.check import Answered, Asked, Outcome
from factcheck.selftest.reading import Book, Reading

_LONG = 25  # words
_MANY = 4  # values in one claim


class Advice(NamedTuple):
    """What to do about a fact, and why. `do` is short and the same for every fact that needs it."""

    fact: str
    do: str
    why: str


def advise(base: FactFile, outcome: Outcome) -> list[Advice]:
    """Return what an author can change, in the order of the base; nothing for a fact that answers well."""
    readings = {reading.fact.id: reading for reading in Book(base).readings}
    by_fact: dict[str, list[Asked]] = {}
    for one in outcome.asked:
        by_fact.setdefault(one.statement.fact, []).append(one)
    found = []
    for fact in base.facts:
        asked = by_fact.get(fact.id, [])
        if fact.id in readings and any(one.answered is not Answered.RIGHT for one in asked):
            found += list(_of_fact(fact, readings[fact.id], asked))
    return found


def _of_fact(fact: Fact, reading: Reading, asked: list[Asked]) -> Iterator[Advice]:
    disputes = {
        other
        for one in asked
        if one.statement.kind in ("as-written", "also")
        and (one.answered is Answered.WRONG or one.verdict is Verdict.DISPUTED)
        for other in one.by
        if other != fact.id
    }
    for other in sorted(disputes):
        yield Advice(
            fact.id, "two facts disagree", f"{other} speaks against it: correct one, or mark it disputed"
        )
    own = [
        one for one in asked if one.statement.kind in ("also", "false") and one.answered is not Answered.RIGHT
    ]
    for one in own:
        word = "true" if one.statement.is_true else "false"
        yield Advice(
            fact.id, "reword it", f"its own {word} wording is not known as {word}: {one.statement.text}"
        )
    unlisted = [mention.text for mention in reading.analysis.mentions if not mention.entity]
    if unlisted:
        names = ", ".join(f"“{name}”" for name in dict.fromkeys(unlisted))
        yield Advice(
            fact.id, "add an alias", f"{names} is not under entities, so no other name stands for it"
        )
    values = [value for value in reading.analysis.values if isinstance(value, (TimeValue, Quantity))]
    clauses = sum(word in (";", "and", "but", "while", "which", "who") for word in reading.words)
    if len(values) >= _MANY or len(reading.words) > _LONG or (clauses and len(values) > 1):
        yield Advice(
            fact.id, "split this fact", "it says several things at once: one sentence for each is surer"
        )
    elif not own and not disputes and any(one.statement.is_true and _is_open(one) for one in asked):
        yield Advice(fact.id, "add a wording", "write under also how copy would put it")


def _is_open(one: Asked) -> bool:
    return one.answered is Answered.OPEN
