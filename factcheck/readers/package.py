"""What docx and odt share: a zip of XML parts, opened with limits, and a source of one paragraph a line."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from xml.parsers import expat

from factcheck.errors import InputError
from factcheck.model import Block, BlockKind, Run

_LARGEST_PART = 200_000_000  # bytes of XML: a thousand novels
_LARGEST_RATIO = 300  # prose shrinks to a tenth, XML of prose to a fortieth
_SMALL = 5_000_000


class Package:
    """The parts of a docx or odt file."""

    def __init__(self, data: bytes, path: str | None, what: str) -> None:
        self.name = path or "the input"
        self.what = what
        try:
            self.zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, EOFError) as error:
            if data.startswith(b"\xd0\xcf\x11\xe0"):
                raise InputError(
                    f"{self.name} is an old or an encrypted Office file",
                    f"Save it as {what} without a password.",
                ) from None
            raise InputError(
                f"{self.name} is no {what} file: {error}", "Open it and save it again."
            ) from None

    def part(self, name: str) -> bytes | None:
        """Return a part's bytes; None where the package has none of that name.

        Raises InputError for a part that is damaged or grows beyond all measure (a zip bomb).
        """
        try:
            info = self.zip.getinfo(name)
        except KeyError:
            return None
        allowed = min(_LARGEST_PART, max(_SMALL, info.compress_size * _LARGEST_RATIO))
        try:
            # What the directory says of the size may be a lie: read no more than allowed.
            with self.zip.open(info) as file:
                data = file.read(allowed + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise InputError(
                f"{self.name}: {name} cannot be unpacked ({error})", "Save it again, without a password."
            ) from None
        except Exception as error:  # zlib.error and lzma's have no common base
            raise InputError(f"{self.name}: {name} is damaged ({error})", "Save it again.") from None
        if len(data) > allowed:
            raise InputError(
                f"{self.name}: {name} unpacks to more than {allowed:,} bytes: a zip bomb, no copy"
            )
        return data

    def parse(
        self,
        name: str,
        start: Callable[[str, dict[str, str]], None],
        end: Callable[[str], None],
        text: Callable[[str], None],
    ) -> bool:
        """Run a part through the handlers, with local names; False where there is no such part."""
        data = self.part(name)
        if data is None:
            return False
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.buffer_text = True

        def refuse(*_: object) -> None:
            raise InputError(f"{self.name}: {name} declares a document type, as no {self.what} file does")

        parser.StartDoctypeDeclHandler = refuse
        parser.StartElementHandler = lambda tag, attributes: start(
            tag.rpartition(" ")[2], {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        )
        parser.EndElementHandler = lambda tag: end(tag.rpartition(" ")[2])
        parser.CharacterDataHandler = text
        try:
            parser.Parse(data, True)
        except expat.ExpatError as error:
            raise InputError(
                f"{self.name}: {name} is damaged XML ({error})", "Open the file and save it again."
            ) from None
        return True


class Paragraphs:
    """Collects paragraphs into blocks and the source they stand in, one a line."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.blocks: list[Block] = []
        self.at = 0

    def add(self, text: str, kind: BlockKind) -> None:
        """Add a paragraph as a line; an empty one as an empty line, so that lines count as in the file."""
        line = text.replace("\r", " ").replace("\n", " ")
        bare = line.strip()
        if bare:
            start = self.at + len(line) - len(line.lstrip())
            self.blocks.append(Block(bare, kind, (Run(0, len(bare), start, len(bare)),)))
        self.lines.append(line)
        self.at += len(line) + 1

    @property
    def source(self) -> str:
        """All lines so far."""
        return "".join(line + "\n" for line in self.lines)
