"""Reads what stands before or after a number and says how it is meant: "more than", "or so"."""

from __future__ import annotations

from factcheck.model import Bound
from factcheck.values.lexicon import AFTER, BEFORE
from factcheck.values.tokens import Tokens

_Phrases = dict[str, tuple[tuple[tuple[str, ...], Bound], ...]]


def _by_first_word(phrases: dict[str, Bound]) -> _Phrases:
    """Phrases under their first word, longest first, so that the first that fits is the right one."""
    index: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in phrases.items():
        words = phrase.replace(".", " .").split()
        index.setdefault(words[0], []).append((tuple(words[1:]), bound))
    return {first: tuple(sorted(rest, key=lambda item: -len(item[0]))) for first, rest in index.items()}


_BEFORE = _by_first_word(BEFORE)
_AFTER = _by_first_word(AFTER)

STARTS = frozenset(_BEFORE)
AFTER_A = frozenset(rest[0] for rest, _ in _BEFORE["a"])  # "a total of": what may follow the article


def _read(t: Tokens, i: int, table: _Phrases) -> tuple[Bound, int] | None:
    options = table.get(t.low[i])
    if options is None:
        return None
    for rest, bound in options:
        end = i + 1 + len(rest)
        if not rest or tuple(t.low[i + 1 : end]) == rest:
            return bound, end
    return None


_TAKING = frozenset(("take", "takes", "taken", "taking", "took"))
_HANDING = frozenset(("hand", "hands", "handed", "handing"))
_FROM_ANOTHER = frozenset(("after", "before", "later", "earlier"))
_AHEAD = 5


def _of_a_verb(t: Tokens, i: int) -> bool:
    """Tell whether "over" belongs to a verb: "took over ten days later", but not "it took over ten days"."""
    if t.low[i] != "over" or i == 0:
        return False
    if t.low[i - 1] in _HANDING:
        return True
    return t.low[i - 1] in _TAKING and not _FROM_ANOTHER.isdisjoint(t.low[i + 1 : i + _AHEAD])


def read_before(t: Tokens, i: int) -> tuple[Bound, int]:
    """The bound stated from token `i` on and where it ends; (EXACT, i) if there is none."""
    if t.low[i] not in _BEFORE or _of_a_verb(t, i):
        return Bound.EXACT, i
    found = _read(t, i, _BEFORE)
    if found is None:
        return Bound.EXACT, i
    bound, end = found
    # "only about 20", "at least some 300": the vaguer word decides; "just" and "only" add nothing
    inner = _read(t, end, _BEFORE)
    if inner is not None and (bound is Bound.EXACT or inner[0] in (Bound.EXACT, Bound.ABOUT)):
        return (inner[0] if bound is Bound.EXACT else bound), inner[1]
    return bound, end


def read_after(t: Tokens, i: int) -> tuple[Bound, int] | None:
    """The bound stated behind a number that ends before token `i`, with where it ends, or None."""
    if t.low[i] == "-" and t.low[i + 1] in ("plus", "odd") and t.glued(i) and t.glued(i + 1):
        return AFTER[t.low[i + 1]], i + 2
    found = _read(t, i, _AFTER)
    if found is None or (t.low[i] in ("plus", "+") and t.figure(i + 1)):
        return None
    return found
