"""The formats for machines: they parse, they have the keys that others rely on, places are right."""

from __future__ import annotations

import json
from typing import Any
from xml.etree import ElementTree

import pytest

from factcheck import formats
from factcheck.formats import FormatOptions
from factcheck.formats.findings import findings
from factcheck.model import Verdict

from .reports import CLAIMS, FREED, REPORTS, TWO, file_of, html_file, report_of, statement

EVERY_REPORT = pytest.mark.parametrize("report", REPORTS)

SENTENCE_KEYS = ["type", "path", "line", "column", "end_line", "end_column", "text", "verdict", "claims"]
CLAIM_KEYS = [
    *("text", "span", "verdict", "reason", "fact", "fact_claim", "differences", "explanation", "sources"),
    "nearest",
]


def _records(report: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in formats.render("jsonl", REPORTS[report]()).splitlines()]


@EVERY_REPORT
def test_jsonl_keys_and_their_order(report: str) -> None:
    for record in _records(report):
        if record["type"] == "incident":
            assert list(record) == ["type", "path", "message"]
            continue
        if record["type"] == "remark":
            assert list(record) == [*SENTENCE_KEYS[:6], "severity", "rule", "message"]
            continue
        assert list(record)[:9] == SENTENCE_KEYS
        for claim in record["claims"]:
            assert list(claim)[:10] == CLAIM_KEYS
            for difference in claim["differences"]:
                assert list(difference)[:4] == ["kind", "stated", "expected", "span"]
                start, end = difference["span"]
                assert record["text"][start:end] == difference["stated"]
            for source in claim["sources"]:
                assert list(source)[:5] == ["id", "publisher", "title", "date", "url"]


@EVERY_REPORT
def test_one_record_for_each_sentence_in_order(report: str) -> None:
    looked = [s.sentence.text for file in REPORTS[report]().files for s in file.sentences]
    texts = [record["text"] for record in _records(report) if record["type"] == "sentence"]
    assert [text.encode("utf-8", "surrogatepass") for text in texts] == [
        text.encode("utf-8", "surrogatepass") for text in looked
    ]


@EVERY_REPORT
def test_json_is_the_records_with_a_tally(report: str) -> None:
    document = json.loads(formats.render("json", REPORTS[report]()))
    assert list(document) == ["type", "version", "base", "as_of", "tally", "notes", "records"]
    assert document["records"] == _records(report)
    assert list(document["tally"])[:7] == [verdict.value for verdict in Verdict]
    sentences = sum(record["type"] == "sentence" for record in document["records"])
    counted = sum(document["tally"][verdict.value] for verdict in Verdict)
    assert sentences == document["tally"]["sentences"] == counted + document["tally"]["suppressed"]
    assert document["base"]["digest"] and document["as_of"] == "2021-07-10"


@EVERY_REPORT
@pytest.mark.parametrize("name", ["sarif", "gitlab", "rdjson", "json"])
def test_json_formats_parse(name: str, report: str) -> None:
    json.loads(formats.render(name, REPORTS[report]()))


@EVERY_REPORT
@pytest.mark.parametrize("name", ["junit", "checkstyle"])
def test_xml_formats_parse(name: str, report: str) -> None:
    ElementTree.fromstring(formats.render(name, REPORTS[report]()).encode())


@EVERY_REPORT
def test_sarif_structure(report: str) -> None:
    log = json.loads(formats.render("sarif", REPORTS[report](), FormatOptions(strict=True)))
    assert log["version"] == "2.1.0" and log["$schema"].endswith("sarif-2.1.0.json")
    (run,) = log["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    rules = run["tool"]["driver"]["rules"]
    assert len({rule["id"] for rule in rules}) == len(rules)
    for rule in rules:
        assert rule["shortDescription"]["text"] and rule["help"]["text"] and rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in ("error", "warning", "note")
    fingerprints = []
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] in ("error", "warning", "note")
        assert result["message"]["text"]
        fingerprints.append(result["fingerprints"]["factcheck/v1"])
        for location in result["locations"]:
            if "physicalLocation" in location:
                region = location["physicalLocation"]["region"]
                assert (region["startLine"], region["startColumn"]) < (region["endLine"], region["endColumn"])
                assert " " not in location["physicalLocation"]["artifactLocation"]["uri"]
        for suppression in result["suppressions"]:
            assert suppression["kind"] in ("inSource", "external") and suppression["justification"]
    assert len(set(fingerprints)) == len(fingerprints)
    (invocation,) = run["invocations"]
    incidents = [file for file in REPORTS[report]().files if file.incident]
    assert invocation["executionSuccessful"] is (not incidents)
    assert len(invocation["toolExecutionNotifications"]) == len(incidents)


def test_sarif_keeps_suppressed_findings() -> None:
    (run,) = json.loads(formats.render("sarif", REPORTS["suppressed"]()))["runs"]
    kinds = [result["suppressions"][0]["kind"] for result in run["results"]]
    assert kinds == ["inSource", "external", "external"]
    assert json.loads(formats.render("gitlab", REPORTS["suppressed"]())) == []


def test_fixes_are_safe_ones_only() -> None:
    (run,) = json.loads(formats.render("sarif", REPORTS["every-verdict"]()))["runs"]
    fixed = [result["ruleId"] for result in run["results"] if "fixes" in result]
    # The last finding's words have a closing tag among them.
    assert fixed == ["contradicted/date", "contradicted/value", "contradicted/date"]


def test_fingerprints_follow_the_sentence() -> None:
    def prints(*paragraphs: list[str]) -> list[str]:
        return [finding.fingerprint for finding in findings(file_of("a.md", [*paragraphs]), FormatOptions())]

    first = prints([FREED])
    assert prints(["Who would have thought it?"], [FREED]) == first
    assert prints([FREED], [FREED])[0] == first[0]
    assert len(set(prints([FREED], [FREED], [TWO]))) == 4


def test_places_point_at_the_wrong_words() -> None:
    file = html_file()
    (finding,) = findings(file, FormatOptions())
    lines = file.source.split("\n")
    place = finding.place
    assert (place.line, place.end_line) == (2, 2)
    assert lines[1][place.column - 1 : place.end_column - 1] == "30 March</b> 2021"
    for finding in findings(file_of("b.md", [[FREED], [TWO]], heading="H"), FormatOptions()):
        place, text = finding.place, finding.sentence.sentence.text
        line = file_of("b.md", [[FREED], [TWO]], heading="H").source.split("\n")[place.line - 1]
        assert line[place.column - 1 : place.end_column - 1] == text[slice(*finding.spans[0])]


def test_rdjson_counts_bytes() -> None:
    text = "Müller’s ship was freed on 30 March 2021."
    from dataclasses import replace

    from .reports import span_of

    verdict = CLAIMS[FREED][0]
    moved = replace(verdict.differences[0], span=span_of(text, "30 March 2021"))
    claim = replace(verdict, differences=(moved,), claim=replace(verdict.claim, span=span_of(text, text)))
    report = report_of(file_of("a.md", [[text]], {text: (claim,)}))
    (diagnostic,) = json.loads(formats.render("rdjson", report))["diagnostics"]
    start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
    assert text.encode()[start["column"] - 1 : end["column"] - 1] == b"30 March 2021"


def test_gitlab_fingerprints_are_unique() -> None:
    report = report_of(statement(FREED), statement(FREED), file_of("a.md", [[FREED], [FREED]]))
    entries = json.loads(formats.render("gitlab", report))
    assert len({entry["fingerprint"] for entry in entries}) == len(entries) == 4


@EVERY_REPORT
@pytest.mark.parametrize("level", ["error", "warning", "never"])
def test_junit_counts(report: str, level: str) -> None:
    root = ElementTree.fromstring(
        formats.render("junit", REPORTS[report](), FormatOptions(fail_level=level)).encode()
    )
    for element in (root, *root.iter("testsuite")):
        cases = list(element.iter("testcase"))
        assert int(element.get("tests", "")) == len(cases)
        for kind, key in (("failure", "failures"), ("error", "errors"), ("skipped", "skipped")):
            assert int(element.get(key, "")) == sum(case.find(kind) is not None for case in cases)
    if level == "never":
        assert root.find(".//failure") is None


def test_every_machine_format_has_the_same_findings() -> None:
    report = REPORTS["every-verdict"]()
    wanted = [
        (f.path, f.place.line, f.place.column)
        for file in report.files
        for f in findings(file, FormatOptions())
    ]
    (run,) = json.loads(formats.render("sarif", report))["runs"]
    places = [result["locations"][0]["physicalLocation"] for result in run["results"]]
    assert [
        (p["artifactLocation"]["uri"], p["region"]["startLine"], p["region"]["startColumn"]) for p in places
    ] == wanted
    entries = json.loads(formats.render("gitlab", report))
    begins = [(e["location"]["path"], e["location"]["positions"]["begin"]) for e in entries]
    assert [(path, begin["line"], begin["column"]) for path, begin in begins] == wanted
    root = ElementTree.fromstring(formats.render("checkstyle", report).encode())
    errors = [(file.get("name"), error) for file in root for error in file]
    assert [(name, int(e.get("line", "")), int(e.get("column", ""))) for name, e in errors] == wanted
    cases = ElementTree.fromstring(
        formats.render("junit", report, FormatOptions(fail_level="warning")).encode()
    ).iter("testcase")
    failed = [case for case in cases if case.find("failure") is not None]
    assert [case.get("name", "").split()[0] for case in failed] == [
        f"{line}:{col}" for _, line, col in wanted
    ]
