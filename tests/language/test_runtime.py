"""Work shared by threads: in order, with its errors, and one thread alone in a worker."""

from __future__ import annotations

import multiprocessing
import re
import threading
from pathlib import Path

import numpy
import onnxruntime
import pytest
from hypothesis import given
from hypothesis import strategies as st

import factcheck
from factcheck.errors import InstallationError
from factcheck.language import runtime
from factcheck.language.parser import MODEL as PARSER
from factcheck.language.runtime import each, processors, session, threads


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


@pytest.mark.parametrize("missing", ["m.onnx", "m.onnx.data"])
def test_a_model_with_a_file_missing_says_which(tmp_path: Path, missing: str) -> None:
    for name in {"m.onnx", "m.onnx.data"} - {missing}:
        (tmp_path / name).write_bytes(b"")
    with pytest.raises(InstallationError, match=f"the model {re.escape(missing)} is missing") as error:
        session(tmp_path / "m.onnx")
    assert "--no-model" in error.value.hint


def test_a_damaged_model_is_told_as_one(tmp_path: Path) -> None:
    for name in ("m.onnx", "m.onnx.data"):
        (tmp_path / name).write_bytes(b"not a model")
    with pytest.raises(InstallationError, match=r"m\.onnx cannot be loaded"):
        session(tmp_path / "m.onnx")


@pytest.mark.parametrize("model", ["language/data/parser.onnx", "verdicts/data/entailment.onnx"])
def test_no_processor_cuts_a_sum_short(model: str) -> None:
    """Where a processor adds up two products in sixteen bits, weights of eight bits make the exact way differ."""
    words = numpy.random.default_rng(7).integers(1000, 20000, (16, 24))
    places = numpy.tile(numpy.arange(1, 21), (16, 1))
    given = {
        "input_ids": words, "attention_mask": numpy.ones_like(words), "token_type_ids": numpy.zeros_like(words),
        "word_starts": places,
    }  # fmt: skip
    said = []
    for exactly in "01":
        options = onnxruntime.SessionOptions()
        options.add_session_config_entry("session.x64quantprecision", exactly)
        path = Path(factcheck.__file__).parent / model
        run = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
        said.append(run.run(None, {item.name: given[item.name] for item in run.get_inputs()}))
    for one, other in zip(*said):
        assert numpy.array_equal(one, other)


def test_a_model_loaded_ahead_is_the_one_that_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "threads", lambda: 2)
    runtime.load_ahead.cache_clear()
    runtime._session.cache_clear()
    runtime.load_ahead(PARSER)
    first = session(PARSER)
    runtime.load_ahead(PARSER)
    assert session(PARSER) is first
    assert runtime._session.cache_info().misses == 1


def test_what_cannot_be_loaded_ahead_is_told_to_whoever_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(runtime, "threads", lambda: 2)
    runtime.load_ahead(tmp_path / "ahead.onnx")
    with pytest.raises(InstallationError):
        session(tmp_path / "ahead.onnx")
