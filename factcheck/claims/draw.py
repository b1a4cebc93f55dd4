"""A parsed sentence drawn for a person: the tree of its words, then what was read off it."""

from __future__ import annotations

import textwrap
from collections.abc import Iterator

from factcheck.claims.frames import frames_of
from factcheck.claims.split import parts_of, words_of
from factcheck.claims.tree import Tree
from factcheck.model import Analysis, Argument, Frame

COLUMNS = 80
_DEEPEST = 40  # columns of branches; what hangs deeper is drawn flush


def draw_tree(analysis: Analysis) -> str:
    """Return the words of a sentence as a tree, its frames and its claims, in lines of at most 80 columns.

    "not parsed" where there is no tree.
    """
    if not analysis.parsed or not analysis.tokens:
        return "not parsed\n"
    tree = Tree(analysis)
    lines: list[str] = []
    for root in (place for place, token in enumerate(tree.tokens) if token.head < 0):
        lines += _branch(tree, root, "", "")
    for frame in frames_of(analysis):
        lines += ["", *_frame(analysis, frame)]
    lines += ["", *_claims(analysis)]
    return "\n".join(line.rstrip() for line in lines) + "\n"


def _branch(tree: Tree, place: int, first: str, rest: str) -> Iterator[str]:
    token = tree[place]
    what = " ".join(part for part in (token.rel, token.pos, token.entity) if part)
    word = token.text if len(token.text) <= COLUMNS - len(first) - len(what) - 2 else token.text[:20] + "…"
    yield f"{first}{word}  {what}"
    children = tree.children[place]
    for number, child in enumerate(children):
        last = number == len(children) - 1
        if len(rest) >= _DEEPEST:
            yield from _branch(tree, child, rest + "· ", rest)
        else:
            yield from _branch(tree, child, rest + ("└─ " if last else "├─ "), rest + ("   " if last else "│  "))


def _frame(analysis: Analysis, frame: Frame) -> Iterator[str]:
    kind = " ".join(
        part
        for part in (
            frame.kind,
            "passive" if frame.passive else "",
            "negated" if frame.negated else "",
            frame.modality,
            frame.tense,
        )
        if part
    )
    yield from _wrapped(f"{frame.lemmas[0]}: ", kind, 0)
    core = (
        ("subject", frame.subject),
        ("object", frame.object),
        ("to whom", frame.indirect),
        ("as what", frame.complement),
        ("said by", frame.speaker),
    )
    for name, item in core:
        if item is not None:
            yield from _wrapped(f"{name:<8} ", _described(analysis, item), 2)
    for item in frame.obliques:
        yield from _wrapped(f"{item.preposition or 'beside':<8} ", _described(analysis, item), 2)
    for attached in frame.values:
        value, token = analysis.values[attached.value], analysis.tokens[attached.token]
        yield from _wrapped(f"{'value':<8} ", f"{value.text}, of “{token.text}”", 2)


def _described(analysis: Analysis, item: Argument) -> str:
    words = words_of(analysis, item)
    return f"{words} [{item.quantifier}]" if item.quantifier else words


def _claims(analysis: Analysis) -> Iterator[str]:
    for number, part in enumerate(parts_of(analysis), 1):
        yield from _wrapped(f"claim {number}  ", part.claim.text, 0)


def _wrapped(label: str, text: str, depth: int) -> list[str]:
    first = " " * depth + label
    return textwrap.wrap(text, COLUMNS, initial_indent=first, subsequent_indent=" " * len(first)) or [first]
