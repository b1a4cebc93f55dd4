"""The copy of one file in HTML: blocks as they read, claims marked, a card for each, notes below."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Finding, Places, cut_spans, findings, marked_spans
from factcheck.formats.rows import Role, Row, rows
from factcheck.formats.text import sanitise_html as e
from factcheck.formats.text import web_link
from factcheck.formats.wording import LABELS, SYMBOLS, reason_words
from factcheck.frozen import dataclass
from factcheck.model import Block, BlockKind, ClaimVerdict, FileReport, SentenceVerdict, Span, Verdict

_TAGS: dict[BlockKind, tuple[str, str]] = {
    BlockKind.TITLE: ('<h3 class="title">', "</h3>"),
    BlockKind.HEADING: ("<h3>", "</h3>"),
    BlockKind.PARAGRAPH: ("<p>", "</p>"),
    BlockKind.ITEM: ("<li>", "</li>"),
    BlockKind.CELL: ("<li>", "</li>"),
    BlockKind.QUOTE: ("<blockquote><p>", "</p></blockquote>"),
    BlockKind.NOTE: ('<p class="aside">', "</p>"),
    BlockKind.CAPTION: ('<p class="caption">', "</p>"),
}
_GROUPS = {BlockKind.ITEM: "<ul>", BlockKind.CELL: '<ul class="cells">'}
_GRAVITY = {verdict: number for number, verdict in enumerate(Verdict)}


class Numbers:
    """Hands out numbers for the page's marks and notes, so that every id is used once."""

    def __init__(self) -> None:
        self._marks = 0
        self._notes = 0

    def mark(self) -> int:
        """Return the number of the next mark."""
        self._marks += 1
        return self._marks

    def note(self) -> int:
        """Return the number of the next note."""
        self._notes += 1
        return self._notes


@dataclass(frozen=True, slots=True)
class Region:
    """A marked stretch of a sentence with the claims that it stands for."""

    span: Span
    claims: list[ClaimVerdict]


def regions(sentence: SentenceVerdict) -> list[Region]:
    """Return the claims as stretches that do not overlap, the gravest claims first to choose theirs."""
    size = len(sentence.sentence.text)
    found: list[Region] = []
    for claim in sorted(sentence.claims, key=lambda claim: _GRAVITY[claim.verdict]):
        span = claim.claim.span
        if not 0 <= span.start < span.end <= size:
            span = Span(0, size)
        over = [r for r in found if r.span.start < span.end and span.start < r.span.end]
        if over:
            over[0].claims.append(claim)
        else:
            found.append(Region(span, [claim]))
    return sorted(found, key=lambda region: region.span)


class Article:
    """One file of the page."""

    def __init__(self, file: FileReport, options: FormatOptions, numbers: Numbers) -> None:
        self._file = file
        self._options = options
        self._numbers = numbers
        self._places = Places(file.source)
        self._findings: dict[tuple[int, int], Finding] = {
            (id(finding.sentence), id(finding.claim)): finding
            for finding in findings(file, options, places=self._places)
        }
        self._notes: list[tuple[int, int, Finding]] = []

    def copy(self) -> Iterator[str]:
        """Yield the blocks of the file with its claims marked."""
        yield '<div class="copy">\n'
        group: BlockKind | None = None
        for block, sentences in self._blocks():
            kind = block.kind if block.kind in _GROUPS else None
            if kind is not group:
                yield "</ul>\n" if group else ""
                yield _GROUPS[kind] + "\n" if kind else ""
                group = kind
            before, after = _TAGS[block.kind]
            yield before + "".join(self._block(block, sentences)) + after + "\n"
        yield "</ul>\n</div>\n" if group else "</div>\n"

    def _blocks(self) -> Iterator[tuple[Block, list[SentenceVerdict]]]:
        by_block: dict[int, list[SentenceVerdict]] = {}
        for sentence in self._file.sentences:
            by_block.setdefault(sentence.sentence.block, []).append(sentence)
        document = self._file.document
        blocks = document.blocks if document else ()
        for number, block in enumerate(blocks):
            if block.text.strip():
                yield block, by_block.pop(number, [])
        for sentences in by_block.values():  # without a document, the sentences themselves are the copy
            text = " ".join(sentence.sentence.text for sentence in sentences)
            yield Block(text, sentences[0].sentence.kind, ()), sentences

    def _block(self, block: Block, sentences: Sequence[SentenceVerdict]) -> Iterator[str]:
        at = 0
        for sentence in sentences:
            # A block keeps its line ends and tabs, a sentence has single spaces in their place.
            spaced = r"\s+".join(map(re.escape, sentence.sentence.text.split()))
            found = re.compile(spaced).search(block.text, at)
            if found is not None:
                yield e(block.text[at : found.start()])
                at = found.end()
            yield from self._sentence(sentence)
        yield e(block.text[at:])

    def _sentence(self, sentence: SentenceVerdict) -> Iterator[str]:
        text, at = sentence.sentence.text, 0
        wrong = self._wrong(sentence)
        for region in regions(sentence):
            yield _words(text, Span(at, region.span.start), wrong)
            yield from self._region(sentence, region, wrong)
            at = region.span.end
        yield _words(text, Span(at, len(text)), wrong)

    def _wrong(self, sentence: SentenceVerdict) -> list[Span]:
        return [
            span
            for claim in sentence.claims
            if self._options.counts(claim, sentence)
            for span in marked_spans(claim, sentence.sentence)
        ]

    def _region(self, sentence: SentenceVerdict, region: Region, wrong: list[Span]) -> Iterator[str]:
        gravest = region.claims[0]
        name = gravest.verdict.value + (" set-aside" if sentence.suppressed else "")
        words = _words(sentence.sentence.text, region.span, wrong)
        if gravest.verdict is Verdict.NOT_CHECKABLE:
            yield f'<mark class="{name}">{words}</mark>'
            return
        number = self._numbers.mark()
        notes = []
        for claim in region.claims:
            finding = self._findings.get((id(sentence), id(claim)))
            if finding is not None:
                note = self._numbers.note()
                self._notes.append((number, note, finding))
                notes.append(f'<a href="#note-{note}" title="To the note below">{note}</a>')
        links = f"<sup>{' '.join(notes)}</sup>" if notes else ""
        yield (
            f'<span class="claim"><mark class="{name}" id="mark-{number}" tabindex="0"'
            f' aria-describedby="card-{number}"><span class="spoken">{LABELS[gravest.verdict]}: </span>'
            f'{words}</mark>{links}<span class="card {name}" id="card-{number}" role="note">'
        )
        for claim in region.claims:
            yield _head(claim, "span")
            if set_aside := sentence.suppressed or claim.suppressed:
                yield _card_row(Row("Set aside", ((set_aside, Role.TEXT),)))
            yield from (_card_row(row) for row in rows(claim, self._options))
        yield "</span></span>"

    def notes(self) -> Iterator[str]:
        """Yield the findings as a list, for print and for reading without a pointer."""
        if not self._notes:
            return
        yield '<section class="notes">\n<h3>Findings</h3>\n<ol>\n'
        for mark, note, finding in self._notes:
            place, text = finding.place, finding.sentence.sentence.text
            yield f'<li class="note {finding.claim.verdict.value}" id="note-{note}" value="{note}">\n'
            yield (
                f'{_head(finding.claim, "p")}\n<p class="place"><a href="#mark-{mark}">'
                f"line {place.line}, column {place.column}</a></p>\n"
            )
            yield f"<blockquote>{_words(text, Span(0, len(text)), finding.spans)}</blockquote>\n"
            yield from _list(rows(finding.claim, self._options))
            yield "</li>\n"
        yield "</ol>\n</section>\n"

    def statements(self) -> Iterator[str]:
        """Yield statements with everything known about them in sight."""
        for sentence in self._file.sentences:
            text = sentence.sentence.text
            yield f'<section class="note {sentence.verdict.value}">\n'
            single = len(sentence.claims) == 1
            reason = reason_words(sentence.claims[0]) if single else ""
            yield _headline("h2", sentence.verdict, reason) + "\n"
            yield f"<blockquote>{_words(text, Span(0, len(text)), self._wrong(sentence))}</blockquote>\n"
            if sentence.suppressed:
                yield f"<p>Set aside: {e(sentence.suppressed)}</p>\n"
            for claim in sentence.claims:
                if not single:
                    yield f'{_head(claim, "h3")}\n<p class="part">“{e(claim.claim.text)}”</p>\n'
                yield from _list(rows(claim, self._options))
            yield "</section>\n"


def _words(text: str, window: Span, wrong: Sequence[Span]) -> str:
    """Return a stretch of a sentence, its wrong words set off."""
    parts, at = [], window.start
    for cut in cut_spans(window, wrong):
        parts += [e(text[at : cut.start]), f'<strong class="wrong">{e(text[cut.start : cut.end])}</strong>']
        at = cut.end
    return "".join([*parts, e(text[at : window.end])])


def _head(claim: ClaimVerdict, tag: str) -> str:
    return _headline(tag, claim.verdict, reason_words(claim))


def _headline(tag: str, verdict: Verdict, reason: str) -> str:
    sign = f'<span class="sign" aria-hidden="true">{SYMBOLS[verdict]}</span>'
    words = f' <span class="reason">{e(reason)}</span>' if reason else ""
    return f'<{tag} class="head {verdict.value}">{sign} <b>{LABELS[verdict]}</b>{words}</{tag}>'


def _pieces(row: Row) -> str:
    parts = []
    for text, role in row.pieces:
        link = web_link(text) if role is Role.LINK else ""
        if link:
            parts.append(f'<a href="{e(link)}" rel="noopener noreferrer">{e(text)}</a>')
        elif role in (Role.TEXT, Role.LINK):
            parts.append(e(text))
        else:
            parts.append(f'<span class="{role.value}">{e(text)}</span>')
    return "".join(parts)


def _card_row(row: Row) -> str:
    label = f'<span class="label">{e(row.label)}: </span>' if not row.follows else ""
    return f'<span class="row">{label}{_pieces(row)}</span>'


def _list(entries: Iterator[Row]) -> Iterator[str]:
    inside = [
        f"{'' if row.follows else f'<dt>{e(row.label)}</dt>'}<dd>{_pieces(row)}</dd>\n" for row in entries
    ]
    if inside:
        yield "<dl>\n" + "".join(inside) + "</dl>\n"
