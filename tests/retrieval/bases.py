"""A small base of three beats (a club, an election, a firm), compiled without a parser."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from factcheck.language.analyse import analyse
from factcheck.model import Citation, Entity, Fact, FactFile, Source, Status, Validity
from factcheck.retrieval.compiled import CompiledBase, compile_base

ENTITIES = (
    Entity("Mira Castell", ("Castell",), "person"),
    Entity("Leeds United", ("Leeds",), "organisation", "England"),
    Entity("Alder Group", ("Alder",)),
)
SOURCES = (
    Source("wire", "The Wire", "Who won", "2018-05-07", "https://example.org/won", author="A. Writer"),
    Source("desk", "The Desk"),
)
FACTS = (
    Fact(
        "final",
        "Leeds United beat York 3-1 in the final on 4 May 2019.",
        (Citation("wire", "paragraph 2", "They won."), Citation("desk")),
        also=("The final on 4 May 2019 was won by Leeds.", "York lost the final 3-1."),
        false=("Leeds United lost the final in 2019.",),
        tags=("sport", "legal"),
        path="facts.yaml",
        line=7,
    ),
    Fact(
        "mayor",
        "Mira Castell was elected mayor of Hull with 52 per cent of the vote in May 2018.",
        (Citation("wire"),),
        valid=Validity(date(2018, 5, 6), None),
        context="Turnout was low — 31 per cent.",
        entered=date(2018, 5, 8),
        review_by=date(2022, 5, 8),
    ),
    Fact(
        "jobs",
        "The Alder Group cut about 500 jobs in its third year.",
        (Citation("desk"),),
        false=("Alder cut 5,000 jobs.",),
        status=Status.SUPERSEDED,
        superseded_by="final",
        note="Ask Zoë.",
    ),
)
BASE = FactFile(
    "Three beats",
    "en",
    date(2024, 9, 10),
    ENTITIES,
    SOURCES,
    FACTS,
    vocabulary=(("defrout", "jankle"),),
    opposites=(("defrout", "blorg"),),
    paths=("facts.yaml",),
    digest="0" * 64,
)


def compiled(folder: Path, base: FactFile = BASE) -> CompiledBase:
    """Return a base compiled into a folder and opened from it."""
    compile_base(base, folder, analyse)
    return CompiledBase(folder)


def of_claims(*claims: str) -> FactFile:
    """Return a base of nothing but claims; their facts are numbered."""
    return FactFile("", "en", None, (), (), tuple(Fact(f"fact-{n}", text, ()) for n, text in enumerate(claims)))
