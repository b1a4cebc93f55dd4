"""What lies in what, as a desk's base has it by `part_of`: Castell in Norland, a ministry in a government."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar

_NOWHERE: Mapping[str, str] = {}
_lying: ContextVar[Mapping[str, str]] = ContextVar("lying", default=_NOWHERE)
_DEEPEST = 20  # a base that goes round in circles is refused when it is read, but a compiled one may be of any age


@contextmanager
def lying(part_of: Mapping[str, str]) -> Iterator[None]:
    """Let `holders` go by a base's places and bodies, by name, while the context lasts."""
    before = _lying.set(part_of)
    try:
        yield
    finally:
        _lying.reset(before)


def holders(entity: str) -> Iterator[str]:
    """Yield what an entity is a part of, the nearest first; nothing for one that the base has in nothing."""
    part_of = _lying.get()
    for _ in range(_DEEPEST):
        entity = part_of.get(entity, "")
        if not entity:
            return
        yield entity
