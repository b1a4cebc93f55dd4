"""Work shared by threads: in order, with its errors, and one thread alone in a worker."""

from __future__ import annotations

import multiprocessing
import threading

import pytest
from hypothesis import given
from hypothesis import strategies as st

from factcheck.language.runtime import each, processors, threads


@given(st.lists(st.integers(), max_size=9), st.integers(0, 5))
def test_it_comes_back_in_order(items: list[int], number: int) -> None:
    assert each(lambda item: item * 2, items, number) == [item * 2 for item in items]


@pytest.mark.parametrize("wrong", [0, 1, 4])
def test_an_error_is_raised_where_the_work_was_asked_for(wrong: int) -> None:
    def work(item: int) -> int:
        if item == wrong:
            raise ValueError(f"not {item}")
        return item

    with pytest.raises(ValueError, match=f"not {wrong}"):
        each(work, range(5), 2)
    assert threading.active_count() == 1


def test_several_work_at_once() -> None:
    both = threading.Barrier(2, timeout=20)
    assert each(lambda item: both.wait() >= 0 and item, [1, 2], 2) == [1, 2]


def test_a_worker_has_one_thread() -> None:
    assert threads() == processors() >= 1
    with multiprocessing.get_context("spawn").Pool(1) as pool:
        assert pool.apply(threads) == 1
