"""Words with their places: one tokeniser for facts and drafts, cut as Universal Dependencies cuts English."""

from __future__ import annotations

import re

# Order matters: numbers with their separators first, abbreviations with inner dots next, then words
# (clitics are split off afterwards), then every other mark by itself.
_TOKEN = re.compile(
    r"""
    \d+(?:[.,:]\d+)*(?:st|nd|rd|th|bn|mn|tn|k|m)?\b
  | (?:[A-Za-z]\.){2,}
  | (?:Mr|Mrs|Ms|Dr|St|Gen|Lt|Col|Maj|Sgt|Gov|Sen|Rep|Prof|No|Inc|Ltd|Co|Corp|Jr|Sr|vs|etc)\.(?=\s|,|$)
  | (?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec)\.(?=\s|,|$)
  | [^\W\d_]+(?:\d+[^\W_]*)?
  | \d+[^\W_]+
  | \.\.\.
  | [^\w\s]
  | _
    """,
    re.VERBOSE,
)
_CLITIC = re.compile(r"(?:s|re|ve|ll|d|m)\b", re.IGNORECASE)
_APOSTROPHES = "'’ʼ"


def words(text: str) -> list[str]:
    """Return the tokens of `text` as they are written, in order; [] for blank text."""
    if any(mark in text for mark in _APOSTROPHES):
        return [text[start:end] for start, end in token_spans(text)]
    return _TOKEN.findall(text)  # several times faster, and only apostrophes join or part what it finds


def token_spans(text: str) -> list[tuple[int, int]]:
    """Return the (start, end) of every token of `text` in order; an empty list for blank text.

    `don't` becomes `do` + `n't`, `Spain's` becomes `Spain` + `'s`; hyphenated compounds fall apart.
    """
    spans: list[tuple[int, int]] = []
    skip_to = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < skip_to:
            continue
        if text[start] in _APOSTROPHES and end - start == 1 and spans and spans[-1][1] == start:
            before_start, before_end = spans[-1]
            denial = text[before_end - 1] in "nN" and text[end : end + 1] in ("t", "T")
            if denial and not text[end + 1 : end + 2].isalnum():
                if before_end - before_start > 1:
                    spans[-1] = (before_start, before_end - 1)
                    spans.append((before_end - 1, end + 1))
                else:
                    spans.append((start, end + 1))
                skip_to = end + 1
                continue
            clitic = _CLITIC.match(text, end)
            if clitic:
                spans.append((start, clitic.end()))
                skip_to = clitic.end()
                continue
            if text[end : end + 1].isalpha():  # O'Connor, d'Azur: one name
                word_end = end + 1
                while word_end < len(text) and text[word_end].isalpha():
                    word_end += 1
                spans[-1] = (before_start, word_end)
                skip_to = word_end
                continue
        spans.append((start, end))
    return spans
