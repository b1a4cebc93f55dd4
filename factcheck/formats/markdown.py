"""Markdown: a table for a pull request or a job summary."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings, tally
from factcheck.formats.severity import Severity
from factcheck.formats.text import sanitise, uri_path, web_link
from factcheck.formats.wording import (
    LABELS,
    base_words,
    capital,
    count,
    fix_and_explanation,
    nearest_words,
    outcome_words,
    reason_words,
    remark_heading,
    scope_words,
    sentence,
    source_link,
    source_words,
    tally_words,
)
from factcheck.model import FileReport, Report, Source

_SPECIAL = re.compile(r"([\\`*_\[\]<>#|~&$])")
_SIGNS = {Severity.ERROR: "❌", Severity.WARNING: "⚠️", Severity.NONE: "ℹ️"}


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the whole document."""
    return document(report, options)


def document(report: Report, options: FormatOptions, limit: int = 0) -> Iterator[str]:
    """Yield the document, with rows up to `limit` bytes and then the number of those left out."""
    total = tally(report, options)
    # Unseen, and how a run knows a report of another from copy (`files.read_document`).
    yield f"<!-- factcheck report -->\n### factcheck: {escape(outcome_words(total))}\n"
    rows = [row for file in report.files for row in _rows(file, options)]
    if rows:
        yield "\n| Where | Verdict | In the copy | By the base |\n| --- | --- | --- | --- |\n"
    size = 0
    for number, row in enumerate(rows):
        size += len(row.encode("utf-8", "replace"))
        if limit and size > limit:
            yield f"\n{capital(count(len(rows) - number, 'more finding'))} not shown here.\n"
            break
        yield row
    if options.quiet:
        return
    yield f"\n{escape(capital(scope_words(report, total)))}.\n"
    if tally_words(total):
        yield f"{escape(capital(tally_words(total)))}.\n"
    if base_words(report):
        yield f"\n<sub>Base: {escape(base_words(report))}</sub>\n"
    for note in report.notes:
        yield f"\n<sub>{escape(note)}</sub>\n"


def escape(text: str) -> str:
    """Return text that reads as it stands, without markup, mentions or references of its own."""
    text = _SPECIAL.sub(r"\\\1", sanitise(text))
    # An empty comment parts the sign from the name: nobody is to be called to a review by a draft.
    return re.sub(r"@(?=\w)", "@<!-- -->", text).replace(r"\#", r"\#<!-- -->")


def _rows(file: FileReport, options: FormatOptions) -> Iterator[str]:
    for finding in findings(file, options):
        yield _row(_where(finding), _verdict(finding), _copy(finding), _base(finding, options))
    for remark in file.remarks:
        where = f"{escape(uri_path(remark.path))}:{remark.place.line}:{remark.place.column}"
        verdict = f"{_SIGNS[Severity(remark.severity)]} **{remark_heading(remark.rule)}**<br>{escape(remark.rule)}"
        yield _row(where, verdict, "", escape(remark.message))
    if file.incident is not None:
        path = escape(uri_path(file.incident.path))
        yield _row(path, "❌ **Could not be read**", "", escape(file.incident.message))


def _row(*cells: str) -> str:
    return "| " + " | ".join(cells) + " |\n"


def _where(finding: Finding) -> str:
    if finding.path is None:
        return "statement"
    return f"{escape(uri_path(finding.path))}:{finding.place.line}:{finding.place.column}"


def _verdict(finding: Finding) -> str:
    reason = reason_words(finding.claim)
    words = f"{_SIGNS[finding.severity]} **{LABELS[finding.claim.verdict]}**"
    return f"{words}<br>{reason}" if reason else words


def _copy(finding: Finding) -> str:
    text, at, parts = finding.sentence.sentence.text, 0, []
    for span in finding.spans:
        start = max(span.start, at)
        if start < span.end:
            parts += [escape(text[at:start]), f"<b>{escape(text[start : span.end])}</b>"]
            at = span.end
    return "".join([*parts, escape(text[at:])])


def _base(finding: Finding, options: FormatOptions) -> str:
    claim = finding.claim
    lines = [escape(sentence(words)) for words in fix_and_explanation(claim)]
    if claim.claim.quoted:
        lines.append("It stands in quoted speech.")
    facts = [*([claim.fact] if claim.fact else []), *claim.others]
    lines += [f"The base says: *{escape(fact.claim)}*" for fact in facts]
    if claim.fact is None and claim.nearest:
        near = "; ".join(nearest_words(fact_id, options.facts) for fact_id in claim.nearest)
        lines.append(escape(sentence(f"Nearest: {near}")))
    if claim.sources:
        sources = "; ".join(_source(source, source_words(source, claim.fact)) for source in claim.sources)
        lines.append(f"<sub>{sources}</sub>")
    return "<br>".join(lines)


def _source(source: Source, words: str) -> str:
    link = web_link(source_link(source))
    return f"[{escape(words)}]({link.replace('(', '%28').replace(')', '%29')})" if link else escape(words)
