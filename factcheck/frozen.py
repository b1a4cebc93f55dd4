"""Frozen types that cost next to nothing to define.

`dataclasses` writes and compiles up to seven methods for each frozen type with slots, which for all types
of the package takes longer than Python's own start. The `dataclass` of this module is for `frozen=True,
slots=True`: its types share all methods but the constructor, which is written once it is called often. For
`fields`, `replace`, `match`, pickle and type checkers they are dataclasses like any other.
"""

from __future__ import annotations

import dataclasses
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from operator import attrgetter
from typing import Any

__all__ = ["dataclass"]

TYPE_CHECKING = False

# A constructor is written once that takes less time than going without: most types of a short run have few values.
_FEW = 40
_NO_FIELDS = ("ClassVar", "InitVar", "KW_ONLY", "typing.", "dataclasses.")


def _frozen(*, frozen: bool, slots: bool) -> Callable[[type], type]:
    if not (frozen and slots):
        raise TypeError("for frozen types with slots only")
    return _made


def _made(cls: type) -> type:
    """Return the type with slots, known to `dataclasses`, and methods; by its own hands where that is simple."""
    annotations = cls.__annotations__
    inherited: dict[str, Any] = getattr(cls.__bases__[0], "__dataclass_fields__", {})
    simple = cls.__bases__ == (object,) or (inherited and len(cls.__bases__) == 1)
    if not simple or any(str(kind).startswith(_NO_FIELDS) for kind in annotations.values()):
        made: Any = dataclasses.dataclass(init=False, repr=False, eq=False, slots=True)(cls)
        for name, method in _methods(made.__dataclass_fields__).items():
            if name == "__init__" or name not in cls.__dict__:
                setattr(made, name, method)
        made.__dataclass_params__.frozen = True
        return made  # type: ignore[no-any-return]
    space = dict(cls.__dict__)
    fields: dict[str, Any] = dict(inherited)
    for name, kind in annotations.items():
        default = space.pop(name, dataclasses.MISSING)
        field: Any = default
        if not isinstance(default, dataclasses.Field):
            field = dataclasses.field() if default is dataclasses.MISSING else dataclasses.field(default=default)
        field.name, field.type, field.kw_only, field._field_type = name, kind, False, _FIELD
        fields[name] = field
    for name in ("__dict__", "__weakref__"):
        space.pop(name, None)
    methods = _methods(fields)
    return type(cls)(cls.__name__, cls.__bases__, methods | space | {
        "__init__": methods["__init__"],
        "__slots__": tuple(name for name in annotations if name not in inherited),
        "__match_args__": tuple(fields),
        "__dataclass_fields__": fields,
        "__dataclass_params__": _PARAMS,
    })  # fmt: skip


def _methods(by_name: dict[str, Any]) -> dict[str, Any]:
    """Return what a type of these fields can do, by the name of the method."""
    fields = tuple(by_name.values())
    names = tuple(by_name)
    values = _values(names)
    compared = _values(tuple(field.name for field in fields if field.compare))
    hashed = _values(
        tuple(field.name for field in fields if (field.compare if field.hash is None else field.hash))
    )
    set_attribute = object.__setattr__
    rows: list[tuple[str, Callable[..., None], Any]] = []
    made: Any = None
    number = 0

    def first_init(self: Any, *args: Any, **kwargs: Any) -> None:
        nonlocal number, made
        number += 1
        if made is None:
            made = _made_of(self, first_init)
            rows.extend((field.name, getattr(made, field.name).__set__, field) for field in fields)
        if number > _FEW or not _filled(self, rows, args, kwargs):
            made.__init__ = init = _init(made)
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

    return {
        "__init__": first_init,
        "__eq__": eq,
        "__hash__": hash_of,
        "__repr__": _repr,
        "__setattr__": _refuse,
        "__delattr__": _refuse,
        "__getstate__": values_of,
        "__setstate__": set_state,
    }


def _made_of(self: Any, init: Callable[..., None]) -> Any:
    """Return the type that a constructor belongs to: that of `self`, or the one that it inherits from."""
    return next(kind for kind in type(self).__mro__ if kind.__dict__.get("__init__") is init)


@dataclasses.dataclass(init=False, repr=False, eq=False)
class _Plain:
    """What `dataclasses` says of a type without methods of its own and of its fields."""

    field: int


_FIELD: Any = dataclasses.fields(_Plain)[0]._field_type  # type: ignore[attr-defined]
_PARAMS: Any = vars(_Plain)["__dataclass_params__"]
_PARAMS.frozen = True


def _filled(
    self: Any, rows: Sequence[tuple[str, Callable[..., None], Any]], args: tuple[Any, ...], kwargs: dict[str, Any]
) -> bool:
    """Set the fields as a constructor does; False where the arguments do not fit, which a real one has words for."""
    used = 0
    for number, (name, set_value, field) in enumerate(rows):
        if number < len(args):
            set_value(self, args[number])
        elif name in kwargs:
            used += 1
            set_value(self, kwargs[name])
        elif field.default is not dataclasses.MISSING:
            set_value(self, field.default)
        elif field.default_factory is not dataclasses.MISSING:
            set_value(self, field.default_factory())
        else:
            return False
    return used == len(kwargs) and len(args) <= len(rows)


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
