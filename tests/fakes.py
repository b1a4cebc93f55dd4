"""An engine without stages: words in capitals decide, so that tests of the command need no fact base to read.

WRONG contradicts, OLD is outdated, MAYBE disputed, CAVEAT needs context, TRUE is supported, OPINION cannot be
checked, CRASH is a mistake of ours, SLOW takes a while; everything else is unverified.
"""

from __future__ import annotations

import os
import time
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from factcheck.engine import EngineOptions
from factcheck.errors import FactBaseError, Problem
from factcheck.model import (
    BlockKind,
    Candidate,
    Citation,
    Claim,
    ClaimVerdict,
    Difference,
    Document,
    Fact,
    FileReport,
    Place,
    Reason,
    Report,
    Sentence,
    SentenceVerdict,
    Signal,
    Source,
    Span,
    Status,
    Validity,
    Verdict,
)
from factcheck.readers.sentences import sentences_of

SOURCES = (
    Source("wire", "The Wire", "Freed", "2021-03-29", "https://example.org/freed"),
    Source("desk", "The Desk"),
)
FACTS = (
    Fact(
        "refloat-date",
        "Ever Given was refloated on 29 March 2021.",
        (Citation("wire", "paragraph 2", "It floats."),),
        also=("The ship was freed on 29 March 2021.",),
        tags=("suez", "legal"),
        path="facts.yaml",
        line=7,
    ),
    Fact(
        "old-office",
        "Ada Lovelace leads the office.",
        (Citation("desk"),),
        status=Status.SUPERSEDED,
        superseded_by="new-office",
    ),
    Fact(
        "closure",
        "The canal stayed closed until 18:00.",
        (Citation("desk"),),
        context="Small boats passed.",
        valid=Validity(date(2021, 3, 23), None),
        false=("The canal stayed open.",),
        entered=date(2021, 3, 24),
        review_by=date(2026, 3, 23),
        note="Ask the pilot.",
        tags=("suez",),
    ),
)
_WORDS = {
    "WRONG": (Verdict.CONTRADICTED, Reason.DATE, FACTS[0]),
    "OLD": (Verdict.OUTDATED, Reason.SUPERSEDED, FACTS[1]),
    "MAYBE": (Verdict.DISPUTED, Reason.VALUE, FACTS[2]),
    "CAVEAT": (Verdict.NEEDS_CONTEXT, Reason.SCOPE, FACTS[2]),
    "TRUE": (Verdict.SUPPORTED, None, FACTS[0]),
    "OPINION": (Verdict.NOT_CHECKABLE, None, None),
}  # fmt: skip


class FakeEngine:
    """Has what `Engine` has. `opened` records the arguments of every `open` in this process."""

    opened: list[tuple[tuple[Path, ...], EngineOptions, Path | None]] = []

    def __init__(self, paths: Sequence[Path], options: EngineOptions) -> None:
        self.paths, self.options = paths, options

    @classmethod
    def open(
        cls, paths: Sequence[Path], options: EngineOptions = EngineOptions(), cache: Path | None = None
    ) -> FakeEngine:
        """Return an engine; raises FactBaseError for a path that is not there or holds BROKEN."""
        cls.opened.append((tuple(paths), options, cache))
        for path in paths:
            if not path.exists():
                problem = Problem(str(path), 0, 0, "expected a fact base here, found no such file or folder")
                raise FactBaseError(f"{path}: missing", (problem,))
            if path.is_file() and "BROKEN" in path.read_text("utf-8"):
                problems = (Problem(str(path), 1, 1, "expected version 1", ("BROKEN",)),) * 2
                raise FactBaseError(f"2 mistakes in {path}", problems)
        return cls(paths, options)

    def check_statement(self, statement: str) -> FileReport:
        """Return one record."""
        sentence = Sentence(
            statement, Place(1, 1, 1, len(statement) + 1), Span(0, len(statement)), 0, BlockKind.PARAGRAPH
        )
        return FileReport(None, (self._judged(sentence, None),))

    def check_document(self, document: Document) -> FileReport:
        """Return one record for each sentence."""
        found = tuple(self._judged(sentence, document.path) for sentence in sentences_of(document))
        return FileReport(document.path, found, source=document.source, document=document)

    def _judged(self, sentence: Sentence, path: str | None) -> SentenceVerdict:
        text = sentence.text
        if "CRASH" in text:
            raise RuntimeError("a stage fell over")
        if "SLOW" in text:
            if "FACTCHECK_TEST_BEGUN" in os.environ:
                Path(os.environ["FACTCHECK_TEST_BEGUN"]).touch()
            time.sleep(0.4)
        found = [word for word in _WORDS if word in text]
        claims = tuple(self._claim(text, word) for word in found or ["?"])
        verdict = min((claim.verdict for claim in claims), key=list(Verdict).index)
        return SentenceVerdict(sentence, verdict, claims, path)

    def _claim(self, text: str, word: str) -> ClaimVerdict:
        claim = Claim(text, Span(0, len(text)))
        candidates = (Candidate("closure", 0.5, (Signal("coverage", 0.25, "two words of eight"),)),)
        if word == "?":
            explained = candidates if self.options.explain else ()
            return ClaimVerdict(claim, Verdict.UNVERIFIED, nearest=("closure",), candidates=explained)
        verdict, reason, fact = _WORDS[word]
        at = text.index(word)
        differences: tuple[Difference, ...] = ()
        if verdict is Verdict.CONTRADICTED:
            differences = (Difference(Reason.DATE, word, "29 March 2021", Span(at, at + len(word)), True),)
        return ClaimVerdict(
            claim,
            verdict,
            reason,
            fact,
            differences=differences,
            explanation=f"Because of {word}.",
            sources=self.sources_of(fact) if fact else (),
            candidates=candidates if self.options.explain else (),
        )

    def report(self, files: Iterable[FileReport], notes: Sequence[str] = ()) -> Report:
        """Return the report."""
        return Report(
            tuple(files),
            base_title="Suez",
            base_path=", ".join(map(str, self.paths)),
            base_digest="0" * 64,
            as_of=self.options.as_of,
            facts=len(FACTS),
            version="0.0.0",
            notes=tuple(notes),
        )

    @property
    def facts(self) -> Sequence[Fact]:
        """All facts."""
        return FACTS

    def sources_of(self, fact: Fact) -> tuple[Source, ...]:
        """Return the sources that a fact cites."""
        return tuple(
            source for citation in fact.citations for source in SOURCES if source.id == citation.source
        )

    def search(self, text: str, limit: int = 10) -> Iterator[Fact]:
        """Yield the facts that share a word with the text."""
        words = set(text.lower().split())
        hits = (fact for fact in FACTS if words & set(fact.claim.lower().strip(".").split()))
        yield from list(hits)[:limit]


class RaisingEngine(FakeEngine):
    """An engine that cannot be opened, because of Ctrl-C or a mistake of ours."""

    error: type[BaseException] = KeyboardInterrupt

    @classmethod
    def open(cls, *arguments: object, **options: object) -> FakeEngine:
        """Raise `error`."""
        raise cls.error("opening")


def main() -> None:
    """Run the command with the fake engine, for tests that need a process of their own."""
    import factcheck.run

    factcheck.run.Engine = FakeEngine  # type: ignore[attr-defined, assignment, misc]
    from factcheck.__main__ import main as run

    run()


if __name__ == "__main__":
    main()
