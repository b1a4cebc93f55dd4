"""The sentences of documents: text as it reads, places, quotations."""

from __future__ import annotations

import pytest

from factcheck.model import Place, Span
from factcheck.readers import html, markdown, text
from factcheck.readers.base import Lines
from factcheck.readers.sentences import sentences_of, source_span


def sentences(source: str, reader=text):
    return list(sentences_of(reader.read(source.encode())))


def test_text_over_two_lines_reads_as_one() -> None:
    (sentence,) = sentences("> The  coalition\n> leaves\u00a0 Iraq\r\n", markdown)
    assert sentence.text == "The coalition leaves Iraq"
    assert sentence.place == Place(1, 3, 2, 15)
    assert source_span(sentence, 4, 13) == Span(7, 16)
    assert source_span(sentence, 14, 20) == Span(19, 25)
    assert source_span(sentence, 13, 14) == Span(16, 17)


def test_invisible_characters_do_not_read() -> None:
    source = "The co\u00adali\u200btion\ufeff leaves."
    (sentence,) = sentences(source)
    assert sentence.text == "The coalition leaves."
    assert source[slice(*source_span(sentence, 4, 13))] == "co\u00adali\u200btion"


def test_decoded_characters_count_whole() -> None:
    source = "<p>AT&amp;T &mdash; now</p>"
    (sentence,) = sentences(source, html)
    assert sentence.text == "AT&T — now"
    assert source[slice(*source_span(sentence, 2, 3))] == "&amp;"
    assert source[slice(*source_span(sentence, 0, 4))] == "AT&amp;T"
    assert source[slice(*source_span(sentence, 5, 6))] == "&mdash;"
    assert source_span(sentence, 3, 3) == Span(10, 10)


def test_markup_inside_a_sentence() -> None:
    source = "It **ends in [2024](http://x.y/2025)** now."
    (sentence,) = sentences(source, markdown)
    assert sentence.text == "It ends in 2024 now."
    assert source[slice(*source_span(sentence, 11, 15))] == "2024"
    assert source[slice(*source_span(sentence, 3, 15))] == "ends in [2024"


@pytest.mark.parametrize(
    "source, quoted",
    [
        ("“We go,” he said. “Not today.” Nobody left.", [False, True, False]),
        ('"We go," he said. "Not today." Nobody left.', [False, True, False]),
        ("'We go,' he said. 'It is done.' Nobody's dog's left.", [False, True, False]),
        ("He called it “an eternity”.", [False]),
        ("“We left. “We came. They did not.", [True, True, True]),
        ('The pipe is 6" wide. It is long.', [False, False]),
        ("No quotation here. None.", [False, False]),
        ("“One” and “two”.", [False]),
        ("“One.” “Two.”", [True, True]),
        ("„Ja.“ Er ging.", [True, False]),
        ("«Oui.» Il partit.", [True, False]),
    ],
)
def test_quoted(source: str, quoted: list[bool]) -> None:
    found = sentences(source)
    assert [sentence.quoted for sentence in found] == quoted, [sentence.text for sentence in found]


def test_block_quotes_are_quoted() -> None:
    assert [sentence.quoted for sentence in sentences("> We go. Now.\n\nText.", markdown)] == [
        True,
        True,
        False,
    ]


def test_headings_are_sentences_and_blocks_are_numbered() -> None:
    found = sentences("---\ntitle: T\n---\n# Head\n\nOne. Two.\n", markdown)
    assert [(s.kind.value, s.block, s.text) for s in found] == [
        ("title", 0, "T"),
        ("heading", 1, "Head"),
        ("paragraph", 2, "One."),
        ("paragraph", 2, "Two."),
    ]


def test_lines() -> None:
    lines = Lines("a\r\nb\nc\rd")
    assert [lines.line(at) for at in range(8)] == [1, 1, 1, 2, 2, 3, 3, 4]
    assert lines.place(3, 6) == Place(2, 1, 3, 2)
    assert lines.place(3, 3) == Place(2, 1, 2, 1)
    assert Lines("").place(0, 0) == Place(1, 1, 1, 1)


@pytest.mark.parametrize(
    ("source", "copy"),
    [
        ("LEEDS, Oct. 1, 2024 - The bridge opens in May. It is new.", ["The bridge opens in May.", "It is new."]),
        ("LEEDS, 1 October 2024 (AP) -- The bridge opens.", ["The bridge opens."]),
        ("LEEDS, Oct. 1 — The bridge opens.", ["The bridge opens."]),
        ("LEEDS, 1 October 2024", []),
        ("Leeds, Oct. 1, 2024", []),
        ("Leeds (York), Tuesday 1 October 2024, 10:15 GMT", []),
        ("By Ann Lee and Jo Berg in Hull | 1 October 2024", []),
        ("Published: October 1, 2024", []),
        ("Bridge opens in Leeds, 1 October 2024", ["Bridge opens in Leeds, 1 October 2024"]),
        ("It opens on 1 October 2024", ["It opens on 1 October 2024"]),
        ("Leeds shut on 1 October 2024 - in fog.", ["Leeds shut on 1 October 2024 - in fog."]),
    ],
)
def test_a_dateline_is_no_part_of_what_is_said(source: str, copy: list[str]) -> None:
    found = sentences(source)
    assert [sentence.text for sentence in found] == copy
    assert [source[slice(*source_span(sentence, 0, len(sentence.text)))] for sentence in found] == copy


@pytest.mark.parametrize(
    "source", ["# Leeds, 1 October 2024", "- Leeds, 1 October 2024", "|Leeds, 1 October 2024|\n|-|"]
)
def test_a_heading_an_item_or_a_cell_may_say_where_and_when_something_was(source: str) -> None:
    assert [sentence.text for sentence in sentences(source, markdown)] == ["Leeds, 1 October 2024"]
