"""NITF and NewsML-G2, the XML of news agencies: headlines, body text, captions.

expat checks the file first, with all entity declarations refused and nothing outside the file read; what
there is to read is then found by the HTML reader's tokenizer, which knows where each character stands.
"""

from __future__ import annotations

import re
from datetime import date
from xml.parsers import expat

from factcheck.errors import InputError
from factcheck.model import Block, BlockKind, Document
from factcheck.readers.base import Lines, NotCopyError, decode, directives_at, words
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.html import declared_encoding
from factcheck.readers.html_page import Element, Page, extract
from factcheck.readers.html_tags import attribute_values
from factcheck.readers.mapping import piece_block, remap
from factcheck.readers.text import paragraphs

NAME = "newsml"
SUFFIXES = (".xml",)

_ROOT = re.compile(r"<(?:[\w.-]+:)?(nitf|newsItem|newsMessage|packageItem|conceptItem|NewsML|html)\b")
_SHOWN = words(
    "headline hedline hl1 hl2 title inlinexml inlinedata body body.head body.content abstract "
    "dateline description p caption media-caption note bq"
)
_SILENT = words(
    "head itemmeta rightsinfo media-metadata media-reference media-producer media-object docdata "
    "tobject iim pubdata byline body.end script style del s strike pre person.meta copyrite "
    "distributor remotecontent partmeta assert datasource credit creator contributor catalogref "
    "located subject genre slugline keyword urgency"
)
_KINDS = {
    "headline": BlockKind.TITLE, "title": BlockKind.TITLE, "hl1": BlockKind.HEADING, "hl2": BlockKind.HEADING,
    "h1": BlockKind.HEADING, "h2": BlockKind.HEADING, "h3": BlockKind.HEADING, "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING, "h6": BlockKind.HEADING, "li": BlockKind.ITEM, "dt": BlockKind.ITEM,
    "dd": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL, "bq": BlockKind.QUOTE,
    "blockquote": BlockKind.QUOTE,
    "media-caption": BlockKind.CAPTION, "caption": BlockKind.CAPTION, "figcaption": BlockKind.CAPTION,
    "fn": BlockKind.NOTE,
}  # fmt: skip
_OUTSIDE, _METADATA = 1, 2  # no copy until an element says so; no copy whatever stands in it
_BLOCKS = words(
    "headline hedline hl1 hl2 title description abstract dateline byline body body.head body.content "
    "body.end block p bq li ul ol dl dt dd table tr td th caption media media-caption media-reference "
    "fn note hr h1 h2 h3 h4 h5 h6 div section article figure figcaption blockquote inlinexml "
    "inlinedata nitf newsitem itemmeta contentmeta contentset head html slugline creditline "
    "rightsinfo subject creator located urgency genre"
)


def read(data: bytes, path: str | None = None) -> Document:
    """Return the story's headlines, paragraphs and captions; no blocks where there are none.

    Raises InputError for XML that is damaged or declares entities, and NotCopyError for other XML.
    """
    source = decode(data, path, declared_encoding(data))
    name = path or "the input"
    if not source.strip():
        return Document(path, source, (), format=NAME)
    _check(source, name)
    root = _ROOT.search(source)
    if root is None:
        raise NotCopyError(f"{name} is XML, but neither NITF nor NewsML-G2", "Other XML is not read.")
    if root[1] == "html":
        page: Page = extract(source, 0, len(source), xml=True)
    else:
        page = _News(source, 0, len(source), xml=True)
        page.scan()
    blocks = tuple(page.blocks)
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "") or next(
        (block.text for block in blocks if block.kind is BlockKind.HEADING), ""
    )
    directives = directives_at(Lines(source), page.directives) if page.directives else ()
    published = page.published or dateline(blocks)
    return Document(path, source, blocks, " ".join(title.split()), published, directives, NAME)


def _check(source: str, name: str) -> None:
    """Raise InputError unless the file is well-formed XML without entities of its own."""
    parser = expat.ParserCreate("utf-8")

    def refuse(*_: object) -> None:
        raise InputError(
            f"{name} declares entities, which is how XML bombs are made", "Send it without a DTD inside."
        )

    parser.EntityDeclHandler = refuse
    try:
        parser.Parse(source.encode("utf-8", "surrogatepass"), True)
    except expat.ExpatError as error:
        raise InputError(
            f"{name}: not well-formed XML (line {error.lineno}, column {error.offset + 1}: "
            f"{expat.ErrorString(error.code)})"
        ) from None


class _News(Page):
    """A page on which only what is marked as copy is copy."""

    block_names = _BLOCKS

    def __init__(self, source: str, start: int, end: int, xml: bool = False) -> None:
        super().__init__(source, start, end, xml)
        self.root.silent = _OUTSIDE
        self.data_type = ""

    def _element(self, name: str, parent: Element) -> tuple[int, BlockKind]:
        kind = _KINDS.get(name, parent.kind)
        if parent.kind in (BlockKind.QUOTE, BlockKind.CAPTION) and kind is BlockKind.PARAGRAPH:
            kind = parent.kind
        if name == "title":
            return (0 if parent.name == "head" else _METADATA), kind
        if parent.silent == _METADATA or name in _SILENT:
            return _METADATA, kind
        if name in ("headline", "description") and parent.name != "contentmeta":
            return parent.silent, kind
        return (0 if name in _SHOWN else parent.silent), kind

    def _attributes(self, name: str, attributes: str, silent: int, kind: BlockKind) -> tuple[int, BlockKind]:
        silent, kind = super()._attributes(name, attributes, silent, kind)
        values = attribute_values(attributes)
        if name == "inlinedata":
            self.data_type = values.get("contenttype", "").lower()
        elif name == "date.issue":
            self._date(values.get("norm", ""), 0)
        elif name == "pubdata":
            self._date(values.get("date.publication", ""), 1)
        elif name == "story.date":
            self._date(values.get("norm", ""), 2)
        return silent, kind

    def _date(self, text: str, rank: int) -> None:
        day: date | None = parse_date(text)
        if day is not None:
            self.dates.append((rank, len(self.dates), day))

    def _text(self, start: int, end: int) -> None:
        name = self.stack[-1].name if self.stack else ""
        if name in ("versioncreated", "contentcreated", "firstcreated"):
            self._date(self.source[start:end], {"versioncreated": 0, "contentcreated": 1}.get(name, 2))
        super()._text(start, end)

    def _flush(self) -> None:
        if self.pieces and self.stack and self.stack[-1].name == "inlinedata":
            pieces, self.pieces = self.pieces, []
            whole = piece_block(self.source, BlockKind.PARAGRAPH, pieces)
            if whole is not None:
                self.blocks += self._data(whole)
        super()._flush()

    def _data(self, whole: Block) -> list[Block]:
        """The paragraphs of text or HTML that the file carries as a string."""
        if "html" in self.data_type or re.search(r"</p>|<br", whole.text):
            page = extract(whole.text, 0, len(whole.text))
            return [remap(block, whole.runs) for block in page.blocks]
        return [remap(block, whole.runs) for block in paragraphs(whole.text)[0]]
