"""The ledger of `--strict`: a warning for each sentence of which a number, date, name or quotation rests on no fact."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from factcheck.formats.findings import Places
from factcheck.model import FileReport, Remark, SentenceVerdict, Span

_RULE = "coverage/uncovered"
_LONGEST = 40  # characters of a quotation that are shown


def apply(file: FileReport) -> FileReport:
    """Return the report with the remarks; the same report where coverage was not asked for or nothing is open."""
    if file.path is None or not any(sentence.uncovered for sentence in file.sentences):
        return file
    return replace(file, remarks=(*file.remarks, *_remarks(file, Places(file.source))))


def _remarks(file: FileReport, places: Places) -> Iterator[Remark]:
    for sentence in file.sentences:
        if sentence.uncovered and not sentence.suppressed:
            span = Span(sentence.uncovered[0].span.start, max(item.span.end for item in sentence.uncovered))
            place = places.of(sentence.sentence, span)
            yield Remark(file.path or "", place, _RULE, f"no fact answers for {_listed(sentence)}")


def _listed(sentence: SentenceVerdict) -> str:
    """Return what is open in words, of one kind together: the names “a” and “b” and the date “c”."""
    found: dict[str, list[str]] = {}
    for item in sentence.uncovered:
        words = sentence.sentence.text[item.span.start : item.span.end].strip('"“”„')
        if len(words) > _LONGEST:
            words = words[:_LONGEST].rsplit(" ", 1)[0] + " …"
        found.setdefault(item.kind, []).append(f"“{words}”")
    return _and([f"the {kind}{'s' * (len(words) > 1)} {_and(words)}" for kind, words in found.items()])


def _and(words: Sequence[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
