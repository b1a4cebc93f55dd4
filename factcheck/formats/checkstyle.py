"""Checkstyle XML, which many review tools and build servers read."""

from __future__ import annotations

from collections.abc import Iterator
from xml.etree import ElementTree

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import findings, merged
from factcheck.formats.severity import CHECKSTYLE_SEVERITY, Severity
from factcheck.formats.text import sanitise, sanitise_xml, uri_path
from factcheck.formats.wording import message, rule_words
from factcheck.model import Report


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the document: an element for each file looked at, with its findings."""
    root = ElementTree.Element("checkstyle", version="4.3")
    for file in merged(report):
        name = uri_path(file.path) if file.path is not None else "(statement)"
        element = ElementTree.SubElement(root, "file", name=_words(name))
        for finding in findings(file, options):
            claim = finding.claim
            words = f"{rule_words(claim.verdict, claim.reason)}. {message(claim, options.facts)}"
            if file.path is None:
                words = f"{finding.sentence.sentence.text} – {words}"
            ElementTree.SubElement(
                element,
                "error",
                line=str(finding.place.line),
                column=str(finding.place.column),
                severity=CHECKSTYLE_SEVERITY[finding.severity],
                message=_words(words),
                source="factcheck." + finding.rule.replace("/", "."),
            )
        for remark in file.remarks:
            ElementTree.SubElement(
                element,
                "error",
                line=str(remark.place.line),
                column=str(remark.place.column),
                severity=CHECKSTYLE_SEVERITY[Severity(remark.severity)],
                message=_words(remark.message),
                source="factcheck." + remark.rule.replace("/", "."),
            )
        if file.incident is not None:
            ElementTree.SubElement(
                element,
                "error",
                line="1",
                column="1",
                severity="error",
                message=_words(f"Could not be read: {file.incident.message}"),
                source="factcheck.incident",
            )
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ElementTree.tostring(root, encoding="unicode") + "\n"


def _words(text: str) -> str:
    return sanitise_xml(sanitise(text))
