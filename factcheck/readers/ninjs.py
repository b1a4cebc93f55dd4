"""ninjs, the JSON of news agencies (1 to 3): headlines, bodies and captions, each with its place."""

from __future__ import annotations

import json
import re
from datetime import date

from factcheck.errors import InputError
from factcheck.model import Block, BlockKind, Document, Run
from factcheck.readers.base import Lines, NotCopyError, decode, directives_at
from factcheck.readers.dates import dateline, parse_date
from factcheck.readers.mapping import Piece, piece_block, remap, resolve

NAME = "ninjs"
_INTERNAL = frozenset(("internal", "note", "editorial-note", "ednote", "usage"))  # roles of what is for editors
SUFFIXES = (".json",)

_TOKEN = re.compile(r"[\s,:]*(?:([{}\[\]])|\"([^\"\\]*(?:\\.[^\"\\]*)*)\"|([^\s,:{}\[\]\"]+))", re.S)
_ESCAPE = re.compile(r"\\(?:u([0-9a-fA-F]{4})|(.))", re.S)
_SIMPLE = {"n": "\n", "t": "\t", "r": "\r", "b": "\b", "f": "\f"}
_MARKS = frozenset(("headline", "headlines", "body_html", "body_xhtml", "body_text", "body_json", "bodies"))
_DATES = (
    "versioncreated",
    "versionCreated",
    "firstcreated",
    "firstCreated",
    "contentcreated",
    "contentCreated",
)


class _Text:
    """A string of the file, by where its content stands."""

    __slots__ = ("end", "start")

    def __init__(self, start: int, end: int) -> None:
        self.start = start
        self.end = end


def read(data: bytes, path: str | None = None) -> Document:
    """Return the story's headlines, bodies, descriptions and captions; no blocks where they are empty.

    Raises InputError for a damaged file, and NotCopyError for JSON that is no news.
    """
    source = decode(data, path)
    name = path or "the input"
    if not source.strip():
        return Document(path, source, (), format=NAME)
    try:
        json.loads(source)
    except json.JSONDecodeError as error:
        raise InputError(
            f"{name}: not JSON (line {error.lineno}, column {error.colno}: {error.msg})"
        ) from None
    except RecursionError:
        raise InputError(f"{name}: JSON nested too deep to be news") from None
    story = _Story(source)
    root = story.parse()
    items = [item for item in (root if isinstance(root, list) else [root]) if isinstance(item, dict)]
    if items and not any(_MARKS & item.keys() for item in items):
        inner = [item["item"] for item in items if isinstance(item.get("item"), dict)]
        items = [item for item in inner if isinstance(item, dict)]
    items = [item for item in items if _MARKS & item.keys()]
    if not items:
        raise NotCopyError(
            f"{name} is JSON, but not ninjs: it has no headline and no body",
            "ninjs stories have headline(s), body_html, body_text or bodies.",
        )
    for item in items:
        story.item(item)
    blocks = tuple(story.blocks)
    published = next((day for item in items if (day := story.date(item))), None) or dateline(blocks)
    directives = directives_at(Lines(source), story.directives) if story.directives else ()
    title = next((block.text for block in blocks if block.kind is BlockKind.TITLE), "")
    return Document(path, source, blocks, title, published, directives, NAME)


class _Story:
    def __init__(self, source: str) -> None:
        self.source = source
        self.blocks: list[Block] = []
        self.directives: list[tuple[int, str, str]] = []

    # -- the file

    def parse(self) -> object:
        """The file's objects and lists; of its values only the strings, as places."""
        root: object = None
        stack: list[tuple[object, str]] = []
        key: str | None = None
        for match in _TOKEN.finditer(self.source):
            value: object
            if match[1]:
                if match[1] in "}]":
                    if stack:
                        stack.pop()
                    key = None
                    continue
                value = {} if match[1] == "{" else []
            elif match[3] is not None:
                value = None
            else:
                if stack and isinstance(stack[-1][0], dict) and key is None:
                    key = self.decoded(_Text(*match.span(2)))[0]
                    continue
                value = _Text(*match.span(2))
            if stack:
                owner = stack[-1][0]
                if isinstance(owner, dict):
                    owner[key or ""] = value
                    key = None
                elif isinstance(owner, list):
                    owner.append(value)
            else:
                root = value
            if isinstance(value, (dict, list)):
                stack.append((value, ""))
                key = None
        return root

    def decoded(self, text: _Text) -> tuple[str, list[Run]]:
        """A string as it reads, and where each piece of it stands."""
        source = self.source
        parts: list[str] = []
        runs: list[Run] = []
        length = 0
        at = text.start

        def add(piece: str, start: int, size: int) -> None:
            nonlocal length
            if piece:
                parts.append(piece)
                runs.append(Run(length, len(piece), start, size))
                length += len(piece)

        position = text.start
        while (match := _ESCAPE.search(source, position, text.end)) is not None:
            add(source[at : match.start()], at, match.start() - at)
            position = at = match.end()
            if match[1] is None:
                add(_SIMPLE.get(match[2], match[2]), match.start(), 2)
                continue
            code = int(match[1], 16)
            if 0xD800 <= code < 0xDC00 and (low := _ESCAPE.match(source, at, text.end)) and low[1]:
                second = int(low[1], 16)
                if 0xDC00 <= second < 0xE000:
                    add(chr(0x10000 + ((code - 0xD800) << 10) + second - 0xDC00), match.start(), 12)
                    position = at = low.end()
                    continue
            add("\ufffd" if 0xD800 <= code < 0xE000 else chr(code), match.start(), 6)
        add(source[at : text.end], at, text.end - at)
        return "".join(parts), runs

    # -- the story

    def item(self, item: dict[str, object], depth: int = 0) -> None:
        """Add an item's copy, and that of the pictures and items that go with it."""
        inner = depth > 0
        heads = self._values(item, "headline", "headlines")
        for kind, _, value in heads:
            self._plain(value, BlockKind.CAPTION if inner else BlockKind.TITLE, kind)
        for kind, role, value in self._values(item, "description_text", "descriptions", "description_html"):
            if role not in _INTERNAL:
                self._plain(value, BlockKind.CAPTION if inner else BlockKind.PARAGRAPH, kind)
        bodies = self._values(item, "body_html", "bodies", "body_xhtml", "body_text")
        for wanted in dict.fromkeys(role for _, role, _ in bodies if role not in _INTERNAL):
            of_role = [(kind, value) for kind, role, value in bodies if role == wanted]
            rich = [value for kind, value in of_role if "html" in kind or "xml" in kind]
            # The same text comes as HTML and as plain text: one of them is enough.
            if rich:
                self._html(rich[0])
            else:
                self._text(of_role[0][1])
        associations = item.get("associations")
        if isinstance(associations, dict):
            associations = list(associations.values())
        if isinstance(associations, list) and depth < 4:
            for other in associations:
                if isinstance(other, dict):
                    self.item(other, depth + 1)

    def _values(self, item: dict[str, object], *keys: str) -> list[tuple[str, str, _Text]]:
        """The strings under those keys as (content type, role, place)."""
        found: list[tuple[str, str, _Text]] = []
        for key in keys:
            value = item.get(key)
            if isinstance(value, _Text):
                found.append(("text/html" if "html" in key else "text/plain", "", value))
            elif isinstance(value, list):
                for entry in value:
                    if isinstance(entry, dict) and isinstance(entry.get("value"), _Text):
                        text = entry["value"]
                        assert isinstance(text, _Text)
                        kind = self._string(entry.get("contenttype") or entry.get("contentType"))
                        found.append((kind or self._sniff(text), self._string(entry.get("role")), text))
        return found

    def _sniff(self, text: _Text) -> str:
        return (
            "text/html"
            if re.search(r"</?p\b|<br\b|<div\b", self.source[text.start : text.end])
            else "text/plain"
        )

    def _string(self, value: object) -> str:
        return self.decoded(value)[0].lower() if isinstance(value, _Text) else ""

    def _plain(self, value: _Text, kind: BlockKind, content_type: str) -> None:
        if "html" in content_type:
            before = len(self.blocks)
            self._html(value)
            self.blocks[before:] = [Block(block.text, kind, block.runs) for block in self.blocks[before:]]
            return
        text, runs = self.decoded(value)
        pieces: list[Piece] = [(0, len(text), None)]
        block = piece_block(text, kind, pieces)
        if block is not None:
            self.blocks.append(remap(block, runs))

    def _html(self, value: _Text) -> None:
        from factcheck.readers.html_page import extract

        text, runs = self.decoded(value)
        page = extract(text, 0, len(text))
        self.blocks += [remap(block, runs) for block in page.blocks]
        self._directives(page.directives, runs)

    def _text(self, value: _Text) -> None:
        from factcheck.readers.text import paragraphs

        text, runs = self.decoded(value)
        blocks, directives = paragraphs(text)
        self.blocks += [remap(block, runs) for block in blocks]
        self._directives(directives, runs)

    def _directives(self, found: list[tuple[int, str, str]], runs: list[Run]) -> None:
        self.directives += [
            (resolve(runs, at, at + 1)[0], action, argument) for at, action, argument in found
        ]

    def date(self, item: dict[str, object]) -> date | None:
        """The day of the item's version; None where it gives none."""
        for key in _DATES:
            value = item.get(key)
            if isinstance(value, _Text) and (day := parse_date(self.source[value.start : value.end])):
                return day
        return None
