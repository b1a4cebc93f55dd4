"""From the records of all files to one base, with the mistakes that show only when they are seen together."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from difflib import get_close_matches

from factcheck.errors import Problem
from factcheck.facts.files import Contents
from factcheck.facts.nodes import shorten
from factcheck.facts.records import EntityRecord, FactRecord, FileRecord
from factcheck.facts.text import Text
from factcheck.language.fold import fold
from factcheck.model import FactFile

_MOST_COMPARISONS = 200_000  # names compared for "did you mean"; beyond that a load would take seconds


def merge(records: Sequence[FileRecord], contents: Contents) -> tuple[FactFile, list[Problem]]:
    """Return the base that the files form together, and all problems in the order of the files and lines.

    With errors among the problems the base is only what could be read of it. Nothing is raised.
    """
    # What cannot be found may stand in a part that could not be read: only say so when all of it was.
    whole = not contents.problems and all(record.whole for record in records)
    problems = [problem for record in records for problem in record.problems]
    problems += _repeated(records)
    problems += _shared_names([entity for record in records for entity in record.entities])
    problems += _part_circles([entity for record in records for entity in record.entities])
    problems += _languages(records)
    problems += _superseded([fact for record in records for fact in record.facts], whole)
    if whole:
        problems += _missing_sections(records)
        problems += _references(records)
    order = {file.path: number for number, file in enumerate(contents.files)}
    unique = dict.fromkeys(problems)
    found = sorted(unique, key=lambda problem: (order.get(problem.path, -1), problem.line, problem.column))
    base = FactFile(
        title=next((record.title for record in records if record.title), ""),
        language=next((record.language for record in records if record.language), "en"),
        as_of=max((record.as_of for record in records if record.as_of), default=None),
        entities=tuple(entity.entity for record in records for entity in record.entities),
        sources=tuple(source.source for record in records for source in record.sources),
        facts=tuple(fact.fact for record in records for fact in record.facts),
        vocabulary=tuple(group for record in records for group in record.vocabulary),
        opposites=tuple(pair for record in records for pair in record.opposites),
        paths=tuple(file.path for file in contents.files),
        digest=contents.digest,
    )
    return base, found


def _missing_sections(records: Sequence[FileRecord]) -> list[Problem]:
    if not records or any(record.facts for record in records):
        return []
    for record in records:
        if record.facts_at is not None:
            message = "expected at least one fact in the base, found an empty list"
            return [record.text.problem(record.facts_at, message)]
    message = 'expected "facts" in the base (a list of facts), found no such key'
    return [records[0].text.problem(0, message)]


def _repeated(records: Sequence[FileRecord]) -> list[Problem]:
    """Ids and names that stand twice: facts anywhere, sources and entities in different files.

    (In one file, two equal names of sources or entities are two equal keys, which are reported as such.)
    """
    problems: list[Problem] = []
    kinds: list[tuple[str, list[tuple[str, Text, int]]]] = [
        ("fact id", [(f.fact.id, f.text, f.at) for record in records for f in record.facts if f.fact.id]),
        ("source id", [(s.source.id, s.text, s.at) for record in records for s in record.sources]),
        ("entity", [(e.entity.name, e.text, e.at) for record in records for e in record.entities]),
    ]
    for kind, entries in kinds:
        first: dict[str, tuple[Text, int]] = {}
        for name, text, at in entries:
            if name in first:
                before = first[name][0].label(first[name][1])
                found = f'found "{shorten(name)}" again (first at {before})'
                problems.append(text.problem(at, f"expected each {kind} once in the base, {found}"))
            else:
                first[name] = (text, at)
    return problems


def _shared_names(entities: list[EntityRecord]) -> list[Problem]:
    problems: list[Problem] = []
    owners: dict[str, tuple[str, Text, int]] = {}
    for record in entities:
        name = record.entity.name
        for called, at in zip((name, *record.entity.aliases), (record.at, *record.aliases_at), strict=True):
            owner, text, place = owners.setdefault(fold(called), (name, record.text, at))
            if owner != name:
                what = "an entity" if called is name else f'an other name of "{shorten(name)}"'
                message = (
                    f'expected each name to mean one entity, found "{shorten(called)}" as {what}, '
                    f'though it already means "{shorten(owner)}" ({text.label(place)})'
                )
                hint = "case and accents make no difference between names"
                problems.append(record.text.problem(at, message, hint))
    return problems


def _part_circles(entities: list[EntityRecord]) -> list[Problem]:
    names = {fold(called): e for e in reversed(entities) for called in (e.entity.name, *e.entity.aliases)}
    records = {record.entity.name: record for record in entities}

    def parent(name: str) -> str:
        part_of = records[name].entity.part_of
        found = names.get(fold(part_of)) if part_of else None
        return found.entity.name if found else ""

    problems: list[Problem] = []
    for circle in _circles(records, parent):
        record = records[circle[0]]
        way = " → ".join(shorten(name) for name in (*circle, circle[0]))
        message = f'expected "part_of" to lead to something larger, found that it runs in a circle ({way})'
        problems.append(record.text.problem(record.part_at, message))
    return problems


def _superseded(facts: list[FactRecord], whole: bool) -> list[Problem]:
    records = {record.fact.id: record for record in facts if record.fact.id}
    near = _Near(records)
    problems: list[Problem] = []
    for record in facts:
        successor = record.fact.superseded_by
        if successor and successor not in records and whole:
            message = f'expected the id of a fact for "superseded_by", found "{shorten(successor)}"'
            problems.append(record.text.problem(record.superseded_at, message, near.hint(successor)))
    for circle in _circles(records, lambda name: records[name].fact.superseded_by):
        record = records[circle[0]]
        way = " → ".join(shorten(name) for name in (*circle, circle[0]))
        message = (
            f'expected "superseded_by" to lead to a fact that holds, found that it runs in a circle ({way})'
        )
        problems.append(record.text.problem(record.superseded_at, message))
    return problems


def _circles(names: Iterable[str], following: Callable[[str], str]) -> list[list[str]]:
    """Return each circle once, beginning with the name in it that is reached first."""
    known = list(names)
    members = set(known)
    done: set[str] = set()
    circles: list[list[str]] = []
    for name in known:
        way: dict[str, None] = {}
        while name in members and name not in done and name not in way:
            way[name] = None
            name = following(name)
        if name in way:
            steps = list(way)
            circles.append(steps[steps.index(name) :])
        done.update(way)
    return circles


def _languages(records: Sequence[FileRecord]) -> list[Problem]:
    problems: list[Problem] = []
    first: FileRecord | None = None
    for record in records:
        if record.language and first is None:
            first = record
        elif record.language and first is not None and record.language != first.language:
            message = (
                f'expected one language for the base, found "{record.language}" after "{first.language}" '
                f"({first.text.label(first.language_at)}), which is used"
            )
            problems.append(record.text.problem(record.language_at, message, warning=True))
    return problems


def _references(records: Sequence[FileRecord]) -> list[Problem]:
    known = {source.source.id for record in records for source in record.sources}
    facts = [fact for record in records for fact in record.facts]
    if not known and any(fact.fact.citations for fact in facts):
        place = next(fact for fact in facts if fact.fact.citations)
        message = 'expected "sources" in the base (source ids, each with its publisher), found none to cite'
        return [place.text.problem(place.citations_at[0], message)]
    near = _Near(known)
    problems: list[Problem] = []
    cited: set[str] = set()
    for fact in facts:
        for citation, at in zip(fact.fact.citations, fact.citations_at, strict=True):
            cited.add(citation.source)
            if citation.source not in known:
                message = f'expected the id of a source of the base, found "{shorten(citation.source)}"'
                problems.append(fact.text.problem(at, message, near.hint(citation.source)))
    for record in records:
        for source in record.sources:
            if source.source.id not in cited:
                name = shorten(source.source.id)
                message = f'expected every source to be cited, found no fact that cites "{name}"'
                problems.append(source.text.problem(source.at, message, warning=True))
    return problems


class _Near:
    """Suggests the nearest of some names, until the comparisons become too many."""

    def __init__(self, names: Iterable[str]) -> None:
        self.names = sorted(names)
        self.left = _MOST_COMPARISONS

    def hint(self, name: str) -> str:
        """Return "did you mean …?", "" where nothing is near or too much was asked already."""
        if self.left < len(self.names) or len(name) > 200:
            return ""
        self.left -= len(self.names)
        close = get_close_matches(name, self.names, n=1, cutoff=0.6)
        return f"did you mean {close[0]}?" if close else ""
