"""Unpack weights that came back from a lent machine in eight bits (one scale a row): WEIGHTS OUT.pt"""

from __future__ import annotations

import sys

import torch
from safetensors.torch import load_file
from torch import Tensor


def unpack(path: str) -> dict[str, Tensor]:
    """Return the state dict of a packed file; rows were scaled by their own greatest weight, as export scales them."""
    packed = load_file(path)
    state = {}
    for key, value in packed.items():
        if key.endswith("#q"):
            state[key[:-2]] = value.float() * packed[key[:-1] + "s"]
        elif not key.endswith("#s"):
            state[key] = value
    return state


if __name__ == "__main__":
    torch.save(unpack(sys.argv[1]), sys.argv[2])
