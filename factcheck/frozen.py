"""Frozen types that cost next to nothing to define.

`dataclasses` writes and compiles up to seven methods for each frozen type with slots, which for all types
of the package takes longer than Python's own start. The `dataclass` of this module is for `frozen=True,
slots=True`: its types share all methods but the constructor, which is written at the first call. For
`fields`, `replace`, `match`, pickle and type checkers they are dataclasses like any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

__all__ = ["dataclass"]

TYPE_CHECKING = False


def _frozen(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    if not (frozen and slots):
        raise TypeError("for frozen types with slots only")
    return _made


def _made(cls: type) -> type:
    made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
    fields = dataclasses.fields(made)
    names = tuple(field.name for field in fields)
    values = _values(names)
    compared = _values(tuple(field.name for field in fields if field.compare))
    hashed = _values(
        tuple(field.name for field in fields if (field.compare if field.hash is None else field.hash))
    )
    set_attribute = object.__setattr__

    def first_init(self: Any, *args: Any, **kwargs: Any) -> None:
        init = _init(made)
        made.__init__ = init
        init(self, *args, **kwargs)

    def eq(self: Any, other: object) -> Any:
        if other.__class__ is not self.__class__:
            return NotImplemented
        return compared(self) == compared(other)

    def hash_of(self: Any) -> int:
        return hash(hashed(self))

    def values_of(self: Any) -> tuple[Any, ...]:
        return values(self)

    def set_state(self: Any, state: tuple[Any, ...]) -> None:
        for name, value in zip(names, state):
            set_attribute(self, name, value)

    methods: dict[str, Any] = {
        "__init__": first_init,
        "__eq__": eq,
        "__hash__": hash_of,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": values_of,
        "__setstate__": set_state,
    }
    for name, method in methods.items():
        if name == "__init__" or name not in cls.__dict__:
            setattr(made, name, method)
    made.__dataclass_params__.frozen = True
    return made  # type: ignore[no-any-return]


def _values(names: tuple[str, ...]) -> Callable[[Any], tuple[Any, ...]]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda self: tuple(getattr(self, name) for name in names)


def _init(made: Any) -> Callable[..., None]:
    """Write the constructor: one assignment a field, past the guard against assignments."""
    arguments: list[str] = []
    body: list[str] = []
    scope: dict[str, Any] = {"_missing": dataclasses.MISSING}
    for field in dataclasses.fields(made):
        name = field.name
        scope[f"_set_{name}"] = getattr(made, name).__set__
        if field.default is not dataclasses.MISSING:
            scope[f"_default_{name}"] = field.default
            arguments.append(f"{name}=_default_{name}")
        elif field.default_factory is not dataclasses.MISSING:
            scope[f"_factory_{name}"] = field.default_factory
            arguments.append(f"{name}=_missing")
            body.append(f" if {name} is _missing: {name} = _factory_{name}()\n")
        else:
            arguments.append(name)
        body.append(f" _set_{name}(self, {name})\n")
    exec(f"def __init__(self, {', '.join(arguments)}):\n{''.join(body) or ' pass'}", scope)
    init: Any = scope["__init__"]
    init.__qualname__ = f"{made.__qualname__}.__init__"
    return init  # type: ignore[no-any-return]


def _repr(self: Any) -> str:
    shown = (f"{field.name}={getattr(self, field.name)!r}" for field in dataclasses.fields(self) if field.repr)
    return f"{self.__class__.__qualname__}({', '.join(shown)})"


def _refuse(self: Any, name: str, *value: Any) -> None:
    verb = "assign to" if value else "delete"
    raise dataclasses.FrozenInstanceError(f"cannot {verb} field {name!r}")


if not TYPE_CHECKING:
    dataclass = _frozen
