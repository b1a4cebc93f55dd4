"""How good a parser is: parts of speech, attachment, entities, by text type; for torch and for ONNX files.

    python -m training.parser.evaluate MODEL_DIR [--onnx FILE …] [--split test] [--json FILE] …

Gold tokens throughout, punctuation counted, every sentence. `las` is on the relations of the trial in
`design.md` (basic ones and five subtypes), `las_full` on all that the model tells apart. `uas` and `las` are
of the best tree with one root; `uas_greedy` and `las_greedy` of each word's best head by itself. Entities
count if span and type are exact. `--raw` also parses the running text cut by the product's own tokeniser,
scored as F1 over words.
"""

from __future__ import annotations

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from factcheck.language.decode import decode, relations
from training.parser.data import (
    ENTITY_TAGS,
    RELATIONS,
    UPOS,
    Batch,
    Sentence,
    WordPieces,
    comparable,
    plain_batches,
    read_conllu,
    spans_of,
)

if TYPE_CHECKING:
    from training.parser.model import Parser

TREEBANK = "../shared/treebank"
ENCODER = "build/encoder"  # what training.encoder writes


@dataclass(frozen=True)
class Raw:
    """What a model says of a batch: ids of parts of speech and entity tags (B, W), arc scores (B, W, W + 1), and
    what relations are worked out from (B, W, relations * width; B, W + 1, width).
    """

    upos: np.ndarray
    arcs: np.ndarray
    dependents: np.ndarray
    governors: np.ndarray
    entities: np.ndarray


@dataclass(frozen=True)
class Parse:
    """One sentence's answer: heads count from 1, 0 is the root."""

    upos: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    greedy_heads: tuple[int, ...]
    greedy_rels: tuple[str, ...]
    entities: tuple[str, ...]


Runner = Callable[[Batch], Raw]


# --------------------------------------------------------------------------- running a model


def torch_runner(model: Parser, device: str = "cpu") -> Runner:
    """Run the model as it was trained."""
    import torch

    @torch.no_grad()
    def run(batch: Batch) -> Raw:
        scores = model(**{name: torch.from_numpy(array).to(device) for name, array in batch.inputs().items()})
        labels = scores.label_dep, scores.label_head
        parts = (scores.upos.argmax(2), scores.arcs, *labels, scores.entities.argmax(2))
        return Raw(*(part.cpu().numpy() for part in parts))

    return run


def onnx_runner(path: str | Path, threads: int = 1) -> Runner:
    """Run an exported file as the product does."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.inter_op_num_threads = 1
    session = onnxruntime.InferenceSession(str(path), options, providers=["CPUExecutionProvider"])
    names = ["upos", "arcs", "dependents", "governors", "entities"]

    def run(batch: Batch) -> Raw:
        return Raw(*session.run(names, batch.inputs()))

    return run


def unpack(raw: Raw, row: int, words: int) -> Parse:
    """Decode one sentence of a batch."""
    arcs = raw.arcs[row, :words, : words + 1]
    sides = raw.dependents[row, :words], raw.governors[row, : words + 1]
    greedy = arcs.argmax(axis=1)
    heads = decode(arcs)
    return Parse(
        upos=tuple(UPOS[i] for i in raw.upos[row, :words]),
        heads=tuple(heads.tolist()),
        rels=tuple(RELATIONS[i] for i in relations(*sides, heads)),
        greedy_heads=tuple(greedy.tolist()),
        greedy_rels=tuple(RELATIONS[i] for i in relations(*sides, greedy)),
        entities=tuple(ENTITY_TAGS[i] for i in raw.entities[row, :words]),
    )


def parse_all(run: Runner, sentences: Sequence[Sentence], pieces: WordPieces, batch: int = 32) -> list[Parse]:
    """Parse sentences in batches of like length; answers come in the order of `sentences`."""
    parses: dict[int, Parse] = {}
    for indices, arrays in plain_batches(sentences, pieces, batch):
        raw = run(arrays)
        for row, index in enumerate(indices):
            parses[index] = unpack(raw, row, len(sentences[index]))
    return [parses[index] for index in range(len(sentences))]


# --------------------------------------------------------------------------- scores


def _f1(right: float, said: float, wanted: float) -> float:
    return 100 * 2 * right / (said + wanted) if said + wanted else 0.0


def _percent(counts: Counter[str]) -> dict[str, float]:
    words = max(1, counts["words"])
    scores: dict[str, float] = {"sentences": counts["sentences"], "words": counts["words"]}
    for name in ("upos", "uas", "las", "las_full", "uas_greedy", "las_greedy"):
        scores[name] = round(100 * counts[name] / words, 2)
    scores["entity_f1"] = round(_f1(counts["ent_right"], counts["ent_said"], counts["ent_gold"]), 2)
    scores["exact_trees"] = round(100 * counts["exact"] / max(1, counts["sentences"]), 2)
    return scores


def score(sentences: Iterable[Sentence], parses: Iterable[Parse]) -> dict[str, Any]:
    """Scores in per cent: `all`, `genres` and `entity_types` (F1 and number of gold spans)."""
    by: dict[str, Counter[str]] = {}
    types: dict[str, Counter[str]] = {}
    for sentence, parse in zip(sentences, parses, strict=True):
        counts = _count(sentence, parse, types)
        for key in ("all", sentence.genre):
            by.setdefault(key, Counter()).update(counts)
    return {
        "all": _percent(by.get("all", Counter())),
        "genres": {key: _percent(counts) for key, counts in sorted(by.items()) if key != "all"},
        "entity_types": {
            kind: {"f1": round(_f1(c["right"], c["said"], c["gold"]), 2), "gold": c["gold"]}
            for kind, c in sorted(types.items())
        },
    }


def _count(sentence: Sentence, parse: Parse, types: dict[str, Counter[str]]) -> Counter[str]:
    gold_heads = [head + 1 for head in sentence.heads]
    gold_rels = [comparable(rel) for rel in sentence.rels]
    right = [a == b for a, b in zip(gold_heads, parse.heads, strict=True)]
    greedy = [a == b for a, b in zip(gold_heads, parse.greedy_heads, strict=True)]
    labelled = [
        ok and comparable(rel) == gold for ok, rel, gold in zip(right, parse.rels, gold_rels, strict=True)
    ]
    gold, said = set(spans_of(sentence.entities)), set(spans_of(parse.entities))
    for name, spans in (("gold", gold), ("said", said), ("right", gold & said)):
        for _, _, kind in spans:
            types.setdefault(kind, Counter())[name] += 1
    return Counter(
        {
            "sentences": 1,
            "words": len(sentence),
            "upos": sum(a == b for a, b in zip(sentence.upos, parse.upos, strict=True)),
            "uas": sum(right),
            "las": sum(labelled),
            "las_full": sum(ok and a == b for ok, a, b in zip(right, parse.rels, sentence.rels, strict=True)),
            "uas_greedy": sum(greedy),
            "las_greedy": sum(
                ok and comparable(rel) == want
                for ok, rel, want in zip(greedy, parse.greedy_rels, gold_rels, strict=True)
            ),
            "exact": int(all(labelled)),
            "ent_right": len(gold & said),
            "ent_said": len(said),
            "ent_gold": len(gold),
        }
    )


def evaluate(
    run: Runner, sentences: Sequence[Sentence], pieces: WordPieces, batch: int = 32
) -> dict[str, Any]:
    """Parse and score."""
    return score(sentences, parse_all(run, sentences, pieces, batch))


# --------------------------------------------------------------------------- beyond gold tokens


def evaluate_raw(run: Runner, sentences: Sequence[Sentence], pieces: WordPieces) -> dict[str, float]:
    """F1 over words of the running text, cut by the product's tokeniser: tokens, UAS, LAS."""
    from factcheck.language.tokens import token_spans

    cut: list[Sentence] = []
    spans: list[list[tuple[int, int]]] = []
    golds: list[list[tuple[int, int]]] = []
    for sentence in sentences:
        text, places = "", []
        for word, space in zip(sentence.words, sentence.space_after, strict=True):
            places.append((len(text), len(text) + len(word)))
            text += word + " " * space
        golds.append(places)
        spans.append(token_spans(text))
        words = tuple(text[a:b] for a, b in spans[-1])
        blank = len(words)
        cut.append(
            replace(
                sentence,
                words=words,
                space_after=(True,) * blank,
                lemmas=words,
                upos=("X",) * blank,
                heads=(-1,) * blank,
                rels=("dep",) * blank,
                entities=("O",) * blank,
            )
        )
    counts: Counter[str] = Counter()
    for sentence, gold, own, parse in zip(sentences, golds, spans, parse_all(run, cut, pieces), strict=True):
        where = {span: index for index, span in enumerate(own)}
        counts["gold"] += len(gold)
        counts["own"] += len(own)
        for index, span in enumerate(gold):
            at = where.get(span)
            if at is None:
                continue
            counts["tokens"] += 1
            governor = sentence.heads[index]
            wanted = where.get(gold[governor], -2) + 1 if governor >= 0 else 0
            if parse.heads[at] == wanted:
                counts["uas"] += 1
                counts["las"] += comparable(parse.rels[at]) == comparable(sentence.rels[index])
    return {
        name: round(_f1(counts[name], counts["own"], counts["gold"]), 2) for name in ("tokens", "uas", "las")
    }


def batch_differences(run: Runner, sentences: Sequence[Sentence], pieces: WordPieces) -> int:
    """How many sentences are parsed otherwise in a batch of 32 than alone."""
    together = parse_all(run, sentences, pieces, 32)
    alone = parse_all(run, sentences, pieces, 1)
    return sum(a != b for a, b in zip(together, alone, strict=True))


def speed(run: Runner, sentences: Sequence[Sentence], pieces: WordPieces) -> dict[str, float]:
    """Milliseconds a sentence, the model alone, in batches of 32 of like length and one by one.

    Medians of five rounds; `_cpu` is processor time, which a busy machine distorts less than the clock.
    """
    chosen = list(sentences[:320])
    found: dict[str, float] = {}
    for name, size in (("batch_32", 32), ("single", 1)):
        batches = [batch for _, batch in plain_batches(chosen, pieces, size)]
        batches = batches[:: max(1, len(batches) // 80)]
        done = sum(len(batch.input_ids) for batch in batches)
        run(batches[0])
        walls, processors = [], []
        for _ in range(5):
            wall, processor = time.perf_counter(), time.process_time()
            for batch in batches:
                run(batch)
            walls.append((time.perf_counter() - wall) / done * 1000)
            processors.append((time.process_time() - processor) / done * 1000)
        found[name] = round(sorted(walls)[2], 3)
        found[f"{name}_cpu"] = round(sorted(processors)[2], 3)
    return found


# --------------------------------------------------------------------------- reports

COLUMNS = ("upos", "uas", "las", "las_full", "uas_greedy", "las_greedy", "entity_f1", "exact_trees")


def markdown(results: dict[str, dict[str, Any]]) -> str:
    """Return a table of all models, and one by text type and entity type for the last."""
    lines = ["| model | " + " | ".join(COLUMNS) + " |", "|---" * (len(COLUMNS) + 1) + "|"]
    for name, result in results.items():
        lines.append(f"| {name} | " + " | ".join(f"{result['all'][c]:.1f}" for c in COLUMNS) + " |")
    last_name, last = list(results.items())[-1]
    lines += [
        "",
        f"By text type ({last_name}):",
        "",
        "| text type | sentences | " + " | ".join(COLUMNS) + " |",
    ]
    lines.append("|---" * (len(COLUMNS) + 2) + "|")
    for genre, scores in last["genres"].items():
        figures = " | ".join(f"{scores[c]:.1f}" for c in COLUMNS)
        lines.append(f"| {genre} | {scores['sentences']} | {figures} |")
    lines += ["", "| entity type | F1 | in the test text |", "|---|---|---|"]
    for kind, scores in last["entity_types"].items():
        lines.append(f"| {kind} | {scores['f1']:.1f} | {scores['gold']} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Score a trained parser and its exports on the treebank.")
    parser.add_argument("model", type=Path, help="folder that training wrote")
    parser.add_argument("--onnx", type=Path, nargs="*", default=[], help="exported files to score as well")
    parser.add_argument("--split", default="test", choices=("train", "dev", "test"))
    parser.add_argument("--treebank", default=TREEBANK)
    parser.add_argument("--encoder", default=ENCODER, help="folder with tokenizer.json")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--device", default="cpu")
    parser.add_argument("--threads", type=int, default=1)
    parser.add_argument("--raw", action="store_true", help="also on the product's own tokens")
    parser.add_argument("--speed", action="store_true", help="also time the exports")
    parser.add_argument("--no-torch", action="store_true", help="score the exports only")
    parser.add_argument("--json", type=Path)
    parser.add_argument("--markdown", type=Path)
    arguments = parser.parse_args()

    sentences = read_conllu(Path(arguments.treebank) / f"{arguments.split}.conllu.gz", arguments.limit)
    pieces = WordPieces(arguments.encoder)
    runners: dict[str, Runner] = {}
    if not arguments.no_torch:
        import torch

        from training.parser.model import load_model

        torch.set_num_threads(arguments.threads)
        runners["torch"] = torch_runner(load_model(arguments.model).to(arguments.device), arguments.device)
    runners |= {path.name: onnx_runner(path, arguments.threads) for path in arguments.onnx}
    results: dict[str, dict[str, Any]] = {}
    for name, run in runners.items():
        results[name] = evaluate(run, sentences, pieces)
        if arguments.raw:
            results[name]["raw"] = evaluate_raw(run, sentences, pieces)
        if name != "torch":
            results[name]["batch_differences"] = batch_differences(run, sentences[:200], pieces)
            if arguments.speed:
                results[name]["ms_per_sentence"] = speed(run, sentences, pieces)
    for path in arguments.onnx:
        results[path.name]["bytes"] = path.stat().st_size
    if arguments.json:
        arguments.json.write_text(json.dumps(results, indent=1) + "\n", encoding="utf-8")
    table = markdown(results)
    if arguments.markdown:
        arguments.markdown.write_text(table, encoding="utf-8")
    print(table)
    for name, result in results.items():
        extra = {
            key: result[key]
            for key in ("raw", "batch_differences", "ms_per_sentence", "bytes")
            if key in result
        }
        print(name, json.dumps(extra))


if __name__ == "__main__":
    main()
