"""factcheck from Python: a base to ask, and answers with their facts and sources at hand."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path

from factcheck import cache, suppress
from factcheck.engine import Engine, EngineOptions
from factcheck.errors import InputError, UsageError
from factcheck.facts.discover import find_base
from factcheck.files import STDIN_NAME, incident_of, read_document
from factcheck.formats.base import FormatOptions
from factcheck.frozen import dataclass
from factcheck.model import (
    ClaimVerdict,
    Difference,
    Place,
    Reason,
    SentenceVerdict,
    Source,
    Span,
    Status,
    Verdict,
)
from factcheck.model import Fact as BaseFact
from factcheck.settings import Settings

_DAY = re.compile(r"\d{4}-\d\d-\d\d")

PathLike = str | os.PathLike[str]


@dataclass(frozen=True, slots=True)
class Fact:
    """A fact of the base, with its sources in the order in which it cites them."""

    id: str
    claim: str
    sources: tuple[Source, ...]
    status: Status
    context: str
    tags: tuple[str, ...]
    note: str
    path: str
    line: int


@dataclass(frozen=True, slots=True)
class Claim:
    """The answer for one claim. `fact` is None where no fact decides; spans count in `Result.text`."""

    text: str
    span: Span
    verdict: Verdict
    reason: Reason | None
    fact: Fact | None
    others: tuple[Fact, ...]
    differences: tuple[Difference, ...]
    explanation: str
    sources: tuple[Source, ...]
    nearest: tuple[str, ...]
    speaker: str
    quoted: bool


@dataclass(frozen=True, slots=True)
class Result:
    """The answer for one sentence. `path` is None for statements; `suppressed` says why it does not count."""

    text: str
    verdict: Verdict
    claims: tuple[Claim, ...]
    place: Place
    path: str | None
    suppressed: str


class Base:
    """A fact base made ready. Get one from `load`."""

    def __init__(self, paths: tuple[Path, ...], options: EngineOptions, cache_folder: Path | None) -> None:
        self._paths = paths
        self._options = options
        self._cache = cache_folder
        self._engines = {options.as_of: Engine.open(paths, options, cache_folder)}

    @property
    def facts(self) -> list[Fact]:
        """All facts of the base, in the order of its files."""
        engine = self._engine(None)
        return [_fact(fact, engine) for fact in engine.facts]

    def check(self, statement: str, *, as_of: date | str | None = None) -> Result:
        """Return the answer for a statement, of one sentence or several.

        `as_of` is the day that counts as today, a date or "2021-07-10"; without it, that of `load`. Raises
        UsageError for a day that is none and for an empty statement.
        """
        if not statement.strip():
            raise UsageError("the statement is empty")
        engine = self._engine(as_of)
        return _result(engine.check_statement(statement).sentences[0], None, engine)

    def check_text(
        self, text: str, path: str | None = None, *, as_of: date | str | None = None
    ) -> Iterator[Result]:
        """Yield the answer for each sentence of a draft, in order. The suffix of `path` says how to read it.

        Raises InputError where the text cannot be read in that way, UsageError as `check` does.
        """
        yield from self._check(path, text.encode("utf-8", "surrogatepass"), as_of)

    def check_file(self, path: PathLike, *, as_of: date | str | None = None) -> Iterator[Result]:
        """Yield the answer for each sentence of a file, in order; nothing for a file without copy.

        Raises InputError for a file that cannot be read, UsageError as `check` does.
        """
        yield from self._check(os.fspath(path), None, as_of)

    def search(self, text: str, limit: int = 10) -> list[Fact]:
        """Return the facts nearest to a text, best first; [] where none shares a word with it."""
        engine = self._engine(None)
        return [_fact(fact, engine) for fact in engine.search(text, limit)]

    def _check(self, path: str | None, data: bytes | None, as_of: date | str | None) -> Iterator[Result]:
        engine = self._engine(as_of)
        name = STDIN_NAME if path is None else path
        try:
            document = read_document(name, data)
        except InputError as error:
            incident = incident_of(name, error)
            raise type(error)(f"{incident.path}: {incident.message}") from None
        file = engine.check_document(document)
        today = engine.report(()).as_of
        for sentence in suppress.apply(file, FormatOptions().counts, today).sentences:
            yield _result(sentence, path, engine)

    def _engine(self, as_of: date | str | None) -> Engine:
        day = self._options.as_of if as_of is None else _day(as_of)
        engine = self._engines.get(day)
        if engine is None:
            options = EngineOptions(
                day, self._options.known_on, self._options.use_model, self._options.explain
            )
            engine = self._engines[day] = Engine.open(self._paths, options, self._cache)
        return engine


def load(
    *paths: PathLike,
    as_of: date | str | None = None,
    known_on: date | str | None = None,
    model: bool = True,
    use_cache: bool = True,
) -> Base:
    """Return the base that files and folders form together, ready to be asked.

    Without paths it is the one that the command would use: `facts.yaml` in the working folder or the
    nearest above it, else the base that comes with the package. No configuration file is read. Raises
    FactBaseError, with every mistake in `problems`, for a base that is missing or wrong, UsageError for a
    day that is none.
    """
    options = EngineOptions(
        None if as_of is None else _day(as_of), None if known_on is None else _day(known_on), model
    )
    folder, _ = cache.prepare(Settings(cache=use_cache))
    return Base(find_base(Path(), tuple(map(Path, paths))), options, folder)


def _day(day: date | str) -> date:
    if isinstance(day, datetime):
        return day.date()
    if isinstance(day, date):
        return day
    try:
        # From 3.11 on, fromisoformat takes more than we promise.
        if _DAY.fullmatch(day):
            return date.fromisoformat(day)
    except ValueError:
        pass
    raise UsageError(f"expected a day such as 2021-07-10, found “{day}”")


def _result(sentence: SentenceVerdict, path: str | None, engine: Engine) -> Result:
    return Result(
        text=sentence.sentence.text,
        verdict=sentence.verdict,
        claims=tuple(_claim(claim, engine) for claim in sentence.claims),
        place=sentence.sentence.place,
        path=path,
        suppressed=sentence.suppressed,
    )


def _claim(claim: ClaimVerdict, engine: Engine) -> Claim:
    return Claim(
        text=claim.claim.text,
        span=claim.claim.span,
        verdict=claim.verdict,
        reason=claim.reason,
        fact=None if claim.fact is None else _fact(claim.fact, engine),
        others=tuple(_fact(fact, engine) for fact in claim.others),
        differences=claim.differences,
        explanation=claim.explanation,
        sources=claim.sources,
        nearest=claim.nearest,
        speaker=claim.claim.speaker,
        quoted=claim.claim.quoted,
    )


def _fact(fact: BaseFact, engine: Engine) -> Fact:
    return Fact(
        id=fact.id,
        claim=fact.claim,
        sources=engine.sources_of(fact),
        status=fact.status,
        context=fact.context,
        tags=fact.tags,
        note=fact.note,
        path=fact.path,
        line=fact.line,
    )
