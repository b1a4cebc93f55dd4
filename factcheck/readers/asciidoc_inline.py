"""What of AsciiDoc's inline markup is text: marks, macros, references and footnotes."""

from __future__ import annotations

import re
from collections.abc import Iterator

from factcheck.readers.entities import entity
from factcheck.readers.mapping import Cut, Piece, uncut

_INLINE = re.compile(
    r"[\\*_`#+&<^~{(\[]|https?://|\b(?:link|mailto|xref|image|footnote|pass|kbd|btn|menu|icon|stem):"
)
_LINK = re.compile(r"(?:link:|mailto:|xref:|https?://)[^\s\[\]<>]{0,2000}\[")
_IMAGE = re.compile(r"(?:image|icon):[^\s\[\]:]{0,2000}\[([^\]\r\n]{0,2000})\]")
_SILENT_MACRO = re.compile(r"(?:kbd|btn|menu|stem):[^\s\[\]]{0,200}\[[^\]\r\n]{0,2000}\]")
_FOOTNOTE = re.compile(r"footnote:[\w-]{0,100}\[")
_PASS = re.compile(r"pass:[a-z,]{0,10}\[([^\]]{0,2000})\]")
_REFERENCE = re.compile(r"<<[^<>,\r\n]{1,200}(?:,([^<>]{0,300}))?>>")
_ANCHOR = re.compile(
    r"\[\[[^\[\]\r\n]{1,200}\]\]|\[#[^\[\]\r\n]{1,200}\](?=#)|\[\.[^\[\]\r\n]{1,200}\](?=[#*_])"
)
_INDEX = re.compile(r"\(\(\([^()]{1,300}\)\)\)")
_SUBSTITUTION = re.compile(r"\{[\w-]{1,60}(?::[^{}\r\n]{0,200})?\}")
_BRACKET = re.compile(r"[\[\]]")
_HARD_BREAK = re.compile(r"[ \t]\+(?=[ \t]*(?:\r?\n|\Z))")
_DEFINED = {
    "nbsp": "\xa0", "zwsp": "", "apos": "'", "quot": '"', "lsquo": "‘", "rsquo": "’", "ldquo": "“",
    "rdquo": "”", "deg": "°", "plus": "+", "lt": "<", "gt": ">", "amp": "&", "sp": " ",
}  # fmt: skip


class Inline:
    """What of source[start:end] is text: all but `cuts`; `notes` and `captions` are blocks of their own."""

    def __init__(self, source: str, start: int, end: int) -> None:
        self.source = source
        self.cuts: list[Cut] = []
        self.notes: list[tuple[int, int]] = []
        self.captions: list[tuple[int, int]] = []
        self.own: list[
            tuple[int, int]
        ] = []  # whole footnotes and images, which are not part of the text around them
        # What opened and not yet closed, by mark.
        self.marks: dict[str, int] = {}
        self.closers: dict[str, set[int]] = {}
        self._scan(start, end)

    def pieces(self, start: int, end: int, gaps: list[Cut]) -> Iterator[Piece]:
        """Yield what there is to read of a stretch, in order."""
        cuts = [cut for cut in (*self.cuts, *gaps) if start <= cut[0] and cut[1] <= end]
        cuts += [(low, high, "") for low, high in self.own if start <= low and high <= end]
        return uncut(start, end, cuts)

    def _scan(self, start: int, end: int) -> None:
        source = self.source
        at = start
        for match in _HARD_BREAK.finditer(source, start, end):
            self.cuts.append((match.start(), match.end(), " "))
        while (special := _INLINE.search(source, at, end)) is not None:
            found = special[0]
            at = special.start()
            char = found[0]
            if char == "\\":
                if source[at + 1 : at + 2] in "*_`#+<^~{[(&hlfip" and at + 1 < end:
                    self.cuts.append((at, at + 1, ""))
                    at += 2
                else:
                    at += 1
            elif len(found) > 1:
                at = self._macro(at, end, special.end())
            elif char == "`" or char == "+":
                at = self._verbatim(char, at, start, end)
            elif char in "*_#^~":
                at = self._mark(char, at, start, end)
            elif char == "&":
                reference = entity(source, at, end, strict=True)
                if reference is not None:
                    self.cuts.append((at, reference[0], reference[1]))
                at = reference[0] if reference else at + 1
            else:
                at = self._bracketed(char, at, end)

    def _bracketed(self, char: str, at: int, end: int) -> int:
        """Cross references, substitutions, index terms and anchors."""
        source = self.source
        if char == "<" and (reference := _REFERENCE.match(source, at, end)):
            low, high = reference.span(1) if reference[1] is not None else (reference.end(), reference.end())
            self.cuts += [(at, low, ""), (high, reference.end(), "")]
            return reference.end()
        if char == "{" and (substitution := _SUBSTITUTION.match(source, at, end)):
            self.cuts.append((at, substitution.end(), _DEFINED.get(substitution[0][1:-1], "")))
            return substitution.end()
        if silent := (_INDEX if char == "(" else _ANCHOR).match(source, at, end):
            self.cuts.append((at, silent.end(), ""))
            return silent.end()
        if source.startswith("((", at) and (close := source.find("))", at, min(end, at + 300))) > 0:
            self.cuts += [(at, at + 2, ""), (close, close + 2, "")]
            return at + 2
        return at + 1

    def _macro(self, at: int, end: int, after: int) -> int:
        source = self.source
        if match := _IMAGE.match(source, at, end):
            comma = source.find(",", match.start(1), match.end(1))
            if match[1].strip():
                self.captions.append((match.start(1), comma if comma >= 0 else match.end(1)))
            self.own.append((at, match.end()))
            return match.end()
        if match := _FOOTNOTE.match(source, at, end):
            close = _closing(source, match.end(), end)
            if close >= 0:
                if close > match.end():
                    self.notes.append((match.end(), close))
                self.own.append((at, close + 1))
                # Its text goes through the scan like any other.
                return match.end()
        if match := _SILENT_MACRO.match(source, at, end) or _PASS.match(source, at, end):
            self.cuts.append((at, match.end(), ""))
            return match.end()
        if match := _LINK.match(source, at, end):
            close = _closing(source, match.end(), end)
            if close > match.end():
                self.cuts.append((at, match.end(), ""))
                stop = source.find(",", match.end(), close)
                # What follows a comma in a link's brackets are attributes, if one of them is set.
                if stop < 0 or "=" not in source[stop:close] or source[match.end()] == '"':
                    stop = close
                self.cuts.append((stop, close + 1, ""))
                return match.end()
            if close == match.end():
                self.cuts.append((close - 1, close + 1, ""))
                return close + 1
        return after

    def _verbatim(self, mark: str, at: int, start: int, end: int) -> int:
        """Code (left out) or passed through (kept, without its marks)."""
        source = self.source
        size = 2 if source.startswith(mark * 2, at) else 1
        if mark == "`" and size == 1 and at > start and source[at - 1] in "\"'":
            # "`curved quotation marks`"
            quote = source[at - 1]
            close = self._find("`" + quote, at + 1, end)
            if close >= 0:
                self.cuts.append((at - 1, at + 1, "“" if quote == '"' else "‘"))
                self.cuts.append((close, close + 2, "”" if quote == '"' else "’"))
            return at + 1
        if mark == "`" and source[at + 1 : at + 2] == "'" and source[at - 1 : at].isalnum():
            return at + 1
        if size == 1 and at > start and source[at - 1].isalnum():
            return at + 1
        if at + size < end and source[at + size].isspace():
            return at + size
        close = self._find(mark * size, at + size, end)
        if close < 0 or (size == 1 and source[close + 1 : close + 2].isalnum() and close + 1 < end):
            return at + size
        if mark == "`":
            self.cuts.append((at, close + size, ""))
        else:
            self.cuts += [(at, at + size, ""), (close, close + size, "")]
        return close + size

    def _mark(self, mark: str, at: int, start: int, end: int) -> int:
        """Emphasis: its marks are left out where they come in pairs."""
        source = self.source
        size = 2 if mark in "*_#" and source.startswith(mark * 2, at) else 1
        before = source[at - 1] if at > start else " "
        after = source[at + size] if at + size < end else " "
        key = mark * size
        opened = self.marks.get(key, -1)
        loose = size == 2 or mark in "^~"
        can_close = not before.isspace() and (loose or not (after.isalnum() or after == "_"))
        can_open = not after.isspace() and (loose or not (before.isalnum() or before in "_}"))
        if opened >= 0 and can_close and at > opened + size:
            self.cuts += [(opened, opened + size, ""), (at, at + size, "")]
            del self.marks[key]
        elif can_open:
            self.marks[key] = at
        return at + size

    def _find(self, what: str, at: int, end: int) -> int:
        """Where `what` comes next; -1 where it does not, found in one pass however often it is asked."""
        missing = self.closers.setdefault(what, set())
        if end in missing:
            return -1
        found = self.source.find(what, at, end)
        if found < 0:
            missing.add(end)
        return found


def _closing(source: str, at: int, end: int) -> int:
    """The bracket that closes the one before `at`, not too far on; -1 where there is none."""
    depth = 1
    stop = min(end, at + 2000)
    for match in _BRACKET.finditer(source, at, stop):
        depth += 1 if match[0] == "[" else -1
        if depth == 0:
            return match.start()
    return -1
