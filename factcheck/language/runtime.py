"""Loading of the learned models, the same for all of them."""

from __future__ import annotations

import os
import sys
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path
from typing import Any, TypeVar

from factcheck.errors import InstallationError

_T = TypeVar("_T")
_U = TypeVar("_U")
_REPAIR = "install factcheck again, or check with rules alone: factcheck --no-model"


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


def each(work: Callable[[_T], _U], items: Sequence[_T], threads: int) -> list[_U]:
    """Do the work on each item and return what comes of it, in order; the first error that came up is raised.

    With several threads, for work that mostly runs a model: each run has one thread of its own, so that its sums are
    the same as alone.
    """
    threads = min(threads, len(items))
    if threads < 2:
        return [work(item) for item in items]
    found: dict[int, _U] = {}
    errors: list[BaseException] = []

    def share(first: int) -> None:
        try:
            for place in range(first, len(items), threads):
                found[place] = work(items[place])
        except BaseException as error:  # whatever it is, it belongs to whoever asked for the work
            errors.append(error)

    others = [threading.Thread(target=share, args=(number,)) for number in range(1, threads)]
    for thread in others:
        thread.start()
    share(0)
    for thread in others:
        thread.join()
    if errors:
        raise errors[0]
    return [found[place] for place in range(len(items))]


def threads() -> int:
    """Return how many threads pay: one a processor, but a single one in a worker, since its fellows use the others."""
    workers = sys.modules.get("multiprocessing.process")
    return 1 if workers is not None and workers.parent_process() is not None else processors()


def session(model: Path) -> Any:
    """Return an onnxruntime session for a model file of the package; InstallationError if it cannot be loaded.

    One thread: the same sums in the same order on every run, and workers that do not fight over cores. The same session
    for all who ask, also where it is loaded ahead of them.
    """
    with _lock(model):
        return _session(model)


@lru_cache(maxsize=4)
def load_ahead(model: Path) -> None:
    """Begin, once, to load a model that will be asked for, beside other work, where there is a processor for it.

    What goes wrong is told to whoever asks for it.
    """
    if threads() < 2:
        return
    lock = _lock(model)

    def load() -> None:
        with lock, suppress(InstallationError):
            _session(model)

    threading.Thread(target=load).start()


@lru_cache(maxsize=4)
def _lock(model: Path) -> threading.Lock:
    return threading.Lock()


@lru_cache(maxsize=4)
def _session(model: Path) -> Any:
    try:
        import onnxruntime
    except ImportError as error:
        raise InstallationError(f"the package onnxruntime cannot be loaded ({error})", _REPAIR) from error
    for file in (model, model.with_name(f"{model.name}.data")):
        if not file.is_file():
            raise InstallationError(f"the model {file.name} is missing from the installation", _REPAIR)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The files are optimised when they are exported; doing it again takes longer than reading most drafts.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    # Weights stay mapped where they lie: laying them out anew takes as long as ten sentences and speeds up none.
    options.add_session_config_entry("session.disable_prepacking", "1")
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own, unrelated types for a damaged file
        raise InstallationError(f"the model {model.name} cannot be loaded ({error})", _REPAIR) from error
