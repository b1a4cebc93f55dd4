"""More text like ours: sentences that several trained parsers label together, for one parser to learn from as
well.

    python -m training.parser.silver gather --shared ../shared --out texts.gz
    python -m training.parser.silver label --texts texts.gz --models DIR … --out silver.conllu.gz

`gather` cuts with the product's own tokeniser. It takes the facts and statements of the bases in
`shared/train` (news style, dates, numbers) and sentences from the public pairs in `shared/nli`; the bases in
`shared/eval` are left alone, as they are what we measure on. `label` averages the models' probabilities and
keeps sentences of whose tree they are sure. Train with
`--set extra=silver.conllu.gz extra_per_epoch=4000`.
"""

from __future__ import annotations

import argparse
import gzip
import json
import random
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import numpy as np

from factcheck.language.decode import decode
from training.parser.data import (
    ENTITY_TAGS,
    RELATIONS,
    UPOS,
    Sentence,
    WordPieces,
    fits,
    plain_batches,
)
from training.parser.evaluate import ENCODER

PUBLIC = frozenset(("fever_dev", "fm2.dev", "mnli_dev", "mpe.train", "conjnli_dev", "infotabs.train"))
MOST_PUBLIC = 20_000


def _texts(shared: Path, seed: int) -> Iterator[str]:
    for claims in sorted((shared / "train").glob("*/claims.jsonl")):
        for line in claims.read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["statement"]
    for facts in sorted((shared / "train").glob("*/facts.yaml")):
        for match in re.finditer(r"^\s*-?\s*claim:\s*(.+)$", facts.read_text(encoding="utf-8"), re.MULTILINE):
            yield match[1].strip().strip("\"'")
    public: list[str] = []
    with gzip.open(shared / "nli" / "pairs.jsonl.gz", "rt", encoding="utf-8") as lines:
        for line in lines:
            pair = json.loads(line)
            if pair["set"] in PUBLIC:
                public += [pair["fact"], pair["statement"]]
    distinct = sorted({text for text in public if 4 <= text.count(" ") + 1 <= 60})
    random.Random(seed).shuffle(distinct)
    yield from distinct[:MOST_PUBLIC]


def gather(shared: Path, out: Path, seed: int = 13) -> int:
    """Write distinct sentences, one a line, as lists of [word, whether a space follows]; return how many."""
    from factcheck.language.tokens import token_spans

    seen: dict[str, None] = dict.fromkeys(" ".join(text.split()) for text in _texts(shared, seed))
    with gzip.open(out, "wt", encoding="utf-8") as lines:
        for text in seen:
            spans = token_spans(text)
            cut = [(text[start:end], text[end : end + 1].isspace()) for start, end in spans]
            lines.write(json.dumps(cut, ensure_ascii=False) + "\n")
    return len(seen)


def read_texts(path: Path, limit: int | None = None) -> list[Sentence]:
    """Read what `gather` wrote as sentences without trees."""
    sentences = []
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        for number, line in enumerate(lines):
            if limit is not None and number >= limit:
                break
            cut = json.loads(line)
            size = len(cut)
            words = tuple(word for word, _ in cut)
            sentences.append(
                Sentence(
                    sent_id=f"silver_text_{number}-1",
                    genre="text",
                    text="",
                    words=words,
                    space_after=tuple(space for _, space in cut),
                    lemmas=tuple(_lemma(word) for word in words),
                    upos=("X",) * size,
                    heads=(-1,) * size,
                    rels=("dep",) * size,
                    entities=("O",) * size,
                )
            )
    return sentences


def _lemma(word: str) -> str:
    """Enough for the headline augmentation, which asks for forms of "be" alone."""
    return "be" if word.lower() in ("is", "are", "was", "were", "be", "been", "being", "am") else word.lower()


def label(
    sentences: Sequence[Sentence], models: Sequence[Path], encoder: str, device: str, sure: float
) -> Iterator[str]:
    """Yield CoNLL-U blocks of the sentences whose arcs get a mean probability of at least `sure`."""
    import torch

    from training.parser.model import load_model

    pieces = WordPieces(encoder)
    parsers = [load_model(folder).to(device) for folder in models]
    usable = [sentence for sentence in sentences if len(sentence) > 2 and fits(sentence, pieces)]
    for indices, batch in plain_batches(usable, pieces, 128):
        inputs = {name: torch.from_numpy(array).to(device) for name, array in batch.inputs().items()}
        with torch.no_grad():
            found = [parser(**inputs) for parser in parsers]
            arcs = torch.stack([scores.arcs.softmax(2) for scores in found]).mean(0)
            upos = torch.stack([scores.upos.softmax(2) for scores in found]).mean(0).argmax(2).cpu().numpy()
            tags = (
                torch.stack([scores.entities.softmax(2) for scores in found]).mean(0).argmax(2).cpu().numpy()
            )
            chances = arcs.cpu().numpy()
            heads = np.zeros(batch.word_starts.shape, np.int64)
            for row, index in enumerate(indices):
                size = len(usable[index])
                heads[row, :size] = decode(np.log(chances[row, :size, : size + 1] + 1e-9))
            at = torch.from_numpy(heads).to(device)
            rels = torch.stack([scores.labels_at(at).softmax(2) for scores in found]).mean(0).argmax(2)
            rels_at = rels.cpu().numpy()
        for row, index in enumerate(indices):
            sentence = usable[index]
            size = len(sentence)
            if chances[row, np.arange(size), heads[row, :size]].mean() < sure:
                continue
            yield _block(sentence, upos[row], heads[row], rels_at[row], tags[row])


def _block(
    sentence: Sentence, upos: np.ndarray, heads: np.ndarray, rels: np.ndarray, tags: np.ndarray
) -> str:
    lines = [f"# sent_id = {sentence.sent_id}"]
    for i, word in enumerate(sentence.words):
        misc = f"Bio={ENTITY_TAGS[tags[i]]}" + ("" if sentence.space_after[i] else "|SpaceAfter=No")
        rel = "root" if heads[i] == 0 else RELATIONS[rels[i]]
        columns = (i + 1, word, sentence.lemmas[i], UPOS[upos[i]], "_", "_", heads[i], rel, "_", misc)
        lines.append("\t".join(map(str, columns)))
    return "\n".join(lines) + "\n\n"


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description="Make silver trees from plain text.")
    commands = parser.add_subparsers(dest="command", required=True)
    one = commands.add_parser("gather")
    one.add_argument("--shared", type=Path, default=Path("../shared"))
    one.add_argument("--out", type=Path, required=True)
    two = commands.add_parser("label")
    two.add_argument("--texts", type=Path, required=True)
    two.add_argument("--models", type=Path, nargs="+", required=True)
    two.add_argument("--out", type=Path, required=True)
    two.add_argument("--encoder", default=ENCODER)
    two.add_argument("--device", default="cpu")
    two.add_argument("--limit", type=int)
    two.add_argument("--sure", type=float, default=0.85)
    arguments = parser.parse_args()
    if arguments.command == "gather":
        print(f"{gather(arguments.shared, arguments.out)} sentences")
        return
    texts = read_texts(arguments.texts, arguments.limit)
    count = 0
    with gzip.open(arguments.out, "wt", encoding="utf-8") as lines:
        for block in label(texts, arguments.models, arguments.encoder, arguments.device, arguments.sure):
            lines.write(block)
            count += 1
    print(f"{count} of {len(texts)} sentences kept")


if __name__ == "__main__":
    main()
