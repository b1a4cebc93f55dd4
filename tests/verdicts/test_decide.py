"""What is read exactly decides, whatever the weights say."""

from __future__ import annotations

from dataclasses import replace

import pytest

from factcheck.claims.compare import frame_signals
from factcheck.model import Verdict
from factcheck.retrieval.candidates import Evidence
from factcheck.verdicts import decide as decision
from factcheck.verdicts.decide import Decision, decide
from factcheck.verdicts.judge import EXACTLY, Judged
from factcheck.verdicts.reader import Reading
from factcheck.verdicts.signals import signals
from factcheck.verdicts.unconfirmed import open_figures
from factcheck.verdicts.verbatim import Verbatim
from tests.verdicts.sides import beside, parsed_beside

FOR, AGAINST, OPEN = Reading(EXACTLY, 0.01, 0.01), Reading(0.01, EXACTLY, 0.01), Reading(0.01, 0.01, 0.98)


def judged(exact: Verbatim | None, reading: Reading, rules: Reading | None = None) -> Judged:
    """Return a piece of evidence of which this much is known."""
    pair = beside("The Port Authority closed the bridge.", "The Port Authority closed the bridge.")
    evidence = Evidence(0, "claim", pair.fact, 1.0, 0.1)
    return Judged(evidence, pair, signals(pair), frame_signals(pair.claim, pair.fact), exact, rules or reading, reading)


MAY, JUNE = "The Port Authority closed the bridge in May 2021.", "The Port Authority closed the bridge in June 2021."


@pytest.mark.parametrize(
    ("claim", "rules", "coverage", "kind", "verdict"),
    [
        (MAY, 0.97, 0.9, "claim", Verdict.CONTRADICTED),
        (MAY, 0.93, 0.9, "claim", Verdict.UNVERIFIED),  # rules are not sure enough
        (MAY, 0.97, 0.5, "claim", Verdict.UNVERIFIED),  # most of the claim is of something else
        (MAY, 0.97, 0.9, "false", Verdict.UNVERIFIED),  # who differs from a wrong version may be right
        (JUNE, 0.97, 0.9, "claim", Verdict.UNVERIFIED),  # no value differs
    ],
)
def test_what_a_figure_excludes_is_wrong_whatever_the_reader_leaves_open(
    claim: str, rules: float, coverage: float, kind: str, verdict: Verdict
) -> None:
    pair = beside(claim, JUNE)
    evidence = Evidence(0, kind, pair.fact, 1.0, coverage)
    opinion = Reading(0.01, rules, 0.99 - rules)
    frames = frame_signals(pair.claim, pair.fact)
    item = Judged(evidence, pair, signals(pair), frames, None, opinion, Reading(0.01, 0.03, 0.96))
    assert decide([item]).verdict is verdict


@pytest.mark.parametrize(
    ("claim", "supported", "verdict"),
    [
        ("The Port Authority closed the bridge by the end of 2021.", 0.6, Verdict.UNVERIFIED),
        ("The Port Authority closed the bridge by the end of 2021.", 0.2, Verdict.CONTRADICTED),  # rules see no support
        ("The Port Authority sold the bridge by the end of 2021.", 0.6, Verdict.CONTRADICTED),  # another word differs
        ("The Port Authority closed the bridge by May 2021.", 0.6, Verdict.CONTRADICTED),  # another deadline
    ],
)
def test_a_limit_that_can_hold_as_well_is_no_contradiction(
    claim: str, supported: float, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.01, 0.98, 0.01))
    pair = beside(claim, "The Port Authority closed the bridge by the end of September 2021.")
    evidence = Evidence(0, "claim", pair.fact, 1.0, 0.9)
    opinion, frames = Reading(supported, 0.3, 0.7 - supported), frame_signals(pair.claim, pair.fact)
    item = Judged(evidence, pair, signals(pair), frames, None, opinion, Reading(0.01, 0.98, 0.01))
    assert decide([item]).verdict is verdict


def test_at_least_until_leaves_later_ends_open(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.01, 0.98, 0.01))
    fact = "The Port Authority runs the bridge until at least 2026."
    pair = beside("The Port Authority runs the bridge until 2027.", fact)
    frames = frame_signals(pair.claim, pair.fact)
    opinion, wrong = Reading(0.6, 0.3, 0.1), Reading(0.01, 0.98, 0.01)
    item = Judged(Evidence(0, "claim", pair.fact, 1.0, 0.9), pair, signals(pair), frames, None, opinion, wrong)
    assert decide([item]).verdict is Verdict.UNVERIFIED


MET = "Mira Castell met Jonas Weyr in Hull in May 2021."


@pytest.mark.parametrize(
    ("claim", "fact", "verdict"),
    [
        ("Castell met the Dutch prime minister in Hull.", MET, Verdict.UNVERIFIED),  # who may be Weyr
        ("Castell met the Dutch prime minister in June 2021.", MET, Verdict.CONTRADICTED),  # the date differs
        ("Castell met a friend in Hull.", MET, Verdict.CONTRADICTED),
        ("Castell met the Dutch prime minister.", "Jonas Weyr is the prime minister of Norland.", Verdict.UNVERIFIED),
    ],
)
def test_whom_an_office_stands_for_is_left_open(
    claim: str, fact: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.01, 0.98, 0.01))
    pair = parsed_beside(claim, fact)
    evidence, frames = Evidence(0, "claim", pair.fact, 1.0, 0.9), frame_signals(pair.claim, pair.fact)
    item = Judged(evidence, pair, signals(pair), frames, None, Reading(0.2, 0.5, 0.3), Reading(0.01, 0.98, 0.01))
    assert decide([item]).verdict is verdict


def misread(claim: str, fact: str, monkeypatch: pytest.MonkeyPatch, as_wrong: bool = True) -> Verdict:
    """Return the verdict where the reader of wording is all but sure that a claim is wrong, or that it is right."""
    chances = (0.01, 0.98, 0.01) if as_wrong else (0.98, 0.01, 0.01)
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: chances)
    pair = parsed_beside(claim, fact)
    evidence, frames = Evidence(0, "claim", pair.fact, 1.0, 0.9), frame_signals(pair.claim, pair.fact)
    item = Judged(evidence, pair, signals(pair), frames, None, Reading(0.4, 0.3, 0.3), Reading(*chances))
    return decide([item]).verdict


@pytest.mark.parametrize(
    ("claim", "fact", "verdict"),
    [
        ("Leeds beat Alder 3-1 in May.", "Alder lost 3-1 at Leeds in May.", Verdict.UNVERIFIED),
        ("Leeds won 3-1 against Alder.", "Alder lost 3-1 at Leeds in May.", Verdict.UNVERIFIED),
        ("Alder beat Leeds 3-1 in May.", "Alder lost 3-1 at Leeds in May.", Verdict.CONTRADICTED),
        ("Leeds beat Alder 2-1 in May.", "Alder lost 3-1 at Leeds in May.", Verdict.CONTRADICTED),
        ("Weyr bought the bridge from Castell.", "Castell sold the bridge to Weyr in 2020.", Verdict.UNVERIFIED),
        ("Castell bought the bridge from Weyr.", "Castell sold the bridge to Weyr in 2020.", Verdict.CONTRADICTED),
    ],
)
def test_the_other_side_of_a_deed_is_no_opposite(
    claim: str, fact: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert misread(claim, fact, monkeypatch) is verdict


@pytest.mark.parametrize(
    ("claim", "fact", "verdict"),
    [
        ("Spain is among the members.", "Castell is among the members.", Verdict.UNVERIFIED),
        ("Spain has joined the members.", "Members including Castell have joined.", Verdict.UNVERIFIED),
        ("Spain is the largest of the members.", "Castell is the largest of the members.", Verdict.CONTRADICTED),
        ("Weyr described the plan in May.", "An official described the plan in May.", Verdict.UNVERIFIED),
        ("Weyr described the plan in May.", "The official described the plan in May.", Verdict.CONTRADICTED),
        ("Four sailors and 17 passengers died.", "Seventeen passengers and four sailors died.", Verdict.UNVERIFIED),
        ("Four sailors and 18 passengers died.", "Seventeen passengers and four sailors died.", Verdict.CONTRADICTED),
        ("Weyr described the plan in June 2021.", "An official described the plan in May 2021.", Verdict.CONTRADICTED),
    ],
)
def test_who_else_it_may_be_is_left_open(
    claim: str, fact: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert misread(claim, fact, monkeypatch) is verdict


@pytest.mark.parametrize(
    ("claim", "fact", "verdict"),
    [
        ("Alder has cut 40 jobs.", "Alder plans to cut 40 jobs by May.", Verdict.UNVERIFIED),
        ("Alder sold 40 shops.", "Alder is expected to sell 40 shops by May.", Verdict.UNVERIFIED),
        ("Alder wants to cut 40 jobs.", "Alder plans to cut 40 jobs by May.", Verdict.SUPPORTED),
        ("Alder will cut 40 jobs.", "Alder plans to cut 40 jobs by May.", Verdict.SUPPORTED),
        ("Alder has cut 40 jobs.", "Alder cut 40 jobs by May.", Verdict.SUPPORTED),
    ],
)
def test_a_plan_confirms_no_deed(claim: str, fact: str, verdict: Verdict, monkeypatch: pytest.MonkeyPatch) -> None:
    assert misread(claim, fact, monkeypatch, as_wrong=False) is verdict


@pytest.mark.parametrize(
    ("coverage", "reading", "rules", "verdict"),
    [
        (0.7, 0.85, 0.85, Verdict.CONTRADICTED),
        (0.5, 0.85, 0.85, Verdict.UNVERIFIED),
        (0.7, 0.73, 0.85, Verdict.UNVERIFIED),
        (0.7, 0.85, 0.73, Verdict.UNVERIFIED),
    ],
)
def test_what_rules_and_reader_both_see_needs_no_weights(
    coverage: float, reading: float, rules: float, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.2, 0.5, 0.3))
    item = judged(None, Reading(0.1, reading, 0.9 - reading), Reading(0.1, rules, 0.9 - rules))
    item = replace(item, evidence=replace(item.evidence, coverage=coverage))
    assert decide([item]).verdict is verdict


@pytest.mark.parametrize(
    ("coverage", "contradicted", "verdict"),
    [(0.3, 0.9, Verdict.UNVERIFIED), (0.3, 0.96, Verdict.CONTRADICTED), (0.5, 0.9, Verdict.CONTRADICTED)],
)
def test_a_fact_that_has_little_of_a_sentence_of_copy_must_be_surer(
    coverage: float, contradicted: float, verdict: Verdict, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.0, contradicted, 1 - contradicted))
    item = judged(None, AGAINST)
    item = replace(item, evidence=replace(item.evidence, coverage=coverage))
    assert decide([item], in_copy=True).verdict is verdict


@pytest.mark.parametrize(
    ("read", "on_topic", "verdict"),
    [(0.95, True, Verdict.CONTRADICTED), (0.8, True, Verdict.UNVERIFIED), (0.95, False, Verdict.UNVERIFIED)],
)
@pytest.mark.parametrize(("coverage", "tied"), [(0.3, 1), (0.6, 0), (0.3, 0)])
def test_amid_others_on_the_story_the_reader_needs_only_be_sure_of_it(
    read: float, on_topic: bool, verdict: Verdict, coverage: float, tied: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.0, 0.88, 0.12))
    item = judged(None, Reading(0.01, read, 0.99 - read), OPEN)
    seen = item.signals._replace(names_shared=tied, values_agree=0, same_unit_differ=0, dates_differ=0)
    item = replace(item, evidence=replace(item.evidence, coverage=coverage), signals=seen)
    assert decide([item], in_copy=True, on_topic=on_topic).verdict is verdict


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
def test_what_is_read_word_by_word_decides(exact: Verbatim, reading: Reading, verdict: Verdict, in_copy: bool) -> None:
    others = [judged(None, OPEN), judged(None, Reading(0.4, 0.4, 0.2))]
    assert decide([*others, judged(exact, reading)], in_copy).verdict is verdict


def test_two_exact_readings_against_each_other_are_left_to_the_weights(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(decision, "_probabilities", lambda features, learnt: (0.45, 0.4, 0.15))
    found = decide([judged(Verbatim.SAME, FOR), judged(Verbatim.VALUE, AGAINST)])
    assert (found.supported, found.contradicted) == (0.45, 0.4)


@pytest.mark.parametrize("in_copy", [False, True])
def test_one_denial_more_confirms_nothing(in_copy: bool) -> None:
    found = decide([judged(Verbatim.DENIAL, Reading(0.999, 0.0, 0.001))], in_copy)
    assert found.verdict is not Verdict.SUPPORTED


def test_no_evidence_decides_nothing() -> None:
    assert decide([]).verdict is Verdict.UNVERIFIED


def put(claim: str, fact: str, kind: str, exact: Verbatim | None, reading: Reading) -> Judged:
    """Return a claim beside a sentence of a fact, read so."""
    pair = beside(claim, fact)
    evidence = Evidence(0, kind, pair.fact, 1.0, 1.0)
    return Judged(evidence, pair, signals(pair), frame_signals(pair.claim, pair.fact), exact, reading, reading)


def at_odds(listed: str) -> tuple[Judged, Decision]:
    """Return a wrong version, and the decision between it and a fact that says the claim with words left out."""
    claim = "The ferry sails to Malta."
    wrong = put(claim, listed, "false", Verbatim.SAME, AGAINST)
    other = put(claim, "The ferry sailed to Malta in 1997.", "claim", Verbatim.SAME, FOR)
    return wrong, decide([other, wrong])


def test_a_listed_wrong_version_outdoes_a_fact_with_words_left_out() -> None:
    wrong, decision = at_odds("The ferry sails to Malta.")
    assert decision.verdict is Verdict.CONTRADICTED and decision.by is wrong


def test_a_part_of_a_wrong_version_does_not() -> None:
    _, decision = at_odds("The ferry sails to Malta on Sundays.")
    assert decision.contradicted < EXACTLY and decision.supported < EXACTLY  # left to the weights


@pytest.mark.parametrize(
    ("claim", "facts", "missing"),
    [
        ("The bridge has 12 lanes and 40 lamps.", ["The bridge has 12 lanes."], ("40 lamps",)),
        ("The bridge has 12 lanes and 40 lamps.", ["The bridge has 12 lanes.", "The bridge has 40 lamps."], ()),
        ("The bridge has 12 lanes.", ["The bridge has 12 lanes and 40 lamps."], ()),
        ("The bridge has lanes.", ["The bridge has 12 lanes."], ()),
        ("The bridge has 13 lanes.", ["The bridge has 12 lanes."], ("13 lanes",)),
    ],
)
def test_a_figure_that_no_fact_has_stays_open(claim: str, facts: list[str], missing: tuple[str, ...]) -> None:
    assert open_figures([put(claim, fact, "claim", None, FOR) for fact in facts]) == missing


@pytest.mark.parametrize("in_copy", [False, True])
def test_an_open_figure_is_not_confirmed_and_is_named(in_copy: bool) -> None:
    sure = Reading(0.97, 0.01, 0.02)
    item = put("The bridge has 12 lanes and 40 lamps.", "The bridge has 12 lanes.", "claim", None, sure)
    decision = decide([item], in_copy)
    assert decision.verdict is Verdict.UNVERIFIED and decision.open_figures == ("40 lamps",)


@pytest.mark.parametrize(("kind", "verdict"), [("claim", Verdict.SUPPORTED), ("false", Verdict.UNVERIFIED)])
def test_what_reads_like_a_listed_wrong_version_is_not_confirmed(kind: str, verdict: Verdict) -> None:
    sure = Reading(0.97, 0.02, 0.01)
    for_it = [put("Castell closed the bridge.", "Castell closed the bridge at noon.", "claim", None, sure)] * 3
    listed = put("Castell closed the bridge.", "Castell shut the bridge.", kind, None, Reading(0.05, 0.92, 0.03))
    assert decide([*for_it, listed]).verdict is verdict


def told(claim: str, fact: str, coverage: float, kind: str = "claim", left_open: float = 0.1) -> Verdict:
    """Return the verdict on a parsed claim that the reader of wording takes for confirmed."""
    pair = parsed_beside(claim, fact)
    reading = Reading(0.9 - left_open, 0.1, left_open)
    evidence = Evidence(0, kind, pair.fact, 1.0, coverage)
    frames = frame_signals(pair.claim, pair.fact)
    item = Judged(evidence, pair, signals(pair), frames, None, Reading(0.1, 0.8, 0.1), reading)
    return decide([item], False, True).verdict


@pytest.mark.parametrize(
    ("claim", "coverage", "kind", "left_open", "contradicted"),
    [
        ("Weyr sued Castell.", 0.9, "claim", 0.1, True),
        ("Castell sued Weyr.", 0.9, "claim", 0.1, False),
        ("Weyr sued Castell.", 0.5, "claim", 0.1, False),  # of more the fact says nothing
        ("Weyr sued Castell.", 0.9, "claim", 0.8, False),  # by the reader it speaks of something else
        ("Weyr sued Castell.", 0.9, "false", 0.1, False),
    ],
)
def test_exchanged_roles_contradict_whatever_the_wording(
    claim: str, coverage: float, kind: str, left_open: float, contradicted: bool
) -> None:
    verdict = told(claim, "Castell sued Weyr in May.", coverage, kind, left_open)
    assert (verdict is Verdict.CONTRADICTED) is contradicted


def test_who_meets_whom_may_be_said_from_either_side() -> None:
    assert told("Weyr met Castell.", "Castell met Weyr in May.", 0.9) is not Verdict.CONTRADICTED
