"""The stages in order, by rules alone: what a document makes plain, what is looked at, and what an answer carries.

What the weights decide is not for these tests: where a verdict is needed, `decided` says which.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from types import ModuleType

import pytest

from factcheck import engine as stages
from factcheck.engine import Engine, EngineOptions
from factcheck.errors import FactBaseError
from factcheck.model import (
    Claim,
    ClaimVerdict,
    Document,
    FileReport,
    Place,
    Reason,
    SentenceVerdict,
    Span,
    Token,
    Verdict,
)
from factcheck.readers.markdown import read
from factcheck.verdicts import answer as answering
from factcheck.verdicts.decide import Decision
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.reader import Reading, read_nothing

BASE = """
version: 1
title: Harbour bridge
as_of: 2026-03-02
entities:
  Mira Castell: {aliases: [Castell], kind: person}
  Jonas Weyr: {aliases: [Weyr], kind: person}
  Port Authority: {aliases: [PA], kind: organisation}
sources:
  minutes: {publisher: City council, date: 2026-02-26}
  wire: {publisher: The Wire}
facts:
  - id: cost
    claim: The new harbour bridge costs 48 million euros.
    sources: [minutes]
    false: [The new harbour bridge costs 94 million euros.]
  - id: opening
    claim: The new harbour bridge opens to traffic on 1 June 2027.
    sources: [wire, minutes]
    entered: 2026-02-27
  - id: resigned
    claim: Mira Castell resigned as head of the Port Authority in February 2026.
    sources: [wire]
    entered: 2026-02-10
"""
COST = "The new harbour bridge costs 48 million euros."
RESIGNED = "Mira Castell resigned as head of the Port Authority in February 2026."
Open = Callable[..., Engine]
Decided = Callable[[Verdict], None]


def undecided(*_: object) -> Decision:
    """Decide nothing."""
    return Decision(Verdict.UNVERIFIED, None, 0.0, 0.0, {})


@pytest.fixture(autouse=True)
def nothing_learnt(monkeypatch: pytest.MonkeyPatch) -> None:
    """See that nothing here rests on weights or trees, or loads a model."""

    def refuse(*_: object) -> object:
        raise AssertionError("a model was asked for")

    monkeypatch.setattr("factcheck.language.parser.session", refuse)
    monkeypatch.setattr("factcheck.verdicts.reader.session", refuse)
    monkeypatch.setattr("factcheck.verdicts.judge.opinion", lambda features: Reading(0.2, 0.2, 0.6))
    monkeypatch.setattr("factcheck.verdicts.answer.decide", undecided)


@pytest.fixture
def base(tmp_path: Path) -> Path:
    path = tmp_path / "facts.yaml"
    path.write_text(BASE, encoding="utf-8")
    return path


@pytest.fixture
def opened(base: Path) -> Open:
    """Open the base, or another text, by rules alone."""

    def opening(text: str = BASE, **options: object) -> Engine:
        base.write_text(text, encoding="utf-8")
        return Engine.open([base], EngineOptions(use_model=False, **options))  # type: ignore[arg-type]

    return opening


@pytest.fixture
def decided(monkeypatch: pytest.MonkeyPatch) -> Decided:
    """Let the best evidence decide every claim one way."""

    def decide_so(verdict: Verdict) -> None:
        def decide(judged: Sequence[Judged], *_: object) -> Decision:
            return Decision(verdict, judged[0], 1.0, 1.0, {})

        monkeypatch.setattr("factcheck.verdicts.answer.decide", decide)

    return decide_so


def draft(*sentences: str, front: str = "") -> Document:
    """Return a document of paragraphs."""
    return read((front + "\n\n".join(sentences) + "\n").encode(), "draft.md")


def last(report: FileReport) -> ClaimVerdict:
    """Return the first claim of a report's last sentence."""
    return report.sentences[-1].claims[0]


def read_beside(report: FileReport) -> list[str]:
    """Return the facts that the last sentence was read beside (with `explain`)."""
    return [candidate.fact for candidate in last(report).candidates]


def signal(report: FileReport, name: str) -> str | None:
    """Return the note of the best fact's signal on the last sentence; None where it has none (with `explain`)."""
    found = last(report).candidates[0].signals if last(report).candidates else ()
    return next((one.note for one in found if one.name == name), None)


# --------------------------------------------------------------------------- the stages in order


@pytest.fixture
def order(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Record which stages are entered, in order."""
    entered: list[str] = []

    def watch(name: str, module: ModuleType = stages) -> None:
        stage = getattr(module, name)

        def watched(*args: object) -> object:
            entered.append(name)
            return stage(*args)

        monkeypatch.setattr(module, name, watched)

    for name in ("words", "glance", "glance_coverage", "topical", "completed", "candidates", "nothing_found"):
        watch(name)
    watch("nothing_to_read")
    watch("answer", answering)
    return entered


def test_a_statement_goes_through_the_stages_in_order(opened: Open, order: list[str]) -> None:
    opened().check_statement(COST)
    assert order == ["glance", "completed", "candidates", "answer"]


def test_a_statement_that_no_fact_is_near_is_not_read_beside_any(opened: Open, order: list[str]) -> None:
    opened().check_statement("Bananas ripen slowly.")
    assert order == ["glance", "completed", "candidates", "nothing_to_read"]


def test_only_what_may_speak_of_a_fact_is_read_further_than_its_words(opened: Open, order: list[str]) -> None:
    opened().check_document(draft(COST, "Bananas ripen slowly."))
    first, then = order[:5], order[5:]
    assert first == ["words", "words", "glance_coverage", "glance_coverage", "topical"]
    assert then == ["glance", "completed", "candidates", "answer", "nothing_found"]


def test_a_statement_is_one_record(opened: Open) -> None:
    report = opened().check_statement(f"  {COST}\n It  opens soon.  ")
    (sentence,) = report.sentences
    text = f"{COST} It opens soon."
    assert (report.path, report.source, sentence.sentence.text, sentence.path) == (None, text, text, None)
    assert sentence.sentence.place == Place(1, 1, 1, len(text) + 1)


def test_a_document_has_a_record_for_every_sentence_in_its_order(opened: Open) -> None:
    document = draft("# A bridge", f"{COST} Bananas ripen slowly.", RESIGNED)
    report = opened().check_document(document)
    assert [one.sentence.text for one in report.sentences] == ["A bridge", COST, "Bananas ripen slowly.", RESIGNED]
    assert [one.sentence.place.line for one in report.sentences] == [1, 3, 3, 5]
    assert {one.path for one in report.sentences} == {"draft.md"}
    assert all(one.claims for one in report.sentences)
    assert (report.path, report.document, report.source) == ("draft.md", document, document.source)


def test_an_empty_document_has_no_records(opened: Open) -> None:
    assert opened().check_document(read(b"", "draft.md")).sentences == ()


@pytest.mark.parametrize(
    ("statement", "verdict"),
    [
        ("Bananas ripen slowly.", Verdict.UNVERIFIED),
        ("Did the new harbour bridge cost 48 million euros?", Verdict.NOT_CHECKABLE),
        ("Bananas are the best fruit ever.", Verdict.NOT_CHECKABLE),
        ("", Verdict.UNVERIFIED),
    ],
)
def test_what_no_fact_can_decide(opened: Open, decided: Decided, statement: str, verdict: Verdict) -> None:
    decided(Verdict.SUPPORTED)
    (sentence,) = opened().check_statement(statement).sentences
    (claim,) = sentence.claims
    assert (sentence.verdict, claim.verdict, claim.fact, claim.nearest) == (verdict, verdict, None, ())
    assert claim.explanation


def test_the_same_copy_gets_the_same_answer_in_any_order(opened: Open, decided: Decided) -> None:
    one, other = draft(COST, RESIGNED, "She left."), draft("Bananas ripen slowly.", "It opens on 1 June 2027.")
    engine = opened(explain=True, coverage=True)
    decided(Verdict.SUPPORTED)
    first = [engine.check_document(one), engine.check_document(other), engine.check_statement(COST)]
    again = [engine.check_statement(COST), engine.check_document(other), engine.check_document(one)]
    assert first == again[::-1]


# --------------------------------------------------------------------------- what an answer carries


def test_support_carries_the_fact_and_its_sources(opened: Open, decided: Decided) -> None:
    decided(Verdict.SUPPORTED)
    statement = "The new harbour bridge opens to traffic on 1 June 2027."
    (sentence,) = opened().check_statement(statement).sentences
    (claim,) = sentence.claims
    assert sentence.verdict is claim.verdict is Verdict.SUPPORTED
    assert claim.fact and claim.fact.id == "opening"
    assert [source.id for source in claim.sources] == ["wire", "minutes"]
    assert claim.claim == Claim(statement[:-1], Span(0, len(statement) - 1))
    assert (claim.differences, claim.reason, claim.candidates) == ((), None, ())


def test_a_contradiction_carries_what_differs_and_where(opened: Open, decided: Decided) -> None:
    decided(Verdict.CONTRADICTED)
    statement = "The new harbour bridge costs 84 million euros."
    claim = last(opened().check_statement(statement))
    (difference,) = claim.differences
    assert (claim.verdict, claim.reason) == (Verdict.CONTRADICTED, Reason.VALUE)
    assert statement[slice(*difference.span)] == difference.stated == "84 million euros"
    assert difference.expected == "48 million euros"
    assert claim.explanation == "The base says “48 million euros”, not “84 million euros”."


def test_a_wrong_version_is_set_beside_the_claim_itself(opened: Open, decided: Decided) -> None:
    decided(Verdict.CONTRADICTED)
    claim = last(opened().check_statement("The new harbour bridge costs 94 million euros."))
    assert claim.fact and claim.fact.id == "cost"
    assert [(item.stated, item.expected) for item in claim.differences] == [("94 million euros", "48 million euros")]


def test_the_fact_s_own_standing_goes_before_the_decision(opened: Open, decided: Decided) -> None:
    decided(Verdict.SUPPORTED)
    old = "{id: old, claim: The old ferry costs 3 euros., sources: [wire], status: superseded, superseded_by: cost}"
    claim = last(opened(f"{BASE}  - {old}\n").check_statement("The old ferry costs 3 euros."))
    assert (claim.verdict, claim.reason) == (Verdict.OUTDATED, Reason.SUPERSEDED)
    assert [fact.id for fact in claim.others] == ["cost"]
    assert [source.id for source in claim.sources] == ["wire", "minutes"]


def test_what_stays_open_names_the_nearest_facts(opened: Open) -> None:
    claim = last(opened().check_statement(COST))
    assert (claim.verdict, claim.fact, claim.sources) == (Verdict.UNVERIFIED, None, ())
    assert claim.nearest[0] == "cost" and len(set(claim.nearest)) == len(claim.nearest)


@pytest.mark.parametrize("explain", [True, False])
def test_candidates_are_kept_for_explanations_only(opened: Open, explain: bool) -> None:
    found = last(opened(explain=explain).check_statement(COST)).candidates
    assert bool(found) is explain
    if explain:
        assert found[0].fact == "cost"
        values = {one.name: one.note for one in found[0].signals if one.name.startswith("value:")}
        assert values == {"value: 48 million euros": "equal: 48 million euros"}


# --------------------------------------------------------------------------- context


def test_a_pronoun_stands_for_the_name_before_it(opened: Open) -> None:
    report = opened(explain=True).check_document(draft(RESIGNED, "She resigned in February 2026."))
    assert signal(report, "name: She") == "Mira Castell"


@pytest.mark.parametrize("before", ["The PA was fined.", "On the pier Castell met Weyr."])
def test_a_pronoun_that_may_stand_for_nobody_or_two_is_left_alone(opened: Open, before: str) -> None:
    report = opened(explain=True).check_document(draft(before, "She resigned as head in February 2026."))
    assert signal(report, "value: February 2026") == "equal: February 2026"
    assert signal(report, "name: She") is None


def test_a_sentence_that_speaks_of_no_fact_is_remembered_too(opened: Open) -> None:
    report = opened(explain=True).check_document(
        draft("Castell smiled at a crowd of old friends, dogs and photographers.", "She resigned in February 2026.")
    )
    assert signal(report, "name: She") == "Mira Castell"


def test_every_document_and_statement_begins_afresh(opened: Open) -> None:
    engine = opened(explain=True)
    for report in (engine.check_document(draft(RESIGNED)), engine.check_statement(RESIGNED)):
        assert signal(report, "name: Mira Castell") == "Mira Castell"
        alone = engine.check_document(draft("She resigned as head in February 2026."))
        assert signal(alone, "value: February 2026") and signal(alone, "name: She") is None


def month(report: FileReport) -> str | None:
    """Return how "last month" in the last sentence stands to the base's February 2026."""
    return (signal(report, "value: last month") or ":").split(":")[0] or None


@pytest.mark.parametrize(
    ("today", "relation"),
    [
        (None, "equal"),
        (date(2026, 3, 31), "equal"),
        (date(2026, 2, 1), "disjoint-below"),
        (date(2026, 9, 1), "disjoint-above"),
    ],
)
def test_last_month_counts_from_the_day_of_the_check(opened: Open, today: date | None, relation: str) -> None:
    engine = opened(explain=True, as_of=today)
    assert engine.as_of == (today or date(2026, 3, 2))
    assert month(engine.check_statement("Mira Castell resigned last month.")) == relation
    assert month(engine.check_document(draft("Mira Castell resigned last month."))) == relation


def test_in_a_dated_document_it_counts_from_its_own_day(opened: Open) -> None:
    dated = draft("Mira Castell resigned last month.", front="---\ndate: 2026-10-20\n---\n\n")
    assert dated.published == date(2026, 10, 20)
    assert month(opened(explain=True).check_document(dated)) == "disjoint-above"


def test_a_base_without_a_day_is_checked_as_of_today(opened: Open) -> None:
    before = date.today()
    engine = opened(BASE.replace("as_of: 2026-03-02\n", ""))
    assert before <= engine.as_of <= date.today()


# --------------------------------------------------------------------------- attention

# Both share a little with the base and are tied to it: the first by a name, the second by a figure.
FAINT = [
    "The harbour stayed open, as Mira Castell had wanted, to all of the fishing boats from the north.",
    "Taxpayers of the whole district found 48 million euros too much for a plain bridge.",
]
ELSEWHERE = "Bananas ripen slowly in the cold cellars of a mountain village."


@pytest.mark.parametrize("sentence", FAINT)
def test_a_faint_sentence_is_read_amid_others_on_the_story(opened: Open, sentence: str) -> None:
    engine = opened(explain=True)
    assert read_beside(engine.check_document(draft(COST, RESIGNED, sentence)))
    assert read_beside(engine.check_document(draft(ELSEWHERE, ELSEWHERE, sentence))) == []
    assert read_beside(engine.check_document(draft(sentence))) == []


def test_a_sentence_of_which_no_fact_has_more_than_a_word_is_not_read(opened: Open) -> None:
    sentence = "The harbour, as ever, was full of small fishing boats waiting for calmer weather and a better price."
    assert read_beside(opened(explain=True).check_document(draft(COST, RESIGNED, sentence))) == []


@pytest.mark.parametrize("sentence", FAINT)
def test_far_from_the_story_it_is_passed_over_again(opened: Open, sentence: str) -> None:
    report = opened(explain=True).check_document(draft(COST, RESIGNED, *[ELSEWHERE] * 10, sentence))
    assert read_beside(report) == []
    assert last(report).verdict is Verdict.UNVERIFIED


@pytest.mark.parametrize("sentence", FAINT)
def test_a_statement_is_always_looked_at(opened: Open, sentence: str) -> None:
    assert read_beside(opened(explain=True).check_statement(sentence))


def test_what_says_much_is_read_wherever_it_stands(opened: Open) -> None:
    engine = opened(explain=True)
    assert read_beside(engine.check_document(draft(*[ELSEWHERE] * 10, COST)))[0] == "cost"
    assert read_beside(engine.check_document(draft(COST, RESIGNED, ELSEWHERE))) == []


def test_sentences_on_something_else_are_not_parsed(base: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nearly all the time of a check with the models goes into parsing, so it is for sentences with evidence alone."""
    parsed: list[str] = []

    def watched(sentences: Sequence[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
        parsed.extend(" ".join(token.text for token in tokens) for tokens in sentences)
        return list(sentences)

    monkeypatch.setattr("factcheck.retrieval.compiling.parse", lambda sentences, threads: list(sentences))
    monkeypatch.setattr("factcheck.language.parser.parse", watched)
    monkeypatch.setattr("factcheck.verdicts.reader.reader", lambda use_model: read_nothing)
    engine = Engine.open([base], EngineOptions(use_model=True))
    engine.check_document(draft(*[ELSEWHERE] * 4, COST, *[ELSEWHERE] * 4))
    assert parsed and {text.split()[-3] for text in parsed} == {"million"}
    parsed.clear()
    engine.check_document(draft(*[ELSEWHERE] * 8))
    engine.check_statement(ELSEWHERE)
    assert parsed == []


# --------------------------------------------------------------------------- what was known on a day


@pytest.mark.parametrize(
    ("day", "statement", "known"),
    [
        (None, RESIGNED, True),
        (date(2026, 2, 10), RESIGNED, True),
        (date(2026, 2, 9), RESIGNED, False),
        (date(2026, 2, 9), COST, True),  # nobody noted when this one came in
        (date(2026, 2, 26), "The new harbour bridge opens to traffic on 1 June 2027.", False),
    ],
)
def test_facts_entered_later_decide_nothing(
    opened: Open, decided: Decided, day: date | None, statement: str, known: bool
) -> None:
    decided(Verdict.SUPPORTED)
    expected = {COST: "cost", RESIGNED: "resigned"}.get(statement, "opening")
    engine = opened(known_on=day, explain=True)
    for report in (engine.check_statement(statement), engine.check_document(draft(statement))):
        claim = last(report)
        assert ((claim.fact.id if claim.fact else None) == expected) is known
        assert (expected in read_beside(report)) is known
        assert known or expected not in claim.nearest


# --------------------------------------------------------------------------- coverage

OPEN_ENDS = "Mira Castell resigned as head of the Port Authority in February 2026, and 12 guests heard Jonas Weyr."


def ledger(sentence: SentenceVerdict) -> list[tuple[str, str]]:
    """Return (kind, words) of what rests on no fact."""
    return [(item.kind, sentence.sentence.text[slice(*item.span)]) for item in sentence.uncovered]


def test_coverage_tells_what_of_a_draft_rests_on_no_fact(opened: Open, decided: Decided) -> None:
    decided(Verdict.SUPPORTED)
    report = opened(coverage=True).check_document(draft(OPEN_ENDS, "On 3 May some 40 cranes fell in Hull."))
    assert [ledger(sentence) for sentence in report.sentences] == [
        [("number", "12 guests"), ("name", "Jonas Weyr")],
        [("date", "3 May"), ("number", "some 40 cranes"), ("name", "Hull")],
    ]


def test_where_nothing_decides_all_of_it_is_open(opened: Open) -> None:
    report = opened(coverage=True).check_document(draft(RESIGNED))
    assert ledger(report.sentences[0]) == [
        ("name", "Mira Castell"),
        ("name", "Port Authority"),
        ("date", "February 2026"),
    ]


def test_no_ledger_is_kept_unasked_nor_of_statements(opened: Open, decided: Decided) -> None:
    decided(Verdict.SUPPORTED)
    for report in (opened().check_document(draft(OPEN_ENDS)), opened(coverage=True).check_statement(OPEN_ENDS)):
        (sentence,) = report.sentences
        assert (sentence.uncovered, sentence.claims[0].answered) == ((), ())


# --------------------------------------------------------------------------- what an undecided sentence lacks


@pytest.mark.parametrize(
    ("statement", "why"),
    [
        (
            "The new harbour bridge costs 48 million euros in Hull.",
            "The nearest fact does not have “Hull”.",
        ),
        (COST, "The nearest facts have the same figures, but none says this of them."),
        ("Some 40 cranes fell.", "No fact in the base is close enough to check this against."),
    ],
)
def test_what_the_nearest_facts_lack_is_said(opened: Open, statement: str, why: str) -> None:
    (sentence,) = opened().check_statement(statement).sentences
    assert sentence.verdict is Verdict.UNVERIFIED
    assert [claim.explanation for claim in sentence.claims] == [why]


# --------------------------------------------------------------------------- the base seen from outside


def test_a_report_has_the_base_s_particulars(opened: Open, base: Path) -> None:
    engine = opened()
    files = (engine.check_statement(COST),)
    report = engine.report(iter(files), ["a note"])
    assert (report.files, report.notes) == (files, ("a note",))
    assert (report.base_title, report.base_path, report.facts) == ("Harbour bridge", str(base), 3)
    assert (report.as_of, len(report.base_digest)) == (date(2026, 3, 2), 64)


def test_all_facts_are_a_sequence(opened: Open) -> None:
    facts = opened().facts
    assert [fact.id for fact in facts] == ["cost", "opening", "resigned"]
    assert (len(facts), facts[-1].id, [fact.id for fact in facts[1:]]) == (3, "resigned", ["opening", "resigned"])
    for outside in (3, -4):
        with pytest.raises(IndexError):
            facts[outside]


def test_sources_come_in_the_fact_s_order(opened: Open) -> None:
    engine = opened()
    assert [source.publisher for source in engine.sources_of(engine.facts[1])] == ["The Wire", "City council"]


def test_a_search_gives_each_fact_once_best_first(opened: Open) -> None:
    engine = opened()
    assert [fact.id for fact in engine.search("what the new bridge costs")] == ["cost", "opening"]
    assert [fact.id for fact in engine.search("Castell")] == ["resigned"]
    assert [fact.id for fact in engine.search("the new harbour bridge", 1)] == ["cost"]
    assert list(engine.search("bananas")) == []


def test_a_base_that_is_missing_is_told(base: Path) -> None:
    with pytest.raises(FactBaseError):
        Engine.open([base.with_name("none.yaml")], EngineOptions(use_model=False))


def test_a_cached_base_gives_the_same_answers(base: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cache"
    folder.mkdir()
    options = EngineOptions(use_model=False, explain=True)
    statement = "Castell resigned last month."
    found = [Engine.open([base], options, cache).check_statement(statement) for cache in (None, folder, folder)]
    assert found[0] == found[1] == found[2]
    assert len(list(folder.iterdir())) == 1


def test_what_was_not_known_yet_supersedes_nothing_and_hides_nothing(tmp_path: Path, decided: Decided) -> None:
    later = "".join(
        f"  - {{id: late-{number}, claim: The harbour bridge costs 48 million euros in plan {number}., "
        "sources: [desk], entered: 2026-01-01}\n"
        for number in range(8)
    )
    path = tmp_path / "then.yaml"
    path.write_text(
        "version: 1\ntitle: Bridge\nas_of: 2026-03-02\nsources: {desk: {publisher: Desk}}\nfacts:\n"
        "  - {id: early, claim: The harbour bridge costs 40 million euros., sources: [desk], entered: 2025-01-01, "
        "status: superseded, superseded_by: late-0}\n" + later,
        encoding="utf-8",
    )
    decided(Verdict.SUPPORTED)
    statement = "The harbour bridge costs 40 million euros."
    then = Engine.open([path], EngineOptions(use_model=False, known_on=date(2025, 6, 1)))
    (claim,) = then.check_statement(statement).sentences[0].claims
    assert (claim.verdict, claim.fact and claim.fact.id, claim.others) == (Verdict.SUPPORTED, "early", ())
    assert [fact.id for fact in then.search("harbour bridge")] == ["early"]


@pytest.mark.parametrize(
    ("sentence", "verdict"),
    [
        ("A new bridge.", Verdict.UNVERIFIED),  # all its words are a fact's, but any bridge may be meant
        ("The new bridge costs 48 million euros.", Verdict.SUPPORTED),  # a figure ties it to the fact
        ("Mira Castell resigned.", Verdict.SUPPORTED),  # a name
    ],
)
def test_far_from_the_story_a_name_or_a_value_must_tie_a_sentence_to_its_fact(
    opened: Open, decided: Decided, sentence: str, verdict: Verdict
) -> None:
    decided(Verdict.SUPPORTED)
    assert last(opened().check_document(draft(*[ELSEWHERE] * 10, sentence))).verdict is verdict
    assert last(opened().check_document(draft(COST, RESIGNED, sentence))).verdict is Verdict.SUPPORTED


def test_two_listed_names_are_looked_at_far_from_the_story(opened: Open, monkeypatch: pytest.MonkeyPatch) -> None:
    # More than a quarter of its telling words are the fact's, less than two fifths.
    named = "Castell of the Port Authority resigned while torn green nets dried on the quay below the cold market."
    engine = opened(explain=True)
    assert read_beside(engine.check_document(draft(*[ELSEWHERE] * 10, named))) == ["resigned"]
    monkeypatch.setattr(stages, "names_known", lambda seen: False)
    assert read_beside(engine.check_document(draft(*[ELSEWHERE] * 10, named))) == []
