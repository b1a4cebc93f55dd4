"""Train the reader of wording: public pairs first, then statements written by editors.

    python -m training.entailment.train --pairs pairs.npz --encoder FOLDER --out FOLDER --plan plan.json [--device cuda]

A plan is a list of trials; each names the splits to learn from, epochs, rates and seeds, and writes its
measurements on the splits under `measure` as one JSON line. The trial with `"keep": true` is saved.

A trial with `"model": "teacher"` trains the larger model of `training.entailment.teacher` (its weights: `--teacher`);
with `folds` it reads every domain unseen, and what it says is written to `heldout-TRIAL.npz` (of the folds that `only`
names, so that several processes can share them). A trial with `"soft": [TRIAL, …]` learns from the mean of what those
say beside the editors' labels, and from what the first of them says of the public pairs. Splits under `unread` are
learnt from beside them by labels alone, and `portion` says how many statements of the others go with them.
"""

from __future__ import annotations

import argparse
import copy
import json
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import torch
from torch import Tensor

from training.entailment.average import average
from training.entailment.model import Entailment, statement_scores
from training.entailment.teacher import Teacher

FIRST_MARK, LAST_MARK = 1, 99
Model = Entailment | Teacher


@dataclass
class Split:
    """Sequences of a split: flat pieces on the device, everything that batches are made by on the CPU.

    What a batch needs is worked out on the CPU and sent over at once: a small encoder on a fast device waits
    for its instructions most of the time.
    """

    ids: Tensor
    segments: Tensor
    start: np.ndarray
    length: np.ndarray
    label: np.ndarray
    statement: np.ndarray
    gold: np.ndarray
    domain: np.ndarray
    scheme: np.ndarray
    soft: np.ndarray | None = None  # logits (pairs, 3) of a teacher

    def batch(self, rows: np.ndarray) -> tuple[Tensor, Tensor, Tensor]:
        """Return (ids, mask, segments) of the rows, padded to a multiple of eight (attention is faster)."""
        device = self.ids.device
        frame = torch.from_numpy(np.stack([self.start[rows], self.length[rows]])).to(device, non_blocking=True)
        offsets = torch.arange(-(-int(self.length[rows].max()) // 8) * 8, device=device)[None, :]
        mask = offsets < frame[1][:, None]
        places = (frame[0][:, None] + offsets).clamp(max=len(self.ids) - 1)
        return self.ids[places].long() * mask, mask.long(), self.segments[places].long() * mask

    def send(self, values: np.ndarray) -> Tensor:
        """Return an array of the CPU on the device."""
        return torch.from_numpy(np.ascontiguousarray(values)).to(self.ids.device, non_blocking=True)


def load(path: Path, device: str, marks: bool, longest: int) -> dict[str, Split]:
    """Read the arrays of all splits; without `marks` the marks are taken out of every sequence."""
    data = np.load(path)
    splits = {}
    for name in sorted({key.split(".")[0] for key in data.files}):
        ids = data[f"{name}.ids"].astype(np.int64)
        segments, length = data[f"{name}.segments"], data[f"{name}.length"].astype(np.int64)
        if not marks:
            keep = (ids < FIRST_MARK) | (ids > LAST_MARK)
            owner = np.repeat(np.arange(len(length)), length)
            length = np.bincount(owner[keep], minlength=len(length))
            ids, segments = ids[keep], segments[keep]
        start = np.concatenate([[0], np.cumsum(length)[:-1]])
        count = len(length)

        def column(key: str, default: np.ndarray, name: str = name) -> np.ndarray:
            full = f"{name}.{key}"
            return data[full].astype(np.int64) if full in data.files else default

        splits[name] = Split(
            torch.as_tensor(ids, device=device).int(),
            torch.as_tensor(segments, device=device).to(torch.uint8),
            start,
            np.minimum(length, longest),
            column("label", np.zeros(count, np.int64)),
            column("statement", np.arange(count)),
            column("gold", np.ones(count, np.int64)),
            column("domain", np.zeros(count, np.int64)),
            column("scheme", np.zeros(count, np.int64)),
        )
    return splits


def joined(splits: list[Split]) -> Split:
    """Return several splits as one; statements and domains are numbered on."""
    starts, statements, domains = [], [], []
    at = statement = domain = 0
    for split in splits:
        starts.append(split.start + at)
        statements.append(split.statement + statement)
        domains.append(split.domain + domain)
        at += len(split.ids)
        statement += int(split.statement.max()) + 1
        domain += int(split.domain.max()) + 1
    return Split(
        torch.cat([split.ids for split in splits]),
        torch.cat([split.segments for split in splits]),
        np.concatenate(starts),
        np.concatenate([split.length for split in splits]),
        np.concatenate([split.label for split in splits]),
        np.concatenate(statements),
        np.concatenate([split.gold for split in splits]),
        np.concatenate(domains),
        np.concatenate([split.scheme for split in splits]),
        None if any(split.soft is None for split in splits) else np.concatenate([split.soft for split in splits]),
    )


def rates(model: Model, rate: float, decay: float) -> list[dict[str, Any]]:
    """Return parameter groups whose rate falls layer by layer towards the embeddings."""
    groups: dict[float, list[torch.nn.Parameter]] = {}
    depth = len(model.encoder.layers)
    for name, parameter in model.named_parameters():
        if name.startswith("encoder.embeddings"):
            scale = decay ** (depth + 1)
        elif ".layer." in name:
            scale = decay ** (depth - int(name.split(".layer.")[1].split(".")[0]))
        else:
            scale = 3.0
        groups.setdefault(scale, []).append(parameter)
    return [{"params": parameters, "lr": rate * scale} for scale, parameters in groups.items()]


def fit(
    model: Model, steps: int, rate: float, decay: float, loss_of: Callable[[int], Tensor], seconds: float = 0.0
) -> None:
    """Run AdamW with warm-up and linear decay over `steps` calls of `loss_of(step)`.

    With `seconds`, the rate falls with the time gone where that is more than the share of the steps, and what is left
    at the end of it is left out: on a machine that is lent for minutes, a shorter course beats one cut off.
    """
    fused = next(model.parameters()).is_cuda
    optimiser = torch.optim.AdamW(rates(model, rate, decay), weight_decay=0.01, fused=fused)
    full = [group["lr"] for group in optimiser.param_groups]
    warm, started = 0.08, time.time()
    model.train()
    for step in range(steps):
        gone = max(step / steps, (time.time() - started) / seconds if seconds else 0.0)
        if gone >= 1:
            print(json.dumps({"stopped": step, "of": steps}), flush=True)
            break
        share = min((step + 1) / max(1, steps * warm), (1 - gone) / (1 - warm))
        for group, rate_of in zip(optimiser.param_groups, full):
            group["lr"] = rate_of * share
        with torch.autocast("cuda" if fused else "cpu", torch.bfloat16):
            loss = loss_of(step)
        if step % (500 if fused else 50) == 0:
            print(json.dumps({"step": step, "of": steps, "loss": round(float(loss.detach()), 4)}), flush=True)
        optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
        optimiser.step()


SOFTEN = 1.5  # the temperature that a teacher's answers are read at


def taught(logits: Tensor, soft: Tensor) -> Tensor:
    """Return how far each pair's answer (pairs, 3) is from the teacher's, in nats."""
    wanted = torch.softmax(soft / SOFTEN, -1)
    return (wanted * (wanted.clamp(min=1e-6).log() - torch.log_softmax(logits / SOFTEN, -1))).sum(-1) * SOFTEN**2


def fit_public(
    model: Model,
    split: Split,
    epochs: int,
    size: int,
    rate: float,
    decay: float,
    soft_weight: float,
    random: np.random.Generator,
) -> None:
    """Learn from independent pairs, sorted into batches of like length."""
    batches: list[np.ndarray] = []
    for _ in range(epochs):
        order = random.permutation(len(split.length))
        epoch = []
        for at in range(0, len(order), size * 20):
            chunk = order[at : at + size * 20]
            chunk = chunk[np.argsort(split.length[chunk], kind="stable")]
            epoch += [chunk[i : i + size] for i in range(0, len(chunk), size)]
        batches += [epoch[i] for i in random.permutation(len(epoch))]

    def loss_of(step: int) -> Tensor:
        rows = batches[step]
        logits = model(*split.batch(rows)).float()
        # Sets without "unverified" say nothing about it: its logit is taken out of the comparison.
        closed = torch.zeros_like(logits)
        closed[:, 2] = split.send(split.scheme[rows]).float() * 20.0
        hard = torch.nn.functional.cross_entropy(logits - closed, split.send(split.label[rows]), label_smoothing=0.03)
        if split.soft is None:
            return hard
        return (1 - soft_weight) * hard + soft_weight * taught(logits, split.send(split.soft[rows])).mean()

    fit(model, len(batches), rate, decay, loss_of)


def fit_statements(
    model: Model,
    split: Split,
    use: np.ndarray,
    epochs: int,
    size: int,
    rate: float,
    decay: float,
    pair_weight: float,
    soft_weight: float,
    random: np.random.Generator,
    seconds: float = 0.0,
) -> None:
    """Learn from statements beside all their candidate facts; `use` are the pair rows to learn from, in order."""
    cuts = np.flatnonzero(np.diff(split.statement[use])) + 1
    groups = np.split(use, cuts)
    batches: list[list[np.ndarray]] = []
    for _ in range(epochs):
        order = random.permutation(len(groups))
        epoch = []
        for at in range(0, len(order), size * 16):
            # Statements of like length together: less of a batch is padding.
            chunk = sorted(order[at : at + size * 16], key=lambda i: int(split.length[groups[i]].max()))
            epoch += [[groups[i] for i in chunk[at : at + size]] for at in range(0, len(chunk), size)]
        batches += [epoch[i] for i in random.permutation(len(epoch))]

    def loss_of(step: int) -> Tensor:
        mine = batches[step]
        rows = np.concatenate(mine)
        owner = np.repeat(np.arange(len(mine)), [len(group) for group in mine])
        logits = model(*split.batch(rows)).float()
        soft = np.full((len(rows), 3), np.nan, np.float32) if split.soft is None else split.soft[rows]
        read = ~np.isnan(soft[:, 0])  # by teachers, of which the labels need not say all
        by_label = np.where(read, 1 - soft_weight, 1.0).astype(np.float32)
        firsts = np.cumsum([0, *(len(group) for group in mine[:-1])])
        label = split.send(split.label[rows[firsts]])
        scores = statement_scores(logits, split.send(owner), len(mine))
        whole = torch.nn.functional.nll_loss(scores, label, reduction="none") * split.send(by_label[firsts])
        gold = split.gold[rows]
        wanted = np.where((gold == 1) | (split.label[rows] == 2), split.label[rows], -100)
        weight = split.send(np.where(gold == 1, 1.0, 0.3).astype(np.float32) * by_label)
        pairs = torch.nn.functional.cross_entropy(logits, split.send(wanted), reduction="none", label_smoothing=0.05)
        own = whole.mean() + pair_weight * (pairs * weight).sum() / len(mine)
        if not read.any():
            return own
        # The fact that a statement is labelled with counts as much as all its others.
        share = split.send(np.where(gold == 1, 1.0, 0.4).astype(np.float32))
        far = taught(logits, split.send(np.nan_to_num(soft))) * share * split.send(read.astype(np.float32))
        return own + soft_weight * far.sum() / share.sum()

    fit(model, len(batches), rate, decay, loss_of, seconds)


@torch.no_grad()
def predict(model: Model, split: Split, only: np.ndarray | None = None, size: int = 1024) -> np.ndarray:
    """Return the logits (pairs, 3) of a split, in its order; not a number for pairs that `only` leaves out."""
    model.eval()
    out = np.full((len(split.length), 3), np.nan, np.float32)
    order = np.argsort(split.length, kind="stable")
    order = order if only is None else order[only[order]]
    for at in range(0, len(order), size):
        rows = order[at : at + size]
        with torch.autocast("cuda", torch.bfloat16, enabled=split.ids.is_cuda):
            out[rows] = model(*split.batch(rows)).float().cpu().numpy()
    return out


def measure(logits: np.ndarray, split: Split) -> dict[str, float]:
    """Return statement-level accuracy, precision and recall of contradicted and supported, and flips."""
    _, first, owner = np.unique(split.statement, return_index=True, return_inverse=True)
    label = torch.from_numpy(split.label[first])
    count = len(first)
    scores = statement_scores(torch.from_numpy(logits), torch.from_numpy(owner), count).exp()
    said = scores.argmax(-1)
    result = {"accuracy": (said == label).float().mean()}
    for code, name in ((1, "C"), (0, "S")):
        hit = ((said == code) & (label == code)).sum()
        result[f"{name}_precision"] = hit / (said == code).sum().clamp(min=1)
        result[f"{name}_recall"] = hit / (label == code).sum().clamp(min=1)
        good = (label[scores[:, code].argsort(descending=True)] == code).float()
        precision = good.cumsum(0) / torch.arange(1, count + 1)
        for least in (0.9, 0.95):
            fine = (precision >= least).nonzero()
            recall = good[: int(fine[-1]) + 1].sum() / (label == code).sum() if len(fine) else torch.tensor(0.0)
            result[f"{name}_recall_at_{least:.0%}"] = recall
    result["flipped"] = (((said == 0) & (label == 1)) | ((said == 1) & (label == 0))).float().mean()
    return {key: round(float(value), 4) for key, value in result.items()}


def lean(split: Split, others: int | None) -> np.ndarray:
    """Return the pairs to learn from: all, or each statement's own fact and at most `others` more (the nearest)."""
    if others is None:
        return np.arange(len(split.length))
    keep = np.zeros(len(split.length), bool)
    for group in np.split(np.arange(len(keep)), np.flatnonzero(np.diff(split.statement)) + 1):
        own = group[split.gold[group] == 1]
        keep[own] = True
        keep[[row for row in group if row not in own][: others + (len(own) == 0)]] = True
    return np.flatnonzero(keep)


def portion(chosen: np.ndarray, split: Split, before: int, count: int, seed: int) -> np.ndarray:
    """Return the chosen pairs from row `before` on, and those of only `count` of the statements that come earlier."""
    earlier = np.unique(split.statement[chosen[chosen < before]])
    drawn = np.random.default_rng(seed).choice(earlier, min(count, len(earlier)), replace=False)
    return chosen[(chosen >= before) | np.isin(split.statement[chosen], drawn)]


def fresh(trial: dict[str, Any], options: argparse.Namespace) -> Model:
    """Return the model that a trial trains, pretrained, or as its `start` says."""
    before = torch.load(trial["start"], map_location="cpu") if trial.get("start") else None
    if trial.get("model") == "teacher":
        teacher = Teacher.from_file(options.teacher)
        if before:
            teacher.load_state_dict({name: value.float() for name, value in before.items()})
        return teacher.to(options.device)
    if before:
        return Entailment.from_state(before, options.encoder).to(options.device)
    return Entailment.from_folder(options.encoder).to(options.device)


def said(names: list[str], folder: Path, partly: bool = False) -> np.ndarray:
    """Return the mean logits (pairs, 3) of what teachers said; each may have left pairs out (not a number).

    Of a pair that all left out nothing was said: not a number with `partly`, else ValueError.
    """
    files = [np.load(folder / f"heldout-{name}.npz")["logits"].astype(np.float32) for name in names]
    told = sum((~np.isnan(logits) for logits in files), np.zeros(files[0].shape, int))
    if not (told.all() or partly):
        raise ValueError(f"of {int((told[:, 0] == 0).sum())} pairs no teacher said anything")
    whole = sum(np.nan_to_num(logits) for logits in files)
    return np.where(told > 0, whole / np.maximum(told, 1), np.nan).astype(np.float32)


def save(model: Model, path: Path) -> None:
    """Write the weights in half precision."""
    torch.save({name: value.half().cpu() for name, value in model.state_dict().items()}, path)


def pretrained(
    trial: dict[str, Any],
    options: argparse.Namespace,
    splits: dict[str, Split],
    known: dict[str, Any],
    report: Callable[[str, dict[str, float]], None],
) -> dict[str, Tensor]:
    """Return the weights that a trial starts from: those of its `start`, after the public pairs.

    Trials that agree in this share them, by way of `known`.
    """
    name, soft = trial["name"], trial.get("soft")
    seed = trial.get("public_seed", 1)
    made_by = ("model", "start", "public_epochs", "public_rate", "public_seed", "soft")
    key = json.dumps([trial.get(one) for one in made_by])
    if key in known:
        return known[key]  # type: ignore[no-any-return]
    torch.manual_seed(seed)
    model = fresh(trial, options)
    epochs = trial.get("public_epochs", 0 if trial.get("start") else 2)
    if epochs:
        split = splits["public"]
        split.soft = np.load(options.out / f"public-{soft[0]}.npz")["logits"].astype(np.float32) if soft else None
        fit_public(
            model, split, epochs, trial.get("public_size", 384), trial.get("public_rate", 3e-4),
            trial.get("decay", 0.9), trial.get("soft_weight", 0.6), np.random.default_rng(seed),
        )  # fmt: skip
        save(model, options.out / f"public-{name}.pt")
    known[key] = copy.deepcopy(model.state_dict())
    report("public", {})
    if trial.get("tell"):
        np.savez_compressed(
            options.out / f"public-{name}.npz", logits=predict(model, splits["public"]).astype(np.float16)
        )
        report("said of public", {})
    return known[key]  # type: ignore[no-any-return]


def run(trial: dict[str, Any], options: argparse.Namespace, splits: dict[str, Split], known: dict[str, Any]) -> None:
    """Carry out one trial of the plan; `known` are the weights after the public pairs, by what made them."""
    name, soft = trial["name"], trial.get("soft")
    decay = trial.get("decay", 0.9)
    started = time.time()

    def report(what: str, found: dict[str, float]) -> None:
        print(json.dumps({"trial": name, "on": what, **found, "seconds": round(time.time() - started, 1)}), flush=True)

    start = pretrained(trial, options, splits, known, report)
    if not trial["learn"]:
        return

    unread = [splits[one] for one in trial.get("unread", [])]
    learn_from = joined([*(splits[one] for one in trial["learn"]), *unread])
    new = sum(len(split.length) for split in unread)
    if soft:
        told = said(soft, options.out, trial.get("partly", False))
        learn_from.soft = np.concatenate([told, np.full((new, 3), np.nan, np.float32)])
    chosen = lean(learn_from, trial.get("others"))
    if "portion" in trial:
        chosen = portion(chosen, learn_from, len(learn_from.length) - new, trial["portion"], trial.get("seeds", [1])[0])

    def learn(use: np.ndarray, seeds: list[int]) -> Model:
        states = []
        for seed in seeds:
            torch.manual_seed(seed)
            model = fresh(trial, options)
            model.load_state_dict(start)
            fit_statements(
                model, learn_from, use, trial.get("epochs", 6), trial.get("size", 96), trial.get("rate", 2e-4), decay,
                trial.get("pair_weight", 0.5), trial.get("soft_weight", 0.6), np.random.default_rng(seed),
                trial.get("seconds", 0.0),
            )  # fmt: skip
            states.append(copy.deepcopy(model.state_dict()))
            for one in trial.get("measure", []):
                report(f"{one}, seed {seed}", measure(predict(model, splits[one]), splits[one]))
        if len(states) > 1:
            model.load_state_dict(average(states))
        return model

    seeds = trial.get("seeds", [1])
    if trial.get("folds"):
        held = np.full((len(learn_from.length), 3), np.nan, np.float32)
        for fold in trial.get("only", range(trial["folds"])):
            out = learn_from.domain % trial["folds"] == fold
            held[out] = predict(learn(chosen[~out[chosen]], seeds[:1]), learn_from, out)[out]
        if not np.isnan(held).any():
            report("held out", measure(held, learn_from))
        np.savez_compressed(options.out / f"heldout-{name}.npz", logits=held.astype(np.float16))
    if not trial.get("whole", True):
        return
    model = learn(chosen, seeds)
    for split_name in trial.get("measure", []):
        logits = predict(model, splits[split_name])
        report(split_name, measure(logits, splits[split_name]))
        if trial.get("keep"):
            np.savez_compressed(options.out / f"logits-{name}-{split_name}.npz", logits=logits.astype(np.float16))
    if trial.get("keep") and not trial.get("model"):
        save(model, options.out / f"entailment-{name}.pt")


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--pairs", type=Path, nargs="+", required=True)
    parser.add_argument("--encoder", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--plan", type=Path, required=True)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--teacher", type=Path, help="weights of the larger model")
    parser.add_argument("--longest", type=int, default=160, help="pieces of a pair that are read")
    parser.add_argument("--without-marks", action="store_true")
    options = parser.parse_args()
    torch.set_float32_matmul_precision("high")
    options.out.mkdir(parents=True, exist_ok=True)
    known: dict[str, Any] = {}
    splits: dict[str, Split] = {}
    for path in options.pairs:
        splits |= load(path, options.device, not options.without_marks, options.longest)
    for trial in json.loads(options.plan.read_text(encoding="utf-8")):
        run(trial, options, splits, known)


if __name__ == "__main__":
    main()
