"""From the nodes of one file to its entities, sources and facts, with every mistake inside that file."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from factcheck.facts.dates import read_day, read_period, suggest_date
from factcheck.facts.fields import Field, Fields
from factcheck.facts.nodes import ListNode, MappingNode, Node, Scalar, describe, is_blank, shorten
from factcheck.facts.parse import Parsed
from factcheck.facts.records import EntityRecord, FactRecord, FileRecord, SourceRecord
from factcheck.facts.schema import BASE, CITATION, ENTITY, FACT, SOURCE, VALID, VERSION, Shape
from factcheck.facts.text import Text
from factcheck.model import Citation, Entity, Fact, Source, Status, Validity

_KEBAB = re.compile(r"[^\W_A-Z]+(?:-[^\W_A-Z]+)*")
_LONG_DATE = 60
_NOT_KEBAB = re.compile(r"[\W_]+")
# The shape of a BCP 47 tag: language, script, region, variants, extensions, private use.
_LANGUAGE = re.compile(
    r"(?:[a-z]{2,3}(?:-[a-z]{3}){0,3}|[a-z]{4,8})(?:-[a-z]{4})?(?:-(?:[a-z]{2}|\d{3}))?"
    r"(?:-(?:[a-z\d]{5,8}|\d[a-z\d]{3}))*(?:-[a-wy-z\d](?:-[a-z\d]{2,8})+)*(?:-x(?:-[a-z\d]{1,8})+)?|x(?:-[a-z\d]{1,8})+",
    re.ASCII | re.IGNORECASE,
)


def check(text: Text, parsed: Parsed) -> FileRecord:
    """Return what the file holds, and its mistakes; what is wrong is left out. Nothing is raised."""
    record = FileRecord(text, list(parsed.problems), parsed.whole)
    if parsed.root is None:
        if parsed.whole:
            record.problems.append(text.problem(0, "expected a fact base, found an empty file"))
        record.whole = False
        return record
    _Reader(record).base(parsed.root)
    return record


class _Reader:
    def __init__(self, record: FileRecord) -> None:
        self.record = record
        self.text = record.text
        self.fields = Fields(record.text, record.problems, not record.whole)

    def base(self, root: Node) -> None:
        if not isinstance(root, MappingNode):
            message = f'expected keys such as "version: 1" and "facts:", found {describe(root)}'
            self.fields.error(root.at, message)
            self.record.whole = False
            return
        # Every file says which version it is written in; all else may stand in any of the files.
        found = self.fields.fields(root, BASE)
        readers: dict[str, Callable[[Field], None]] = {
            "version": self.version, "title": self.title, "language": self.language, "as_of": self.as_of,
            "entities": self.entities, "sources": self.sources, "facts": self.facts,
            "vocabulary": self.vocabulary, "opposites": self.opposites,
        }  # fmt: skip
        if self.fields.suspicious:
            self.record.whole = False
        for name, field in found.items():
            readers[name](field)

    # ------------------------------------------------------------------ the top level

    def version(self, field: Field) -> None:
        value = self.fields.line(field.node, "1 for version")
        if value and value != VERSION:
            hint = ""
            if re.fullmatch("[2-9]|[1-9][0-9]", value):
                hint = "the base is meant for a later factcheck"
            elif value.lower().lstrip("v") in ("1.0", "1"):
                hint = "write version: 1"
            self.fields.error(field.node.at, f'expected version 1, found "{shorten(value)}"', hint)

    def title(self, field: Field) -> None:
        self.record.title = self.line(field)

    def language(self, field: Field) -> None:
        self.record.language = self.language_tag(field)
        self.record.language_at = field.node.at

    def as_of(self, field: Field) -> None:
        self.record.as_of = self.day(field)

    def vocabulary(self, field: Field) -> None:
        for item in self.fields.items(field) or ():
            words = self.words(field, item)
            if len(words) == 1:
                message = (
                    f'expected at least two words in a group of "vocabulary", found "{shorten(words[0])}"'
                )
                self.fields.error(item.at, message)
            elif words:
                self.record.vocabulary.append(words)

    def opposites(self, field: Field) -> None:
        for item in self.fields.items(field) or ():
            words = self.words(field, item)
            if len(words) == 2:
                self.record.opposites.append((words[0], words[1]))
            elif words:
                message = f'expected two words in each pair of "opposites", found {len(words)}'
                self.fields.error(item.at, message)

    def words(self, field: Field, item: Node) -> tuple[str, ...]:
        inner = Field(field.name, field.key, field.at, item)
        words = tuple(value for value, _ in self.fields.lines(inner))
        if isinstance(item, ListNode) and not item.items:
            self.fields.error(item.at, f'expected words in each list of "{field.name}", found an empty list')
        return words

    # ------------------------------------------------------------------ entities and sources

    def entities(self, field: Field) -> None:
        node = self.fields.mapping(field)
        if node is None:
            self.record.whole = False
            return
        for key, value in self.fields.pairs(node, '"entities"'):
            self.record.entities.append(self.entity(key, value))

    def entity(self, key: Scalar, value: Node) -> EntityRecord:
        name = " ".join(key.value.split())
        aliases: tuple[tuple[str, int], ...] = ()
        kind = part_of = ""
        part_at = 0
        if isinstance(value, ListNode):
            aliases = self.fields.lines(Field("aliases", ENTITY.keys["aliases"], key.at, value))
        elif isinstance(value, MappingNode):
            found = self.fields.fields(value, ENTITY, f'the entity "{shorten(name)}"')
            if "aliases" in found:
                aliases = self.fields.lines(found["aliases"])
            if "kind" in found:
                kind = self.fields.choice(found["kind"], found["kind"].key.choices)
            if "part_of" in found:
                part_of, part_at = self.line(found["part_of"]), found["part_of"].node.at
        elif not is_blank(value):
            message = f'expected a list of other names for "{shorten(name)}", found {describe(value)}'
            self.fields.error(value.at, message, f"a list of one is written [{shorten(value.value)}]")
        entity = Entity(name, tuple(alias for alias, _ in aliases), kind, part_of)
        return EntityRecord(entity, self.text, key.at, tuple(at for _, at in aliases), part_at)

    def sources(self, field: Field) -> None:
        node = self.fields.mapping(field)
        if node is None:
            self.record.whole = False
            return
        for key, value in self.fields.pairs(node, '"sources"'):
            source_id = " ".join(key.value.split())
            self.record.sources.append(SourceRecord(self.source(source_id, value), self.text, key.at))

    def source(self, source_id: str, value: Node) -> Source:
        what = f'the source "{shorten(source_id)}"'
        if not isinstance(value, MappingNode):
            hint = ""
            if isinstance(value, Scalar) and not is_blank(value):
                hint = f"write {{publisher: {shorten(value.value)}}}"
            message = f"expected at least a publisher for {what}, found {describe(value)}"
            self.fields.error(value.at, message, hint)
            return Source(source_id, "")
        found = self.fields.fields(value, SOURCE, what)
        values = {name: self.source_value(field) for name, field in found.items()}
        return Source(source_id, **{"publisher": "", **values})

    def source_value(self, field: Field) -> str:
        if field.name in ("date", "retrieved"):
            return self.date_as_written(field)
        if field.name == "kind":
            return self.fields.choice(field, field.key.choices)
        if field.name == "language":
            return self.language_tag(field)
        return self.line(field)

    # ------------------------------------------------------------------ facts

    def facts(self, field: Field) -> None:
        items = self.fields.items(field)
        if items is None:
            self.record.whole = False
            return
        self.record.facts_at = field.node.at
        for item in items:
            if isinstance(item, MappingNode):
                self.record.facts.append(self.fact(item))
            else:
                hint = 'each begins with "- id: …" and has claim: and sources: below it'
                self.fields.error(item.at, f"expected a fact with its keys, found {describe(item)}", hint)
                self.record.whole = False

    def fact(self, node: MappingNode) -> FactRecord:
        found = self.fields.fields(node, FACT, self.what(node))

        def line(name: str) -> str:
            return self.line(found[name]) if name in found else ""

        def lines(name: str) -> tuple[str, ...]:
            return tuple(value for value, _ in self.fields.lines(found[name])) if name in found else ()

        fact_id = self.fact_id(found["id"]) if "id" in found else ""
        citations = self.citations(found["sources"]) if "sources" in found else ()
        superseded_by = line("superseded_by")
        fact = Fact(
            id=fact_id,
            claim=line("claim"),
            citations=tuple(citation for citation, _ in citations),
            also=lines("also"),
            false=lines("false"),
            valid=self.valid(found["valid"]) if "valid" in found else None,
            status=self.status(found.get("status"), superseded_by),
            superseded_by=superseded_by,
            context=line("context"),
            review_by=self.period_end(found["review_by"]) if "review_by" in found else None,
            entered=self.day(found["entered"]) if "entered" in found else None,
            tags=lines("tags"),
            note=self.fields.written(found["note"].node, "text") if "note" in found else "",
            path=self.text.path,
            line=self.text.line_number(node.at),
        )
        at = found["id"].node.at if "id" in found else node.at
        superseded_at = found["superseded_by"].node.at if "superseded_by" in found else 0
        return FactRecord(fact, self.text, at, tuple(at for _, at in citations), superseded_at)

    @staticmethod
    def what(node: MappingNode) -> str:
        for key, value in node.items:
            if isinstance(key, Scalar) and key.value == "id" and isinstance(value, Scalar) and value.value:
                return f'the fact "{shorten(value.value)}"'
        return "this fact"

    def fact_id(self, field: Field) -> str:
        value = self.line(field)
        if not value or _KEBAB.fullmatch(value):
            return value
        kebab = _NOT_KEBAB.sub("-", value.lower()).strip("-")
        hint = f"did you mean {shorten(kebab)}?" if kebab else ""
        message = f'expected an id in small letters with hyphens, found "{shorten(value)}"'
        if kebab == value.lower():
            self.fields.warn(field.node.at, message, hint)
        else:
            self.fields.error(field.node.at, message, hint)
        return value

    def citations(self, field: Field) -> tuple[tuple[Citation, int], ...]:
        items = self.fields.items(field)
        if items is None:
            return ()
        if isinstance(field.node, ListNode) and not field.node.items:
            self.fields.error(field.node.at, f"expected {field.key.wanted(field.name)}, found an empty list")
        read = [self.citation(item) for item in items]
        return tuple(pair for pair in read if pair[0].source)

    def citation(self, item: Node) -> tuple[Citation, int]:
        if not isinstance(item, MappingNode):
            return Citation(self.fields.line(item, "a source id")), item.at
        found = self.fields.fields(item, CITATION)
        values = {name: self.line(field) for name, field in found.items()}
        at = found["id"].node.at if "id" in found else item.at
        return Citation(values.get("id", ""), values.get("locator", ""), values.get("quote", "")), at

    def status(self, field: Field | None, superseded_by: str) -> Status:
        if field is None:
            # The desk that names the successor has said that the fact is no longer live.
            return Status.SUPERSEDED if superseded_by else Status.LIVE
        value = self.fields.choice(field, field.key.choices)
        return Status(value) if value else Status.LIVE

    # ------------------------------------------------------------------ dates and single values

    def valid(self, field: Field) -> Validity | None:
        if isinstance(field.node, Scalar):
            start, end = self.period(field) or (None, None)
            return Validity(start, end) if start or end else None
        node = self.fields.mapping(field)
        if node is None:
            return None
        if not node.items:
            self.fields.wrong(field)
        found = self.fields.fields(node, VALID, f'"{field.name}"')
        start = self.end(found["from"], 0) if "from" in found else None
        end = self.end(found["until"], 1) if "until" in found else None
        if start and end and end < start:
            message = f"expected an end on or after the start ({start.isoformat()}), found {end.isoformat()}"
            self.fields.error(found["until"].node.at, message)
            return None
        return Validity(start, end) if start or end else None

    def end(self, field: Field, side: int) -> date | None:
        if isinstance(field.node, Scalar) and field.node.value.strip() == "..":
            return None
        period = self.period(field)
        return period[side] if period else None

    def period(self, field: Field) -> tuple[date | None, date | None] | None:
        value = self.line(field)
        if not value:
            return None
        try:
            return read_period(value)
        except ValueError as error:
            self.bad_date(field, value, str(error))
            return None

    def period_end(self, field: Field) -> date | None:
        period = self.period(field)
        if period and period[1] is None:
            self.bad_date(field, self.line(field), "a review needs a last day")
        return period[1] if period else None

    def date_as_written(self, field: Field) -> str:
        return self.line(field) if self.period(field) else ""

    def day(self, field: Field) -> date | None:
        value = self.line(field)
        day = read_day(value)
        if value and day is None:
            self.bad_date(field, value)
        return day

    def bad_date(self, field: Field, value: str, reason: str = "") -> None:
        hint = suggest_date(value, whole_day=field.key.shape is Shape.DAY)
        # For what is no date by any reading, the reason would only say once more what was expected.
        if not hint and value[:1].isdigit() and len(value) < _LONG_DATE:
            hint = reason
        message = f'expected {field.key.wanted(field.name)}, found "{shorten(value)}"'
        self.fields.error(field.node.at, message, hint)

    def language_tag(self, field: Field) -> str:
        value = self.line(field)
        if not value or _LANGUAGE.fullmatch(value):
            return value
        other = value.replace("_", "-")
        hint = f"did you mean {other}?" if _LANGUAGE.fullmatch(other) else ""
        message = f'expected {field.key.wanted(field.name)}, found "{shorten(value)}"'
        self.fields.error(field.node.at, message, hint)
        return ""

    def line(self, field: Field) -> str:
        return self.fields.line(field.node, field.key.wanted(field.name))
