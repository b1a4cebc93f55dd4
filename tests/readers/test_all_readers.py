"""What all readers promise: exact positions, nothing but copy, clear refusals."""

from __future__ import annotations

import codecs
from pathlib import Path

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from factcheck.errors import InputError
from factcheck.readers import READERS, known_suffixes, reader_for
from factcheck.readers.sentences import sentences_of, source_span

from .make import MAKERS, Maker
from .positions import assert_exact, listing

GOLDEN = sorted(path for path in (Path(__file__).parent / "golden").iterdir() if path.suffix != ".expected")
TEXTUAL = [maker for maker in MAKERS if maker.name not in ("docx", "odt")]
makers = pytest.mark.parametrize("maker", MAKERS, ids=[f"{maker.name}{n}" for n, maker in enumerate(MAKERS)])
textual = pytest.mark.parametrize(
    "maker", TEXTUAL, ids=[f"{maker.name}{n}" for n, maker in enumerate(TEXTUAL)]
)


def read(data: bytes, path: str):
    return reader_for(path, data).read(data, path)


def plants(document, plant: str) -> list[str]:
    """Where the words stand in the source, for each sentence that has them."""
    found = []
    for sentence in sentences_of(document):
        at = sentence.text.find(plant)
        if at >= 0:
            span = source_span(sentence, at, at + len(plant))
            found.append(document.source[span.start : span.end])
    return found


def test_table_names_what_the_modules_say() -> None:
    for entry in READERS:
        reader = entry.load()
        assert (entry.name, entry.suffixes) == (reader.NAME, reader.SUFFIXES)
    assert {maker.name for maker in MAKERS} == {entry.name for entry in READERS}
    assert "" not in known_suffixes() and ".md" in known_suffixes()


def test_reader_by_suffix_then_by_content() -> None:
    assert reader_for("A.MD").NAME == "markdown"
    assert reader_for("NOTES").NAME == "text"
    assert reader_for(None, b"<!DOCTYPE html><p>x").NAME == "html"
    assert reader_for(None, b"\xef\xbb\xbf<?xml version='1.0'?><nitf/>").NAME == "newsml"
    assert reader_for(None, b'{"headline": "x"}').NAME == "ninjs"
    assert reader_for(None, b"---\ntitle: x\n---\n").NAME == "markdown"
    assert reader_for(None, b"Some words.").NAME == "text"
    for maker in MAKERS[3:5]:
        assert maker.name == reader_for(None, maker.make([(0, "x")])).NAME
    with pytest.raises(InputError, match=r"no reader for \.pdf"):
        reader_for("a.pdf")


@makers
def test_every_place_a_paragraph_can_stand_in(maker: Maker) -> None:
    for number, template in enumerate(maker.templates):
        document = read(maker.make([(number, "About 2,500 troops left Ain al-Asad")]), maker.file_name)
        assert_exact(document)
        found = [maker.unescape(text) for text in plants(document, "About 2,500 troops left Ain al-Asad")]
        assert found == ["About 2,500 troops left Ain al-Asad"], template
        assert not any("GONE" in block.text for block in document.blocks if "headline" not in block.text), (
            template
        )


@textual
def test_empty_file(maker: Maker) -> None:
    for data in (b"", b"\n\n", b"\xef\xbb\xbf", b"  \r\n"):
        document = read(data, maker.file_name)
        assert document.blocks == ()
        assert list(sentences_of(document)) == []


@textual
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_line_ends(maker: Maker, newline: str) -> None:
    if maker.name == "ninjs":
        pytest.skip("line ends of JSON strings are escapes")
    data = maker.make([(number, f"Sentence {number} is here") for number in range(6)], newline)
    document = read(data, maker.file_name)
    assert_exact(document)
    assert document.source == data.decode()
    for number in range(6):
        assert len(plants(document, f"Sentence {number} is here")) == 1
    wrapped = read(
        maker.make([(0, "The coalition zz9zz leaves Iraq in 2024")]).replace(b" zz9zz ", newline.encode()),
        maker.file_name,
    )
    assert [sentence.text for sentence in sentences_of(wrapped)] == ["The coalition leaves Iraq in 2024"]


@textual
def test_byte_order_marks(maker: Maker) -> None:
    text = maker.make([(0, "Zoë’s 😀 left")]).decode()
    for mark, encoding in (
        (codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
    ):  # fmt: skip
        document = read(mark + text.encode(encoding), maker.file_name)
        assert document.source == text
        assert_exact(document)


@textual
def test_bytes_that_are_not_utf8(maker: Maker) -> None:
    data = maker.make([(0, "Le caf@ est là")]).replace(b"@", b"\xe9") + "Zoë ".encode("latin-1")
    with pytest.raises(InputError) as caught:
        read(data, maker.file_name)
    assert maker.file_name in caught.value.message
    assert "0xe9" in caught.value.message and "ISO-8859-1" in caught.value.message
    assert "iconv -f ISO-8859-1 -t UTF-8" in caught.value.hint


@makers
def test_binary_files(maker: Maker) -> None:
    for data in (
        b"\x89PNG\r\n\x1a\n\0\0\0",
        bytes(range(256)) * 4,
        b"%PDF-1.7\n",
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" * 9,
    ):
        with pytest.raises(InputError) as caught:
            read(data, maker.file_name)
        assert maker.file_name in caught.value.message


@makers
def test_astral_characters(maker: Maker) -> None:
    document = read(maker.make([(0, "😀 𝔗roops 🇮🇶 left. Another 900 stayed 😀")]), maker.file_name)
    assert_exact(document)
    assert [maker.unescape(text) for text in plants(document, "Another 900 stayed 😀")] == [
        "Another 900 stayed 😀"
    ]


WORDS = st.text(
    st.characters(codec="utf-8", categories=["Lu", "Ll", "Nd", "Po", "Sm", "Sc", "Pd", "Ps", "Pe", "So"]),
    max_size=12,
)
FILLER = st.lists(WORDS.filter(lambda word: "GONE" not in word), max_size=5).map(" ".join)


@makers
@settings(max_examples=60, deadline=None)
@given(
    parts=st.lists(st.tuples(st.integers(0, 99), FILLER, FILLER), min_size=1, max_size=5),
    crlf=st.booleans(),
    bom=st.booleans(),
)
@example(parts=[(0, "", "&amp; <b> *a* [x](y) `z` | {q} ~~")], crlf=True, bom=True)
@example(parts=[(0, "A$", "")], crlf=False, bom=False)
def test_planted_words_come_back_at_their_place(maker: Maker, parts, crlf: bool, bom: bool) -> None:
    planted = [f"Qx{number}w AT&T <{number}> paid 2,{number}00" for number in range(len(parts))]
    paragraphs = [
        (template, f"Then {before} said so {plant} and {after} left")
        for (template, before, after), plant in zip(parts, planted, strict=True)
    ]
    is_text = maker in TEXTUAL
    newline = "\r\n" if crlf and is_text and maker.name != "ninjs" else "\n"
    document = read(maker.make(paragraphs, newline, bom and is_text), maker.file_name)
    assert_exact(document)
    for plant in planted:
        # Fillers may end sentences anywhere but within the planted words.
        assert [maker.unescape(text) for text in plants(document, plant)] == [plant]


@pytest.mark.parametrize("path", GOLDEN, ids=lambda path: path.name)
def test_golden(path: Path, update_golden: bool) -> None:
    document = read(path.read_bytes(), path.name)
    assert_exact(document)
    expected = path.with_name(path.name + ".expected")
    if update_golden:
        expected.write_text(listing(document), encoding="utf-8")
    assert listing(document) == expected.read_text(encoding="utf-8")
