"""HTML's tags as text: their names and attributes, and where they end, in time that stays linear on hostile pages."""

from __future__ import annotations

import re

TAG_NAME = re.compile(r"</?([A-Za-z][^\s/>\x00]*)")
ATTRIBUTE = re.compile(r"([^\s\"'<>/=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([^\s\"'=<>`]+)))?")


class Tags:
    """Where the tags in source[:end] end. What was looked for once and is not there is not looked for again."""

    def __init__(self, source: str, end: int) -> None:
        self._source = source
        self._end = end
        self._no_more = False

    def end(self, lt: int) -> int:
        """Return where the tag at `lt` ends; -1 where nothing closes it."""
        if self._no_more:
            return -1
        source, end = self._source, self._end
        gt = source.find(">", lt, end)
        if gt < 0:
            self._no_more = True
            return -1
        if source.find('"', lt, gt) < 0 and source.find("'", lt, gt) < 0:
            return gt + 1
        at = lt + 1
        while True:
            # On to the `>` that no quoted value holds.
            equals = source.find("=", at, end)
            gt = source.find(">", at, end)
            if gt < 0:
                break
            if equals < 0 or equals > gt:
                return gt + 1
            at = equals + 1
            while at < end and source[at] in " \t\r\n\f":
                at += 1
            if at < end and source[at] in "\"'":
                close = source.find(source[at], at + 1, end)
                if close < 0:
                    break
                at = close + 1
        # A quotation mark that nothing closes: the tag ends at the first `>`, so that no copy is swallowed.
        return source.find(">", lt, end) + 1

    def closing(self, name: str, at: int) -> int:
        """Return where the next end tag of that name begins; -1 where there is none."""
        match = _end_tag(name).search(self._source, at, self._end)
        return match.start() if match else -1


_END_TAGS: dict[str, re.Pattern[str]] = {}


def _end_tag(name: str) -> re.Pattern[str]:
    pattern = _END_TAGS.get(name)
    if pattern is None:
        pattern = _END_TAGS[name] = re.compile(rf"</{re.escape(name)}(?=[\s/>])", re.I)
    return pattern


def attribute_values(attributes: str) -> dict[str, str]:
    """Return the attributes of a tag, {} for none; the first of equal names counts."""
    values: dict[str, str] = {}
    for match in ATTRIBUTE.finditer(attributes):
        values.setdefault(match[1].lower(), match[2] or match[3] or match[4] or "")
    return values
