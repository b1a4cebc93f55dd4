"""Time stays linear, whatever is thrown at a reader."""

from __future__ import annotations

import time

import pytest

from factcheck.errors import InputError
from factcheck.readers import asciidoc, html, markdown, newsml, ninjs, rst, text
from factcheck.readers.sentences import sentences_of

SIZE = 50_000
LIMIT = 4.0  # seconds: quadratic time takes minutes
REPEATED = (
    "[", "]", "*", "_", "**a ", "_a", "`", "a`b``", "<", "<a ", "<!--", '<a b="', "&", "&a", "&#1;", "\\",
    "![", "](",
    "[a](", "[a](<b", "[a]: b\n", "[^a]: ", "|", "a|b\n", "~~a ", "{", "{{", "{%", "\t", "> ", "- ", "1. ",
    "a\n> ", "<b>",
    "<div>", "</div>", "<ul><li><b>", "<b></i>", "<br>", "<title>", "<script>", "<a '>", "(", '"', "“", "‘",
    "“x. ", "A. ",
    "(A.) ", "<?", "<![CDATA[", "---\n", "- a\n", "    ", "\r", "\u00ad", "x\u00a0", "factcheck: ignore\n",
    ":a:`", "a_ ",
    "footnote:[", "link:a[", "<<a", "((a", ".. a::\n", "|===\n", "+--+\n", "____\n", "__init__ ", "=",
    "a\n=\n",
)  # fmt: skip
SHAPES = {
    "brackets": "[" * 20_000 + "]" * 20_000,
    "images": "![" * 15_000 + "](x)" * 15_000,
    "labels": "[r]: u\n\n" + "[a" * 20_000 + "]" * 20_000,
    "emphasis": "*a " * 15_000 + "a* " * 15_000,
    "mixed": "_*" * 15_000 + "a" + "*_" * 10_000,
    "ticks": " ".join("`" * size for size in range(1, 320)),
    "quotes": "\n".join(">" * depth for depth in range(1, 320)),
    "lists": "\n".join(" " * depth + "- a" for depth in range(320)),
    "blank": "- " * 99 + "a\n" + "\n" * 50_000,
    "title": '---\ntitle: "' + "\\" * 50_000 + '"\n---\n',
    "implied": "<ul>" + "<b>" * 15_000 + "<li></li>" * 5_000,
    "table": "|a" * 2_000 + "\n" + "|-" * 2_000 + "\n" + ("|a" * 2_000 + "\n") * 5,
}


@pytest.mark.parametrize("reader", [markdown, text, html, asciidoc, rst], ids=lambda reader: reader.NAME)
def test_linear_time(reader) -> None:
    inputs = {piece: piece * (SIZE // len(piece)) for piece in REPEATED} | SHAPES
    for name, source in inputs.items():
        began = time.process_time()
        for _ in sentences_of(reader.read(source.encode())):
            pass
        taken = time.process_time() - began
        assert taken < LIMIT, f"{name!r} took {taken:.1f} s"


def test_packed_formats() -> None:
    began = time.process_time()
    ninjs.read(b'{"body_html": "' + b"<b>" * 100_000 + b'", "body_text": "' + b"\\n" * 50_000 + b'"}')
    newsml.read(b"<nitf><body>" + b"<p>" * 50_000 + b"x" + b"</p>" * 50_000 + b"</body></nitf>")
    for data in (b"[" * 100_000, b'{"a":' * 100_000):
        with pytest.raises(InputError):
            ninjs.read(data)
    with pytest.raises(InputError):
        newsml.read(b"<nitf>" * 100_000)
    assert time.process_time() - began < 3 * LIMIT
