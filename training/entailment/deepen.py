"""A deeper reader of wording that answers as the one it is made from, to learn on from there.

    python -m training.entailment.deepen WEIGHTS.pt OUT.pt 1 3 5    # a new layer after each of these (from 0)

A new layer looks where the one before it looks and adds nothing yet: what it writes starts at zero.
"""

from __future__ import annotations

import re
import sys

import torch
from torch import Tensor

_LAYER = re.compile(r"encoder\.encoder\.layer\.(\d+)\.(.+)")


def deepen(state: dict[str, Tensor], after: list[int]) -> dict[str, Tensor]:
    """Return the weights with a new layer after each of the layers `after`."""
    layers: dict[int, dict[str, Tensor]] = {}
    out = {}
    for name, value in state.items():
        found = _LAYER.fullmatch(name)
        if found:
            layers.setdefault(int(found[1]), {})[found[2]] = value
        else:
            out[name] = value
    place = 0
    for number in sorted(layers):
        for layer in [layers[number], *([_idle(layers[number])] if number in after else [])]:
            out |= {f"encoder.encoder.layer.{place}.{name}": value for name, value in layer.items()}
            place += 1
    return out


def _idle(before: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return a layer that hands on what the one before it gives."""
    layer = {name: value.clone() for name, value in before.items()}
    for name in ("attention.output.dense", "output.dense"):
        for kind in ("weight", "bias"):
            layer[f"{name}.{kind}"].zero_()
    # What comes in was normalised and scaled: a second norm gives it back where it scales by the spread that came in.
    weight, bias = (before[f"output.LayerNorm.{kind}"].float() for kind in ("weight", "bias"))
    spread = (weight.square().mean() + bias.var(correction=0)).sqrt()
    for name in ("attention.output.LayerNorm", "output.LayerNorm"):
        layer[f"{name}.weight"].fill_(float(spread))
        layer[f"{name}.bias"].fill_(float(bias.mean()))
    return layer


def main() -> None:
    """Command line."""
    source, out, *after = sys.argv[1:]
    torch.save(deepen(torch.load(source, map_location="cpu"), [int(one) for one in after]), out)


if __name__ == "__main__":
    main()
