"""Reading a base: from paths to a FactFile, or to every mistake at once."""

from __future__ import annotations

import gc
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from factcheck.errors import FactBaseError, Problem
from factcheck.facts.files import Contents, read_contents
from factcheck.model import FactFile


def read_base(paths: Sequence[Path]) -> FactFile:
    """Return the base that the files and folders in `paths` form together.

    Raises FactBaseError with every problem found, warnings included, if one of them is an error. Warnings
    alone are passed over; `read_base_with_warnings` has them.
    """
    return read_base_with_warnings(paths)[0]


def read_base_with_warnings(paths: Sequence[Path]) -> tuple[FactFile, tuple[Problem, ...]]:
    """Return the base as `read_base` does, and the warnings about it, () if there are none.

    Raises FactBaseError as `read_base` does.
    """
    return build_base(read_contents(paths))


def build_base(contents: Contents) -> tuple[FactFile, tuple[Problem, ...]]:
    """Return the base that files already read form together, and the warnings about it.

    For a caller that has first looked for `contents.digest` in a cache. Raises FactBaseError as `read_base`
    does, also for what could not be read and for no files at all.
    """
    if not contents.files:
        raise _error(contents.problems or (Problem("", 0, 0, "expected a fact base, found no path to one"),))
    # Only here, and so not at all in a run whose base is compiled already: PyYAML takes long to import.
    from factcheck.facts.check import check
    from factcheck.facts.merge import merge
    from factcheck.facts.parse import parse
    from factcheck.facts.text import decode

    with _without_gc():
        records = []
        unread = list(contents.problems)
        for file in contents.files:
            text, problems = decode(file)
            if text is None:
                unread += problems
            else:
                records.append(check(text, parse(text)))
        base, found = merge(records, Contents(contents.files, tuple(unread)))
    problems = [*unread, *found]
    if any(problem.severity == "error" for problem in problems):
        order = {file.path: number for number, file in enumerate(contents.files)}
        problems.sort(key=lambda problem: order.get(problem.path, -1))
        raise _error(tuple(problems))
    return base, tuple(problems)


def _error(problems: tuple[Problem, ...]) -> FactBaseError:
    errors = [problem for problem in problems if problem.severity == "error"]
    paths = sorted({problem.path for problem in errors})
    where = paths[0] if len(paths) == 1 else f"{len(paths)} files"
    if len(errors) == 1:
        place = f"{errors[0].path}:{errors[0].line}:{errors[0].column}" if errors[0].line else errors[0].path
        message = f"{place}: {errors[0].message}" if place else errors[0].message
        return FactBaseError(message, problems, errors[0].hint)
    return FactBaseError(f"{len(errors)} mistakes in {where}", problems)


@contextmanager
def _without_gc() -> Iterator[None]:
    """Pause the collector, which would walk hundreds of thousands of living objects again and again."""
    running = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if running:
            gc.enable()
