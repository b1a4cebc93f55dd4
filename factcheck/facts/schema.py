"""What may stand in a base, level by level: the one list of keys that the loader, its messages and the
JSON Schema for editors go by.
"""

from __future__ import annotations

from enum import Enum

from factcheck.frozen import dataclass
from factcheck.model import Status

VERSION = "1"
ENTITY_KINDS = ("person", "organisation", "place", "event", "thing")
SOURCE_KINDS = ("primary", "secondary")
STATUSES = tuple(status.value for status in Status)

_DATE = ("a date", "2021-03-23, 2021-03 or 2021")
_END = ("a date", '2021-03-23, 2021-03, 2021 or ".." for an open end')
_DAY = ("a day", "2021-03-23")
_LANGUAGE = ("a language tag", "en or en-GB")


class Shape(Enum):
    """What kind of thing a key's value is."""

    VERSION = "version"
    LINE = "line"  # text, its white space and line breaks made single spaces
    TEXT = "text"  # text whose line breaks count
    LINES = "lines"  # list of LINE
    CHOICE = "choice"
    LANGUAGE = "language"
    DAY = "day"  # one day
    DATE = "date"  # an EDTF date, kept as it is written
    PERIOD = "period"  # an EDTF date, of which the last day counts
    ID = "id"
    VALID = "valid"
    ENTITIES = "entities"
    SOURCES = "sources"
    FACTS = "facts"
    CITATIONS = "citations"
    GROUPS = "groups"
    PAIRS = "pairs"


@dataclass(frozen=True, slots=True)
class Key:
    """One key: the shape of its value, what to write there with an example, and whether it must be there."""

    shape: Shape
    expected: str
    example: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()

    def wanted(self, name: str, what: str = "") -> str:
        """Return what belongs into the key `name` of `what`, to follow the word "expected"."""
        example = f", such as {self.example}" if self.example else ""
        return f'{self.expected} for "{name}"{f" in {what}" if what else ""}{example}'


@dataclass(frozen=True, slots=True)
class Level:
    """The keys of one kind of mapping, which messages call `what`, and words often written for its keys."""

    what: str
    keys: dict[str, Key]
    synonyms: dict[str, str]


BASE = Level(
    "the base",
    {
        "version": Key(Shape.VERSION, "the number 1", required=True),
        "title": Key(Shape.LINE, "the title of the base"),
        "language": Key(Shape.LANGUAGE, *_LANGUAGE),
        "as_of": Key(Shape.DAY, *_DAY),
        "entities": Key(Shape.ENTITIES, "names with their other names", "Ever Given: [MV Ever Given]"),
        "sources": Key(Shape.SOURCES, "source ids, each with its publisher", "ap-1: {publisher: AP}"),
        "facts": Key(Shape.FACTS, "a list of facts", "- id: grounding-date"),
        "vocabulary": Key(Shape.GROUPS, "a list of lists of words of one sense", "[[refloat, free]]"),
        "opposites": Key(Shape.PAIRS, "a list of pairs of opposite words", "[[refloat, ground]]"),
    },
    {
        "name": "title", "headline": "title", "lang": "language", "date": "as_of", "updated": "as_of",
        "names": "entities", "aliases": "entities", "claims": "facts", "statements": "facts",
        "synonyms": "vocabulary", "antonyms": "opposites",
    },
)  # fmt: skip

ENTITY = Level(
    "an entity",
    {
        "aliases": Key(Shape.LINES, "a list of other names"),
        "kind": Key(Shape.CHOICE, "a choice", choices=ENTITY_KINDS),
        "part_of": Key(Shape.LINE, "the name of the entity that this one is part of"),
    },
    {
        "alias": "aliases",
        "names": "aliases",
        "also": "aliases",
        "type": "kind",
        "in": "part_of",
        "parent": "part_of",
    },
)

SOURCE = Level(
    "a source",
    {
        "publisher": Key(Shape.LINE, "the name of who published it", required=True),
        "title": Key(Shape.LINE, "the title of the text"),
        "date": Key(Shape.DATE, *_DATE),
        "url": Key(Shape.LINE, "a web address"),
        "archived": Key(Shape.LINE, "the web address of an archived copy"),
        "retrieved": Key(Shape.DATE, *_DATE),
        "author": Key(Shape.LINE, "who wrote it"),
        "kind": Key(Shape.CHOICE, "a choice", choices=SOURCE_KINDS),
        "language": Key(Shape.LANGUAGE, *_LANGUAGE),
    },
    {
        "name": "publisher", "outlet": "publisher", "headline": "title", "published": "date", "link": "url",
        "archive": "archived", "accessed": "retrieved", "by": "author", "byline": "author", "type": "kind",
        "lang": "language",
    },
)  # fmt: skip

FACT = Level(
    "a fact",
    {
        "id": Key(Shape.ID, "an id in small letters with hyphens", "grounding-date", required=True),
        "claim": Key(Shape.LINE, "one plain sentence", required=True),
        "sources": Key(Shape.CITATIONS, "a list of source ids", "[reuters-2021-03-29]", required=True),
        "also": Key(Shape.LINES, "a list of other true wordings"),
        "false": Key(Shape.LINES, "a list of wrong versions in circulation"),
        "valid": Key(Shape.VALID, "a period", "{from: 2021-03-23, until: 2021-03-29}"),
        "status": Key(Shape.CHOICE, "a choice", choices=STATUSES),
        "superseded_by": Key(Shape.LINE, "the id of the fact that takes its place"),
        "context": Key(Shape.LINE, "the caveat that copy must not drop"),
        "review_by": Key(Shape.PERIOD, *_DATE),
        "entered": Key(Shape.DAY, *_DAY),
        "tags": Key(Shape.LINES, "a list of words"),
        "note": Key(Shape.TEXT, "text for the desk"),
    },
    {
        "name": "id", "key": "id", "statement": "claim", "text": "claim", "fact": "claim",
        "citations": "sources", "wrong": "false", "validity": "valid", "replaced_by": "superseded_by",
        "caveat": "context", "review": "review_by", "added": "entered", "comment": "note",
    },
)  # fmt: skip

CITATION = Level(
    "a citation",
    {
        "id": Key(Shape.LINE, "the id of a source", required=True),
        "locator": Key(Shape.LINE, "the place in the source", "paragraph 4"),
        "quote": Key(Shape.LINE, "the source's own words"),
    },
    {"source": "id", "page": "locator", "paragraph": "locator", "where": "locator", "text": "quote"},
)

VALID = Level(
    "valid",
    {"from": Key(Shape.DATE, *_END), "until": Key(Shape.DATE, *_END)},
    {"start": "from", "since": "from", "begin": "from", "end": "until", "to": "until", "till": "until"},
)

LEVELS = {
    "base": BASE,
    "entity": ENTITY,
    "source": SOURCE,
    "fact": FACT,
    "citation": CITATION,
    "valid": VALID,
}
