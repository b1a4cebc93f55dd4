"""Named tuples: those of `typing` to whoever uses them."""

from __future__ import annotations

import pickle
import typing

import pytest

from factcheck.named import NamedTuple


class Stretch(NamedTuple):
    """From where to where."""

    start: int
    end: int = 9
    names: tuple[str, ...] = ()

    @property
    def length(self) -> int:
        """How long it is."""
        return self.end - self.start

    def __str__(self) -> str:
        return f"{self.start} to {self.end}"


class Plain(typing.NamedTuple):
    """From where to where."""

    start: int
    end: int = 9
    names: tuple[str, ...] = ()


def test_it_is_the_tuple_that_typing_makes() -> None:
    assert Stretch._fields == Plain._fields
    assert Stretch._field_defaults == Plain._field_defaults
    assert list(Stretch.__annotations__) == list(Plain.__annotations__)
    assert Stretch.__doc__ == Plain.__doc__
    assert (Stretch.__module__, Stretch.__qualname__, Stretch.__bases__) == (__name__, "Stretch", (tuple,))
    assert Stretch(3) == (3, 9, ()) == Plain(3)
    assert Stretch(3, names=("a",))._asdict() == {"start": 3, "end": 9, "names": ("a",)}
    assert Stretch(3)._replace(end=4) == Stretch(3, 4)
    assert repr(Stretch(3)) == "Stretch(start=3, end=9, names=())"


def test_it_keeps_its_methods() -> None:
    assert Stretch(3).length == 6
    assert str(Stretch(3)) == "3 to 9"


def test_it_goes_through_pickle() -> None:
    found = pickle.loads(pickle.dumps(Stretch(3)))
    assert (found, type(found)) == (Stretch(3), Stretch)


@pytest.mark.parametrize("given", [(), (1, 2, (), 4)])
def test_wrong_arguments_are_an_error(given: tuple[int, ...]) -> None:
    with pytest.raises(TypeError, match="argument"):
        Stretch(*given)  # type: ignore[arg-type]


def test_a_field_without_a_default_after_one_with_is_an_error() -> None:
    with pytest.raises(TypeError, match="Wrong: a field without"):

        class Wrong(NamedTuple):
            first: int = 1
            second: int  # type: ignore[misc]
