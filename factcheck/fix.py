"""Repairs: what the base says, put into the copy where the place of the words is known exactly."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from factcheck import atomic
from factcheck.errors import InputError
from factcheck.files import read_bytes
from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Places, findings
from factcheck.formats.text import sanitise, uri_path
from factcheck.frozen import dataclass
from factcheck.model import FileReport, Report
from factcheck.repair import repair

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"(?:charset|encoding)\s*=\s*[\"']?\s*([\w.:-]+)", re.I)


class Edit(NamedTuple):
    """Put `text` in the place of `source[start:end]`."""

    start: int
    end: int
    text: str


@dataclass(frozen=True, slots=True)
class FixedFile:
    """A file with its repairs: the text before and after, and the bytes to write."""

    path: str
    before: str
    after: str
    data: bytes
    repairs: int


@dataclass(frozen=True, slots=True)
class Fixes:
    """All repairs of a run, and how many differences were left alone for want of `--unsafe`."""

    files: tuple[FixedFile, ...]
    unsafe: int = 0

    @property
    def number(self) -> int:
        """Return the number of repairs."""
        return sum(file.repairs for file in self.files)

    def notes(self) -> list[str]:
        """Return in words what was done and what was not."""
        found = []
        if self.number:
            repairs = "1 repair" if self.number == 1 else f"{self.number} repairs"
            files = "1 file" if len(self.files) == 1 else f"{len(self.files)} files"
            found.append(f"{repairs} made in {files}")
        if self.unsafe:
            found.append(f"{self.unsafe} more can be made with --fix --unsafe, to be read over after")
        return found


def plan(report: Report, options: FormatOptions, *, unsafe: bool = False) -> Fixes:
    """Return the repairs of all files, none of them written yet."""
    files: list[FixedFile] = []
    left = 0
    for file in report.files:
        if file.path is None or file.incident is not None:
            continue
        edits, more = _edits(file, options, unsafe)
        left += more
        fixed = _fixed(file, file.path, edits) if edits else None
        if fixed is not None:
            files.append(fixed)
    return Fixes(tuple(files), left)


def write(fixes: Fixes) -> None:
    """Write the repaired files, each whole or not at all; raises UsageError where that fails."""
    for file in fixes.files:
        atomic.write(file.path, file.data)


def patch(fixes: Fixes) -> Iterator[str]:
    """Yield the repairs as a patch that `git apply` and `patch -p1` take."""
    from difflib import unified_diff

    for file in fixes.files:
        name = sanitise(uri_path(file.path))
        before, after = _lines(file.before), _lines(file.after)
        for line in unified_diff(before, after, f"a/{name}", f"b/{name}"):
            yield line if line.endswith("\n") else f"{line}\n\\ No newline at end of file\n"


def _lines(text: str) -> list[str]:
    # Not splitlines: a patch knows of no line end but this one.
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


def _edits(file: FileReport, options: FormatOptions, unsafe: bool) -> tuple[list[Edit], int]:
    places = Places(file.source)
    wanted: set[Edit] = set()
    left = 0
    for finding in findings(file, options, places=places):
        sentence = finding.sentence.sentence
        if sentence.quoted or finding.claim.claim.quoted:
            continue  # what was said stands as it was said
        for difference in finding.claim.differences:
            found = repair(sentence.text, difference)
            span = places.offsets(sentence, found.span) if found is not None else None
            if found is None or span is None or not places.replaceable(sentence, found.span, found.text):
                continue
            if difference.safe or unsafe:
                wanted.add(Edit(span.start, span.end, found.text))
            else:
                left += 1
    return list(_apart(wanted)), left


def _apart(edits: Iterable[Edit]) -> Iterator[Edit]:
    """Yield the edits in order, without any two that want the same words otherwise.

    Of one within another, such as a weekday within its date, the wider is taken.
    """
    ordered = sorted(edits)
    for number, edit in enumerate(ordered):
        others = (*ordered[max(number - 8, 0) : number], *ordered[number + 1 : number + 9])
        met = [other for other in others if edit.start < other.end and other.start < edit.end]
        if all(_within(other, edit) and not _within(edit, other) for other in met):
            yield edit


def _within(one: Edit, other: Edit) -> bool:
    return other.start <= one.start and one.end <= other.end


def _fixed(file: FileReport, path: str, edits: list[Edit]) -> FixedFile | None:
    """Return the file with its edits; None where its bytes are not its text in some encoding (docx)."""
    try:
        data = read_bytes(path)
    except InputError:
        return None
    encoding = _encoding(data, file.source)
    if encoding is None:
        return None
    parts: list[str] = []
    at = 0
    for edit in edits:
        parts += [file.source[at : edit.start], edit.text]
        at = edit.end
    after = "".join([*parts, file.source[at:]])
    mark, name = encoding
    try:
        return FixedFile(path, file.source, after, mark + after.encode(name), len(edits))
    except UnicodeEncodeError:
        return None


def _encoding(data: bytes, source: str) -> tuple[bytes, str] | None:
    for mark, name in _BOMS:
        if data.startswith(mark):
            return (mark, name) if mark + source.encode(name, "replace") == data else None
    declared = _DECLARED.search(data[:2048])
    names = ["utf-8", *([declared[1].decode("ascii", "replace")] if declared else []), "windows-1252"]
    for name in names:
        try:
            if source.encode(name) == data:
                return b"", name
        except (UnicodeEncodeError, LookupError):
            continue
    return None
