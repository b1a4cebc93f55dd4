"""Turn labelled domains and public pairs into arrays, with the product's own analyser, retrieval and marks.

    python -m training.entailment.prepare --out pairs.npz --domains NAME=FOLDER[,FOLDER…] … [--public PAIRS.jsonl.gz]

`NAME=@learning` stands for all training domains that the model may see.

A split is written as flat arrays: piece ids and segments of all pairs one after another, `length` of each pair,
`statement` (number of the statement that a pair belongs to), `gold` (1 where the pair's fact is the labelled one)
and `label` of the statement (0 supported, 1 contradicted, 2 unverified).
"""

from __future__ import annotations

import argparse
import gzip
import json
import re
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from multiprocessing import Pool
from pathlib import Path

import numpy as np
import yaml

from factcheck.claims.compare import frame_signals
from factcheck.claims.titles import known_titles
from factcheck.language.analyse import analyse, tokenise
from factcheck.language.names import Gazetteer
from factcheck.language.parser import parse
from factcheck.model import Analysis, Entity, Fact, FactFile, Span
from factcheck.retrieval.candidates import LIMIT, candidates
from factcheck.retrieval.compiled import CompiledBase, compile_base
from factcheck.selftest.make import statements
from factcheck.verdicts.part import worth_reading
from factcheck.verdicts.partner import partner
from factcheck.verdicts.render import render
from factcheck.verdicts.signals import signals
from factcheck.verdicts.told import told
from training.domains import learning
from training.drafts import load_drafts, read_draft
from training.entailment.turned import borrowed, rolled, turned

LABELS = {"supported": 0, "contradicted": 1, "unverified": 2, "S": 0, "C": 1, "U": 2}


@dataclass(frozen=True)
class Domain:
    """A labelled fact base: (id, sentence) of each fact, (statement, label, fact id or "") of each statement."""

    name: str
    as_of: date
    entities: list[Entity]
    facts: list[tuple[str, str]]
    rows: list[tuple[str, int, str]]


def load_domain(folder: Path) -> Domain:
    """Read facts.yaml and claims.jsonl (or claims.tsv) of a folder."""
    base = yaml.load((folder / "facts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    entities = []
    for name, other in (base.get("entities") or {}).items():
        aliases = other.get("aliases") if isinstance(other, dict) else other
        entities.append(Entity(str(name), tuple(str(alias) for alias in aliases or ())))
    rows: list[tuple[str, int, str]] = []
    if (folder / "claims.jsonl").exists():
        for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
            if line.strip():
                row = json.loads(line)
                rows.append((row["statement"], LABELS[row["verdict"]], row.get("fact") or ""))
    else:
        for line in (folder / "claims.tsv").read_text(encoding="utf-8").splitlines():
            if line.strip():
                verdict, fact, statement = line.split("\t")
                rows.append((statement, LABELS[verdict], "" if fact == "-" else fact))
    as_of = base["as_of"]
    return Domain(
        folder.name,
        as_of if isinstance(as_of, date) else date.fromisoformat(str(as_of)),
        entities,
        [(fact["id"], fact["claim"]) for fact in base["facts"]],
        rows,
    )


PairRow = tuple[int, int, int, str, list[int], list[int]]


def domain_pairs(folder: Path, strangers: tuple[Path, ...] = (), turned_round: bool = False) -> list[PairRow]:
    """Return (statement, label, gold, fact id, ids, segments) of every statement beside its candidate facts.

    A statement that no candidate fits keeps one pair with its labelled fact, if it has one. `strangers` are other
    domains: a few of their statements stand in for the rest of a newspaper, of which this base says nothing.
    With `turned_round`, only the domain's true statements turned round (`turned.py`) are read, as false ones.
    """
    domain = load_domain(folder)
    facts = tuple(Fact(name, claim, ()) for name, claim in domain.facts)
    file = FactFile(domain.name, "en", domain.as_of, tuple(domain.entities), (), facts)
    numbers = {fact.id: number for number, fact in enumerate(facts)}
    out = []
    with tempfile.TemporaryDirectory() as place:
        compile_base(file, Path(place), analyse, parse)
        base = CompiledBase(Path(place))
        nearly = echoes(file) if strangers else []
        unrelated = [row for stranger in strangers for row in _unrelated(stranger, domain.name)]
        rows = [*domain.rows, *nearly, *unrelated, *(variants(domain, file) if strangers else ())]
        if turned_round:
            rows = _turned_round(domain, base.gazetteer)
        for number, (text, label, name) in enumerate(domain.rows if strangers else ()):
            rows += [(claim, label, name) for claim in _told_on(text, base.gazetteer) if number % 4 == 0]
        read = [(_read(text, base.gazetteer, domain.as_of), label, name) for text, label, name in rows]
        work = [(claim, label, name, candidates(base, claim)) for claim, label, name in read]
        for draft in () if turned_round else load_drafts(folder):
            for sentence in read_draft(draft, base):
                row = sentence.row
                if row.fact or worth_reading(sentence.analysis, sentence.evidence, sentence.context):
                    work.append((sentence.analysis, row.label, row.fact, sentence.evidence))
        trees = parse([claim.tokens for claim, _, _, _ in work])
        for statement, (seen, label, fact_id, evidence) in enumerate(work):
            claim = replace(seen, tokens=trees[statement], parsed=True)
            found = {item.fact: item.analysis for item in evidence}
            gold = numbers.get(fact_id, -1)
            if gold >= 0 and gold not in found:
                if len(found) == LIMIT:
                    found.popitem()
                found[gold] = base.analysis(gold)
            for number, fact in found.items():
                others = tuple(other for which, other in list(found.items())[:4] if which != number)
                nearby = [other for which, other in found.items() if which != number]
                ids, segments = rendered(claim, fact, others, nearby)
                out.append((statement, label, int(number == gold), facts[number].id, ids, segments))
    return out


def _turned_round(domain: Domain, gazetteer: Gazetteer) -> list[tuple[str, int, str]]:
    """Return the domain's supported statements turned round, each in at most two ways, as contradicted ones."""
    supported = [(text, fact) for text, label, fact in domain.rows if label == LABELS["supported"] and fact]
    read = [analyse(text, gazetteer, domain.as_of) for text, _ in supported]
    out = []
    values = [value for claim in read for value in claim.values]
    for claim, tokens, (text, fact) in zip(read, parse([claim.tokens for claim in read]), supported):
        made = turned(replace(claim, tokens=tokens, parsed=True))
        first = sum(map(ord, text))  # not always the first word that can be turned, nor the same date
        ways = [*rolled(made, first)[:2], *rolled(borrowed(claim, values), first)[:1]]
        out += [(one, LABELS["contradicted"], fact) for one in ways]
    return out


def rendered(
    claim: Analysis, fact: Analysis, others: tuple[Analysis, ...] = (), nearby: Sequence[Analysis] = ()
) -> tuple[list[int], list[int]]:
    """Return what the model reads of a claim beside a fact, as the product has it.

    `others` are the facts that arithmetic may combine with, `nearby` those that may stand beside the fact.
    """
    titles = known_titles(claim, [fact, *nearby])
    pair = told(claim, fact, others, titles).read_as
    return render(pair, signals(pair), frame_signals(claim, fact), partner(pair, nearby))


# A statement whose first name is replaced by a pronoun keeps the name in brackets until it is read.
_TOLD_ON = re.compile(r"^(He|His|It|Its) ⟦(.+?)⟧")


def _told_on(text: str, gazetteer: Gazetteer) -> list[str]:
    """Return a statement as a draft's second sentence has it, where it opens with a listed name; else []."""
    mentions = gazetteer.mentions(text, tokenise(text))
    if not mentions or mentions[0].span.start > 0:
        return []
    name, rest = mentions[0], text[mentions[0].span.end :]
    if not gazetteer.mentions(name.text, tokenise(name.text)):
        return []
    owner = rest[:2] in ("'s", "’s")
    word = ("His" if owner else "He") if gazetteer.is_person(name) else ("Its" if owner else "It")
    return [f"{word} ⟦{name.text}⟧{rest[2:] if owner else rest}"]


def _read(text: str, gazetteer: Gazetteer, as_of: date) -> Analysis:
    """Read a statement; a pronoun stands for the name in brackets after it, as in a draft it would by the context."""
    told = _TOLD_ON.match(text)
    if told is None:
        return analyse(text, gazetteer, as_of)
    word, name = told[1], told[2]
    claim = analyse(word + text[told.end() :], gazetteer, as_of)
    meant = gazetteer.mentions(name, tokenise(name))[0]
    return replace(claim, mentions=(replace(meant, span=Span(0, len(word)), text=word), *claim.mentions))


_UNRELATED = 8  # statements taken from each of the other domains


def echoes(file: FactFile) -> list[tuple[str, int, str]]:
    """Return facts in almost their own words and the same with one thing wrong, as `factcheck selftest` makes them.

    Drafts keep more of a fact's words than editors' tests do. Every third is written like a search, in lower case.
    """
    out = []
    for number, made in enumerate(statements(file)):
        if made.is_true and number % 2:  # as many true as false ones, about
            continue
        text = made.text
        if number % 3 == 0:
            text = " ".join(word for word in text.rstrip(".").split() if word.lower() not in ("the", "a", "an")).lower()
        out.append((text, LABELS["supported" if made.is_true else "contradicted"], made.fact))
    return out


def variants(domain: Domain, file: FactFile) -> list[tuple[str, int, str]]:
    """Return supported statements with one thing put otherwise, and with one thing wrong, made like `echoes`.

    So that what is freely worded is not mostly true: where a statement gives one, a variant of each kind.
    """
    supported = [(text, fact) for text, label, fact in domain.rows if label == LABELS["supported"] and fact]
    told = tuple(Fact(str(number), text, ()) for number, (text, _) in enumerate(supported))
    made: dict[tuple[int, bool], list[str]] = {}
    for one in statements(replace(file, facts=told)):
        if one.kind != "as-written":
            made.setdefault((int(one.fact), one.is_true), []).append(one.text)
    out = []
    for (number, is_true), texts in made.items():
        if (number, not is_true) in made:  # as many true as false ones
            label = LABELS["supported" if is_true else "contradicted"]
            out.append((texts[number % len(texts)], label, supported[number][1]))
    return out


def _unrelated(folder: Path, seed: str) -> list[tuple[str, int, str]]:
    """Return a few statements of another domain, labelled as unverified; the choice depends on `seed` alone."""
    rows = load_domain(folder).rows
    start = sum(map(ord, seed)) % len(rows)
    return [(rows[(start + 17 * i) % len(rows)][0], LABELS["unverified"], "") for i in range(_UNRELATED)]


def public_pair(line: str) -> tuple[int, int, list[int], list[int], str]:
    """Return (label, scheme, ids, segments, set) of a public pair; scheme 1 has no "unverified"."""
    row = json.loads(line)
    gazetteer = Gazetteer.of(())
    fact: Analysis = analyse(row["fact"][:900], gazetteer, None)
    claim = analyse(row["statement"][:500], gazetteer, None)
    ids, segments = rendered(claim, fact)
    return LABELS[row["verdict"]], int(row["scheme"] != "3way"), ids, segments, row["set"]


_BRIEF = 110  # pieces of a pair


def _is_brief(name: str, number: int) -> bool:
    """Tell whether a pair is of a set whose facts are sentences; of the one of single swapped words, each fourth."""
    return not name.startswith(("infotabs", "mpe")) and (name != "breaking_nli" or number % 4 == 0)


def flatten(name: str, pairs: Iterator[tuple[list[int], list[int]]]) -> dict[str, np.ndarray]:
    """Return the flat arrays of a split's sequences."""
    ids: list[int] = []
    segments: list[int] = []
    lengths: list[int] = []
    for one, two in pairs:
        ids.extend(one)
        segments.extend(two)
        lengths.append(len(one))
    return {
        f"{name}.ids": np.array(ids, np.uint16),
        f"{name}.segments": np.array(segments, np.uint8),
        f"{name}.length": np.array(lengths, np.uint16),
    }


SplitRow = tuple[int, int, int, int, list[int], list[int]]  # statement, label, gold, domain, ids, segments


def arrays_of(name: str, rows: Sequence[SplitRow]) -> dict[str, np.ndarray]:
    """Return the arrays of a split of labelled pairs."""
    arrays = flatten(name, ((row[4], row[5]) for row in rows))
    for column, key in enumerate(("statement", "label", "gold", "domain")):
        arrays[f"{name}.{key}"] = np.array([row[column] for row in rows], np.int32)
    return arrays


def main() -> None:
    """Command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--domains", nargs="+", default=[])
    parser.add_argument("--public", type=Path)
    parser.add_argument("--alone", nargs="*", default=[], help="splits that get no unrelated statements")
    parser.add_argument("--turned", nargs="*", default=[], help="splits of true statements turned round")
    parser.add_argument("--limit", type=int)
    parser.add_argument("--brief", action="store_true", help="only public pairs of short sentences")
    options = parser.parse_args()
    arrays: dict[str, np.ndarray] = {}
    with Pool(2) as pool:
        for item in options.domains:
            name, folders = item.split("=")
            rows = []
            statement = domain = 0
            paths = learning() if folders == "@learning" else [Path(folder) for folder in folders.split(",")]
            # Each base meets statements of the three domains listed after it.
            turns = name in options.turned
            alone = turns or name in options.alone
            after = () if alone else (1, 2, 3)
            jobs = [(path, tuple(paths[(i + j) % len(paths)] for j in after), turns) for i, path in enumerate(paths)]
            for pairs in pool.starmap(domain_pairs, jobs, chunksize=1):
                for number, label, gold, _, ids, segments in pairs:
                    rows.append((statement + number, label, gold, domain, ids, segments))
                statement += 1 + max(row[0] for row in pairs)
                domain += 1
            arrays |= arrays_of(name, rows)
            print(name, domain, "domains", statement, "statements", len(rows), "pairs", flush=True)
        if options.public:
            with gzip.open(options.public, "rt", encoding="utf-8") as lines:
                chosen = list(lines)[: options.limit]
            if options.brief:
                chosen = [line for number, line in enumerate(chosen) if _is_brief(json.loads(line)["set"], number)]
            public = list(pool.imap(public_pair, chosen, chunksize=200))
            if options.brief:
                public = [row for row in public if len(row[2]) <= _BRIEF]
            arrays |= flatten("public", ((row[2], row[3]) for row in public))
            arrays["public.label"] = np.array([row[0] for row in public], np.int32)
            arrays["public.scheme"] = np.array([row[1] for row in public], np.int32)
            print("public", len(public), "pairs", flush=True)
    np.savez_compressed(options.out, **arrays)
    print(options.out.stat().st_size, "bytes")


if __name__ == "__main__":
    main()
