"""What of Markdown, HTML, AsciiDoc and reStructuredText is copy, case by case; and the directives of each."""

from __future__ import annotations

import pytest

from factcheck.errors import InputError
from factcheck.readers import asciidoc, html, markdown, rst, text

from .positions import assert_exact


def copy(reader, source: str, path: str | None = None) -> list[str]:
    document = reader.read(source.encode(), path)
    assert_exact(document)
    return [" ".join(block.text.split()) for block in document.blocks]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("a **b *c* d** e", ["a b c d e"]),
        ("2 * 3 * 4, snake_case, a__b__c, **open", ["2 * 3 * 4, snake_case, a__b__c, **open"]),
        ("***a** b*", ["a b"]),
        ("“*Quoted*”", ["“Quoted”"]),
        ("[a [b] c](d) [e](<f g> 'h') [i](j(k)l)", ["a [b] c e i"]),
        ("[a](b c) [d", ["[a](b c) [d"]),
        ("[a [b](c) d](e)", ["[a b d](e)"]),
        ("[A]: x\n\n[a], [b][A], [c][]", ["a, b, [c][]"]),
        ("![Two words](x.png) left", ["left", "Two words"]),
        ("[![Alt text](a)](b)", ["Alt text"]),
        ("``a ` b`` c `d", ["c `d"]),
        ("&amp; &#65;&#x42; &copy; &nosuch; AT&T", ["& AB © &nosuch; AT&T"]),
        ("<https://a.b/c> <b>x</b> <!-- y --> a < b", ["https://a.b/c x a < b"]),
        ("a\\\nb  \nc", ["a b c"]),
        ("Text[^1] more.\n\n[^1]: Note\n    goes on.\n\n    Second.", ["Text more.", "Note goes on.",
         "Second."]),
        ("> a\nb\n> > c", ["a b", "c"]),
        ("1) a\n2) b\n\n   c\n- d", ["a", "b", "c", "d"]),
        ("The year was\n1986. A great year.", ["The year was 1986. A great year."]),
        ("a\n    b", ["a b"]),
        ("\tcode\n\na", ["a"]),
        ("- a\n\n      code\n\n  b", ["a", "b"]),
        ("~~~\ncode", []),
        ("- ```\n  code\n  ```\n  a", ["a"]),
        ("# a #\n#b\n####### c", ["a", "#b ####### c"]),
        ("a\n---\nb\n\n---\n\nc\n***", ["a", "b", "c"]),
        ("a | b\n- | -\nc | d\n\ne", ["a", "b", "c", "d", "e"]),
        ("| a |\n|---|---|", ["| a | |---|---|"]),
        ("<div>\na *b*\n\nc *d*\n</div>", ["a *b*", "c d"]),
        ("> <p>a\n> b</p>\n\nc", ["a b", "c"]),
        ("<style>\n\na\n\n</style>\nb", ["b"]),
        ("~~a~~ b ~c~ d~e", ["b d~e"]),
        ("a {{< figure src='x' >}} {% tag %} {: .cls} b", ["a b"]),
        (":::note\n\na\n\n:::", ["a"]),
        ("---\na: b\nno end", ["a: b no end"]),
        ("---\n\ntext\n\n---\n\nmore", ["text", "more"]),
        ("+++\ntitle = 'Tom''s'\ndate = 2024-10-02\n+++\na", ["Tom's", "a"]),
        ("---\ntitle: >-\n  Two\n  lines\nx: y\n---\na", ["Two lines", "a"]),
        ("---\ntitle: A # comment\n...\na", ["A", "a"]),
    ],
)  # fmt: skip
def test_markdown(source: str, expected: list[str]) -> None:
    assert copy(markdown, source) == expected


def test_mdx() -> None:
    source = (
        "import X from 'y'\nexport const a = 1\n\nText {a + {b}} more.\n\n{/* factcheck: ignore x */}\n\n"
        "<X y={1}>\n\nIn *X*.\n\n</X>\n"
    )
    assert copy(markdown, source, "a.mdx") == ["Text more.", "In X."]
    assert markdown.read(source.encode(), "a.mdx").directives[0].action == "ignore"
    assert copy(markdown, "Text {a}.", "a.md") == ["Text {a}."]


@pytest.mark.parametrize(
    "source, expected",
    [
        ("<p>a<p>b<div>c</div>d", ["a", "b", "c", "d"]),
        ("a &lt;b&gt; &amp;amp; &AMP x&nbsp;y &#8217; &notit; &;", ["a <b> &amp; & x y ’ ¬it; &;"]),
        ("<!-- a -->b<!-->c<!--->d<!-- e", ["bcd"]),
        ("<script>a</b></script >b<SCRIPT>c</script>", ["b"]),
        ("<p>a < b, 3<4 and <5>", ["a < b, 3<4 and <5>"]),
        ("<p title='a>b'>c</p>", ["c"]),
        ("<p title='a>b</p><p>c</p>", ["b", "c"]),
        ("<p>a</p", ["a</p"]),
        ("<ul><li hidden>a<li>b</ul>", ["b"]),
        ("<nav><nav>a</nav>b</nav>c", ["c"]),
        ("<p aria-hidden=true>a</p><p style='DISPLAY : none'>b</p><p>c", ["c"]),
        ("<select><option>a</select>b<textarea><p>c</textarea>", ["b"]),
        ("a<br>b<br><br>c", ["a b", "c"]),
        ("<td>a<td>b<tr><th>c", ["a", "b", "c"]),
        ("<b><p>a</b>b</p>", ["ab"]),
        ("a<![CDATA[b]]>c<?php d ?>e", ["ace"]),
        ("<svg><title>a</title><text>b</text></svg>c", ["c"]),
        ("<pre>a</pre><pre><code>b</code></pre>", ["a"]),
        ("<head><title>a</title><meta name=x content=b></head>c", ["a", "c"]),
        ("A<wbr>B so\u00adft", ["AB so\u00adft"]),
    ],
)  # fmt: skip
def test_html(source: str, expected: list[str]) -> None:
    assert copy(html, source) == expected


@pytest.mark.parametrize(
    "head",
    [
        "<meta property='article:published_time' content='2024-10-02T01:02:03+02:00'>",
        "<meta name=DC.date.issued content=20241002>",
        '<script type=\'application/ld+json\'>{"datePublished": "2024-10-02"}</script>',
        "<p><time datetime='2024-10-02'>yesterday</time></p><p>Text</p>",
        "<time datetime='2023-01-01'></time><p><time datetime='2024-10-02' itemprop='datePublished'></time>",
        "<p>ERBIL, Iraq, Wednesday, Oct. 2, 2024 (AP) &mdash; Text.",
        "<p>BAGHDAD, 2 October 2024</p>",
        "<p>By Ann Lee, Baghdad</p><p>Wednesday, 2 October 2024</p>",
        "<p>Ann Lee · October 2, 2024 · 10.15 GMT</p>",
    ],
)
def test_html_published(head: str) -> None:
    published = html.read(f"<title>x</title>{head}".encode()).published
    assert published is not None and published.isoformat() == "2024-10-02"


def test_no_dateline_in_prose() -> None:
    for source in (
        "He left on 2 October 2024 – and stayed.",
        "SEATTLE, July 9 (AP) – No year.",
        "US, 32 October 2024 –",
    ):
        assert text.read(source.encode()).published is None


def test_html_encodings() -> None:
    page = "<meta charset='{}'><p>Café</p>"
    for label, codec in (("windows-1252", "cp1252"), ("ISO-8859-1", "cp1252"), ("utf-8", "utf-8")):
        assert html.read(page.format(label).encode(codec)).blocks[0].text == "Café"
    old = "<meta http-equiv='Content-Type' content='text/html; charset=windows-1252'><p>“Café”</p>"
    assert html.read(old.encode("cp1252")).blocks[0].text == "“Café”"
    with pytest.raises(InputError, match="does not fit"):
        html.read(page.format("shift_jis").encode("cp1252") + b"\xff\xff")
    for label in ("nonsense", "rot13", "hex"):
        with pytest.raises(InputError, match="which is none"):
            html.read(page.format(label).encode())


@pytest.mark.parametrize(
    "reader, source, expected",
    [
        (asciidoc, "a *b* **c**d _e_ #f# `g` +h+ 2 * 3", ["a b cd e f h 2 * 3"]),
        (asciidoc, "link:x[A, b] http://a.b[C] xref:d[E] <<f>> <<g,H>> ((I)) (((j)))", ["A, b C E H I"]),
        (asciidoc, "a +\nb\n\n'''\n\nc", ["a b", "c"]),
        (asciidoc, "a on 13 May\n2014. B.\n\n1. c\n2. d", ["a on 13 May 2014. B.", "c", "d"]),
        (asciidoc, "[source]\n----\na\n----\n\n....\nb\n....\n\n--\nc\n--", ["c"]),
        (asciidoc, "* a\n+\nb\n\n// c\nd", ["a", "b", "d"]),
        (asciidoc, "include::a.adoc[]\nifdef::x[]\na\nendif::[]", ["a"]),
        (rst, "*a* **b** ``c`` `d`_ :role:`e` `f <g>`_ h_ |i| [1]_ j\\ k", ["a b d e f h jk"]),
        (rst, "*a\\* b* **c\\ d** `e\\ f \\` <g>`_", ["a* b cd ef `"]),
        (rst, "a::\n\n  b\n\nc", ["a:", "c"]),
        (rst, "::\n\n  b\n\nc", ["c"]),
        (rst, "A\n=\n\nB\n-\n\nc\n\n----\n\nd", ["A", "B", "c", "d"]),
        (rst, ".. image:: x\n   :alt: A b\n\n.. raw:: html\n\n   c\n\n.. _t: u\n\n>>> d\ne\n\nf", ["A b",
         "f"]),
        (rst, "- a\n  b\n\n  - c\n- d\n\n:Field: e\n\n| f\n| g", ["a b", "c", "d", "f", "g"]),
    ],
)  # fmt: skip
def test_light_readers(reader, source: str, expected: list[str]) -> None:
    if source.startswith("A\n=\n"):
        source = source.replace("A\n=", "A head\n======").replace("B\n-", "B head\n------")
        expected = ["A head", "B head", *expected[2:]]
    assert copy(reader, source) == expected


@pytest.mark.parametrize(
    "reader, source",
    [
        (markdown, "a\n\n<!-- factcheck: ignore-next x y -->\n\nb"),
        (markdown, "a\n\nb <!--factcheck:  Ignore-Next: x y--> c"),
        (markdown, "a\n\n[//]: # (factcheck: ignore-next x y)"),
        (markdown, "> a\n>\n> <!-- factcheck: ignore-next x y -->"),
        (markdown, "- a\n\n<div><!-- factcheck: ignore-next x y --></div>"),
        (html, "<p>a\n\n<!-- factcheck: ignore-next x y --></p>"),
        (text, "a\n\n# factcheck: ignore-next x y\nb"),
        (text, "a\n\nb [factcheck: ignore-next x y] c"),
        (text, "a\n\nfactcheck: ignore-next x y"),
        (asciidoc, "a\n\n// factcheck: ignore-next x y\nb"),
        (asciidoc, "////\na\nfactcheck: ignore-next x y\n////"),
        (rst, "a\n\n.. factcheck: ignore-next x y\n\nb"),
        (rst, "..\n\n   factcheck: ignore-next x y\n\nb"),
    ],
)  # fmt: skip
def test_directives(reader, source: str) -> None:
    document = reader.read(source.encode())
    assert [(d.line, d.action, d.argument) for d in document.directives] == [(3, "ignore-next", "x y")]
    assert not any("factcheck" in block.text for block in document.blocks)


@pytest.mark.parametrize(
    "reader, source",
    [
        (markdown, "`<!-- factcheck: ignore a -->`\n\n```\n<!-- factcheck: ignore a -->\n```"),
        (text, "Write factcheck: ignore a in your text."),
        (rst, ".. code::\n\n   .. factcheck: ignore a"),
        (asciidoc, "----\n// factcheck: ignore a\n----"),
        (html, "<script><!-- factcheck: ignore a --></script>"),
    ],
)
def test_directives_in_code_and_prose_do_not_count(reader, source: str) -> None:
    assert reader.read(source.encode()).directives == ()


@pytest.mark.parametrize(
    "source, expected",
    [
        ("A line\nof prose.\n\nAnother.", ["A line of prose.", "Another."]),
        ("A headline\nThe text begins on the line below it and is much longer.", ["A headline",
         "The text begins on the line below it and is much longer."]),
        ("- a\n- b\nc\n\n* d", ["a", "b c", "d"]),
        ("1. a\n2) b\n(c) D", ["a", "b", "D"]),
        ("> a\n> b\nc", ["a b", "c"]),
        ("x" * 140 + "\n" + "y" * 20, ["x" * 140, "y" * 20]),
        ("", []),
    ],
)  # fmt: skip
def test_plain_text(source: str, expected: list[str]) -> None:
    assert copy(text, source) == expected
