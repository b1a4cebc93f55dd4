"""The compiled base: from the cache if it is there and fresh, else compiled and, where possible, kept.

The key is the content of the base, the program's version and the format of the records. Any trouble with the cache
costs a compilation and nothing else.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from factcheck.digest import blake2b
from factcheck.facts.files import read_contents
from factcheck.language.sense_table import table_digest
from factcheck.retrieval.compiled import FORMAT, CompiledBase
from factcheck.version import VERSION


def open_base(paths: Sequence[Path], cache: Path | None, parsed: bool = True) -> CompiledBase:
    """Return the base in `paths`, ready for use, its sentences parsed or not.

    Raises FactBaseError if the base is missing or wrong, InstallationError if it is to be parsed and the parser
    cannot be loaded.
    """
    contents = read_contents(paths)
    names = "\n".join(str(file.path) for file in contents.files)
    made = [blake2b(file.content).hexdigest() for file in contents.files]
    parts = (*made, VERSION, str(FORMAT), table_digest(), str(parsed), names)
    key = blake2b("\n".join(parts).encode(), digest_size=16).hexdigest()
    if cache is not None and contents.files and not contents.problems:
        try:
            return CompiledBase(cache / f"base-{key}")
        except (OSError, ValueError, TypeError, KeyError, RuntimeError):
            pass  # not there, or damaged: compile it anew
    # Only here: what it takes to compile a base takes longer to import than to open one that is compiled.
    from factcheck.retrieval.compiling import compiled

    return compiled(contents, cache, f"base-{key}", parsed)
