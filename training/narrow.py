"""Weights of an exported model in seven bits, so that every processor adds up the same sums.

    python -m training.narrow MODEL.onnx OUT.onnx    # also writes OUT.onnx.data

Processors without instructions for products in eight bits add two products at a time in sixteen, and cut short what
does not fit: 255 · 127 · 2 does not, 255 · 64 · 2 does. With weights of 64 at most the answer is the same on all of
them, and a statement that stands near a threshold gets one verdict everywhere.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import numpy_helper

from training.lighten import save

MOST = 64  # of a weight, as it is stored
# Shares of a column's greatest weight that may be its scale: cutting the greatest a little can serve all others.
_SHARES = np.linspace(0.75, 1.0, 11)


def narrow(model: Any) -> int:
    """Change the products of `model` in place; return how many were changed."""
    stored = {one.name: one for one in model.graph.initializer}
    changed = 0
    for node in model.graph.node:
        if node.op_type != "MatMulIntegerToFloat":
            continue
        weights, scales, zeros = (stored[node.input[place]] for place in (1, 3, 5))
        whole = numpy_helper.to_array(weights).astype(np.float32)
        if numpy_helper.to_array(zeros).any():
            raise ValueError(f"{node.name}: weights that are not symmetric")
        if np.abs(whole).max() <= MOST:
            continue
        narrowed, times = seven_bits(whole)
        weights.CopyFrom(numpy_helper.from_array(narrowed, weights.name))
        scale = numpy_helper.to_array(scales) * times
        scales.CopyFrom(numpy_helper.from_array(scale.astype(np.float32), scales.name))
        changed += 1
    return changed


def seven_bits(weights: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return (weights of at most 64, int8; what a step of each column is worth), with the least squared error."""
    greatest = np.maximum(np.abs(weights).max(0), 1e-8)
    best = np.full(weights.shape[1], np.inf)
    chosen = greatest / MOST
    for share in _SHARES:
        step = greatest * share / MOST
        error = ((np.clip(np.round(weights / step), -MOST, MOST) * step - weights) ** 2).sum(0)
        chosen = np.where(error < best, step, chosen)
        best = np.minimum(error, best)
    return np.clip(np.round(weights / chosen), -MOST, MOST).astype(np.int8), chosen


def main() -> None:
    """Command line."""
    source, target = map(Path, sys.argv[1:3])
    model = onnx.load(str(source))
    print(narrow(model), "products narrowed")
    save(model, target)


if __name__ == "__main__":
    main()
