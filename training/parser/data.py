"""The treebank as the parser sees it: reading, labels, entity spans, augmentation, word pieces and batches.

**Relations.** Basic Universal Dependencies relations and the subtypes in `SUBTYPES`; any other subtype falls
back to its basic relation. `comparable` further reduces them to the five subtypes of the trial in
`design.md`, so that figures compare.

**Entities.** GUM marks every mention, nested, with all that modifies it ("the critics of the President of
…"). We want names, so from each mention only the name is kept:

- its head (the token governed from outside the mention) must be a proper noun; times are kept if they are
  named or counted ("Friday", "1835", "last week", "ten minutes"; not "a while");
- the span is the head with its `flat`, `compound`, `amod`, `nummod`, `fixed` and `goeswith` dependents,
  proper names after "of" or "for" ("Bank of England") and, for organisations, coordinated names inside
  ("Health and Human Services"); what follows a comma, appositions, relative clauses and titles (`nmod:desc`:
  "President Trump") are out;
- articles and plain words before, and the possessive mark after, are cut off ("free India", "most Texans");
- of spans that overlap, the outermost wins ("Durham University", not "Durham"), but a title's own place stays
  ("U.S.");
- a single word after "the" or another determiner is no person's name ("the President") and is left out; a
  plural one is a `group` ("the Muslims", "Americans");
- `animal`, `plant` and `substance` with a proper name are `object`. `abstract` holds laws, awards, works,
  languages.

No `quantity`: the tag NUM says the same, and numbers are read exactly by the product's own rules.

**Augmentation** makes news style of what GUM has little of (`augment`). The encoder is uncased, so lower-case
text needs none, and quotes and apostrophes are folded to ASCII before the word pieces are looked up, here as
in the product's `language/wordpiece.py`; dashes and ellipses are not folded and are varied here.
"""

from __future__ import annotations

import gzip
import random
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np

UPOS = tuple("ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split())

TRIAL_SUBTYPES = frozenset("nsubj:pass aux:pass nmod:poss obl:agent acl:relcl".split())
SUBTYPES = TRIAL_SUBTYPES | frozenset(
    "compound:prt obl:unmarked nmod:unmarked nmod:desc det:predet cc:preconj".split()
)
_BASIC = (
    "acl advcl advmod amod appos aux case cc ccomp compound conj cop csubj dep det discourse dislocated expl "
    "fixed flat goeswith iobj list mark nmod nsubj nummod obj obl orphan parataxis punct reparandum root "
    "vocative xcomp"
)
RELATIONS = tuple(sorted(_BASIC.split())) + tuple(sorted(SUBTYPES))

ENTITY_TYPES = ("person", "group", "place", "organization", "event", "time", "object", "abstract")
ENTITY_TAGS = ("O", *(f"{mark}-{kind}" for kind in ENTITY_TYPES for mark in "BI"))

CLS, SEP, MASK, PAD = 101, 102, 103, 0
MAX_WORDS = 140
MAX_PIECES = 256

_QUOTES = str.maketrans("’‘“”", "''\"\"")
_ENTITY = re.compile(
    r"\((?P<open>\d+)(?:\[\d+/\d+\])?-(?P<kind>[a-z]+)-[^()]*(?P<single>\)?)|(?P<close>\d+)(?:\[\d+/\d+\])?\)"
)


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with its tree: `heads` are word indices, -1 for the root; `entities` are BIO tags."""

    sent_id: str
    genre: str
    text: str
    words: tuple[str, ...]
    space_after: tuple[bool, ...]
    lemmas: tuple[str, ...]
    upos: tuple[str, ...]
    heads: tuple[int, ...]
    rels: tuple[str, ...]
    entities: tuple[str, ...]

    def __len__(self) -> int:
        return len(self.words)


# --------------------------------------------------------------------------- reading


def comparable(relation: str) -> str:
    """Reduce a relation to the set that the trial in `design.md` was scored on."""
    return relation if relation in TRIAL_SUBTYPES else relation.partition(":")[0]


def _relation(relation: str) -> str:
    return relation if relation in SUBTYPES else relation.partition(":")[0]


def read_conllu(path: str | Path, limit: int | None = None) -> list[Sentence]:
    """Read a CoNLL-U file (gzip if so named), at most `limit` sentences, without its empty nodes."""
    sentences: list[Sentence] = []
    opener: Any = gzip.open if str(path).endswith(".gz") else open
    with opener(path, "rt", encoding="utf-8") as lines:
        for block in _blocks(lines):
            sentences.append(_sentence(block))
            if limit is not None and len(sentences) >= limit:
                break
    return sentences


def _blocks(lines: Iterable[str]) -> Iterator[list[str]]:
    block: list[str] = []
    for line in lines:
        if line.strip():
            block.append(line.rstrip("\n"))
        elif block:
            yield block
            block = []
    if block:
        yield block


def _sentence(block: Sequence[str]) -> Sentence:
    meta = dict(line[2:].split(" = ", 1) for line in block if line.startswith("# ") and " = " in line)
    rows: list[list[str]] = []
    last_of_range: dict[int, bool] = {}  # a range ("don't") carries SpaceAfter for its last word
    glued: set[int] = set()
    for line in block:
        if line.startswith("#"):
            continue
        columns = line.split("\t")
        if "-" in columns[0]:
            first, last = map(int, columns[0].split("-"))
            glued.update(range(first - 1, last - 1))
            last_of_range[last - 1] = "SpaceAfter=No" not in columns[9]
        elif columns[0].isdigit():
            rows.append(columns)
    space = [
        index not in glued and last_of_range.get(index, "SpaceAfter=No" not in columns[9])
        for index, columns in enumerate(rows)
    ]
    sent_id = meta.get("sent_id", "")
    parts = sent_id.split("_")
    bare = Sentence(
        sent_id=sent_id,
        genre=parts[1] if len(parts) > 2 else "other",
        text=meta.get("text", ""),
        words=tuple(columns[1] for columns in rows),
        space_after=tuple(space),
        lemmas=tuple(columns[2] for columns in rows),
        upos=tuple(columns[3] if columns[3] in UPOS else "X" for columns in rows),
        heads=tuple(int(columns[6]) - 1 for columns in rows),
        rels=tuple(_relation(columns[7]) for columns in rows),
        entities=(),
    )
    if rows and all("Bio=" in columns[9] for columns in rows):  # silver trees carry their tags as they are
        tags = tuple(columns[9].partition("Bio=")[2].partition("|")[0] for columns in rows)
        return replace(bare, entities=tags)
    return replace(bare, entities=entity_tags(bare, _mentions(rows), [columns[5] for columns in rows]))


def _mentions(rows: Sequence[Sequence[str]]) -> list[tuple[int, int, str]]:
    """All mentions as (first, last, GUM's type), words counted from 0."""
    found: list[tuple[int, int, str]] = []
    open_at: dict[str, list[tuple[int, str]]] = {}
    for index, columns in enumerate(rows):
        match = re.search(r"Entity=([^|]*)", columns[9])
        for part in _ENTITY.finditer(match[1]) if match else ():
            if part["close"]:
                if open_at.get(part["close"]):
                    start, kind = open_at[part["close"]].pop()
                    found.append((start, index, kind))
            elif part["single"]:
                found.append((index, index, part["kind"]))
            else:
                open_at.setdefault(part["open"], []).append((index, part["kind"]))
    return found


# --------------------------------------------------------------------------- entities

_INSIDE = frozenset("flat compound amod nummod fixed goeswith nmod:unmarked".split())
_ARTICLES = frozenset(("the", "a", "an"))
_MERGED = {"animal": "object", "plant": "object", "substance": "object"}
_TIME_WORDS = frozenset("today tomorrow yesterday tonight midnight noon".split())
_TIME_MODIFIERS = frozenset(
    "last next this that these those past previous following same early late mid recent coming few "
    "several".split()
)


def entity_tags(
    sentence: Sentence, mentions: Iterable[tuple[int, int, str]], features: Sequence[str]
) -> tuple[str, ...]:
    """Turn GUM's nested mentions into flat BIO tags of names and times, as the module's head says."""
    spans: list[tuple[int, int, str]] = []
    for first, last, gum_kind in mentions:
        span = _name_of(sentence, first, last, _MERGED.get(gum_kind, gum_kind), features)
        if span is not None:
            spans.append(span)
    tags = ["O"] * len(sentence)
    for start, end, kind in sorted(spans, key=lambda span: (span[0] - span[1], span[0])):
        if all(tag == "O" for tag in tags[start:end]):
            tags[start] = f"B-{kind}"
            tags[start + 1 : end] = [f"I-{kind}"] * (end - start - 1)
    return tuple(tags)


def _name_of(
    sentence: Sentence, first: int, last: int, kind: str, features: Sequence[str]
) -> tuple[int, int, str] | None:
    heads, upos = sentence.heads, sentence.upos
    head = next((i for i in range(first, last + 1) if not first <= heads[i] <= last), first)
    if kind not in ENTITY_TYPES:
        return None
    if kind == "time":
        if not _definite_time(sentence, head):
            return None
    elif upos[head] != "PROPN":
        return None
    keep = {head}
    for _ in range(last - first + 1):  # down the tree until nothing is added
        more = {
            i
            for i in range(first, last + 1)
            if i not in keep and heads[i] in keep and _inside(sentence, i, kind)
        }
        if not more:
            break
        keep |= more
    start = end = head  # the stretch around the head: kept words, and joiners between two of them
    while start > first and (start - 1 in keep or (_joins(sentence, start - 1) and start - 2 in keep)):
        start -= 1
    while end < last and (
        end + 1 in keep or (_joins(sentence, end + 1) and any(i in keep for i in (end + 2, end + 3)))
    ):
        end += 1
    if kind != "time":  # "free India", "300,000 more Republicans": the name begins after the last plain word
        plain = [
            i for i in range(start, head) if sentence.words[i].islower() and upos[i] not in ("PROPN", "ADP")
        ]
        start = max((i + 1 for i in plain if not _joins(sentence, i)), default=start)
        if kind in ("person", "object"):
            start = next((i for i in range(start, head) if upos[i] != "NUM"), head)
    while start < head and (
        sentence.words[start].lower() in _ARTICLES or upos[start] in ("PUNCT", "CCONJ", "ADP")
    ):
        start += 1
    while end > head and (upos[end] in ("PUNCT", "PART", "ADP", "DET", "CCONJ")):
        end -= 1
    if kind == "person":
        if start == end and any(
            heads[i] == head and sentence.rels[i] in ("det", "nmod:poss") for i in range(first, last + 1)
        ):
            return (start, end + 1, "group") if "Number=Plur" in features[head] else None
        if "Number=Plur" in features[head] and not any(
            rel == "flat" for rel in sentence.rels[start : end + 1]
        ):
            kind = "group"
    return start, end + 1, kind


def _definite_time(sentence: Sentence, head: int) -> bool:
    """Whether a time is named or counted (2015, Friday, ten minutes) rather than vague (a while)."""
    if sentence.upos[head] in ("NUM", "PROPN") or sentence.words[head].lower() in (*_TIME_WORDS, "ago"):
        return sentence.upos[head] != "NUM" or sentence.words[head][0].isdigit()
    return sentence.upos[head] == "NOUN" and any(
        governor == head
        and (sentence.upos[i] in ("NUM", "PROPN") or sentence.words[i].lower() in _TIME_MODIFIERS)
        for i, governor in enumerate(sentence.heads)
    )


def _inside(sentence: Sentence, index: int, kind: str) -> bool:
    relation = sentence.rels[index]
    if relation in _INSIDE:
        return True
    if kind == "time":
        return relation in ("det", "advmod", "obl:unmarked") or (
            relation == "nmod" and sentence.upos[index] in ("PROPN", "NUM")
        )
    if relation == "nmod" and sentence.upos[index] == "PROPN" and kind != "person":
        return any(
            sentence.heads[i] == index
            and sentence.rels[i] == "case"
            and sentence.words[i].lower() in ("of", "for")
            for i in range(max(0, index - 4), index)
        )
    return relation == "conj" and kind in ("organization", "abstract") and sentence.upos[index] == "PROPN"


def _joins(sentence: Sentence, index: int) -> bool:
    """Whether the word joins two of a name: a hyphen, "of", "the", "and", a possessive mark or a stop."""
    return sentence.words[index].lower() in (
        "-",
        "–",
        "/",
        "of",
        "for",
        "the",
        "and",
        "&",
        "'s",
        "’s",
        "'",
        ".",
    )


def spans_of(tags: Sequence[str]) -> list[tuple[int, int, str]]:
    """Return the (start, end, type) spans of BIO tags; an I- after nothing of its type opens a span."""
    spans: list[tuple[int, int, str]] = []
    start, kind = -1, ""
    for index, tag in enumerate([*tags, "O"]):
        mark, _, this = tag.partition("-")
        if kind and (mark != "I" or this != kind):
            spans.append((start, index, kind))
            kind = ""
        if mark != "O" and not kind:
            start, kind = index, this
    return spans


# --------------------------------------------------------------------------- augmentation


@dataclass(frozen=True)
class Augmentation:
    """How often (0 to 1) a training sentence is changed in each way, drawn anew in every epoch."""

    final_stop: float = 0.10
    headline: float = 0.12
    commas: float = 0.03
    dashes: float = 0.10
    numbers: float = 0.30
    names: float = 0.15
    bank: dict[tuple[str, int], list[tuple[str, ...]]] = field(
        default_factory=dict, repr=False, compare=False
    )


def name_bank(sentences: Iterable[Sentence]) -> dict[tuple[str, int], list[tuple[str, ...]]]:
    """Names of persons and places by type and length, those whose words hang together as `flat` only."""
    bank: dict[tuple[str, int], set[tuple[str, ...]]] = {}
    for sentence in sentences:
        for start, end, kind in spans_of(sentence.entities):
            if _swappable(sentence, start, end, kind):
                bank.setdefault((kind, end - start), set()).add(sentence.words[start:end])
    return {key: sorted(names) for key, names in sorted(bank.items())}


def _swappable(sentence: Sentence, start: int, end: int, kind: str) -> bool:
    return (
        kind in ("person", "place")
        and all(tag == "PROPN" for tag in sentence.upos[start:end])
        and all(
            sentence.rels[i] == "flat" and start <= sentence.heads[i] < end for i in range(start + 1, end)
        )
    )


def augment(sentence: Sentence, how: Augmentation, rng: random.Random) -> Sentence:
    """Return the sentence, perhaps changed; its tree stays well-formed (only leaves are ever dropped)."""
    drop: set[int] = set()
    words = list(sentence.words)
    leaves = set(range(len(words))) - set(sentence.heads)
    if rng.random() < how.headline:
        drop |= _headline(sentence, leaves)
    if drop or rng.random() < how.final_stop:
        last = len(words) - 1
        if words[last] == "." and last in leaves:
            drop.add(last)
    if rng.random() < how.commas:
        drop |= {i for i in leaves if words[i] == ","}
    if rng.random() < how.dashes:
        for index, word in enumerate(words):
            glued = index > 0 and not sentence.space_after[index - 1] and not sentence.space_after[index]
            if word in ("—", "–", "--", "-") and not glued:
                words[index] = rng.choice(("—", "–", "-", "--"))
            elif word == "-" and rng.random() < 0.3:
                words[index] = rng.choice(("‑", "–"))
            elif word in ("…", "..."):
                words[index] = rng.choice(("…", "..."))
    if rng.random() < how.numbers:
        words = [_renumber(word, rng) for word in words]
    if how.bank and rng.random() < how.names:
        for start, end, kind in spans_of(sentence.entities):
            names = how.bank.get((kind, end - start))
            if names and _swappable(sentence, start, end, kind):
                words[start:end] = rng.choice(names)
    changed = replace(sentence, words=tuple(words))
    return _without(changed, drop) if drop and len(drop) < len(words) - 1 else changed


def _headline(sentence: Sentence, leaves: set[int]) -> set[int]:
    """Articles, and forms of "be" that are auxiliaries or copulas, unless a negation leans on them."""
    drop = set()
    for index in leaves:
        word = sentence.words[index].lower()
        if sentence.rels[index] == "det" and word in _ARTICLES:
            drop.add(index)
        elif sentence.lemmas[index] == "be" and sentence.rels[index] in ("aux", "aux:pass", "cop"):
            following = sentence.words[index + 1].lower() if index + 1 < len(sentence) else ""
            if following not in ("n't", "n’t", "not") and index < sentence.heads[index]:
                drop.add(index)
    return drop


_NUMBER_WORDS = tuple("two three four five six seven eight nine ten eleven twelve".split())


def _renumber(word: str, rng: random.Random) -> str:
    """Another number of the same shape: years stay years, the first digit is never 0, words become words."""
    lower = word.lower()
    if lower in _NUMBER_WORDS:
        return rng.choice(_NUMBER_WORDS)
    if not word[0].isdigit() or not re.fullmatch(r"\d+(?:[.,]\d+)*", word):
        return word
    if re.fullmatch(r"1[89]\d\d|20[0-4]\d", word):
        return str(rng.randint(1900, 2030))
    if len(word) <= 2 and int(word) <= 31:  # perhaps a day of a month
        return str(rng.randint(1, 31))
    digits = [str(rng.randint(0, 9)) if char.isdigit() else char for char in word]
    if word[0] != "0" and digits[0] == "0":
        digits[0] = str(rng.randint(1, 9))
    return "".join(digits)


def _without(sentence: Sentence, drop: set[int]) -> Sentence:
    keep = [i for i in range(len(sentence)) if i not in drop]
    place = {old: new for new, old in enumerate(keep)}
    place[-1] = -1
    tags = [sentence.entities[i] for i in keep]
    for new, old in enumerate(keep):  # a name whose first word was dropped begins with its second
        if (
            tags[new].startswith("I-")
            and old - 1 in drop
            and (new == 0 or tags[new - 1][2:] != tags[new][2:])
        ):
            tags[new] = "B" + tags[new][1:]
    return Sentence(
        sent_id=sentence.sent_id,
        genre=sentence.genre,
        text=sentence.text,
        words=tuple(sentence.words[i] for i in keep),
        space_after=tuple(sentence.space_after[i] for i in keep),
        lemmas=tuple(sentence.lemmas[i] for i in keep),
        upos=tuple(sentence.upos[i] for i in keep),
        heads=tuple(place[sentence.heads[i]] for i in keep),
        rels=tuple(sentence.rels[i] for i in keep),
        entities=tuple(tags),
    )


# --------------------------------------------------------------------------- word pieces and batches


class WordPieces:
    """Ids of the pieces of one word at a time, remembered; those of the product's `wordpiece.pieces`."""

    def __init__(self, encoder: str | Path) -> None:
        from tokenizers import Tokenizer

        self._tokenizer = Tokenizer.from_file(str(Path(encoder) / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.no_truncation()
        self._unknown = self._tokenizer.token_to_id("[UNK]")
        self._seen: dict[str, tuple[int, ...]] = {}

    def __call__(self, word: str) -> tuple[int, ...]:
        """Return the ids of `word`, never none."""
        ids = self._seen.get(word)
        if ids is None:
            found = self._tokenizer.encode(word.translate(_QUOTES), add_special_tokens=False).ids
            ids = self._seen[word] = tuple(found) or (self._unknown,)
        return ids

    def encode(self, words: Sequence[str]) -> tuple[list[int], list[int]]:
        """Return a sentence's ids, [CLS] first and [SEP] last, and where each word starts among them."""
        ids, starts = [CLS], []
        for word in words:
            starts.append(len(ids))
            ids.extend(self(word))
        ids.append(SEP)
        return ids, starts


@dataclass
class Batch:
    """Padded arrays (int64). Words beyond a sentence's own have `word_starts` 0 and labels -1.

    `heads` count from 1 (0 is the root), as the columns of the arc scores do.
    """

    input_ids: np.ndarray
    attention_mask: np.ndarray
    word_starts: np.ndarray
    upos: np.ndarray
    heads: np.ndarray
    rels: np.ndarray
    entities: np.ndarray

    def inputs(self) -> dict[str, np.ndarray]:
        """Return the arrays that the model takes."""
        return {name: getattr(self, name) for name in ("input_ids", "attention_mask", "word_starts")}


_UPOS_ID = {name: index for index, name in enumerate(UPOS)}
_REL_ID = {name: index for index, name in enumerate(RELATIONS)}
_TAG_ID = {name: index for index, name in enumerate(ENTITY_TAGS)}


def make_batch(sentences: Sequence[Sentence], pieces: WordPieces, multiple: int = 1) -> Batch:
    """Pad sentences to one batch, its length in pieces a multiple of `multiple`."""
    encoded = [pieces.encode(sentence.words) for sentence in sentences]
    size = len(sentences)
    longest = -(-max(len(ids) for ids, _ in encoded) // multiple) * multiple
    most = max(len(sentence) for sentence in sentences)
    batch = Batch(
        input_ids=np.full((size, longest), PAD, np.int64),
        attention_mask=np.zeros((size, longest), np.int64),
        word_starts=np.zeros((size, most), np.int64),
        upos=np.full((size, most), -1, np.int64),
        heads=np.full((size, most), -1, np.int64),
        rels=np.full((size, most), -1, np.int64),
        entities=np.full((size, most), -1, np.int64),
    )
    for row, (sentence, (ids, starts)) in enumerate(zip(sentences, encoded, strict=True)):
        words = len(sentence)
        batch.input_ids[row, : len(ids)] = ids
        batch.attention_mask[row, : len(ids)] = 1
        batch.word_starts[row, :words] = starts
        batch.upos[row, :words] = [_UPOS_ID[tag] for tag in sentence.upos]
        batch.heads[row, :words] = [head + 1 for head in sentence.heads]
        batch.rels[row, :words] = [_REL_ID[rel] for rel in sentence.rels]
        batch.entities[row, :words] = [_TAG_ID[tag] for tag in sentence.entities]
    return batch


def fits(sentence: Sentence, pieces: WordPieces) -> bool:
    """Whether the sentence is short enough to train on."""
    return 0 < len(sentence) <= MAX_WORDS and sum(len(pieces(word)) for word in sentence.words) <= MAX_PIECES


def epoch_batches(
    sentences: Sequence[Sentence],
    pieces: WordPieces,
    size: int,
    how: Augmentation | None,
    seed: int,
    epoch: int,
) -> list[Batch]:
    """One epoch of training batches: augmented, of like length within a batch, in random order."""
    rng = random.Random(f"{seed}/{epoch}")
    chosen = [augment(sentence, how, rng) if how else sentence for sentence in sentences]
    ordered = sorted(chosen, key=lambda sentence: len(sentence) * (1 + 0.2 * rng.random()))
    groups = [ordered[i : i + size] for i in range(0, len(ordered), size)]
    rng.shuffle(groups)
    return [make_batch(group, pieces, 8) for group in groups]


def plain_batches(
    sentences: Sequence[Sentence], pieces: WordPieces, size: int
) -> Iterator[tuple[list[int], Batch]]:
    """Batches for evaluation, by length in pieces: the indices of the sentences in each, and the arrays."""
    lengths = [sum(len(pieces(word)) for word in sentence.words) for sentence in sentences]
    order = sorted(range(len(sentences)), key=lengths.__getitem__)
    for i in range(0, len(order), size):
        chosen = order[i : i + size]
        yield chosen, make_batch([sentences[index] for index in chosen], pieces)
