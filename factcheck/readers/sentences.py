"""The sentences of a document, each with its text as it reads and its place in the source."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.language.quotations import MARK, after_mark
from factcheck.language.sentences import split_sentences
from factcheck.model import Block, BlockKind, Document, Place, Run, Sentence, Span
from factcheck.readers.base import Lines
from factcheck.readers.dates import dateline_end
from factcheck.readers.mapping import resolve, slice_runs

# White space that reads as one space, and characters that do not read at all (soft hyphen, zero width).
_WHITE = re.compile(r"[^\S ]")
_UNTIDY = re.compile(r"  |[\u00ad\u200b\u2060\ufeff]")
_SPACE_OR_NOTHING = re.compile(
    r"([\s\u00ad\u200b\u2060\ufeff]*\s[\s\u00ad\u200b\u2060\ufeff]*)|[\u00ad\u200b\u2060\ufeff]+"
)
_QUOTED_WHOLE = re.compile(r"[‘'][^‘]*[.!?,…][’']$")
_LETTER = re.compile(r"\w")


def sentences_of(document: Document, lines: Lines | None = None) -> Iterator[Sentence]:
    """Yield the sentences of all blocks in order; none for a document without copy.

    Headings, titles, items and cells are sentences too. White space inside a sentence reads as single
    spaces, so that one that runs over two lines reads as one; `source_span` maps back.
    """
    lines = lines or Lines(document.source)
    for index, block in enumerate(document.blocks):
        yield from _of_block(index, block, lines)


def source_span(sentence: Sentence, start: int, end: int) -> Span:
    """Return where sentence.text[start:end] stands in the document's source.

    Characters that the source spells otherwise count whole; an empty stretch gives an empty span.
    """
    return Span(*resolve(sentence.runs, start, end))


def _of_block(index: int, block: Block, lines: Lines) -> Iterator[Sentence]:
    text = block.text
    kind = block.kind
    one_line = True
    if not text.isprintable():
        one_line = "\n" not in text and "\r" not in text
        # Of the same length, so that the runs stay right.
        text = _WHITE.sub(" ", text)
    untidy = _UNTIDY.search(text) is not None
    spans = split_sentences(text)
    # A dateline says where and when the story was filed; it is no part of what the story says. (A heading, item or cell
    # with a name and a day may well be.)
    if (begin := dateline_end(text)) and (begin < len(text) or kind is BlockKind.PARAGRAPH):
        spans = [(max(start, begin), end) for start, end in spans if end > begin]
    quoted = _quoted(text, spans, kind)
    runs = block.runs
    if not untidy and len(runs) == 1 and runs[0].length == runs[0].source_length:
        offset = runs[0].source_at - runs[0].at
        line = lines.line(offset)
        line_start = lines.starts[line - 1]
        for (start, end), (is_quoted, opened) in zip(spans, quoted, strict=True):
            at = offset + start
            stop = offset + end
            length = end - start
            place = (
                Place(line, at - line_start + 1, line, stop - line_start + 1)
                if one_line
                else lines.place(at, stop)
            )
            own = (Run(0, length, at, length),)
            yield Sentence(text[start:end], place, Span(at, stop), index, kind, is_quoted, own, opened)
        return
    for (start, end), (is_quoted, opened) in zip(spans, quoted, strict=True):
        part = text[start:end]
        part_runs = slice_runs(runs, start, end)
        if untidy and _UNTIDY.search(part):
            part, part_runs = _tidy(part, part_runs)
        if not part_runs or not part:
            continue
        span = Span(*resolve(part_runs, 0, len(part)))
        place = lines.place(span.start, span.end)
        yield Sentence(part, place, span, index, kind, is_quoted, tuple(part_runs), opened)


def _tidy(text: str, runs: list[Run]) -> tuple[str, list[Run]]:
    """Return the text with white space as single spaces and invisible characters gone, and its runs."""
    parts: list[str] = []
    tidy: list[Run] = []
    at = 0
    length = 0

    def keep(start: int, end: int) -> None:
        nonlocal length
        for run in slice_runs(runs, start, end):
            tidy.append(Run(length + run.at, run.length, run.source_at, run.source_length))
        parts.append(text[start:end])
        length += end - start

    for match in _SPACE_OR_NOTHING.finditer(text):
        start, end = match.span()
        if match[1] == " ":
            continue
        if at < start:
            keep(at, start)
        at = end
        if match[1] is not None and parts:
            if text[start] == " ":
                # The first space stands for all of them; it keeps its own place.
                keep(start, start + 1)
            else:
                source_start, source_end = resolve(runs, start, end)
                tidy.append(Run(length, 1, source_start, source_end - source_start))
                parts.append(" ")
                length += 1
    if at < len(text):
        keep(at, len(text))
    return "".join(parts), _joined(tidy)


def _joined(runs: list[Run]) -> list[Run]:
    """Put runs together that are neighbours in text and source and stand for themselves."""
    joined: list[Run] = []
    for run in runs:
        if joined and run.length == run.source_length:
            last = joined[-1]
            if last.length == last.source_length and last.source_at + last.length == run.source_at:
                joined[-1] = Run(last.at, last.length + run.length, last.source_at, last.length + run.length)
                continue
        joined.append(run)
    return joined


def _quoted(text: str, spans: list[tuple[int, int]], kind: BlockKind) -> list[tuple[bool, str]]:
    """Say of each span whether it stands wholly within quotation marks or in a block quote, and what is open then.

    What is open is the mark which opened the quotation that it begins in, "" outside of all.
    """
    if kind is BlockKind.QUOTE:
        return [(True, "")] * len(spans)
    if '"' not in text and (text.isascii() or not any(mark in text for mark in "“”„«»‟")):
        if "'" not in text and "‘" not in text:
            return [(False, "")] * len(spans)
        return [(_QUOTED_WHOLE.match(text, start, end) is not None, "") for start, end in spans]
    answers: list[tuple[bool, str]] = []
    opener = ""  # of the quotation that is open
    for start, end in spans:
        before = opener
        outside = False
        at = start
        for mark in MARK.finditer(text, start, end):
            if not opener and not outside:
                outside = _LETTER.search(text, at, mark.start()) is not None
            opener = after_mark(text, mark.start(), opener)
            at = mark.end()
        if not opener and not outside:
            outside = _LETTER.search(text, at, end) is not None
        answers.append((not outside, before))
    return answers
