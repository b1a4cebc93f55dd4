"""What the formats have in common: the findings of a report with their exact places, and its tally."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence

from factcheck.formats.base import FormatOptions
from factcheck.formats.severity import Severity, fails
from factcheck.formats.text import uri_path
from factcheck.frozen import dataclass
from factcheck.model import (
    ClaimVerdict,
    FileReport,
    Place,
    Remark,
    Report,
    Sentence,
    SentenceVerdict,
    Span,
    Verdict,
)

_WRAP = r"[ \t]*(?:\r\n|\r|\n)[ \t>]*"
_LINE_END = r"\r\n|\r|\n"
# What would have to be written otherwise in one markup or another.
_MARKUP = r"[<>&\"\\*_`\[\]{}|\x00-\x1f]"


@dataclass(frozen=True, slots=True)
class Finding:
    """A claim that counts, with the place of the wrong words."""

    path: str | None
    sentence: SentenceVerdict
    claim: ClaimVerdict
    severity: Severity
    place: Place
    spans: tuple[Span, ...]
    key: str  # what the finding is about, apart from its place
    replacements: tuple[tuple[Place, str], ...] = ()  # what may be put in without asking

    @property
    def fingerprint(self) -> str:
        """Return a digest keyed by content.

        It stays the same when the sentence moves to another line, and tells equal sentences of one
        file apart by counting them.
        """
        from hashlib import sha256  # only some formats pay for its import

        return sha256(self.key.encode("utf-8", "replace")).hexdigest()[:32]

    @property
    def rule(self) -> str:
        """Return the finding's rule: the verdict, and the reason where there is one."""
        return rule_id(self.claim)

    @property
    def suppressed(self) -> str:
        """Return why the finding does not count, "" where it does."""
        return self.sentence.suppressed or self.claim.suppressed


def remark_key(remark: Remark) -> str:
    """Return a digest that tells remarks apart; unlike that of a finding, it goes by the line."""
    from hashlib import sha256

    key = "\0".join((remark.rule, uri_path(remark.path), str(remark.place.line), remark.message))
    return sha256(key.encode("utf-8", "replace")).hexdigest()[:32]


def rule_id(claim: ClaimVerdict) -> str:
    """Return `verdict` or `verdict/reason`, the name of a rule in formats that have rules."""
    return claim.verdict.value + (f"/{claim.reason.value}" if claim.reason else "")


class Places:
    """Turns spans of sentences into lines and columns of one file's source."""

    def __init__(self, source: str) -> None:
        self._source = source
        self._starts: list[int] | None = None

    def of(self, sentence: Sentence, span: Span) -> Place:
        """Return where `sentence.text[span]` stands; the whole sentence where that is unknown."""
        return self.exact(sentence, span) or sentence.place

    def exact(self, sentence: Sentence, span: Span) -> Place | None:
        """Return where `sentence.text[span]` stands, None where that is unknown."""
        if not (0 <= span.start < span.end <= len(sentence.text)):
            return None
        offsets = self.offsets(sentence, span)
        if offsets is not None:
            line, column = self._position(offsets.start)
            end_line, end_column = self._position(offsets.end)
            return Place(line, column, end_line, end_column)
        place = sentence.place
        if place.line == place.end_line and place.end_column - place.column == len(sentence.text):
            return Place(place.line, place.column + span.start, place.line, place.column + span.end)
        return None

    def offsets(self, sentence: Sentence, span: Span) -> Span | None:
        """Return where `sentence.text[span]` stands in the source, None where that is unknown."""
        if not (self._source and sentence.runs and 0 <= span.start < span.end <= len(sentence.text)):
            return None
        start = _source_offset(sentence, span.start)
        end = _source_offset(sentence, span.end - 1, last=True)
        if start is None or end is None or not start < end <= len(self._source):
            return None
        return Span(start, end)

    def replaceable(self, sentence: Sentence, span: Span, words: str) -> bool:
        """Tell whether `words` may be written over `sentence.text[span]` in the source without harm.

        Not where there is markup among the words there, which would go or lose its other half, nor where
        the new words would have to be spelled otherwise in one markup or another.
        """
        offsets = self.offsets(sentence, span)
        if offsets is None or re.search(_MARKUP, words):
            return False
        stated = sentence.text[span.start : span.end]
        return self._source[offsets.start : offsets.end].split() == stated.split()

    def wrapped(self, span: Span, words: str) -> str:
        """Return words to put over `source[span]` with a line break where one was, so that lines keep their length."""
        broken = re.compile(_WRAP).search(self._source, span.start, span.end)
        if broken is None or " " not in words:
            return words
        wanted = len(self._source[span.start : broken.start()].split())
        spaces = [match.start() for match in re.finditer(" ", words)]
        at = spaces[min(wanted, len(spaces)) - 1]
        return words[:at] + broken[0] + words[at + 1 :]

    def line(self, number: int) -> str:
        """Return the text of a line (1-based), "" where the source is not at hand."""
        starts = self._line_starts()
        if not self._source or not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self._source)
        return self._source[starts[number - 1] : end].rstrip("\r\n")

    def _position(self, offset: int) -> tuple[int, int]:
        starts = self._line_starts()
        line = bisect_right(starts, offset)
        return line, offset - starts[line - 1] + 1

    def _line_starts(self) -> list[int]:
        if self._starts is None:
            self._starts = [0, *(match.end() for match in re.finditer(_LINE_END, self._source))]
        return self._starts


def _source_offset(sentence: Sentence, at: int, *, last: bool = False) -> int | None:
    """Return the source offset of a character of the sentence; with `last`, that of its end."""
    for run in sentence.runs:
        if run.at <= at < run.at + run.length:
            if run.length == run.source_length:
                return run.source_at + at - run.at + (1 if last else 0)
            return run.source_at + (run.source_length if last else 0)
    return None


def marked_spans(claim: ClaimVerdict, sentence: Sentence) -> tuple[Span, ...]:
    """Return the wrong words of a claim as spans of the sentence, in order and inside it."""
    size = len(sentence.text)
    spans = {d.span for d in claim.differences if 0 <= d.span.start < d.span.end <= size}
    return tuple(sorted(spans))


def cut_spans(window: Span, spans: Sequence[Span]) -> list[Span]:
    """Return the parts of the spans that fall into a window, in order and without overlaps."""
    cuts: list[Span] = []
    for span in sorted(spans):
        start, end = max(span.start, window.start), min(span.end, window.end)
        if cuts:
            start = max(start, cuts[-1].end)
        if start < end:
            cuts.append(Span(start, end))
    return cuts


def merged(report: Report) -> Iterator[FileReport]:
    """Yield the files of a report, its statements joined into one file without a path.

    Formats that name files would otherwise have a file, or a suite, for each statement.
    """
    statements = [sentence for file in report.files if file.path is None for sentence in file.sentences]
    if statements:
        yield FileReport(None, tuple(statements))
    yield from (file for file in report.files if file.path is not None)


def findings(
    file: FileReport, options: FormatOptions, *, suppressed: bool = False, places: Places | None = None
) -> Iterator[Finding]:
    """Yield the findings of a file in order; suppressed ones only when asked for."""
    places = places or Places(file.source)
    seen: Counter[str] = Counter()
    for sentence in file.sentences:
        shown: set[tuple[object, ...]] = set()
        for claim in sentence.claims:
            if not options.counts(claim, sentence):
                continue
            spans = marked_spans(claim, sentence.sentence)
            key = _content_key(file.path, sentence, claim)
            # Two claims cut from one sentence may lean on the same words and the same fact.
            once = (claim.verdict, claim.fact.id if claim.fact else claim.claim.span, spans)
            if once in shown:
                continue
            shown.add(once)
            seen[key] += 1
            if (sentence.suppressed or claim.suppressed) and not suppressed:
                continue
            yield Finding(
                path=file.path,
                sentence=sentence,
                claim=claim,
                severity=options.severity_of(claim),
                place=places.of(sentence.sentence, spans[0] if spans else claim.claim.span),
                spans=spans,
                key=f"{key}\0{seen[key]}",
                replacements=_replacements(file, claim, sentence, places),
            )


def _replacements(
    file: FileReport, claim: ClaimVerdict, sentence: SentenceVerdict, places: Places
) -> tuple[tuple[Place, str], ...]:
    """Return the safe repairs that can be written over the words in the file as they stand.

    Never in quoted speech, which must stand as it was said, nor in a file that is no text (docx, odt).
    """
    if sentence.sentence.quoted or claim.claim.quoted or (file.document and not file.document.verbatim):
        return ()
    text = sentence.sentence.text
    if not any(d.safe for d in claim.differences):
        return ()
    from factcheck.repair import repair  # most findings have nothing to put in

    repairs = [found for d in claim.differences if d.safe and (found := repair(text, d)) is not None]
    placed = [
        (places.exact(sentence.sentence, found.span), places.offsets(sentence.sentence, found.span), found.text)
        for found in repairs
        if places.replaceable(sentence.sentence, found.span, found.text)
    ]
    return tuple(
        (place, places.wrapped(offsets, words))
        for place, offsets, words in placed if place is not None and offsets is not None
    )  # fmt: skip


def _content_key(path: str | None, sentence: SentenceVerdict, claim: ClaimVerdict) -> str:
    words = " ".join(sentence.sentence.text.split())
    stated = "\0".join(difference.stated for difference in claim.differences)
    fact = claim.fact.id if claim.fact else claim.claim.text
    return "\0".join((uri_path(path or ""), rule_id(claim), words, fact, stated))


@dataclass(frozen=True, slots=True)
class Tally:
    """The counts of a report or of one file; suppressed sentences are in `suppressed` only."""

    verdicts: dict[Verdict, int]
    sentences: int
    files: int
    incidents: int
    suppressed: int
    errors: int
    warnings: int
    facts_used: int
    failing: int  # findings at or above the fail level


def tally(report: Report, options: FormatOptions) -> Tally:
    """Count a report: sentences by verdict, findings by severity, facts that decided something."""
    counts: Counter[Verdict] = Counter()
    severities: Counter[Severity] = Counter()
    facts: set[tuple[str, str]] = set()  # by file too: bases of several desks may share an id
    sentences = suppressed = failing = 0
    for file in report.files:
        for finding in findings(file, options):
            severities[finding.severity] += 1
            failing += fails(finding.severity, options.fail_level)
        for remark in file.remarks:
            severities[Severity(remark.severity)] += 1
            failing += fails(Severity(remark.severity), options.fail_level)
        for sentence in file.sentences:
            sentences += 1
            for claim in sentence.claims:
                facts.update((fact.path, fact.id) for fact in (claim.fact, *claim.others) if fact is not None)
            if sentence.suppressed:
                suppressed += 1
            else:
                counts[sentence.verdict] += 1
    return Tally(
        verdicts={verdict: counts[verdict] for verdict in Verdict},
        sentences=sentences,
        files=sum(file.path is not None for file in report.files),
        incidents=sum(file.incident is not None for file in report.files),
        suppressed=suppressed,
        errors=severities[Severity.ERROR],
        warnings=severities[Severity.WARNING],
        facts_used=len(facts),
        failing=failing,
    )


def tally_file(file: FileReport, options: FormatOptions) -> Tally:
    """Count one file."""
    return tally(Report(files=(file,)), options)
