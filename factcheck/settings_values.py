"""From values as written to values of their types, one reader for each kind of option."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from factcheck import paths
from factcheck.errors import Problem, UsageError
from factcheck.named import NamedTuple
from factcheck.options import LEVELS, Kind, Option

Raw = str | list[str] | list[tuple[str, str]]
"""A value as written: one text, a list, or names with values."""


class Rule(NamedTuple):
    """A glob of `include` or `exclude`, and the folder that it counts from."""

    glob: str
    folder: str


class Placed(str):
    """An entry of a list or a table, with the place where it stands."""

    line = 0
    column = 0
    excerpt: tuple[str, ...] = ()

    @classmethod
    def at(cls, text: str, line: int, column: int, excerpt: tuple[str, ...]) -> Placed:
        """Return `text` with its place."""
        placed = cls(text)
        placed.line, placed.column, placed.excerpt = line, column, excerpt
        return placed

    def part(self, text: str) -> Placed:
        """Return a part of this text with the place of the whole."""
        return Placed.at(text, self.line, self.column, self.excerpt)


class Written(NamedTuple):
    """A value as written, its place (line 0 where there is none) and the folder that paths count from."""

    raw: Raw
    path: str
    line: int = 0
    column: int = 0
    excerpt: tuple[str, ...] = ()
    folder: str = "."

    def problem(self, message: str, hint: str = "", at: str = "") -> Problem:
        """Return a mistake at this place, or at that of the entry `at`."""
        if isinstance(at, Placed) and at.line:
            return Problem(self.path, at.line, at.column, message, at.excerpt, hint)
        return Problem(self.path, self.line, self.column, message, self.excerpt, hint)

    @property
    def origin(self) -> str:
        """Return the place in words: `setup.cfg:12`, `--strict`."""
        return f"{self.path}:{self.line}" if self.line else self.path


class SettingsError(UsageError):
    """Mistakes in the configuration or the values of options; `problems` holds all of them."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(problems)
        first = self.problems[0]
        place = f"{first.path}:{first.line}: " if first.line else f"{first.path}: "
        more = f" (and {len(self.problems) - 1} more)" if len(self.problems) > 1 else ""
        super().__init__(f"{place}{first.message}{more}", first.hint)


def near(word: str, known: Iterable[str]) -> str:
    """Return the hint for a mistyped word: the nearest known one, or all of them."""
    # Slow to import, and only ever wanted for a mistake.
    from difflib import get_close_matches

    names = list(known)
    close = get_close_matches(
        word.lower().replace("-", "_"), [name.replace("-", "_") for name in names], 1, 0.6
    )
    if close:
        return f"did you mean {next(name for name in names if name.replace('-', '_') == close[0])}?"
    return "there are " + ", ".join(names)


_FLAGS = {
    "true": True,
    "yes": True,
    "on": True,
    "1": True,
    "false": False,
    "no": False,
    "off": False,
    "0": False,
}
_DAY = r"\d{4}-\d\d-\d\d"
_SELECTOR_KINDS = ("verdict", "reason", "fact", "tag")


def _one(option: Option, written: Written, problems: list[Problem], expected: str) -> str | None:
    raw = written.raw
    if isinstance(raw, list):
        if len(raw) != 1 or not isinstance(raw[0], str):
            problems.append(written.problem(f"expected {expected} for {option.name}, found a list"))
            return None
        raw = raw[0]
    if not raw.strip():
        problems.append(written.problem(f"expected {expected} for {option.name}, found nothing"))
        return None
    return raw.strip()


def _several(option: Option, written: Written, problems: list[Problem], commas: bool = True) -> list[str]:
    items: list[str] = []
    for item in written.raw if isinstance(written.raw, list) else [written.raw]:
        if not isinstance(item, str):
            problems.append(written.problem(f"expected a list for {option.name}, found names with values"))
            return []
        items += _parts(item, commas)
    return items


def _parts(item: str, commas: bool = True) -> Iterator[str]:
    for line in item.split("\n"):
        for part in line.split(",") if commas else [line]:
            if bare := part.strip():
                yield item.part(bare) if isinstance(item, Placed) else bare


def _flag(option: Option, written: Written, problems: list[Problem]) -> bool:
    text = _one(option, written, problems, "true or false")
    if text is not None and text.lower() not in _FLAGS:
        problems.append(written.problem(f'expected true or false for {option.name}, found "{text}"'))
    return _FLAGS.get((text or "").lower(), False)


def _choice(option: Option, written: Written, problems: list[Problem]) -> str:
    expected = f"one of {', '.join(option.choices)}"
    text = _one(option, written, problems, expected)
    if text is not None and text not in option.choices:
        hint = near(text, option.choices)
        problems.append(
            written.problem(
                f'expected {expected} for {option.name}, found "{text}"', hint if "mean" in hint else ""
            )
        )
    return text or ""


def _format(option: Option, written: Written, problems: list[Problem]) -> str:
    from factcheck.formats import names

    text = _one(option, written, problems, "the name of a format")
    if text is not None and text not in names():
        problems.append(
            written.problem(f'expected the name of a format, found "{text}"', near(text, names()))
        )
    return text or ""


def _day(option: Option, written: Written, problems: list[Problem]) -> date | None:
    expected = "a day such as 2021-07-10"
    text = _one(option, written, problems, expected)
    if text is None:
        return None
    if text == "today":
        return date.today()
    try:
        # From 3.11 on, fromisoformat takes more than the dates that we document.
        found = date.fromisoformat(text) if re.fullmatch(_DAY, text) else None
    except ValueError:
        found = None
    if found is None:
        hint = "a date is written year-month-day" if re.search(r"\d", text) else ""
        problems.append(written.problem(f'expected {expected} for {option.name}, found "{text}"', hint))
    return found


def _number(option: Option, written: Written, problems: list[Problem]) -> int:
    expected = "a number above zero"
    text = _one(option, written, problems, expected)
    if text is None:
        return 0
    if not (text.isascii() and text.isdigit() and 0 < int(text[:9]) <= 10_000):
        problems.append(written.problem(f'expected {expected} for {option.name}, found "{text}"'))
        return 0
    return int(text)


def _jobs(option: Option, written: Written, problems: list[Problem]) -> int:
    if written.raw in ("auto", ["auto"]):
        return 0
    return _number(option, written, problems)


def _path(option: Option, written: Written, problems: list[Problem]) -> str:
    text = _one(option, written, problems, "a path")
    return "" if text is None else _from_folder(text, written.folder)


def _paths(option: Option, written: Written, problems: list[Problem]) -> tuple[str, ...]:
    return tuple(
        _from_folder(path, written.folder) for path in _several(option, written, problems, commas=False)
    )


def _from_folder(path: str, folder: str) -> str:
    """Return a path as it is best shown: from the working folder where it lies in it, else in full."""
    # On the command line the shell has done what there was to do.
    return path if folder == "." or path in ("-", "none") else paths.from_folder(path, folder)


def _globs(option: Option, written: Written, problems: list[Problem]) -> tuple[Rule, ...]:
    folder = paths.absolute(written.folder)
    return tuple(Rule(glob, folder) for glob in _several(option, written, problems))


def _names(option: Option, written: Written, problems: list[Problem]) -> tuple[str, ...]:
    from factcheck.model import RULES

    names = _several(option, written, problems)
    for name in names:
        kind, colon, rest = name.partition(":")
        if "/" in name and not colon and name not in RULES:
            problems.append(written.problem(f'expected a rule, found "{name}"', _near_rule(name), name))
        mistake = _selector_mistake(kind, rest) if colon else None
        if mistake is not None:
            message = f'expected a verdict, reason, tag or fact, found "{name}"'
            problems.append(written.problem(message, mistake, name))
    return tuple(map(str, names))


def _near_rule(name: str) -> str:
    """Return the hint for a mistyped verdict or rule: the nearest one, or all but their many reasons."""
    from factcheck.model import RULES, Verdict

    names = [*(verdict.value for verdict in Verdict), *RULES]
    hint = near(name, names)
    return hint if hint.startswith("did") else near(name, [one for one in names if "/" not in one])


def _selector_mistake(kind: str, rest: str) -> str | None:
    from factcheck.model import Reason, Verdict

    if kind not in _SELECTOR_KINDS:
        return near(kind, _SELECTOR_KINDS)
    if not rest:
        return f"a name belongs behind {kind}:"
    known = {"verdict": [v.value for v in Verdict], "reason": [r.value for r in Reason]}.get(kind)
    return near(rest, known) if known is not None and rest not in known else None


def _levels(option: Option, written: Written, problems: list[Problem]) -> tuple[tuple[str, str], ...]:
    from factcheck.model import RULES, Verdict

    names = [*(verdict.value for verdict in Verdict), *RULES]
    found: dict[str, str] = {}
    for at, name, level in _pairs(written.raw):
        name = name.removeprefix("verdict:")
        if not name:
            message = f'expected NAME=LEVEL for {option.name}, found "{level}"'
            problems.append(written.problem(message, "such as disputed=error", at))
        elif level not in LEVELS:
            message = f'expected one of {", ".join(LEVELS)} for {name}, found "{level}"'
            problems.append(written.problem(message, "", at))
        elif name.partition(":")[0] not in ("fact", "tag") and name not in names:
            hint = _near_rule(name) + "; a fact is written fact:ID, a tag tag:NAME"
            problems.append(written.problem(f'expected a verdict, rule, tag or fact, found "{name}"', hint, at))
        else:
            found[name] = level
    return tuple(found.items())


def _pairs(raw: Raw) -> Iterator[tuple[str, str, str]]:
    """Yield where it stands, name and level of each line of a severity table."""
    for item in raw if isinstance(raw, list) else [raw]:
        if isinstance(item, tuple):
            yield item[0], str(item[0]), item[1].strip()
            continue
        for part in _parts(item):
            name, _, level = part.rpartition("=")
            yield part, name.strip(), level.strip()


READERS: dict[Kind, Callable[[Option, Written, list[Problem]], Any]] = {
    Kind.FLAG: _flag,
    Kind.CHOICE: _choice,
    Kind.FORMAT: _format,
    Kind.DAY: _day,
    Kind.NUMBER: _number,
    Kind.JOBS: _jobs,
    Kind.PATH: _path,
    Kind.PATHS: _paths,
    Kind.GLOBS: _globs,
    Kind.NAMES: _names,
    Kind.LEVELS: _levels,
}
