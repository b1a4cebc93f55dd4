"""JSON Lines: one record for each sentence looked at, as contract section 4 has it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Places
from factcheck.formats.severity import Severity
from factcheck.formats.text import sanitise_json
from factcheck.model import (
    ClaimVerdict,
    Difference,
    FileReport,
    Incident,
    Remark,
    Report,
    SentenceVerdict,
    Source,
)

Record = dict[str, Any]


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield one line for each sentence, and one for each file that could not be read."""
    for file in report.files:
        for record in records(file, options):
            yield dump(record) + "\n"


def dump(record: Record, indent: int | None = None) -> str:
    """Return a record as JSON in readable letters, without anything that a terminal would act on."""
    return sanitise_json(json.dumps(record, ensure_ascii=False, indent=indent))


def records(file: FileReport, options: FormatOptions) -> Iterator[Record]:
    """Yield the records of one file in order; those of statements have `path` None."""
    places = Places(file.source)
    for sentence in file.sentences:
        yield sentence_record(sentence, file.path, places, options)
    for remark in file.remarks:
        yield remark_record(remark)
    if file.incident is not None:
        yield incident_record(file.incident)


def incident_record(incident: Incident) -> Record:
    """Return the record of a file that could not be looked at."""
    return {"type": "incident", "path": incident.path, "message": incident.message}


def remark_record(remark: Remark) -> Record:
    """Return the record of a warning about a comment to the checker."""
    place = remark.place
    return {
        "type": "remark",
        "path": remark.path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "severity": remark.severity,
        "rule": remark.rule,
        "message": remark.message,
    }


def sentence_record(
    sentence: SentenceVerdict, path: str | None, places: Places, options: FormatOptions
) -> Record:
    """Return the record of a sentence. Keys that are not in the contract's example come last."""
    place = sentence.sentence.place
    record: Record = {
        "type": "sentence",
        "path": path,
        "line": place.line,
        "column": place.column,
        "end_line": place.end_line,
        "end_column": place.end_column,
        "text": sentence.sentence.text,
        "verdict": sentence.verdict.value,
        "claims": [_claim(claim, sentence, path, places, options) for claim in sentence.claims],
    }
    if sentence.sentence.quoted:
        record["quoted"] = True
    if sentence.suppressed:
        record["suppressed"] = sentence.suppressed
    return record


def _claim(
    claim: ClaimVerdict, sentence: SentenceVerdict, path: str | None, places: Places, options: FormatOptions
) -> Record:
    counts = options.counts(claim, sentence)
    fact = claim.fact
    locators = {citation.source: citation.locator for citation in fact.citations} if fact else {}
    record: Record = {
        "text": claim.claim.text,
        "span": list(claim.claim.span),
        "verdict": claim.verdict.value,
        "reason": claim.reason.value if claim.reason else None,
        "fact": fact.id if fact else None,
        "fact_claim": fact.claim if fact else None,
        "differences": [_difference(d, sentence, path, places) for d in claim.differences],
        "explanation": claim.explanation,
        "sources": [_source(source, locators.get(source.id, "")) for source in claim.sources],
        "nearest": list(claim.nearest),
        "severity": (options.severity_of(claim) if counts else Severity.NONE).value,
    }
    if claim.others:
        record["other_facts"] = [{"fact": other.id, "fact_claim": other.claim} for other in claim.others]
    if claim.verdict.value == "needs-context" and fact and fact.context:
        record["context"] = fact.context
    if claim.claim.speaker:
        record["speaker"] = claim.claim.speaker
    if claim.claim.quoted:
        record["quoted"] = True
    if claim.suppressed:
        record["suppressed"] = claim.suppressed
    return record


def _difference(
    difference: Difference, sentence: SentenceVerdict, path: str | None, places: Places
) -> Record:
    record: Record = {
        "kind": difference.kind.value,
        "stated": difference.stated,
        "expected": difference.expected,
        "span": list(difference.span),
        "safe": difference.safe,
    }
    if path is not None:
        place = places.of(sentence.sentence, difference.span)
        record.update(
            line=place.line, column=place.column, end_line=place.end_line, end_column=place.end_column
        )
    return record


def _source(source: Source, locator: str) -> Record:
    record: Record = {
        "id": source.id,
        "publisher": source.publisher,
        "title": source.title or None,
        "date": source.date or None,
        "url": source.url or None,
    }
    if locator:
        record["locator"] = locator
    if source.archived:
        record["archived"] = source.archived
    return record
