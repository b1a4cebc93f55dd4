"""JSON: the records of JSON Lines in one document, with what a reader needs to repeat the run."""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import tally
from factcheck.formats.jsonl import Record, dump, records
from factcheck.model import Report


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the document: version, base, `as_of` and tally first, then the records, one a line."""
    count = tally(report, options)
    head: Record = {
        "type": "report",
        "version": report.version,
        "base": {
            "title": report.base_title,
            "path": report.base_path,
            "digest": report.base_digest,
            "facts": report.facts,
        },
        "as_of": report.as_of.isoformat() if report.as_of else None,
        "tally": {
            **{verdict.value: number for verdict, number in count.verdicts.items()},
            "suppressed": count.suppressed,
            "sentences": count.sentences,
            "files": count.files,
            "incidents": count.incidents,
            "errors": count.errors,
            "warnings": count.warnings,
            "facts_used": count.facts_used,
        },
        "notes": list(report.notes),
    }
    yield dump(head, indent=2)[: -len("\n}")]
    yield ',\n  "records": ['
    separator = "\n    "
    for file in report.files:
        for record in records(file, options):
            yield separator + dump(record)
            separator = ",\n    "
    yield "\n  ]\n}\n" if separator.startswith(",") else "]\n}\n"
