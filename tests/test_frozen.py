"""Frozen types: to the eye dataclasses like any other, at a fraction of the cost."""

from __future__ import annotations

import copy
import dataclasses
import inspect
import pickle

import pytest

from factcheck.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Point:
    """A type with every kind of field."""

    x: int
    y: int = 2
    tags: list[str] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class Plain:
    """The same, from the standard library."""

    x: int
    y: int = 2
    tags: list[str] = dataclasses.field(default_factory=list)


@dataclass(frozen=True, slots=True)
class One:
    """A type of one field."""

    x: int


@dataclass(frozen=True, slots=True)
class Aside:
    """A type with fields that do not count."""

    x: int
    where: dict[str, str] = dataclasses.field(default_factory=dict, compare=False, repr=False)
    exact: float = dataclasses.field(default=0.0, hash=False)


@dataclass(frozen=True, slots=True)
class Empty:
    """A type without fields."""


def test_made_like_a_dataclass() -> None:
    assert repr(Point(1)) == repr(Plain(1)).replace("Plain", "Point")
    assert Point(1).tags is not Point(1).tags
    assert Point(x=3, y=4, tags=["a"]).y == 4
    with pytest.raises(TypeError, match="missing 1 required"):
        Point()  # type: ignore[call-arg]
    with pytest.raises(TypeError, match="unexpected keyword"):
        Point(1, z=2)  # type: ignore[call-arg]
    Point(1)
    assert str(inspect.signature(Point.__init__)).startswith("(self, x, y=2, tags=")


def test_compared_by_value_and_type() -> None:
    assert Point(1) == Point(1) != Point(2)
    assert Point(1) != Plain(1)
    assert One(1) == One(1) and hash(One(1)) == hash(One(1)) and One(1) != 1
    assert Empty() == Empty() and repr(Empty()) == "Empty()"
    with pytest.raises(TypeError, match="unhashable"):
        hash(Point(1))


def test_fields_that_do_not_count() -> None:
    assert Aside(1, {"a": "b"}) == Aside(1) and hash(Aside(1, {"a": "b"})) == hash(Aside(1, exact=2.0))
    assert Aside(1, exact=2.0) != Aside(1)
    assert repr(Aside(1)) == "Aside(x=1, exact=0.0)"


@dataclass(frozen=True, slots=True)
class Named(Point):
    """A type that adds fields to those of another."""

    name: str = ""
    y: int = 7


def test_fields_are_inherited() -> None:
    named = Named(1, tags=["a"], name="n")
    assert [field.name for field in dataclasses.fields(Named)] == ["x", "y", "tags", "name"]
    assert repr(named) == "Named(x=1, y=7, tags=['a'], name='n')"
    assert named == Named(1, 7, ["a"], "n") != Point(1, 7, ["a"])
    assert isinstance(named, Point) and Named.__match_args__ == ("x", "y", "tags", "name")
    assert dataclasses.replace(named, name="m").name == "m" and pickle.loads(pickle.dumps(named)) == named
    assert not hasattr(named, "__dict__")
    with pytest.raises(dataclasses.FrozenInstanceError):
        named.x = 2  # type: ignore[misc]


def test_frozen() -> None:
    point = One(1)
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(dataclasses.FrozenInstanceError):
        del point.x
    with pytest.raises(dataclasses.FrozenInstanceError):
        point.z = 2  # type: ignore[attr-defined]
    assert not hasattr(point, "__dict__")


def test_the_tools_for_dataclasses_work() -> None:
    point = Point(1, 5, ["a"])
    assert dataclasses.replace(point, x=7) == Point(7, 5, ["a"])
    assert dataclasses.asdict(point) == {"x": 1, "y": 5, "tags": ["a"]}
    assert pickle.loads(pickle.dumps(point)) == point == copy.deepcopy(point)
    match point:
        case Point(x, y):
            assert (x, y) == (1, 5)


def test_only_for_what_it_is_made_for() -> None:
    with pytest.raises(TypeError):
        dataclass(frozen=False, slots=True)
