"""Measure factcheck and write docs/benchmarks.md.

    python benchmarks/run.py [--quick] [--corpus FOLDER] [--peers FOLDER] [--output FILE]

`--corpus` is a folder with `many/*.md` (200 files of 5 KB) and `one_5m.md`; without it the prose is made from the
articles of this repository. `--peers` is the `bin` folder of an environment with codespell and proselint, which are
measured in the same run; without it they are looked for on the PATH. `--quick` does with fewer and smaller runs and
writes nothing. Times are medians of wall time after one run to warm up, each in a process of its own.
"""

from __future__ import annotations

import argparse
import os
import platform
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from benchmarks.corpus import SEED, base, prose  # noqa: E402
from factcheck.version import VERSION  # noqa: E402

STATEMENT = "The council approved the new budget of 48 million euros in March 2024."
FACTCHECK = (sys.executable, "-m", "factcheck")
START = (sys.executable, "-c", "pass")
# Measures a command's greatest memory in a process of its own: the parent's counter would keep the highest of all.
PEAK = (
    "import resource, subprocess, sys; status = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, "
    "stderr=subprocess.DEVNULL).returncode; print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss); "
)


@dataclass(frozen=True)
class Row:
    """One measurement; `budget` in seconds (or MB), 0 for none. `start` is how long Python took to start meanwhile."""

    what: str
    value: float | None
    budget: float = 0.0
    unit: str = "s"
    start: float = 1.0


class Timed(NamedTuple):
    """A command's median wall time in seconds, and that of `python -c pass` before each of its runs and after."""

    seconds: float
    start: float


class Bench:
    """A folder with bases and copy, and the measurements made in it."""

    def __init__(self, folder: Path, quick: bool, corpus: Path | None) -> None:
        self.folder = folder
        self.quick = quick
        self.runs = 3 if quick else 9
        self.env = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(folder / "cache"), "NO_COLOR": "1"}
        self.env.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed package has its bytecode
        self.rows: list[Row] = []
        for size in (1_000, 10_000):
            (folder / f"facts-{size}.yaml").write_text(base(size), encoding="utf-8")
        if corpus is not None:
            self.many, self.big = corpus / "many", corpus / "one_5m.md"
            return
        self.many, self.big = folder / "many", folder / "one_5m.md"
        self.many.mkdir()
        for number in range(200):
            (self.many / f"{number:03}.md").write_text(prose(5_000, SEED + number), encoding="utf-8")
        self.big.write_text(prose(5_000_000), encoding="utf-8")

    def time(
        self, command: Sequence[str], runs: int = 0, before: Callable[[], object] | None = None, warm: bool = True
    ) -> Timed:
        """Return how long a command takes; `before` is called, untimed, before each run."""
        times, starts = [], []
        for number in range((runs or self.runs) + warm):
            if before is not None:
                before()
            starts.append(self._run(START))
            elapsed = self._run(command)
            starts.append(self._run(START))
            if number or not warm:
                times.append(elapsed)
        return Timed(statistics.median(times), statistics.median(starts))

    def _run(self, command: Sequence[str]) -> float:
        """Run a command, and return its wall time in seconds."""
        started = time.perf_counter()
        done = subprocess.run(command, cwd=self.folder, env=self.env, capture_output=True, check=False)
        elapsed = time.perf_counter() - started
        if done.returncode not in (0, 1) and FACTCHECK[0] == command[0]:
            raise SystemExit(f"{' '.join(map(str, command))}: {done.stderr.decode()[-2000:]}")
        return elapsed

    def peak(self, command: Sequence[str]) -> float:
        """Return the greatest memory of a command in MB."""
        inside = (sys.executable, "-c", PEAK, *command)
        done = subprocess.run(
            inside, cwd=self.folder, env=self.env, capture_output=True, text=True, check=True
        )
        return int(done.stdout) / (1e6 if sys.platform == "darwin" else 1e3)

    def add(self, what: str, value: Timed | float | None, budget: float = 0.0, unit: str = "s") -> None:
        """Keep a measurement, and show it."""
        start = 1.0
        if isinstance(value, Timed):
            value, start = value
        self.rows.append(Row(what, value, budget, unit, start))
        shown = "–" if value is None else f"{value:.3f} {unit}"
        print(f"{what:<66} {shown}", flush=True)

    def forget(self) -> None:
        """Remove compiled bases and kept results."""
        shutil.rmtree(self.folder / "cache", ignore_errors=True)

    def forget_results(self) -> None:
        """Remove kept results, but not compiled bases."""
        for path in (self.folder / "cache").rglob("*"):
            if path.is_file() and not path.parent.name.startswith("base-"):
                path.unlink()

    def check(self, facts: int, *arguments: str) -> tuple[str, ...]:
        """Return a command against the base of that many facts."""
        return (*FACTCHECK, "--facts", f"facts-{facts}.yaml", *arguments)


def one_statement(bench: Bench) -> None:
    """Measure start-up and a single statement."""
    bench.add("python -c pass", bench.time(START))
    bench.add("factcheck --version", bench.time((*FACTCHECK, "--version")), 0.060)
    for name, options, budget in (
        ("plain, rules alone", ("--format", "plain", "--no-model"), 0.075),
        ("plain, with the model", ("--format", "plain"), 0.250),
        ("rich, rules alone", ("--format", "rich", "--no-model"), 0.150),
        ("rich, with the model", ("--format", "rich"), 0.250),
    ):
        bench.add(f"one statement, 1,000 facts, {name}", bench.time(bench.check(1_000, *options, STATEMENT)), budget)
    unrelated = bench.check(1_000, "--format", "plain", "Bananas ripen faster beside apples.")
    bench.add("one statement on something else, plain, with the model", bench.time(unrelated), 0.075)
    cold = bench.check(1_000, "--format", "plain", "--no-model", STATEMENT)
    bench.add("one statement, 1,000 facts, cold cache, rules alone", bench.time(cold, 3, bench.forget, False))


def compiling(bench: Bench) -> None:
    """Measure how long a base takes to compile, start-up included."""
    for size, budget in ((1_000, 1.0), (10_000, 10.0)):
        command = bench.check(size, "--format", "plain", "--no-model", "Nothing to see here.")
        runs = 1 if bench.quick else 3
        bench.add(f"compile {size:,} facts", bench.time(command, runs, bench.forget, False), budget)
    if not bench.quick:
        command = bench.check(10_000, "--format", "plain", "Nothing to see here.")
        bench.add("compile 10,000 facts, parsed for the model", bench.time(command, 1, bench.forget, False))


def files(bench: Bench) -> None:
    """Measure many articles and one long text against 10,000 facts."""
    runs = 1 if bench.quick else 3
    many = "200 articles of 5 KB, 10,000 facts"
    for name, options, times in (("rules alone", ("--no-model",), runs), ("with the model", (), 1)):
        command = bench.check(10_000, "--format", "plain", "--jobs", "1", *options, str(bench.many))
        value = bench.time(command, times, bench.forget_results)
        bench.add(f"{many}, {name}, one worker", value, 1.5)
        bench.add(f"{many}, {name}, one worker, again and unchanged", bench.time(command, runs, warm=False))
    if bench.quick:
        return
    # One after the other, and again: what they cost beside each other is to be told apart from a machine's moods.
    ways: dict[str, list[Timed]] = {"rules alone": [], "with the model": []}
    for _ in range(3):
        for name, timed in ways.items():
            options = ("--no-model",) if name == "rules alone" else ()
            command = bench.check(10_000, "--format", "plain", *options, str(bench.big))
            timed.append(bench.time(command, 1, bench.forget_results, False))
    for name, timed in ways.items():
        middle = Timed(*(statistics.median(values) for values in zip(*timed)))
        bench.add(f"5 MB of prose, 10,000 facts, {name}", middle, 5.0)
    beside = [model.seconds / rules.seconds for rules, model in zip(*ways.values())]
    bench.add("5 MB of prose, 10,000 facts, with the model, times by rules alone", statistics.median(beside), 1.1, "")


def memory(bench: Bench) -> None:
    """Measure the greatest memory."""
    bench.add("memory: one statement, rules alone", bench.peak(bench.check(1_000, "--no-model", STATEMENT)), 100, "MB")
    bench.add("memory: one statement, with the model", bench.peak(bench.check(1_000, STATEMENT)), 0, "MB")
    command = bench.check(10_000, "--format", "plain", "--jobs", "1", "--no-model", str(bench.many))
    bench.add("memory: 200 articles, 10,000 facts, rules alone", bench.peak(command), 100, "MB")


def peers(bench: Bench, folder: Path | None) -> None:
    """Measure codespell and proselint on the same copy, where they are installed."""
    config = bench.folder / "proselint.json"
    config.write_text('{"max_errors": 1000000}', encoding="utf-8")
    short = bench.folder / "short.md"
    short.write_text(STATEMENT + "\n", encoding="utf-8")
    for name, options in (("codespell", ()), ("proselint", ("check", "--config", str(config)))):
        program = shutil.which(name, path=str(folder) if folder else None)
        if program is None:
            bench.add(f"{name}: not installed", None)
            continue
        bench.add(f"{name}: one sentence", bench.time((program, *options, str(short)), 3))
        many = bench.time((program, *options, str(bench.many)), 1 if bench.quick else 3)
        bench.add(f"{name}: 200 articles of 5 KB", many)
        if not bench.quick:
            bench.add(f"{name}: 5 MB of prose", bench.time((program, *options, str(bench.big)), 1, warm=False))


def machine() -> str:
    """Return a description of the machine in words."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        lines = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = lines[0].partition(":")[2].strip() if lines else model
    memory = ""
    if Path("/proc/meminfo").exists():
        memory = f", {int(Path('/proc/meminfo').read_text().split()[1]) / 1e6:.0f} GB of memory"
    load = f"load {os.getloadavg()[0]:.1f} at the end" if hasattr(os, "getloadavg") else ""
    system = f"{platform.system()}, Python {platform.python_version()}"
    return f"{model}, {os.cpu_count()} processors{memory}; {system}; {load}"


def shown(value: float, unit: str) -> str:
    if unit != "s":
        return f"{value:.0f} MB" if unit else f"{value:.2f}"
    return f"{value * 1000:.0f} ms" if value < 1 else f"{value:.2f} s"


def page(rows: Sequence[Row], corpus: str) -> str:
    """Return the page for the docs."""
    lines = [
        "# How fast it is",
        "",
        "Written by `python benchmarks/run.py`: medians of wall time, each run a process of its own after one to warm",
        "up (200 articles with the model: one run). Budgets are for two processors on which `python -c pass` takes",
        "10 ms; “scaled” is the time brought to that, by what `python -c pass` took before each run and after.",
        "",
        f"Version {VERSION}. Machine: {machine()}. Prose: {corpus}.",
        "",
        "| what | measured | times `python -c pass` | scaled | budget | |",
        "| --- | ---: | ---: | ---: | ---: | --- |",
    ]
    for row in rows:
        if row.value is None:
            lines.append(f"| {row.what} | – | | | | |")
            continue
        scaled = row.value / row.start * 0.010 if row.unit == "s" else row.value
        ratio = f"{row.value / row.start:,.1f}" if row.unit == "s" else ""
        budget = shown(row.budget, row.unit) if row.budget else ""
        met = ("met" if scaled <= row.budget else f"missed, {scaled / row.budget:.1f} times") if row.budget else ""
        in_words = shown(scaled, "s") if row.unit == "s" else ""
        lines.append(f"| {row.what} | {shown(row.value, row.unit)} | {ratio} | {in_words} | {budget} | {met} |")
    return "\n".join([*lines, *beside(rows)]) + "\n"


# What is measured of factcheck and what of others on the same copy.
BESIDE = (
    ("one sentence", "one statement, 1,000 facts, plain, {}", "{}: one sentence"),
    ("200 articles of 5 KB", "200 articles of 5 KB, 10,000 facts, {}, one worker", "{}: 200 articles of 5 KB"),
    ("200 articles of 5 KB, again and unchanged",
     "200 articles of 5 KB, 10,000 facts, {}, one worker, again and unchanged", "{}: 200 articles of 5 KB"),
    ("5 MB of prose", "5 MB of prose, 10,000 facts, {}", "{}: 5 MB of prose"),
)  # fmt: skip


def beside(rows: Sequence[Row]) -> list[str]:
    """Return the table of how many times as long as others the command takes; [] where none was measured."""
    values = {row.what: row.value and row.value / row.start for row in rows}
    lines = []
    for what, own, other in BESIDE:
        cells = []
        for name in ("codespell", "proselint"):
            theirs = values.get(other.format(name))
            for ours in ("rules alone", "with the model"):
                mine = values.get(own.format(ours))
                cells.append(f"{mine / theirs:.1f}" if mine and theirs else "–")
        if set(cells) != {"–"}:
            lines.append(f"| {what} | " + " | ".join(cells) + " |")
    if not lines:
        return []
    return [
        "",
        "## Beside others",
        "",
        "How many times as long as theirs a run takes on the same copy and machine, scaled. Codespell looks words up",
        "in a list and proselint goes by patterns; neither knows a fact.",
        "",
        "| | codespell: rules alone | with the model | proselint: rules alone | with the model |",
        "| --- | ---: | ---: | ---: | ---: |",
        *lines,
    ]


def main() -> None:
    """Measure, and write the page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--quick", action="store_true", help="fewer and smaller runs; write nothing")
    parser.add_argument("--corpus", type=Path, help="folder with many/*.md and one_5m.md")
    parser.add_argument("--peers", type=Path, help="folder with the programs codespell and proselint")
    parser.add_argument("--output", type=Path, default=ROOT / "docs" / "benchmarks.md")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder), given.quick, given.corpus and given.corpus.resolve())
        for measure in (one_statement, compiling, files, memory):
            measure(bench)
        peers(bench, given.peers)
        corpus = "Debian documentation" if given.corpus else "sentences of this repository's articles and drafts"
        if not given.quick:
            given.output.write_text(page(bench.rows, corpus), encoding="utf-8")


if __name__ == "__main__":
    main()
