"""What teachers said of pairs that they had not learnt from, as a reader of wording for the learning domains.

The product's model knows those domains by heart, so its readings there say nothing about copy that it has not seen.
The teachers of `training/entailment/train.py` read each domain in a fold that had left it out; what they said is kept
in `heldout-TRIAL.npz`, in the order of the prepared pairs.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from factcheck.language.wordpiece import MARKS, mark
from factcheck.verdicts.reader import Marked, Reading
from factcheck.verdicts.render import render


class Remembered:
    """A reader that knows the pairs of a file by the words they are made of.

    Not by the marks of names and values: the rules and the parser behind those change sooner than the teachers.
    """

    def __init__(self, pairs: Path, said: Sequence[Path], splits: Sequence[str]) -> None:
        """Read prepared pairs and the logits (pairs, 3) that the folds together gave them, NaN where a fold gave none.

        `splits` are the names of the splits in the order in which the teachers read them.
        """
        self._said: dict[bytes, np.ndarray] = {}
        self.missed = 0  # pairs asked for that no teacher read
        folds = np.stack([np.load(path)["logits"].astype(np.float32) for path in said])
        logits = np.nanmean(folds, axis=0)
        at = 0
        with np.load(pairs) as arrays:
            for split in splits:
                lengths = arrays[f"{split}.length"].astype(np.int64)
                ends = np.cumsum(lengths)
                ids = arrays[f"{split}.ids"]
                for end, length, one in zip(ends, lengths, logits[at : at + len(lengths)]):
                    self._said[_words(ids[end - length : end])] = one
                at += len(lengths)
        if at != len(logits):
            raise ValueError(f"{len(logits)} readings for {at} pairs")

    def read(self, pairs: Sequence[Marked]) -> list[Reading]:
        """Return the reading of each pair; all left open for one that was not read."""
        found = []
        for pair in pairs:
            logits = self._said.get(_key(pair))
            if logits is None:
                self.missed += 1
                found.append(Reading(0.0, 0.0, 1.0))
                continue
            powers = np.exp(logits - logits.max())
            found.append(Reading(*(float(power) for power in powers / powers.sum())))
        return found


def _key(pair: Marked) -> bytes:
    return _words(np.array(render(pair.pair, pair.signals, pair.frames)[0], np.uint16))


def _words(ids: np.ndarray) -> bytes:
    return ids[(ids < mark(0)) | (ids > mark(MARKS - 1))].tobytes()
