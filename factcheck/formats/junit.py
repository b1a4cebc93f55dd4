"""JUnit: a suite for each file, a test case for each sentence looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, Places, findings, merged
from factcheck.formats.severity import Severity, fails
from factcheck.formats.text import sanitise, sanitise_xml, uri_path
from factcheck.formats.wording import LABELS, message, remark_heading, rule_words
from factcheck.model import FileReport, Remark, Report, SentenceVerdict, Verdict

_SKIPPED = (Verdict.UNVERIFIED, Verdict.NOT_CHECKABLE)  # a pass would say that they are right


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the document. Findings below the fail level pass, with a note."""
    root = ElementTree.Element("testsuites", name="factcheck")
    total: Counter[str] = Counter()
    for file in merged(report):
        suite = ElementTree.SubElement(root, "testsuite", name=_name(file))
        counts = _suite(suite, file, options)
        _count(suite, counts)
        total += counts
    _count(root, total)
    ElementTree.indent(root)
    yield '<?xml version="1.0" encoding="UTF-8"?>\n'
    yield ElementTree.tostring(root, encoding="unicode") + "\n"


def _name(file: FileReport) -> str:
    return _words(uri_path(file.path)) if file.path is not None else "statements"


def _count(element: ElementTree.Element, counts: Counter[str]) -> None:
    for key in ("tests", "failures", "errors", "skipped"):
        element.set(key, str(counts[key]))


def _suite(suite: ElementTree.Element, file: FileReport, options: FormatOptions) -> Counter[str]:
    counts: Counter[str] = Counter()
    by_sentence: dict[int, list[Finding]] = {}
    places = Places(file.source)
    for finding in findings(file, options, places=places):
        by_sentence.setdefault(id(finding.sentence), []).append(finding)
    for sentence in file.sentences:
        found: list[Finding | None] = [*by_sentence.get(id(sentence), [])]
        for item in found or [None]:
            counts["tests"] += 1
            counts[_case(suite, file, sentence, item, options)] += 1
    for remark in file.remarks:
        counts["tests"] += 1
        counts[_remark(suite, file, remark, options)] += 1
    if file.incident is not None:
        counts.update(("tests", "errors"))
        case = _testcase(suite, file, 1, "could not be read")
        words = sanitise_xml(sanitise(file.incident.message))
        ElementTree.SubElement(case, "error", type="incident", message=words)
    return counts


def _testcase(suite: ElementTree.Element, file: FileReport, line: int, name: str) -> ElementTree.Element:
    case = ElementTree.SubElement(suite, "testcase", classname=_name(file), name=name)
    if file.path is not None:
        case.set("file", _name(file))
        case.set("line", str(line))
    return case


def _case(
    suite: ElementTree.Element,
    file: FileReport,
    sentence: SentenceVerdict,
    finding: Finding | None,
    options: FormatOptions,
) -> str:
    """Add the test case of a sentence, or of one of its findings, and return what it counts as."""
    place = finding.place if finding else sentence.sentence.place
    where = f"{place.line}:{place.column} " if file.path is not None else ""
    case = _testcase(suite, file, place.line, where + _words(sentence.sentence.text))
    if finding is not None:
        text = _words(message(finding.claim, options.facts))
        title = rule_words(finding.claim.verdict, finding.claim.reason)
        if fails(finding.severity, options.fail_level):
            failure = ElementTree.SubElement(case, "failure", type=finding.rule, message=_words(title))
            failure.text = text
            return "failures"
        ElementTree.SubElement(case, "system-out").text = f"{finding.severity.value}: {title}. {text}"
        return "passed"
    if sentence.suppressed or sentence.verdict in _SKIPPED:
        reason = f"Set aside: {sentence.suppressed}" if sentence.suppressed else LABELS[sentence.verdict]
        ElementTree.SubElement(case, "skipped", message=_words(reason))
        return "skipped"
    return "passed"


def _remark(suite: ElementTree.Element, file: FileReport, remark: Remark, options: FormatOptions) -> str:
    place = remark.place
    heading = remark_heading(remark.rule).lower()
    case = _testcase(suite, file, place.line, f"{place.line}:{place.column} {heading}")
    text = _words(remark.message)
    if fails(Severity(remark.severity), options.fail_level):
        ElementTree.SubElement(case, "failure", type=remark.rule, message=text)
        return "failures"
    ElementTree.SubElement(case, "system-out").text = f"{remark.severity}: {text}"
    return "passed"


def _words(text: str) -> str:
    return sanitise_xml(sanitise(text))
