"""GitHub Actions: workflow commands that become annotations, and the job summary."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings
from factcheck.formats.markdown import document
from factcheck.formats.severity import GITHUB_COMMAND, Severity
from factcheck.formats.text import sanitise, uri_path
from factcheck.formats.wording import count, message, rule_words
from factcheck.model import Incident, Place, Remark, Report

# GitHub drops further annotations of a step without a word.
_SHOWN = 10
_SUMMARY_LIMIT = 1_000_000  # GitHub refuses a summary of more than 1 MiB


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield one command for each finding and unreadable file, and a note where GitHub will hide some."""
    commands: Counter[str] = Counter()
    for file in report.files:
        for finding in findings(file, options):
            commands[GITHUB_COMMAND[finding.severity]] += 1
            yield _annotation(finding, options)
        for remark in file.remarks:
            commands[GITHUB_COMMAND[Severity(remark.severity)]] += 1
            yield _remark(remark)
        if file.incident is not None:
            commands["error"] += 1
            yield _incident(file.incident)
    hidden = sum(max(number - _SHOWN, 0) for number in commands.values())
    if hidden:
        words = f"{count(hidden, 'more finding')} in the log of this step; GitHub shows {_SHOWN} of a kind."
        yield command("notice", words, title="factcheck")
    if options.job_summary is not None:
        yield from _write_summary(report, options, options.job_summary)


def command(name: str, text: str, **properties: str | int) -> str:
    """Return a workflow command with its text and properties escaped."""
    fields = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name}{' ' if fields else ''}{fields}::{_data(text)}\n"


def _data(text: str) -> str:
    return sanitise(text).replace("%", "%25")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")


def _annotation(finding: Finding, options: FormatOptions) -> str:
    claim, place = finding.claim, finding.place
    name, title = GITHUB_COMMAND[finding.severity], rule_words(claim.verdict, claim.reason)
    words = message(claim, options.facts)
    if finding.path is None:
        return command(name, f"{finding.sentence.sentence.text} – {words}", title=title)
    path = uri_path(finding.path)
    columns = _columns(place)
    # The log shows the text alone, so the place stands in it once more.
    return command(name, f"{path}:{place.line}:{place.column}: {words}", file=path, **columns, title=title)


def _columns(place: Place) -> dict[str, str | int]:
    columns: dict[str, str | int] = {"line": place.line, "endLine": place.end_line}
    if place.line == place.end_line:  # GitHub takes columns for a single line only
        columns |= {"col": place.column, "endColumn": place.end_column}
    return columns


def _remark(remark: Remark) -> str:
    path, place = uri_path(remark.path), remark.place
    words = f"{path}:{place.line}:{place.column}: {remark.message}"
    name = GITHUB_COMMAND[Severity(remark.severity)]
    return command(name, words, file=path, **_columns(place), title=remark.rule)


def _incident(incident: Incident) -> str:
    path = uri_path(incident.path)
    return command("error", f"{path}: {incident.message}", file=path, title="Could not be read")


def _write_summary(report: Report, options: FormatOptions, path: Path) -> Iterator[str]:
    try:
        with path.open("a", encoding="utf-8", errors="replace", newline="\n") as stream:
            stream.writelines(document(report, options, limit=_SUMMARY_LIMIT))
    except OSError as error:
        yield command("warning", f"The job summary could not be written: {error.strerror}", title="factcheck")
