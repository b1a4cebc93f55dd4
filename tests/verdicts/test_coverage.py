"""The ledger of `--strict`: what of a sentence no fact answers for."""

from __future__ import annotations

from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.model import Claim, ClaimVerdict, Entity, Span, Verdict
from factcheck.verdicts.coverage import answered, uncovered
from factcheck.verdicts.pairs import align

NAMES = Gazetteer.of([Entity("Port Authority", ("PA",)), Entity("Mira Castell", ("Castell",))])
FACT = analyse("The Port Authority was fined 40,000 euros in May 2021.", NAMES, None)


def open_items(text: str, verdict: Verdict) -> list[tuple[str, str]]:
    """Return (kind, words) of what is open in a sentence that FACT decides."""
    claim = analyse(text, NAMES, None)
    decided = ClaimVerdict(Claim(text, Span(0, len(text))), verdict, answered=answered(align(claim, FACT), 0))
    return [(item.kind, text[item.span.start : item.span.end]) for item in uncovered(claim, [decided])]


def test_what_agrees_is_answered_for() -> None:
    assert open_items("In May 2021 the PA was fined 40,000 euros.", Verdict.SUPPORTED) == []


def test_what_differs_is_answered_for() -> None:
    assert open_items("In May 2020 the PA was fined 40,000 euros.", Verdict.CONTRADICTED) == []


def test_what_the_fact_does_not_have_is_open() -> None:
    found = open_items("In May 2021 the PA was fined 40,000 euros, Castell and 12 guests heard.", Verdict.SUPPORTED)
    assert found == [("name", "Castell"), ("number", "12 guests")]


def test_a_date_more_precise_than_the_fact_s_is_open() -> None:
    assert open_items("On 3 May 2021 the PA was fined.", Verdict.SUPPORTED) == [("date", "3 May 2021")]


def test_nothing_decided_leaves_all_open() -> None:
    text = "“We never saw Castell there,” said one of 12 guests."
    found = [(item.kind, text[item.span.start : item.span.end]) for item in uncovered(analyse(text, NAMES, None), ())]
    assert found == [("quotation", "“We never saw Castell there,”"), ("number", "12 guests")]
