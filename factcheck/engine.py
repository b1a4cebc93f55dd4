"""The only place that knows the order of the stages: documents in, verdicts out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from functools import partial
from pathlib import Path

from factcheck.claims.context import Context, with_pronouns
from factcheck.frozen import dataclass
from factcheck.language.analyse import analyse, completed, glance
from factcheck.language.tokens import words
from factcheck.model import (
    Analysis,
    BlockKind,
    Claim,
    Document,
    Fact,
    FileReport,
    Place,
    Report,
    Sentence,
    SentenceVerdict,
    Source,
    Span,
)
from factcheck.retrieval.attention import ELSEWHERE, NAMED, names_known, topical
from factcheck.retrieval.cache import open_base
from factcheck.retrieval.candidates import candidates, glance_coverage
from factcheck.verdicts.part import Part, attention_to, nothing_found, nothing_to_read, whole_of, worth_reading
from factcheck.version import VERSION


@dataclass(frozen=True, slots=True)
class EngineOptions:
    """What changes answers: `as_of` is the day that counts as today, `known_on` hides facts entered later."""

    as_of: date | None = None
    known_on: date | None = None
    use_model: bool = True
    explain: bool = False  # keep candidates and their signals in the verdicts
    coverage: bool = False  # tell which numbers, dates, names and quotations of a draft rest on no fact


class Engine:
    """A fact base made ready, and the stages in order. Safe to use for any number of documents."""

    def __init__(self, paths: Sequence[Path], options: EngineOptions, cache: Path | None) -> None:
        self._paths = tuple(paths)
        self._options = options
        self._base = open_base(paths, cache, parsed=options.use_model)
        self.as_of = options.as_of or self._base.as_of or date.today()
        known_on = options.known_on
        # What the desk did not know then: not found, and what it took the place of still stands.
        self._hidden = frozenset(
            number
            for number, fact in enumerate(self._base.facts() if known_on else ())
            if known_on is not None and fact.entered is not None and fact.entered > known_on
        )

    @classmethod
    def open(cls, paths: Sequence[Path], options: EngineOptions = EngineOptions(), cache: Path | None = None) -> Engine:
        """Load the base in `paths` (compiled from `cache` if it is there and fresh).

        Raises FactBaseError for a base that is missing or wrong, InstallationError for a damaged package.
        """
        return cls(paths, options, cache)

    def check_statement(self, statement: str) -> FileReport:
        """Check one statement of any number of sentences; a FileReport with path None.

        A statement of several sentences gives one SentenceVerdict with all its claims: one record a statement.
        """
        text = " ".join(statement.split())
        place = Place(1, 1, 1, len(text) + 1)
        sentence = Sentence(text, place, Span(0, len(text)), 0, BlockKind.PARAGRAPH)
        with self._base.spoken():
            verdict = self._check(sentence, glance(text, self._base.gazetteer), Context(self.as_of), None)
        return FileReport(None, (verdict,), source=text)

    def check_document(self, document: Document) -> FileReport:
        """Check every sentence of a document, in order."""
        from factcheck.readers.sentences import sentences_of

        context = Context(document.published or self.as_of, in_copy=True, names=self._base.gazetteer)
        sentences = list(sentences_of(document))
        found = []
        with self._base.spoken():
            seen = [words(sentence.text) for sentence in sentences]
            named = [self._names_known(sentence.text, said) for sentence, said in zip(sentences, seen)]
            # Less than that counts only amid others on the topic, and tells nothing of what the topic is.
            coverages = [
                glance_coverage(self._base, said, (NAMED if known else ELSEWHERE).glance)
                for said, known in zip(seen, named)
            ]
            for sentence, said, known, coverage, on_topic in zip(sentences, seen, named, coverages, topical(coverages)):
                context.on_topic, context.names_known = on_topic, known
                if on_topic and not coverage:  # looked at more closely after all
                    coverage = glance_coverage(self._base, said)
                if coverage >= attention_to(context).glance:
                    one = glance(sentence.text, self._base.gazetteer)
                    found.append(self._check(sentence, one, context, document.path))
                else:
                    found.append(self._passed_over(sentence, said, context, document.path))
        return FileReport(document.path, tuple(found), source=document.source, document=document)

    def _names_known(self, text: str, said: Sequence[str]) -> bool:
        """Tell whether a sentence names several that the base lists; most have too few words that begin a name."""
        gazetteer = self._base.gazetteer
        return gazetteer.may_name(said) > 1 and names_known(glance(text, gazetteer))

    def _passed_over(
        self, sentence: Sentence, said: Sequence[str], context: Context, path: str | None
    ) -> SentenceVerdict:
        """Return the verdict on a sentence that speaks of no fact; the context learns from it for the next."""
        context.pass_over(partial(glance, sentence.text, self._base.gazetteer))
        verdict = nothing_found(sentence, said, path)
        if not self._options.coverage:
            return verdict
        return self._with_coverage(verdict, completed(glance(sentence.text, self._base.gazetteer), context.anchor))

    def _with_coverage(self, verdict: SentenceVerdict, seen: Analysis) -> SentenceVerdict:
        """Return a verdict for which no fact was read with all that therefore rests on none."""
        from factcheck.verdicts.coverage import uncovered

        return replace(verdict, uncovered=uncovered(seen, verdict.claims))

    def _check(self, sentence: Sentence, seen: Analysis, context: Context, path: str | None) -> SentenceVerdict:
        """Take one sentence through the stages; the context learns from it for the next."""
        seen = context.resolved(seen)
        whole = self._part(whole_of(sentence), completed(seen, context.anchor), context)
        coverage = self._options.coverage and context.in_copy
        parts: list[Part] = []
        if whole.analysis.parsed:
            from factcheck.claims.split import parts_of, with_subject

            claims = parts_of(whole.analysis)
            if len(claims) > 1:
                told = [(one.claim, *with_subject(whole.analysis, one)) for one in claims]
                parts = [
                    self._part(claim, self._clause(text, claim, whole.analysis, context), context, lead)
                    for claim, text, lead in told
                ]
        if whole.fitting:
            verdict = self._answer(sentence, whole, parts, context, coverage)
        else:
            verdict = nothing_to_read(sentence, whole, self._base)
            verdict = self._with_coverage(verdict, whole.analysis) if coverage else verdict
        verdict = self._explained(verdict, parts or [whole])
        context.learn(whole.analysis)
        return replace(verdict, path=path)

    def _answer(
        self, sentence: Sentence, whole: Part, parts: Sequence[Part], context: Context, coverage: bool
    ) -> SentenceVerdict:
        """Return the verdict by what is worth reading beside a sentence."""
        # Only here: what reads one sentence beside another is a third of the program.
        from factcheck.verdicts.answer import Desk, answer
        from factcheck.verdicts.reader import reader

        options = self._options
        read = reader(options.use_model)
        desk = Desk(self._base, context, read, options.explain, options.use_model, coverage, self._hidden)
        return answer(sentence, whole, parts, desk)

    def _explained(self, verdict: SentenceVerdict, parts: Sequence[Part]) -> SentenceVerdict:
        """Return the verdict with what its undecided claims lack; a sentence read as a whole is one claim."""
        if not any(claim.nearest for claim in verdict.claims):
            return verdict
        from factcheck.verdicts.missing import with_missing

        claims = tuple(
            with_missing(claim, part.analysis, part.evidence, self._base)
            for claim, part in zip(verdict.claims, parts)
        )
        return replace(verdict, claims=claims) if len(claims) == len(verdict.claims) else verdict

    def _part(self, claim: Claim, analysis: Analysis, context: Context, lead: int = 0) -> Part:
        """Return a claim with its evidence; with the models, parsed where there is some to be read beside."""
        evidence = candidates(self._base, context.completed(analysis), attention_to(context).facts, self._hidden)
        fitting = worth_reading(analysis, evidence, context)
        if fitting and self._options.use_model and context.in_copy:
            from factcheck.verdicts.judge import ties_to_none

            fitting = () if ties_to_none(analysis, fitting) else fitting
        if fitting and self._options.use_model:
            # Only here, as what reads trees: a run by rules alone, or on something else, does without.
            from factcheck.language.parser import parse
            from factcheck.language.runtime import load_ahead
            from factcheck.verdicts.reader import MODEL

            load_ahead(MODEL)
            analysis = replace(analysis, tokens=parse([analysis.tokens])[0], parsed=True)
        return Part(claim, analysis, evidence, fitting, lead)

    def _clause(self, text: str, claim: Claim, whole: Analysis, context: Context) -> Analysis:
        """Read a clause of a sentence by itself; its pronouns stand for what they stood for in the sentence."""
        alone = self._analyse(text, context)
        return with_pronouns(alone, whole, claim.span) if text == claim.text else alone

    def _analyse(self, text: str, context: Context) -> Analysis:
        return analyse(text, self._base.gazetteer, context.anchor)

    def report(self, files: Iterable[FileReport], notes: Sequence[str] = ()) -> Report:
        """Gather what was found into a report with the base's particulars."""
        meta = self._base.meta
        return Report(
            files=tuple(files),
            base_title=meta["title"],
            base_path=", ".join(str(path) for path in self._paths),
            base_digest=meta["digest"],
            as_of=self.as_of,
            facts=len(self._base),
            version=VERSION,
            notes=tuple(notes),
        )

    @property
    def facts(self) -> Sequence[Fact]:
        """All facts of the base in the order of its files, decoded on access."""
        return _Facts(len(self._base), self._base.fact)

    def sources_of(self, fact: Fact) -> tuple[Source, ...]:
        """Return the sources that a fact cites, in its order."""
        return tuple(self._base.source(citation.source) for citation in fact.citations)

    def search(self, text: str, limit: int = 10) -> Iterator[Fact]:
        """Yield the facts nearest to a text, best first; nothing if none shares a word with it."""
        with self._base.spoken():
            found = candidates(self._base, self._analyse(text, Context(self.as_of)), limit, self._hidden)
        seen: set[int] = set()
        for item in found:
            if item.fact not in seen:
                seen.add(item.fact)
                yield self._base.fact(item.fact)


class _Facts(Sequence[Fact]):
    """The facts of a base as a sequence that decodes what is asked for."""

    def __init__(self, size: int, fact: partial[Fact] | object) -> None:
        self._size = size
        self._fact = fact

    def __len__(self) -> int:
        return self._size

    def __getitem__(self, index):  # type: ignore[no-untyped-def]
        if isinstance(index, slice):
            return [self[number] for number in range(*index.indices(self._size))]
        if not -self._size <= index < self._size:
            raise IndexError(index)
        return self._fact(index % self._size)  # type: ignore[operator]


__all__ = ["Engine", "EngineOptions"]
