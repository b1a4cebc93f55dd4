"""The reports that every format is tested with, built by hand."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from factcheck.model import (
    Block,
    BlockKind,
    Citation,
    Claim,
    ClaimVerdict,
    Difference,
    Document,
    Fact,
    FileReport,
    Incident,
    Place,
    Reason,
    Remark,
    Report,
    Run,
    Sentence,
    SentenceVerdict,
    Source,
    Span,
    Verdict,
)

REUTERS = Source(
    id="reuters-2021-03-29",
    publisher="Reuters",
    title="Ship freed after six days",
    date="2021-03-29",
    url="https://example.org/ships/ever-given?id=29&lang=en",
    archived="https://archive.example.org/1",
)
AUTHORITY = Source(id="sca-statement", publisher="Suez Canal Authority", date="2021-03")
AGENCY = Source(
    id="agency", publisher="Canal News Agency", author="Mona Said", title="Losses <counted> & disputed"
)

REFLOAT = Fact(
    id="refloat-date",
    claim="Ever Given was refloated on 29 March 2021.",
    citations=(
        Citation("reuters-2021-03-29", "paragraph 4", "The ship was freed"),
        Citation("sca-statement"),
    ),
    tags=("suez",),
    path="facts.yaml",
    line=31,
)
LENGTH = Fact("length", "Ever Given is 400 metres long.", (Citation("agency", "caption"),))
OWNER = Fact("crew", "The ship had a crew of 25 Indian nationals.", (Citation("agency"),))
CLOSURE = Fact(
    "closure",
    "The canal was closed to all ships from 23 to 29 March 2021.",
    (Citation("sca-statement"),),
    context="It stayed closed to other ships until 18:00 on the last day.",
)
LOSS_A = Fact("loss-agency", "The closure cost world trade 9 billion dollars a day.", (Citation("agency"),))
LOSS_B = Fact(
    "loss-sca", "The closure cost world trade 6 billion dollars a day.", (Citation("sca-statement"),)
)
CHAIR = Fact("chair", "Osama Rabie chairs the Suez Canal Authority.", (Citation("sca-statement"),))

FACTS = {fact.id: fact for fact in (REFLOAT, LENGTH, OWNER, CLOSURE, LOSS_A, LOSS_B, CHAIR)}


def span_of(text: str, words: str) -> Span:
    """Return where the words stand in the text."""
    start = text.index(words)
    return Span(start, start + len(words))


def difference(text: str, kind: Reason, stated: str, expected: str, safe: bool = False) -> Difference:
    """Return a difference whose span is where `stated` stands in the text."""
    return Difference(kind, stated, expected, span_of(text, stated), safe)


def claim_verdict(text: str, verdict: Verdict, words: str = "", **rest: object) -> ClaimVerdict:
    """Return the verdict of the claim that the words of a text make (all of them by default)."""
    words = words or text.rstrip(".?!")
    return ClaimVerdict(Claim(words, span_of(text, words)), verdict, **rest)  # type: ignore[arg-type]


FREED = "The ship was freed on 30 March 2021."
CHAIRED = "Mohab Mamish, who chairs the canal authority, thanked the crew."
LOST = "The closure cost world trade 9 billion dollars a day."
CLOSED = "The canal was closed from 23 to 29 March."
LONG = "Ever Given is 400 metres long."
COLOUR = "Sailors played cards on the tenth deck."
QUESTION = "Who would have thought it?"
TWO = "Ever Given, 500 metres long, was freed on 28 March 2021, say pilots."

CLAIMS: dict[str, tuple[ClaimVerdict, ...]] = {
    FREED: (
        claim_verdict(
            FREED,
            Verdict.CONTRADICTED,
            reason=Reason.DATE,
            fact=REFLOAT,
            differences=(difference(FREED, Reason.DATE, "30 March 2021", "29 March 2021", safe=True),),
            explanation="The base has the ship afloat a day earlier.",
            sources=(REUTERS, AUTHORITY),
            nearest=("closure",),
        ),
    ),
    CHAIRED: (
        claim_verdict(
            CHAIRED,
            Verdict.OUTDATED,
            "Mohab Mamish, who chairs the canal authority",
            reason=Reason.SUPERSEDED,
            fact=CHAIR,
            differences=(difference(CHAIRED, Reason.ENTITY, "Mohab Mamish", "Osama Rabie"),),
            explanation="Mamish left the post in 2019.",
            sources=(AUTHORITY,),
        ),
        claim_verdict(CHAIRED, Verdict.UNVERIFIED, "thanked the crew"),
    ),
    LOST: (
        claim_verdict(
            LOST,
            Verdict.DISPUTED,
            reason=Reason.VALUE,
            fact=LOSS_A,
            others=(LOSS_B,),
            explanation="The canal authority counts 6 billion.",
            sources=(AGENCY, AUTHORITY),
        ),
    ),
    CLOSED: (claim_verdict(CLOSED, Verdict.NEEDS_CONTEXT, fact=CLOSURE, sources=(AUTHORITY,)),),
    LONG: (claim_verdict(LONG, Verdict.SUPPORTED, fact=LENGTH, sources=(AGENCY,)),),
    COLOUR: (claim_verdict(COLOUR, Verdict.UNVERIFIED, nearest=("crew", "length")),),
    QUESTION: (
        ClaimVerdict(Claim(QUESTION, Span(0, len(QUESTION)), checkable=False), Verdict.NOT_CHECKABLE),
    ),
    TWO: (
        claim_verdict(
            TWO,
            Verdict.CONTRADICTED,
            "Ever Given, 500 metres long",
            reason=Reason.VALUE,
            fact=LENGTH,
            differences=(difference(TWO, Reason.VALUE, "500 metres", "400 metres", safe=True),),
            sources=(AGENCY,),
        ),
        claim_verdict(
            TWO,
            Verdict.CONTRADICTED,
            "was freed on 28 March 2021",
            reason=Reason.DATE,
            fact=REFLOAT,
            differences=(difference(TWO, Reason.DATE, "28 March 2021", "29 March 2021", safe=True),),
            sources=(REUTERS,),
        ),
    ),
}

_GRAVITY = list(Verdict)


def sentence_verdict(text: str, claims: tuple[ClaimVerdict, ...], **place: object) -> SentenceVerdict:
    """Return a sentence that carries the gravest of its claims' verdicts."""
    suppressed = str(place.pop("suppressed", ""))
    path = place.pop("path", None)
    sentence = Sentence(
        text=text,
        place=place.pop("place", Place(1, 1, 1, len(text) + 1)),  # type: ignore[arg-type]
        source_span=place.pop("source_span", Span(0, len(text))),  # type: ignore[arg-type]
        block=place.pop("block", 0),  # type: ignore[arg-type]
        kind=place.pop("kind", BlockKind.PARAGRAPH),  # type: ignore[arg-type]
        runs=place.pop("runs", (Run(0, len(text), 0, len(text)),)),  # type: ignore[arg-type]
    )
    verdict = min((claim.verdict for claim in claims), key=_GRAVITY.index)
    return SentenceVerdict(sentence, verdict, claims, path, suppressed)  # type: ignore[arg-type]


def file_of(
    path: str,
    paragraphs: list[list[str]],
    claims: dict[str, tuple[ClaimVerdict, ...]] = CLAIMS,
    heading: str = "",
    suppressed: dict[str, str] | None = None,
) -> FileReport:
    """Return the report of a Markdown file: a heading, then paragraphs of one line each."""
    source, blocks, sentences = "", [], []
    if heading:
        blocks.append(Block(heading, BlockKind.HEADING, (Run(0, len(heading), 2, len(heading)),)))
        source += f"# {heading}\n\n"
    for texts in paragraphs:
        line, start = source.count("\n") + 1, len(source)
        paragraph = " ".join(texts)
        block = len(blocks)
        blocks.append(Block(paragraph, BlockKind.PARAGRAPH, (Run(0, len(paragraph), start, len(paragraph)),)))
        at = 0
        for text in texts:
            column = at + 1
            sentences.append(
                sentence_verdict(
                    text,
                    claims[text],
                    path=path,
                    block=block,
                    place=Place(line, column, line, column + len(text)),
                    source_span=Span(start + at, start + at + len(text)),
                    runs=(Run(0, len(text), start + at, len(text)),),
                    suppressed=(suppressed or {}).get(text, ""),
                )
            )
            at += len(text) + 1
        source += paragraph + "\n\n"
    document = Document(
        path, source, tuple(blocks), title=heading, published=date(2021, 7, 9), format="markdown"
    )
    return FileReport(path, tuple(sentences), source=source, document=document)


def report_of(*files: FileReport, notes: tuple[str, ...] = ()) -> Report:
    """Return a run over the files with a base of 63 facts."""
    return Report(
        files=files,
        base_title="Suez Canal obstruction, 2021",
        base_path="facts.yaml",
        base_digest="5f2c9a",
        as_of=date(2021, 7, 10),
        facts=63,
        version="0.1.0",
        notes=notes,
    )


def statement(text: str) -> FileReport:
    """Return the report of one statement."""
    return FileReport(None, (sentence_verdict(text, CLAIMS[text]),))


ENTITY_TEXT = "Profit & loss: the ship was freed on 30 March 2021."
ENTITY_CLAIMS = {
    ENTITY_TEXT: (
        claim_verdict(
            ENTITY_TEXT,
            Verdict.CONTRADICTED,
            reason=Reason.DATE,
            fact=REFLOAT,
            differences=(difference(ENTITY_TEXT, Reason.DATE, "30 March 2021", "29 March 2021", safe=True),),
            sources=(REUTERS,),
        ),
    )
}


def html_file() -> FileReport:
    """Return a file whose source spells characters otherwise and breaks a sentence over two lines."""
    source = "<p>Profit &amp; loss: the ship was\nfreed on <b>30 March</b> 2021.</p>\n"
    cut, bold = ENTITY_TEXT.index("30"), ENTITY_TEXT.index(" 2021")
    runs = (
        Run(0, 7, 3, 7),
        Run(7, 1, 10, 5),
        Run(8, cut - 8, 15, cut - 8),
        Run(cut, bold - cut, source.index("30 March"), bold - cut),
        Run(bold, len(ENTITY_TEXT) - bold, source.index(" 2021"), len(ENTITY_TEXT) - bold),
    )
    sentence = sentence_verdict(
        ENTITY_TEXT,
        ENTITY_CLAIMS[ENTITY_TEXT],
        path="desk/profit.html",
        runs=runs,
        place=Place(1, 4, 2, 31),
        source_span=Span(3, source.index("</p>")),
    )
    block = Block(ENTITY_TEXT, BlockKind.PARAGRAPH, runs)
    document = Document("desk/profit.html", source, (block,), format="html")
    return FileReport("desk/profit.html", (sentence,), source=source, document=document)


HOSTILE_NAME = "drafts/\x1b[31mred\x1b[0m \u202egnp.md"
HOSTILE = (
    "Ship \x1b]0;owned\x07\x1b[2J [bold red]freed[/] <script>alert('x')</script> \u202e on 30 March 2021"
    " & ]]> | `tick` %0A::error::no \x9b31m \ud800 \ufffe $(id) *x* \x00."
)
HOSTILE_FACT = Fact(
    "refloat-date",
    "Freed [link=file:///etc]on[/link] 29 March \x1b[5m2021\x1b[0m </td> <!-- --> \u2066x \u2028 y"
    " ![i](j) \r z.",
    (Citation("hostile", "page \x1b[1m1 |"),),
    context="\x1b[2J",
)
HOSTILE_SOURCE = Source(
    "hostile",
    "Evil \x1b[1mPress",
    "T\u202e<i>",
    "2021-\x1b",
    "javascript:alert('1')\x1b\\\" onclick=\"x",
    author="|",
)


def hostile_claims() -> dict[str, tuple[ClaimVerdict, ...]]:
    """Return a claim in which every text tries to break out."""
    return {
        HOSTILE: (
            claim_verdict(
                HOSTILE,
                Verdict.CONTRADICTED,
                HOSTILE.rstrip("."),
                reason=Reason.DATE,
                fact=HOSTILE_FACT,
                differences=(
                    difference(HOSTILE, Reason.DATE, "30 March 2021", "29 \x1b[7m<b>March</b> 2021"),
                ),
                explanation="\x1b[8mhidden \u202e [red]text[/red] <b>bold</b>\n::warning::x",
                sources=(HOSTILE_SOURCE,),
                nearest=("\x1b[1mnear",),
            ),
        )
    }


def clean() -> Report:
    """Everything supported or nothing to check."""
    return report_of(file_of("articles/clean.md", [[LONG, QUESTION]], heading="A long ship"))


def every_verdict() -> Report:
    """Findings of every verdict, in two files and with a note."""
    return report_of(
        file_of(
            "articles/ship.md",
            [[LONG, FREED, QUESTION], [CHAIRED, LOST], [CLOSED, COLOUR, TWO]],
            heading="The ship that stuck",
        ),
        html_file(),
        notes=("The base that comes with the package was used.",),
    )


def unreadable() -> Report:
    """A file that could not be read beside one that could."""
    message = "The file is not UTF-8; it looks like Latin-1 (byte 0xE9 at position 14)."
    return report_of(
        file_of("articles/ship.md", [[FREED]]),
        FileReport("articles/old.txt", incident=Incident("articles/old.txt", message)),
    )


def hostile() -> Report:
    """Text that tries to steer a terminal, a markup language or a workflow, in every field."""
    claims = hostile_claims()
    base = report_of(
        file_of(HOSTILE_NAME, [[HOSTILE]], claims, heading="\x1b[1m<h1>"),
        FileReport(None, (sentence_verdict(HOSTILE, claims[HOSTILE]),)),
        FileReport("\x1b[1m<a>%0A.md", incident=Incident("\x1b[1m<a>%0A.md", "no \x1b[1m<b>&\n::error::")),
        notes=("\x1b[1mnote\n::error::<b>",),
    )
    return Report(base.files, "\x1b[1m<title>", "\x1b.yaml", "5f", base.as_of, 1, "0.1.0", base.notes)


def remarks() -> Report:
    """Comments to the checker that are unused and malformed, one that tries to break out; a name without a fact."""
    file = file_of("articles/clean.md", [[LONG, QUESTION]], heading="A long ship")
    found = (
        Remark(file.path or "", Place(1, 3, 1, 9), "comment/unused", "there is no finding on this line"),
        Remark(file.path or "", Place(3, 1, 3, 5), "comment/malformed", "\x1b[1m<b>&\n::error::| @all"),
        Remark(file.path or "", Place(3, 8, 3, 12), "coverage/uncovered", "no fact answers for the name “Ever Given”"),
    )
    return report_of(replace(file, remarks=found))


def statements() -> Report:
    """One statement of each kind, as typed on the command line."""
    texts = (FREED, CHAIRED, LOST, CLOSED, LONG, COLOUR, QUESTION, TWO)
    return report_of(*(statement(text) for text in texts))


def one_statement() -> Report:
    """The main job: one wrong statement."""
    return report_of(statement(FREED))


def suppressed() -> Report:
    """A finding set aside by a comment and one by the baseline."""
    reasons = {FREED: "the desk has newer information", TWO: "baseline"}
    return report_of(file_of("articles/ship.md", [[LONG, FREED], [TWO]], suppressed=reasons))


def empty() -> Report:
    """A run that found no file and no statement."""
    return report_of()


def nothing_in_it() -> Report:
    """A file without a sentence."""
    return report_of(FileReport("articles/empty.md", document=Document("articles/empty.md", "", ())))


REPORTS: dict[str, Callable[[], Report]] = {
    "clean": clean,
    "every-verdict": every_verdict,
    "unreadable": unreadable,
    "hostile": hostile,
    "remarks": remarks,
    "statements": statements,
    "one-statement": one_statement,
    "suppressed": suppressed,
    "empty": empty,
    "nothing-in-it": nothing_in_it,
}
