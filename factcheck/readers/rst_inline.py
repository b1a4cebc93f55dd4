"""What of reStructuredText's inline markup is text: emphasis, roles, references and notes."""

from __future__ import annotations

import re

from factcheck.readers.mapping import Cut

_INLINE = re.compile(r"[\\*`|_\[]|:[a-zA-Z]")
_ROLE = re.compile(r":([a-zA-Z][\w.+:-]{0,60}):(?=`)")
_EMBEDDED = re.compile(r"\s*<[^<>`]{1,2000}>$")
_NOTE_MARK = re.compile(r"\[(?:\d+|#[\w-]*|\*|[A-Za-z][\w.-]{0,60})\]_")
_SILENT_ROLES = frozenset(
    ("code", "math", "literal", "raw", "kbd", "command", "samp", "file", "program", "option")
)


def cuts_of(source: str, start: int, end: int) -> list[Cut]:
    """Return what of a paragraph is markup, code or a target; [] for plain text."""
    cuts: list[Cut] = []
    missing: set[str] = set()

    def closing(mark: str, at: int) -> int:
        """Where the markup that `mark` opened at `at` closes; -1 where it does not."""
        if mark in missing or at >= end or source[at].isspace():
            return -1
        found = at
        for _ in range(50):
            found = source.find(mark, found + 1, end)
            if found < 0:
                missing.add(mark)
                return -1
            after = source[found + len(mark) : found + len(mark) + 1] if found + len(mark) < end else ""
            if not source[found - 1].isspace() and source[found - 1] != "\\" and not after.isalnum():
                return found
        return -1

    at = start
    while (match := _INLINE.search(source, at, end)) is not None:
        at = match.start()
        char = source[at]
        before = source[at - 1] if at > start else " "
        opens = not before.isalnum()
        if char == "\\":
            cuts += _escapes(source, at, min(at + 2, end))
            at += 2
        elif char == "*":
            mark = "**" if source.startswith("**", at) else "*"
            close = closing(mark, at + len(mark)) if opens else -1
            if close >= 0:
                cuts += [(at, at + len(mark), ""), (close, close + len(mark), "")]
                cuts += _escapes(source, at + len(mark), close)
                at = close + len(mark)
            else:
                at += len(mark)
        elif char == "`":
            if source.startswith("``", at):
                close = closing("``", at + 2) if opens else -1
                if close >= 0:
                    cuts.append((at, close + 2, ""))
                    at = close + 2
                else:
                    at += 2
                continue
            at = _interpreted(source, at, closing("`", at + 1) if opens else -1, cuts, "")
        elif char == ":":
            role = _ROLE.match(source, at, end) if opens else None
            if role is None:
                at += 1
                continue
            tick = role.end()
            close = closing("`", tick + 1)
            if close < 0:
                at = tick + 1
                continue
            cuts.append((at, tick, ""))
            at = _interpreted(source, tick, close, cuts, role[1].rpartition(":")[2])
        elif char == "|":
            close = closing("|", at + 1) if opens else -1
            if close >= 0 and close - at < 100:
                stop = close + 1
                while stop < end and source[stop] == "_":
                    stop += 1
                cuts.append((at, stop, ""))
                at = stop
            else:
                at += 1
        elif char == "[":
            if mark_match := _NOTE_MARK.match(source, at, end):
                # With the space that sets it off from the word before.
                cuts.append((at - (before == " " and at > start), mark_match.end(), ""))
                at = mark_match.end()
            else:
                at += 1
        else:
            # reference_ and anonymous__
            stop = at
            while stop < end and source[stop] == "_":
                stop += 1
            after = source[stop] if stop < end else " "
            if before.isalnum() and not after.isalnum() and stop - at < 3:
                cuts.append((at, stop, ""))
            at = stop
    return cuts


def _escapes(source: str, start: int, end: int) -> list[Cut]:
    """Return what of a stretch are backslashes that escape; white space that is escaped goes with its backslash."""
    cuts: list[Cut] = []
    at = source.find("\\", start, end)
    while at >= 0:
        white = at + 1 < end and source[at + 1].isspace()
        cuts.append((at, at + (2 if white else 1), ""))
        at = source.find("\\", at + 2, end)
    return cuts


def _interpreted(source: str, at: int, close: int, cuts: list[Cut], role: str) -> int:
    """Text between single backticks: a link's text is kept, its target is not."""
    if close < 0:
        return at + 1
    stop = close + 1
    while source[stop : stop + 1] == "_" and stop - close < 3:
        stop += 1
    if role in _SILENT_ROLES:
        cuts.append((at, stop, ""))
        return stop
    cuts.append((at, at + 1, ""))
    target = _EMBEDDED.search(source, max(at + 1, close - 2010), close)
    cuts += _escapes(source, at + 1, target.start() if target else close)
    if target is not None and target.start() > at + 1:
        cuts.append((target.start(), stop, ""))
    elif target is not None:
        cuts += [(target.start(), target.start() + 1, ""), (close - 1, stop, "")]
    else:
        cuts.append((close, stop, ""))
    return stop
