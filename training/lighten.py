"""Fewer nodes in an exported encoder, and its weights in a file beside it.

    python -m training.lighten MODEL.onnx OUT.onnx    # also writes OUT.onnx.data

A short sentence's reading is mostly the cost of calling node after node. Half of torch's nodes work out shapes that
say "as before" of two axes, and five more make up each activation function. Results are the same but for the last
digits of the activation.

Weights apart are mapped into memory, not read: half of a model is a table of words, of which a sentence needs ten rows.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import helper, numpy_helper

_RUNTIME = "com.microsoft"  # the domain of onnxruntime's own operators


def lighten(model: Any) -> None:
    """Change `model` in place."""
    _reshapes(model.graph)
    _activations(model.graph)
    _sweep(model.graph)
    if all(domain.domain != _RUNTIME for domain in model.opset_import):
        model.opset_import.append(helper.make_opsetid(_RUNTIME, 1))


def _makers(graph: Any) -> dict[str, Any]:
    return {output: node for node in graph.node for output in node.output}


def _constants(graph: Any) -> dict[str, Any]:
    found = {initializer.name: numpy_helper.to_array(initializer) for initializer in graph.initializer}
    for node in graph.node:
        if node.op_type == "Constant":
            found[node.output[0]] = numpy_helper.to_array(node.attribute[0].t)
    return found


def _reshapes(graph: Any) -> None:
    """Give each Reshape that keeps its first axes a fixed shape: 0 is how ONNX says "as it is"."""
    makers, constants = _makers(graph), _constants(graph)
    for node in list(graph.node):
        joined = makers.get(node.input[1]) if node.op_type == "Reshape" else None
        if joined is None or joined.op_type != "Concat":
            continue
        shape = [_size(name, place, makers, constants) for place, name in enumerate(joined.input)]
        if None in shape:
            continue
        name = f"{node.name}_shape"
        graph.initializer.append(numpy_helper.from_array(np.array(shape, np.int64), name))
        node.input[1] = name


def _size(name: str, place: int, makers: dict[str, Any], constants: dict[str, Any]) -> int | None:
    """Return a part of a shape: a number, 0 for the same axis of another tensor, None for anything else."""
    if name in constants:
        return int(constants[name].reshape(-1)[0])
    widened = makers[name]
    if widened.op_type != "Unsqueeze" or makers[widened.input[0]].op_type != "Gather":
        return None
    shape, axis = makers[widened.input[0]].input
    same = makers[shape].op_type == "Shape" and axis in constants and int(constants[axis]) == place and place < 2
    return 0 if same else None


def _activations(graph: Any) -> None:
    """Make one operator of x / √2, erf, + 1, · x, · ½."""
    makers = _makers(graph)
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    for node in [node for node in graph.node if node.op_type == "Erf"]:
        scaled = makers[node.input[0]]
        chain, last = [], node
        for kind in ("Add", "Mul", "Mul"):
            (last,) = users[last.output[0]]
            if last.op_type != kind:
                raise ValueError(f"{node.name} is no activation that is known: {last.op_type} for {kind}")
            chain.append(last)
        name = f"{node.name}_fused"
        last.CopyFrom(helper.make_node("Gelu", [scaled.input[0]], [last.output[0]], name=name, domain=_RUNTIME))


def _sweep(graph: Any) -> None:
    """Take out what nothing uses any more."""
    while True:
        used = {name for node in graph.node for name in node.input} | {output.name for output in graph.output}
        idle = [node for node in graph.node if not used.intersection(node.output)]
        if not idle:
            break
        for node in idle:
            graph.node.remove(node)
    for initializer in [initializer for initializer in graph.initializer if initializer.name not in used]:
        graph.initializer.remove(initializer)


def save(model: Any, path: Path) -> int:
    """Write the model to `path` and its weights to `path.data`; return the bytes of both."""
    weights = path.with_name(f"{path.name}.data")
    weights.unlink(missing_ok=True)  # onnx writes at the end of what is there
    onnx.save(model, str(path), save_as_external_data=True, location=weights.name, size_threshold=1024)
    weights.chmod(0o644)  # onnx keeps it to whoever wrote it; an installation is for everybody
    return path.stat().st_size + weights.stat().st_size


def main() -> None:
    """Command line."""
    model = onnx.load(sys.argv[1])
    before = len(model.graph.node)
    lighten(model)
    size = save(model, Path(sys.argv[2]))
    print(sys.argv[2], before, "->", len(model.graph.node), "nodes,", size, "bytes")


if __name__ == "__main__":
    main()
