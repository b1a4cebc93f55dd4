"""Learn the rulebook: trees over exactly read signals, from all labelled training domains.

    python -m training.decision.rules [FOLDER…] [--test FOLDER…] [--write]

Each statement's own fact carries its label; the other candidate facts are "unverified" with less weight.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from dataclasses import replace
from functools import partial
from multiprocessing import Pool
from pathlib import Path

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier

from factcheck.claims.compare import frame_signals
from factcheck.language.analyse import analyse
from factcheck.language.parser import parse
from factcheck.model import Fact, FactFile
from factcheck.retrieval.candidates import candidates
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.verdicts import rulebook
from factcheck.verdicts.judge import rule_features
from factcheck.verdicts.pairs import align
from factcheck.verdicts.part import worth_reading
from factcheck.verdicts.signals import signals
from training.domains import learning
from training.drafts import load_drafts, read_draft
from training.entailment.prepare import echoes, load_domain

TARGET = Path(rulebook.__file__).parent / "data" / "rules.json"
Row = tuple[int, bool, dict[str, float]]


def rows_of(folder: Path, with_echoes: bool = True) -> list[Row]:
    """Return (label, whether the fact is the labelled one, features) of every statement beside its candidates."""
    domain = load_domain(folder)
    facts = tuple(Fact(name, claim, ()) for name, claim in domain.facts)
    numbers = {fact.id: number for number, fact in enumerate(facts)}
    rows: list[Row] = []
    with tempfile.TemporaryDirectory() as place:
        file = FactFile(domain.name, "en", domain.as_of, tuple(domain.entities), (), facts)
        compile_base(file, Path(place), analyse, parse)
        base = CompiledBase(Path(place))
        texts = [*domain.rows, *(echoes(file) if with_echoes else ())]
        read = [(analyse(text, base.gazetteer, domain.as_of), label, name) for text, label, name in texts]
        work = [(claim, label, name, candidates(base, claim)) for claim, label, name in read]
        for draft in load_drafts(folder):
            for sentence in read_draft(draft, base):
                if worth_reading(sentence.analysis, sentence.evidence, sentence.context):
                    work.append((sentence.analysis, sentence.row.label, sentence.row.fact, sentence.evidence))
        parsed = parse([claim.tokens for claim, _, _, _ in work])
        for tokens, (claim, label, fact, evidence) in zip(parsed, work):
            whole = replace(claim, tokens=tokens, parsed=True)
            for number, item in enumerate(evidence):
                others = tuple(other.analysis for other in evidence[:4] if other is not item)
                pair = align(whole, item.analysis, others)
                features = rule_features(evidence, number, pair, signals(pair), frame_signals(whole, item.analysis))
                own = numbers.get(fact, -1) == item.fact
                rows.append((label if own or label == 2 else 2, own, features))
    return rows


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folders", nargs="*", type=Path, default=learning(), help="all that models learn from")
    parser.add_argument("--test", nargs="*", type=Path, default=[])
    parser.add_argument("--rounds", type=int, default=100)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    with Pool(2) as pool:
        rows = [row for part in pool.imap(rows_of, options.folders) for row in part]
        test = [row for part in pool.imap(partial(rows_of, with_echoes=False), options.test) for row in part]
    names = list(rows[0][2])

    def arrays(some: list[Row]) -> tuple[np.ndarray, np.ndarray, np.ndarray]:
        features = np.array([[row[2][name] for name in names] for row in some])
        return features, np.array([row[0] for row in some]), np.array([row[1] for row in some])

    features, label, own = arrays(rows)
    model = HistGradientBoostingClassifier(
        max_depth=4, max_iter=options.rounds, learning_rate=0.08, min_samples_leaf=40, l2_regularization=1.0
    ).fit(features, label, sample_weight=np.where(own, 1.0, 0.35))
    for name, some in (("train", rows), ("test", test)):
        if some:
            x, y, mine = arrays(some)
            p = model.predict_proba(x)
            told = mine & (y < 2)
            right = (p[told, 1] > p[told, 0]) == (y[told] == 1)
            print(name, "supported from contradicted:", round(float(right.mean()), 4))
    if options.write:
        trees: list[list[list[object]]] = [[], [], []]
        for stage in model._predictors:  # scikit-learn has no public way to its trees
            for side, tree in enumerate(stage):
                nodes: list[object] = []
                for node in tree.nodes:
                    if node["is_leaf"]:
                        nodes.append(round(float(node["value"]), 4))
                    else:
                        split = [int(node["feature_idx"]), round(float(node["num_threshold"]), 5)]
                        nodes.append([*split, int(node["left"]), int(node["right"])])
                trees[side].append(nodes)
        start = [round(float(value), 4) for value in np.ravel(model._baseline_prediction)]
        data = {"features": names, "start": start, "trees": trees}
        TARGET.write_text(json.dumps(data, separators=(",", ":")) + "\n", encoding="utf-8")
        print(TARGET.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
