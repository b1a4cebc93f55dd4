"""Export of the reader of wording to ONNX with weights and products in eight bits, scales fixed on training pairs.

python -m training.entailment.export WEIGHTS.pt ENCODER PAIRS.npz OUT.onnx
"""

from __future__ import annotations

import copy
import sys
import warnings
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch

from training.entailment.model import Entailment
from training.parser.export import FusedLayer, RowQuantised, freeze, quantise

NAMES = ("input_ids", "attention_mask", "token_type_ids")
CALIBRATION = 400  # training pairs that activations are measured on


@dataclass
class _Inputs:
    ids: np.ndarray
    segments: np.ndarray

    def inputs(self) -> dict[str, np.ndarray]:
        """Return what the model is fed."""
        return {
            "input_ids": self.ids[None],
            "attention_mask": np.ones_like(self.ids)[None],
            "token_type_ids": self.segments[None],
        }


def calibration(pairs: Path, split: str = "learn") -> list[_Inputs]:
    """Return training pairs, spread evenly over the split."""
    data = np.load(pairs)
    ids, segments, length = (data[f"{split}.{key}"].astype(np.int64) for key in ("ids", "segments", "length"))
    start = np.concatenate([[0], np.cumsum(length)[:-1]])
    rows = np.arange(0, len(length), max(1, len(length) // CALIBRATION))
    return [_Inputs(ids[start[i] : start[i] + length[i]], segments[start[i] : start[i] + length[i]]) for i in rows]


def export(model: Entailment, path: Path, pairs: Path) -> None:
    """Write `path` (inputs as in NAMES, all (pairs, length); output logits (pairs, 3))."""
    model = copy.deepcopy(model).eval()
    embeddings = model.encoder.embeddings
    for name in ("word_embeddings", "position_embeddings"):
        setattr(embeddings, name, RowQuantised(getattr(embeddings, name).weight.detach()))
    layers = model.encoder.layers
    for index, layer in enumerate(layers):
        layers[index] = FusedLayer(layer)
    example = (
        torch.tensor([[101, 2000, 102, 2001, 102], [101, 2000, 102, 102, 0]]),
        torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]]),
        torch.tensor([[0, 0, 0, 1, 1], [0, 0, 0, 1, 0]]),
    )
    axes = {name: {0: "pairs", 1: "length"} for name in NAMES} | {"logits": {0: "pairs"}}
    full = path.with_suffix(".full.onnx")
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(
            model, example, str(full), input_names=list(NAMES), output_names=["logits"], dynamic_axes=axes,
            opset_version=17, dynamo=False,
        )  # fmt: skip
    quantise(full, path, "dynamic8")
    freeze(path, path, calibration(pairs))
    full.unlink()


def main() -> None:
    """Command line."""
    weights, encoder, pairs, out = map(Path, sys.argv[1:5])
    model = Entailment.from_state(torch.load(weights, map_location="cpu"), encoder)
    export(model, out, pairs)
    print(out, out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
