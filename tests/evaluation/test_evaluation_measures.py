"""Shares, intervals, folding, and what a domain's answers and drafts amount to."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from evaluation.domains import Domain, Gold, load
from evaluation.measure import facts_of, fold, run, same_sentence
from evaluation.statistics import Answer, Share, measure
from factcheck.model import (
    BlockKind,
    Claim,
    ClaimVerdict,
    Document,
    Fact,
    FileReport,
    Place,
    Sentence,
    SentenceVerdict,
    Span,
    Verdict,
)
from factcheck.readers.sentences import sentences_of

FACT = Fact("a", "The ship is red.", ())


def judged(sentence: Sentence, verdict: Verdict, fact: Fact | None = FACT) -> SentenceVerdict:
    claim = ClaimVerdict(Claim(sentence.text, Span(0, len(sentence.text))), verdict, fact=fact)
    return SentenceVerdict(sentence, verdict, (claim,))


def sentence_at(line: int, text: str, end_line: int = 0) -> SentenceVerdict:
    place = Place(line, 1, end_line or line, 2)
    return judged(Sentence(text, place, Span(0, len(text)), 0, BlockKind.PARAGRAPH), Verdict.SUPPORTED)


class Words:
    """An engine that goes by the words yes, no and old."""

    def check_statement(self, statement: str) -> FileReport:
        """Answer a statement."""
        return FileReport(None, (sentence_at(1, statement).__class__(*self._answer(statement)),))

    def check_document(self, document: Document) -> FileReport:
        """Answer a draft."""
        found = tuple(judged(sentence, self._verdict(sentence.text)) for sentence in sentences_of(document))
        return FileReport(document.path, found)

    def _answer(self, statement: str) -> tuple[Sentence, Verdict, tuple[ClaimVerdict, ...]]:
        sentence = sentence_at(1, statement).sentence
        answer = judged(sentence, self._verdict(statement))
        return sentence, answer.verdict, answer.claims

    def _verdict(self, text: str) -> Verdict:
        known = {"yes": Verdict.SUPPORTED, "no": Verdict.CONTRADICTED, "old": Verdict.OUTDATED}
        return next((verdict for word, verdict in known.items() if word in text.split()), Verdict.UNVERIFIED)


def make_domain(folder: Path, rows: list[tuple[str, str, str | None]]) -> Domain:
    place = folder / "small"
    place.mkdir(exist_ok=True)
    (place / "facts.yaml").write_text("version: 1\n", encoding="utf-8")
    lines = [
        json.dumps(
            {"id": f"s{number}", "statement": text, "verdict": verdict, "fact": fact, "tags": ["date"]}
        )
        for number, (text, verdict, fact) in enumerate(rows)
    ]
    (place / "claims.jsonl").write_text("\n".join(lines) + "\n", encoding="utf-8")
    error, confirmed = "The ship is no longer red, no , it is blue.", "It is yes the same red ship."
    draft = f"# Head\n\n{error}\n\n{confirmed}\n\nThe no crew ate.\n"
    (place / "draft-1.md").write_text(draft, encoding="utf-8")
    gold = {
        "errors": [{"line": 3, "text": error, "fact": "a"}],
        "confirmed": [{"line": 5, "text": confirmed, "fact": "a"}],
    }
    (place / "draft-1.gold.json").write_text(json.dumps(gold), encoding="utf-8")
    return load("small", folder)


def test_folding_is_that_of_the_labels() -> None:
    assert {verdict: fold(verdict) for verdict in Verdict} == {
        Verdict.CONTRADICTED: "contradicted",
        Verdict.OUTDATED: "contradicted",
        Verdict.DISPUTED: "disputed",
        Verdict.NEEDS_CONTEXT: "needs-context",
        Verdict.SUPPORTED: "supported",
        Verdict.UNVERIFIED: "unverified",
        Verdict.NOT_CHECKABLE: "unverified",
    }


@pytest.mark.parametrize(
    ("share", "low", "high"),
    [
        (Share(0, 0), 0, 1),
        (Share(0, 10), 0, 0.2775),
        (Share(10, 10), 0.7225, 1),
        (Share(50, 100), 0.4038, 0.5962),
        (Share(90, 100), 0.8256, 0.9448),
    ],
)
def test_wilson(share: Share, low: float, high: float) -> None:
    assert share.interval == pytest.approx((low, high), abs=1e-4)


def test_measures() -> None:
    found = measure(
        [
            Answer("supported", "supported", True),
            Answer("supported", "contradicted"),
            Answer("contradicted", "contradicted", False),
            Answer("contradicted", "needs-context"),
            Answer("unverified", "unverified", True),
        ]
    )
    assert found.accuracy == Share(3, 5)
    assert found.precision["contradicted"] == Share(1, 2)
    assert found.recall["contradicted"] == Share(1, 2)
    assert found.precision["supported"] == Share(1, 1)
    assert found.flipped == Share(1, 5)
    assert found.right_fact == Share(1, 2)


def test_nothing_measured_is_no_share() -> None:
    found = measure([])
    assert found.accuracy.value is None
    assert found.record()["flipped"]["value"] is None  # type: ignore[index]


@pytest.mark.parametrize(
    ("line", "text", "same"),
    [
        (3, "The ship was freed", True),
        (3, "The ship was freed on Monday, said a man who had seen it all", True),
        (4, "The ship was freed", False),
        (3, "Nothing of it here", False),
        (3, "…", False),
    ],
)
def test_same_sentence(line: int, text: str, same: bool) -> None:
    assert same_sentence(sentence_at(line, text), Gold(3, "The ship was freed on Monday.", "a")) is same


def test_a_sentence_over_several_lines() -> None:
    assert same_sentence(
        sentence_at(2, "The ship was freed", end_line=4), Gold(3, "The ship was freed.", "a")
    )


def test_a_domain(tmp_path: Path) -> None:
    rows = [
        ("yes it is", "supported", "a"),
        ("no it is not", "supported", "a"),
        ("old it is", "contradicted", "a"),
        ("who knows", "unverified", None),
    ]
    domain = make_domain(tmp_path, rows)
    outcome = run(domain, False, lambda domain, use_model: Words())  # type: ignore[arg-type, return-value]
    assert [answer.said for answer in outcome.answers] == [
        "supported",
        "contradicted",
        "contradicted",
        "unverified",
    ]
    assert [answer.right_fact for answer in outcome.answers] == [True, True, True, False]
    assert outcome.drafts.caught == Share(1, 1)
    assert outcome.drafts.confirmed == Share(1, 1)
    assert (outcome.drafts.alarms, outcome.drafts.clean_alarms) == (1, 0)
    assert [kind for kind, _ in outcome.mistakes] == ["wrong", "alarms"]


def test_the_digest_is_of_what_was_labelled(tmp_path: Path) -> None:
    one = make_domain(tmp_path, [("yes", "supported", "a")]).digest
    assert one == make_domain(tmp_path, [("yes", "supported", "a")]).digest
    assert one != make_domain(tmp_path, [("yes", "contradicted", "a")]).digest


def test_an_unknown_verdict_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no verdict is called maybe"):
        make_domain(tmp_path, [("yes", "maybe", "a")])


def test_facts_of_needs_a_fact() -> None:
    sentence = sentence_at(1, "x").sentence
    assert facts_of(judged(sentence, Verdict.UNVERIFIED, None)) == set()
