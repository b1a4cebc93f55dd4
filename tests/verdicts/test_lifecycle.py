"""What a fact's own standing makes of a decision: superseded, expired, not yet, disputed, retracted, a caveat."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.compare import frame_signals
from factcheck.claims.context import Context
from factcheck.language.analyse import analyse
from factcheck.model import Fact, FactFile, Reason, Status, Validity, Verdict
from factcheck.retrieval.candidates import Evidence
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.verdicts.decide import Decision
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.lifecycle import lifecycle
from factcheck.verdicts.pairs import align
from factcheck.verdicts.reader import Reading
from factcheck.verdicts.signals import signals

from .sides import read

TODAY = date(2026, 3, 2)
FOR, AGAINST, SILENT = Reading(0.98, 0.01, 0.01), Reading(0.01, 0.98, 0.01), Reading(0.01, 0.01, 0.98)
Outcome = tuple[Verdict, Reason | None, list[str]]
Stands = Callable[..., Outcome]


def judged(base: CompiledBase, number: int, claim: str, reading: Reading) -> Judged:
    """Return a claim beside a fact as if rules and model had read it so."""
    fact, mine = base.claim_of(number), read(claim, TODAY)
    pair = align(mine, fact)
    evidence = Evidence(number, "claim", fact, 1.0, 1.0)
    return Judged(evidence, pair, signals(pair), frame_signals(mine, fact), None, reading, reading)


@pytest.fixture
def stands(tmp_path: Path) -> Stands:
    """Return what becomes of a decision by the first of some facts: (verdict, reason, ids of further facts)."""

    def outcome(claim: str, *facts: Fact, verdict: Verdict = Verdict.SUPPORTED, others: Reading = SILENT) -> Outcome:
        compile_base(FactFile("Base", "en", TODAY, (), (), facts), tmp_path, analyse)
        base = CompiledBase(tmp_path)
        first = FOR if verdict is Verdict.SUPPORTED else AGAINST
        rows = [judged(base, number, claim, others if number else first) for number in range(len(facts))]
        decision = Decision(verdict, rows[0], first.supported, first.contradicted, {})
        found, reason, further = lifecycle(decision, rows, base, Context(TODAY))
        return found, reason, [fact.id for fact in further]

    return outcome


def fact(name: str, claim: str, **more: object) -> Fact:
    """Return a fact of the base."""
    return Fact(name, claim, (), **more)  # type: ignore[arg-type]


LIVE = fact("cost", "The bridge costs 48 million euros.")
NEW = fact("new-cost", "The bridge costs 60 million euros.")
OLD = fact("cost", LIVE.claim, status=Status.SUPERSEDED, superseded_by="new-cost")
REPEATED, DENIED = LIVE.claim, "The bridge costs 84 million euros."


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.CONTRADICTED])
def test_a_live_fact_changes_nothing(stands: Stands, verdict: Verdict) -> None:
    assert stands(REPEATED, LIVE, verdict=verdict) == (verdict, None, [])


def test_what_repeats_a_superseded_fact_is_outdated_and_shows_the_newer_one(stands: Stands) -> None:
    assert stands(REPEATED, OLD, NEW) == (Verdict.OUTDATED, Reason.SUPERSEDED, ["new-cost"])


def test_a_superseded_fact_need_not_name_its_successor(stands: Stands) -> None:
    alone = fact("cost", LIVE.claim, status=Status.SUPERSEDED)
    assert stands(REPEATED, alone, NEW) == (Verdict.OUTDATED, Reason.SUPERSEDED, [])


def test_what_contradicts_a_superseded_fact_stays_contradicted(stands: Stands) -> None:
    assert stands(DENIED, OLD, NEW, verdict=Verdict.CONTRADICTED) == (Verdict.CONTRADICTED, None, [])


@pytest.mark.parametrize("verdict", [Verdict.SUPPORTED, Verdict.CONTRADICTED])
def test_a_retracted_fact_decides_nothing(stands: Stands, verdict: Verdict) -> None:
    gone = fact("cost", LIVE.claim, status=Status.RETRACTED)
    assert stands(REPEATED, gone, verdict=verdict) == (Verdict.UNVERIFIED, None, [])


CALM = fact("toll-a", "The storm killed 12 people.", status=Status.DISPUTED)
GRIM = fact("toll-b", "The storm killed 20 people.", status=Status.DISPUTED)
LEFT_OUT = fact("toll-c", "The storm killed 30 people.")


@pytest.mark.parametrize(
    ("verdict", "others", "further"),
    [
        (Verdict.SUPPORTED, AGAINST, ["toll-b"]),
        (Verdict.CONTRADICTED, FOR, ["toll-b"]),
        (Verdict.SUPPORTED, FOR, []),
        (Verdict.CONTRADICTED, AGAINST, []),
        (Verdict.SUPPORTED, SILENT, []),
    ],
)
def test_a_disputed_fact_shows_those_that_decide_the_other_way(
    stands: Stands, verdict: Verdict, others: Reading, further: list[str]
) -> None:
    # A fact that nobody marked as disputed takes no part in the dispute.
    found = stands(CALM.claim, CALM, GRIM, LEFT_OUT, verdict=verdict, others=others)
    assert found == (Verdict.DISPUTED, None, further)


SPRING = Validity(date(2026, 1, 1), date(2026, 2, 15))
COMING = Validity(date(2026, 6, 1), None)
OVER: Outcome = (Verdict.OUTDATED, Reason.EXPIRED, [])
EARLY: Outcome = (Verdict.OUTDATED, Reason.NOT_YET, [])
HOLDS: Outcome = (Verdict.SUPPORTED, None, [])


@pytest.mark.parametrize(
    ("claim", "valid", "expected"),
    [
        # the present tense speaks of today
        ("The bridge is closed to ships.", SPRING, OVER),
        ("The bridge remains closed to ships.", SPRING, OVER),
        ("The bridge was closed to ships.", SPRING, HOLDS),
        ("The bridge has been closed to ships.", SPRING, HOLDS),
        # its own date goes before that
        ("The bridge is closed on 20 February 2026.", SPRING, OVER),
        ("The bridge is closed on 10 February 2026.", SPRING, HOLDS),
        ("The bridge was closed on 15 February 2026.", SPRING, HOLDS),
        ("The bridge was closed on 16 February 2026.", SPRING, OVER),
        ("The bridge was closed in February 2026.", SPRING, HOLDS),
        ("The bridge was closed in March 2026.", SPRING, OVER),
        ("The bridge was closed yesterday.", SPRING, OVER),
        ("The bridge was closed on 10 February 2026 and on 20 February 2026.", SPRING, OVER),
        # a length is no date
        ("The bridge was closed for six days.", SPRING, HOLDS),
        # an open end
        ("The bridge is closed to ships.", Validity(date(2026, 1, 1), None), HOLDS),
        ("The bridge is closed to ships.", Validity(None, date(2026, 3, 2)), HOLDS),
        ("The bridge is closed to ships.", Validity(None, date(2026, 3, 1)), OVER),
        ("The bridge is closed to ships.", Validity(), HOLDS),
        # what begins later
        ("The bridge is closed to ships.", COMING, EARLY),
        ("The bridge closes to ships.", COMING, HOLDS),
        ("The bridge is closed on 1 June 2026.", COMING, HOLDS),
    ],
)
def test_a_fact_holds_in_its_time_only(stands: Stands, claim: str, valid: Validity, expected: Outcome) -> None:
    assert stands(claim, fact("closed", "The bridge is closed to ships.", valid=valid)) == expected


def test_what_contradicts_an_expired_fact_stays_contradicted(stands: Stands) -> None:
    closed = fact("closed", "The bridge is closed to ships.", valid=SPRING)
    found = stands("The bridge is open to ships.", closed, verdict=Verdict.CONTRADICTED)
    assert found == (Verdict.CONTRADICTED, None, [])


CAVEAT = "Smaller boats could still pass."


@pytest.mark.parametrize(
    ("claim", "verdict"),
    [
        ("The canal was closed.", Verdict.NEEDS_CONTEXT),
        ("The canal was closed to all ships on Monday.", Verdict.NEEDS_CONTEXT),
        ("The canal was closed, though smaller boats could pass.", Verdict.SUPPORTED),
        ("The canal was closed; a few small boats passed.", Verdict.SUPPORTED),
    ],
)
def test_a_caveat_must_be_said_too(stands: Stands, claim: str, verdict: Verdict) -> None:
    assert stands(claim, fact("closed", "The canal was closed.", context=CAVEAT)) == (verdict, None, [])


def test_a_contradiction_needs_no_caveat(stands: Stands) -> None:
    closed = fact("closed", "The canal was closed.", context=CAVEAT)
    found = stands("The canal was open.", closed, verdict=Verdict.CONTRADICTED)
    assert found == (Verdict.CONTRADICTED, None, [])


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({"status": Status.SUPERSEDED, "valid": SPRING, "context": CAVEAT}, (Verdict.OUTDATED, Reason.SUPERSEDED, [])),
        ({"status": Status.DISPUTED, "valid": SPRING, "context": CAVEAT}, (Verdict.DISPUTED, None, [])),
        ({"status": Status.RETRACTED, "valid": SPRING, "context": CAVEAT}, (Verdict.UNVERIFIED, None, [])),
        ({"valid": SPRING, "context": CAVEAT}, OVER),
    ],
)
def test_the_gravest_standing_counts(stands: Stands, more: dict[str, object], expected: Outcome) -> None:
    claim = "The bridge is closed to ships."
    assert stands(claim, fact("closed", claim, **more)) == expected
