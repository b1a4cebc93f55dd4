"""The types that pass between the stages: frozen, hashable, standard library only.

Offsets count code points and are half-open (`text[start:end]`), unless a docstring says otherwise.
"""

from __future__ import annotations

from dataclasses import field
from datetime import date
from enum import Enum

from factcheck.frozen import dataclass
from factcheck.named import NamedTuple


class Span(NamedTuple):
    """A stretch of a text, from `start` up to and without `end`."""

    start: int
    end: int


# --------------------------------------------------------------------------- values


class Bound(str, Enum):
    """How a value was stated: what the words before or after it make of it."""

    EXACT = "="
    ABOUT = "~"
    MORE = ">"
    AT_LEAST = ">="
    LESS = "<"
    AT_MOST = "<="
    NEARLY = "<~"  # nearly, almost: at or just under
    OVER = ">~"  # just over, a little more than
    RANGE = ".."  # between a and b
    VAGUE = "vague"  # dozens, hundreds


class TimeRole(str, Enum):
    """What a time expression says about the event beside it."""

    AT = "at"  # in, on, during: the event falls within the interval
    BY = "by"  # by, before, no later than: a deadline; `start` is open
    UNTIL = "until"  # until, through: a state lasts up to it
    AT_LEAST_UNTIL = "at-least-until"  # until at least
    SINCE = "since"  # since, from, after, starting: `end` is open
    RANGE = "range"  # from a to b, between a and b
    DURATION = "duration"  # six days, a two-year plan: a length, not a place in time
    OFFSET = "offset"  # six days later, the following month: counted from another event


@dataclass(frozen=True, slots=True)
class TimeValue:
    """A time as read from text.

    `start` and `end` are the first and last day (inclusive); None is an open end. For DURATION and
    OFFSET both are None and `days` holds the length as (fewest, most) days; `core_start` and
    `core_end` frame the named period itself ("by September 2025": the month of September 2025).
    """

    span: Span
    text: str
    role: TimeRole
    start: date | None = None
    end: date | None = None
    core_start: date | None = None
    core_end: date | None = None
    granularity: str = "day"  # day, week, month, quarter, season, year, decade, century, length
    bound: Bound = Bound.EXACT
    relative: bool = False  # read against the anchor (last month, Friday), not absolute
    recurring: bool = False  # every Friday, a year: not a place in time
    days: tuple[float, float] | None = None
    weekday: int | None = None  # 0 = Monday, where the text names one beside a date


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as read from text, with what it counts.

    `low` and `high` frame the amount in base units (equal for one number, None for open); `unit` is a
    currency code, "%", "percentage point", "x" for multiples, a physical unit's singular name, or the
    counted noun as it stands; `dimension` says which ("money", "percent", "points", "multiple", "length",
    "mass", "area", "volume", "temperature", "speed", "energy", "count", "fraction", "age"; "remainder" for how many
    "all but five" takes off).
    """

    span: Span
    text: str
    low: float | None
    high: float | None
    unit: str
    dimension: str
    bound: Bound = Bound.EXACT
    step: float = 1.0  # the unit of the last digit stated, before rounding is judged
    per: str | None = None  # "a month", "per head"
    number_span: Span | None = None  # the figures alone, without bound and unit


@dataclass(frozen=True, slots=True)
class Ordinal:
    """A rank or an order number: third, 21st, No. 2, last."""

    span: Span
    text: str
    rank: int  # -1 for last


Value = TimeValue | Quantity | Ordinal


# --------------------------------------------------------------------------- language


@dataclass(frozen=True, slots=True)
class Token:
    """A word with its place, dictionary form and, where the parser ran, its place in the tree."""

    start: int
    end: int
    text: str
    lemma: str
    pos: str = ""  # UPOS; "" where the sentence was not parsed
    head: int = -1  # index of the governing token; -1 for the root or where not parsed
    rel: str = ""  # Universal Dependencies relation; "" where not parsed
    entity: str = ""  # "", or an entity type: person, place, organisation, event, time, …


@dataclass(frozen=True, slots=True)
class Mention:
    """A name in the text. `entity` is the base's canonical name, "" for names the base does not list."""

    span: Span
    text: str
    entity: str
    key: str  # folded form by which mentions are compared


@dataclass(frozen=True, slots=True)
class Analysis:
    """What one analyser reads in a sentence, the same for facts and drafts."""

    text: str
    tokens: tuple[Token, ...]
    values: tuple[Value, ...] = ()
    mentions: tuple[Mention, ...] = ()
    parsed: bool = False


# --------------------------------------------------------------------------- frames


@dataclass(frozen=True, slots=True)
class Argument:
    """A participant of an event: the token that heads it and the tokens `start` up to and without `end`."""

    head: int
    start: int
    end: int
    preposition: str = ""  # of obliques: "from", "out of"; "" for plain ones
    quantifier: str = ""  # all, every, some, most, none, only, both, neither, first, last


class Attached(NamedTuple):
    """A value, as an index into `Analysis.values`, and the token that it counts or dates."""

    value: int
    token: int


@dataclass(frozen=True, slots=True)
class Frame:
    """Who did what to whom, as one predicate of a sentence has it, in the roles of the active voice.

    `subject` of a passive is its agent and `object` what it is done to; a nominalisation has the roles of its
    verb. Indices are into `Analysis.tokens`.
    """

    predicate: int
    kind: str  # verb, copula, adjective, nominal, apposition
    lemmas: tuple[str, ...]  # the one to show first, then those that compare as well ("decide", "make")
    senses: frozenset[int] = frozenset()
    subject: Argument | None = None
    object: Argument | None = None
    indirect: Argument | None = None
    complement: Argument | None = None  # what the subject or object is said to be or become
    obliques: tuple[Argument, ...] = ()
    passive: bool = False
    negated: bool = False
    modality: str = ""  # possible, planned, expected, required, conditional, reported
    tense: str = ""  # past, present, future; "" where nothing tells
    speaker: Argument | None = None
    values: tuple[Attached, ...] = ()
    clause: int = -1  # the token that the clause hangs from: a copula's complement, else the predicate
    parent: int = -1  # the frame that this one depends on, as an index into the frames; -1 for none
    link: str = ""  # how it depends: conj, relative, participle, complement, before, after, if, …


# --------------------------------------------------------------------------- documents


class BlockKind(str, Enum):
    """What a block of copy is."""

    TITLE = "title"  # front matter title, <title>
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    ITEM = "item"
    CELL = "cell"
    QUOTE = "quote"
    NOTE = "note"
    CAPTION = "caption"


@dataclass(frozen=True, slots=True)
class Run:
    """Maps block text to the source: `text[at:at+length]` comes from `source[source_at:…]`.

    `source_length` differs from `length` where the source spells a character otherwise (`&amp;`).
    """

    at: int
    length: int
    source_at: int
    source_length: int


@dataclass(frozen=True, slots=True)
class Block:
    """A block of prose: its text as it reads, and where each piece of it stands in the source."""

    text: str
    kind: BlockKind
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class Directive:
    """An inline comment to the checker (`factcheck: ignore …`); `line` is 1-based."""

    line: int
    action: str  # ignore, ignore-next, ignore-start, ignore-end
    argument: str
    offset: int = 0  # where it stands in the source


@dataclass(frozen=True, slots=True)
class Document:
    """A file as its reader understood it.

    `source` is the decoded text that lines and columns count in; for containers without lines
    (docx, odt) the reader makes one paragraph a line, and `verbatim` says that the file itself holds
    no such text: nothing can be written over in it.
    """

    path: str | None
    source: str
    blocks: tuple[Block, ...]
    title: str = ""
    published: date | None = None
    directives: tuple[Directive, ...] = ()
    format: str = "text"
    verbatim: bool = True


@dataclass(frozen=True, slots=True)
class Place:
    """A stretch of a source text in lines and columns, all 1-based, columns in code points."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence of a document, with its text as it reads."""

    text: str
    place: Place
    source_span: Span
    block: int  # index into Document.blocks
    kind: BlockKind
    quoted: bool = False  # wholly inside quotation marks or a block quote
    runs: tuple[Run, ...] = ()  # maps sentence text to the source, as in Block
    opened: str = ""  # the mark that opened the quotation in which it begins


# --------------------------------------------------------------------------- the fact base


class Status(str, Enum):
    """Where a fact stands in its life."""

    LIVE = "live"
    SUPERSEDED = "superseded"
    RETRACTED = "retracted"
    DISPUTED = "disputed"


@dataclass(frozen=True, slots=True)
class Source:
    """A source as the base lists it; fields that the base leaves out are empty."""

    id: str
    publisher: str
    title: str = ""
    date: str = ""  # EDTF
    url: str = ""
    archived: str = ""
    retrieved: str = ""
    author: str = ""
    kind: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """A fact's reference to a source, with the place in it."""

    source: str  # Source.id
    locator: str = ""
    quote: str = ""


@dataclass(frozen=True, slots=True)
class Entity:
    """A name with its other names. `kind` and `part_of` are empty where the base does not say."""

    name: str
    aliases: tuple[str, ...] = ()
    kind: str = ""
    part_of: str = ""


@dataclass(frozen=True, slots=True)
class Validity:
    """When a claim holds: first and last day, None for an open end."""

    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact of a base, as written by the desk."""

    id: str
    claim: str
    citations: tuple[Citation, ...]
    also: tuple[str, ...] = ()
    false: tuple[str, ...] = ()
    valid: Validity | None = None
    status: Status = Status.LIVE
    superseded_by: str = ""
    context: str = ""
    review_by: date | None = None
    entered: date | None = None
    tags: tuple[str, ...] = ()
    note: str = ""
    path: str = ""
    line: int = 0


@dataclass(frozen=True, slots=True)
class FactFile:
    """A whole base as read from its files: what the desk wrote, checked and typed."""

    title: str
    language: str
    as_of: date | None
    entities: tuple[Entity, ...]
    sources: tuple[Source, ...]
    facts: tuple[Fact, ...]
    vocabulary: tuple[tuple[str, ...], ...] = ()  # the desk's own groups of words of one sense
    opposites: tuple[tuple[str, str], ...] = ()  # the desk's own pairs of opposites
    paths: tuple[str, ...] = ()
    digest: str = ""  # of the content of all files


# --------------------------------------------------------------------------- verdicts


class Verdict(str, Enum):
    """The answer for one claim, gravest first."""

    CONTRADICTED = "contradicted"
    OUTDATED = "outdated"
    DISPUTED = "disputed"
    NEEDS_CONTEXT = "needs-context"
    SUPPORTED = "supported"
    UNVERIFIED = "unverified"
    NOT_CHECKABLE = "not-checkable"


class Reason(str, Enum):
    """Why a claim is contradicted, outdated, or needs context."""

    VALUE = "value"
    UNIT = "unit"
    BOUND = "bound"
    DATE = "date"
    ORDER = "order"
    SCOPE = "scope"
    PLACE = "place"
    ENTITY = "entity"
    ROLE = "role"
    POLARITY = "polarity"
    DIRECTION = "direction"
    SUPERSEDED = "superseded"
    EXPIRED = "expired"
    NOT_YET = "not-yet"
    ATTRIBUTION = "attribution"


@dataclass(frozen=True, slots=True)
class Claim:
    """An atomic claim of a sentence; `span` is its place in the sentence's text."""

    text: str
    span: Span
    checkable: bool = True
    speaker: str = ""  # who is said to have said it; "" for the writer
    quoted: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing stated otherwise than the fact has it; `span` is within the sentence's text."""

    kind: Reason
    stated: str
    expected: str
    span: Span
    safe: bool = False  # one value in one span, which may be replaced by `expected` as it stands
    of_the_day: bool = False  # an hour or a part of the day, where the kind is a date


@dataclass(frozen=True, slots=True)
class Signal:
    """A named number that took part in the decision, for `factcheck explain`."""

    name: str
    value: float
    note: str = ""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fact that retrieval found for a claim, with how well it fits and how it was judged."""

    fact: str
    score: float
    signals: tuple[Signal, ...] = ()


@dataclass(frozen=True, slots=True)
class ClaimVerdict:
    """The answer for one claim. `fact` is None where no fact decides."""

    claim: Claim
    verdict: Verdict
    reason: Reason | None = None
    fact: Fact | None = None
    others: tuple[Fact, ...] = ()  # further facts that decided with it (sums, disputes)
    differences: tuple[Difference, ...] = ()
    explanation: str = ""
    sources: tuple[Source, ...] = ()
    nearest: tuple[str, ...] = ()
    candidates: tuple[Candidate, ...] = ()  # filled for `explain` only
    suppressed: str = ""  # why it does not count, where that is not so of the whole sentence
    answered: tuple[Span, ...] = ()  # words of the sentence that the fact answers for; filled for coverage only
    severity: str = ""  # how grave it is, where its file goes by a configuration of its own


@dataclass(frozen=True, slots=True)
class Uncovered:
    """A number, date, name or quotation of a sentence that no fact answers for."""

    kind: str  # number, date, name or quotation
    span: Span  # in the sentence


@dataclass(frozen=True, slots=True)
class SentenceVerdict:
    """All claims of one sentence and the verdict that the sentence carries."""

    sentence: Sentence
    verdict: Verdict
    claims: tuple[ClaimVerdict, ...]
    path: str | None = None
    suppressed: str = ""  # the reason given by an inline comment or the baseline, "" if it counts
    uncovered: tuple[Uncovered, ...] = ()  # filled where coverage is asked for


@dataclass(frozen=True, slots=True)
class Incident:
    """Something that could not be looked at: never silent, never clean."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class Remark:
    """Something amiss in a file that is no claim: about an inline comment, or a figure that no fact answers for."""

    path: str
    place: Place
    rule: str  # one of REMARK_RULES
    message: str
    severity: str = "warning"  # or error, by the run's settings


REMARK_RULES = ("comment/expired", "comment/malformed", "comment/unused", "coverage/uncovered")

# The names of all rules but plain verdicts, and the families of remarks, as settings may name them.
RULES = (
    *REMARK_RULES,
    *dict.fromkeys(rule.partition("/")[0] for rule in REMARK_RULES),
    *(f"{verdict.value}/{reason.value}" for verdict in Verdict for reason in Reason),
)


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file (path None for statements)."""

    path: str | None
    sentences: tuple[SentenceVerdict, ...] = ()
    incident: Incident | None = None
    source: str = ""  # the decoded text, for formats that show it
    document: Document | None = None
    remarks: tuple[Remark, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """A whole run."""

    files: tuple[FileReport, ...]
    base_title: str = ""
    base_path: str = ""
    base_digest: str = ""
    as_of: date | None = None
    facts: int = 0
    version: str = ""
    notes: tuple[str, ...] = field(default=())
