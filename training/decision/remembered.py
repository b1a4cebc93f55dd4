"""What teachers said of pairs that they had not learnt from, as a reader of wording for the learning domains.

The product's model knows those domains by heart, so its readings there say nothing about copy that it has not seen.
The teachers of `training/entailment/train.py` read each domain in a fold that had left it out, and wrote what they said
to `heldout-TRIAL.npz`, in the order of the prepared pairs. `said.npz` keeps that by the words of each pair, so that it
outlasts any order:

    python -m training.decision.remembered PAIRS.npz HELDOUT.npz… [--splits learn …] [--out said.npz]

and gives it back for a split of pairs prepared later, as a trial under `"soft"` reads it:

    python -m training.decision.remembered PAIRS.npz --recall SPLIT --out heldout-R.npz
"""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from hashlib import blake2b
from pathlib import Path

import numpy as np

from factcheck.language.wordpiece import MARKS, mark
from factcheck.verdicts.reader import Marked, Reading
from factcheck.verdicts.render import render

KEPT = Path(__file__).parents[1] / "data" / "said.npz"
_STEP = 0.08  # of a logit, as kept


class Remembered:
    """A reader that knows pairs by the words they are made of.

    Not by the marks of names and values: the rules and the parser behind those change sooner than the teachers.
    """

    def __init__(self, kept: Path = KEPT) -> None:
        """Read what `keep` wrote."""
        self.missed = 0  # pairs asked for that no teacher read
        with np.load(kept) as arrays:
            self._places = {int(key): place for place, key in enumerate(arrays["keys"])}
            self._logits = arrays["logits"]

    def read(self, pairs: Sequence[Marked]) -> list[Reading]:
        """Return the reading of each pair; all left open for one that was not read."""
        found = []
        for pair in pairs:
            place = self._places.get(_key(np.array(render(*pair)[0], np.uint16)))
            if place is None:
                self.missed += 1
                found.append(Reading(0.0, 0.0, 1.0))
                continue
            logits = self._logits[place] * _STEP
            powers = np.exp(logits - logits.max())
            found.append(Reading(*(float(power) for power in powers / powers.sum())))
        return found


def keep(pairs: Path, said: Sequence[Path], splits: Sequence[str], out: Path) -> int:
    """Write what folds of teachers said of prepared pairs; returns how many pairs that is.

    `said` are their logits (pairs, 3), NaN where a fold gave none; `splits` the names of the splits in the order in
    which the teachers read them.
    """
    logits = np.nanmean(np.stack([np.load(path)["logits"].astype(np.float32) for path in said]), axis=0)
    logits -= logits.mean(1, keepdims=True)
    steps = np.clip(np.round(logits / _STEP), -127, 127).astype(np.int8)
    found: dict[int, np.ndarray] = {}
    at = 0
    with np.load(pairs) as arrays:
        for split in splits:
            lengths = arrays[f"{split}.length"].astype(np.int64)
            ids = arrays[f"{split}.ids"]
            for end, length, one in zip(np.cumsum(lengths), lengths, steps[at : at + len(lengths)]):
                found[_key(ids[end - length : end])] = one
            at += len(lengths)
    if at != len(logits):
        raise ValueError(f"{len(logits)} readings for {at} pairs")
    keys = sorted(found)
    np.savez_compressed(out, keys=np.array(keys, np.uint32), logits=np.stack([found[key] for key in keys]))
    return len(keys)


def recall(pairs: Path, split: str, out: Path, kept: Path = KEPT) -> int:
    """Write the kept logits (pairs, 3) of a split, NaN for pairs that no teacher read; returns how many were read."""
    with np.load(kept) as arrays:
        places = {int(key): place for place, key in enumerate(arrays["keys"])}
        steps = arrays["logits"]
    with np.load(pairs) as arrays:
        lengths, ids = arrays[f"{split}.length"].astype(np.int64), arrays[f"{split}.ids"]
    logits = np.full((len(lengths), 3), np.nan, np.float16)
    for number, (end, length) in enumerate(zip(np.cumsum(lengths), lengths)):
        place = places.get(_key(ids[end - length : end]))
        if place is not None:
            logits[number] = steps[place] * _STEP
    np.savez_compressed(out, logits=logits)
    return int((~np.isnan(logits[:, 0])).sum())


def _key(ids: np.ndarray) -> int:
    """Return a number for the words of a sequence; of half a million, some thirty share theirs with another."""
    words = ids[(ids < mark(0)) | (ids > mark(MARKS - 1))]
    return int.from_bytes(blake2b(words.tobytes(), digest_size=4).digest(), "little")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("pairs", type=Path)
    parser.add_argument("said", type=Path, nargs="*")
    parser.add_argument("--splits", nargs="+", default=["learn"])
    parser.add_argument("--recall", metavar="SPLIT", help="give back what was kept of this split")
    parser.add_argument("--out", type=Path, default=KEPT)
    options = parser.parse_args()
    if options.recall:
        print(recall(options.pairs, options.recall, options.out), "pairs read")
        return
    print(keep(options.pairs, options.said, options.splits, options.out), "pairs,", options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
