"""The weights of a reader of wording that has been exported, to learn on from it where nothing else was kept.

    python -m training.entailment.restore MODEL.onnx ENCODER OUT.pt

What the eight bits took away stays away: about as much as a few steps of learning move.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path

import numpy as np
import onnx
import torch
from onnx import numpy_helper
from torch import Tensor

from training.entailment.model import Entailment

_LINEAR = "MatMulIntegerToFloat"


def restore(path: Path, encoder: Path) -> Entailment:
    """Return the model with the weights of the file at `path`, which `export` wrote."""
    graph = onnx.load(str(path)).graph
    arrays = {one.name: numpy_helper.to_array(one) for one in graph.initializer}
    depth = len({found[1] for name in arrays if (found := re.match(r"encoder\.encoder\.layer\.(\d+)\.", name))})
    model = Entailment.of_depth(encoder, depth)
    state = model.state_dict()
    for name in ("word_embeddings", "position_embeddings"):
        table = f"encoder.embeddings.{name}"
        state[f"{table}.weight"] = _tensor(arrays[f"{table}.table"] * arrays[f"{table}.scale"])
    for name, value in arrays.items():
        plain = name.replace(".mixed.", ".attention.output.")
        if plain in state:
            state[plain] = _tensor(value)
    for node in graph.node:
        if node.op_type == _LINEAR:
            weight, scale, zero, bias = (arrays[node.input[place]] for place in (1, 3, 5, 6))
            matrix = ((weight.astype(np.float32) - zero.astype(np.float32)) * scale).T
            _put(state, node.input[6], matrix, bias, model)
    model.load_state_dict(state)
    return model


def _put(state: dict[str, Tensor], bias_name: str, matrix: np.ndarray, bias: np.ndarray, model: Entailment) -> None:
    """Put a product's matrix (outputs, inputs) and bias where they came from."""
    fused = re.match(r"encoder\.encoder\.layer\.(\d+)\.qkv", bias_name)
    if fused is None:
        plain = bias_name.replace(".mixed.", ".attention.output.")
        state[plain] = _tensor(bias)
        state[plain.removesuffix("bias") + "weight"] = _tensor(matrix)
        return
    layer = model.encoder.layers[int(fused[1])]
    matrices, biases = np.split(matrix, 3), np.split(bias, 3)
    for number, name in enumerate(("query", "key", "value")):
        grown = layer.head_width**0.5 if name == "query" else 1.0  # the export folds the scaling in
        own = f"encoder.encoder.layer.{fused[1]}.attention.self.{name}"
        state[f"{own}.weight"] = _tensor(matrices[number] * grown)
        state[f"{own}.bias"] = _tensor(biases[number] * grown)


def _tensor(values: np.ndarray) -> Tensor:
    return torch.from_numpy(np.array(values, np.float32))


def main() -> None:
    """Command line."""
    source, encoder, out = map(Path, sys.argv[1:4])
    model = restore(source, encoder)
    torch.save({name: value.half() for name, value in model.state_dict().items()}, out)
    print(out, out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
