"""The reader of wording: an encoder with a three-way head over (fact, claim) sequences."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import torch
from torch import Tensor, nn

from training.encoder import Encoder, EncoderConfig

SUPPORTED, CONTRADICTED, UNVERIFIED = 0, 1, 2


def head(width: int, dropout: float) -> nn.Sequential:
    """Return the layers from a pair's pooled states (pairs, 3 * width) to its logits (pairs, 3)."""
    return nn.Sequential(
        nn.Dropout(dropout), nn.Linear(3 * width, width), nn.GELU(), nn.Dropout(dropout), nn.Linear(width, 3)
    )


def pooled(states: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
    """Return (pairs, 3 * width): the first state, the mean over the fact and the mean over the claim."""
    mask = attention_mask.to(states.dtype)
    claim = mask * token_type_ids.to(states.dtype)
    fact = mask - claim
    means = [(states * side[..., None]).sum(1) / side.sum(1, keepdim=True) for side in (fact, claim)]
    return torch.cat([states[:, 0], *means], dim=-1)


class Entailment(nn.Module):
    """Logits (pairs, 3) for supported, contradicted, unverified."""

    def __init__(self, encoder: Encoder, dropout: float = 0.1) -> None:
        super().__init__()
        self.encoder = encoder
        self.head = head(encoder.config.hidden_size, dropout)

    @classmethod
    def from_folder(cls, folder: Path) -> Entailment:
        """Start from the pretrained encoder in `folder`, with a fresh head."""
        return cls(Encoder.from_folder(folder))

    @classmethod
    def from_state(cls, state: dict[str, Tensor], folder: Path) -> Entailment:
        """Start from kept weights, as many layers as they have; the rest of the shape is that of `folder`."""
        layers = {name.split(".layer.")[1].split(".")[0] for name in state if ".layer." in name}
        model = cls.of_depth(folder, len(layers))
        model.load_state_dict({name: value.float() for name, value in state.items()})
        return model

    @classmethod
    def of_depth(cls, folder: Path, layers: int) -> Entailment:
        """Return a model that knows nothing, of the shape that `folder` says but for the number of its layers."""
        config = EncoderConfig.from_json((folder / "config.json").read_text(encoding="utf-8"))
        return cls(Encoder(replace(config, num_hidden_layers=layers)))

    def forward(self, input_ids: Tensor, attention_mask: Tensor, token_type_ids: Tensor) -> Tensor:
        states = self.encoder(input_ids, attention_mask, token_type_ids)
        return self.head(pooled(states, attention_mask, token_type_ids))  # type: ignore[no-any-return]


def statement_scores(logits: Tensor, statement: Tensor, count: int) -> Tensor:
    """Return log probabilities (statements, 3) from the logits of each statement's pairs.

    A statement is supported (contradicted) as far as any of its facts says so rather than nothing:
    the odds against "unverified" of all its facts are added up, and "unverified" itself has odds of one.
    """
    logp = torch.log_softmax(logits.float(), dim=-1)
    odds = (logp[:, :2] - logp[:, 2:]).exp()
    total = torch.zeros(count, 2, device=logits.device).index_add(0, statement, odds)
    scores = torch.cat([(total + 1e-6).log(), torch.zeros(count, 1, device=logits.device)], dim=-1)
    return torch.log_softmax(scores, dim=-1)
