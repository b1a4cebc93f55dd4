"""The ways in which a format may spell a sentence: markup among its words, characters by number, broken lines.

What is made carries marks (characters of the private use area) around the sentence and around its wrong words. `made`
takes them out of the finished file and tells where they stood, so that nothing here asks a reader.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from random import Random
from typing import NamedTuple

from .make import MAKERS, Maker

# Before the sentence, before its wrong words, after them, after the sentence.
_SENTENCE, _WRONG, _RIGHT_AGAIN, _DONE = "\ue000", "\ue001", "\ue002", "\ue003"
_MARKS = "\ue000-\ue003"
_NUMBERED = 0xE100  # plus an ASCII character: one that JSON is to spell by its number
_MARK = re.compile(rf"[{_MARKS}]|\\ue00[0-3]", re.I)
_CODED = re.compile(r"\\ue1([0-7][0-9a-f])", re.I)


class Plant(NamedTuple):
    """A sentence with wrong words, in three pieces."""

    before: str
    wrong: str
    after: str


class Planted(NamedTuple):
    """Where a sentence and its wrong words stand in a source."""

    sentence: tuple[int, int]
    wrong: tuple[int, int]


@dataclass(frozen=True)
class Hand:
    """How a maker's format spells words otherwise than plainly."""

    maker: Maker
    characters: Callable[[str], Sequence[str]] = lambda character: ()
    wraps: tuple[tuple[str, str], ...] = ()
    spaces: tuple[str, ...] = ()
    silent: tuple[str, ...] = ()  # read as nothing within a word
    broken: Callable[[str], bool] = lambda template: False  # lines may end within a paragraph in that place
    broken_before: Callable[[str], bool] = lambda character: True  # and before a word that begins so
    illegal: str = ""  # characters that the format cannot hold

    @property
    def is_container(self) -> bool:
        """Tell whether lines and columns count in a text that the reader makes, one paragraph a line."""
        return self.maker.name in ("docx", "odt")

    def spelled(self, chance: Random, plant: Plant, template: str) -> str:
        """Return the sentence as the format may spell it, with marks."""
        text = "".join(plant)
        start = len(plant.before)
        marks = {0: _SENTENCE, start: _WRONG}
        after = {start + len(plant.wrong) - 1: _RIGHT_AGAIN, len(text) - 1: _DONE}
        ends = [at for at, character in enumerate(text) if character in " ."]
        first = chance.choice([0, *(at + 1 for at in ends[:-1])])
        last = chance.choice([at for at in ends if at > first])
        opening, closing = chance.choice([("", ""), *self.wraps])
        broken = self.broken(template)
        parts = []
        for at, character in enumerate(text):
            parts.append(closing if at == last else "")
            parts.append(opening if at == first else "")
            parts.append(marks.get(at, ""))
            if character == " ":
                line_end = ("\n", "\n") if broken and self.broken_before(text[at + 1]) else ()
                parts.append(_one_of(chance, " ", (*self.spaces, *line_end), 0.3))
            else:
                parts.append(_one_of(chance, self.maker.escape(character), self.characters(character), 0.1))
            parts.append(after.get(at, ""))
            if character.isalnum() and text[at + 1].isalnum():
                parts.append(_one_of(chance, "", self.silent, 0.03))
        return "".join(parts)

    def plain(self, text: str) -> str:
        """Return other text as the format spells it."""
        return self.maker.escape("".join(character for character in text if character not in self.illegal))

    def made(
        self, paragraphs: Sequence[tuple[str, str]], newline: str, bom: bool
    ) -> tuple[bytes, str, list[Planted]]:
        """Return a file of (template, text as spelled), the text that lines count in, and what was planted.

        That text is the file's own; of containers, whose bytes have no lines, it is one paragraph a line.
        """
        maker = self.maker
        body = maker.between.join(template.replace("{}", text) for template, text in paragraphs)
        if self.is_container:
            source, places = _without_marks(_paragraphs(body))
            return maker.pack(_MARK.sub("", body)), source, places
        packed = maker.pack(body.replace("\n", newline)).decode()
        source, places = _without_marks(_CODED.sub(lambda match: f"\\u00{match[1]}", packed))
        return (b"\xef\xbb\xbf" if bom else b"") + source.encode(), source, places


def _paragraphs(body: str) -> str:
    """Return what paragraphs of docx and odt read, one a line."""
    body = re.sub(r"<w:del>.*?</w:del>|<text:tracked-changes>.*?</text:tracked-changes>", "", body)
    body = re.sub(r"</w:p>|</text:[ph]>", "\n", body).replace("<text:s/>", " ")
    return html.unescape(re.sub(r"<[^>]*>", "", body))


def _without_marks(marked: str) -> tuple[str, list[Planted]]:
    """Return a text without its marks, and where they stood."""
    stood: list[int] = []
    parts, at = [], 0
    for match in _MARK.finditer(marked):
        parts.append(marked[at : match.start()])
        at = match.end()
        stood.append(match.start() - sum(len(mark[0]) for mark in _MARK.finditer(marked, 0, match.start())))
    fours = [stood[number : number + 4] for number in range(0, len(stood), 4)]
    places = [Planted((start, end), (wrong, right)) for start, wrong, right, end in fours]
    return "".join([*parts, marked[at:]]), places


def _one_of(chance: Random, usual: str, others: Sequence[str], share: float) -> str:
    """Return one of the others in that share of the cases, else what is usual."""
    return chance.choice(others) if others and chance.random() < share else usual


def _by_number(character: str) -> list[str]:
    return [f"&#{ord(character)};", f"&#x{ord(character):x};"]


def _in_html(character: str) -> list[str]:
    return [*_by_number(character), *({"€": ["&euro;"], ".": ["&period;"]}.get(character, []))]


def _in_json(character: str) -> list[str]:
    return [chr(_NUMBERED + ord(character))] if character.isascii() else []


def _prose(template: str) -> bool:
    """Tell whether a line that is broken in that place goes on with the next, in plain markup."""
    return re.fullmatch(r"(?:[*\w&#;.\[\]<>\"=/ ~`\\-]* )?\{\}", template) is not None and template[0] not in "#=-1*N"


_TAGS = (("<b>", "</b>"), ("<em class='x &amp; y'>", "</em>"), ("<!-- GONE -->", "<!-- GONE -->"),
         ("<a href='http://x.y/?a=1&amp;b=2'>", "</a>"))  # fmt: skip
_GAPS = ("&#160;", "\u00a0", "\t", "  ", " <!-- GONE --> ", "\u202f")
_SHY = ("\u00ad", "&#173;", "&#x200b;", "<!-- GONE -->")
_CONTROLS = "\x0b\x0c"
_RUN = "<w:r><w:rPr><w:b/></w:rPr><w:t xml:space='preserve'>"
_ALWAYS: Callable[[str], bool] = lambda template: True  # noqa: E731


def _hand(maker: Maker) -> Hand:
    """Return the hand for a maker; raises KeyError for a format that none is known for."""
    if maker.name == "ninjs":
        if maker.escape is str:
            return Hand(maker, _in_json, (), ("\u00a0", "  "), ("\u00ad", "\u200b"), _ALWAYS, str.islower)
        in_json = lambda character: [*_in_html(character), *_in_json(character)]  # noqa: E731
        return Hand(maker, in_json, _TAGS, (*_GAPS, "&nbsp;"), (*_SHY, "&shy;", "<wbr>"), _ALWAYS)
    return {
        "markdown": Hand(
            maker, _in_html, (("*", "*"), ("**", "**"), ("[", "](http://x.y/GONE 'GONE')"), ("<b>", "</b>")),
            ("&nbsp;", "\u00a0", "  "), ("\u00ad", "&shy;", "\u200b"), _prose,
        ),
        # A line that ends before a capital or a figure may end a paragraph of plain text; one of a quotation does.
        "text": Hand(
            maker, lambda character: (), (), ("\u00a0", "  "), ("\u00ad", "\u200b"),
            lambda template: template[0] != ">", str.islower,
        ),
        "html": Hand(maker, _in_html, _TAGS, (*_GAPS, "&nbsp;"), (*_SHY, "&shy;", "<wbr>"), _ALWAYS),
        "docx": Hand(
            maker, _by_number, ((f"</w:t></w:r>{_RUN}", "</w:t></w:r><w:r><w:t xml:space='preserve'>"),),
            ("\u00a0", "  "), ("\u00ad", "<w:softHyphen/>", f"</w:t></w:r>{_RUN}"), illegal=_CONTROLS,
        ),
        "odt": Hand(
            maker, _by_number, (("<text:span>", "</text:span>"), ("<text:a>", "</text:a>")),
            ("\u00a0", "<text:s/>", "  "), ("\u00ad", "<text:soft-page-break/>"), illegal=_CONTROLS,
        ),
        "asciidoc": Hand(
            maker, _by_number, (("*", "*"), ("_", "_"), ("http://x.y/GONE[", "]")), ("&#160;", "\u00a0", "  "),
            ("\u00ad", "&#173;"), _prose,
        ),
        "rst": Hand(
            maker, wraps=(("*", "*"), ("**", "**"), ("`", " <http://x.y/GONE>`_")), spaces=("\u00a0", "  "),
            silent=("\u00ad", "\\ "), broken=_prose,
        ),
        "newsml": Hand(maker, _by_number, _TAGS, _GAPS, _SHY, _ALWAYS, illegal=_CONTROLS),
    }[maker.name]  # fmt: skip


HANDS = tuple(_hand(maker) for maker in MAKERS)
