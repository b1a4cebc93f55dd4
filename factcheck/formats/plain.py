"""Plain text: one finding a line for files, a short paragraph for statements; no escapes, no wrapping."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings, tally
from factcheck.formats.rows import rows
from factcheck.formats.text import sanitise
from factcheck.formats.wording import (
    LABELS,
    REMARKS,
    base_words,
    capital,
    count,
    fix,
    headline,
    message,
    outcome_words,
    reason_words,
    rule_words,
    scope_words,
    sentence,
    source_words,
    tally_words,
)
from factcheck.model import Report, SentenceVerdict


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the findings of files one a line, statements in paragraphs, then a summary."""
    for line in _lines(report, options):
        yield sanitise(line) + "\n"


def _lines(report: Report, options: FormatOptions) -> Iterator[str]:
    first = True
    for file in report.files:
        if file.path is None:
            for statement in file.sentences:
                if options.compact:
                    yield _compact(statement, options)
                    continue
                if not first:
                    yield ""
                yield from _statement(statement, options)
                first = False
            continue
        for finding in findings(file, options):
            yield _finding(finding, options)
            first = False
        for remark in file.remarks:
            at = remark.place
            yield f"{remark.path}:{at.line}:{at.column}: {remark.severity}: {remark.message} [{remark.rule}]"
            first = False
        if file.incident is not None:
            yield f"{file.incident.path}: could not be read: {file.incident.message}"
            first = False
    if not options.quiet:
        yield from _summary(report, options, first)


def _finding(finding: Finding, options: FormatOptions) -> str:
    claim, place = finding.claim, finding.place
    reason = reason_words(claim)
    parts = [
        f"{finding.path}:{place.line}:{place.column}: {finding.severity.value}:",
        headline(claim) + (f" [{reason}]" if reason else ""),
        message(claim, options.facts),
    ]
    if claim.sources:
        parts.append("Source: " + sentence("; ".join(source_words(s, claim.fact) for s in claim.sources)))
    if claim.fact is not None:
        parts.append(f"Fact: {claim.fact.id}")
    return " ".join(parts)


def _compact(statement: SentenceVerdict, options: FormatOptions) -> str:
    facts = dict.fromkeys(claim.fact.id for claim in statement.claims if claim.fact)
    words = f"{headline(statement)}: {statement.sentence.text}"
    repairs = [fix(c) for c in statement.claims if options.counts(c, statement) and fix(c)]
    if repairs:
        words += " – " + "; ".join(dict.fromkeys(repairs))
    return words + (f" ({', '.join(facts)})" if facts else "")


def _statement(statement: SentenceVerdict, options: FormatOptions) -> Iterator[str]:
    text = statement.sentence.text
    single = len(statement.claims) == 1
    reason = reason_words(statement.claims[0]) if single else ""
    yield headline(statement) + (f" [{reason}]" if reason else "") + f": {text}"
    if statement.suppressed:
        yield f"  Set aside: {statement.suppressed}"
    for number, claim in enumerate(statement.claims, 1):
        if not single:
            reason = reason_words(claim)
            label = LABELS[claim.verdict] + (f" [{reason}]" if reason else "")
            yield f"  {number}. {label}: {claim.claim.text}"
        for row in rows(claim, options):
            # Every line has a label of its own here, so that one found with a search says what it is.
            yield f"{'  ' if single else '     '}{row.one or row.label}: {row.text}"


def _summary(report: Report, options: FormatOptions, first: bool) -> Iterator[str]:
    count_ = tally(report, options)
    statements = sum(len(file.sentences) for file in report.files if file.path is None)
    if count_.files or statements != 1:
        if not first:
            yield ""
        yield f"{outcome_words(count_)}. {scope_words(report, count_)}."
        verdicts = tally_words(count_)
        if verdicts:
            yield f"{capital(verdicts)}."
    if options.statistics:
        yield from statistics_lines(report, options)
    base = base_words(report)
    if base:
        yield f"Base: {base}"
    for note in report.notes:
        yield f"Note: {note}"


def statistics_lines(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield how often each kind of finding and each deciding fact occurs, most frequent first."""
    rules: Counter[str] = Counter()
    facts: Counter[str] = Counter()
    for file in report.files:
        rules.update(REMARKS[remark.rule] for remark in file.remarks)
        for finding in findings(file, options):
            rules[rule_words(finding.claim.verdict, finding.claim.reason)] += 1
            if finding.claim.fact is not None:
                facts[finding.claim.fact.id] += 1
    for title, counter in (("Findings by kind", rules), ("Findings by fact", facts)):
        if counter:
            yield f"{title}: " + ", ".join(
                f"{name} {number:,}" for name, number in sorted(counter.items(), key=lambda x: (-x[1], x[0]))
            )
    if not rules:
        yield f"Findings by kind: {count(0, 'finding')}"
