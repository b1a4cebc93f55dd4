"""Reading single values and mappings: every mistake becomes a problem, and reading goes on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import get_close_matches
from functools import lru_cache

from factcheck.errors import Problem
from factcheck.facts.nodes import ListNode, MappingNode, Node, Scalar, describe, is_blank, shorten
from factcheck.facts.schema import BASE, VALID, Key, Level, Shape
from factcheck.facts.text import Text
from factcheck.named import NamedTuple

# Only escapes in double quotation marks can bring these in; they would reach terminals and reports.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff]")

_UNUSUAL = "\u00a0\u2007\u200b\u202f\u2060\u3000 "  # no indent in YAML: such a space becomes part of the key


class Field(NamedTuple):
    """A key that stands in a mapping: what the schema says of it, where it stands, and its value."""

    name: str
    key: Key
    at: int
    node: Node


class Fields:
    """Reads from the nodes of one text and collects problems."""

    def __init__(self, text: Text, problems: list[Problem], partial: bool) -> None:
        self.text = text
        self.problems = problems
        self.partial = (
            partial  # entries were left out for mistakes in their YAML: a blank section need not be one
        )
        self.suspicious = False  # a key of this text was taken for a misspelling of one that it needs

    def error(self, at: int, message: str, hint: str = "") -> None:
        """Add an error at an offset."""
        self.problems.append(self.text.problem(at, message, hint))

    def warn(self, at: int, message: str, hint: str = "") -> None:
        """Add a warning at an offset."""
        self.problems.append(self.text.problem(at, message, hint, warning=True))

    def pairs(self, node: MappingNode, what: str) -> Iterator[tuple[Scalar, Node]]:
        """Yield keys and values in order, without keys that are no text or stand there a second time."""
        seen: dict[str, int] = {}
        for key, value in node.items:
            if not isinstance(key, Scalar) or is_blank(key):
                self.error(key.at, f"expected a key in {what}, found {describe(key)}")
            elif key.value in seen:
                found = f'found "{shorten(key.value)}" again (first at {self.text.label(seen[key.value])})'
                self.error(key.at, f"expected each key once in {what}, {found}")
            elif _CONTROL.search(key.value):
                self.error(key.at, "expected a key of printable text, found control characters in it")
            else:
                seen[key.value] = key.at
                yield key, value

    def fields(self, node: MappingNode, level: Level, what: str = "") -> dict[str, Field]:
        """Return the known keys of `node` that have a value, by name.

        Reports unknown and repeated keys, required ones that are missing, and keys without a value.
        """
        what = what or level.what
        found: dict[str, Field] = {}
        excused: set[str] = set()
        for scalar, value in self.pairs(node, what):
            name = scalar.value
            key = level.keys.get(name)
            if key is None:
                excused.add(self._unknown(scalar, level, what))
            elif not is_blank(value):
                found[name] = Field(name, key, scalar.at, value)
            elif key.required:
                excused.add(name)
                self.error(scalar.at, f"expected {key.wanted(name, what)}, found nothing")
            elif not (level is VALID or (level is BASE and self.partial)):
                message = f'expected a value for "{name}" in {what}, found nothing'
                self.warn(scalar.at, message, "take the key out")
        for name, key in level.keys.items():
            if key.required and name not in found and name not in excused:
                self.error(node.at, f'expected "{name}" in {what} ({key.expected}), found no such key')
        return found

    def _unknown(self, scalar: Scalar, level: Level, what: str) -> str:
        name = scalar.value
        if name == "<<":
            self.error(scalar.at, f'expected a key of {what}, found "<<", which factcheck does not follow')
            return ""
        stripped = name.strip(_UNUSUAL)
        if name != stripped in level.keys:
            hint = "take out the unusual space beside it, which came along with copied text"
            self.error(scalar.at, f'expected a key of {what}, found "{name}"', hint)
            self.suspicious = True
            return stripped
        meant = _nearest_key(name, tuple(level.keys), tuple(level.synonyms.items()))
        hint = f'did you mean "{meant}"?' if meant else f"there are {', '.join(level.keys)}"
        self.error(scalar.at, f'expected a key of {what}, found "{shorten(name)}"', hint)
        self.suspicious = self.suspicious or bool(meant)
        return meant

    def mapping(self, field: Field) -> MappingNode | None:
        """Return a field's value where it is a mapping, else None and a problem."""
        if isinstance(field.node, MappingNode):
            return field.node
        self.wrong(field)
        return None

    def items(self, field: Field) -> list[Node] | None:
        """Return the entries of a field's list that are not blank, None and a problem where it is no list."""
        if not isinstance(field.node, ListNode):
            hint = ""
            if isinstance(field.node, Scalar) and field.key.shape in (Shape.LINES, Shape.CITATIONS):
                hint = f"a list of one is written {self._listed(field.node)}"
            self.wrong(field, hint)
            return None
        for item in field.node.items:
            if is_blank(item):
                self.error(item.at, f'expected an entry in the list "{field.name}", found nothing')
        return [item for item in field.node.items if not is_blank(item)]

    def line(self, node: Node, expected: str) -> str:
        """Return a scalar's text on one line, "" and a problem where it is no text."""
        return " ".join(self.written(node, expected).split())

    def written(self, node: Node, expected: str) -> str:
        """Return a scalar's text with its line breaks, "" and a problem where it is no text."""
        if not isinstance(node, Scalar) or is_blank(node):
            hint = ""
            if isinstance(node, MappingNode):
                hint = "text with a colon and a space in it needs quotation marks"
            elif isinstance(node, ListNode):
                hint = "text that begins with [ needs quotation marks"
            self.error(node.at, f"expected {expected}, found {describe(node)}", hint)
            return ""
        if not node.plain and not node.value.isprintable() and _CONTROL.search(node.value):
            self.error(node.at, f"expected {expected}, found control characters in it")
            return ""
        return node.value.strip()

    def lines(self, field: Field) -> tuple[tuple[str, int], ...]:
        """Return the texts of a field's list, each with its offset; () and a problem where it is no list."""
        items = self.items(field) or []
        expected = f'text in the list "{field.name}"'
        read = [(self.line(item, expected), item.at) for item in items]
        return tuple((value, at) for value, at in read if value)

    def choice(self, field: Field, choices: tuple[str, ...]) -> str:
        """Return a field's value where it is one of `choices`, else "" and a problem."""
        expected = f'one of {", ".join(choices)} for "{field.name}"'
        value = self.line(field.node, expected)
        if not value or value in choices:
            return value
        close = get_close_matches(value.lower(), choices, n=1, cutoff=0.6)
        hint = f"did you mean {close[0]}?" if close else ""
        self.error(field.node.at, f'expected {expected}, found "{shorten(value)}"', hint)
        return ""

    @staticmethod
    def _listed(node: Scalar) -> str:
        # Commas, colons and quotation marks mean something else between brackets.
        plain = re.fullmatch(r"[\w .-]+", node.value)
        return f"[{shorten(node.value)}]" if plain else 'on the next line, after "- "'

    def wrong(self, field: Field, hint: str = "") -> None:
        """Add an error for a value of another kind than the key wants."""
        message = f"expected {field.key.wanted(field.name)}, found {describe(field.node)}"
        self.error(field.node.at, message, hint)


@lru_cache(maxsize=1024)  # one misspelling tends to be made with every fact
def _nearest_key(name: str, keys: tuple[str, ...], synonyms: tuple[tuple[str, str], ...]) -> str:
    meanings = {**{key: key for key in keys}, **dict(synonyms)}
    lowered = name.strip().lower().replace("-", "_").replace(" ", "_")
    close = get_close_matches(lowered, meanings, n=1, cutoff=0.65)
    return meanings[close[0]] if close else ""
