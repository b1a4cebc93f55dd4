"""HTML: one self-contained page with the copy as it reads, its claims marked by verdict.

No script: the page is read, filtered and printed with markup and style alone.
"""

from __future__ import annotations

from collections.abc import Iterator

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Tally, tally, tally_file
from factcheck.formats.html_copy import Article, Numbers
from factcheck.formats.html_style import STYLE, filter_style
from factcheck.formats.text import sanitise_html as e
from factcheck.formats.wording import (
    LABELS,
    MEANINGS,
    SYMBOLS,
    base_words,
    capital,
    outcome_words,
    remark_heading,
    scope_words,
)
from factcheck.model import FileReport, Report, Verdict

# The page runs and loads nothing, whatever a draft or a base may smuggle into it.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"


def render(report: Report, options: FormatOptions) -> Iterator[str]:
    """Yield the page: summary and filter, then each file with its notes."""
    total = tally(report, options)
    shown = [verdict for verdict, number in total.verdicts.items() if number]
    yield from _head(report, total, shown)
    yield from _filter(report, total, shown)
    if sum(file.path is not None for file in report.files) > 1:
        yield from _table(report, options, shown)
    yield '<main id="copy" tabindex="-1">\n'
    if not report.files:
        yield '<p class="hint">There was nothing to look at.</p>\n'
    numbers = Numbers()
    for number, file in enumerate(report.files, 1):
        yield from _file(file, number, options, numbers)
    yield "</main>\n<footer>\n"
    for note in report.notes:
        yield f"<p>{e(note)}</p>\n"
    yield f"<p>Made by factcheck {e(report.version)}.</p>\n</footer>\n</body>\n</html>\n"


def _head(report: Report, total: Tally, shown: list[Verdict]) -> Iterator[str]:
    outcome = e(outcome_words(total))
    state = "bad" if total.errors or total.incidents else "warn" if total.warnings else "calm"
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f'<meta http-equiv="Content-Security-Policy" content="{e(_POLICY)}">\n'
    yield '<meta name="generator" content="factcheck">\n'
    yield '<meta name="referrer" content="no-referrer">\n<meta name="color-scheme" content="light dark">\n'
    yield f"<title>Fact check: {outcome}</title>\n<style>\n{STYLE}{filter_style(shown)}</style>\n"
    yield '</head>\n<body>\n<a class="skip" href="#copy">Skip to the copy</a>\n'
    yield "<header>\n<h1>Fact check</h1>\n"
    yield f'<p class="outcome {state}">{outcome}</p>\n<p>{e(capital(scope_words(report, total)))}.</p>\n'
    if base_words(report):
        yield f'<p class="base">Base: {e(base_words(report))}</p>\n'
    yield "</header>\n"


def _filter(report: Report, total: Tally, shown: list[Verdict]) -> Iterator[str]:
    if not shown:
        return
    # Whoever asks about a statement sees the answer; in copy, what needs no check would only distract.
    statements = any(file.path is None for file in report.files)
    hidden = () if statements else (Verdict.NOT_CHECKABLE,)
    yield '<fieldset class="filter">\n<legend>Show</legend>\n'
    for verdict in shown:
        name, checked = verdict.value, "" if verdict in hidden else " checked"
        yield (
            f'<label class="{name}" title="{e(MEANINGS[verdict])}">'
            f'<input type="checkbox" id="show-{name}"{checked}> '
            f'<span class="sign" aria-hidden="true">{SYMBOLS[verdict]}</span> {LABELS[verdict]} '
            f"<b>{total.verdicts[verdict]:,}</b></label>\n"
        )
    yield "</fieldset>\n"
    if total.files and shown != [Verdict.NOT_CHECKABLE]:
        yield '<p class="hint">Point at marked words to see what the base says; '
        yield "click or tap to keep it open.</p>\n"


def _table(report: Report, options: FormatOptions, shown: list[Verdict]) -> Iterator[str]:
    yield '<div class="scroll"><table>\n<caption>Sentences by file</caption>\n'
    yield '<thead><tr><th scope="col">File</th>'
    yield "".join(f'<th scope="col">{LABELS[verdict]}</th>' for verdict in shown) + "</tr></thead>\n<tbody>\n"
    for number, file in enumerate(report.files, 1):
        if file.path is None:
            continue
        counts = tally_file(file, options)
        yield f'<tr><th scope="row"><a href="#file-{number}">{e(file.path)}</a></th>'
        if file.incident is not None and not file.sentences:
            yield f'<td class="incident" colspan="{max(len(shown), 1)}">could not be read</td></tr>\n'
            continue
        for verdict in shown:
            value = counts.verdicts[verdict]
            yield f'<td class="{verdict.value}">{value:,}</td>' if value else '<td class="nil">–</td>'
        yield "</tr>\n"
    yield "</tbody>\n</table></div>\n"


def _file(file: FileReport, number: int, options: FormatOptions, numbers: Numbers) -> Iterator[str]:
    article = Article(file, options, numbers)
    kind = "statement" if file.path is None else "file"
    yield f'<article class="{kind}" id="file-{number}">\n'
    if file.path is not None:
        yield f'<h2 class="path">{e(file.path)}</h2>\n'
    if file.incident is not None:
        yield f'<p class="incident"><strong>Could not be read.</strong> {e(file.incident.message)}</p>\n'
    for remark in file.remarks:
        words = f"Line {remark.place.line}: {remark.message}"
        yield f'<p class="remark"><strong>{remark_heading(remark.rule)}.</strong> {e(words)}</p>\n'
    if file.path is None:
        yield from article.statements()
    else:
        yield from article.copy()
        yield from article.notes()
    yield "</article>\n"
