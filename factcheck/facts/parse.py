"""YAML to nodes. The only module that imports a YAML library: a warm run never comes here.

The parser's events are composed here rather than by the library, so that depth and aliases have a limit
while the file is read, duplicate keys survive to be reported, and memory holds no more than is needed.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

import yaml

from factcheck.errors import Problem
from factcheck.facts import syntax
from factcheck.facts.nodes import ListNode, MappingNode, Node, Scalar, shorten
from factcheck.facts.text import Text

MAX_DEPTH = 32  # a base needs seven
_ALIAS_ALLOWANCE = 100_000  # nodes that aliases may add to a file, above ten times what it spells out
_MOST_MISTAKES = 20
_WORK = 20_000_000  # characters parsed again for the sake of further mistakes: about two seconds
_TAGS = frozenset({None, "!", "tag:yaml.org,2002:str", "tag:yaml.org,2002:seq", "tag:yaml.org,2002:map"})
_KEY_LINE = re.compile(r"\n[ \t]*(?:- +)?[A-Za-z_]+:(?:\s|$)")

_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


@dataclass(slots=True)
class Parsed:
    """What a text holds. `root` is None for a text without content and for one that gave nothing usable.

    `whole` is False where a part had to be left out, so that what is missing may only seem to be.
    """

    root: Node | None
    problems: list[Problem]
    whole: bool = True


class _Refused(Exception):
    """Valid YAML that goes against a limit of ours."""

    def __init__(self, problem: Problem) -> None:
        super().__init__(problem.message)
        self.problem = problem


def parse(text: Text) -> Parsed:
    """Return the nodes of `text` and every mistake in its YAML.

    After a mistake, the entry that holds it is left out and the rest is read again, so that several
    mistakes come to light at once. Nothing is raised.
    """
    problems: list[Problem] = []
    source = text.text
    attempts = min(_MOST_MISTAKES, max(1, _WORK // (len(source) + 1)))
    for _ in range(attempts):
        composer = _Composer(text)
        try:
            root = composer.run(source)
        except yaml.YAMLError as error:
            at, found = syntax.explain(error, text, composer.suspect)
        except _Refused as refused:
            return Parsed(None, [*problems, *composer.problems, refused.problem], whole=False)
        except RecursionError:  # pragma: no cover - no version of PyYAML is known to recurse over events
            return Parsed(
                None, [text.problem(0, "expected a fact base, found lists nested far too deep")], False
            )
        else:
            return Parsed(root, problems + composer.problems, whole=composer.whole and not problems)
        problems += [problem for problem in found if problem not in problems]
        shorter = syntax.without_entry(source, text, at, found)
        if shorter == source:
            break
        source = shorter
    return Parsed(None, problems, whole=False)


class _Composer:
    """Builds nodes from events, with a stack of its own: no depth of nesting can exhaust Python's."""

    def __init__(self, text: Text) -> None:
        self.text = text
        self.problems: list[Problem] = []
        self.suspect: tuple[int, int] | None = None  # the last quotation that may have swallowed keys
        self.anchors: dict[str, Node] = {}
        self.whole = True
        self.nodes = 0
        self.borrowed = 0

    def run(self, source: str) -> Node | None:
        """Return the root of `source`, None if it is empty; raises what the parser raises, and _Refused."""
        root: Node | None = None
        stack: list[ListNode | MappingNode] = []
        keys: list[Node | None] = []
        documents = 0
        next_event = _LOADER(source).get_event  # the library's generator asks twice for each event
        while (event := next_event()) is not None:
            kind = event.__class__
            if kind is yaml.ScalarEvent:
                node: Node = self._scalar(event)
            elif kind is yaml.AliasEvent:
                node = self._alias(event)
            elif kind is yaml.SequenceStartEvent or kind is yaml.MappingStartEvent:
                node = (ListNode if kind is yaml.SequenceStartEvent else MappingNode)(event.start_mark.index)
                self._enter(event, node)
                if len(stack) >= MAX_DEPTH:
                    message = f"expected a fact base, found lists and keys nested more than {MAX_DEPTH} deep"
                    raise _Refused(self.text.problem(node.at, message))
                stack.append(node)
                keys.append(None)
                continue
            elif kind is yaml.SequenceEndEvent or kind is yaml.MappingEndEvent:
                closed = stack.pop()
                keys.pop()
                closed.open = False
                node = closed
            elif kind is yaml.DocumentStartEvent:
                documents += 1
                if documents > 1:
                    at = event.start_mark.index
                    message = 'expected one base in the file, found the start of another one ("---")'
                    hint = "take the line out, or put the rest into a file of its own"
                    self.problems.append(self.text.problem(at, message, hint))
                    self.whole = False
                    break
                continue
            else:
                continue
            if not stack:
                root = node
                continue
            parent = stack[-1]
            parent.size += 1 if isinstance(node, Scalar) else node.size
            if isinstance(parent, ListNode):
                parent.items.append(node)
            elif keys[-1] is None:
                keys[-1] = node
            else:
                parent.items.append((keys[-1], node))
                keys[-1] = None
        if isinstance(root, Scalar) and not root.value:
            return None
        return root

    def _enter(self, event: Any, node: Node) -> None:
        self.nodes += 1
        if event.tag not in _TAGS:
            message = f'expected a value, found the YAML tag "{shorten(_tag(event.tag))}" before it'
            hint = "if it is part of the text, put the whole text in quotation marks"
            self.problems.append(self.text.problem(event.start_mark.index, message, hint))
        if event.anchor is not None:
            if event.anchor in self.anchors:
                first = self.text.label(self.anchors[event.anchor].at)
                name = shorten(event.anchor)
                message = f'expected each name after "&" once, found "&{name}" again (first at {first})'
                self.problems.append(self.text.problem(event.start_mark.index, message))
            self.anchors[event.anchor] = node

    def _scalar(self, event: Any) -> Scalar:
        start, end = event.start_mark.index, event.end_mark.index
        style = event.style
        node = Scalar(event.value, start, not style)
        self._enter(event, node)
        over_lines = style in ("'", '"') and event.end_mark.line > event.start_mark.line
        if over_lines and _KEY_LINE.search(self.text.text, start, end):
            self.suspect = (start, end)
        return node

    def _alias(self, event: Any) -> Node:
        at = event.start_mark.index
        node = self.anchors.get(event.anchor)
        if node is None:
            message = f'expected text, found "*{shorten(event.anchor)}", which YAML takes for a reference'
            hint = "put text that begins with * in quotation marks"
            self.problems.append(self.text.problem(at, message, hint))
            return Scalar(f"*{event.anchor}", at, False)
        if isinstance(node, Scalar):
            self.borrowed += 1
            return node
        if node.open:
            message = (
                f'expected a value, found "*{shorten(event.anchor)}" inside the very part that it refers to'
            )
            raise _Refused(self.text.problem(at, message))
        self.borrowed += node.size
        if self.borrowed > _ALIAS_ALLOWANCE + 10 * self.nodes:
            name = shorten(event.anchor)
            message = f'expected a fact base, found "*{name}", which repeats parts of the file without end'
            hint = "write the parts out instead of referring to them with * and &"
            raise _Refused(self.text.problem(at, message, hint))
        return node


def _tag(tag: str) -> str:
    return tag.replace("tag:yaml.org,2002:", "!!")
