"""What `factcheck facts …` says about a base: its facts in lines, one fact in full, its mistakes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from pathlib import Path

from factcheck.engine import Engine
from factcheck.errors import ExitStatus, FactBaseError, UsageError
from factcheck.facts.load import read_base_with_warnings
from factcheck.facts.render_problems import render_problems
from factcheck.formats.text import sanitise, sanitise_json
from factcheck.formats.wording import count, day_words
from factcheck.model import Fact, Source, Status
from factcheck.settings_values import near


def select(facts: Iterable[Fact], tags: Sequence[str], statuses: Sequence[str]) -> list[Fact]:
    """Return the facts that bear one of the tags and one of the statuses, where any are named."""
    return [
        fact
        for fact in facts
        if (not tags or not set(tags).isdisjoint(fact.tags))
        and (not statuses or fact.status.value in statuses)
    ]


def find(facts: Sequence[Fact], ids: Sequence[str]) -> list[Fact]:
    """Return the facts with these ids, in this order; raises UsageError for one that the base lacks."""
    by_id = {fact.id: fact for fact in facts}
    for fact_id in ids:
        if fact_id not in by_id:
            hint = near(fact_id, by_id) if by_id else ""
            hint = hint if hint.startswith("did") else "factcheck facts list shows all of them"
            raise UsageError(f"the base has no fact “{fact_id}”", hint)
    return [by_id[fact_id] for fact_id in ids]


def lines(facts: Iterable[Fact]) -> Iterator[str]:
    """Yield one line a fact: id, status where it is not live, and claim."""
    for fact in facts:
        status = "" if fact.status is Status.LIVE else f" [{fact.status.value}]"
        yield sanitise(f"{fact.id}{status}: {fact.claim}") + "\n"


def records(facts: Iterable[Fact], engine: Engine) -> Iterator[str]:
    """Yield one JSON object a fact, with its sources."""
    for fact in facts:
        sources = {source.id: source for source in engine.sources_of(fact)}
        valid = fact.valid
        record = {
            "id": fact.id,
            "claim": fact.claim,
            "also": list(fact.also),
            "false": list(fact.false),
            "status": fact.status.value,
            "valid": valid and {
                "from": valid.start and valid.start.isoformat(),
                "until": valid.end and valid.end.isoformat(),
            },
            "superseded_by": fact.superseded_by or None,
            "context": fact.context or None,
            "review_by": fact.review_by and fact.review_by.isoformat(),
            "entered": fact.entered and fact.entered.isoformat(),
            "tags": list(fact.tags),
            "note": fact.note or None,
            "sources": [
                {
                    **_source_record(sources.get(citation.source), citation.source),
                    "locator": citation.locator or None,
                    "quote": citation.quote or None,
                }
                for citation in fact.citations
            ],
            "path": fact.path or None,
            "line": fact.line or None,
        }  # fmt: skip
        yield sanitise_json(json.dumps(record, ensure_ascii=False)) + "\n"


def _source_record(source: Source | None, source_id: str) -> dict[str, str | None]:
    if source is None:
        return {"id": source_id}
    names = ("publisher", "title", "date", "url", "archived", "author")
    return {"id": source_id, **{name: getattr(source, name) or None for name in names}}


def in_full(facts: Iterable[Fact], engine: Engine) -> Iterator[str]:
    """Yield each fact with all that the base says of it, a blank line between two."""
    for number, fact in enumerate(facts):
        if number:
            yield "\n"
        yield sanitise(fact.id) + "\n"
        for label, text in _fields(fact, engine):
            yield f"  {label}: {sanitise(text)}\n"


def _fields(fact: Fact, engine: Engine) -> Iterator[tuple[str, str]]:
    yield "Claim", fact.claim
    yield from (("Also", text) for text in fact.also)
    yield from (("False", text) for text in fact.false)
    if fact.status is not Status.LIVE:
        by = f", by {fact.superseded_by}" if fact.superseded_by else ""
        yield "Status", fact.status.value + by
    if fact.valid is not None:
        start, end = fact.valid.start, fact.valid.end
        yield "Valid", " to ".join(day_words(day.isoformat()) if day else "…" for day in (start, end))
    if fact.context:
        yield "Context", fact.context
    sources = {source.id: source for source in engine.sources_of(fact)}
    for citation in fact.citations:
        source = sources.get(citation.source)
        parts = [citation.source]
        if source is not None:
            parts = [source.publisher, source.author, source.title, day_words(source.date), source.url]
        yield "Source", ", ".join(part for part in (*parts, citation.locator) if part)
        if citation.quote:
            yield "Quote", citation.quote
    for label, day in (("Review by", fact.review_by), ("Entered", fact.entered)):
        if day is not None:
            yield label, day_words(day.isoformat())
    if fact.tags:
        yield "Tags", ", ".join(fact.tags)
    if fact.note:
        yield "Note", fact.note
    if fact.path:
        yield "Place", f"{fact.path}:{fact.line}"


def check(paths: Sequence[Path], as_of: date | None = None) -> tuple[str, ExitStatus]:
    """Return every mistake and warning of a base in words, a line of summary last, and the exit status.

    A fact whose `review_by` lies before `as_of` (else the base's own day, else today) is named, as no mistake.
    """
    where = ", ".join(map(str, paths))
    try:
        base, warnings = read_base_with_warnings(paths)
    except FactBaseError as error:
        mistakes = [problem for problem in error.problems if problem.severity == "error"]
        number = count(len(mistakes) or 1, "mistake")
        text = render_problems(error.problems) or f"{sanitise(error.message)}\n"
        return f"{text}{sanitise(where)}: {number}\n", ExitStatus.BASE
    size = f"{count(len(base.facts), 'fact')}, {count(len(base.sources), 'source')}"
    size += f", {count(len(base.entities), 'name')}"
    found = f"no mistakes, {count(len(warnings), 'warning')}" if warnings else "no mistakes"
    overdue = "".join(_overdue(base.facts, as_of or base.as_of or date.today()))
    return f"{render_problems(warnings)}{overdue}{sanitise(where)}: {size}; {found}\n", ExitStatus.CLEAN


def _overdue(facts: Iterable[Fact], today: date) -> Iterator[str]:
    """Yield a line for each fact that should have been looked at again by now."""
    for fact in facts:
        if fact.review_by and fact.review_by < today and fact.status is Status.LIVE:
            due = day_words(fact.review_by.isoformat())
            yield sanitise(f"{fact.path}:{fact.line}: {fact.id} was to be looked at again by {due}") + "\n"
