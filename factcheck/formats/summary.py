"""The summary at the foot of a terminal report: verdicts by file, what was looked at, which base."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from rich.cells import cell_len, set_cell_size

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Tally, tally, tally_file
from factcheck.formats.layout import Line, indented
from factcheck.formats.plain import statistics_lines
from factcheck.formats.text import sanitise
from factcheck.formats.wording import (
    base_words,
    capital,
    count,
    outcome_words,
    scope_words,
    tally_words,
)
from factcheck.model import FileReport, Report, Verdict

_HEADS: dict[Verdict, tuple[str, str]] = {
    Verdict.CONTRADICTED: ("Contra-", "dicted"),
    Verdict.OUTDATED: ("Out of", "date"),
    Verdict.DISPUTED: ("Dis-", "puted"),
    Verdict.NEEDS_CONTEXT: ("Needs", "context"),
    Verdict.SUPPORTED: ("Sup-", "ported"),
    Verdict.UNVERIFIED: ("Not in", "the base"),
    Verdict.NOT_CHECKABLE: ("Nothing", "to check"),
}
_NARROWEST_NAME = 16
_UNREADABLE = "  could not be read"


def summary(
    report: Report, options: FormatOptions, width: int, shown: bool, styles: Mapping[Verdict, str]
) -> Iterator[Line]:
    """Yield the table, the outcome and the notes."""
    total = tally(report, options)
    statements = sum(len(file.sentences) for file in report.files if file.path is None)
    if total.files or statements != 1:
        if shown:
            yield []
        if total.files:
            yield from _table([f for f in report.files if f.path is not None], options, total, width, styles)
        style = "bold red" if total.errors or total.incidents else "bold yellow" if total.warnings else "bold"
        yield from _wrapped(f"{outcome_words(total)}.", width, style)
        yield from _wrapped(f"{capital(scope_words(report, total))}.", width, "")
        if not total.files and tally_words(total):
            yield from _wrapped(f"{capital(tally_words(total))}.", width, "")
    elif shown:
        yield []
    if options.statistics:
        for line in statistics_lines(report, options):
            yield from _wrapped(line, width, "")
    if base_words(report):
        yield from _wrapped(f"Base: {base_words(report)}", width, "dim")
    for note in report.notes:
        yield from _wrapped(f"Note: {note}", width, "dim")


def _wrapped(text: str, width: int, style: str) -> Iterator[Line]:
    yield from indented([(sanitise(text), style)], width)


def _table(
    files: list[FileReport], options: FormatOptions, total: Tally, width: int, styles: Mapping[Verdict, str]
) -> Iterator[Line]:
    """Yield one row for each file that has a finding or could not be read, one for the rest."""
    rows: list[tuple[str, Tally]] = []
    quiet = 0
    for file in files:
        counts = tally_file(file, options)
        if counts.errors or counts.warnings or counts.incidents or len(files) <= 10:
            rows.append((sanitise(file.path or ""), counts))
        else:
            quiet += 1
    verdicts = [verdict for verdict, number in total.verdicts.items() if number]
    if not verdicts:
        return
    columns = [(_HEADS[v], max(map(len, _HEADS[v])), styles[v]) for v in verdicts]
    room = width - sum(size + 2 for _, size, _ in columns)
    if room < _NARROWEST_NAME:
        yield from _list(rows, width)
        return
    if total.incidents:
        room = min(room, width - len(_UNREADABLE))
    longest = max([cell_len(name) for name, _ in rows] + [_NARROWEST_NAME])
    room = min(room, longest)
    for level in (0, 1):
        if any(head[level] for head, _, _ in columns):
            heads = "".join(f"  {head[level]:>{size}}" for head, size, _ in columns)
            yield [(("File" if level else "").ljust(room) + heads, "dim")]
    for name, counts in rows:
        yield [(_fitted(name, room), ""), *_cells(counts, verdicts, columns)]
    if quiet:
        words = count(quiet, "more file") + ", no findings"
        yield from _wrapped(words, width, "dim")
    if len(files) > 1:
        yield [("All".ljust(room), "bold"), *_cells(total, verdicts, columns)]
    yield []


def _cells(
    counts: Tally, verdicts: list[Verdict], columns: list[tuple[tuple[str, str], int, str]]
) -> Iterator[tuple[str, str]]:
    if counts.incidents and not counts.sentences:
        yield (_UNREADABLE, "bold red")
        return
    for verdict, (_, size, style) in zip(verdicts, columns, strict=True):
        number = counts.verdicts[verdict]
        yield (f"  {number or '–':>{size}}", style if number else "dim")


def _fitted(name: str, cells: int) -> str:
    """Return a path cut at its front, since its end is what tells it apart."""
    if cell_len(name) <= cells:
        return set_cell_size(name, cells)
    while cell_len(name) > cells - 1:
        name = name[1:]
    return set_cell_size("…" + name, cells)


def _list(rows: list[tuple[str, Tally]], width: int) -> Iterator[Line]:
    for name, counts in rows:
        words = "could not be read" if counts.incidents else tally_words(counts) or "nothing to look at"
        yield from _wrapped(f"{name}: {words}", width, "")
    yield []
