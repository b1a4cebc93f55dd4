"""The three languages of configuration files: what each says, as texts with their places."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

from factcheck import paths
from factcheck.errors import Problem, UsageError
from factcheck.facts.text import Text
from factcheck.named import NamedTuple
from factcheck.settings_search import INI_SECTION, TOML_SECTION, TOML_TABLE, misnamed, toml_loads
from factcheck.settings_values import Placed, Raw, SettingsError


class Value(NamedTuple):
    """A key of a file, as each of the three languages gives it; offsets count characters of the text."""

    key: str
    raw: Raw | None  # None: the parser has reported it
    at: int  # offset in the text
    key_at: int


def parser(path: str) -> Callable[[Text, list[Problem], bool], Iterator[Value]]:
    """Return the function that reads a file of this name.

    It yields the options in order and puts mistakes into the list; the flag says that a file without a
    section for factcheck is one. Raises SettingsError for a name that is none of the three languages'.
    """
    name = paths.name_of(path)
    if name.endswith((".yaml", ".yml")):
        return _yaml
    if name.endswith((".cfg", ".ini")):
        return _ini
    if name.endswith(".toml"):
        return _toml
    message = "expected a file named *.yaml, *.cfg, *.ini or *.toml, found another name"
    raise SettingsError([Problem(paths.shown(path), 0, 0, message)])


# --------------------------------------------------------------------------- YAML


def _yaml(text: Text, problems: list[Problem], named: bool) -> Iterator[Value]:
    # Slow to import: only where there is such a file.
    from factcheck.facts.nodes import MappingNode, Scalar, describe
    from factcheck.facts.parse import parse

    parsed = parse(text)
    problems += parsed.problems
    if parsed.root is None:
        return
    if not isinstance(parsed.root, MappingNode):
        found = describe(parsed.root)
        problems.append(text.problem(parsed.root.at, f"expected options such as strict: true, found {found}"))
        return
    for key, node in parsed.root.items:
        if isinstance(key, Scalar):
            yield Value(key.value, _yaml_raw(node, text, problems), node.at or key.at, key.at)
        else:
            problems.append(text.problem(key.at, f"expected an option, found {describe(key)}"))


def _yaml_raw(node: Any, text: Text, problems: list[Problem]) -> Raw | None:
    from factcheck.facts.nodes import MappingNode, Scalar, describe, is_blank

    if isinstance(node, Scalar):
        return "" if is_blank(node) else str(node.value)
    if isinstance(node, MappingNode):
        pairs: list[tuple[str, str]] = []
        for key, value in node.items:
            if isinstance(key, Scalar) and isinstance(value, Scalar):
                if key.value in dict(pairs):
                    problems.append(
                        text.problem(key.at, f'expected each name once, found "{key.value}" again')
                    )
                pairs.append((_placed(key.value, key.at, text), value.value))
            else:
                wrong = value if isinstance(key, Scalar) else key
                problems.append(
                    text.problem(wrong.at, f"expected a name with a value, found {describe(wrong)}")
                )
                return None
        return pairs
    for item in node.items:
        if not isinstance(item, Scalar):
            problems.append(
                text.problem(item.at, f"expected an entry of text in this list, found {describe(item)}")
            )
            return None
    entries: list[str] = [_placed(item.value, item.at, text) for item in node.items]
    return entries


def _placed(value: str, at: int, text: Text) -> Placed:
    line, column = text.place(at)
    return Placed.at(value, line, column, (text.line(line),))


# --------------------------------------------------------------------------- INI

_SECTION = re.compile(r"\[([^\]]*)\]")
_KEY = re.compile(r"([^\s:=#;\[][^:=]*?)[ \t]*[:=][ \t]*(.*)")


def _ini(text: Text, problems: list[Problem], named: bool) -> Iterator[Value]:
    # Not configparser: it does not tell where a key stands.
    inside = seen = False
    key = ""
    key_at = at = 0
    lines: list[str] = []

    def value() -> Iterator[Value]:
        if key:
            yield Value(key, "" if not lines else lines[0] if len(lines) == 1 else lines, at, key_at)

    for number in range(1, text.line_count + 1):
        line = text.line(number)
        start = text.span(number, number)[0]
        if section := _SECTION.match(line):
            yield from value()
            key = ""
            inside = section[1].strip() == INI_SECTION
            if inside and seen:
                problems.append(
                    text.problem(start, f"expected one section [{INI_SECTION}], found another one")
                )
            seen = seen or inside
        elif not inside or line.lstrip().startswith(("#", ";")):
            continue
        elif line[:1].isspace() or not line:
            if key and line.strip():
                lines.append(_placed(line.strip(), start + len(line) - len(line.lstrip()), text))
            elif line.strip():
                problems.append(text.problem(start, "expected an option, found a line that is indented"))
        else:
            yield from value()
            key = ""
            if match := _KEY.match(line):
                key, key_at, at = match[1], start, start + match.start(2)
                lines = [_placed(match[2].strip(), at, text)] if match[2].strip() else []
            else:
                message = f'expected an option such as strict = true, found "{line.strip()}"'
                problems.append(text.problem(start, message))
    yield from value()
    if not seen:
        _report_missing(text, INI_SECTION, "section", problems, named)


def _report_missing(text: Text, section: str, kind: str, problems: list[Problem], named: bool) -> None:
    """Report the section that is not there: at the header that was meant to be it, or where the file was named."""
    found = misnamed(text.text, section)
    if found is not None:
        problems.append(text.problem(found[0], f"expected a {kind} [{section}], found {found[1]}"))
    elif named:
        problems.append(Problem(text.path, 0, 0, f"expected a {kind} [{section}], found none"))


# --------------------------------------------------------------------------- TOML


def _toml(text: Text, problems: list[Problem], named: bool) -> Iterator[Value]:
    try:
        data = toml_loads(text.text)
    except ImportError:
        raise UsageError(
            f"{text.path} holds options for factcheck, and only Python 3.11 and later can read TOML",
            f"Put the same lines into setup.cfg, below [{INI_SECTION}], or into .factcheck.yaml.",
        ) from None
    except ValueError as error:
        place = re.search(r"\(at line (\d+), column (\d+)\)", str(error))
        at = text.span(int(place[1]), int(place[1]))[0] + int(place[2]) - 1 if place else len(text.text)
        problems.append(text.problem(at, f"expected TOML, found a mistake: {str(error).split(' (at ')[0]}"))
        return
    table = data.get("tool", {}).get("factcheck") if isinstance(data.get("tool"), dict) else None
    if not isinstance(table, dict):
        _report_missing(text, TOML_SECTION, "table", problems, named)
        return
    for key, item in table.items():
        at, key_at = _toml_place(text.text, key)
        raw = _toml_raw(item)
        if raw is None:
            problems.append(
                text.problem(at, f"expected a value, a list of texts or names with values for {key}")
            )
        yield Value(key, raw, at, key_at)


def _toml_raw(item: object) -> Raw | None:
    if isinstance(item, dict):
        if any(isinstance(value, (dict, list)) for value in item.values()):
            return None
        return [(key, _toml_scalar(value)) for key, value in item.items()]
    if isinstance(item, list):
        return (
            None if any(isinstance(value, (dict, list)) for value in item) else list(map(_toml_scalar, item))
        )
    return _toml_scalar(item)


def _toml_scalar(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else str(value)


def _toml_place(text: str, key: str) -> tuple[int, int]:
    """Return where a key's value and the key itself stand: tomllib does not tell, so this looks for them."""
    name = re.escape(key)
    table = re.search(TOML_TABLE, text)
    start = table.start() if table else 0
    for pattern in (
        rf"^[ \t]*[\"']?{name}[\"']?[ \t]*(?:\.[^=\n]*)?=[ \t]*()",
        rf"^[ \t]*\[[^\]\n]*\bfactcheck[\"']?[ \t]*\.[ \t]*[\"']?{name}[\"']?[ \t]*\]()",
        rf"\bfactcheck[\"']?[ \t]*\.[ \t]*[\"']?{name}[\"']?[^=\n]*=[ \t]*()",
        rf"\b{name}[\"']?[ \t]*=[ \t]*()",
    ):
        if match := re.compile(pattern, re.MULTILINE).search(text, start if pattern[0] == "^" else 0):
            return match.start(1), match.start() + len(match[0]) - len(match[0].lstrip())
    return start, start
