"""Repairs: what the base says, put into the copy where the place of the words is known exactly."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Iterable, Iterator

from factcheck import atomic, paths, repository
from factcheck.errors import InputError
from factcheck.files import read_bytes
from factcheck.formats.base import FormatOptions
from factcheck.formats.findings import Places, findings
from factcheck.frozen import dataclass
from factcheck.model import FileReport, Report
from factcheck.named import NamedTuple
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
    """A file with its repairs: the bytes before and after."""

    path: str
    before: bytes
    after: bytes
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
    seen: set[str] = set()
    for file in report.files:
        if file.path is None or file.incident is not None:
            continue
        target = os.path.realpath(file.path)  # a link and what it points to are one file
        if target in seen:
            continue
        seen.add(target)
        edits, more = _edits(file, options, unsafe)
        left += more
        fixed = _fixed(file, file.path, edits) if edits else None
        if fixed is not None:
            files.append(fixed)
    return Fixes(tuple(files), left)


def write(fixes: Fixes) -> None:
    """Write the repaired files, each whole or not at all; raises UsageError where that fails."""
    for file in fixes.files:
        atomic.write(file.path, file.after)


def patch_folder(fixes: Fixes) -> str:
    """Return the full path of the folder that the paths of the patch count from: the working folder if it can be."""
    targets = [os.path.realpath(file.path) for file in fixes.files]
    here = os.path.realpath(".")
    if all(paths.relative(target, here) is not None for target in targets):
        return here
    tops = {repository.top_of(paths.folder_of(target)) for target in targets}
    top = tops.pop()
    return top if top is not None and not tops else paths.common([paths.folder_of(target) for target in targets])


def patch(fixes: Fixes) -> Iterator[bytes]:
    """Yield the repairs as a patch that `git apply` and `patch -p1` take in `patch_folder`.

    In the bytes of the files, whatever their encoding: a patch of any other text would not fit them.
    """
    from difflib import diff_bytes, unified_diff

    folder = patch_folder(fixes) if fixes.files else ""
    for file in fixes.files:
        full = os.path.realpath(file.path)
        name = os.fsencode(_one_line(paths.relative(full, folder) or full))
        before, after = _lines(file.before), _lines(file.after)
        for line in diff_bytes(unified_diff, before, after, b"a/" + name, b"b/" + name):
            yield line if line.endswith(b"\n") else line + b"\n\\ No newline at end of file\n"


def _one_line(path: str) -> str:
    return "".join("?" if char in "\r\n\t" else char for char in path)


def _lines(data: bytes) -> list[bytes]:
    # Not splitlines: a patch knows of no line end but this one.
    lines = data.split(b"\n")
    return [line + b"\n" for line in lines[:-1]] + ([lines[-1]] if lines[-1] else [])


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
                wanted.add(Edit(span.start, span.end, places.wrapped(span, found.text)))
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
        return FixedFile(path, data, mark + after.encode(name), len(edits))
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
