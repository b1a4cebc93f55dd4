"""What must hold of every document, whatever the format."""

from __future__ import annotations

from factcheck.model import Document
from factcheck.readers.sentences import sentences_of, source_span


def assert_exact(document: Document) -> None:
    """Every character of copy comes from where its run says, and every sentence from where its place says."""
    source = document.source
    for block in document.blocks:
        assert block.text and block.text == block.text.strip()
        at = 0
        for run in block.runs:
            assert run.at == at and run.length > 0
            assert 0 <= run.source_at <= run.source_at + run.source_length <= len(source)
            at += run.length
            if run.length == run.source_length > 1:
                # Nothing was decoded here.
                assert (
                    source[run.source_at : run.source_at + run.length]
                    == block.text[run.at : run.at + run.length]
                )
        assert at == len(block.text)
    lines = source.replace("\r\n", " \n").replace("\r", "\n").split("\n")
    for sentence in sentences_of(document):
        assert sentence.text == " ".join(sentence.text.split(" ")) == sentence.text.strip()
        assert "\n" not in sentence.text and "  " not in sentence.text
        assert source_span(sentence, 0, len(sentence.text)) == sentence.source_span
        place = sentence.place
        assert 1 <= place.line <= place.end_line <= len(lines)
        start = sum(len(line) + 1 for line in lines[: place.line - 1]) + place.column - 1
        assert start == sentence.source_span.start


def listing(document: Document) -> str:
    """A document as the golden files have it."""
    head = [f"title: {document.title}", f"published: {document.published}"]
    head += [f"directive {item.line}: {item.action} | {item.argument}" for item in document.directives]
    body = [
        f"{s.place.line}:{s.place.column}-{s.place.end_line}:{s.place.end_column} {s.kind.value}"
        f"{' quoted' if s.quoted else ''}: {s.text}"
        for s in sentences_of(document)
    ]
    return "\n".join(head + body) + "\n"
