"""Lines for the terminal, broken by the cells that characters take."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from rich.cells import cell_len

from factcheck.formats.findings import cut_spans
from factcheck.model import Span

Piece = tuple[str, str]  # a text and its style
Line = list[Piece]

_LABEL_COLUMNS = 15
_MOST_LINES = 6  # a longer sentence is shown around its marks only

# Letters and marks that take one cell each, so that most lines need no counting.
_SINGLE = re.compile("[ -~\u00a1-\u00ac\u00ae-\u02ff\u2010-\u2027→✗✓]*")


def wrap(text: str, width: int) -> Iterator[Span]:
    """Yield the stretches of the text that make lines of at most `width` cells, broken at spaces."""
    single = _SINGLE.fullmatch(text) is not None
    start = 0
    while start < len(text):
        if text[start] == " ":
            start += 1
            continue
        end = min(start + width, len(text)) if single else _reach(text, start, width)
        if end < len(text) and text[end] != " ":
            space = text.rfind(" ", start, end)
            end = space if space > start else end
        yield Span(start, start + len(text[start:end].rstrip(" ")))
        start = end


def _reach(text: str, start: int, width: int) -> int:
    """Return how far `width` cells reach from `start`; one character at least."""
    end, cells = start, 0
    while end < len(text):
        cells += cell_len(text[end])
        if cells > width and end > start:
            break
        end += 1
    return end


def indented(pieces: Sequence[Piece], width: int, indent: int = 0) -> Iterator[Line]:
    """Yield pieces of one text broken into lines, each with a margin."""
    text = "".join(piece for piece, _ in pieces)
    for span in wrap(text, width - indent):
        yield [(" " * indent, ""), *_slice(pieces, span)]


def labelled(label: str, pieces: Sequence[Piece], width: int, indent: int) -> Iterator[Line]:
    """Yield a text beside its label, further lines below the first."""
    margin = " " * indent + label.ljust(_LABEL_COLUMNS)
    for line in indented(pieces, width, len(margin)):
        yield [(margin, "dim"), *line[1:]]
        margin = " " * len(margin)


def marked(text: str, spans: Sequence[Span], width: int, indent: int, style: str) -> Iterator[Line]:
    """Yield a text with its marked words in `style` and underlined by carets in the line below."""
    lines = list(wrap(text, width - indent))
    kept = set(range(len(lines)))
    if len(lines) > _MOST_LINES and spans:
        kept = {n + near for n, line in enumerate(lines) if cut_spans(line, spans) for near in (-1, 0, 1)}
    margin = (" " * indent, "")
    pieces = _marked_pieces(text, spans, style)
    for number, line in enumerate(lines):
        if number not in kept:
            if number == 0 or number - 1 in kept:
                yield [margin, ("…", "dim")]
            continue
        yield [margin, *_slice(pieces, line)]
        cuts = cut_spans(line, spans)
        if cuts:
            carets, at = "", line.start
            for cut in cuts:
                carets += " " * cell_len(text[at : cut.start]) + "^" * cell_len(text[cut.start : cut.end])
                at = cut.end
            yield [margin, (carets, style)]


def _marked_pieces(text: str, spans: Sequence[Span], style: str) -> Line:
    pieces: Line = []
    at = 0
    for cut in cut_spans(Span(0, len(text)), spans):
        pieces += [(text[at : cut.start], ""), (text[cut.start : cut.end], style)]
        at = cut.end
    return [*pieces, (text[at:], "")]


def _slice(pieces: Sequence[Piece], span: Span) -> Iterator[Piece]:
    at = 0
    for text, style in pieces:
        piece = text[max(span.start - at, 0) : max(span.end - at, 0)]
        if piece:
            yield piece, style
        at += len(text)
