"""Types of named tuples that cost little to define.

`typing.NamedTuple` compiles the annotation of each field to look at it, which a type checker has done before. The
`NamedTuple` of this module makes the same types without.
"""

from __future__ import annotations

from collections import namedtuple
from typing import Any

__all__ = ["NamedTuple"]

TYPE_CHECKING = False

_NOT_TAKEN_OVER = frozenset(("__module__", "__qualname__", "__annotations__", "__dict__", "__weakref__"))


class _Named(type):
    """Makes of a class statement a tuple with names, with the methods and the words that the statement has."""

    def __new__(cls, name: str, bases: tuple[type, ...], space: dict[str, Any]) -> Any:
        """Return a type of tuples; for `NamedTuple` itself, which has no bases, a class like any other."""
        if not bases:
            return super().__new__(cls, name, bases, space)
        kinds: dict[str, Any] = space.get("__annotations__", {})
        given = [field for field in kinds if field in space]
        if given != list(kinds)[len(kinds) - len(given) :]:
            raise TypeError(f"{name}: a field without a default comes after one with")
        defaults = [space[field] for field in given]
        made: Any = namedtuple(name, kinds, defaults=defaults, module=space["__module__"])  # type: ignore[misc]
        made.__annotations__, made.__qualname__ = kinds, space["__qualname__"]
        for key, value in space.items():
            if key not in kinds and key not in _NOT_TAKEN_OVER:
                setattr(made, key, value)
        return made


if TYPE_CHECKING:
    from typing import NamedTuple
else:

    class NamedTuple(metaclass=_Named):
        """What a class statement names as its base to make a type of tuples."""
