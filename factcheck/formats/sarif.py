"""SARIF 2.1.0, for GitHub code scanning and other viewers of results."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from urllib.parse import quote

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings, merged, remark_key
from factcheck.formats.jsonl import dump
from factcheck.formats.severity import SARIF_LEVEL, Severity, severity_of
from factcheck.formats.text import sanitise, uri_path
from factcheck.formats.wording import (
    ADVICE,
    MEANINGS,
    REMARKS,
    message,
    remark_advice,
    rule_words,
    source_link,
    source_words,
)
from factcheck.model import Fact, Incident, Place, Reason, Remark, Report, Verdict

_SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
_RULES = [(verdict, reason) for verdict in Verdict for reason in (None, *Reason)]

_REMARK_TAGS = {"comment": "comments", "coverage": "coverage"}


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the log: one run, with suppressed findings as suppressed results."""
    found = [f for file in merged(report) for f in findings(file, options, suppressed=True)]
    used = {(finding.claim.verdict, finding.claim.reason) for finding in found}
    rules = [rule for rule in _RULES if rule in used]
    remarks = [remark for file in report.files for remark in file.remarks]
    remark_rules = sorted({remark.rule for remark in remarks})
    incidents = [file.incident for file in report.files if file.incident is not None]
    run: dict[str, Any] = {
        "tool": {
            "driver": {
                "name": "factcheck",
                **({"version": report.version} if report.version else {}),
                "rules": [
                    *(_rule(verdict, reason, options) for verdict, reason in rules),
                    *map(_remark_rule, remark_rules),
                ],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [
            {
                "executionSuccessful": not incidents,
                "toolExecutionNotifications": [_notification(incident) for incident in incidents],
            }
        ],
        "results": [
            *(_result(finding, rules, options) for finding in found),
            *(_remark(remark, len(rules) + remark_rules.index(remark.rule)) for remark in remarks),
        ],
        "properties": {
            "baseTitle": report.base_title,
            "baseDigest": report.base_digest,
            "asOf": report.as_of.isoformat() if report.as_of else None,
        },
    }
    yield dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]}, indent=2) + "\n"


def _rule(verdict: Verdict, reason: Reason | None, options: FormatOptions) -> dict[str, Any]:
    words = rule_words(verdict, reason)
    parts = [verdict.value, *([reason.value] if reason else [])]
    text = f"{MEANINGS[verdict]} {ADVICE[verdict]}"
    return {
        "id": "/".join(parts),
        "name": "".join(word.capitalize() for part in parts for word in part.split("-")),
        "shortDescription": {"text": words},
        "fullDescription": {"text": MEANINGS[verdict]},
        "help": {"text": text, "markdown": f"**{words}**\n\n{MEANINGS[verdict]}\n\n{ADVICE[verdict]}"},
        "defaultConfiguration": {"level": SARIF_LEVEL[severity_of(verdict, strict=options.strict)]},
        "properties": {"tags": ["facts", verdict.value]},
    }


def _result(
    finding: Finding, rules: list[tuple[Verdict, Reason | None]], options: FormatOptions
) -> dict[str, Any]:
    claim = finding.claim
    sources = [
        {"id": s.id, "text": source_words(s, claim.fact), "url": source_link(s) or None}
        for s in claim.sources
    ]
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rules.index((claim.verdict, claim.reason)),
        "level": SARIF_LEVEL[finding.severity],
        "message": {"text": sanitise(message(claim, options.facts))},
        "locations": _locations(finding),
        "fingerprints": {"factcheck/v1": finding.fingerprint},
        "partialFingerprints": {"factcheckContent/v1": finding.fingerprint},
        # Either all results have this property or none, says the standard.
        "suppressions": _suppressions(finding.suppressed),
        "properties": {"fact": claim.fact.id if claim.fact else None, "sources": sources},
    }
    related = [_related(n, f) for n, f in enumerate(_facts(finding), 1) if f.path and f.line]
    if related:
        result["relatedLocations"] = related
    if finding.replacements and finding.path is not None:
        result["fixes"] = [_fix(finding, finding.path)]
    return result


def _remark_rule(rule: str) -> dict[str, Any]:
    words, advice = REMARKS[rule], remark_advice(rule)
    return {
        "id": rule,
        "name": "".join(word.capitalize() for word in rule.split("/")),
        "shortDescription": {"text": words},
        "fullDescription": {"text": f"{words}."},
        "help": {"text": advice, "markdown": f"**{words}**\n\n{advice}"},
        "defaultConfiguration": {"level": "warning"},
        "properties": {"tags": [_REMARK_TAGS[rule.partition("/")[0]]]},
    }


def _remark(remark: Remark, rule: int) -> dict[str, Any]:
    location = {"artifactLocation": _artifact(remark.path), "region": _region(remark.place)}
    return {
        "ruleId": remark.rule,
        "ruleIndex": rule,
        "level": SARIF_LEVEL[Severity(remark.severity)],
        "message": {"text": sanitise(remark.message)},
        "fingerprints": {"factcheck/v1": remark_key(remark)},
        "partialFingerprints": {"factcheckContent/v1": remark_key(remark)},
        "locations": [{"physicalLocation": location}],
        "suppressions": [],
    }


def _facts(finding: Finding) -> list[Fact]:
    claim = finding.claim
    return [*([claim.fact] if claim.fact else []), *claim.others]


def _locations(finding: Finding) -> list[dict[str, Any]]:
    text = finding.sentence.sentence.text
    if finding.path is None:
        return [{"message": {"text": sanitise(text)}}]
    region = {**_region(finding.place), "snippet": {"text": text}}
    if finding.spans:
        region["snippet"] = {"text": text[finding.spans[0].start : finding.spans[0].end]}
    return [{"physicalLocation": {"artifactLocation": _artifact(finding.path), "region": region}}]


def _related(number: int, fact: Fact) -> dict[str, Any]:
    return {
        "id": number,
        "physicalLocation": {"artifactLocation": _artifact(fact.path), "region": {"startLine": fact.line}},
        "message": {"text": sanitise(f"The fact “{fact.id}”: {fact.claim}")},
    }


def _fix(finding: Finding, path: str) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": _region(place), "insertedContent": {"text": text}}
        for place, text in finding.replacements
    ]
    return {
        "description": {"text": "Write what the base has."},
        "artifactChanges": [{"artifactLocation": _artifact(path), "replacements": replacements}],
    }


def _artifact(path: str) -> dict[str, str]:
    return {"uri": quote(uri_path(path), safe="/:@!$&'()*+,;=~-._", errors="surrogateescape")}


def _region(place: Place) -> dict[str, Any]:
    return {
        "startLine": place.line,
        "startColumn": place.column,
        "endLine": place.end_line,
        "endColumn": place.end_column,
    }


def _suppressions(reason: str) -> list[dict[str, str]]:
    if not reason:
        return []
    kind = "external" if reason.startswith("baseline") else "inSource"
    return [{"kind": kind, "justification": sanitise(reason)}]


def _notification(incident: Incident) -> dict[str, Any]:
    return {
        "level": "error",
        "message": {"text": sanitise(incident.message)},
        "locations": [{"physicalLocation": {"artifactLocation": _artifact(incident.path)}}],
    }
