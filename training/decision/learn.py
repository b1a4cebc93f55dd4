"""Learn the weights of the decision from labelled statements of domains that no model has seen.

    python -m training.decision.learn FOLDER… [--rules] [--write]

The reader of wording knows the training domains by heart, so its confidence there says nothing; the weights
(three sums over thirty named features) are learnt on the domains that are there for tuning. Each is also
judged by weights learnt on the others, and these are the figures printed. Thresholds are chosen so that a
contradiction is right as often as `--precision` asks.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from sklearn.linear_model import LogisticRegression

from factcheck.claims.context import Context
from factcheck.language.analyse import analyse
from factcheck.language.parser import parse
from factcheck.model import Fact, FactFile
from factcheck.retrieval.candidates import candidates
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.verdicts import decide as decision
from factcheck.verdicts.answer import worth_reading
from factcheck.verdicts.judge import judge
from factcheck.verdicts.reader import reader
from training.entailment.prepare import load_domain

TARGET = Path(decision.__file__).parent / "data" / "weights.json"


def rows_of(folder: Path, with_model: bool) -> list[tuple[str, int, dict[str, float]]]:
    """Return (domain, label, features) of every statement that finds evidence."""
    domain = load_domain(folder)
    facts = tuple(Fact(name, claim, ()) for name, claim in domain.facts)
    file = FactFile(domain.name, "en", domain.as_of, tuple(domain.entities), (), facts)
    rows = []
    with tempfile.TemporaryDirectory() as place:
        compile_base(file, Path(place), analyse, parse)
        base = CompiledBase(Path(place))
        claims = [analyse(text, base.gazetteer, domain.as_of) for text, _, _ in domain.rows]
        parsed = parse([claim.tokens for claim in claims])
        for read, tokens, (_, label, _) in zip(claims, parsed, domain.rows):
            claim = replace(read, tokens=tokens, parsed=True)
            found = worth_reading(candidates(base, read), Context(domain.as_of))
            judged = judge(claim, found, reader(with_model))
            if judged:
                rows.append((domain.name, label, decision.features_of(judged)))
    return rows


def fitted(features: np.ndarray, label: np.ndarray, strength: float) -> Callable[[np.ndarray], np.ndarray]:
    """Return a function from features to probabilities (rows, 3), with the learnt parts as attributes."""
    mean, scale = features.mean(0), features.std(0)
    scale = np.where(scale < 1e-3, 1.0, scale)  # a feature that never varies, as without the model
    model = LogisticRegression(C=strength, max_iter=5000).fit((features - mean) / scale, label)

    def predict(rows: np.ndarray) -> np.ndarray:
        return np.asarray(model.predict_proba((rows - mean) / scale))

    predict.parts = (mean, scale, model.coef_, model.intercept_)  # type: ignore[attr-defined]
    return predict


def figures(p: np.ndarray, label: np.ndarray, contradicted_at: float, supported_at: float) -> dict[str, float]:
    """Return accuracy, precision and recall of contradicted, and flips at two thresholds."""
    said = np.where(p[:, 1] >= contradicted_at, 1, np.where(p[:, 0] >= supported_at, 0, 2))
    wrong = said == 1
    flipped = ((said == 0) & (label == 1)) | ((said == 1) & (label == 0))
    return {
        "accuracy": float((said == label).mean()),
        "precision": float((label[wrong] == 1).mean()) if wrong.any() else 1.0,
        "recall": float(wrong[label == 1].mean()),
        "support precision": float((label[said == 0] == 0).mean()) if (said == 0).any() else 1.0,
        "flipped": float(flipped.mean()),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rules", action="store_true", help="learn the weights of --no-model")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--precision", type=float, default=0.9)
    parser.add_argument("--strength", type=float, default=0.1)
    # How much surer a verdict on a draft's sentence must be; found on the drafts of the tuning domains.
    parser.add_argument("--seen", type=float, default=-0.1, help="a contradiction that rules see too")
    parser.add_argument("--unseen", type=float, default=0.25, help="one that they do not")
    parser.add_argument("--copy", type=float, default=0.0, help="support")
    parser.add_argument("--keep", type=Path, help="keep the features in this file, or read them from it")
    options = parser.parse_args()
    if options.keep and options.keep.exists():
        rows = pickle.loads(options.keep.read_bytes())
    else:
        with Pool(2) as pool:
            work = partial(rows_of, with_model=not options.rules)
            rows = [row for part in pool.imap(work, options.folders, chunksize=1) for row in part]
        if options.keep:
            options.keep.write_bytes(pickle.dumps(rows))
    names = list(rows[0][2])
    features = np.array([[row[2][name] for name in names] for row in rows])
    label, domain = np.array([row[1] for row in rows]), np.array([row[0] for row in rows])
    held = np.zeros((len(rows), 3))
    for name in sorted(set(domain)):
        out = domain == name
        held[out] = fitted(features[~out], label[~out], options.strength)(features[out])
    print("most likely answer:", f"{(held.argmax(1) == label).mean():.3f}")
    # No verdict that is less likely than not.
    grid = [(c, s) for c in np.arange(0.5, 0.96, 0.02) for s in np.arange(0.5, 0.96, 0.02)]
    scored = [(figures(held, label, c, s), c, s) for c, s in grid]
    fine = [row for row in scored if row[0]["precision"] >= options.precision]
    best, contradicted_at, supported_at = max(
        fine or scored, key=lambda row: row[0]["accuracy"] - row[0]["flipped"]
    )
    shown = {key: round(value, 3) for key, value in best.items()}
    print(f"contradicted at {contradicted_at:.2f}, supported at {supported_at:.2f}:", shown)
    mean, scale, coef, bias = fitted(features, label, options.strength).parts  # type: ignore[attr-defined]
    for order in np.argsort(-np.abs(coef).max(0)):
        print(f"{names[order]:28} {coef[0][order]:+.2f} {coef[1][order]:+.2f} {coef[2][order]:+.2f}")
    if options.write:
        data = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
        tidy = lambda row: {name: round(float(value), 4) for name, value in zip(names, row)}  # noqa: E731
        data["rules" if options.rules else "with_model"] = {
            "mean": tidy(mean),
            "scale": tidy(scale),
            **{
                side: {"bias": round(float(bias[i]), 4), **tidy(coef[i])}
                for i, side in enumerate(("supported", "contradicted", "unverified"))
            },
            "contradicted_at": round(float(contradicted_at), 2),
            "supported_at": round(float(supported_at), 2),
            "contradicted_in_copy_at": round(max(0.5, float(contradicted_at) + options.seen), 2),
            "contradicted_unseen_in_copy_at": round(min(0.98, float(contradicted_at) + options.unseen), 2),
            "supported_in_copy_at": round(max(0.5, float(supported_at) + options.copy), 2),
        }
        TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
