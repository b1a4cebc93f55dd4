"""Score the engine of this checkout on the labelled domains.

    python -m evaluation.score [--no-model | --model] [--record] [--show wrong|alarms|missed] [DOMAIN…]

Without a mode both are run: with the language models and with rules alone. `--record` writes results.json and
RESULTS.md, of all domains; with one mode, it leaves what is on record of the other one. `--show` prints
mistakes, of the domains for tuning only: the others keep their secret.
"""

from __future__ import annotations

import argparse
import os
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from multiprocessing import get_context

from evaluation import results
from evaluation.domains import TESTING, TUNING, Domain, load_all
from evaluation.measure import Open, Outcome, open_engine, run
from factcheck.errors import FactcheckError


def main(arguments: Sequence[str] | None = None, open_base: Open = open_engine) -> int:
    """Run the command line and return its exit status: 0, or 2 where it could not be run."""
    options = _parser().parse_args(arguments)
    names = options.domains or [*TUNING, *TESTING]
    unknown = sorted(set(names) - {*TUNING, *TESTING})
    if unknown:
        return _refuse(f"no domain is called {', '.join(unknown)}")
    if options.record and options.domains:
        return _refuse("results are recorded of all domains")
    modes = {options.mode: results.MODES[options.mode]} if options.mode else results.MODES
    domains = load_all(names)
    runs = {}
    outcomes: list[Outcome] = []
    for mode, use_model in modes.items():
        start = time.perf_counter()
        try:
            outcomes = run_all(domains, use_model, open_base)
        except FactcheckError as error:
            return _refuse(f"{mode}: {error.message}")
        runs[mode] = results.record(outcomes)
        seconds = time.perf_counter() - start
        print(f"{mode}: {results.summary(runs[mode])}; {seconds:.1f} s")
        if options.show:
            _show(outcomes, options.show)
        elif not options.record:
            print("\n".join(results.mode_tables(runs[mode])))
    if options.record:
        results.write(results.whole(runs, outcomes, results.RESULTS))
    return 0


def run_all(domains: Sequence[Domain], use_model: bool, open_base: Open = open_engine) -> list[Outcome]:
    """Run the domains, several at once where there are processors for it; the outcomes are in their order."""
    jobs = min(len(domains), os.cpu_count() or 1)
    # An engine of a test's own stays in this process.
    if jobs < 2 or open_base is not open_engine:
        return [run(domain, use_model, open_base) for domain in domains]
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        return list(pool.map(partial(run, use_model=use_model), domains))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="evaluation.score", description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("domains", nargs="*", metavar="DOMAIN", help="all of them by default")
    mode = parser.add_mutually_exclusive_group()
    mode.add_argument("--model", dest="mode", action="store_const", const="model", help="with the models")
    mode.add_argument("--no-model", dest="mode", action="store_const", const="rules", help="with rules alone")
    parser.add_argument("--record", action="store_true", help="write results.json and RESULTS.md")
    parser.add_argument("--show", choices=("wrong", "alarms", "missed"), help="print mistakes, no tables")
    return parser


def _show(outcomes: Sequence[Outcome], kind: str) -> None:
    for outcome in outcomes:
        if outcome.domain.name in TUNING:
            for what, text in outcome.mistakes:
                if what == kind:
                    print(text)


def _refuse(message: str) -> int:
    print(f"evaluation.score: {message}", file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main())
