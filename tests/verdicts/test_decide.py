"""What is read exactly decides, whatever the weights say."""

from __future__ import annotations

import pytest

from factcheck.claims.compare import frame_signals
from factcheck.model import Verdict
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts.decide import decide
from factcheck.verdicts.judge import EXACTLY, Judged
from factcheck.verdicts.reader import Reading
from factcheck.verdicts.signals import signals
from factcheck.verdicts.verbatim import Verbatim
from tests.verdicts.sides import beside

FOR, AGAINST, OPEN = Reading(EXACTLY, 0.01, 0.01), Reading(0.01, EXACTLY, 0.01), Reading(0.01, 0.01, 0.98)


def judged(exact: Verbatim | None, reading: Reading, rules: Reading | None = None) -> Judged:
    """Return a piece of evidence of which this much is known."""
    pair = beside("The Port Authority closed the bridge.", "The Port Authority closed the bridge.")
    evidence = Evidence(0, "claim", pair.fact, 1.0, 0.1)
    return Judged(evidence, pair, signals(pair), frame_signals(pair.claim, pair.fact), exact, rules or reading, reading)


@pytest.mark.parametrize("in_copy", [False, True])
@pytest.mark.parametrize(
    ("exact", "reading", "verdict"),
    [
        (Verbatim.SAME, FOR, Verdict.SUPPORTED),
        (Verbatim.VALUE, AGAINST, Verdict.CONTRADICTED),
        (Verbatim.OPPOSITE, AGAINST, Verdict.CONTRADICTED),
        (Verbatim.SAME, AGAINST, Verdict.CONTRADICTED),  # a wrong version, word for word
    ],
)
def test_what_is_read_word_by_word_decides(
    exact: Verbatim, reading: Reading, verdict: Verdict, in_copy: bool
) -> None:
    others = [judged(None, OPEN), judged(None, Reading(0.4, 0.4, 0.2))]
    assert decide([*others, judged(exact, reading)], in_copy).verdict is verdict


def test_two_exact_readings_against_each_other_are_left_to_the_weights() -> None:
    found = decide([judged(Verbatim.SAME, FOR), judged(Verbatim.VALUE, AGAINST)])
    assert max(found.supported, found.contradicted) < EXACTLY


@pytest.mark.parametrize("in_copy", [False, True])
def test_one_denial_more_confirms_nothing(in_copy: bool) -> None:
    found = decide([judged(Verbatim.DENIAL, Reading(0.999, 0.0, 0.001))], in_copy)
    assert found.verdict is not Verdict.SUPPORTED


def test_no_evidence_decides_nothing() -> None:
    assert decide([]).verdict is Verdict.UNVERIFIED
