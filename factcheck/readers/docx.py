"""Word files: paragraphs, tables and footnotes as they will read once all tracked changes are accepted."""

from __future__ import annotations

from collections.abc import Callable

from factcheck.errors import InputError
from factcheck.model import BlockKind, Document
from factcheck.readers.base import Lines, directives_at, find_directives
from factcheck.readers.dates import dateline
from factcheck.readers.package import Package, Paragraphs

NAME = "docx"
SUFFIXES = (".docx",)

# Deleted or moved away; the older twin of a text box; what a field computes from.
_GONE = frozenset(("del", "moveFrom", "Fallback", "instrText", "delText", "delInstrText"))
_SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_PROPERTIES = frozenset(("rPr", "pPr", "trPr", "tcPr", "tblPr", "sectPr"))
_OFF = frozenset(("0", "false", "off", "none"))
_SIGNS = {"tab": "\t", "br": " ", "cr": " ", "noBreakHyphen": "\u2011", "ptab": "\t"}


def read(data: bytes, path: str | None = None) -> Document:
    """Return the paragraphs, one a line of `source`; no blocks where there are none. Raises InputError."""
    package = Package(data, path, ".docx")
    styles = _styles(package)
    comments = _comments(package)
    found = Paragraphs()
    main = _Body(found, styles, comments)
    if not package.parse("word/document.xml", main.start, main.end, main.text):
        raise InputError(f"{path or 'the input'} is a zip archive without a Word document in it")
    main.finish()
    for part in ("footnotes", "endnotes"):
        notes = _Body(found, styles, comments, BlockKind.NOTE)
        package.parse(f"word/{part}.xml", notes.start, notes.end, notes.text)
        notes.finish()
        main.directives += notes.directives
    source = found.source
    blocks = tuple(found.blocks)
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "") or next(
        (block.text for block in blocks if block.kind is BlockKind.HEADING), ""
    )
    directives = directives_at(Lines(source), main.directives) if main.directives else ()
    title = title or _core_title(package)
    return Document(path, source, blocks, title, dateline(blocks), directives, NAME, verbatim=False)


class _Paragraph:
    __slots__ = ("kind", "parts")

    def __init__(self, kind: BlockKind) -> None:
        self.kind = kind
        self.parts: list[str] = []


class _Body:
    """The handlers for a part with paragraphs."""

    def __init__(
        self,
        found: Paragraphs,
        styles: dict[str, str],
        comments: dict[str, str],
        kind: BlockKind = BlockKind.PARAGRAPH,
    ) -> None:
        self.found = found
        self.styles = styles
        self.comments = comments
        self.kind = kind
        self.directives: list[tuple[int, str, str]] = []
        self.paragraphs: list[_Paragraph] = []  # a text box holds paragraphs inside one
        self.carried: list[str] = []  # of a paragraph whose mark is deleted: it runs into the next
        self.pending: list[str] = []  # comments of the open paragraph
        self.cells = 0
        self.in_text = False
        self.hidden = False
        self.joined = False
        self.path: list[str] = []
        self.gone: list[bool] = [False]  # for each element of the path, after a first for the part itself

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        path = self.path
        parent = path[-1] if path else ""
        path.append(tag)
        gone = self.gone[-1]
        if parent in _PROPERTIES:
            if not gone:
                self._property(tag, parent, attributes)
        elif tag in _GONE or attributes.get("type") in _SEPARATORS:
            gone = True
        self.gone.append(gone)
        if gone:
            return
        if tag == "p":
            paragraph = _Paragraph(BlockKind.CELL if self.cells else self.kind)
            paragraph.parts, self.carried = self.carried, []
            self.paragraphs.append(paragraph)
            self.joined = False
        elif tag == "t":
            self.in_text = not self.hidden
        elif tag == "r":
            self.hidden = False
        elif tag in _SIGNS and parent == "r":
            if self.paragraphs and attributes.get("type") not in ("page", "column"):
                self.paragraphs[-1].parts.append(_SIGNS[tag])
        elif tag == "tc":
            self.cells += 1
        elif tag == "commentReference":
            self.pending.append(self.comments.get(attributes.get("id", ""), ""))

    def _property(self, tag: str, parent: str, attributes: dict[str, str]) -> None:
        owner = self.path[-3] if len(self.path) > 2 else ""
        if tag in ("del", "moveFrom"):
            if parent == "trPr":
                self.gone[-2] = True  # the row, and with it all its cells
            elif parent == "rPr" and owner == "pPr":
                self.joined = True
        elif tag in ("vanish", "strike", "dstrike") and attributes.get("val", "1") not in _OFF:
            # A paragraph's run properties are those of its mark alone.
            self.hidden = self.hidden or (parent == "rPr" and owner == "r")
        elif tag == "pStyle" and self.paragraphs:
            self._style(attributes.get("val", ""))
        elif tag == "numPr" and self.paragraphs and self.paragraphs[-1].kind is BlockKind.PARAGRAPH:
            self.paragraphs[-1].kind = BlockKind.ITEM

    def end(self, tag: str) -> None:
        self.path.pop()
        if self.gone.pop():
            return
        if tag == "t":
            self.in_text = False
        elif tag == "p" and self.paragraphs:
            self._close()
        elif tag == "tc":
            self.cells -= 1

    def text(self, data: str) -> None:
        if self.in_text and not self.gone[-1] and self.paragraphs:
            self.paragraphs[-1].parts.append(data)

    def finish(self) -> None:
        """Write out what a deleted last paragraph mark left over."""
        if self.carried:
            self.found.add("".join(self.carried), self.kind)
            self.carried = []

    def _close(self) -> None:
        paragraph = self.paragraphs.pop()
        if self.joined:
            self.joined = False
            self.carried = paragraph.parts
            return
        for comment in self.pending:
            self.directives += [
                (self.found.at, action, argument) for _, action, argument in find_directives(comment, 0)
            ]
        self.pending = []
        self.found.add("".join(paragraph.parts), paragraph.kind)

    def _style(self, style: str) -> None:
        name = self.styles.get(style, style).lower()
        paragraph = self.paragraphs[-1]
        if name == "title":
            paragraph.kind = BlockKind.TITLE
        elif name.startswith(("heading", "subtitle", "headline")):
            paragraph.kind = BlockKind.HEADING
        elif "quote" in name:
            paragraph.kind = BlockKind.QUOTE
        elif name.startswith("caption"):
            paragraph.kind = BlockKind.CAPTION
        elif name.startswith("list") and paragraph.kind is BlockKind.PARAGRAPH:
            paragraph.kind = BlockKind.ITEM


def _styles(package: Package) -> dict[str, str]:
    """Style ids, which Word translates, to style names, which it does not."""
    names: dict[str, str] = {}
    current = [""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "style":
            current[0] = attributes.get("styleId", "")
        elif tag == "name" and current[0]:
            names.setdefault(current[0], attributes.get("val", ""))

    package.parse("word/styles.xml", start, _nothing, _nothing)
    return names


def _comments(package: Package) -> dict[str, str]:
    found: dict[str, str] = {}
    current = ["", ""]

    def start(tag: str, attributes: dict[str, str]) -> None:
        if tag == "comment":
            current[0] = attributes.get("id", "")
            found[current[0]] = ""
        elif tag == "p" and current[0] and found[current[0]]:
            found[current[0]] += "\n"
        current[1] = tag

    def text(data: str) -> None:
        if current[0] and current[1] == "t":
            found[current[0]] += data

    def end(tag: str) -> None:
        current[1] = ""

    package.parse("word/comments.xml", start, end, text)
    return found


def _core_title(package: Package) -> str:
    parts: list[str] = []
    inside = [False]

    def start(tag: str, attributes: dict[str, str]) -> None:
        inside[0] = tag == "title"

    def end(tag: str) -> None:
        inside[0] = False

    def text(data: str) -> None:
        if inside[0]:
            parts.append(data)

    package.parse("docProps/core.xml", start, end, text)
    return "".join(parts).strip()


_nothing: Callable[[str], None] = lambda _: None  # noqa: E731
