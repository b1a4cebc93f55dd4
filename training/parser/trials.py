"""Many trials on one machine, then the best one exported and scored.

    python -m training.parser.trials --out DIR [--jobs N] [--budget SECONDS] [--only NAME …] [--pack DIR]

Each trial is a process of its own (steps this small leave a GPU idle between launches, so several share it
well) and one JSON line in DIR/trials.jsonl when it is done. No trial is begun or left running after the
budget. The best by LAS on dev is exported in every kind and scored on test; `--pack` writes it and all
results as one tar in pieces of 15 MiB, to be joined with `cat best.tar.* | tar x`.

With `--silver TEXTS` (what `training.parser.silver gather` wrote) there is a second stage: the five best
label the texts together, and the best three configurations with different numbers of layers are trained again
on those trees as well.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tarfile
import time
from pathlib import Path
from typing import Any

from training.parser.evaluate import ENCODER, TREEBANK

TRIALS: dict[str, dict[str, Any]] = {
    "base": {},
    "plain": {"augmented": False},
    "wide": {"arc_width": 384, "dropout": 0.33},
    "narrow": {"label_width": 64},
    "fast": {"lr_encoder": 4e-4, "layer_decay": 0.85},
    "mean": {"pool": "mean"},
    "mix": {"mix": True},
    "small-batch": {"batch": 16, "ema": 0.999},
    "five-layers": {"layers": 5},
    "four-layers": {"layers": 4},
    "no-average": {"ema": 0.0},
    "more-noise": {"piece_dropout": 0.15, "encoder_dropout": 0.15, "dropout": 0.33},
    "bf16": {"precision": "bf16"},
}
PIECE = 15 << 20
TEACHERS = 5


def run_all(
    trials: dict[str, dict[str, Any]],
    out: Path,
    common: list[str],
    settings: dict[str, Any],
    jobs: int,
    budget: float,
) -> list[dict[str, Any]]:
    """Run trials, `jobs` at a time, until `budget` seconds are over; return what was finished, in order."""
    out.mkdir(parents=True, exist_ok=True)
    began = time.monotonic()
    waiting = list(trials.items())
    running: dict[str, tuple[subprocess.Popen[bytes], float]] = {}
    finished: list[dict[str, Any]] = []
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "TOKENIZERS_PARALLELISM": "false"}
    while waiting or running:
        over = time.monotonic() - began > budget
        while waiting and len(running) < jobs and not over:
            name, changes = waiting.pop(0)
            values = [f"{key}={value}" for key, value in {**settings, **changes}.items()]
            command = [sys.executable, "-m", "training.parser.train", "--out", str(out / name), *common]
            with (out / f"{name}.log").open("wb") as log:
                process = subprocess.Popen(
                    [*command, "--set", *values], stdout=log, stderr=subprocess.STDOUT, env=environment
                )
            running[name] = (process, time.monotonic())
        for name, (process, start) in list(running.items()):
            if process.poll() is None and over:
                process.terminate()
                process.wait()
            if process.poll() is None:
                continue
            del running[name]
            finished.append(_line(name, trials[name], out, process.returncode, time.monotonic() - start))
            with (out / "trials.jsonl").open("a", encoding="utf-8") as lines:
                lines.write(json.dumps(finished[-1]) + "\n")
            print(json.dumps(finished[-1]), flush=True)
        if over:
            waiting.clear()
        time.sleep(0.2)
    return finished


def _line(name: str, changes: dict[str, Any], out: Path, code: int, seconds: float) -> dict[str, Any]:
    line: dict[str, Any] = {"trial": name, "changes": changes, "seconds": round(seconds, 1)}
    result = out / name / "result.json"
    if code != 0 or not result.exists():
        tail = (out / f"{name}.log").read_text(encoding="utf-8", errors="replace")[-1500:]
        epochs = [row for row in tail.splitlines() if row.startswith('{"epoch"') and row.endswith("}")]
        reached = json.loads(epochs[-1]) if epochs else None
        return {**line, "failed": code, "reached": reached, "log": "" if epochs else tail}
    found = json.loads(result.read_text(encoding="utf-8"))
    chosen = ("upos", "uas", "las", "las_full", "entity_f1")
    return {
        **line,
        "epochs": found["config"]["epochs"],
        "device": found["device"],
        "parameters": found["parameters"],
        **{split: {key: found[split]["all"][key] for key in chosen} for split in ("dev", "test")},
    }


def markdown(lines: list[dict[str, Any]]) -> str:
    """Return the table that TRIALS.md holds, best on dev first."""
    rows = [
        "| trial | changed | epochs | s | dev UPOS | UAS | LAS | ent. F1 | test UPOS | UAS | LAS | ent. F1 |"
    ]
    rows.append("|---" * 12 + "|")
    good = sorted((line for line in lines if "dev" in line), key=lambda line: -line["dev"]["las"])
    for line in good:
        changed = (
            ", ".join(f"{key} {Path(str(value)).name}" for key, value in line["changes"].items()) or "nothing"
        )
        scores = [f"{line[s][k]:.1f}" for s in ("dev", "test") for k in ("upos", "uas", "las", "entity_f1")]
        cells = [line["trial"], changed, str(line["epochs"]), f"{line['seconds']:.0f}", *scores]
        rows.append("| " + " | ".join(cells) + " |")
    return "\n".join(rows) + "\n"


def pack(folder: Path, extra: list[Path], target: Path) -> None:
    """Write `folder` and further files as one tar, cut into pieces."""
    target.mkdir(parents=True, exist_ok=True)
    whole = target / "best.tar"
    with tarfile.open(whole, "w") as archive:
        for path in [*sorted(folder.glob("*.*")), *extra]:
            if path.suffix != ".onnx":  # exported again from the weights wherever they go
                archive.add(path, arcname=path.name)
    content = whole.read_bytes()
    whole.unlink()
    for index in range(0, len(content), PIECE):
        (target / f"best.tar.{index // PIECE:02d}").write_bytes(content[index : index + PIECE])


def _second_stage(
    lines: list[dict[str, Any]], arguments: argparse.Namespace, places: list[str]
) -> dict[str, dict[str, Any]]:
    """Label the texts with the best models; return the trials that learn from them."""
    good = sorted((line for line in lines if "dev" in line), key=lambda line: -line["dev"]["las"])
    silver = arguments.out / "silver.conllu.gz"
    teachers = [str(arguments.out / line["trial"]) for line in good[:TEACHERS]]
    limit = ["--limit", str(arguments.limit)] if arguments.limit else []
    subprocess.run(
        [
            *(sys.executable, "-m", "training.parser.silver", "label"),
            *("--texts", str(arguments.silver), "--models", *teachers, "--out", str(silver)),
            *("--device", arguments.device, "--encoder", arguments.encoder, *limit),
        ],
        check=True,
    )
    chosen: dict[int, dict[str, Any]] = {}
    for line in good:  # the best of each depth
        chosen.setdefault(int(line["changes"].get("layers", 6)), line)
    more = {"extra": str(silver), "extra_per_epoch": arguments.silver_per_epoch}
    return {f"{line['trial']}-silver": {**line["changes"], **more} for line in list(chosen.values())[:3]}


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Run the parser's trials and export the best.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--jobs", type=int, default=4)
    parser.add_argument("--budget", type=float, default=200.0, help="seconds for all trials together")
    parser.add_argument("--epochs", type=int, default=30)
    parser.add_argument("--limit", type=int)
    parser.add_argument("--device", default="cuda")
    parser.add_argument("--treebank", default=TREEBANK)
    parser.add_argument("--encoder", default=ENCODER)
    parser.add_argument("--only", nargs="*", help="names of trials to run (default: all)")
    parser.add_argument("--trials", type=Path, help="a JSON object of trials instead of those listed here")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings for every trial")
    parser.add_argument("--no-export", action="store_true")
    parser.add_argument("--silver", type=Path, help="texts for a second stage")
    parser.add_argument("--silver-epochs", type=int, default=25)
    parser.add_argument("--silver-per-epoch", type=int, default=4000)
    parser.add_argument("--silver-budget", type=float, default=150.0)
    parser.add_argument("--pack", type=Path)
    arguments = parser.parse_args()
    trials = json.loads(arguments.trials.read_text(encoding="utf-8")) if arguments.trials else TRIALS
    if arguments.only:
        trials = {name: trials[name] for name in arguments.only}
    places = ["--treebank", arguments.treebank, "--encoder", arguments.encoder]
    limit = ["--limit", str(arguments.limit)] if arguments.limit else []
    common = ["--device", arguments.device, *places, *limit]
    settings: dict[str, Any] = {"epochs": arguments.epochs}
    settings |= dict(pair.split("=", 1) for pair in arguments.set)
    lines = run_all(trials, arguments.out, common, settings, arguments.jobs, arguments.budget)
    if arguments.silver:
        second = _second_stage(lines, arguments, places)
        settings["epochs"] = arguments.silver_epochs
        lines += run_all(second, arguments.out, common, settings, arguments.jobs, arguments.silver_budget)
    table = arguments.out / "trials.md"
    table.write_text(markdown(lines), encoding="utf-8")
    print(table.read_text(encoding="utf-8"))
    good = [line for line in lines if "dev" in line]
    if not good:
        sys.exit("no trial was finished")
    best = arguments.out / max(good, key=lambda line: line["dev"]["las"])["trial"]
    if not arguments.no_export:
        module = [sys.executable, "-m"]
        kinds = ["fp32", "dynamic8", "static8"]
        subprocess.run(
            [*module, "training.parser.export", str(best), str(best), "--kinds", *kinds, *places], check=True
        )
        files = [str(best / f"parser.{kind}.onnx") for kind in kinds]
        reports = ["--json", str(best / "report.json"), "--markdown", str(best / "report.md")]
        scored = [
            "training.parser.evaluate",
            str(best),
            "--onnx",
            *files,
            "--speed",
            *places,
            *limit,
            *reports,
        ]
        subprocess.run([*module, *scored], check=True)
    if arguments.pack:
        pack(best, [arguments.out / "trials.jsonl", table], arguments.pack)


if __name__ == "__main__":
    main()
