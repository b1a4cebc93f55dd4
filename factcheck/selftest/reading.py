"""A fact's claim as it was read, edits of its text, and whether another fact makes a flip of it true."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TypeVar

from factcheck.digest import blake2b
from factcheck.language.analyse import analyse
from factcheck.language.names import Gazetteer
from factcheck.language.stopwords import STOPWORDS
from factcheck.model import Analysis, Entity, Fact, FactFile, Mention, Quantity, Span, Status, TimeValue

_Item = TypeVar("_Item")
Edit = tuple[Span, str]

NEGATIONS = frozenset(
    ["not", "no", "never", "neither", "nor", "none", "nobody", "nothing", "without", "n't", "n’t", "cannot"]
)
_SHARED_WORDS = 2  # two facts with as many words in common may be about one thing


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement made from a fact. `kind` says how; `is_true` what it must be by the base."""

    fact: str
    kind: str
    is_true: bool
    text: str


@dataclass(frozen=True)
class Reading:
    """A sentence of a fact, read."""

    fact: Fact
    analysis: Analysis

    @property
    def text(self) -> str:
        """The sentence."""
        return self.analysis.text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Its words in lower case."""
        return tuple(token.text.lower() for token in self.analysis.tokens)

    @cached_property
    def times(self) -> list[TimeValue]:
        """Its times."""
        return [value for value in self.analysis.values if isinstance(value, TimeValue)]

    @cached_property
    def quantities(self) -> list[Quantity]:
        """Its quantities."""
        return [value for value in self.analysis.values if isinstance(value, Quantity)]

    @cached_property
    def names(self) -> list[Mention]:
        """The mentions of the base's entities."""
        return [mention for mention in self.analysis.mentions if mention.entity]

    @cached_property
    def is_negated(self) -> bool:
        """Whether something in it is negated."""
        return not NEGATIONS.isdisjoint(self.words)

    @cached_property
    def content(self) -> frozenset[str]:
        """What it is about: its names, and the dictionary forms of words that are no values."""
        spans = [value.span for value in self.analysis.values] + [name.span for name in self.names]
        words = {
            token.lemma
            for token in self.analysis.tokens
            if token.text[0].isalpha()
            and token.lemma not in STOPWORDS
            and not any(span.start <= token.start < span.end for span in spans)
        }
        return frozenset(words | {f"@{name.entity}" for name in self.names})

    def before(self, place: int, number: int = 1) -> tuple[str, ...]:
        """Return the last words before a place, in lower case."""
        ends = [word for word, token in zip(self.words, self.analysis.tokens) if token.end <= place]
        return tuple(ends[-number:])

    def after(self, place: int, number: int = 1) -> tuple[str, ...]:
        """Return the first words after a place, in lower case."""
        starts = [word for word, token in zip(self.words, self.analysis.tokens) if token.start >= place]
        return tuple(starts[:number])

    def edited(self, edits: Iterable[Edit]) -> str:
        """Return the text with stretches replaced; what comes to stand first gets a capital."""
        text = self.text
        for span, new in sorted(edits, reverse=True):
            if span.start == 0 and new:
                new = new[0].upper() + new[1:]
            text = text[: span.start] + new + text[span.end :]
        return text


class Book:
    """All sentences of a base, read, and its entities."""

    def __init__(self, base: FactFile) -> None:
        self.entities: dict[str, Entity] = {entity.name: entity for entity in base.entities}
        gazetteer = Gazetteer.of(base.entities)
        self._known: list[Reading] = []
        self.readings: list[Reading] = []
        for fact in base.facts:
            if fact.status is Status.RETRACTED:
                continue
            claim = Reading(fact, analyse(fact.claim, gazetteer, base.as_of))
            self._known.append(claim)
            self._known += [Reading(fact, analyse(text, gazetteer, base.as_of)) for text in fact.also]
            if fact.status is Status.LIVE and _is_current(fact, base):
                self.readings.append(claim)
        self._nearest: tuple[tuple[str, frozenset[str]], list[Reading]] = ("", frozenset()), []
        self._saying: dict[str, list[int]] = {}
        for number, reading in enumerate(self._known):
            for word in reading.content:
                self._saying.setdefault(word, []).append(number)

    def others(self, reading: Reading) -> Iterator[Reading]:
        """Yield the sentences of all other facts."""
        return (other for other in self._known if other.fact.id != reading.fact.id)

    def made_true(
        self,
        reading: Reading,
        hits: Callable[[Reading], bool],
        changed: str = "",
    ) -> bool:
        """Tell whether another fact could make a flip of `reading` true: it has what the flip puts in.

        `hits` tells that of a sentence; `changed` is an entity that the flip takes out. On the safe side: two
        words in common are enough.
        """
        content = reading.content - {f"@{changed}"}
        if not content:
            return True
        # Asked again and again of one sentence.
        if self._nearest[0] != (reading.fact.id, content):
            needed = min(_SHARED_WORDS, len(content))
            shared = Counter(number for word in content for number in self._saying.get(word, ()))
            near = [self._known[number] for number, words in shared.items() if words >= needed]
            self._nearest = (reading.fact.id, content), near
        return any(other.fact.id != reading.fact.id and hits(other) for other in self._nearest[1])

    def related(self, one: str, other: str) -> bool:
        """Tell whether one entity is, by `part_of`, the other or a part of it, or the other way round."""
        return other in self._line(one) or one in self._line(other)

    def _line(self, name: str) -> list[str]:
        line = [name]
        while name in self.entities and self.entities[name].part_of and len(line) < 20:
            name = self.entities[name].part_of
            line.append(name)
        return line


def _is_current(fact: Fact, base: FactFile) -> bool:
    if fact.valid is None or base.as_of is None:
        return True
    start, end = fact.valid.start, fact.valid.end
    return (start is None or start <= base.as_of) and (end is None or base.as_of <= end)


def stable_order(items: Iterable[_Item], seed: str) -> list[_Item]:
    """Return items in an order that looks like chance and is the same on every run."""
    return sorted(items, key=lambda item: blake2b(f"{seed}\0{item}".encode(), digest_size=8).digest())


def within(span: Span, spans: Sequence[Span]) -> bool:
    """Tell whether a span overlaps one of `spans`."""
    return any(span.start < other.end and other.start < span.end for other in spans)
