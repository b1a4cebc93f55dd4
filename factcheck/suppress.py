"""Inline comments that set findings aside, and warnings about those that are wrong, expired or of no use.

factcheck: ignore [FACT-ID…] -- reason [until DATE]      the sentences on the comment's line
factcheck: ignore-next [FACT-ID…] -- reason              those on the next line of copy
factcheck: ignore-start [FACT-ID…] -- reason             those up to ignore-end
"""

from __future__ import annotations

import re
from collections.abc import Callable, Container, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from factcheck.formats.findings import Places
from factcheck.model import ClaimVerdict, Directive, FileReport, Place, Remark, Sentence, SentenceVerdict, Span
from factcheck.named import NamedTuple

_MARKUP = ("html", "ninjs", "newsml")
_BEFORE_COPY = (*_MARKUP, "markdown")  # in which a comment may stand before copy on one line
_ACTIONS = ("ignore", "ignore-next", "ignore-start", "ignore-end")
# A dash as well: editors make one of two hyphens, and XML forbids two hyphens in a comment.
_SEPARATOR = re.compile(r"(?:^|\s)(?:--|—|–)(?:\s|$)")
_UNTIL = re.compile(r"(?:^|[\s,;(])until\s+(\d{4}-\S*?)\)?\.?$")
_ID = re.compile(r"[\w][\w.-]*")
_HOW = "Write factcheck: ignore [fact-id] -- reason [until 2026-12-31]."

Counts = Callable[[ClaimVerdict, SentenceVerdict], bool]


class _Wish(NamedTuple):
    """What a comment asks for: facts (none: any), a reason and the last day on which it holds."""

    facts: tuple[str, ...]
    reason: str
    until: date | None


@dataclass(slots=True)
class _Rule:
    directive: Directive
    wish: _Wish
    first: int
    last: int
    blocks: frozenset[int] | None = None  # paragraphs and cells, where a line holds several of them
    used: bool = False
    end: int = 0  # where the comment stands that ends it

    def takes(self, claim: ClaimVerdict, sentence: Sentence) -> bool:
        if self.blocks is not None and sentence.block not in self.blocks:
            return False
        if self.blocks is None and (sentence.place.end_line < self.first or sentence.place.line > self.last):
            return False
        facts = self.wish.facts
        return not facts or any(f is not None and f.id in facts for f in (claim.fact, *claim.others))


class _MalformedError(Exception):
    """What is wrong with a comment, in one sentence."""


def apply(file: FileReport, counts: Counts, today: date | None, facts: Container[str] = ()) -> FileReport:
    """Return the report with findings set aside as the file's comments say, and remarks about these.

    `counts` tells findings from other claims, `facts` are the ids that there are; a comment that sets none aside is
    unused. A comment holds up
    to and with its day, and `today` is the run's `as_of`, so that a run can be repeated.
    """
    directives = file.document.directives if file.document else ()
    if file.path is None:
        return file
    file = replace(file, remarks=(*file.remarks, *_stray(file)))
    if not directives:
        return file
    remarks: list[tuple[Directive, str, str]] = []
    rules = []
    kind = file.document.format if file.document else ""
    for rule in _rules(directives, file.sentences, remarks, kind in _BEFORE_COPY):
        if kind in _MARKUP:
            rule.blocks = _blocks(rule, file.sentences)
        until = rule.wish.until
        if until is not None and today is not None and today > until:
            message = f"it held until {until.isoformat()}; look at the sentence again, or give a later day"
            remarks.append((rule.directive, "comment/expired", message))
        else:
            rules.append(rule)
    sentences = tuple(_set_aside(sentence, rules, counts) for sentence in file.sentences)
    remarks += [(rule.directive, "comment/unused", _unused(rule, facts)) for rule in rules if not rule.used]
    return replace(file, sentences=sentences, remarks=(*file.remarks, *_remarks(file, remarks)))


# In copy, where nothing hides it: somebody took it for a comment.
_STRAY = re.compile(r"(?<![\w`])fact-?check:[ \t]*ignore(?:-\w+)?\b")
_COMMENT_OF = {
    "asciidoc": "a comment needs a line of its own: // factcheck: ignore-next -- reason",
    "rst": "a comment needs a line of its own: .. factcheck: ignore-next -- reason",
    "text": "write [factcheck: ignore -- reason]",
}


def _stray(file: FileReport) -> Iterator[Remark]:
    kind = file.document.format if file.document else ""
    how = _COMMENT_OF.get(kind, "write <!-- factcheck: ignore -- reason -->")
    places = Places(file.source)
    for sentence in file.sentences:
        match = _STRAY.search(sentence.sentence.text)
        if match is not None:
            place = places.of(sentence.sentence, Span(*match.span()))
            message = f"{match[0]}: this is copy here and no comment, so it sets nothing aside; {how}"
            yield Remark(file.path or "", place, "comment/malformed", message)


def _blocks(rule: _Rule, sentences: Sequence[SentenceVerdict]) -> frozenset[int] | None:
    """Return the paragraphs and cells that a comment counts for in markup, None where lines say as much.

    A story often comes as a single line there, which one comment must not silence as a whole.
    """
    directive = rule.directive
    all_of_them = [sentence.sentence for sentence in sentences]
    on_line = [one for one in all_of_them if one.place.line <= directive.line <= one.place.end_line]
    if len({one.block for one in on_line}) < 2:
        return None
    before = [one.block for one in on_line if one.source_span.start < directive.offset]
    after = [one.block for one in all_of_them if one.source_span.start > directive.offset]
    if directive.action == "ignore":
        return frozenset(before[-1:] or [on_line[0].block])
    if directive.action == "ignore-next":
        return frozenset(after[:1])
    return frozenset(one.block for one in all_of_them if directive.offset < one.source_span.start < rule.end)


def _set_aside(sentence: SentenceVerdict, rules: Sequence[_Rule], counts: Counts) -> SentenceVerdict:
    claims: list[ClaimVerdict] = []
    open_claims = 0
    reason = ""
    for claim in sentence.claims:
        if counts(claim, sentence):
            taking = [rule for rule in rules if rule.takes(claim, sentence.sentence)]
            for rule in taking:
                rule.used = True
            if taking:
                reason = f"line {taking[0].directive.line}: {taking[0].wish.reason}"
                claim = replace(claim, suppressed=reason)
            else:
                open_claims += 1
        claims.append(claim)
    if not reason:
        return sentence
    whole = sentence.suppressed or ("" if open_claims else reason)
    return replace(sentence, claims=tuple(claims), suppressed=whole)


def _unused(rule: _Rule, facts: Container[str]) -> str:
    unknown = [fact for fact in rule.wish.facts if facts and fact not in facts]
    if unknown:
        from factcheck.settings_values import near

        hint = near(unknown[0], facts) if isinstance(facts, Iterable) else ""
        return f"the base has no fact “{unknown[0]}”" + (f"; {hint}" if hint.startswith("did") else "")
    about = f" about {', '.join(rule.wish.facts)}" if rule.wish.facts else ""
    where = {"ignore": "on this line", "ignore-next": "on the next line of copy"}
    hint = "; a comment on a line of its own is ignore-next" if rule.directive.action == "ignore" else ""
    place = where.get(rule.directive.action, "up to ignore-end")
    return f"there is no finding{about} {place}: remove the comment{hint}"


def _remarks(file: FileReport, found: list[tuple[Directive, str, str]]) -> Iterator[Remark]:
    places = Places(file.source)
    for directive, rule, message in sorted(found, key=lambda item: item[0].line):
        text = places.line(directive.line)
        column = text.lower().find("factcheck") + 1 or 1
        place = Place(directive.line, column, directive.line, max(len(text) + 1, column + 1))
        yield Remark(file.path or "", place, rule, f"factcheck: {directive.action}: {message}")


# --------------------------------------------------------------------------- reading the comments


def _rules(
    directives: Sequence[Directive],
    sentences: Sequence[SentenceVerdict],
    remarks: list[tuple[Directive, str, str]],
    before_copy: bool,
) -> Iterator[_Rule]:
    started: list[tuple[Directive, _Wish]] = []
    for directive in directives:
        try:
            if directive.action == "ignore-end":
                yield _ended(directive, started)
                continue
            wish = _wish(directive)
        except _MalformedError as error:
            remarks.append((directive, "comment/malformed", str(error)))
            continue
        if directive.action == "ignore-start":
            started.append((directive, wish))
        elif directive.action == "ignore-next":
            line = _next_line(directive, sentences, before_copy)
            yield _Rule(directive, wish, line, line)
        else:
            yield _Rule(directive, wish, directive.line, directive.line)
    for directive, _ in started:
        # Without its end it would hide the rest of the file, and whatever is added to it.
        remarks.append((directive, "comment/malformed", "there is no ignore-end for it, so it does nothing"))


def _ended(directive: Directive, started: list[tuple[Directive, _Wish]]) -> _Rule:
    named = set(re.findall(_ID, _SEPARATOR.split(directive.argument, maxsplit=1)[0]))
    for number in reversed(range(len(started))):
        start, wish = started[number]
        if not named or named & set(wish.facts):
            del started[number]
            return _Rule(start, wish, start.line, directive.line, end=directive.offset)
    raise _MalformedError("there is no ignore-start before it")


def _wish(directive: Directive) -> _Wish:
    if directive.action not in _ACTIONS:
        from factcheck.settings_values import near

        raise _MalformedError(f"there is no such instruction; {near(directive.action, _ACTIONS)}")
    parts = _SEPARATOR.split(directive.argument, maxsplit=1)
    facts = [word for word in re.split(r"[\s,]+", parts[0]) if word]
    if len(parts) == 1:
        raise _MalformedError(f"the reason is missing. {_HOW}")
    for fact in facts:
        if not _ID.fullmatch(fact):
            raise _MalformedError(f"expected the id of a fact before the reason, found “{fact}”. {_HOW}")
    reason, until = parts[1].strip(), None
    if match := _UNTIL.search(reason):
        try:
            until = date.fromisoformat(match[1]) if len(match[1]) == 10 else None
        except ValueError:
            until = None
        if until is None:
            raise _MalformedError(f"expected a day such as 2026-12-31 after until, found “{match[1]}”")
        reason = reason[: match.start()].strip()
    if not reason:
        raise _MalformedError(f"the reason is missing. {_HOW}")
    return _Wish(tuple(facts), reason if until is None else f"{reason} (until {until.isoformat()})", until)


def _next_line(directive: Directive, sentences: Sequence[SentenceVerdict], before_copy: bool) -> int:
    """Return the next line on which copy stands, 0 where there is none; with `before_copy`, perhaps the comment's."""
    line = directive.line
    places = [sentence.sentence.place for sentence in sentences]
    behind = [one.sentence for one in sentences if one.sentence.source_span.start > directive.offset]
    if before_copy and any(one.place.line == line for one in behind):
        return line
    return min((max(place.line, line + 1) for place in places if place.end_line > line), default=0)
