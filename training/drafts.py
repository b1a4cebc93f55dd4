"""Labelled drafts of the training domains: `draft-N.tsv`, one sentence a line, an empty line between paragraphs."""

from __future__ import annotations

from copy import copy
from dataclasses import dataclass
from pathlib import Path

from factcheck.claims.context import Context
from factcheck.language.analyse import completed, glance
from factcheck.language.tokens import words
from factcheck.model import Analysis
from factcheck.retrieval.attention import names_known, topical
from factcheck.retrieval.candidates import Evidence, candidates, glance_coverage
from factcheck.retrieval.compiled import CompiledBase
from factcheck.verdicts.part import attention_to

LABELS = {"C": 0, "E": 1, "-": 2}  # supported, contradicted, unverified


@dataclass(frozen=True)
class DraftRow:
    """A sentence of a draft: its label as in LABELS, the fact that decides ("" for none) and its text."""

    label: int
    fact: str
    text: str


def load_drafts(folder: Path) -> list[list[DraftRow]]:
    """Return the drafts of a domain's folder; [] where it has none."""
    drafts = []
    for path in sorted(folder.glob("draft-*.tsv")):
        rows = []
        for line in path.read_text(encoding="utf-8").splitlines():
            if line.strip():
                label, fact, text = line.split("\t")
                rows.append(DraftRow(LABELS[label], "" if fact == "-" else fact, text.strip()))
        drafts.append(rows)
    return drafts


@dataclass(frozen=True)
class ReadSentence:
    """A draft's sentence as the engine reads it in its place, with its evidence."""

    row: DraftRow
    analysis: Analysis
    evidence: tuple[Evidence, ...]
    context: Context  # as it stood before the sentence


def read_draft(rows: list[DraftRow], base: CompiledBase) -> list[ReadSentence]:
    """Read a draft sentence by sentence, as `Engine.check_document` does."""
    context = Context(base.as_of, True, base.gazetteer)
    seen = [glance(row.text, base.gazetteer) for row in rows]
    found = []
    for row, one, on_topic in zip(rows, seen, topical([glance_coverage(base, words(row.text)) for row in rows])):
        context.on_topic, context.names_known = on_topic, names_known(one)
        analysis = completed(context.resolved(one), context.anchor)
        evidence = candidates(base, context.completed(analysis), attention_to(context).facts)
        found.append(ReadSentence(row, analysis, evidence, copy(context)))
        context.learn(analysis)
    return found
