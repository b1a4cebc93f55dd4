"""Average the weights of models that were trained one from another: one model, often better than each.

python -m training.entailment.average OUT.pt ONE.pt OTHER.pt …
"""

from __future__ import annotations

import sys

import torch
from torch import Tensor


def average(states: list[dict[str, Tensor]]) -> dict[str, Tensor]:
    """Return the mean of the weights, in half precision; all must be of one shape."""
    return {name: torch.stack([state[name].float() for state in states]).mean(0).half() for name in states[0]}


def main() -> None:
    """Command line."""
    out, *paths = sys.argv[1:]
    torch.save(average([torch.load(path, map_location="cpu") for path in paths]), out)


if __name__ == "__main__":
    main()
