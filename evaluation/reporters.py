"""How statements fare that were written as reporters write them, on bases made for them.

    python -m evaluation.reporters               # one line a base: how its statements came out
    python -m evaluation.reporters games --show  # and those that came out otherwise than labelled

Each folder of `evaluation/reporters` has `statements.tsv`: S, C or U (supported, contradicted, unverified), a tab and
the statement; and `facts.yaml`, or else the base that comes with the package is meant. They are for looking at, so
every mistake may be read; they are no measure of how good the verdicts are on other desks' bases.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import factcheck

FOLDER = Path(__file__).parent / "reporters"
SHIPPED = Path(__file__).parents[1] / "facts.yaml"
VERDICTS = {"supported": "S", "contradicted": "C", "outdated": "C"}


def statements(folder: Path) -> list[tuple[str, str]]:
    """Return (label, statement) of a folder, in order. Raises ValueError for a line without a label and a tab."""
    found = []
    for number, line in enumerate((folder / "statements.tsv").read_text(encoding="utf-8").splitlines(), 1):
        label, tab, text = line.partition("\t")
        if label not in ("S", "C", "U") or not tab or not text:
            raise ValueError(f"{folder.name}, line {number}: expected S, C or U, a tab and a statement")
        found.append((label, text))
    return found


def answers(folder: Path) -> Iterator[tuple[str, str, str]]:
    """Yield (label, what the verdict comes to, statement) of a folder."""
    own = folder / "facts.yaml"
    base = factcheck.load(own if own.exists() else SHIPPED)
    for label, text in statements(folder):
        yield label, VERDICTS.get(base.check(text).verdict.value, "U"), text


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("names", nargs="*", help="folders; all without")
    parser.add_argument("--show", action="store_true", help="print what came out otherwise than labelled")
    options = parser.parse_args()
    total: Counter[str] = Counter()
    for folder in sorted(path.parent for path in FOLDER.glob("*/statements.tsv")):
        if options.names and folder.name not in options.names:
            continue
        found: Counter[str] = Counter()
        for label, said, text in answers(folder):
            found[label + said] += 1
            if options.show and label != said:
                print(f"{label} as {said}: {text}")
        print(_line(folder.name, found))
        total += found
    print(_line("all", total))


def _line(name: str, found: Counter[str]) -> str:
    right = sum(found[label * 2] for label in "SCU")
    turned, made_up = found["SC"] + found["CS"], found["US"] + found["UC"]
    return f"{name:10} {right:4} of {found.total():4} right, {turned:3} told the wrong way round, {made_up:3} made up"


if __name__ == "__main__":
    main()
