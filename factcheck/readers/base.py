"""What every reader shares: decoding, positions, building blocks, directives, datelines."""

from __future__ import annotations

import codecs
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from typing import Protocol

from factcheck.errors import InputError
from factcheck.model import Directive, Document, Place


class Reader(Protocol):
    """A file format; each module of this package is one."""

    @property
    def NAME(self) -> str:
        """The format's name, as in `Document.format`."""
        ...

    @property
    def SUFFIXES(self) -> tuple[str, ...]:
        """The file name suffixes the reader takes, in lower case with their dot."""
        ...

    def read(self, data: bytes, path: str | None = None) -> Document:
        """Return the document; one without blocks where there is no copy. Raises InputError."""
        ...


class NotCopyError(InputError):
    """A well-formed JSON or XML file that is not news copy: to be skipped in a folder, told when named."""


def words(text: str) -> frozenset[str]:
    """Return the words of a list as they stand in the code."""
    return frozenset(text.split())


# --------------------------------------------------------------------------- decoding

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_MAGIC = (
    (b"%PDF-", "a PDF", "Export its text, or check the file it was made from."),
    (b"\xd0\xcf\x11\xe0", "an old Office file (.doc)", "Save it as .docx or .odt."),
    (b"{\\rtf", "an RTF file", "Save it as .docx, .odt or plain text."),
    (b"PK\x03\x04", "a zip archive", "A Word or OpenDocument file must be named .docx or .odt."),
    (b"\x89PNG", "a PNG image", ""),
    (b"\xff\xd8\xff", "a JPEG image", ""),
    (b"GIF8", "a GIF image", ""),
    (b"\x1f\x8b", "a gzip archive", "Unpack it first."),
    (b"\x7fELF", "a program", ""),
)
# The web's reading of these labels: what calls itself Latin-1 is Windows-1252 in practice.
_LABELS = dict.fromkeys(
    ("iso-8859-1", "iso8859-1", "iso_8859-1", "latin1", "latin-1", "us-ascii", "ascii"), "windows-1252"
)


def decode(data: bytes, path: str | None, declared: str | None = None) -> str:
    """Return the text of `data` without its byte order mark, line ends as they stand.

    A byte order mark decides, then the `declared` encoding, else UTF-8. Raises InputError for binary
    files and for bytes that are not text in that encoding; it names the likely one and how to convert.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            try:
                return data[len(mark) :].decode(encoding)
            except UnicodeDecodeError as error:
                raise InputError(
                    f"{_name(path)}starts with a {encoding.upper()} byte order mark, "
                    f"but byte {error.start + len(mark)} does not fit {encoding.upper()}",
                    "Save the file again as UTF-8.",
                ) from None
    refuse_binary(data, path)
    if declared is not None:
        return _decode_declared(data, path, declared)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise _not_utf8(data, path, error) from None


def refuse_binary(data: bytes, path: str | None) -> None:
    """Raise InputError where `data` is no text at all; UTF-16 without its mark is named as such."""
    for magic, what, hint in _MAGIC:
        if data.startswith(magic):
            raise InputError(f"{_name(path)}is {what}, not text", hint)
    head = data[:8192]
    zeros = head.count(0)
    if not zeros:
        return
    even = head[::2].count(0)
    if len(head) > 3 and zeros > len(head) // 4 and (even < zeros // 8 or zeros - even < zeros // 8):
        guess = "UTF-16LE" if even < zeros // 8 else "UTF-16BE"
        raise InputError(f"{_name(path)}is not UTF-8; it looks like {guess}", _convert(path, guess))
    raise InputError(f"{_name(path)}is a binary file, not text", "Only text, .docx and .odt files hold copy.")


def _decode_declared(data: bytes, path: str | None, declared: str) -> str:
    label = declared.strip().lower()
    if label.startswith(("utf-16", "utf16", "utf-32", "utf32", "ucs-2")):
        # Bytes in which an ASCII declaration could be read are not UTF-16, whatever it says.
        label = "utf-8"
    try:
        name = codecs.lookup(_LABELS.get(label, label)).name
        return data.decode(name)
    except LookupError:
        raise InputError(
            f"{_name(path)}declares the encoding “{declared[:40]}”, which is none",
            "Declare utf-8 and save the file as UTF-8.",
        ) from None
    except UnicodeDecodeError as error:
        if name == "utf-8":
            raise _not_utf8(data, path, error) from None
        raise InputError(
            f"{_name(path)}declares the encoding {declared[:40]}, but byte {error.start} does not fit it",
            "Save the file as UTF-8 and declare utf-8.",
        ) from None


def _not_utf8(data: bytes, path: str | None, error: UnicodeDecodeError) -> InputError:
    start = error.start
    line = data.count(b"\n", 0, start) + 1
    column = len(data[data.rfind(b"\n", 0, start) + 1 : start].decode("utf-8", "replace")) + 1
    guess = guess_encoding(data)
    return InputError(
        f"{_name(path)}is not UTF-8 (line {line}, column {column}: byte 0x{data[start]:02x}); "
        f"it looks like {guess}",
        _convert(path, guess),
    )


def guess_encoding(data: bytes) -> str:
    """Return the likely encoding of `data`, which is not UTF-8."""
    high = sum(byte > 127 for byte in data[:65536])
    letters = sum(65 <= byte <= 122 for byte in data[:65536])
    if high > letters:
        for name in ("shift_jis", "gb18030", "euc-kr"):
            try:
                text = data.decode(name)
            except UnicodeDecodeError:
                continue
            wide = sum("\u3040" <= char <= "\u9fff" or "\uac00" <= char <= "\ud7a3" for char in text[:65536])
            if wide * 3 > high:
                return name.upper()
        return "windows-1251"
    if any(0x80 <= byte <= 0x9F for byte in data):
        # The bytes that Windows-1252 leaves empty, or Mac quotation marks without any of Windows.
        mac = sum(byte in (0xD2, 0xD3, 0xD5, 0xD0, 0xD1, 0x8E, 0x87) for byte in data)
        windows = sum(byte in (0x91, 0x92, 0x93, 0x94, 0x96, 0x97) for byte in data)
        return "MACINTOSH" if mac and not windows else "windows-1252"
    return "ISO-8859-1 (Latin-1)"


def _convert(path: str | None, encoding: str) -> str:
    name = path or "draft.txt"
    label = encoding.split(" ")[0]
    return f"Save it as UTF-8, or: iconv -f {label.upper()} -t UTF-8 '{name}' > '{name}.utf8'"


def _name(path: str | None) -> str:
    return "the input " if path is None else f"{path} "


# --------------------------------------------------------------------------- lines

_LINE_ENDS = r"\r\n|\n|\r"


class Lines:
    """The lines of a source; a line ends at LF, CRLF or a lone CR."""

    __slots__ = ("starts",)

    def __init__(self, source: str) -> None:
        self.starts = [0]
        self.starts += (
            [match.end() for match in re.finditer(_LINE_ENDS, source)]
            if "\r" in source
            else _after_newlines(source)
        )

    def line(self, offset: int) -> int:
        """Return the 1-based line in which `offset` stands; the last one for an offset past the end."""
        return bisect_right(self.starts, offset)

    def place(self, start: int, end: int) -> Place:
        """Return the stretch as lines and columns; the end column is the first one after it."""
        line = bisect_right(self.starts, start)
        end_line = bisect_right(self.starts, end - 1) if end > start else line
        return Place(line, start - self.starts[line - 1] + 1, end_line, end - self.starts[end_line - 1] + 1)


def _after_newlines(source: str) -> Iterator[int]:
    at = source.find("\n") + 1
    while at:
        yield at
        at = source.find("\n", at) + 1


# --------------------------------------------------------------------------- directives

# Compiled when it is first needed: no statement has a comment.
# Editors write a capital at the start of a comment, and not everybody the colon: what is meant for us is read or told.
_DIRECTIVE = r"(?i:fact-?check(?:[ \t]*:[ \t]*([a-z][\w-]*)|[ \t]+(ignore[\w-]*))[ \t:]*([^\r\n]*))"


def find_directives(comment: str, start: int) -> list[tuple[int, str, str]]:
    """Return the directives in a comment's text as (offset, action, argument); [] for any other comment.

    `start` is where the comment's text stands. The action comes as written, in lower case: one that does
    not exist is for the caller to report.
    """
    return [
        (start + match.start(), (match[1] or match[2]).lower(), match[3].strip())
        for match in re.finditer(_DIRECTIVE, comment)
    ]


def directives_at(lines: Lines, found: Iterable[tuple[int, str, str]]) -> tuple[Directive, ...]:
    """Return the directives with the lines they stand on, in the order of the file."""
    return tuple(Directive(lines.line(at), action, argument, at) for at, action, argument in sorted(found))
