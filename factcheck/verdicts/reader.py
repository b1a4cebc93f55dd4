"""The learned reader of wording: how likely a fact supports a claim, contradicts it, or says nothing of it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck.claims.signals import FrameSignals
from factcheck.language.runtime import each, session, threads
from factcheck.named import NamedTuple
from factcheck.verdicts.pairs import Pair
from factcheck.verdicts.partner import Partner
from factcheck.verdicts.signals import Signals

MODEL = Path(__file__).parent / "data" / "entailment.onnx"


class Reading(NamedTuple):
    """Probabilities that a fact supports a claim, contradicts it, or leaves it undecided; they add up to 1."""

    supported: float
    contradicted: float
    unverified: float


class Marked(NamedTuple):
    """A claim beside a fact, with what rules found in them, and a second fact that has what the first lacks."""

    pair: Pair
    signals: Signals
    frames: FrameSignals
    partner: Partner | None = None


def read(pairs: Sequence[Marked]) -> list[Reading]:
    """Return one Reading for each pair, in order; [] for none.

    Each pair runs by itself: a claim has few, of different lengths, and padding would cost more than it saves.
    Raises InstallationError if the model cannot be loaded.
    """
    if not pairs:
        return []
    import numpy as np

    from factcheck.verdicts.render import render

    model = session(MODEL)

    def reading(marked: Marked) -> Reading:
        ids, segments = render(*marked)
        inputs = {
            "input_ids": np.array([ids], np.int64),
            "attention_mask": np.ones((1, len(ids)), np.int64),
            "token_type_ids": np.array([segments], np.int64),
        }
        logits = model.run(["logits"], inputs)[0][0].astype(np.float64)
        powers = np.exp(logits - logits.max())
        return Reading(*(float(value) for value in powers / powers.sum()))

    return each(reading, pairs, threads())


Read = Callable[[Sequence[Marked]], list[Reading]]


def reader(use_model: bool) -> Read:
    """Return the reader of wording; without the model, one that leaves everything to the rules."""
    return read if use_model else read_nothing


def read_nothing(pairs: Sequence[Marked]) -> list[Reading]:
    """Return a Reading without an opinion for each pair."""
    return [Reading(1 / 3, 1 / 3, 1 / 3) for _ in pairs]
