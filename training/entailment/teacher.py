"""A larger model to learn from: MPNet-base in plain torch with the head of the reader of wording.

Never part of the product. Its weights come from the sentence-transformers model `all-mpnet-base-v2` (Apache 2.0):

    python -m training.entailment.teacher MODEL.safetensors OUT.npz    # in eight bits a row, 110 MB

It reads the word pieces of the encoder that the product uses: both vocabularies hold the same words, four places
apart.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import load_file
from torch import Tensor, nn

from training.encoder import Norm
from training.entailment.model import head, pooled

_WIDTH, _INNER, _LAYERS, _HEADS, _WORDS = 768, 3072, 12, 12, 30527
_SHIFT = 4  # the word of place n here is at n + 4 there
_SPECIAL = {0: 1, 101: 0, 102: 2}  # padding, start, end


class _Layer(nn.Module):
    """One block: attention whose scores know how far apart two pieces are, then a feed-forward net; post-norm."""

    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.qkv = nn.Linear(_WIDTH, 3 * _WIDTH)
        self.mixed = nn.Linear(_WIDTH, _WIDTH)
        self.inner = nn.Linear(_WIDTH, _INNER)
        self.outer = nn.Linear(_INNER, _WIDTH)
        self.first = Norm(_WIDTH, eps=1e-5)
        self.second = Norm(_WIDTH, eps=1e-5)
        self.dropout = dropout

    def forward(self, states: Tensor, bias: Tensor) -> Tensor:
        count, length, _ = states.shape
        query, key, value = self.qkv(states).view(count, length, 3, _HEADS, -1).permute(2, 0, 3, 1, 4)
        mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=bias.to(query.dtype))
        mixed = self.mixed(mixed.transpose(1, 2).reshape(count, length, _WIDTH))
        states = self.first(states + F.dropout(mixed, self.dropout, self.training))
        inner = self.outer(F.gelu(self.inner(states)))
        return self.second(states + F.dropout(inner, self.dropout, self.training))  # type: ignore[no-any-return]


def buckets(length: int, device: torch.device) -> Tensor:
    """Return (length, length) numbers from 0 to 31: direction and size of the distance, coarser as it grows."""
    places = torch.arange(length, device=device)
    distance = places[None, :] - places[:, None]
    size = distance.abs()
    far = 8 + (torch.log(size.clamp(min=1).float() / 8) / np.log(128 / 8) * 8).long()
    return (distance > 0).long() * 16 + torch.where(size < 8, size, far.clamp(max=15))


class _Encoder(nn.Module):
    def __init__(self, dropout: float) -> None:
        super().__init__()
        self.embeddings = nn.ModuleDict(
            {
                "word": nn.Embedding(_WORDS, _WIDTH),
                "place": nn.Embedding(514, _WIDTH),
                "segment": nn.Embedding(2, _WIDTH),
                "norm": Norm(_WIDTH, eps=1e-5),
                "distance": nn.Embedding(32, _HEADS),
            }
        )
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(_Layer(dropout) for _ in range(_LAYERS))})
        self.dropout = dropout

    @property
    def layers(self) -> nn.ModuleList:
        """The blocks, lowest first."""
        return self.encoder["layer"]  # type: ignore[return-value]

    def forward(self, ids: Tensor, mask: Tensor, segments: Tensor) -> Tensor:
        parts, length = self.embeddings, ids.size(1)
        places = torch.arange(2, length + 2, device=ids.device)
        states = parts["norm"](parts["word"](ids) + parts["place"](places) + parts["segment"](segments))
        states = F.dropout(states, self.dropout, self.training)
        if torch.is_autocast_enabled(states.device.type):
            states = states.to(torch.get_autocast_dtype(states.device.type))
        far = parts["distance"](buckets(length, ids.device)).permute(2, 0, 1)[None]
        bias = far + ((1.0 - mask.to(far.dtype)) * -1e4)[:, None, None, :]
        for layer in self.layers:
            states = layer(states, bias)
        return states  # type: ignore[no-any-return]


class Teacher(nn.Module):
    """Logits (pairs, 3) for supported, contradicted, unverified, from the same inputs as the product's model."""

    def __init__(self, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = _Encoder(dropout)
        self.head = head(_WIDTH, dropout)
        places = torch.arange(30522) + _SHIFT
        for piece, place in _SPECIAL.items():
            places[piece] = place
        self.register_buffer("places", places, persistent=False)

    @classmethod
    def from_file(cls, path: Path) -> Teacher:
        """Load what `main` wrote; the head and the segments are new."""
        model = cls()
        packed = np.load(path)
        state = model.state_dict()
        for name in packed.files:
            if name.endswith(".scale"):
                continue
            value = torch.from_numpy(packed[name]).float()
            if f"{name}.scale" in packed.files:
                value *= torch.from_numpy(packed[f"{name}.scale"].astype(np.float32))[:, None]
            state[name] = value
        state["encoder.embeddings.segment.weight"] = torch.zeros(2, _WIDTH)
        model.load_state_dict(state)
        return model

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        ids = self.places[input_ids] * attention_mask + (1 - attention_mask)
        states = self.encoder(ids, attention_mask, token_type_ids)
        return self.head(pooled(states, attention_mask, token_type_ids))  # type: ignore[no-any-return]


def renamed(found: dict[str, Tensor]) -> dict[str, Tensor]:
    """Return the published weights under the names of `Teacher`; query, key and value are one matrix."""
    out = {
        "encoder.embeddings.word.weight": found["embeddings.word_embeddings.weight"],
        "encoder.embeddings.place.weight": found["embeddings.position_embeddings.weight"],
        "encoder.embeddings.norm.weight": found["embeddings.LayerNorm.weight"],
        "encoder.embeddings.norm.bias": found["embeddings.LayerNorm.bias"],
        "encoder.embeddings.distance.weight": found["encoder.relative_attention_bias.weight"],
    }
    names = {
        "mixed": "attention.attn.o",
        "first": "attention.LayerNorm",
        "inner": "intermediate.dense",
        "outer": "output.dense",
        "second": "output.LayerNorm",
    }
    for number in range(_LAYERS):
        there, here = f"encoder.layer.{number}", f"encoder.encoder.layer.{number}"
        for kind in ("weight", "bias"):
            out[f"{here}.qkv.{kind}"] = torch.cat([found[f"{there}.attention.attn.{one}.{kind}"] for one in "qkv"])
            for mine, theirs in names.items():
                out[f"{here}.{mine}.{kind}"] = found[f"{there}.{theirs}.{kind}"]
    return out


def pack(weights: dict[str, Tensor]) -> dict[str, np.ndarray]:
    """Return matrices in eight bits with a scale for each row, the rest in half precision."""
    out = {}
    for name, value in weights.items():
        if value.dim() == 2 and len(value) > 64:
            scale = value.abs().amax(1).clamp(min=1e-8) / 127
            out[name] = (value / scale[:, None]).round().to(torch.int8).numpy()
            out[f"{name}.scale"] = scale.numpy()
        else:
            out[name] = value.half().numpy()
    return out


def main() -> None:
    """Command line."""
    source, out = map(Path, sys.argv[1:3])
    np.savez(out, **pack(renamed(load_file(str(source)))))
    print(out, out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
