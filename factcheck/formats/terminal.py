"""The terminal: findings with the wrong words marked, the fact beside them, and a summary.

Lines are broken by `layout` rather than by rich, so that the marks stand under their words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from rich.color import ColorSystem
from rich.style import Style

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, findings, marked_spans
from factcheck.formats.layout import Line, indented, labelled, marked
from factcheck.formats.rows import Role, rows
from factcheck.formats.severity import Severity
from factcheck.formats.summary import summary
from factcheck.formats.text import sanitise
from factcheck.formats.wording import LABELS, SYMBOLS, headline, reason_words, remark_heading
from factcheck.model import ClaimVerdict, Incident, Remark, Report, SentenceVerdict, Verdict

_MOST_COLUMNS = 100  # longer lines of prose are hard to read
_FEWEST_COLUMNS = 40

STYLES: dict[Verdict, str] = {
    Verdict.CONTRADICTED: "bold red",
    Verdict.OUTDATED: "bold red",
    Verdict.DISPUTED: "bold yellow",
    Verdict.NEEDS_CONTEXT: "bold yellow",
    Verdict.SUPPORTED: "bold green",
    Verdict.UNVERIFIED: "bold cyan",
    Verdict.NOT_CHECKABLE: "dim",
}

_ROLE_STYLES = {Role.EXPECTED: "green", Role.QUIET: "dim", Role.LINK: "dim"}


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the report as a terminal of `options.width` columns shows it."""
    width = min(max(options.width, _FEWEST_COLUMNS), _MOST_COLUMNS)
    for line in _report(report, options, width):
        yield "".join(_painted(text, style, options.colour) for text, style in line) + "\n"


def _painted(text: str, style: str, colour: bool) -> str:
    if not colour or not style:
        return text
    # The sixteen colours of the reader's own theme, whatever the terminal could show.
    return Style.parse(style).render(text, color_system=ColorSystem.STANDARD)


def _report(report: Report, options: FormatOptions, width: int) -> Iterator[Line]:
    shown = False
    for file in report.files:
        blocks: Iterable[Iterable[Line]]
        if file.path is None:
            blocks = (_statement(sentence, options, width) for sentence in file.sentences)
        else:
            blocks = (_finding(finding, options, width) for finding in findings(file, options))
        for block in blocks:
            if shown:
                yield []
            yield from block
            shown = True
        for remark in file.remarks:
            if shown:
                yield []
            yield from _remark(remark, width)
            shown = True
        if file.incident is not None:
            if shown:
                yield []
            yield from _incident(file.incident, width)
            shown = True
    if not options.quiet:
        yield from summary(report, options, width, shown, STYLES)


def _incident(incident: Incident, width: int) -> Iterator[Line]:
    yield from indented([(sanitise(incident.path), "bold")], width)
    yield [("✗ COULD NOT BE READ", "bold red")]
    yield from indented([(sanitise(incident.message), "")], width, 4)


def _remark(remark: Remark, width: int) -> Iterator[Line]:
    where = f"{remark.path}:{remark.place.line}:{remark.place.column}"
    yield from indented([(sanitise(where), "bold")], width)
    sign, style = ("✗", "bold red") if remark.severity == Severity.ERROR.value else ("!", "bold yellow")
    yield from indented([(f"{sign} {remark_heading(remark.rule).upper()}", style), (f"  {remark.rule}", "")], width)
    yield from indented([(sanitise(remark.message), "")], width, 4)


def _headline(verdict: Verdict, words: str, reason: str, width: int, indent: int = 0) -> Iterator[Line]:
    pieces = [(f"{SYMBOLS[verdict]} {words}", STYLES[verdict])]
    if reason:
        pieces.append((f"  {reason}", ""))
    return indented(pieces, width, indent)


def _finding(finding: Finding, options: FormatOptions, width: int) -> Iterator[Line]:
    place, claim, text = finding.place, finding.claim, finding.sentence.sentence.text
    where = sanitise(f"{finding.path}:{place.line}:{place.column}")
    yield from indented([(where, "bold")], width)
    yield from _headline(claim.verdict, headline(claim), reason_words(claim), width)
    if options.show_source:
        spans = finding.spans
        # Carets under all of a sentence would only shout.
        if not spans and claim.claim.span.end - claim.claim.span.start < len(text.rstrip(".?! ")):
            spans = (claim.claim.span,)
        yield from marked(sanitise(text), spans, width, 4, STYLES[claim.verdict])
    yield from _claim(claim, options, width, 2)


def _statement(statement: SentenceVerdict, options: FormatOptions, width: int) -> Iterator[Line]:
    claims = statement.claims
    single = len(claims) == 1
    reason = reason_words(claims[0]) if single else ""
    yield from _headline(statement.verdict, headline(statement), reason, width)
    yield []
    wrong = [claim for claim in claims if options.counts(claim, statement)]
    spans = sorted({span for claim in wrong for span in marked_spans(claim, statement.sentence)})
    yield from marked(sanitise(statement.sentence.text), spans, width, 4, STYLES[statement.verdict])
    yield []
    if statement.suppressed:
        yield from labelled("Set aside", [(sanitise(statement.suppressed), "")], width, 2)
    for number, claim in enumerate(claims):
        if not single:
            if number:
                yield []
            yield from _headline(claim.verdict, LABELS[claim.verdict], reason_words(claim), width, 2)
            yield from indented([(f"“{sanitise(claim.claim.text)}”", "")], width, 4)
        yield from _claim(claim, options, width, 2 if single else 4)


def _claim(claim: ClaimVerdict, options: FormatOptions, width: int, indent: int) -> Iterator[Line]:
    styles = {Role.STATED: STYLES[claim.verdict].removeprefix("bold "), **_ROLE_STYLES}
    for row in rows(claim, options):
        pieces = [(sanitise(text), styles.get(role, "")) for text, role in row.pieces]
        yield from labelled("" if row.follows else row.label, pieces, width, indent)
