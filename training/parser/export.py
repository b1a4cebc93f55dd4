"""Export a trained parser to ONNX and quantise it.

    python -m training.parser.export MODEL_DIR OUT_DIR [--kinds fp32 dynamic8 blocks8 …]

Inputs (int64): `input_ids` (B, T), `attention_mask` (B, T), `word_starts` (B, W; 0 for padding).
Outputs: `upos` (B, W, uint8), `arcs` (B, W, W + 1, float32; column 0 is the root, impossible arcs are
-10000), `dependents` (B, W, relations * width) and `governors` (B, W + 1, width; both float32: their products
score the relations of any arc), `entities` (B, W, uint8). The numbers are places in the lists of `labels.json`,
which is written beside the models.

Kinds of file:
- `fp32`: as trained;
- `dynamic8`: onnxruntime's dynamic quantisation, int8 weights by channel, activations by tensor. The
  activations' scales come from the whole batch, so a sentence's scores depend on the sentences beside it;
- `static8`: the same products, the activations' scales measured once on training text: faster, and a sentence
  is scored the same in any company;
- `blocks8` and `blocks4`: weights of 8 or 4 bits by blocks (`MatMulNBits`): small, hardly faster than fp32.
In all but fp32 the word-piece and position tables are int8 with a scale for each row. Queries, keys and
values are one product in every kind.
"""

from __future__ import annotations

import argparse
import copy
import json
import warnings
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import torch
import torch.nn.functional as F
from torch import Tensor, nn

from training.encoder import Layer
from training.lighten import lighten
from training.parser.data import (
    ENTITY_TAGS,
    RELATIONS,
    UPOS,
    Batch,
    WordPieces,
    plain_batches,
    read_conllu,
)
from training.parser.evaluate import ENCODER, TREEBANK
from training.parser.model import Parser, load_model

KINDS = ("fp32", "dynamic8", "static8", "blocks8", "blocks4")
CALIBRATION = 320  # training sentences that activations are measured on
OPSET = 17
BLOCK = 128


class RowQuantised(nn.Module):
    """An embedding table in int8 with one scale a row."""

    def __init__(self, table: Tensor) -> None:
        """Quantise `table` (rows, width), symmetrically."""
        super().__init__()
        scale = table.abs().amax(1, keepdim=True).clamp(min=1e-8) / 127
        self.register_buffer("table", (table / scale).round().clamp(-127, 127).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        """Look rows up."""
        return self.table[ids].float() * self.scale[ids]


class Exported(nn.Module):
    """The parser with the outputs that the product wants."""

    def __init__(self, parser: Parser) -> None:
        """Wrap `parser`."""
        super().__init__()
        self.parser = parser

    def forward(
        self, input_ids: Tensor, attention_mask: Tensor, word_starts: Tensor
    ) -> tuple[Tensor, Tensor, Tensor, Tensor, Tensor]:
        """Ids of parts of speech, arc scores, both sides of relations, ids of entity tags."""
        scores = self.parser(input_ids, attention_mask, word_starts)
        return (
            scores.upos.argmax(2).to(torch.uint8),
            scores.arcs,
            scores.label_dep,
            scores.label_head,
            scores.entities.argmax(2).to(torch.uint8),
        )


class FusedLayer(nn.Module):
    """A transformer block for export: one product for queries, keys and values, the scaling folded in."""

    def __init__(self, layer: Layer) -> None:
        """Take over the weights of `layer`."""
        super().__init__()
        own = layer.attention["self"]
        self.heads, self.width = layer.heads, layer.head_width
        scale = self.width**-0.5
        self.qkv = nn.Linear(own.query.in_features, 3 * own.query.out_features)
        with torch.no_grad():
            self.qkv.weight.copy_(torch.cat([own.query.weight * scale, own.key.weight, own.value.weight]))
            self.qkv.bias.copy_(torch.cat([own.query.bias * scale, own.key.bias, own.value.bias]))
        self.mixed = layer.attention["output"]
        self.intermediate = layer.intermediate
        self.output = layer.output

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the block's output, for evaluation only (nothing is dropped)."""
        batch, pieces = states.size(0), states.size(1)
        every = self.qkv(states).view(batch, pieces, 3 * self.heads, self.width).transpose(1, 2)
        query, key, value = every.split(self.heads, 1)
        weights = torch.softmax(torch.matmul(query, key.transpose(-1, -2)) + mask, -1)
        mixed = torch.matmul(weights, value).transpose(1, 2).reshape(batch, pieces, self.heads * self.width)
        states = self.mixed.LayerNorm(states + self.mixed.dense(mixed))
        inner = F.gelu(self.intermediate.dense(states))
        return self.output.LayerNorm(states + self.output.dense(inner))


def to_onnx(parser: Parser, path: Path, *, small_tables: bool) -> None:
    """Write the fp32 graph; with `small_tables` the embeddings are int8."""
    model = copy.deepcopy(parser).eval()
    if small_tables:
        embeddings = model.encoder.embeddings
        for name in ("word_embeddings", "position_embeddings"):
            setattr(embeddings, name, RowQuantised(getattr(embeddings, name).weight.detach()))
    layers = model.encoder.layers
    for index, layer in enumerate(layers):
        layers[index] = FusedLayer(layer)
    example = (
        torch.tensor([[101, 2001, 2002, 2003, 102], [101, 2004, 2005, 102, 0]]),
        torch.tensor([[1, 1, 1, 1, 1], [1, 1, 1, 1, 0]]),
        torch.tensor([[1, 2, 3], [1, 2, 0]]),
    )
    pieces = {0: "batch", 1: "pieces"}
    words = {0: "batch", 1: "words"}
    axes = {
        "input_ids": pieces,
        "attention_mask": pieces,
        "word_starts": words,
        "upos": words,
        "entities": words,
    }
    axes |= {"arcs": {**words, 2: "heads"}, "dependents": words, "governors": {0: "batch", 1: "heads"}}
    options: dict[str, Any] = {
        "input_names": ["input_ids", "attention_mask", "word_starts"],
        "output_names": ["upos", "arcs", "dependents", "governors", "entities"],
        "dynamic_axes": axes,
        "opset_version": OPSET,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        torch.onnx.export(Exported(model).eval(), example, str(path), dynamo=False, **options)


def quantise(source: Path, target: Path, kind: str) -> None:
    """Quantise the matrix products of `source` as `kind` says."""
    import onnx
    from onnxruntime.quantization import QuantType, quantize_dynamic

    if kind == "dynamic8":
        quantize_dynamic(
            str(source),
            str(target),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            reduce_range=False,
            weight_type=QuantType.QInt8,
        )
        return
    from onnxruntime.quantization.matmul_nbits_quantizer import (
        DefaultWeightOnlyQuantConfig,
        MatMulNBitsQuantizer,
    )

    how = DefaultWeightOnlyQuantConfig(
        block_size=32 if kind == "blocks4" else BLOCK,
        is_symmetric=True,
        accuracy_level=4,
        bits=4 if kind == "blocks4" else 8,
    )
    quantiser = MatMulNBitsQuantizer(onnx.load(str(source)), algo_config=how)
    quantiser.process()
    onnx.save(quantiser.model.model, str(target))


def freeze(dynamic: Path, target: Path, batches: Iterable[Batch]) -> None:
    """Give every dynamically quantised activation of a model a fixed scale, measured on `batches`.

    Each DynamicQuantizeLinear becomes a QuantizeLinear whose range is the mean over batches of what that
    batch spans: the rare extremes saturate rather than coarsen all the rest.
    """
    import onnx
    import onnxruntime
    from onnx import TensorProto, helper, numpy_helper

    model = onnx.load(str(dynamic))
    graph = model.graph
    nodes = [node for node in graph.node if node.op_type == "DynamicQuantizeLinear"]
    watched = onnx.ModelProto()
    watched.CopyFrom(model)
    names: list[str] = []
    for node in nodes:  # the scale and zero point that it would have used
        names += [node.output[1], node.output[2]]
        watched.graph.output.append(helper.make_tensor_value_info(node.output[1], TensorProto.FLOAT, []))
        watched.graph.output.append(helper.make_tensor_value_info(node.output[2], TensorProto.UINT8, []))
    session = onnxruntime.InferenceSession(watched.SerializeToString(), providers=["CPUExecutionProvider"])
    lows: list[list[float]] = [[] for _ in nodes]
    highs: list[list[float]] = [[] for _ in nodes]
    for batch in batches:
        found = session.run(names, batch.inputs())
        for index in range(len(nodes)):
            scale, zero = float(found[2 * index]), int(found[2 * index + 1])
            lows[index].append(-zero * scale)
            highs[index].append((255 - zero) * scale)
    for index, node in enumerate(nodes):
        low, high = float(np.mean(lows[index])), float(np.mean(highs[index]))
        scale = max(high - low, 1e-8) / 255
        zero = int(np.clip(round(-low / scale), 0, 255))
        scale_name, zero_name = node.output[1], node.output[2]
        graph.initializer.append(numpy_helper.from_array(np.array(scale, np.float32), scale_name))
        graph.initializer.append(numpy_helper.from_array(np.array(zero, np.uint8), zero_name))
        fixed = helper.make_node(
            "QuantizeLinear", [node.input[0], scale_name, zero_name], [node.output[0]], name=node.name
        )
        node.CopyFrom(fixed)
    _fuse(model)
    lighten(model)
    onnx.save(model, str(target))


def _fuse(model: Any) -> None:
    """Make one onnxruntime operator of each integer product, its scaling and its bias.

    The runtime does so by itself for dynamic scales only.
    """
    from onnx import helper

    graph = model.graph
    maker = {output: node for node in graph.node for output in node.output}
    users: dict[str, list[Any]] = {}
    for node in graph.node:
        for name in node.input:
            users.setdefault(name, []).append(node)
    constants = {initializer.name for initializer in graph.initializer}
    gone: list[Any] = []
    for node in list(graph.node):
        if node.op_type != "MatMulInteger":
            continue
        cast = users[node.output[0]][0]
        scaled = users[cast.output[0]][0]
        scales = maker[scaled.input[1]]
        last, bias = scaled, ""
        after = users[scaled.output[0]]
        if len(after) == 1 and after[0].op_type == "Add":
            bias = next((name for name in after[0].input if name in constants), "")
            last = after[0] if bias else scaled
        a, b, a_zero, b_zero = node.input
        fused = helper.make_node(
            "MatMulIntegerToFloat",
            [a, b, *scales.input, a_zero, b_zero, bias],
            [last.output[0]],
            name=f"{node.name}_fused",
            domain="com.microsoft",
        )
        gone += [cast, scaled, scales] + ([last] if last is not scaled else [])
        node.CopyFrom(fused)
    for node in gone:
        graph.node.remove(node)
    if all(domain.domain != "com.microsoft" for domain in model.opset_import):
        model.opset_import.append(helper.make_opsetid("com.microsoft", 1))


def calibration(treebank: str, encoder: str) -> Iterator[Batch]:
    """Batches of training text, one sentence in fifteen, to measure activations on."""
    sentences = read_conllu(Path(treebank) / "train.conllu.gz")
    chosen = sentences[:: max(1, len(sentences) // CALIBRATION)]
    for _, batch in plain_batches(chosen, WordPieces(encoder), 8):
        yield batch


def export(
    folder: Path, out: Path, kinds: Sequence[str] = KINDS, *, treebank: str = TREEBANK, encoder: str = ENCODER
) -> dict[str, Path]:
    """Export the model of `folder` in every kind; return the files."""
    out.mkdir(parents=True, exist_ok=True)
    parser = load_model(folder)
    files: dict[str, Path] = {}
    scratch = out / "scratch.onnx"
    for kind in kinds:
        files[kind] = out / f"parser.{kind}.onnx"
        if kind == "fp32":
            to_onnx(parser, files[kind], small_tables=False)
            continue
        if not scratch.exists():
            to_onnx(parser, scratch, small_tables=True)
        if kind == "static8":
            quantise(scratch, files[kind], "dynamic8")
            freeze(files[kind], files[kind], calibration(treebank, encoder))
        else:
            quantise(scratch, files[kind], kind)
    scratch.unlink(missing_ok=True)
    lists = {"upos": UPOS, "relations": RELATIONS, "entities": ENTITY_TAGS}
    (out / "labels.json").write_text(json.dumps(lists, indent=1) + "\n", encoding="utf-8")
    return files


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Export a trained parser to ONNX.")
    parser.add_argument("model", type=Path)
    parser.add_argument("out", type=Path)
    parser.add_argument("--kinds", nargs="*", default=KINDS, choices=KINDS)
    parser.add_argument("--treebank", default=TREEBANK)
    parser.add_argument("--encoder", default=ENCODER, help="folder with tokenizer.json")
    arguments = parser.parse_args()
    files = export(
        arguments.model,
        arguments.out,
        arguments.kinds,
        treebank=arguments.treebank,
        encoder=arguments.encoder,
    )
    for kind, path in files.items():
        print(f"{kind}: {path} ({path.stat().st_size} bytes)")


if __name__ == "__main__":
    main()
