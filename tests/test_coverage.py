"""`--strict` on a draft: remarks about what rests on no fact, in every format's own way."""

from __future__ import annotations

from dataclasses import replace

from factcheck import coverage
from factcheck.model import BlockKind, FileReport, Place, Sentence, SentenceVerdict, Span, Uncovered, Verdict

TEXT = "On 3 May the Port Authority, “as calm as ever on the quay of its own harbour”, paid 40 euros."


def report(*found: Uncovered, suppressed: str = "") -> FileReport:
    """Return the report of a file that holds TEXT."""
    sentence = Sentence(TEXT, Place(2, 1, 2, len(TEXT) + 1), Span(0, len(TEXT)), 0, BlockKind.PARAGRAPH)
    verdict = SentenceVerdict(sentence, Verdict.SUPPORTED, (), "a.md", suppressed, found)
    return FileReport("a.md", (verdict,))


def place_of(words: str) -> Span:
    """Return the span of words in TEXT."""
    return Span(TEXT.index(words), TEXT.index(words) + len(words))


def test_one_remark_a_sentence_at_its_words() -> None:
    found = coverage.apply(
        report(
            Uncovered("date", place_of("3 May")),
            Uncovered("quotation", place_of("“as calm as ever on the quay of its own harbour”")),
            Uncovered("number", place_of("40 euros")),
        )
    )
    (remark,) = found.remarks
    assert remark.rule == "coverage/uncovered"
    assert (remark.place.line, remark.place.column, remark.place.end_column) == (2, 4, len(TEXT))
    assert remark.message == (
        "no fact answers for the date “3 May”, the quotation “as calm as ever on the quay of its own …” "
        "and the number “40 euros”"
    )


def test_nothing_to_say() -> None:
    clean = report()
    assert coverage.apply(clean) is clean
    assert coverage.apply(report(Uncovered("date", place_of("3 May")), suppressed="seen")).remarks == ()
    statement = replace(report(Uncovered("date", place_of("3 May"))), path=None)
    assert coverage.apply(statement) is statement


def test_what_is_of_one_kind_is_named_together() -> None:
    found = coverage.apply(
        report(
            Uncovered("date", place_of("3 May")),
            Uncovered("name", place_of("harbour")),
            Uncovered("number", place_of("40 euros")),
            Uncovered("name", place_of("quay")),
        )
    )
    assert [remark.message for remark in found.remarks] == [
        "no fact answers for the date “3 May”, the names “harbour” and “quay” and the number “40 euros”"
    ]
