"""How a block's text maps to the source: runs, and the pieces that blocks are made of."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from factcheck.model import Block, BlockKind, Run

Piece = tuple[int, int, "str | None"]
"""A stretch of the source (start, end) and the text it stands for; None where it stands for itself."""


Cut = tuple[int, int, str]
"""A stretch of the source that is no text, and what reads in its place, mostly nothing."""


def resolve(runs: Sequence[Run], start: int, end: int) -> tuple[int, int]:
    """Return where text[start:end] stands in the source, from the first character to the last.

    A character that the source spells otherwise (`&amp;`) counts whole. An empty stretch, or one outside
    the runs, comes back empty, at the nearest place.
    """
    if not runs:
        return 0, 0
    first = _source_of(runs, start, False)
    if end <= start:
        return first, first
    return first, max(first, _source_of(runs, end - 1, True))


def _source_of(runs: Sequence[Run], at: int, after: bool) -> int:
    index = max(0, bisect_right(runs, at, key=_run_at) - 1)
    run = runs[index]
    offset = at - run.at
    if offset >= run.length:
        # Past the last run, or a gap that no run covers.
        return run.source_at + run.source_length
    if run.length != run.source_length:
        return run.source_at + (run.source_length if after else 0)
    return run.source_at + offset + (1 if after else 0)


def _run_at(run: Run) -> int:
    return run.at


def slice_runs(runs: Sequence[Run], start: int, end: int) -> list[Run]:
    """Return the runs of text[start:end], counted from `start`; a decoded run is never cut."""
    if len(runs) == 1:
        run = runs[0]
        if run.length == run.source_length:
            low, high = max(start, run.at), min(end, run.at + run.length)
            return (
                [Run(low - start, high - low, run.source_at + low - run.at, high - low)] if low < high else []
            )
    found = []
    for index in range(max(0, bisect_right(runs, start, key=_run_at) - 1), len(runs)):
        run = runs[index]
        if run.at >= end:
            break
        low, high = max(start, run.at), min(end, run.at + run.length)
        if low >= high:
            continue
        if run.length == run.source_length:
            found.append(Run(low - start, high - low, run.source_at + low - run.at, high - low))
        else:
            found.append(Run(low - start, high - low, run.source_at, run.source_length))
    return found


def remap(block: Block, view: Sequence[Run]) -> Block:
    """Return `block`, whose runs point into a decoded view, with runs that point into the view's source."""
    runs: list[Run] = []
    for run in block.runs:
        if run.length == run.source_length:
            for part in slice_runs(view, run.source_at, run.source_at + run.length):
                runs.append(Run(run.at + part.at, part.length, part.source_at, part.source_length))
        else:
            start, end = resolve(view, run.source_at, run.source_at + run.source_length)
            runs.append(Run(run.at, run.length, start, end - start))
    return Block(block.text, block.kind, tuple(runs))


def plain_block(source: str, kind: BlockKind, start: int, end: int) -> Block | None:
    """Return source[start:end] as a block, without the white space around it; None where nothing is left."""
    text = source[start:end]
    bare = text.lstrip()
    start += len(text) - len(bare)
    bare = bare.rstrip()
    length = len(bare)
    return Block(bare, kind, (Run(0, length, start, length),)) if length else None


def piece_block(source: str, kind: BlockKind, pieces: Iterable[Piece]) -> Block | None:
    """Return the block that `pieces` make, in order, trimmed; None where no text is left."""
    merged: list[Piece] = []
    for start, end, text in pieces:
        if text is None:
            if start >= end:
                continue
            if merged and merged[-1][2] is None and merged[-1][1] == start:
                merged[-1] = (merged[-1][0], end, None)
                continue
        elif not text:
            continue
        merged.append((start, end, text))
    first, last = 0, len(merged)
    while first < last and not _text_of(source, merged[first]).strip():
        first += 1
    while first < last and not _text_of(source, merged[last - 1]).strip():
        last -= 1
    if first == last:
        return None
    if last - first == 1 and merged[first][2] is None:
        return plain_block(source, kind, merged[first][0], merged[first][1])
    texts: list[str] = []
    runs: list[Run] = []
    at = 0
    for index in range(first, last):
        start, end, text = merged[index]
        if text is None:
            text = source[start:end]
            if index == first:
                bare = text.lstrip()
                start += len(text) - len(bare)
                text = bare
            if index == last - 1:
                text = text.rstrip()
                end = start + len(text)
        length = len(text)
        runs.append(Run(at, length, start, end - start))
        texts.append(text)
        at += length
    return Block("".join(texts), kind, tuple(runs))


def uncut(start: int, end: int, cuts: Iterable[Cut]) -> Iterator[Piece]:
    """Yield what of source[start:end] the cuts leave; where they overlap, the first one counts."""
    at = start
    for low, high, text in sorted(cuts):
        if high <= at:
            continue
        if low > at:
            yield at, low, None
        if text and low >= at:
            yield low, high, text
        at = high
    if at < end:
        yield at, end, None


def _text_of(source: str, piece: Piece) -> str:
    return source[piece[0] : piece[1]] if piece[2] is None else piece[2]
