"""An HTML page as it is read, by a tokenizer of our own: the standard library's takes quadratic time on hostile pages.

It follows the HTML standard where that decides what a reader of the page sees: raw text elements, implied
end tags, unclosed comments, character references without their semicolon.
"""

from __future__ import annotations

import re
from datetime import date

from factcheck.model import Block, BlockKind
from factcheck.readers.base import find_directives
from factcheck.readers.dates import parse_date
from factcheck.readers.entities import entity
from factcheck.readers.html_elements import BLOCKS, CLOSES_P, IMPLIED, KINDS, NOTE_ROLES, RAW, SILENT, VOID
from factcheck.readers.html_tags import ATTRIBUTE, TAG_NAME, Tags, attribute_values
from factcheck.readers.mapping import Piece, piece_block

_REFERENCE = re.compile(r"&[#A-Za-z]")
_JSON_DATE = re.compile(r"\"datePublished\"\s*:\s*\"([^\"]{8,40})\"")
_HIDDEN_STYLE = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.I)
_LOOK_BACK = 64  # open elements looked through for an implied end tag; more are not written by people
_META_DATES = {
    "article:published_time": 0, "datepublished": 0, "date": 1, "pubdate": 1, "publishdate": 1,
    "publish-date": 1, "publish_date": 1, "dc.date.issued": 1, "dc.date": 2, "dcterms.created": 2,
    "dcterms.date": 2, "dcterms.issued": 1,
    "parsely-pub-date": 1, "sailthru.date": 1, "article.published": 1, "cxenseparse:recs:publishtime": 1,
    "og:published_time": 1, "og:article:published_time": 1, "published_time": 1, "originalpublicationdate": 1,
}  # fmt: skip


def extract(source: str, start: int, end: int, xml: bool = False) -> Page:
    """Return the copy in source[start:end], a page or a fragment of one."""
    page = Page(source, start, end, xml)
    page.scan()
    return page


class Element:
    """An open element; `silent` is 0 where its text is copy."""

    __slots__ = ("kind", "name", "silent")

    def __init__(self, name: str, kind: BlockKind, silent: int) -> None:
        self.name = name
        self.kind = kind
        self.silent = silent


class Page:
    """The copy of a page: its blocks, its directives as (offset, action, argument), its date."""

    block_names = BLOCKS

    def __init__(self, source: str, start: int, end: int, xml: bool = False) -> None:
        self.source = source
        self.start = start
        self.end = end
        self.xml = xml
        self.blocks: list[Block] = []
        self.directives: list[tuple[int, str, str]] = []
        self.pieces: list[Piece] = []
        self.captions: list[Block] = []
        self.root = Element("", BlockKind.PARAGRAPH, 0)
        self.stack: list[Element] = []
        self.open: dict[str, int] = {}
        self.dates: list[tuple[int, int, date]] = []
        self.breaks = 0  # <br> since the last text
        self.tags = Tags(source, end)

    @property
    def published(self) -> date | None:
        """The day of publication that the page's metadata names; None where they name none."""
        return min(self.dates)[2] if self.dates else None

    # -- the tokenizer

    def scan(self) -> None:
        """Read the stretch once, filling `blocks`, `directives` and the dates."""
        source, end = self.source, self.end
        find = source.find
        at = self.start
        while at < end:
            lt = find("<", at, end)
            if lt < 0:
                self._text(at, end)
                break
            if lt > at:
                self._text(at, lt)
            follow = source[lt + 1 : lt + 2] if lt + 1 < end else ""
            if follow.isascii() and follow.isalpha():
                at = self._start_tag(lt)
            elif follow == "/":
                at = self._end_tag(lt)
            elif follow == "!":
                at = self._declaration(lt)
            elif follow == "?":
                stop = find(">", lt, end)
                at = stop + 1 if stop >= 0 else end
            else:
                self._text(lt, lt + 1)
                at = lt + 1
        self._flush()

    def _text(self, start: int, end: int) -> None:
        if self.stack and self.stack[-1].silent:
            return
        if self.breaks:
            self._break(start, end)
        source, pieces = self.source, self.pieces
        if (match := _REFERENCE.search(source, start, end)) is None:
            pieces.append((start, end, None))
            return
        at = start
        while match is not None:
            found = entity(source, match.start(), end, self.xml)
            if found is None:
                match = _REFERENCE.search(source, match.end(), end)
                continue
            if match.start() > at:
                pieces.append((at, match.start(), None))
            at, text = found
            pieces.append((match.start(), at, text))
            match = _REFERENCE.search(source, at, end)
        if at < end:
            pieces.append((at, end, None))

    def _break(self, start: int, end: int) -> None:
        """Two line breaks in a row are how paragraphs are made where there is no <p>."""
        if self.source[start:end].isspace():
            return
        if self.breaks > 1:
            self._flush()
        self.breaks = 0

    def _start_tag(self, lt: int) -> int:
        source = self.source
        stop = self.tags.end(lt)
        if stop < 0:
            self._text(lt, lt + 1)
            return lt + 1
        match = TAG_NAME.match(source, lt, stop)
        name = match[1].lower() if match else ""
        if ":" in name:
            name = name.rpartition(":")[2]
        name_end = match.end() if match else lt + 1
        attributes = source[name_end : stop - 1] if stop - 1 > name_end else ""
        if name == "br":
            self._line_break(lt, stop)
            return stop
        if name in VOID and not self.xml:
            self._void(name, attributes, name_end, stop)
            return stop
        closed = attributes.endswith("/") and (self.xml or name in ("svg", "math", "path"))
        if name in self.block_names:
            self._flush()
            if not self.xml:
                self._imply(name)
        silent, kind = self._element(name, self.stack[-1] if self.stack else self.root)
        if attributes.strip(" /\r\n\t"):
            silent, kind = self._attributes(name, attributes, silent, kind)
        if name in RAW and not self.xml:
            return self._raw(name, stop, attributes, silent)
        if name == "q" and not silent and not closed:
            self.pieces.append((lt, stop, "“"))  # as browsers show it
        if not closed:
            self.stack.append(Element(name, kind, silent))
            self.open[name] = self.open.get(name, 0) + 1
        return stop

    def _element(self, name: str, parent: Element) -> tuple[int, BlockKind]:
        """Whether an element's content is no copy, and of what kind it is."""
        silent: int = parent.silent or name in SILENT
        if name == "title" and self.open.get("svg", 0) == 0:
            silent = self.open.get("body", 0) > 0 and parent.silent
        kind = KINDS.get(name, parent.kind)
        if parent.kind is BlockKind.QUOTE and kind is not BlockKind.HEADING:
            kind = BlockKind.QUOTE
        return silent, kind

    def _attributes(self, name: str, attributes: str, silent: int, kind: BlockKind) -> tuple[int, BlockKind]:
        lowered = attributes.lower()
        if (
            "hidden" in lowered
            or "style" in lowered
            or "role" in lowered
            or "class" in lowered
            or name == "time"
        ):
            values = attribute_values(attributes)
            if "hidden" in values and values["hidden"].lower() != "until-found":
                silent = True
            if (
                values.get("aria-hidden", "").lower() == "true"
                or values.get("role", "").lower() == "navigation"
            ):
                silent = True
            if _HIDDEN_STYLE.search(values.get("style", "")):
                silent = True
            if values.get("role", "").lower() in NOTE_ROLES or "footnote" in values.get("class", "").lower():
                kind = BlockKind.NOTE if kind is not BlockKind.QUOTE else kind
            if name == "time" and "datetime" in values and (day := parse_date(values["datetime"])):
                marked = "pubdate" in values or values.get("itemprop", "").lower() == "datepublished"
                marked = marked or "publi" in values.get("class", "").lower()
                modified = values.get("itemprop", "").lower() == "datemodified"
                if marked:
                    self.dates.append((3, len(self.dates), day))
                elif (
                    not modified
                    and not self.pieces
                    and not any(block.kind is BlockKind.PARAGRAPH for block in self.blocks)
                ):
                    # One that stands before the first paragraph is the article's own.
                    self.dates.append((4, len(self.dates), day))
        return silent, kind

    def _void(self, name: str, attributes: str, name_end: int, stop: int) -> None:
        if name == "meta":
            values = attribute_values(attributes)
            key = (values.get("property") or values.get("name") or values.get("itemprop") or "").lower()
            rank = _META_DATES.get(key)
            if rank is not None and (day := parse_date(values.get("content", ""))):
                self.dates.append((rank, len(self.dates), day))
        elif name == "hr":
            self._flush()
            self._imply(name)
        elif name == "img" and "alt" in attributes and not (self.stack and self.stack[-1].silent):
            for match in ATTRIBUTE.finditer(self.source, name_end, stop - 1):
                if match[1].lower() == "alt":
                    group = next((index for index in (2, 3, 4) if match[index]), 0)
                    if group and " " in match[group].strip():
                        self._caption(*match.span(group))
                    break

    def _caption(self, start: int, end: int) -> None:
        kept, self.pieces, breaks = self.pieces, [], self.breaks
        self.breaks = 0
        self._text(start, end)
        block = piece_block(self.source, BlockKind.CAPTION, self.pieces)
        self.pieces, self.breaks = kept, breaks
        if block is not None:
            self.captions.append(block)

    def _line_break(self, lt: int, stop: int) -> None:
        if self.stack and self.stack[-1].silent:
            return
        self.breaks += 1
        self.pieces.append((lt, stop, " "))

    def _raw(self, name: str, at: int, attributes: str, silent: int) -> int:
        """Read an element in which tags do not count, up to its end tag."""
        source, end = self.source, self.end
        close = self.tags.closing(name, at)
        content_end = close if close >= 0 else end
        if name == "title" and not silent:
            self._flush()
            self.stack.append(Element(name, BlockKind.TITLE, 0))
            self._text(at, content_end)
            self._flush()
            self.stack.pop()
        elif name == "script" and "json" in attributes:
            stated = _JSON_DATE.search(source, at, content_end)
            if stated and (day := parse_date(stated[1])):
                self.dates.append((1, len(self.dates), day))
        if close < 0:
            return end
        stop = source.find(">", close, end)
        return stop + 1 if stop >= 0 else end

    def _end_tag(self, lt: int) -> int:
        source, end = self.source, self.end
        match = TAG_NAME.match(source, lt, end)
        stop = self.tags.end(lt)
        if stop < 0:
            self._text(lt, lt + 1)
            return lt + 1
        if match is None:
            return stop
        name = match[1].lower()
        if ":" in name:
            name = name.rpartition(":")[2]
        if name in self.block_names:
            self._flush()
        elif name == "br":
            self._line_break(lt, stop)
        elif name == "q" and self.open.get(name, 0) and not self.stack[-1].silent:
            self.pieces.append((lt, stop, "”"))
        if self.open.get(name, 0):
            while self.stack:
                element = self._pop()
                if element.name == name:
                    break
        return stop

    def _pop(self) -> Element:
        element = self.stack.pop()
        self.open[element.name] -= 1
        return element

    def _imply(self, name: str) -> None:
        """Close what the standard closes before a start tag of that name."""
        if name in CLOSES_P and self.open.get("p", 0):
            self._close_open(("p",), ("table", "td", "th", "button", "li", "blockquote", "div", "section"))
        rule = IMPLIED.get(name)
        if rule is not None and any(self.open.get(closed, 0) for closed in rule[0]):
            self._close_open(*rule)

    def _close_open(self, closed: tuple[str, ...], barriers: tuple[str, ...]) -> None:
        for index in range(len(self.stack) - 1, max(-1, len(self.stack) - 1 - _LOOK_BACK), -1):
            name = self.stack[index].name
            if name in closed:
                while len(self.stack) > index:
                    self._pop()
                return
            if name in barriers:
                return

    def _declaration(self, lt: int) -> int:
        source, end = self.source, self.end
        if source.startswith("<!--", lt):
            if source.startswith(("<!-->", "<!--->"), lt):
                return source.find(">", lt, end) + 1
            close = source.find("-->", lt + 4, end)
            stop = close + 3 if close >= 0 else end
            text = source[lt + 4 : close if close >= 0 else end]
            self.directives += find_directives(text, lt + 4)
            return stop
        if source.startswith("<![CDATA[", lt) and (self.xml or self.open.get("svg") or self.open.get("math")):
            close = source.find("]]>", lt, end)
            stop = close if close >= 0 else end
            if not (self.stack and self.stack[-1].silent):
                self.pieces.append((lt + 9, stop, None))
            return min(stop + 3, end)
        stop = source.find(">", lt, end)
        return stop + 1 if stop >= 0 else end

    # -- blocks

    def _flush(self) -> None:
        self.breaks = 0
        if self.pieces:
            kind = self.stack[-1].kind if self.stack else BlockKind.PARAGRAPH
            block = piece_block(self.source, kind, self.pieces)
            if block is not None:
                self.blocks.append(block)
            self.pieces = []
        if self.captions:
            self.blocks += self.captions
            self.captions = []
