"""How answers are counted, what an author is told, and how it is reported."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from factcheck.facts.load import read_base
from factcheck.model import (
    BlockKind,
    Claim,
    ClaimVerdict,
    Fact,
    FactFile,
    FileReport,
    Place,
    Sentence,
    SentenceVerdict,
    Span,
    Verdict,
)
from factcheck.selftest.advice import advise
from factcheck.selftest.check import Answered, Asked, Count, Outcome, check
from factcheck.selftest.make import statements
from factcheck.selftest.reading import Statement
from factcheck.selftest.report import render

BASE = read_base([Path(__file__).parent / "facts.yaml"])


def report_of(text: str, verdict: Verdict, *by: Fact) -> FileReport:
    sentence = Sentence(text, Place(1, 1, 1, len(text) + 1), Span(0, len(text)), 0, BlockKind.PARAGRAPH)
    claim = Claim(text, Span(0, len(text)))
    claims = tuple(ClaimVerdict(claim, verdict, fact=fact) for fact in by) or (ClaimVerdict(claim, verdict),)
    return FileReport(None, (SentenceVerdict(sentence, verdict, claims),))


class Oracle:
    """An engine that knows what was made, but for what `wrong` answers."""

    def __init__(self, base: FactFile, wrong: Mapping[str, tuple[Verdict, str]]) -> None:
        self._right = {one.text: one for one in statements(base)}
        self._facts = {fact.id: fact for fact in base.facts}
        self._wrong = wrong

    def check_statement(self, statement: str) -> FileReport:
        """Answer."""
        if statement in self._wrong:
            verdict, by = self._wrong[statement]
            return report_of(statement, verdict, *([self._facts[by]] if by else ()))
        one = self._right[statement]
        verdict = Verdict.SUPPORTED if one.is_true else Verdict.CONTRADICTED
        return report_of(statement, verdict, self._facts[one.fact])


def outcome_of(base: FactFile = BASE, **wrong: tuple[Verdict, str]) -> Outcome:
    """Check the base; the claims of the facts named are answered otherwise (`x_y` is fact x-y)."""
    claims = {fact.id.replace("-", "_"): fact.claim for fact in base.facts}
    return check(statements(base), Oracle(base, {claims[fact]: answer for fact, answer in wrong.items()}))


@pytest.mark.parametrize(
    ("is_true", "verdict", "answered"),
    [
        (True, Verdict.SUPPORTED, Answered.RIGHT),
        (True, Verdict.NEEDS_CONTEXT, Answered.RIGHT),
        (True, Verdict.UNVERIFIED, Answered.OPEN),
        (True, Verdict.DISPUTED, Answered.OPEN),
        (True, Verdict.NOT_CHECKABLE, Answered.OPEN),
        (True, Verdict.CONTRADICTED, Answered.WRONG),
        (True, Verdict.OUTDATED, Answered.WRONG),
        (False, Verdict.CONTRADICTED, Answered.RIGHT),
        (False, Verdict.OUTDATED, Answered.RIGHT),
        (False, Verdict.UNVERIFIED, Answered.OPEN),
        (False, Verdict.SUPPORTED, Answered.WRONG),
    ],
)
def test_answers(is_true: bool, verdict: Verdict, answered: Answered) -> None:
    assert Asked(Statement("a", "year", is_true, "…"), verdict, ()).answered is answered


def test_an_oracle_gets_everything_right() -> None:
    outcome = outcome_of()
    assert outcome.of(True).right_share == outcome.of(False).right_share == 1
    assert outcome.of(True).total + outcome.of(False).total == len(outcome.asked)
    assert outcome.confused() == []
    assert outcome.passes(100)
    assert advise(BASE, outcome) == []


def test_counts() -> None:
    assert Count(0, 0, 0).right_share == 1
    assert Count(0, 0, 0).wrong_share == 0
    assert Count(1, 2, 1) == Count(1, 2, 1)
    assert Count(1, 2, 1).wrong_share == 0.25


def test_advance_is_called_for_each() -> None:
    made = statements(BASE)
    calls: list[int] = []
    check(made, Oracle(BASE, {}), lambda: calls.append(1))
    assert len(calls) == len(made)


def test_a_threshold_holds_for_flips_and_for_false_alarms() -> None:
    true = [Asked(Statement("a", "also", True, str(n)), Verdict.SUPPORTED, ()) for n in range(19)]
    alarm = Asked(Statement("a", "also", True, "19"), Verdict.CONTRADICTED, ())
    caught = Asked(Statement("a", "year", False, "x"), Verdict.CONTRADICTED, ())
    outcome = Outcome((*true, alarm, caught))
    assert outcome.passes(95)
    assert not outcome.passes(96)
    missed = replace(caught, verdict=Verdict.UNVERIFIED)
    assert not Outcome((*true, missed)).passes(1)
    assert Outcome((*true, missed)).passes(0)


def test_a_fact_called_true_beside_its_flip_is_confused() -> None:
    flip = next(one for one in statements(BASE) if one.fact == "mayor" and one.kind == "name")
    wrong = {flip.text: (Verdict.SUPPORTED, "mayor")}
    outcome = check(statements(BASE), Oracle(BASE, wrong))
    assert outcome.confused() == ["mayor"]
    text = "".join(render("plain", BASE, outcome, None))
    assert "not told apart from a false version of them\n  mayor\n" in text
    assert flip.text in text


def test_advice_on_two_facts_that_disagree() -> None:
    outcome = outcome_of(troops_velmar=(Verdict.CONTRADICTED, "troops-ostrand"))
    [advice] = [one for one in advise(BASE, outcome) if one.do == "two facts disagree"]
    assert advice.fact == "troops-velmar"
    assert "troops-ostrand" in advice.why


def test_advice_on_a_name_that_is_not_listed() -> None:
    facts = (replace(BASE.facts[0], id="new", claim="The film won the Golden Heron in May 2021."),)
    base = replace(BASE, facts=facts)
    advice = advise(base, outcome_of(base, new=(Verdict.UNVERIFIED, "")))
    assert ("new", "add an alias") in [one[:2] for one in advice]
    assert "Golden Heron" in advice[0].why


def test_advice_on_a_fact_that_says_several_things() -> None:
    outcome = outcome_of(swap=(Verdict.UNVERIFIED, ""))
    assert [one[:2] for one in advise(BASE, outcome)] == [("swap", "split this fact")]


def test_plain_report() -> None:
    text = "".join(render("plain", BASE, outcome_of(mayor=(Verdict.UNVERIFIED, "")), 90))
    assert "True statements" in text
    assert "as-written" in text
    assert "100.0 % of the false statements caught" in text
    assert "fine at --fail-under 90" in text
    assert "\x1b" not in text


def test_rich_report_has_colour_only_where_it_is_wanted() -> None:
    outcome = outcome_of()
    assert "\x1b" in "".join(render("rich", BASE, outcome, 90, True, 100))
    assert "\x1b" not in "".join(render("rich", BASE, outcome, 90, False, 100))


def test_json_report() -> None:
    outcome = outcome_of(mayor=(Verdict.CONTRADICTED, "runoff"))
    record = json.loads("".join(render("json", BASE, outcome, 100)))
    assert record["passed"] is False
    assert record["caught"] == 1
    assert len(record["statements"]) == len(outcome.asked)
    assert {"fact": "mayor", "do": "two facts disagree"}.items() <= record["advice"][0].items()
    wrong = [one for one in record["statements"] if one["answer"] == "wrong"]
    assert [(one["fact"], one["by"]) for one in wrong] == [("mayor", ["runoff"])]


def test_a_claim_cannot_steer_the_terminal() -> None:
    facts = (replace(BASE.facts[0], claim="The ship\x1b[31m ran aground in Velmar."),)
    base = replace(BASE, facts=facts)
    wrong = check(
        [Statement("grounding", "as-written", True, facts[0].claim)],
        Oracle(base, {facts[0].claim: (Verdict.CONTRADICTED, "")}),
    )
    for form in ("plain", "json"):
        assert "\x1b" not in "".join(render(form, base, wrong, None))
