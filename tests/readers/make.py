"""Files of every format made from paragraphs, for the tests that all readers share."""

from __future__ import annotations

import html
import io
import json
import re
import zipfile
from collections.abc import Callable
from dataclasses import dataclass

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def docx(body: str, **parts: str) -> bytes:
    """A Word file with that body; further parts by name (footnotes, comments, styles, …)."""
    files = {"word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>'}
    files |= {
        f"word/{name}.xml": f'<w:{name} xmlns:w="{W}">{content}</w:{name}>' for name, content in parts.items()
    }
    return zipped(files)


def odt(body: str, styles: str = "") -> bytes:
    """An OpenDocument text with that body and those automatic styles."""
    names = " ".join(
        f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for prefix, name in (("office", "office"), ("text", "text"), ("table", "table"), ("style", "style"),
                             ("draw", "drawing"))
    )  # fmt: skip
    return zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": f"<office:document-content {names}><office:automatic-styles>{styles}"
        "</office:automatic-styles>"
        f"<office:body><office:text>{body}</office:text></office:body></office:document-content>",
    })  # fmt: skip


def zipped(files: dict[str, str]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in files.items():
            archive.writestr(name, content)
    return buffer.getvalue()


@dataclass(frozen=True)
class Maker:
    """How a format spells text, and the places in which a paragraph can stand."""

    name: str
    file_name: str
    templates: tuple[str, ...]  # {} is the paragraph; GONE is never copy
    escape: Callable[[str], str]
    unescape: Callable[[str], str]
    pack: Callable[[str], bytes]  # the paragraphs, one after the other, as a file
    between: str = "\n\n"

    def make(self, paragraphs: list[tuple[int, str]], newline: str = "\n", bom: bool = False) -> bytes:
        """A file with those paragraphs, each in the place of that number."""
        body = self.between.join(
            self.templates[number % len(self.templates)].replace("{}", self.escape(text))
            for number, text in paragraphs
        )
        data = self.pack(body.replace("\n", newline))
        return b"\xef\xbb\xbf" + data if bom else data


def _backslashes(text: str) -> str:
    return re.sub(r"([!-/:-@\[-`{-~])", r"\\\1", text)


def _no_backslashes(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", text)


def _asciidoc(text: str) -> str:
    return re.sub(r"([*_`#+<^~{\[(])", r"\\\1", text).replace("&", "&#38;")


def _asciidoc_back(text: str) -> str:
    return re.sub(r"\\([*_`#+<^~{\[(])", r"\1", text).replace("&#38;", "&")


def _json_body(body: str) -> bytes:
    return json.dumps(
        {"headline": "GONE? no, a headline", "body_text": body, "x": ["GONE", 1, None]}
    ).encode()


def _json_html(body: str) -> bytes:
    return json.dumps(
        {"uri": "GONE", "bodies": [{"contentType": "text/html", "value": body}]}, indent=1
    ).encode()


def _json_back(text: str) -> str:
    return str(json.loads(f'"{text}"'))


def _nitf(body: str) -> bytes:
    head = "<head><meta name='x' content='GONE'/></head><body><body.head><byline>GONE</byline></body.head>"
    content = f"<body.content>{body}</body.content></body>"
    return f"<?xml version='1.0'?><nitf>{head}{content}</nitf>".encode()


def _utf8(text: str) -> bytes:
    return text.encode()


_HTML = (
    "<p>{}</p>", "<p class='a'><b>Lead</b> {}<p>", "<ul><li>{}<li>Other</ul>", "<h2>{}</h2>",
    "<!-- GONE --><div>{}</div>",
    "<script>GONE < 1</script><p>{}</p>", "<blockquote><p>{}</p></blockquote>",
    "<table><tr><td>{}<td>x</table>",
    "<p>Some <em>more</em> text. {} <code>GONE</code></p>",
    "<figure><img src='GONE.png'><figcaption>{}</figcaption></figure>",
    "<nav>GONE</nav><p>\n   {}\n</p>", "<p hidden>GONE</p>{}<br><br>Then more.",
    "<p data-x='GONE > \"'>{}</p>",
    "<style>p { GONE }</style><p>{}</p>", "<p>x &lt;b&gt; &amp;amp; {}</p>",
)  # fmt: skip

MAKERS = (
    Maker(
        "markdown", "draft.md",
        ("{}", "> {}", "- {}", "1. {}", "## {}", "**Lead** {}", "{} [Link](http://x.y/GONE 'GONE')",
         "`GONE` {}",
         "<!-- GONE -->\n\n{}", "```\nGONE\n```\n\n{}", "| {} | x |\n|---|---|\n| y | z |",
         "Text.[^1]\n\n[^1]: {}",
         "    GONE\n\n{}", "> - > {}", "[GONE]: http://x.y 'GONE'\n{}", "![alt](GONE.png) {}",
         "A line\nand {}",
         "> quote\n{}", "<div>\n\n{}\n\n</div>", "Title {}\n====", "~~GONE~~ {}", "&amp;&#8217;\\* {}",
         "*a **b** c* {}",
         "- a\n\n  {}\n- b", "<span class='GONE'>x</span> {}"),
        _backslashes, _no_backslashes, _utf8,
    ),
    Maker(
        "text", "draft.txt", ("{}", "Some more text here. {}", "* {}", "1. {}", "> {}",
        "A line of text\nand {}"),
        str, str, _utf8,
    ),
    Maker("html", "draft.html", _HTML, lambda text: html.escape(text, quote=True), html.unescape, _utf8,
    "\n"),
    Maker(
        "docx", "draft.docx",
        ("<w:p><w:r><w:t>{}</w:t></w:r></w:p>",
         "<w:p><w:pPr><w:pStyle w:val='Heading1'/></w:pPr><w:r><w:t>{}</w:t></w:r></w:p>",
         "<w:p><w:r><w:t xml:space='preserve'>A. </w:t></w:r><w:ins><w:r><w:t>{}</w:t></w:r></w:ins></w:p>",
         "<w:p><w:del><w:r><w:delText>GONE</w:delText></w:r></w:del><w:r><w:t>{}</w:t></w:r></w:p>",
         "<w:tbl><w:tr><w:tc><w:p><w:r><w:t>{}</w:t></w:r></w:p></w:tc></w:tr></w:tbl>"),
        lambda text: html.escape(text, quote=False), str, docx, "",
    ),
    Maker(
        "odt", "draft.odt",
        ("<text:p>{}</text:p>", "<text:h>{}</text:h>",
         "<text:list><text:list-item><text:p>{}</text:p></text:list-item></text:list>",
         "<text:tracked-changes><text:p>GONE</text:p></text:tracked-changes>"
          "<text:p>Lead. <text:span>{}</text:span></text:p>",
         "<table:table><table:table-cell><text:p>{}</text:p></table:table-cell></table:table>"),
        lambda text: html.escape(text, quote=False), str, odt, "",
    ),
    Maker(
        "asciidoc", "draft.adoc",
        ("{}", "* {}", "== {}", "----\nGONE\n----\n\n{}", "// GONE\n{}", "____\n{}\n____",
         "|===\n|x |{}\n|===", "*Lead* {}",
         "NOTE: {}", "////\nGONE\n////\n{}", "Text `GONE` {}"),
        _asciidoc, _asciidoc_back, _utf8,
    ),
    Maker(
        "rst", "draft.rst",
        ("{}", "- {}", "*Lead* {}", ".. GONE\n\n{}", ".. code-block:: python\n\n   GONE\n\n{}",
         "Code::\n\n   GONE\n\n{}",
         ".. note:: {}", "Text [1]_ here.\n\n.. [1] {}", "``GONE`` {}", "`text <http://GONE>`_ {}"),
        _backslashes, _no_backslashes, _utf8,
    ),
    Maker("ninjs", "story.json", ("{}", "Some more. {}"), str, _json_back, _json_body),
    Maker(
        "ninjs", "story.json", _HTML, lambda text: html.escape(text, quote=True),
        lambda text: html.unescape(_json_back(text)), _json_html, "\n",
    ),
    Maker(
        "newsml", "story.xml",
        ("<p>{}</p>", "<hl2>{}</hl2>", "<p>Lead. <em>x</em> {}</p>", "<!-- GONE --><p>{}</p>",
         "<bq><block><p>{}</p></block></bq>",
         "<media><media-reference source='GONE'/><media-caption>{}</media-caption></media>",
         "<ul><li>{}</li></ul>"),
        lambda text: html.escape(text, quote=True), html.unescape,
        _nitf, "\n",
    ),
)  # fmt: skip
