"""Compare a fresh run with the results on record: the verdicts must not get worse.

    python -m evaluation.check

Fails with 1 where overall accuracy dropped by more than one point, precision of `contradicted` by more than
half a point, or where what was labelled is not what the results on record are of.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from evaluation import results
from evaluation.domains import FOLDER, TESTING, TUNING, load_all
from evaluation.measure import Open, open_engine
from evaluation.score import run_all
from factcheck.errors import FactcheckError

MOST_ACCURACY_LOST = 0.01
MOST_PRECISION_LOST = 0.005


def main(path: Path = results.RESULTS, folder: Path = FOLDER, open_base: Open = open_engine) -> int:
    """Run the check and return its exit status: 0 fine, 1 worse, 2 where it could not be run."""
    try:
        recorded = results.read(path)
        domains = load_all((*TUNING, *TESTING), folder)
        complaints = list(changed(recorded["digests"], {domain.name: domain.digest for domain in domains}))
        runs = {mode: (results.MODES[mode], run) for mode, run in recorded["modes"].items()}
    except (OSError, KeyError, ValueError) as error:
        return _refuse(f"what is on record or what was labelled cannot be read: {error!r}")
    for mode, (use_model, run) in runs.items():
        try:
            fresh = results.record(run_all(domains, use_model, open_base))
        except FactcheckError as error:
            return _refuse(f"{mode}: {error.message}")
        print(f"{mode}: {results.summary(fresh)}")
        complaints += [f"{mode}: {complaint}" for complaint in worse(run, fresh)]
    for complaint in complaints:
        print(f"evaluation.check: {complaint}", file=sys.stderr)
    return 1 if complaints else 0


def _refuse(message: str) -> int:
    print(f"evaluation.check: {message}", file=sys.stderr)
    return 2


def changed(recorded: dict[str, str], fresh: dict[str, str]) -> Iterator[str]:
    """Yield what differs between the domains on record and those at hand."""
    for name in sorted({*recorded, *fresh}):
        if name not in fresh:
            yield f"{name} is on record and not at hand"
        elif name not in recorded:
            yield f"{name} is not on record: run evaluation.score --record"
        elif recorded[name] != fresh[name]:
            yield f"{name} is not what the results on record are of: run evaluation.score --record"


def worse(recorded: results.Record, fresh: results.Record) -> Iterator[str]:
    """Yield in what a run is worse than the one on record, by more than is allowed."""
    measures = (
        ("accuracy", MOST_ACCURACY_LOST, recorded["overall"]["accuracy"], fresh["overall"]["accuracy"]),
        (
            "precision of contradicted",
            MOST_PRECISION_LOST,
            recorded["overall"]["precision"]["contradicted"],
            fresh["overall"]["precision"]["contradicted"],
        ),
    )
    for name, most, before, now in measures:
        if before["value"] is None:
            continue
        # Nothing called contradicted is a loss of recall, which accuracy feels: no precision is lost.
        if now["value"] is not None and before["value"] - now["value"] > most + 1e-9:
            yield f"{name} fell from {before['value']:.1%} to {now['value']:.1%}"


if __name__ == "__main__":
    sys.exit(main())
