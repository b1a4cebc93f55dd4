"""Loading of the learned models, the same for all of them."""

from __future__ import annotations

import os
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.errors import InstallationError

_REPAIR = "install factcheck again, or check with rules alone: factcheck --no-model"


def processors() -> int:
    """Return how many processors this process may use."""
    try:
        return len(os.sched_getaffinity(0))
    except AttributeError:  # not on every system
        return os.cpu_count() or 1


@lru_cache(maxsize=4)
def session(model: Path) -> Any:
    """Return an onnxruntime session for a model file of the package; InstallationError if it cannot be loaded.

    One thread: the same sums in the same order on every run, and workers that do not fight over cores.
    """
    try:
        import onnxruntime
    except ImportError as error:
        raise InstallationError(f"the package onnxruntime cannot be loaded ({error})", _REPAIR) from error
    if not model.is_file():
        raise InstallationError(f"the model {model.name} is missing from the installation", _REPAIR)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.inter_op_num_threads = 1
    options.log_severity_level = 3
    # The files are optimised when they are exported; doing it again takes longer than reading most drafts.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_DISABLE_ALL
    try:
        return onnxruntime.InferenceSession(str(model), options, providers=["CPUExecutionProvider"])
    except Exception as error:  # onnxruntime raises its own, unrelated types for a damaged file
        raise InstallationError(f"the model {model.name} cannot be loaded ({error})", _REPAIR) from error
