"""Markdown: CommonMark with tables, footnotes, struck-out text and front matter, by a masker of our own.

Copy is what the page shows as prose. Code, comments, link targets, template tags and struck-out text are
left out; the text of links, emphasis, character references and escapes is kept. MDX's imports and braces
are left out too.
"""

from __future__ import annotations

from factcheck.model import Block, BlockKind, Document, Run
from factcheck.readers.base import Lines, decode, directives_at, find_directives
from factcheck.readers.dates import dateline
from factcheck.readers.frontmatter import front_directives, front_matter
from factcheck.readers.mapping import piece_block, plain_block, remap, resolve
from factcheck.readers.markdown_blocks import Blocks, Leaf
from factcheck.readers.markdown_inline import SPECIAL, Inline
from factcheck.readers.markdown_lines import Parts

NAME = "markdown"
SUFFIXES = (".md", ".markdown", ".mdx")


def read(data: bytes, path: str | None = None) -> Document:
    """Return the copy of a Markdown file; no blocks where there is none. Raises InputError."""
    source = decode(data, path)
    begin, title, published = front_matter(source)
    copy = _Copy(source, begin, mdx=path is not None and path.lower().endswith(".mdx"))
    if title is not None:
        copy.blocks.insert(0, title)
    directives = [*front_directives(source, begin), *copy.directives]
    heading = title or next((block for block in copy.blocks if block.kind is BlockKind.HEADING), None)
    return Document(
        path,
        source,
        tuple(copy.blocks),
        " ".join(heading.text.split()) if heading is not None else "",
        published or dateline(copy.blocks),
        directives_at(Lines(source), directives) if directives else (),
        NAME,
    )


class _Copy:
    """The blocks of copy and the directives of source[begin:]."""

    def __init__(self, source: str, begin: int, mdx: bool) -> None:
        self.source = source
        self.mdx = mdx
        self.blocks: list[Block] = []
        # All definitions are known before the first link is read: they may stand at the end of the file.
        parsed = Blocks(source, begin, mdx)
        self.labels = parsed.labels
        self.directives = parsed.directives
        search = SPECIAL.search
        for leaf in parsed.leaves:
            low, high = leaf.parts[0]
            if leaf.html:
                self._html(leaf.parts)
            elif len(leaf.parts) > 1 or search(source, low, high) is not None:
                self._inline(leaf)
            elif (block := plain_block(source, leaf.kind, low, high)) is not None:
                self.blocks.append(block)

    def _inline(self, leaf: Leaf) -> None:
        text, view, low, high = self._view(leaf.parts)
        inline = Inline(text, low, high, self.labels, self.mdx)
        for start, stop in inline.comments:
            content = text[start:stop].removesuffix("-->").removesuffix("*/}")
            self._directives(find_directives(content, start), view)
        self._add(piece_block(text, leaf.kind, inline.pieces()), view)
        for pieces in inline.captions():
            self._add(piece_block(text, BlockKind.CAPTION, pieces), view)

    def _html(self, parts: Parts) -> None:
        from factcheck.readers.html_page import extract

        text, view, low, high = self._view(parts)
        page = extract(text, low, high)
        for block in page.blocks:
            self._add(block, view)
        self._directives(page.directives, view)

    def _add(self, block: Block | None, view: list[Run]) -> None:
        if block is not None:
            self.blocks.append(remap(block, view) if view else block)

    def _directives(self, found: list[tuple[int, str, str]], view: list[Run]) -> None:
        for at, action, argument in found:
            self.directives.append((resolve(view, at, at + 1)[0] if view else at, action, argument))

    def _view(self, parts: Parts) -> tuple[str, list[Run], int, int]:
        """The text that a leaf stands in, how it maps to the source ([] for the source itself), and where."""
        if len(parts) == 1:
            return self.source, [], *parts[0]
        texts: list[str] = []
        runs: list[Run] = []
        at = 0
        for start, end in parts:
            texts.append(self.source[start:end])
            runs.append(Run(at, end - start, start, end - start))
            at += end - start
        return "".join(texts), runs, 0, at
