"""What a sentence as a whole and each of its claims say together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path

import pytest

from factcheck.claims.context import Context
from factcheck.language.analyse import analyse
from factcheck.model import BlockKind, Claim, Fact, FactFile, Place, Sentence, SentenceVerdict, Span, Verdict
from factcheck.retrieval.candidates import Evidence
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.verdicts.answer import Desk, answer
from factcheck.verdicts.decide import Decision
from factcheck.verdicts.judge import Judged
from factcheck.verdicts.part import Part
from factcheck.verdicts.reader import Marked, Reading, read_nothing

from .sides import parsed, read

TODAY = date(2026, 3, 2)
ONE, OTHER = "The bridge costs 48 million euros", "Castell resigned in 2025"
FACTS = (Fact("cost", f"{ONE}.", ()), Fact("resigned", f"{OTHER}.", ()))
LONG = f"{ONE}, {'as was heard again and again ' * 8}and {OTHER}"
S, C, U = Verdict.SUPPORTED, Verdict.CONTRADICTED, Verdict.UNVERIFIED
Answered = Callable[..., SentenceVerdict]


@pytest.fixture
def answered(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Answered:
    """Return the answer to a sentence of two claims, given what is decided on the whole and on each of them."""
    compile_base(FactFile("Base", "en", TODAY, (), (), FACTS), tmp_path, analyse)
    base = CompiledBase(tmp_path)
    evidence = tuple(Evidence(number, "claim", base.claim_of(number), 1.0, 1.0) for number in range(len(FACTS)))

    def part(text: str) -> Part:
        return Part(Claim(text, Span(0, len(text))), read(text, TODAY), evidence, evidence)

    def outcome(whole: Verdict, *claims: Verdict, text: str = f"{ONE} and {OTHER}") -> SentenceVerdict:
        verdicts = {text: whole, ONE: claims[0], OTHER: claims[1]}

        def decide(judged: Sequence[Judged], *_: object) -> Decision:
            verdict = verdicts[judged[0].pair.claim.text]
            surely = (0.9, 0.1) if verdict is S else (0.1, 0.9) if verdict is C else (0.3, 0.3)
            return Decision(verdict, None if verdict is U else judged[0], *surely, {})

        monkeypatch.setattr("factcheck.verdicts.answer.decide", decide)
        sentence = Sentence(text, Place(1, 1, 1, 1), Span(0, len(text)), 0, BlockKind.PARAGRAPH)
        return answer(sentence, part(text), [part(ONE), part(OTHER)], Desk(base, Context(TODAY), read_nothing))

    return outcome


@pytest.mark.parametrize(
    ("whole", "claims", "sentence", "shown"),
    [
        (S, (S, S), S, [S, S]),
        (C, (S, C), C, [S, C]),
        (C, (S, U), C, [S, C]),  # laid to the claim that leans to it
        (S, (U, U), S, [S, U]),
        (U, (S, C), U, [S, U]),  # a claim alone contradicts nothing
        (S, (S, C), S, [S, U]),  # nor what the whole confirms
        (U, (C, C), U, [U, U]),
    ],
)
def test_a_claim_contradicts_where_the_whole_does(
    answered: Answered, whole: Verdict, claims: tuple[Verdict, Verdict], sentence: Verdict, shown: list[Verdict]
) -> None:
    found = answered(whole, *claims)
    assert (found.verdict, [claim.verdict for claim in found.claims]) == (sentence, shown)


def test_what_a_claim_was_held_against_is_named_as_the_nearest(answered: Answered) -> None:
    _, claim = answered(U, S, C).claims
    assert (claim.fact, claim.differences, claim.sources) == (None, (), ())
    assert claim.nearest[0] == "cost"  # the evidence that was put forward first
    assert len(set(claim.nearest)) == len(claim.nearest)


def test_of_a_sentence_too_long_to_be_read_whole_a_claim_decides(answered: Answered) -> None:
    found = answered(U, S, C, text=LONG)
    assert (found.verdict, [claim.verdict for claim in found.claims]) == (C, [S, C])


def test_the_reasons_say_what_the_model_was_not_asked_of(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def open_left(pairs: Sequence[Marked]) -> list[Reading]:
        return [Reading(0.02, 0.03, 0.95) for _ in pairs]

    facts = tuple(Fact(f"fact-{number}", f"{name} resigned in 2025.", ()) for number, name in enumerate("ABC"))
    compile_base(FactFile("Base", "en", TODAY, (), (), facts), tmp_path, analyse)
    base = CompiledBase(tmp_path)
    evidence = tuple(Evidence(number, "claim", base.claim_of(number), 1.0, 1.0) for number in range(len(facts)))
    monkeypatch.setattr("factcheck.verdicts.answer.decide", lambda *_: Decision(U, None, 0.1, 0.1, {}))
    part = Part(Claim(OTHER, Span(0, len(OTHER))), parsed(OTHER), evidence, evidence)
    sentence = Sentence(OTHER, Place(1, 1, 1, 1), Span(0, len(OTHER)), 0, BlockKind.PARAGRAPH)
    (claim,) = answer(sentence, part, [], Desk(base, Context(TODAY), open_left, explain=True)).claims
    told = [{signal.name for signal in candidate.signals} for candidate in claim.candidates]
    assert ["wording: not read" in names for names in told] == [False, False, True]
    assert ["wording: left open" in names for names in told] == [True, True, False]


def test_a_claim_with_nothing_to_be_read_beside_is_open_whatever_was_found(tmp_path: Path) -> None:
    def not_asked(pairs: Sequence[Marked]) -> list[Reading]:
        raise AssertionError("nothing is worth reading")

    compile_base(FactFile("Base", "en", TODAY, (), (), FACTS), tmp_path, analyse)
    base = CompiledBase(tmp_path)
    evidence = (Evidence(0, "claim", base.claim_of(0), 1.0, 1.0),)
    part = Part(Claim(ONE, Span(0, len(ONE))), read(ONE, TODAY), evidence, ())
    sentence = Sentence(ONE, Place(1, 1, 1, 1), Span(0, len(ONE)), 0, BlockKind.PARAGRAPH)
    found = answer(sentence, part, [], Desk(base, Context(TODAY), not_asked))
    assert (found.verdict, found.claims[0].nearest) == (U, (FACTS[0].id,))
