"""Weights in eight bits (one scale a row), for the way to a lent machine and back.

    python -m training.packed pack WEIGHTS.pt PACKED.safetensors
    python -m training.packed unpack PACKED.safetensors WEIGHTS.pt
"""

from __future__ import annotations

import sys

import torch
from safetensors.torch import load_file, save_file
from torch import Tensor


def pack(state: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return matrices as eight bits and a scale for each row, by its greatest weight as export does; the rest whole."""
    packed = {}
    for key, value in state.items():
        if value.dim() == 2 and len(value) > 3:
            scale = value.float().abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
            packed[f"{key}#q"] = (value.float() / scale).round().to(torch.int8)
            packed[f"{key}#s"] = scale
        else:
            packed[key] = value.float()
    return packed


def unpack(packed: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the state dict of what `pack` made."""
    state = {}
    for key, value in packed.items():
        if key.endswith("#q"):
            state[key[:-2]] = value.float() * packed[key[:-1] + "s"]
        elif not key.endswith("#s"):
            state[key] = value
    return state


def main() -> None:
    """Command line."""
    what, source, target = sys.argv[1:4]
    if what == "pack":
        save_file(pack(torch.load(source, map_location="cpu")), target)
    else:
        torch.save({key: value.half() for key, value in unpack(load_file(source)).items()}, target)


if __name__ == "__main__":
    main()
