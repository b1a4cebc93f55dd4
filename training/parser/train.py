"""Train the parser.

    python -m training.parser.train --out DIR [--device cuda|cpu] [--epochs N] [--limit N] [--start DIR] [--set N=V …]

Writes `parser.safetensors` and `parser.json` (averaged weights, half precision) and `result.json`
(configuration, dev scores by epoch, test scores). Export and quantise with `training.parser.export`.

Seeds are fixed; on one CPU thread a run gives the same bytes twice, on a GPU the same within the noise of its
atomics. The arithmetic is TF32 by default on a GPU: steps this small are bound by launches, and bf16 autocast
adds casts to them; `--set precision=bf16` is there to compare. Batches are made ahead in a second process.
"""

from __future__ import annotations

import argparse
import contextlib
import json
import multiprocessing
import random
import time
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import asdict, dataclass, fields
from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from training.encoder import Encoder
from training.parser.data import (
    MASK,
    Augmentation,
    Batch,
    Sentence,
    WordPieces,
    epoch_batches,
    fits,
    name_bank,
    read_conllu,
)
from training.parser.evaluate import ENCODER, TREEBANK, evaluate, torch_runner
from training.parser.model import ModelConfig, Parser, load_model, losses, save_model


@dataclass(frozen=True)
class TrainConfig:
    """One trial. Fields of `ModelConfig` come first, so that one flat set of names describes it."""

    layers: int = 6
    arc_width: int = 256
    label_width: int = 128
    pool: str = "first"
    mix: bool = False
    dropout: float = 0.25
    encoder_dropout: float = 0.1

    epochs: int = 30
    batch: int = 32
    lr_encoder: float = 2e-4
    lr_heads: float = 1e-3
    layer_decay: float = 0.9  # each layer learns this much slower than the one above it
    warmup: float = 0.08
    weight_decay: float = 0.01
    clip: float = 1.0
    smoothing: float = 0.03
    piece_dropout: float = 0.08  # word pieces replaced by [MASK] in training
    entity_weight: float = 0.5
    ema: float = 0.998  # averaging of weights; 0 for none
    augmented: bool = True
    precision: str = "tf32"  # fp32, tf32 or bf16; of no effect on a CPU
    seed: int = 13
    with_dev: bool = False  # train on train and dev: for the last run, when all is decided
    extra: str = ""  # a further CoNLL-U file (silver trees)
    extra_per_epoch: int = 0  # how many of its sentences to draw in each epoch
    drop_layer: int = -1  # the layer of the model to start from that is left out; -1 for none


def configured(values: dict[str, Any]) -> TrainConfig:
    """Make a configuration of named values, given as they are or as text."""
    kinds = {field.name: field.type for field in fields(TrainConfig)}
    readers: dict[str, Any] = {
        "int": int,
        "float": float,
        "str": str,
        "bool": lambda v: str(v).lower() == "true",
    }
    unknown = set(values) - set(kinds)
    if unknown:
        raise ValueError(f"unknown setting: {', '.join(sorted(unknown))}")
    return TrainConfig(**{name: readers[str(kinds[name])](value) for name, value in values.items()})


# --------------------------------------------------------------------------- data, made ahead


@dataclass(frozen=True)
class Source:
    """Where training sentences come from; small enough to send to another process."""

    treebank: str
    encoder: str
    config: TrainConfig
    limit: int | None


class Feed:
    """Training batches, one epoch at a time."""

    def __init__(self, source: Source) -> None:
        """Read the sentences."""
        self.source = source
        self.pieces = WordPieces(source.encoder)
        config = source.config
        splits = ("train", "dev") if config.with_dev else ("train",)
        gold = [s for split in splits for s in read_conllu(Path(source.treebank) / f"{split}.conllu.gz")]
        self.sentences = [sentence for sentence in gold if fits(sentence, self.pieces)][: source.limit]
        self.extra: list[Sentence] = []
        if config.extra:
            self.extra = [sentence for sentence in read_conllu(config.extra) if fits(sentence, self.pieces)]
        self.how = Augmentation(bank=name_bank(self.sentences)) if config.augmented else None

    def epoch(self, number: int) -> list[Batch]:
        """Batches of epoch `number`, always the same ones."""
        config = self.source.config
        chosen = list(self.sentences)
        if self.extra:
            count = min(config.extra_per_epoch, len(self.extra))
            chosen += random.Random(f"extra/{config.seed}/{number}").sample(self.extra, count)
        return epoch_batches(chosen, self.pieces, config.batch, self.how, config.seed, number)

    def steps(self) -> int:
        """Batches in an epoch."""
        count = len(self.sentences) + min(self.source.config.extra_per_epoch, len(self.extra))
        return -(-count // self.source.config.batch)


_FEED: Feed | None = None


def _start_feed(source: Source) -> None:
    global _FEED
    torch.set_num_threads(1)
    _FEED = Feed(source)


def _one_epoch(number: int) -> list[Batch]:
    assert _FEED is not None
    return _FEED.epoch(number)


def _epochs(feed: Feed, ahead: bool) -> Iterator[list[Batch]]:
    count = feed.source.config.epochs
    if not ahead:
        for number in range(count):
            yield feed.epoch(number)
        return
    spawn = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(1, spawn, _start_feed, (feed.source,)) as pool:
        coming = [pool.submit(_one_epoch, number) for number in range(min(2, count))]
        for number in range(count):
            yield coming.pop(0).result()
            if number + 2 < count:
                coming.append(pool.submit(_one_epoch, number + 2))


# --------------------------------------------------------------------------- optimisation


def _groups(model: Parser, config: TrainConfig) -> list[dict[str, Any]]:
    """Parameters with their learning rates: heads, then layers from the top, each slower than the last."""
    depth = len(model.encoder.layers)
    groups: dict[tuple[float, float], list[Tensor]] = {}
    for name, parameter in model.named_parameters():
        rate = config.lr_heads
        if name.startswith("encoder.encoder.layer."):
            rate = config.lr_encoder * config.layer_decay ** (depth - 1 - int(name.split(".")[3]))
        elif name.startswith("encoder.embeddings."):
            rate = config.lr_encoder * config.layer_decay**depth
        decay = config.weight_decay if parameter.dim() > 1 else 0.0
        groups.setdefault((rate, decay), []).append(parameter)
    return [
        {"params": parameters, "lr": rate, "weight_decay": decay}
        for (rate, decay), parameters in groups.items()
    ]


class Average:
    """An exponential moving average of the weights, quick to warm up."""

    def __init__(self, model: Parser, decay: float) -> None:
        """Start at the model's present weights."""
        self.decay = decay
        self.steps = 0
        self.source = [parameter.detach() for parameter in model.parameters()]
        self.held = [parameter.clone() for parameter in self.source]

    @torch.no_grad()
    def update(self) -> None:
        """Take in the model's present weights."""
        self.steps += 1
        decay = min(self.decay, self.steps / (self.steps + 10)) if self.decay else 0.0
        torch._foreach_lerp_(self.held, self.source, 1.0 - decay)

    @contextlib.contextmanager
    def in_place(self) -> Iterator[None]:
        """Within this, the model has the averaged weights."""
        backup = [parameter.clone() for parameter in self.source]
        with torch.no_grad():
            torch._foreach_copy_(self.source, self.held)
        try:
            yield
        finally:
            with torch.no_grad():
                torch._foreach_copy_(self.source, backup)


@torch.no_grad()
def take_over(model: Parser, trained: Parser, drop_layer: int) -> None:
    """Give `model` the weights of a trained one with at least as many layers, where the shapes are the same.

    Of the projection that the heads share, the rows for arcs are taken over even where labels are narrower.
    """
    held = trained.state_dict()
    for name, value in model.state_dict().items():
        source = name
        if name.startswith("encoder.encoder.layer.") and drop_layer >= 0:
            number = int(name.split(".")[3])
            source = name.replace(f".layer.{number}.", f".layer.{number + (number >= drop_layer)}.", 1)
        if held[source].shape == value.shape:
            value.copy_(held[source])
        elif name.startswith("project."):
            arcs = sum(model.parts[:2])
            value[:arcs] = held[source][:arcs]


def _rate(step: int, total: int, warmup: float) -> float:
    rise = max(1, int(total * warmup))
    return (step + 1) / rise if step < rise else max(0.0, (total - step) / max(1, total - rise))


def train(
    config: TrainConfig,
    out: Path,
    *,
    device: str = "cpu",
    limit: int | None = None,
    treebank: str = TREEBANK,
    encoder: str = ENCODER,
    every: int = 5,
    log: bool = True,
    start: Path | None = None,
) -> dict[str, Any]:
    """Train one model and score it; with `start`, from what fits of a trained one.

    Kept are the averaged weights that did best on dev; the last ones, if dev is trained on.
    """
    started = time.perf_counter()
    random.seed(config.seed)
    torch.manual_seed(config.seed)
    on_gpu = device.startswith("cuda")
    if on_gpu and config.precision != "fp32":
        torch.backends.cuda.matmul.allow_tf32 = True
        torch.backends.cudnn.allow_tf32 = True
    feed = Feed(Source(treebank, encoder, config, limit))
    dev, test = (read_conllu(Path(treebank) / f"{split}.conllu.gz", limit) for split in ("dev", "test"))
    base = Encoder.from_folder(encoder, layers=config.layers, dropout=config.encoder_dropout)
    model = Parser(base, ModelConfig.of(asdict(config)))
    if start is not None:
        take_over(model, load_model(start), config.drop_layer)
    model = model.to(device)
    optimizer = torch.optim.AdamW(_groups(model, config), betas=(0.9, 0.98), fused=on_gpu)
    total = feed.steps() * config.epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda step: _rate(step, total, config.warmup))
    average = Average(model, config.ema)
    autocast = on_gpu and config.precision == "bf16"
    weights = {"upos": 1.0, "arcs": 1.0, "rels": 1.0, "entities": config.entity_weight}
    history: list[dict[str, Any]] = []
    best = -1.0
    run = torch_runner(model, device)
    for epoch, batches in enumerate(_epochs(feed, ahead=on_gpu), 1):
        model.train()
        running = torch.zeros((), device=device)
        for batch in batches:
            arrays = {name: torch.from_numpy(array).to(device) for name, array in vars(batch).items()}
            if config.piece_dropout:
                ids = arrays["input_ids"]
                hide = (torch.rand(ids.shape, device=device) < config.piece_dropout) & (ids > MASK)
                arrays["input_ids"] = ids.masked_fill(hide, MASK)
            with torch.autocast("cuda", torch.bfloat16, enabled=autocast):
                scores = model(arrays["input_ids"], arrays["attention_mask"], arrays["word_starts"])
                parts = losses(
                    scores,
                    arrays["upos"],
                    arrays["heads"],
                    arrays["rels"],
                    arrays["entities"],
                    config.smoothing,
                )
                loss = torch.stack([parts[name] * weight for name, weight in weights.items()]).sum()
            optimizer.zero_grad(set_to_none=True)
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), config.clip)
            optimizer.step()
            schedule.step()
            average.update()
            running += loss.detach()
        if epoch % every == 0 or epoch == config.epochs:
            model.eval()
            with average.in_place():
                scores_dev = evaluate(run, dev, feed.pieces, 64)["all"]
                if config.with_dev or scores_dev["las"] >= best:
                    best = scores_dev["las"]
                    save_model(model, out)
            line = {
                "epoch": epoch,
                "loss": round(running.item() / max(1, len(batches)), 4),
                "seconds": round(time.perf_counter() - started, 1),
                "dev": scores_dev,
            }
            history.append(line)
            if log:
                print(json.dumps(line), flush=True)
    chosen = load_model(out).to(device)
    result = {
        "config": asdict(config),
        "device": torch.cuda.get_device_name(0) if on_gpu else "cpu",
        "torch": torch.__version__,
        "seconds": round(time.perf_counter() - started, 1),
        "parameters": sum(parameter.numel() for parameter in chosen.parameters()),
        "history": history,
        "dev": evaluate(torch_runner(chosen, device), dev, feed.pieces, 64),
        "test": evaluate(torch_runner(chosen, device), test, feed.pieces, 64),
    }
    (out / "result.json").write_text(json.dumps(result, indent=1) + "\n", encoding="utf-8")
    return result


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Train the parser on the treebank.")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--device", default="cuda" if torch.cuda.is_available() else "cpu")
    parser.add_argument("--epochs", type=int)
    parser.add_argument(
        "--limit", type=int, help="use only so many sentences of each split (for trying things out)"
    )
    parser.add_argument("--treebank", default=TREEBANK)
    parser.add_argument("--encoder", default=ENCODER, help="folder written by training.encoder")
    parser.add_argument("--every", type=int, default=5, help="epochs between scores on dev")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--start", type=Path, help="folder of a trained parser to take over what fits from")
    parser.add_argument("--set", nargs="*", default=[], metavar="NAME=VALUE", help="settings of TrainConfig")
    arguments = parser.parse_args()
    torch.set_num_threads(arguments.threads)
    values: dict[str, Any] = dict(pair.split("=", 1) for pair in arguments.set)
    if arguments.epochs is not None:
        values["epochs"] = arguments.epochs
    result = train(
        configured(values),
        arguments.out,
        device=arguments.device,
        limit=arguments.limit,
        treebank=arguments.treebank,
        encoder=arguments.encoder,
        every=arguments.every,
        start=arguments.start,
    )
    print(json.dumps({"test": result["test"]["all"], "seconds": result["seconds"]}))


if __name__ == "__main__":
    main()
