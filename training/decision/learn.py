"""Learn the weights of the decision from labelled statements and drafts of domains that no model has seen.

    python -m training.decision.learn FOLDER… [--rules | --said] [--write]

The reader of wording knows the domains that it was trained on by heart, so its confidence there says nothing; the
weights (three sums over some thirty named features) are learnt on domains kept from it: the folders given, those for
tuning, and `training.domains.KEPT_BACK`. With `--said`, the weights for copy are also learnt on all drafts of the
learning domains, as teachers read them that had not seen those (`remembered.py`): there are seven times as many.
With `--rules` these drafts count too, since nothing is read. Each domain is also judged by weights learnt on the
others, and these are the figures printed.
"""

from __future__ import annotations

import argparse
import json
import pickle
import tempfile
from collections.abc import Callable, Iterator
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
from factcheck.verdicts.features import features_of
from factcheck.verdicts.judge import judge
from factcheck.verdicts.part import worth_reading
from factcheck.verdicts.reader import Read, reader
from training.decision.remembered import Remembered
from training.domains import kept_back, learning
from training.drafts import load_drafts, read_draft
from training.entailment.prepare import Domain, load_domain

TARGET = Path(decision.__file__).parent / "data" / "weights.json"


Row = tuple[str, int, dict[str, float]]  # domain, label, features


def rows_of(folder: Path, with_model: bool) -> tuple[list[Row], list[Row]]:
    """Return the rows of every statement that finds evidence, and of every such sentence of the domain's drafts."""
    domain = load_domain(folder)
    statements = []
    with tempfile.TemporaryDirectory() as place:
        base = _compiled(domain, Path(place))
        claims = [analyse(text, base.gazetteer, domain.as_of) for text, _, _ in domain.rows]
        parsed = parse([claim.tokens for claim in claims])
        for seen, tokens, (_, label, _) in zip(claims, parsed, domain.rows):
            claim = replace(seen, tokens=tokens, parsed=True)
            evidence = candidates(base, seen)
            found = worth_reading(seen, evidence, Context(domain.as_of))
            judged = judge(claim, found, reader(with_model), evidence)
            if judged:
                statements.append((domain.name, label, features_of(judged)))
        return statements, list(_copy(folder, domain, base, reader(with_model)))


def remembered_rows(folder: Path, said: Remembered) -> list[Row]:
    """Return the rows of a learning domain's copy, by what teachers said of it that had not seen it.

    Sentences of which something was not read are left out.
    """
    domain = load_domain(folder)
    rows = []
    missed = said.missed
    with tempfile.TemporaryDirectory() as place:
        for row in _copy(folder, domain, _compiled(domain, Path(place)), said.read):
            if said.missed == missed:
                rows.append(row)
            missed = said.missed
    return rows


def _compiled(domain: Domain, place: Path) -> CompiledBase:
    facts = tuple(Fact(name, claim, ()) for name, claim in domain.facts)
    compile_base(FactFile(domain.name, "en", domain.as_of, tuple(domain.entities), (), facts), place, analyse, parse)
    return CompiledBase(place)


def _copy(folder: Path, domain: Domain, base: CompiledBase, read: Read) -> Iterator[Row]:
    for draft in load_drafts(folder):
        for sentence in read_draft(draft, base):
            found = worth_reading(sentence.analysis, sentence.evidence, sentence.context)
            if found:
                tokens = parse([sentence.analysis.tokens])[0]
                claim = replace(sentence.analysis, tokens=tokens, parsed=True)
                judged = judge(claim, found, read, sentence.evidence, in_copy=True)
                yield domain.name, sentence.row.label, features_of(judged)


def learning_copy(said: bool) -> list[Row]:
    """Return the rows of the copy of all learning domains, by what teachers said of them or else by rules alone."""
    with Pool(2, _remember, (said,)) as pool:
        return [row for rows in pool.imap(_learning_copy, learning(), chunksize=1) for row in rows]


_memory: list[Remembered] = []  # of a worker process


def _remember(said: bool) -> None:
    _memory[:] = [Remembered()] if said else []


def _learning_copy(folder: Path) -> list[Row]:
    return remembered_rows(folder, _memory[0]) if _memory else rows_of(folder, with_model=False)[1]


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


# In labelled drafts errors are told freely and true sentences in the fact's words. That is how they were written, not
# how copy errs, so the weights for copy do not see how much of the wording is shared.
_NOT_IN_COPY = (
    "coverage", "lead in retrieval", "words covered", "words new", "event in common", "main word shared",
    "values agree", "values differ", "same unit differs", "values new or narrower", "names shared", "names new",
)  # fmt: skip


def without_likeness(rows: list[Row]) -> list[Row]:
    """Return the rows without the features that say how much of the wording is shared."""
    return [
        (domain, label, {name: value for name, value in features.items() if name not in _NOT_IN_COPY})
        for domain, label, features in rows
    ]


def held_out(rows: list[Row], strength: float, more: list[Row] = []) -> tuple[np.ndarray, np.ndarray]:  # noqa: B006
    """Return probabilities (rows, 3) of each domain by weights learnt on the others and on `more`; and the labels."""
    features, label, domain = _arrays([*rows, *more])
    held = np.zeros((len(rows), 3))
    for name in sorted({row[0] for row in rows}):
        out = domain == name
        held[out[: len(rows)]] = fitted(features[~out], label[~out], strength)(features[out])
    return held, label[: len(rows)]


def _arrays(rows: list[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
    names = list(rows[0][2])
    features = np.array([[row[2][name] for name in names] for row in rows])
    return features, np.array([row[1] for row in rows]), np.array([row[0] for row in rows])


def best_thresholds(
    held: np.ndarray, label: np.ndarray, precision: float, support: float, flips: float, alarms: float | None
) -> tuple[float, float]:
    """Return (contradicted at, supported at): the most accurate within bounds.

    `precision` and `support` are the least precision of contradicted and of supported, `flips` the most true ones told
    as false and false ones as true, as a share of all; `alarms` the most alarms as a share of other sentences, where
    given, in place of the precision of contradicted.
    """

    def fine(row: dict[str, float], c: float) -> bool:
        if row["support precision"] < support or row["flipped"] > flips:
            return False
        if alarms is not None:
            return float((held[label != 1, 1] >= c).mean()) <= alarms
        return row["precision"] >= precision

    # No verdict that is less likely than not.
    grid = [(c, s) for c in np.arange(0.5, 0.97, 0.01) for s in np.arange(0.5, 0.97, 0.01)]
    scored = [(figures(held, label, c, s), c, s) for c, s in grid]
    kept = [row for row in scored if fine(row[0], row[1])] or scored
    best, contradicted_at, supported_at = max(kept, key=lambda row: row[0]["accuracy"])
    shown = {key: round(value, 3) for key, value in best.items()}
    print(f"contradicted at {contradicted_at:.2f}, supported at {supported_at:.2f}:", shown)
    return float(contradicted_at), float(supported_at)


def block(rows: list[Row], strength: float, thresholds: tuple[float, float]) -> dict[str, object]:
    """Return the weights learnt on all rows, as the package keeps them."""
    names = list(rows[0][2])
    features, label, _ = _arrays(rows)
    mean, scale, coef, bias = fitted(features, label, strength).parts  # type: ignore[attr-defined]
    for order in np.argsort(-np.abs(coef).max(0)):
        print(f"{names[order]:28} {coef[0][order]:+.2f} {coef[1][order]:+.2f} {coef[2][order]:+.2f}")
    tidy = lambda row: {name: round(float(value), 4) for name, value in zip(names, row)}  # noqa: E731
    return {
        "mean": tidy(mean),
        "scale": tidy(scale),
        **{
            side: {"bias": round(float(bias[i]), 4), **tidy(coef[i])}
            for i, side in enumerate(("supported", "contradicted", "unverified"))
        },
        "contradicted_at": round(thresholds[0], 2),
        "supported_at": round(thresholds[1], 2),
    }


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="+", type=Path)
    parser.add_argument("--rules", action="store_true", help="learn the weights of --no-model")
    parser.add_argument("--write", action="store_true", help=f"write {TARGET.name}")
    parser.add_argument("--precision", type=float, default=0.92, help="least precision of contradicted")
    parser.add_argument("--alarms", type=float, default=0.012, help="most alarms in copy, as a share of sentences")
    parser.add_argument("--support", type=float, help="least precision of supported (0.87; 0.75 by rules alone)")
    parser.add_argument("--flips", type=float, default=0.024, help="most flips, with the models")
    parser.add_argument("--strength", type=float, default=0.2)
    parser.add_argument("--strength-in-copy", type=float, default=0.2)
    parser.add_argument("--said", action="store_true", help="copy of the learning domains counts, as teachers read it")
    parser.add_argument("--keep", type=Path, help="keep the features in this file, or read them from it")
    options = parser.parse_args()
    if options.keep and options.keep.exists():
        statements, copy, more = pickle.loads(options.keep.read_bytes())
    else:
        folders = [*options.folders, *kept_back()]
        with Pool(2) as pool:
            parts = list(pool.imap(partial(rows_of, with_model=not options.rules), folders, chunksize=1))
        statements = [row for part, _ in parts for row in part]
        copy = [row for _, part in parts for row in part]
        more = []
        if options.rules or options.said:
            more = learning_copy(options.said)
        if options.keep:
            options.keep.write_bytes(pickle.dumps((statements, copy, more)))
    data = json.loads(TARGET.read_text(encoding="utf-8")) if TARGET.exists() else {}
    for in_copy, rows, others, strength in (
        (False, statements, [], options.strength),
        (True, without_likeness(copy), without_likeness(more), options.strength_in_copy),
    ):
        held, label = held_out(rows, strength, others)
        name = decision.name_of(not options.rules, in_copy)
        right = (held.argmax(1) == label).mean()
        print(f"{name}: {len(rows)} rows and {len(others)} more, most likely answer right: {right:.3f}")
        support = options.support or (0.75 if options.rules else 0.87)
        flips = 1.0 if options.rules or in_copy else options.flips
        found = best_thresholds(held, label, options.precision, support, flips, options.alarms if in_copy else None)
        data[name] = block([*rows, *others], strength, found)
    if options.write:
        TARGET.write_text(json.dumps(data, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
