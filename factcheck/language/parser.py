"""Parts of speech, dependencies and entity types of a sentence, from a small model of our own.

The model is an encoder of five layers in eight bits with one head for each task; `docs/models.md` is its card. Its
scales are fixed, so a sentence is parsed the same alone and in any batch.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from factcheck.language.lemmas import lemma
from factcheck.language.runtime import each, session
from factcheck.language.wordpiece import SEPARATOR, START, pieces
from factcheck.model import Token

_DATA = Path(__file__).parent / "data"
MODEL = _DATA / "parser.onnx"
# Longer sentences are left unparsed: nothing of that length is one sentence of copy.
_MOST_WORDS, _MOST_PIECES = 140, 250
# Few together: sentences of one length are rare, and padding costs more than the calls that it saves.
_BATCH = 8


@lru_cache(maxsize=1)
def _labels() -> tuple[list[str], list[str], list[str]]:
    lists = json.loads((_DATA / "labels.json").read_text(encoding="utf-8"))
    return lists["upos"], lists["relations"], lists["entities"]


def parse(sentences: Sequence[tuple[Token, ...]], threads: int = 1) -> list[tuple[Token, ...]]:
    """Return the sentences' tokens with `pos`, `head`, `rel`, `entity` and the lemma that the part of speech asks for.

    Sentences that are empty or too long come back as they were. With more threads, as many batches are parsed at
    once, with the same trees. Raises InstallationError if the model cannot be loaded.
    """
    parsed = list(sentences)
    encoded: list[tuple[int, list[int], list[int]]] = []
    for number, tokens in enumerate(sentences):
        ids, starts = [START], []
        for token in tokens:
            starts.append(len(ids))
            ids.extend(pieces(token.text))
        ids.append(SEPARATOR)
        if tokens and len(tokens) <= _MOST_WORDS and len(ids) <= _MOST_PIECES:
            encoded.append((number, ids, starts))
    # Like lengths together, for the same reason.
    encoded.sort(key=lambda row: (len(row[1]), row[0]))
    batches = [encoded[at : at + _BATCH] for at in range(0, len(encoded), _BATCH)]

    def trees_of(batch: list[tuple[int, list[int], list[int]]]) -> list[tuple[Token, ...]]:
        return _run([row[1:] for row in batch], [sentences[row[0]] for row in batch])

    if batches:
        session(MODEL)  # loaded once, not once a thread
    for batch, trees in zip(batches, each(trees_of, batches, threads)):
        for (number, _, _), tokens in zip(batch, trees):
            parsed[number] = tokens
    return parsed


def _run(rows: list[tuple[list[int], list[int]]], sentences: list[tuple[Token, ...]]) -> list[tuple[Token, ...]]:
    import numpy as np

    from factcheck.language.decode import decode, relations

    longest = max(len(ids) for ids, _ in rows)
    most = max(len(starts) for _, starts in rows)
    input_ids = np.zeros((len(rows), longest), np.int64)
    mask = np.zeros((len(rows), longest), np.int64)
    word_starts = np.zeros((len(rows), most), np.int64)
    for i, (ids, starts) in enumerate(rows):
        input_ids[i, : len(ids)] = ids
        mask[i, : len(ids)] = 1
        word_starts[i, : len(starts)] = starts
    upos, arcs, dependents, governors, entities = session(MODEL).run(
        ["upos", "arcs", "dependents", "governors", "entities"],
        {"input_ids": input_ids, "attention_mask": mask, "word_starts": word_starts},
    )
    tags, names, kinds = _labels()
    out = []
    for i, tokens in enumerate(sentences):
        count = len(tokens)
        heads = decode(arcs[i, :count, : count + 1])
        rels = relations(dependents[i, :count], governors[i, : count + 1], heads)
        out.append(
            tuple(
                _token(token, tags[tag], head - 1, names[rel], kinds[kind])
                for token, tag, head, rel, kind in zip(
                    tokens, upos[i].tolist(), heads.tolist(), rels.tolist(), entities[i].tolist()
                )
            )
        )
    return out


def _token(token: Token, pos: str, head: int, rel: str, entity: Any) -> Token:
    kind = "" if entity == "O" else entity.partition("-")[2]
    return Token(token.start, token.end, token.text, lemma(token.text, pos), pos, head, rel, kind)
