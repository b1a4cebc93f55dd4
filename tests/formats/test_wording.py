"""The words for what differs, for what is left out and for what no fact decides."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck import formats
from factcheck.formats import FormatOptions, Severity
from factcheck.formats.wording import REMARKS, fix_and_explanation, message, remark_advice, remark_heading, repair
from factcheck.model import Difference, Reason, Span, Verdict

from .reports import CLAIMS, CLOSED, COLOUR, FACTS, FREED, REPORTS, claim_verdict, report_of, statement

OPTIONS = FormatOptions(facts=FACTS)
NOWHERE = Span(0, 1)


@pytest.mark.parametrize(
    ("kind", "stated", "expected", "words"),
    [
        (Reason.DATE, "30 March", "29 March", "“30 March” should read “29 March”"),
        (Reason.POLARITY, "left", "did not leave", "“left” should read “did not leave”"),
        (Reason.POLARITY, "Never", "", "“never” is wrong"),
        (Reason.POLARITY, "", "did not leave", "should say “did not leave”"),
        (Reason.ROLE, "Ada", "Bo", "“Ada” where the base has “Bo”"),
        (Reason.ENTITY, "Ada", "", "“Ada” is not what the base says"),
    ],
)
def test_repairs_as_an_editor_would_say_them(kind: Reason, stated: str, expected: str, words: str) -> None:
    assert repair(Difference(kind, stated, expected, NOWHERE)) == words


@pytest.mark.parametrize(
    ("kind", "stated", "expected", "line"),
    [
        (Reason.POLARITY, "never", "", "  Stated: “never” → by the base it is so"),
        (Reason.POLARITY, "", "did not leave", "  Should say: “did not leave”"),
        (Reason.ROLE, "Ada", "Bo", "  Stated: “Ada” → the base has “Bo”"),
        (Reason.ENTITY, "Ada", "", "  Stated: “Ada”"),
    ],
)
def test_rows_of_what_differs(kind: Reason, stated: str, expected: str, line: str) -> None:
    claim = claim_verdict(FREED, Verdict.CONTRADICTED, differences=(Difference(kind, stated, expected, NOWHERE),))
    shown = replace(statement(FREED).sentences[0], claims=(claim,))
    report = report_of(replace(statement(FREED), sentences=(shown,)))
    assert line in formats.render("plain", report).splitlines()


def test_a_caveat_is_said_once() -> None:
    ours = next(claim for claim in CLAIMS[CLOSED] if claim.fact and claim.fact.context)
    assert ours.fact is not None
    context = ours.fact.context
    why = f"True as far as it goes, but the base asks for this to be said too: {context}"
    claim = replace(ours, explanation=why)
    assert fix_and_explanation(claim) == [why]
    assert message(claim, FACTS).count(context) == 1
    assert fix_and_explanation(replace(claim, explanation="")) == [f"Should also say: {context}"]
    shown = replace(statement(CLOSED).sentences[0], claims=(claim,))
    report = report_of(replace(statement(CLOSED), sentences=(shown,)))
    for name in ("plain", "rich", "markdown"):
        assert formats.render(name, report, FormatOptions(width=400)).count("on the last day") == 1


def test_every_readable_format_names_the_nearest_facts() -> None:
    report = report_of(statement(COLOUR))
    for name in ("plain", "rich", "markdown", "html"):
        assert FACTS["crew"].claim in formats.render(name, report, replace(OPTIONS, strict=True, width=300))


@pytest.mark.parametrize("name", ["plain", "rich", "markdown", "html", "sarif", "junit"])
def test_every_kind_of_remark_has_words(name: str) -> None:
    rules = {remark.rule for file in REPORTS["remarks"]().files for remark in file.remarks}
    assert rules & {"coverage/uncovered"} and rules <= set(REMARKS)
    assert "no fact answers for the name" in formats.render(name, REPORTS["remarks"]())
    assert all(remark_heading(rule) and remark_advice(rule) for rule in REMARKS)


def test_a_remark_fails_where_warnings_do() -> None:
    found = formats.render("junit", REPORTS["remarks"](), FormatOptions(fail_level=Severity.WARNING))
    assert '<failure type="coverage/uncovered"' in found and "without a fact" in found
