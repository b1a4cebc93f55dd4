"""Word and OpenDocument files: the text as it will be, and nothing that bites."""

from __future__ import annotations

import io
import zipfile

import pytest

from factcheck.errors import InputError
from factcheck.readers import docx, odt

from .make import docx as make_docx
from .make import odt as make_odt
from .make import zipped
from .positions import assert_exact


def run(text: str, properties: str = "") -> str:
    return f"<w:r><w:rPr>{properties}</w:rPr><w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(content: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{content}</w:p>"


def texts(document) -> list[tuple[str, str]]:
    assert_exact(document)
    return [(block.kind.value, block.text) for block in document.blocks]


def test_docx_one_paragraph_a_line() -> None:
    body = (
        paragraph(run("The headline"), "<w:pStyle w:val='Titel'/>")
        + paragraph(run("BAGHDAD, 2 October 2024 – The ") + run("coalition", "<w:b/>") + run(" leaves."))
        + paragraph("")
        + paragraph(run("One"), "<w:numPr/>")
        + "<w:tbl><w:tr><w:tc>" + paragraph(run("Iraq"))
        + "</w:tc><w:tc>" + paragraph(run("2,500")) + "</w:tc></w:tr></w:tbl>"
        + paragraph(run("We go."), "<w:pStyle w:val='Zitat'/>")
        + paragraph("<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t></w:r>")
    )  # fmt: skip
    styles = (
        "<w:style w:styleId='Titel'><w:name w:val='Title'/></w:style>"
        "<w:style w:styleId='Zitat'><w:name w:val='Intense Quote'/></w:style>"
    )
    notes = (
        "<w:footnote w:type='separator' w:id='-1'>" + paragraph(run("no")) + "</w:footnote>"
        "<w:footnote w:id='1'>" + paragraph(run("A note.")) + "</w:footnote>"
    )
    document = docx.read(make_docx(body, styles=styles, footnotes=notes))
    assert texts(document) == [
        ("title", "The headline"), ("paragraph", "BAGHDAD, 2 October 2024 – The coalition leaves."), ("item",
         "One"),
        ("cell", "Iraq"), ("cell", "2,500"), ("quote", "We go."), ("paragraph", "a\tb c"), ("note",
         "A note."),
    ]  # fmt: skip
    assert document.source.split("\n")[1] == "BAGHDAD, 2 October 2024 – The coalition leaves."
    assert document.title == "The headline"
    assert document.published is not None and document.published.isoformat() == "2024-10-02"


def test_docx_tracked_changes_as_they_will_be() -> None:
    gone = "<w:del w:id='1'><w:r><w:delText>2024</w:delText></w:r></w:del>"
    moved = "<w:moveFrom w:id='2'>" + run("away ") + "</w:moveFrom>"
    body = (
        paragraph(run("Ends in ") + gone + "<w:ins w:id='3'>" + run("2025") + "</w:ins>" + moved + run("."))
        + paragraph(run("Joined "), "<w:rPr><w:del w:id='4'/></w:rPr>")
        + paragraph(run("here."))
        + "<w:tbl><w:tr><w:trPr><w:del w:id='5'/></w:trPr><w:tc>" + paragraph(run("gone")) + "</w:tc></w:tr>"
        + "<w:tr><w:trPr><w:ins w:id='6'/></w:trPr><w:tc>" + paragraph(run("kept")) + "</w:tc></w:tr></w:tbl>"
        + paragraph(run("Hidden", "<w:vanish/>") + run("struck", "<w:strike/>") + run("not",
        "<w:strike w:val='0'/>"))
        + paragraph(run("New"), "<w:rPr><w:ins w:id='7'/></w:rPr>")
    )  # fmt: skip
    assert texts(docx.read(make_docx(body))) == [
        ("paragraph", "Ends in 2025."), ("paragraph", "Joined here."), ("cell", "kept"), ("paragraph", "not"),
        ("paragraph", "New"),
    ]  # fmt: skip


def test_docx_deleted_last_paragraph_mark() -> None:
    body = paragraph(run("Last."), "<w:rPr><w:del w:id='4'/></w:rPr>")
    assert texts(docx.read(make_docx(body))) == [("paragraph", "Last.")]


def test_docx_comments_are_directives_at_their_paragraph() -> None:
    body = paragraph(run("First.")) + paragraph(run("Second.") + "<w:r><w:commentReference w:id='7'/></w:r>")
    comments = (
        "<w:comment w:id='7'>" + paragraph(run("factcheck: ignore troops-iraq counted")) + "</w:comment>"
    )
    document = docx.read(make_docx(body, comments=comments))
    assert [(d.line, d.action, d.argument) for d in document.directives] == [
        (2, "ignore", "troops-iraq counted")
    ]
    assert len(document.blocks) == 2


def test_docx_text_boxes_once() -> None:
    box = "<w:txbxContent>" + paragraph(run("In a box.")) + "</w:txbxContent>"
    body = paragraph(
        run("Around ") + f"<w:r><x><Choice>{box}</Choice><Fallback>{box}</Fallback></x></w:r>" + run("it.")
    )
    assert sorted(texts(docx.read(make_docx(body)))) == [
        ("paragraph", "Around it."),
        ("paragraph", "In a box."),
    ]


def test_odt() -> None:
    styles = (
        "<style:style style:name='T1'>"
        "<style:text-properties style:text-line-through-style='solid'/></style:style>"
        "<style:style style:name='P1' style:parent-style-name='Quotations'/>"
    )
    body = (
        "<text:tracked-changes><text:changed-region><text:deletion><text:p>2012</text:p></text:deletion>"
        "</text:changed-region></text:tracked-changes>"
        "<text:h>Head</text:h>"
        "<text:p>BAGHDAD, Oct. 2, 2024 –<text:s text:c='2'/>the<text:tab/>end<text:line-break/>now"
        "<text:note><text:note-citation>1</text:note-citation>"
        "<text:note-body><text:p>A note.</text:p></text:note-body>"
        "</text:note>.</text:p><text:p text:style-name='P1'>We go.</text:p>"
        "<text:list><text:list-item><text:p>One "
        "<text:span text:style-name='T1'>two</text:span></text:p></text:list-item>"
        "</text:list><table:table><table:table-row><table:table-cell><text:p>Iraq</text:p></table:table-cell>"
        "</table:table-row></table:table>"
        "<text:p>Last<office:annotation><text:p>factcheck: ignore x y</text:p>"
        "</office:annotation>.</text:p>"
    )
    document = odt.read(make_odt(body, styles))
    assert texts(document) == [
        ("heading", "Head"), ("paragraph", "BAGHDAD, Oct. 2, 2024 –  the\tend now."), ("note", "A note."),
        ("quote", "We go."), ("item", "One"), ("cell", "Iraq"), ("paragraph", "Last."),
    ]  # fmt: skip
    assert document.published is not None and document.published.isoformat() == "2024-10-02"
    assert [(d.line, d.action, d.argument) for d in document.directives] == [(7, "ignore", "x y")]


@pytest.mark.parametrize(
    "reader, part", [(docx, "word/document.xml"), (odt, "content.xml")], ids=["docx", "odt"]
)
class TestRefusals:
    def test_no_package(self, reader, part: str) -> None:
        with pytest.raises(InputError, match="draft"):
            reader.read(b"no zip at all", "draft")

    def test_another_package(self, reader, part: str) -> None:
        with pytest.raises(InputError, match="without"):
            reader.read(zipped({"a.txt": "a"}), "draft")

    def test_damaged_xml(self, reader, part: str) -> None:
        with pytest.raises(InputError, match="damaged XML"):
            reader.read(zipped({part: "<a><b></a>"}), "draft")

    def test_damaged_zip(self, reader, part: str) -> None:
        data = bytearray(zipped({part: "<a>" + "text " * 500 + "</a>"}))
        data[60:75] = b"\0" * 15
        with pytest.raises(InputError, match="draft"):
            reader.read(bytes(data), "draft")

    def test_zip_bomb(self, reader, part: str) -> None:
        with pytest.raises(InputError, match="zip bomb"):
            reader.read(zipped({part: "<a>" + " " * 30_000_000 + "</a>"}), "draft")

    def test_xml_bomb(self, reader, part: str) -> None:
        bomb = '<!DOCTYPE a [<!ENTITY x "xxxxxxxxxx"><!ENTITY y "&x;&x;&x;&x;">]><a>&y;</a>'
        with pytest.raises(InputError, match="document type"):
            reader.read(zipped({part: bomb}), "draft")

    def test_external_entity(self, reader, part: str) -> None:
        with pytest.raises(InputError, match="document type"):
            reader.read(
                zipped({part: "<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>"}), "draft"
            )

    def test_encrypted(self, reader, part: str) -> None:
        data = bytearray(zipped({part: "<a/>"}))
        # The flag for encryption, in the local header and in the directory.
        data[6] |= 1
        data[data.index(b"PK\x01\x02") + 8] |= 1
        with pytest.raises(InputError, match="password"):
            reader.read(bytes(data), "draft")

    def test_empty_document(self, reader, part: str) -> None:
        document = reader.read(zipped({part: "<a/>"}), "draft")
        assert document.blocks == () and document.source == ""


def test_zip_with_bad_checksum_is_refused() -> None:
    data = make_docx(paragraph(run("Some words.")))
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        crc = archive.getinfo("word/document.xml").CRC
    with pytest.raises(InputError, match="CRC"):
        docx.read(data.replace(crc.to_bytes(4, "little"), b"\1\2\3\4"))
