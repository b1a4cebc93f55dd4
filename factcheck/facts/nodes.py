"""The parts of a parsed base: scalars, lists and mappings that know where they stand, free of any library."""

from __future__ import annotations

_EMPTY = frozenset({"", "~", "null", "Null", "NULL"})


class Scalar:
    """One value as written, never converted: `NO` is "NO", `012` is "012". `at` is its offset in the text."""

    __slots__ = ("at", "plain", "value")

    def __init__(self, value: str, at: int, plain: bool) -> None:
        self.value = value
        self.at = at
        self.plain = plain  # written without quotation marks, and not as a block of text


class ListNode:
    """A list, `[a, b]` or one entry a line."""

    __slots__ = ("at", "items", "open", "size")

    def __init__(self, at: int) -> None:
        self.items: list[Node] = []
        self.at = at
        self.size = 1  # nodes in it with aliases followed, itself included
        self.open = True


class MappingNode:
    """Keys with values, in the order of the file, keys that stand twice included."""

    __slots__ = ("at", "items", "open", "size")

    def __init__(self, at: int) -> None:
        self.items: list[tuple[Node, Node]] = []
        self.at = at
        self.size = 1
        self.open = True


Node = Scalar | ListNode | MappingNode


def is_blank(node: Node) -> bool:
    """Return whether nothing is written there: no value at all, `~`, `null`, or only white space."""
    if not isinstance(node, Scalar):
        return False
    return (node.plain and node.value in _EMPTY) or not node.value.strip()


def describe(node: Node) -> str:
    """Return in a reporter's words what stands there, shortened, to follow the word "found"."""
    if isinstance(node, ListNode):
        return "a list" if node.items else "an empty list"
    if isinstance(node, MappingNode):
        return "keys with values" if node.items else "an empty pair of braces"
    return "nothing" if is_blank(node) else f'"{shorten(node.value)}"'


def shorten(text: str, most: int = 60) -> str:
    """Return `text` on one line, cut to `most` characters."""
    line = " ".join(text[: 4 * most].split())
    return line if len(line) <= most else line[: most - 1].rstrip() + "…"
