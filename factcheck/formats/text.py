"""Text that is safe to show: what a draft or a base holds must never steer a terminal or break a file.

Every replacement here is one character for one, so spans stay right after it.
"""

from __future__ import annotations

import re

_HTML = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#x27;"})

_REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode's Bidi_Control property: these reorder what stands around them on the screen.
_BIDI = "\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069"

_UNSAFE = f"[\x00-\x1f\x7f-\x9f{_BIDI}\u2028\u2029\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"
# These two are for some formats only: compiled by `re` when they are first asked for.
_XML_ILLEGAL = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_JSON_UNSAFE = f"[\x7f-\x9f{_BIDI}\u2028\u2029\ud800-\udfff\ufff9-\ufffb\ufffe\uffff]"


def _harmless(match: re.Match[str]) -> str:
    character = match[0]
    if character in "\t\n\r\u2028\u2029\x85":
        return " "
    if character < " ":
        return chr(0x2400 + ord(character))  # the control picture, ESC as ␛
    if character == "\x7f":
        return "\N{SYMBOL FOR DELETE}"
    return _REPLACEMENT


def sanitise(text: str) -> str:
    """Return the text with control characters, bidi controls and lone surrogates made visible.

    Line breaks and tabs become spaces, since whoever calls this wants one line.
    """
    return text if text.isprintable() else re.sub(_UNSAFE, _harmless, text)


def sanitise_xml(text: str) -> str:
    """Return the text without characters that XML 1.0 forbids or that steer a terminal."""
    return re.sub(_XML_ILLEGAL, lambda m: _harmless(m) if m[0] != "\x85" else " ", _bidi_free(text))


def sanitise_json(dumped: str) -> str:
    """Escape what `json.dumps(ensure_ascii=False)` leaves raw and a terminal or a UTF-8 writer minds."""
    return re.sub(_JSON_UNSAFE, lambda match: f"\\u{ord(match[0]):04x}", dumped)


def sanitise_html(text: str) -> str:
    """Return the text escaped for HTML, content and attribute values alike."""
    return sanitise(text).translate(_HTML)


def _bidi_free(text: str) -> str:
    return re.sub(f"[{_BIDI}]", _REPLACEMENT, text)


def uri_path(path: str) -> str:
    """Return a path with forward slashes and without a leading `./`, as other systems want it."""
    return path.replace("\\", "/").removeprefix("./")


def web_link(address: str) -> str:
    """Return an address that may become a link, "" for anything but http and https."""
    if not re.match(r"https?://[^/?#\s]", address, re.IGNORECASE):
        return ""
    from urllib.parse import quote  # not for those who show no links

    return quote(address, safe="%/:?#[]@!$&'*+,;=~-._")
