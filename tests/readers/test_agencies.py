"""ninjs, NITF and NewsML-G2: what is not in the golden files."""

from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.readers import NotCopyError, newsml, ninjs
from factcheck.readers.sentences import sentences_of, source_span

from .positions import assert_exact


def test_escapes_of_json_map_back() -> None:
    source = r'{"body_text": "Caf\u00e9 \"A\\B\" \ud83d\ude00 paid \u00a31.2m\tin \ud800 2024\/25."}'
    document = ninjs.read(source.encode())
    assert_exact(document)
    (sentence,) = sentences_of(document)
    assert sentence.text == 'Café "A\\B" 😀 paid £1.2m in \ufffd 2024/25.'
    for words, spelt in (
        ("Café", r"Caf\u00e9"),
        ("😀 paid", r"\ud83d\ude00 paid"),
        ("£1.2m", r"\u00a31.2m"),
        ("4/2", r"4\/2"),
    ):
        at = sentence.text.index(words)
        span = source_span(sentence, at, at + len(words))
        assert source[span.start : span.end] == spelt


def test_several_stories_in_a_file() -> None:
    document = ninjs.read(b'[{"headline": "One"}, {"item": 1}, {"headline": "Two", "body_text": "x"}]')
    assert [block.text for block in document.blocks] == ["One", "Two", "x"]
    assert [block.text for block in ninjs.read(b'{"item": {"headline": "In"}}').blocks] == ["In"]


def test_each_body_is_read_once() -> None:
    source = """{"bodies": [
        {"role": "lead", "contenttype": "text/plain", "value": "The lead."},
        {"role": "main", "contenttype": "text/plain", "value": "The story."},
        {"role": "main", "contenttype": "text/html", "value": "<p>The story.</p>"},
        {"role": "internal", "value": "For editors."}
    ], "descriptions": [{"role": "standfirst", "value": "The deck."}, {"role": "long", "value": "At length."}]}"""
    document = ninjs.read(source.encode())
    assert [block.text for block in document.blocks] == ["The deck.", "At length.", "The lead.", "The story."]


def test_html_in_a_body_without_a_content_type() -> None:
    document = ninjs.read(b'{"bodies": [{"value": "<p>In <b>HTML</b>.</p>"}]}')
    assert [block.text for block in document.blocks] == ["In HTML."]


@pytest.mark.parametrize("data", [b'{"name": "x", "version": 1}', b"[1, 2]", b'"text"', b"null", b"{}"])
def test_json_that_is_no_news(data: bytes) -> None:
    with pytest.raises(NotCopyError):
        ninjs.read(data, "package.json")


def test_damaged_json_says_where() -> None:
    with pytest.raises(InputError, match="line 2, column 1"):
        ninjs.read(b'{"headline": "x",\n]', "story.json")
    with pytest.raises(InputError, match="too deep"):
        ninjs.read(b"[" * 200_000, "story.json")


@pytest.mark.parametrize("data", [b"<project/>", b"<?xml version='1.0'?><rss><item>x</item></rss>"])
def test_xml_that_is_no_news(data: bytes) -> None:
    with pytest.raises(NotCopyError):
        newsml.read(data, "pom.xml")


def test_damaged_xml_says_where() -> None:
    with pytest.raises(InputError, match="line 2, column 3"):
        newsml.read(b"<nitf>\n</nit>", "story.xml")


@pytest.mark.parametrize(
    "subset",
    [
        '<!ENTITY a "1234567890"><!ENTITY b "&a;&a;&a;&a;&a;">',
        "<!ENTITY a SYSTEM 'file:///etc/passwd'>",
        "<!ENTITY % a SYSTEM 'http://example.org/x.dtd'> %a;",
    ],
)
def test_entities_are_refused(subset: str) -> None:
    with pytest.raises(InputError, match="declares entities"):
        newsml.read(f"<!DOCTYPE nitf [{subset}]><nitf><body><p>x</p></body></nitf>".encode())


def test_encoding_by_declaration() -> None:
    text = "<?xml version='1.0' encoding='iso-8859-1'?><nitf><body><p>Café</p></body></nitf>"
    assert [block.text for block in newsml.read(text.encode("latin-1")).blocks] == ["Café"]
    with pytest.raises(InputError, match="which is none"):
        newsml.read(text.replace("iso-8859-1", "klingon").encode())


def test_news_message_with_several_items() -> None:
    item = (
        "<newsItem><contentMeta><headline>{0}</headline></contentMeta><contentSet><inlineXML><nitf><body><body.content>"
        "<p>{0} body.</p></body.content></body></nitf></inlineXML></contentSet></newsItem>"
    )
    items = item.format("One") + item.format("Two")
    message = f"<newsMessage><header>no</header><itemSet>{items}</itemSet></newsMessage>"
    assert [block.text for block in newsml.read(message.encode()).blocks] == [
        "One",
        "One body.",
        "Two",
        "Two body.",
    ]
