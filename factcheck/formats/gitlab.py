"""GitLab code quality: a list of findings with fingerprints, in Code Climate's terms."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings, merged, remark_key
from factcheck.formats.severity import GITLAB_SEVERITY, Severity
from factcheck.formats.text import sanitise, sanitise_json, uri_path
from factcheck.formats.wording import message, rule_words
from factcheck.model import Incident, Remark, Report


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the list; a file that could not be read is a finding of its own."""
    entries: list[dict[str, Any]] = []
    for file in merged(report):
        entries.extend(_entry(finding, options) for finding in findings(file, options))
        entries.extend(_remark(remark) for remark in file.remarks)
        if file.incident is not None:
            entries.append(_incident(file.incident))
    yield sanitise_json(json.dumps(entries, ensure_ascii=False, indent=2)) + "\n"


def _entry(finding: Finding, options: FormatOptions) -> dict[str, Any]:
    claim, place = finding.claim, finding.place
    words = f"{rule_words(claim.verdict, claim.reason)}. {message(claim, options.facts)}"
    if finding.path is None:
        words = f"{finding.sentence.sentence.text} – {words}"
    return {
        "type": "issue",
        "check_name": finding.rule,
        "description": sanitise(words),
        "categories": ["Bug Risk"],
        "severity": GITLAB_SEVERITY[finding.severity],
        "fingerprint": finding.fingerprint,
        "location": {
            # A statement has no file, and GitLab takes no finding without one.
            "path": uri_path(finding.path) if finding.path is not None else "(statement)",
            "lines": {"begin": place.line, "end": place.end_line},
            "positions": {
                "begin": {"line": place.line, "column": place.column},
                "end": {"line": place.end_line, "column": place.end_column},
            },
        },
    }


def _remark(remark: Remark) -> dict[str, Any]:
    path, place = uri_path(remark.path), remark.place
    return {
        "type": "issue",
        "check_name": remark.rule,
        "description": sanitise(remark.message),
        "categories": ["Clarity"],
        "severity": GITLAB_SEVERITY[Severity(remark.severity)],
        "fingerprint": remark_key(remark),
        "location": {"path": path, "lines": {"begin": place.line, "end": place.end_line}},
    }


def _incident(incident: Incident) -> dict[str, Any]:
    path = uri_path(incident.path)
    return {
        "type": "issue",
        "check_name": "incident",
        "description": sanitise(f"Could not be read: {incident.message}"),
        "categories": ["Bug Risk"],
        "severity": "critical",
        "fingerprint": hashlib.sha256(f"incident\0{path}".encode()).hexdigest()[:32],
        "location": {"path": path, "lines": {"begin": 1, "end": 1}},
    }
