"""The parser: MiniLM and four heads (parts of speech, arcs, labels, entities)."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

import torch
import torch.nn.functional as F
from safetensors.torch import load_file, save_file
from torch import Tensor, nn

from training.encoder import Encoder, EncoderConfig
from training.parser.data import ENTITY_TAGS, RELATIONS, UPOS

NEVER = -1e4


@dataclass(frozen=True)
class ModelConfig:
    """The shape of the heads, and how much is dropped in training."""

    layers: int = 6
    arc_width: int = 256
    label_width: int = 128
    pool: str = "first"  # a word's state: that of its "first" piece, or the "mean" of its pieces
    mix: bool = False  # a learnt mixture of all layers instead of the last
    dropout: float = 0.25  # in the heads
    encoder_dropout: float = 0.1

    @classmethod
    def of(cls, values: dict[str, object]) -> ModelConfig:
        """Take the fields known here from `values`."""
        known = {field.name for field in fields(cls)}
        return cls(**{key: value for key, value in values.items() if key in known})  # type: ignore[arg-type]


@dataclass
class Scores:
    """What the heads say of a batch: W words, W + 1 possible heads (0 is the root)."""

    upos: Tensor  # (B, W, parts of speech)
    arcs: Tensor  # (B, W, W + 1); impossible arcs score NEVER
    label_dep: Tensor  # (B, W, relations * label_width)
    label_head: Tensor  # (B, W + 1, label_width)
    entities: Tensor  # (B, W, tags)

    def labels_at(self, heads: Tensor) -> Tensor:
        """Scores of relations (B, W, relations) given each word's head; negative heads count as the root."""
        index = heads.clamp(min=0)[:, :, None].expand(-1, -1, self.label_head.size(2))
        each = self.label_dep.unflatten(2, (-1, self.label_head.size(2)))
        return torch.einsum("bwld,bwd->bwl", each, self.label_head.gather(1, index))


class Parser(nn.Module):
    """Encoder and heads. `word_starts` holds where each word's first piece is; 0 for padding."""

    def __init__(self, encoder: Encoder, config: ModelConfig) -> None:
        """Put fresh heads on `encoder`."""
        super().__init__()
        self.config = config
        self.encoder = encoder
        width = encoder.config.hidden_size
        self.root = nn.Parameter(torch.randn(width) * 0.02)
        if config.mix:
            self.mixture = nn.Parameter(torch.zeros(len(encoder.layers) + 1))
        # One projection serves all four roles. The label head's last coordinate is 1, which gives a
        # dependent's own preference for a relation, as the bias of `label_out` gives the head's.
        self.parts = (config.arc_width, config.arc_width, config.label_width, config.label_width - 1)
        self.project = nn.Linear(width, sum(self.parts))
        self.arc_out = nn.Linear(config.arc_width, config.arc_width)
        self.label_out = nn.Linear(config.label_width, len(RELATIONS) * config.label_width)
        self.upos_out = nn.Linear(width, len(UPOS))
        self.entity_out = nn.Linear(width, len(ENTITY_TAGS))
        nn.init.xavier_uniform_(self.project.weight)
        nn.init.xavier_uniform_(self.arc_out.weight, gain=0.05)
        nn.init.xavier_uniform_(self.label_out.weight, gain=0.2)

    def _drop(self, states: Tensor) -> Tensor:
        return F.dropout(states, self.config.dropout, self.training)

    def words(self, input_ids: Tensor, attention_mask: Tensor, word_starts: Tensor) -> Tensor:
        """States of words (B, W, width)."""
        if self.config.mix:
            layers = self.encoder(input_ids, attention_mask, all_layers=True)
            weights = torch.softmax(self.mixture, 0)
            states = torch.stack([layer * weights[i] for i, layer in enumerate(layers)]).sum(0) * len(layers)
        else:
            states = self.encoder(input_ids, attention_mask)
        if self.config.pool == "first":
            return states.gather(1, word_starts[:, :, None].expand(-1, -1, states.size(2)))
        last = attention_mask.sum(1, keepdim=True) - 1  # where [SEP] is
        after = torch.cat([word_starts[:, 1:], torch.zeros_like(last)], 1)
        ends = torch.where(after > 0, after, last)
        places = torch.arange(states.size(1), device=states.device)[None, None, :]
        own = (places >= word_starts[:, :, None]) & (places < ends[:, :, None])
        weights = own.to(states.dtype) / (ends - word_starts).clamp(min=1)[:, :, None].to(states.dtype)
        return torch.matmul(weights, states)

    def forward(self, input_ids: Tensor, attention_mask: Tensor, word_starts: Tensor) -> Scores:
        """Score everything that a tree is chosen from."""
        states = self._drop(self.words(input_ids, attention_mask, word_starts))
        batch, words = word_starts.shape
        rooted = torch.cat([self.root.to(states.dtype).expand(batch, 1, -1), states], 1)
        arc_dep, arc_head, label_dep, label_head = self._drop(F.gelu(self.project(rooted))).split(
            self.parts, 2
        )
        arcs = torch.matmul(self.arc_out(arc_dep[:, 1:]), arc_head.transpose(1, 2)).float()
        real = torch.cat([torch.ones_like(word_starts[:, :1]), word_starts], 1) > 0
        itself = torch.arange(1, words + 1, device=arcs.device)[:, None] == torch.arange(
            words + 1, device=arcs.device
        )
        arcs = arcs.masked_fill(~real[:, None, :] | itself[None], NEVER)
        return Scores(
            upos=self.upos_out(states),
            arcs=arcs,
            label_dep=self.label_out(label_dep[:, 1:]),
            label_head=torch.cat([label_head, torch.ones_like(label_head[:, :, :1])], 2),
            entities=self.entity_out(states),
        )


def losses(
    scores: Scores, upos: Tensor, heads: Tensor, rels: Tensor, entities: Tensor, smoothing: float = 0.0
) -> dict[str, Tensor]:
    """Mean cross-entropy of each head's decisions; labels of -1 do not count."""

    def one(logits: Tensor, gold: Tensor, smooth: float = smoothing) -> Tensor:
        return F.cross_entropy(
            logits.flatten(0, 1).float(), gold.flatten(), ignore_index=-1, label_smoothing=smooth
        )

    return {
        "upos": one(scores.upos, upos),
        "arcs": one(scores.arcs, heads, 0.0),  # impossible arcs score NEVER: smoothing would chase them
        "rels": one(scores.labels_at(heads), rels),
        "entities": one(scores.entities, entities),
    }


# --------------------------------------------------------------------------- on disk


def save_model(model: Parser, folder: Path, *, half: bool = True) -> None:
    """Write `parser.safetensors` (half precision by default) and `parser.json`."""
    folder.mkdir(parents=True, exist_ok=True)
    weights = {
        key: (value.half() if half and value.is_floating_point() else value).cpu().contiguous()
        for key, value in model.state_dict().items()
    }
    save_file(weights, str(folder / "parser.safetensors"))
    description = {"model": asdict(model.config), "encoder": asdict(model.encoder.config)}
    (folder / "parser.json").write_text(json.dumps(description, indent=1) + "\n", encoding="utf-8")


def load_model(folder: Path) -> Parser:
    """Read what `save_model` wrote, ready to evaluate, in float32."""
    description = json.loads((folder / "parser.json").read_text(encoding="utf-8"))
    config = ModelConfig.of(description["model"])
    model = Parser(Encoder(EncoderConfig(**description["encoder"])), config)
    model.load_state_dict(
        {key: value.float() for key, value in load_file(str(folder / "parser.safetensors")).items()}
    )
    return model.eval()
