"""Reviewdog's diagnostic format, in one JSON document."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, Places, findings, merged
from factcheck.formats.severity import RDJSON_SEVERITY, Severity
from factcheck.formats.text import sanitise, sanitise_json, uri_path
from factcheck.formats.wording import message, rule_words
from factcheck.model import Place, Report


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the document; statements, which have no file, get a path that says so."""
    diagnostics: list[dict[str, Any]] = []
    for file in merged(report):
        places = Places(file.source)
        for finding in findings(file, options, places=places):
            diagnostics.append(_diagnostic(finding, options, places))
        for remark in file.remarks:
            diagnostics.append(
                {
                    "message": sanitise(remark.message),
                    "location": {"path": uri_path(remark.path), "range": _range(remark.place, places)},
                    "severity": RDJSON_SEVERITY[Severity(remark.severity)],
                    "code": {"value": remark.rule},
                }
            )
        if file.incident is not None:
            diagnostics.append(
                {
                    "message": sanitise(f"Could not be read: {file.incident.message}"),
                    "location": {"path": uri_path(file.incident.path)},
                    "severity": "ERROR",
                    "code": {"value": "incident"},
                }
            )
    result = {"source": {"name": "factcheck"}, "severity": "WARNING", "diagnostics": diagnostics}
    yield sanitise_json(json.dumps(result, ensure_ascii=False, indent=2)) + "\n"


def _diagnostic(finding: Finding, options: FormatOptions, places: Places) -> dict[str, Any]:
    claim = finding.claim
    words = f"{rule_words(claim.verdict, claim.reason)}. {message(claim, options.facts)}"
    if finding.path is None:
        words = f"{finding.sentence.sentence.text} – {words}"
    diagnostic: dict[str, Any] = {
        "message": sanitise(words),
        "location": {
            "path": uri_path(finding.path) if finding.path is not None else "(statement)",
            "range": _range(finding.place, places),
        },
        "severity": RDJSON_SEVERITY[finding.severity],
        "code": {"value": finding.rule},
    }
    if finding.replacements and finding.path is not None:
        diagnostic["suggestions"] = [
            {"range": _range(place, places), "text": text} for place, text in finding.replacements
        ]
    return diagnostic


def _range(place: Place, places: Places) -> dict[str, Any]:
    return {
        "start": {"line": place.line, "column": _byte_column(places.line(place.line), place.column)},
        "end": {
            "line": place.end_line,
            "column": _byte_column(places.line(place.end_line), place.end_column),
        },
    }


def _byte_column(line: str, column: int) -> int:
    """Return a column counted in bytes of UTF-8, which is how reviewdog counts."""
    before = line[: column - 1]
    return column + len(before.encode("utf-8", "replace")) - len(before)
