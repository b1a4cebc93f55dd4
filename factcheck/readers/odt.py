"""OpenDocument text: paragraphs, tables and notes; of tracked changes, the text as it will be."""

from __future__ import annotations

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document
from factcheck.readers.base import Lines, directives_at, find_directives
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.package import Package, Paragraphs

NAME = "odt"
SUFFIXES = (".odt",)

# What was deleted, what is not shown, what only points somewhere.
_GONE = frozenset((
    "tracked-changes", "note-citation", "hidden-text", "hidden-paragraph", "ruby-text", "forms",
    "table-of-content", "alphabetical-index", "illustration-index", "bibliography", "desc", "sequence-decls",
    "user-field-decls",
))  # fmt: skip


def read(data: bytes, path: str | None = None) -> Document:
    """Return the paragraphs, one a line of `source`; no blocks where there are none. Raises InputError."""
    package = Package(data, path, ".odt")
    body = _Body()
    if not package.parse("content.xml", body.start, body.end, body.text):
        raise InputError(f"{path or 'the input'} is a zip archive without an OpenDocument text in it")
    source = body.found.source
    blocks = tuple(body.found.blocks)
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "") or next(
        (block.text for block in blocks if block.kind is BlockKind.HEADING), ""
    )
    directives = directives_at(Lines(source), body.directives) if body.directives else ()
    meta = _Meta()
    package.parse("meta.xml", meta.start, meta.end, meta.text)
    published = dateline(blocks) or parse_date(meta.values.get("publication date", ""))
    title = title or meta.values.get("title", "")
    return Document(path, source, blocks, title, published, directives, NAME, verbatim=False)


class _Paragraph:
    __slots__ = ("kind", "parts")

    def __init__(self, kind: BlockKind) -> None:
        self.kind = kind
        self.parts: list[str] = []


class _Body:
    def __init__(self) -> None:
        self.found = Paragraphs()
        self.directives: list[tuple[int, str, str]] = []
        self.pending: list[str] = []
        self.paragraphs: list[_Paragraph] = []
        self.later: list[tuple[str, BlockKind]] = []  # notes and boxes inside a paragraph, to come after it
        self.gone = 0
        self.kinds: list[BlockKind] = [BlockKind.PARAGRAPH]
        self.parents: dict[str, str] = {}
        self.struck: set[str] = set()
        self.style = ""
        self.struck_depth = 0
        self.spans: list[bool] = []
        self.annotation: list[str] | None = None
        self.in_body = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        if self.gone or tag in _GONE:
            self.gone += 1
        elif tag == "style":
            self.style = attributes.get("name", "")
            self.parents[self.style] = attributes.get("parent-style-name", "")
        elif tag == "text-properties":
            if (
                attributes.get("text-line-through-style", "none") != "none"
                or attributes.get("display") == "none"
            ):
                self.struck.add(self.style)
        elif tag == "body":
            self.in_body = True
        elif not self.in_body:
            return
        elif tag == "annotation":
            self.annotation = []
        elif self.annotation is not None:
            if tag == "p" and self.annotation:
                self.annotation.append("\n")
        elif tag in ("p", "h"):
            kind = BlockKind.HEADING if tag == "h" else self.kinds[-1]
            self.paragraphs.append(_Paragraph(self._kind(attributes.get("style-name", ""), kind)))
        elif tag == "span":
            struck = attributes.get("style-name", "") in self.struck
            self.spans.append(struck)
            self.struck_depth += struck
        elif tag == "s" and self.paragraphs:
            count = attributes.get("c", "1")
            self.text(" " * min(int(count), 1000) if count.isdecimal() and len(count) < 6 else " ")
        elif tag == "tab":
            self.text("\t")
        elif tag == "line-break":
            self.text(" ")
        elif tag == "list-item":
            self.kinds.append(BlockKind.ITEM)
        elif tag == "table-cell":
            self.kinds.append(BlockKind.CELL)
        elif tag == "note-body":
            self.kinds.append(BlockKind.NOTE)
        elif tag == "text-box":
            self.kinds.append(BlockKind.CAPTION)

    def end(self, tag: str) -> None:
        if self.gone:
            self.gone -= 1
        elif tag == "annotation":
            self.pending.append("".join(self.annotation or []))
            self.annotation = None
        elif self.annotation is not None or not self.in_body:
            return
        elif tag in ("p", "h") and self.paragraphs:
            paragraph = self.paragraphs.pop()
            text = "".join(paragraph.parts)
            if self.paragraphs:
                self.later.append((text, paragraph.kind))
                return
            for comment in self.pending:
                self.directives += [
                    (self.found.at, action, argument) for _, action, argument in find_directives(comment, 0)
                ]
            self.pending = []
            self.found.add(text, paragraph.kind)
            for later, kind in self.later:
                self.found.add(later, kind)
            self.later = []
        elif tag == "span" and self.spans:
            self.struck_depth -= self.spans.pop()
        elif tag in ("list-item", "table-cell", "note-body", "text-box") and len(self.kinds) > 1:
            self.kinds.pop()

    def text(self, data: str) -> None:
        if self.gone:
            return
        if self.annotation is not None:
            self.annotation.append(data)
        elif self.paragraphs and not self.struck_depth:
            # White space between elements counts as a space, as in HTML.
            self.paragraphs[-1].parts.append(data)

    def _kind(self, style: str, kind: BlockKind) -> BlockKind:
        for _ in range(8):
            name = style.lower().replace("_20_", " ")
            if name == "title":
                return BlockKind.TITLE
            if name.startswith(("heading", "subtitle")):
                return BlockKind.HEADING
            if name.startswith(("quotation", "quote")):
                return BlockKind.QUOTE
            if name.startswith(("caption", "illustration", "figure")) and kind is BlockKind.PARAGRAPH:
                return BlockKind.CAPTION
            style = self.parents.get(style, "")
            if not style:
                break
        return kind


class _Meta:
    """The title, and a user-defined field "Publication date"."""

    def __init__(self) -> None:
        self.values: dict[str, str] = {}
        self.key = ""

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        self.key = attributes.get("name", "").lower() if tag == "user-defined" else tag

    def end(self, tag: str) -> None:
        self.key = ""

    def text(self, data: str) -> None:
        if self.key:
            self.values[self.key] = self.values.get(self.key, "") + data
