"""A base made ready: every fact's sentences analysed and indexed, on disk, mapped into memory.

A compiled base is a folder: `names.marisa` (aliases), `terms.marisa` (retrieval terms) and `base.bin` (records and
postings, addressed by offset). Nothing in it is decoded before it is needed, so opening costs the same for ten
facts and a hundred thousand.
"""

from __future__ import annotations

import json
import math
import mmap
import struct
import zlib
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date
from heapq import nsmallest
from operator import itemgetter
from pathlib import Path
from typing import Any

import marisa_trie

from factcheck.frozen import dataclass
from factcheck.language.containers import holders, lying
from factcheck.language.lexicon import DEFAULT, speaking
from factcheck.language.names import Gazetteer
from factcheck.model import Analysis, Fact, FactFile, Source, Token
from factcheck.retrieval.records import pack_analysis, pack_fact, unpack_analysis, unpack_fact
from factcheck.retrieval.terms import KIND_WEIGHT, terms_of

# Raised whenever what is kept, or how it is read, changes: older caches are then made anew.
FORMAT = 12
# A term that more sentences than this hold finds nothing by itself; it only adds to candidates found otherwise.
_COMMON = 64
# But the rarest terms of a sentence always do, or a base that is all on one subject would find nothing.
_FINDERS = 3
# Damps the advantage of short facts over long ones.
_LENGTH_POWER = 0.6
_KINDS = ("claim", "also", "false")


@dataclass(frozen=True, slots=True)
class Hit:
    """A sentence of the base that shares terms with a draft's sentence.

    `score` ranks; `coverage` is the share of the draft sentence's weight that the fact's sentence holds, 0 to 1.
    """

    entry: int
    score: float
    coverage: float


Analyse = Callable[[str, Gazetteer, "date | None"], Analysis]
Parse = Callable[[Sequence[tuple[Token, ...]]], list[tuple[Token, ...]]]


def compile_base(base: FactFile, folder: Path, analyse: Analyse, parse: Parse | None = None) -> None:
    """Write the compiled form of `base` into the existing, empty `folder`; `parse` is for all its sentences at once."""
    gazetteer = Gazetteer.of(base.entities)
    gazetteer.save(folder / "names.marisa")
    facts = [pack_fact(fact) for fact in base.facts]
    lexicon = DEFAULT.with_vocabulary(base.vocabulary, base.opposites)
    part_of = {entity.name: entity.part_of for entity in base.entities if entity.part_of}
    owners, kinds = array("I"), array("B")
    read: list[Analysis] = []
    bags: list[set[str]] = []
    for number, fact in enumerate(base.facts):
        for kind, sentences in enumerate(((fact.claim,), fact.also, fact.false)):
            for sentence in sentences:
                analysis = analyse(sentence, gazetteer, base.as_of)
                owners.append(number)
                kinds.append(kind)
                read.append(analysis)
                with speaking(lexicon), lying(part_of):
                    # What happened in Castell is found by Norland too.
                    around = {f"e:{place}" for name in analysis.mentions for place in holders(name.entity)}
                    bags.append(set(terms_of(analysis)) | around)
    if parse is not None:
        trees = parse([analysis.tokens for analysis in read])
        read = [replace(analysis, tokens=tree, parsed=True) for analysis, tree in zip(read, trees)]
    analyses = [pack_analysis(analysis) for analysis in read]
    postings: dict[str, list[int]] = defaultdict(list)
    for entry, bag in enumerate(bags):
        for term in sorted(bag):
            postings[term].append(entry)
    flat, rows = array("I"), []
    for term in sorted(postings):
        rows.append((term, (len(flat), len(postings[term]))))
        flat.extend(postings[term])
    size = len(bags)
    norms = array(
        "f",
        [sum(_weight(term, len(postings[term]), size) for term in bag) ** (_LENGTH_POWER / 2) or 1.0 for bag in bags],
    )
    marisa_trie.RecordTrie("<II", rows).save(str(folder / "terms.marisa"))
    meta = {
        "title": base.title,
        "language": base.language,
        "as_of": base.as_of.isoformat() if base.as_of else None,
        "paths": base.paths,
        "digest": base.digest,
        "entities": [entity.name for entity in base.entities],
        "vocabulary": base.vocabulary,
        "opposites": base.opposites,
        "part_of": part_of,
        "kinds": {entity.name: entity.kind for entity in base.entities if entity.kind},
        "sources": [[getattr(source, name) for name in Source.__slots__] for source in base.sources],
        "ids": [fact.id for fact in base.facts],
    }
    sections = (
        json.dumps(meta, ensure_ascii=False).encode(),
        _offsets(facts), b"".join(facts),
        _offsets(analyses), b"".join(analyses),
        owners.tobytes(), kinds.tobytes(), flat.tobytes(), norms.tobytes(),
    )  # fmt: skip
    content = b"".join(section + b"\0" * (-len(section) % 8) for section in sections)
    header = struct.pack(f"<{len(sections) + 2}Q", FORMAT, zlib.crc32(content), *map(len, sections))
    (folder / "base.bin").write_bytes(header + content)


def _offsets(records: Sequence[bytes]) -> bytes:
    ends, total = array("Q", [0]), 0
    for record in records:
        total += len(record)
        ends.append(total)
    return ends.tobytes()


def _weight(term: str, count: int, size: int) -> float:
    """Return how much a shared term counts: its kind's weight times its rarity; unseen terms count as rarest."""
    return KIND_WEIGHT[term[0]] * math.log(1 + (size - count + 0.5) / (count + 0.5))


# A term as it is searched for: how many sentences hold it, the term, where their numbers start, its weight.
_Row = tuple[int, str, int, float]
_KEPT_ROWS = 65_536
_count, _weight_of = itemgetter(0), itemgetter(3)


class _Rows(dict[str, _Row]):
    """The rows of terms, each looked up once: prose says the same words again and again."""

    def __init__(self, table: marisa_trie.RecordTrie, size: int) -> None:
        super().__init__()
        self._table = table
        self._size = size

    def __missing__(self, term: str) -> _Row:
        if len(self) >= _KEPT_ROWS:
            self.clear()
        found = self._table.get(term)
        start, count = found[0] if found else (0, 0)
        row = self[term] = (count, term, start, _weight(term, count, self._size))
        return row


class CompiledBase:
    """A compiled base opened from its folder. Raises OSError, ValueError or KeyError if the folder is damaged."""

    def __init__(self, folder: Path) -> None:
        with open(folder / "base.bin", "rb") as file:
            view = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        count = 9
        at = 8 * (count + 2)
        if len(view) < at:
            raise ValueError("a compiled base that ends early")
        head = struct.unpack_from(f"<{count + 2}Q", view)
        if head[0] != FORMAT:
            raise ValueError("a compiled base of another format")
        if head[1] != zlib.crc32(view[at:]):
            raise ValueError("a compiled base that is damaged")
        parts = []
        for length in head[2:]:
            parts.append(view[at : at + length])
            if len(parts[-1]) != length:
                raise ValueError("a compiled base that ends early")
            at += length + (-length % 8)
        self.meta: dict[str, Any] = json.loads(bytes(parts[0]))
        self._fact_ends, self._facts = parts[1].cast("Q"), parts[2]
        self._entry_ends, self._entries = parts[3].cast("Q"), parts[4]
        self._owners, self._kinds = parts[5].cast("I"), parts[6]
        self._postings, self._norms = parts[7].cast("I"), parts[8].cast("f")
        self.lexicon = DEFAULT.with_vocabulary(self.meta["vocabulary"], map(tuple, self.meta["opposites"]))
        self.gazetteer = Gazetteer.open(self.meta["entities"], folder / "names.marisa")
        self.size = len(self._owners)
        self.as_of = date.fromisoformat(self.meta["as_of"]) if self.meta["as_of"] else None
        self._sources: dict[str, Source] = {}
        self._cached_facts: dict[int, Fact] = {}
        self._cached_entries: dict[int, Analysis] = {}
        self._common: dict[int, frozenset[int]] = {}
        self._rows = _Rows(marisa_trie.RecordTrie("<II").mmap(str(folder / "terms.marisa")), self.size)

    def __len__(self) -> int:
        return len(self._fact_ends) - 1

    @contextmanager
    def spoken(self) -> Iterator[None]:
        """Let everything be read with the desk's own words, and with what lies in what, while the context lasts."""
        with speaking(self.lexicon), lying(self.meta["part_of"]):
            yield

    def fact(self, number: int) -> Fact:
        """Return a fact by its number in the base."""
        if number not in self._cached_facts:
            start, end = self._fact_ends[number], self._fact_ends[number + 1]
            self._cached_facts[number] = unpack_fact(self._facts[start:end])
        return self._cached_facts[number]

    def facts(self) -> Iterator[Fact]:
        """Yield all facts in the order of the base."""
        return (self.fact(number) for number in range(len(self)))

    def number_of(self, fact_id: str) -> int:
        """Return the number of the fact with this id; raises KeyError if there is none."""
        try:
            return int(self.meta["ids"].index(fact_id))
        except ValueError:
            raise KeyError(fact_id) from None

    def owner(self, entry: int) -> int:
        """Return the number of the fact that a sentence belongs to."""
        return int(self._owners[entry])

    def claim_of(self, number: int) -> Analysis:
        """Return the analysis of a fact's own claim, whichever of its wordings was found."""
        return self.analysis(bisect_left(self._owners, number))

    def kind(self, entry: int) -> str:
        """Return what a sentence is to its fact: claim, also (another true wording) or false (a wrong version)."""
        return _KINDS[self._kinds[entry]]

    def analysis(self, entry: int) -> Analysis:
        """Return the analysis of a sentence."""
        if entry not in self._cached_entries:
            start, end = self._entry_ends[entry], self._entry_ends[entry + 1]
            self._cached_entries[entry] = unpack_analysis(self._entries[start:end])
        return self._cached_entries[entry]

    def source(self, source_id: str) -> Source:
        """Return a source by its id; raises KeyError if there is none."""
        if not self._sources:
            self._sources = {row[0]: Source(*row) for row in self.meta["sources"]}
        return self._sources[source_id]

    def search(self, terms: Iterable[str], limit: int, least: float = 0.0) -> list[Hit]:
        """Return the best sentences of the base, best first; [] where no telling term is shared.

        With `least`, also [] where none covers as large a share of the terms as that: a newspaper speaks mostly of
        other things, and that much is known sooner than which sentence is best.
        """
        scores: dict[int, float] = {}
        get = scores.get
        total = 0.0
        # What the base lacks comes first, then the rarest: they find, the others only add.
        rows = sorted(map(self._rows.__getitem__, set(terms)))
        known = rows[bisect_right(rows, 0, key=_count) :]
        for row in rows:  # one after the other: sums of floats depend on their order
            total += row[3]
        if least and not self._reaches(known, least * total):
            return []
        for number, (count, _, start, weight) in enumerate(known):
            if count <= _COMMON or number < _FINDERS:
                for entry in self._postings[start : start + count].tolist():
                    scores[entry] = get(entry, 0.0) + weight
            else:
                for entry in scores.keys() & self._holders(start, count):
                    scores[entry] += weight
        norms = self._norms
        ranked = nsmallest(limit, [(-score / norms[entry], entry) for entry, score in scores.items()])
        return [Hit(entry, -rank, scores[entry] / total if total else 0.0) for rank, entry in ranked]

    def _reaches(self, known: Sequence[_Row], needed: float) -> bool:
        """Whether any sentence holds terms of the weight `needed`.

        A sentence whose first term comes where the rest weighs less than that cannot, so it is not looked up.
        """
        needed -= 1e-9  # as a share of another sum it may come out a little larger
        rest = sum(map(_weight_of, known))
        if rest < needed:
            return False
        scores: dict[int, float] = {}
        get = scores.get
        for number, (count, _, start, weight) in enumerate(known):
            if rest >= needed:
                if count <= _COMMON or number < _FINDERS:
                    for entry in self._postings[start : start + count].tolist():
                        scores[entry] = get(entry, 0.0) + weight
                    rest -= weight
                    continue
            elif max(scores.values(), default=0.0) + rest < needed:
                return False
            else:
                scores = {entry: score for entry, score in scores.items() if score + rest >= needed}
            for entry in scores.keys() & self._holders(start, count):
                scores[entry] += weight
            rest -= weight
        return any(score >= needed for score in scores.values())

    def _holders(self, start: int, count: int) -> frozenset[int]:
        """Return the sentences that hold a common term; kept, because such terms come again and again."""
        found = self._common.get(start)
        if found is None:
            found = self._common[start] = frozenset(self._postings[start : start + count])
        return found
