"""Sentences: sentencex finds the ends, and what it gets wrong in newsroom English is put right here."""

from __future__ import annotations

import re
from functools import cache
from typing import Any


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Only what sentencex gets wrong. It cuts after these, whatever follows:
_ALWAYS = _words(
    "amb. approx. atty. ms. spc. vice-pres. ex-amb. ex-capt. ex-col. ex-gen. ex-gov. ex-lt. ex-pres. ex-rep. "
    "ex-sen. ex-sgt."
)
# … after these before a number, and after those before a date:
_BEFORE_NUMBER = _words("approx. arts. avg. ch. eq. est. figs. max. min. no. nos. para. paras. secs. tel. vol. vols.")
_BEFORE_DATE = _words("mon. tue. tues. wed. weds. thu. thur. thurs. fri. sat. sun.")
_COMPANY = _words("inc. corp. co. ltd. jr. sr.")
_HOURS = ("a.m.", "p.m.")
_KNOWN = _ALWAYS | _BEFORE_DATE | _BEFORE_NUMBER | _COMPANY | set(_HOURS) | {"ft."}
_DATE = re.compile(r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*\b|\d{1,2}\b", re.IGNORECASE)
_AFTER_HOUR = re.compile(r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b|(?:E|C|M|P)[SD]?T\b|GMT\b|UTC\b|BST\b|\(")
_PARTY = re.compile(r"(?:^|\s)(?:[DRI]|Con|Lab)-[A-Z]\.$")
_PARTY_REST = re.compile(r"(?:[A-Z]\.)+[,;)]?(?:\s|$)")
_CLOSER = re.compile(r"[)\]}”’»\"']+(?=\s|$)")
_NOTE_MARK = re.compile(r"(?:\[\w{1,4}\])+(?=\s|$)")
_MARKER = re.compile(r"(?:\(?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,4})[.)]|[-–—•*·]|(?:[IVXLC]+|\d+)\.\d+\.?)$")
# It takes these for abbreviations, which they are not (Ill., Me., Fed.), or not before a new sentence:
_WORDS = _words("arc. etc. fed. ill. me. min. miss. no. ok. ref. may. id.")
_CAPITALISED = _words("May. Fed. No.")
_MONTHS = _words("Jan. Feb. Mar. Apr. Aug. Sep. Sept. Oct. Nov. Dec.")
_BEFORE_MONTH = _words("in since until by of last this next late early mid")
_BEFORE_LETTER = _words(
    "War Article Part Title Phase Act Chapter Section Group Plan Type Class Vitamin Hepatitis Model Annex "
    "Appendix Grade"
)
_MAY_END = re.compile(r"\.[”\"’)]?\s+(?=[“\"‘(]?[A-Z][a-z])")
_SUSPECT = re.compile(r"-|\..+\.")  # D-N.Y., J.D.
_INITIALS = re.compile(r"(?:[A-Z]\.){2,3}$")
_STARTER = re.compile(
    r"[“\"‘'(]?(?:The|He|She|It|They|We|You|I|But|And|In|On|At|An?|This|That|These|Those|There|His|Her|Its|Their|"
    r"Our|If|When|While|After|Before|As|For|From|However|Police|Officials|Some|Many|Most|No|Not)\b(?!\.)"
)
# Nor does it cut after a sentence in brackets.
_BRACKET_ENDS = re.compile(r"[.!?…][”’\"']?([)\]])[”’\"']?\s+(?=[\"“‘'(\[]?[A-Z0-9])")

_BEFORE_WORD = "([“\"‘'—–/"
_OTHER_WHITE = re.compile(r"[^\S ]")
_NO_QUOTES = str.maketrans('“”"„«»‟', "       ")
# It waits for what closes them, to the end of the text: "fewer than < 5" has nothing that does.
_NO_PAIRS = str.maketrans("<>`", "   ")
_LONG = 420  # a quotation longer than that is read sentence by sentence
_CHUNK = 4096  # sentencex takes quadratic time over quotation marks that nothing closes
_CHUNK_ENDS = re.compile(r"[.!?…][”’\"')\]]*\s+(?=[“\"‘'(\[]?[A-Z0-9])")
_BRACKET_REACH = 600


@cache
def _boundaries() -> Any:
    from sentencex import get_sentence_boundaries

    return get_sentence_boundaries


def split_sentences(text: str) -> list[tuple[int, int]]:
    """Return the sentences of a paragraph as spans without the white space around them; [] for blank text.

    Spans are exact, in order, do not overlap, and cover everything but white space. A quotation of several
    sentences stays with the words around it, unless it is very long.
    """
    if len(text) <= _CHUNK:
        return _split(text, 0)
    spans: list[tuple[int, int]] = []
    at = 0
    while at < len(text):
        end = _chunk_end(text, at)
        spans += _split(text[at:end], at)
        at = end
    return spans


def _chunk_end(text: str, at: int) -> int:
    """Where to cut a paragraph that is too long to be one: after a sentence if possible."""
    end = at + _CHUNK
    if end >= len(text):
        return len(text)
    ends = [match.end() for match in _CHUNK_ENDS.finditer(text, at + _CHUNK // 2, end)]
    if ends:
        return ends[-1]
    return max(text.rfind(" ", at + 1, end), at) + 1 if " " in text[at + 1 : end] else end


def _split(text: str, base: int) -> list[tuple[int, int]]:
    if not text.isprintable():
        # sentencex ends paragraphs at line ends; here a paragraph is what the caller says it is.
        text = _OTHER_WHITE.sub(" ", text)
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _cuts(text):
        piece = text[start:end]
        bare = piece.strip()
        if bare:
            begin = base + end - len(piece.lstrip())
            if len(bare) > _LONG and (unquoted := bare.translate(_NO_QUOTES)) != bare:
                spans += _split_quotation(bare, unquoted, begin)
            else:
                spans.append((begin, begin + len(bare)))
        start = end
    return spans


def _split_quotation(bare: str, unquoted: str, base: int) -> list[tuple[int, int]]:
    """Cut as if the quotation marks were not there."""
    spans: list[tuple[int, int]] = []
    start = 0
    for end in _cuts(unquoted):
        piece = bare[start:end]
        stripped = piece.strip()
        if stripped:
            begin = base + end - len(piece.lstrip())
            if spans and not any(map(str.isalnum, stripped)):
                # What is left of a closing quotation mark belongs to the sentence before it.
                spans[-1] = (spans[-1][0], begin + len(stripped))
            else:
                spans.append((begin, begin + len(stripped)))
        start = end
    return spans


def _cuts(text: str) -> list[int]:
    """Where sentences end, white space after them included; the last one is the end of the text."""
    plain = text.translate(_NO_PAIRS) if "<" in text or "`" in text else text
    cuts = [piece["end_index"] for piece in _boundaries()("en", plain)]
    if not cuts or cuts[-1] < len(text):
        cuts.append(len(text))
    if len(cuts) > 1:
        cuts = _without_wrong(text, cuts)
    more = _missed(text, cuts) if "." in text else []
    if ")" in text or "]" in text:
        more += _after_brackets(text)
    return sorted({*more, *cuts}) if more else cuts


def _missed(text: str, cuts: list[int]) -> list[int]:
    """The ends that sentencex takes for abbreviations: "in May. Linda …", "he fell ill. She …"."""
    found = []
    known = set(cuts)
    start = 0
    for match in _MAY_END.finditer(text):
        cut = match.end()
        if cut in known:
            start = cut
            continue
        dot = match.start()
        words = text[max(start, dot - 32) : dot + 1].split(" ")
        if not _is_end(words[-1].lstrip(_BEFORE_WORD), words[-2] if len(words) > 1 else ""):
            continue
        # A quotation stays whole.
        inside = text[start:dot]
        if inside.count("“") <= inside.count("”") and inside.count('"') % 2 == 0:
            found.append(cut)
            start = cut
    return found


def _is_end(word: str, before: str) -> bool:
    if word in _WORDS or word in _CAPITALISED:
        return word != "Fed." or before.lower() == "the"
    if word in _MONTHS:
        return before.lower().rpartition("-")[2] in _BEFORE_MONTH
    return len(word) == 2 and before in _BEFORE_LETTER


def _without_wrong(text: str, cuts: list[int]) -> list[int]:
    """Take back the cuts that do not end a sentence, and move those that leave its end to the next one."""
    kept: list[int] = []
    start = 0
    for cut in cuts[:-1]:
        if closer := _CLOSER.match(text, cut) or (_NOTE_MARK.match(text, cut) if text[cut] == "[" else None):
            cut = closer.end()
        elif _goes_on(text, start, cut):
            continue
        if cut > start:
            kept.append(cut)
            start = cut
    return [*kept, cuts[-1]]


def _goes_on(text: str, start: int, cut: int) -> bool:
    """Whether the sentence that began at `start` goes on after `cut`."""
    tail = text[max(start, cut - 24) : cut].rstrip()
    if not tail:
        return True
    is_short = cut - start <= 7
    if tail[-1] != ".":
        return is_short and _MARKER.match(text[start:cut].strip()) is not None
    word = tail[tail.rfind(" ") + 1 :].lstrip(_BEFORE_WORD)
    low = word.lower()
    next_is_lower = text[cut].islower()
    if low not in _KNOWN and not is_short and not next_is_lower and not _SUSPECT.search(word):
        return False  # by far the most common case
    if low in _ALWAYS or word == "Ft.":
        return True
    if low in _BEFORE_NUMBER and text[cut].isdigit():
        return True
    if low in _BEFORE_DATE:
        return _DATE.match(text, cut) is not None
    if low in _HOURS:
        return _AFTER_HOUR.match(text, cut) is not None
    if _PARTY.search(tail) and _PARTY_REST.match(text, cut):
        return True
    if _INITIALS.match(word) and _STARTER.match(text, cut) is None:
        return True  # J.D. Vance
    if next_is_lower:
        # "Inc. declined" goes on; "iPhone" and "al-Masri" may begin a sentence.
        return "." in word[:-1] or low in _COMPANY
    return is_short and _MARKER.match(text[start:cut].strip()) is not None


def _after_brackets(text: str) -> list[int]:
    """The ends of whole sentences in brackets: "(It did not.) The story …"."""
    found = []
    for match in _BRACKET_ENDS.finditer(text):
        close = match.start(1)
        opener = text.rfind("(" if match[1] == ")" else "[", max(0, close - _BRACKET_REACH), close)
        before = text[max(0, opener - 8) : max(0, opener)].rstrip()
        inside = text[opener + 1 : opener + 3].lstrip("“\"‘'")
        if opener >= 0 and (not before or before[-1] in ".!?…”\"’'") and inside[:1].isupper():
            found.append(match.end())
    return found
