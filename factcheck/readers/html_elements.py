"""HTML's elements: which of them are blocks, which hold no copy, which close one another."""

from __future__ import annotations

from factcheck.model import BlockKind
from factcheck.readers.base import words

# Elements whose content the page does not show as copy, is code, or was struck out.
SILENT = words(
    "script style template noscript iframe object canvas svg math nav form button select textarea "
    "datalist code kbd samp var del s strike head audio video noembed noframes xmp dialog"
)
RAW = frozenset(("script", "style", "xmp", "iframe", "noembed", "noframes", "textarea", "title"))
VOID = words("area base br col embed hr img input link meta param source track wbr basefont bgsound frame")
KINDS = {
    "h1": BlockKind.HEADING, "h2": BlockKind.HEADING, "h3": BlockKind.HEADING, "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING, "h6": BlockKind.HEADING, "title": BlockKind.TITLE, "li": BlockKind.ITEM,
    "dt": BlockKind.ITEM, "dd": BlockKind.ITEM, "td": BlockKind.CELL, "th": BlockKind.CELL,
    "blockquote": BlockKind.QUOTE, "figcaption": BlockKind.CAPTION, "caption": BlockKind.CAPTION,
    "summary": BlockKind.HEADING, "legend": BlockKind.HEADING,
}  # fmt: skip
BLOCKS = words(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset "
    "figcaption figure footer form h1 h2 h3 h4 h5 h6 head header hgroup hr html legend li main menu "
    "nav ol optgroup option p pre search section summary table tbody td tfoot th thead title tr ul "
    "template noscript iframe script style"
)
CLOSES_P = BLOCKS - {
    "html",
    "head",
    "body",
    "template",
    "noscript",
    "iframe",
    "script",
    "style",
    "title",
    "option",
    "optgroup",
}
# What a start tag closes, and the elements beyond which it does not look.
IMPLIED = {
    "li": (("li",), ("ul", "ol", "menu", "dir")),
    "dt": (("dt", "dd"), ("dl",)), "dd": (("dt", "dd"), ("dl",)),
    "td": (("td", "th"), ("table", "tr")), "th": (("td", "th"), ("table", "tr")), "tr": (("tr",), ("table",)),
    "tbody": (("tbody", "thead", "tfoot"), ("table",)), "thead": (("tbody", "thead", "tfoot"), ("table",)),
    "tfoot": (("tbody", "thead", "tfoot"), ("table",)), "option": (("option",), ("select", "datalist")),
    "body": (("head",), ("html",)),
}  # fmt: skip
NOTE_ROLES = frozenset(("doc-footnote", "doc-endnote", "doc-endnotes", "note"))
