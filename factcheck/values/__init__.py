"""Times, quantities and ordinals as read from a sentence."""

from __future__ import annotations

import re
from datetime import date

from factcheck.model import Value
from factcheck.values.lexicon import (
    DENOMINATORS,
    MAGNITUDES,
    MULTIPLIERS,
    ORDINALS,
    TENS,
    TRIGGERS,
    UNITS,
    VAGUE,
    VULGAR,
)
from factcheck.values.tokens import Tokens

_FIGURE = re.compile("[0-9]")
_WORTH_A_LOOK = (
    TRIGGERS | frozenset(ORDINALS) | frozenset(TENS) | frozenset(VAGUE) | frozenset(VULGAR)
    | frozenset(MULTIPLIERS) | frozenset(DENOMINATORS) | frozenset(MAGNITUDES) | frozenset(UNITS)
    | {"last", "twice", "times", "single"}
)  # fmt: skip


def read_values(text: str, anchor: date | None) -> tuple[Value, ...]:
    """All times, quantities and ordinals of a sentence, in order, never overlapping; () if none.

    Relative dates count from `anchor`; without one they are read with open `start` and `end` and
    flagged `relative`.
    """
    t = Tokens(text)
    if not _FIGURE.search(text) and _WORTH_A_LOOK.isdisjoint(t.low):
        return ()
    # Only here: the readers are a fifth of the program, and many a sentence has no value.
    from factcheck.values.reading import read

    return read(t, anchor)


__all__ = ["read_values"]
