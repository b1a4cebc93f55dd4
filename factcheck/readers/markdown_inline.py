"""Markdown within a block: what of it is text, and what is markup, code or a target."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from functools import lru_cache

from factcheck.readers.entities import entity
from factcheck.readers.mapping import Cut, Piece, uncut
from factcheck.readers.markdown_links import ESCAPABLE, LABEL, inline_target, normal_label

SPECIAL = re.compile(r"[\\`*_\[\]<&~{]")
_TICKS = re.compile(r"`+")
_AUTOLINK = re.compile(
    r"<(?:[A-Za-z][A-Za-z0-9.+-]{1,31}:[^\s<>]*|[\w.!#$%&'*+/=?^`{|}~-]{1,64}@[A-Za-z0-9.-]{1,255})>"
)
_TAG = re.compile(
    r"<(?:/[A-Za-z][A-Za-z0-9-]*\s*|[A-Za-z][A-Za-z0-9-]*"
    r"(?:\s+[A-Za-z_:][\w.:-]*(?:\s*=\s*(?:[^\s\"'=<>`]+|'[^']*'|\"[^\"]*\"))?)*\s*/?)>"
)
_TAG_NAME = re.compile(r"</?([A-Za-z][A-Za-z0-9-]*)")
_FOOTNOTE = re.compile(r"\[\^[^\]\s\[]{1,100}\]")
_TEMPLATE_LENGTH = 600
_ATTRIBUTES = re.compile(r"\{[#.:][\w\s#.:=\"'-]{0,200}\}")
_OPEN_BRACE = re.compile(r"[{}]")

# Elements whose content is no copy, or struck out.
_SILENT = frozenset(("script", "style", "code", "kbd", "samp", "del", "s", "strike", "template"))


@lru_cache(maxsize=4096)
def _class_of(char: str) -> int:
    """0 for white space (and the edges), 1 for punctuation, 2 for anything else."""
    if not char or char.isspace():
        return 0
    if char.isalnum():
        return 2
    return 1 if char in ESCAPABLE or unicodedata.category(char)[0] in "PS" else 2


class _Delimiter:
    __slots__ = ("can_close", "can_open", "char", "end", "number", "size", "start")

    def __init__(self, char: str, start: int, end: int, can_open: bool, can_close: bool, number: int) -> None:
        self.char = char
        self.start = start
        self.end = end
        self.can_open = can_open
        self.can_close = can_close
        self.size = end - start
        self.number = number


class Inline:
    """One pass over text[start:end]; `pieces` and `captions` say afterwards what there is to read."""

    def __init__(
        self,
        text: str,
        start: int,
        end: int,
        labels: set[str],
        mdx: bool = False,
    ) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.labels = labels
        self.comments: list[tuple[int, int]] = []
        self.mdx = mdx
        self.cuts: list[Cut] = []
        self.images: list[tuple[int, int, int, int]] = []
        self.delimiters: list[_Delimiter] = []
        # Opening brackets: (position, is an image, delimiters before it).
        self.brackets: list[tuple[int, bool, int]] = []
        self.dead = 0  # opening brackets below this one are inside a link that closed, and open none
        self.ticks: dict[int, list[int]] | None = None
        self.braces: dict[int, int] | None = None
        self.missing: set[str] = set()
        self._scan()
        self._emphasis(0)

    # -- results

    def pieces(self) -> list[Piece]:
        """Return what there is to read, in order."""
        cuts = sorted(self.cuts + [(start, stop, "") for start, stop, _, _ in self.images])
        return list(uncut(self.start, self.end, cuts))

    def captions(self) -> Iterator[list[Piece]]:
        """Yield the alternative texts of the images, outermost only."""
        after = struck = index = 0
        cuts = sorted(self.cuts)
        for start, stop, low, high in sorted(self.images):
            while index < len(cuts) and cuts[index][0] <= start:
                struck = max(struck, cuts[index][1])
                index += 1
            if start < after or stop <= struck:
                continue
            after = stop
            first = bisect_right(cuts, (low, -1, ""))
            inner = []
            for cut in cuts[first:]:
                if cut[0] >= high:
                    break
                if cut[1] <= high:
                    inner.append(cut)
            yield list(uncut(low, high, inner))

    # -- the scan

    def _scan(self) -> None:
        text, end = self.text, self.end
        at = self.start
        search = SPECIAL.search
        while (match := search(text, at, end)) is not None:
            at = match.start()
            char = text[at]
            if char in "*_~":
                at = self._run(char, at)
            elif char == "[":
                at = self._open(at)
            elif char == "]":
                at = self._close(at)
            elif char == "&":
                found = entity(text, at, end, strict=True)
                if found is None:
                    at += 1
                else:
                    self.cuts.append((at, found[0], found[1]))
                    at = found[0]
            elif char == "\\":
                follow = text[at + 1 : at + 2] if at + 1 < end else ""
                if follow in ESCAPABLE and follow:
                    self.cuts.append((at, at + 1, ""))
                    at += 2
                else:
                    if follow in ("\n", "\r"):
                        self.cuts.append((at, at + 1, ""))
                    at += 1
            elif char == "`":
                at = self._code(at)
            elif char == "<":
                at = self._angle(at)
            else:
                at = self._brace(at)

    def _run(self, char: str, at: int) -> int:
        text, end = self.text, self.end
        stop = at + 1
        while stop < end and text[stop] == char:
            stop += 1
        before = _class_of(text[at - 1] if at > self.start else "")
        after = _class_of(text[stop] if stop < end else "")
        left = after == 2 or (after == 1 and before < 2)
        right = before == 2 or (before == 1 and after < 2)
        if char == "_":
            can_open = left and (not right or before == 1)
            can_close = right and (not left or after == 1)
        else:
            can_open, can_close = left, right
        if (can_open or can_close) and not (char == "~" and stop - at > 2):
            self.delimiters.append(_Delimiter(char, at, stop, can_open, can_close, at))
        return stop

    def _code(self, at: int) -> int:
        if self.ticks is None:
            self.ticks = {}
            for match in _TICKS.finditer(self.text, at, self.end):
                self.ticks.setdefault(match.end() - match.start(), []).append(match.start())
        opener = _TICKS.match(self.text, at, self.end)
        stop = opener.end() if opener else at + 1
        starts = self.ticks.get(stop - at, [])
        index = bisect_right(starts, at)
        if index == len(starts):
            return stop
        close = starts[index] + stop - at
        self.cuts.append((at, close, ""))
        return close

    def _find(self, what: str, at: int) -> int:
        """The end of the next `what`; -1 where there is none, which is remembered."""
        if what in self.missing:
            return -1
        found = self.text.find(what, at, self.end)
        if found < 0:
            self.missing.add(what)
            return -1
        return found + len(what)

    def _angle(self, at: int) -> int:
        text, end = self.text, self.end
        if text.startswith("<!--", at):
            stop = self._find("-->", at + 2)
            if stop < 0:
                return at + 1
            self.comments.append((at, stop))
            self.cuts.append((at, stop, ""))
            return stop
        for opener, closer in (("<?", "?>"), ("<![CDATA[", "]]>"), ("<!", ">")):
            if text.startswith(opener, at):
                stop = self._find(closer, at + 2)
                if stop < 0:
                    return at + 1
                self.cuts.append((at, stop, ""))
                return stop
        if match := _AUTOLINK.match(text, at, end):
            self.cuts.append((at, at + 1, ""))
            self.cuts.append((match.end() - 1, match.end(), ""))
            return match.end()
        if match := _TAG.match(text, at, end):
            stop = match.end()
            found = _TAG_NAME.match(text, at)
            name = found[1].lower() if found else ""
            if name in _SILENT and text[at + 1] != "/" and text[stop - 2] != "/":
                close = self._find_end(name, stop)
                if close >= 0:
                    stop = close
            self.cuts.append((at, stop, " " if name == "br" else ""))
            return stop
        return at + 1

    def _find_end(self, name: str, at: int) -> int:
        found = self._find(f"</{name}", at)
        if found < 0:
            return -1
        close = self.text.find(">", found, self.end)
        return close + 1 if close >= 0 else -1

    def _brace(self, at: int) -> int:
        text, end = self.text, self.end
        if at + 1 < end and text[at + 1] in "{%":
            stop = text.find("}}" if text[at + 1] == "{" else "%}", at + 2, min(end, at + _TEMPLATE_LENGTH))
            if stop >= 0:
                self.cuts.append((at, stop + 2, ""))
                return stop + 2
        if match := _ATTRIBUTES.match(text, at, end):
            self.cuts.append((at, match.end(), ""))
            return match.end()
        if not self.mdx:
            return at + 1
        if self.braces is None:
            self.braces = {}
            stack: list[int] = []
            for match in _OPEN_BRACE.finditer(text, at, end):
                if match[0] == "{":
                    stack.append(match.start())
                elif stack:
                    self.braces[stack.pop()] = match.end()
        stop = self.braces.get(at, -1)
        if stop < 0:
            return at + 1
        if text.startswith("{/*", at):
            self.comments.append((at, stop))
        self.cuts.append((at, stop, ""))
        return stop

    # -- links

    def _open(self, at: int) -> int:
        text = self.text
        if text.startswith("[^", at) and (match := _FOOTNOTE.match(text, at, self.end)):
            self.cuts.append((at, match.end(), ""))
            return match.end()
        image = at > self.start and text[at - 1] == "!" and not (at - 1 > self.start and text[at - 2] == "\\")
        self.brackets.append((at, image, len(self.delimiters)))
        return at + 1

    def _close(self, at: int) -> int:
        if not self.brackets:
            return at + 1
        opener, image, below = self.brackets.pop()
        height = len(self.brackets)
        alive = image or height >= self.dead
        self.dead = min(self.dead, height)
        if not alive:
            return at + 1
        stop = self._target(opener, at)
        if stop < 0:
            return at + 1
        self._emphasis(below)
        if image:
            self.images.append((opener - 1, stop, opener + 1, at))
        else:
            self.cuts.append((opener, opener + 1, ""))
            self.cuts.append((at, stop, ""))
            self.dead = height
        return stop

    def _target(self, opener: int, at: int) -> int:
        """The end of the link whose text closes at `at`; -1 where it is none."""
        text, end = self.text, self.end
        follow = text[at + 1] if at + 1 < end else ""
        if follow == "(":
            stop = inline_target(text, at + 1, end)
            if stop >= 0:
                return stop
        if not self.labels:
            return -1
        if follow == "[" and (match := LABEL.match(text, at + 1, end)):
            label = match[1]
            if label.strip():
                return match.end() if normal_label(label) in self.labels else -1
            stop = match.end()
        else:
            stop = at + 1
        if at - opener > 1000:
            return -1
        return stop if normal_label(text[opener + 1 : at]) in self.labels else -1

    # -- emphasis

    def _emphasis(self, below: int) -> None:
        """Match the delimiters from `below` on (CommonMark's algorithm), and cut those that are markup."""
        delimiters = self.delimiters[below:]
        del self.delimiters[below:]
        if len(delimiters) < 2:
            return
        stack: list[_Delimiter] = []
        bottoms: dict[tuple[str, bool, int], int] = {}
        for closer in delimiters:
            while closer.can_close and closer.start < closer.end:
                key = (closer.char, closer.can_open, closer.size % 3 if closer.char != "~" else closer.size)
                bottom = bottoms.get(key, -1)
                index = len(stack) - 1
                while index >= 0 and stack[index].number > bottom and not _fit(stack[index], closer):
                    index -= 1
                if index < 0 or stack[index].number <= bottom:
                    bottoms[key] = stack[-1].number if stack else -1
                    break
                opener = stack[index]
                del stack[index + 1 :]
                if closer.char == "~":
                    # Struck out: withdrawn by its writer, no copy.
                    self.cuts.append((opener.start, closer.end, ""))
                    stack.pop()
                    closer.start = closer.end
                    break
                size = 2 if min(opener.end - opener.start, closer.end - closer.start) > 1 else 1
                self.cuts.append((opener.end - size, opener.end, ""))
                self.cuts.append((closer.start, closer.start + size, ""))
                opener.end -= size
                closer.start += size
                if opener.start == opener.end:
                    stack.pop()
            if closer.can_open and closer.start < closer.end:
                stack.append(closer)


def _fit(opener: _Delimiter, closer: _Delimiter) -> bool:
    if opener.char != closer.char:
        return False
    if opener.char == "~":
        return opener.size == closer.size
    if (opener.can_close or closer.can_open) and (opener.size + closer.size) % 3 == 0:
        return opener.size % 3 == 0 and closer.size % 3 == 0
    return True
