"""How an answer came about: claims, values read, candidate facts, signals, what decided; plain or rich."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date

from factcheck.formats.text import sanitise
from factcheck.formats.wording import headline, reason_words, source_link, source_words
from factcheck.model import (
    Analysis,
    Candidate,
    ClaimVerdict,
    Difference,
    Fact,
    Ordinal,
    Quantity,
    Report,
    SentenceVerdict,
    TimeValue,
    Value,
)
from factcheck.named import NamedTuple
from factcheck.values import read_values

_LABEL_COLUMNS = 17


class Row(NamedTuple):
    """A line: how deep it stands, what it is, and what there is to say. An empty label is a heading."""

    depth: int
    label: str
    text: str
    style: str = ""


def rows(report: Report, facts: Mapping[str, Fact]) -> Iterator[Row]:
    """Yield the whole explanation of a report about statements."""
    for file in report.files:
        for sentence in file.sentences:
            yield from _of_sentence(sentence, facts, report.as_of)
    day = report.as_of.isoformat() if report.as_of else "not given: relative dates cannot be placed"
    yield Row(0, "", "The base")
    yield Row(1, "Title", report.base_title or "–")
    yield Row(1, "Path", report.base_path or "–")
    yield Row(1, "As of", day)


def _of_sentence(sentence: SentenceVerdict, facts: Mapping[str, Fact], as_of: date | None) -> Iterator[Row]:
    text = sentence.sentence.text
    yield Row(0, "", f"{headline(sentence)}: {text}", "bold")
    values = read_values(text, as_of)
    yield Row(1, "Values read", "" if values else "none")
    for value in values:
        yield Row(2, value.text, describe_value(value))
    for number, claim in enumerate(sentence.claims, 1):
        yield Row(0, "", f"Claim {number} of {len(sentence.claims)}: {claim.claim.text}", "bold")
        yield from _of_claim(claim, facts)


def _of_claim(claim: ClaimVerdict, facts: Mapping[str, Fact]) -> Iterator[Row]:
    start, end = claim.claim.span
    yield Row(1, "Characters", f"{start} to {end} of the statement")
    yield Row(1, "Checkable", "yes" if claim.claim.checkable else "no")
    if claim.claim.speaker:
        yield Row(1, "Said by", claim.claim.speaker)
    if claim.claim.quoted:
        yield Row(1, "Quoted", "yes")
    yield Row(1, "Candidates", "" if claim.candidates else "no fact of the base comes near")
    for number, candidate in enumerate(claim.candidates, 1):
        yield from _of_candidate(number, candidate, facts)
    yield Row(1, "Differs", "" if claim.differences else "nothing that rules see")
    for difference in claim.differences:
        yield Row(2, difference.kind.value, describe_difference(difference))
    reason = reason_words(claim) or (claim.reason.value if claim.reason else "")
    yield Row(1, "Verdict", claim.verdict.value + (f" ({reason})" if reason else ""), "bold")
    if claim.fact is not None:
        yield Row(1, "Decided by", f"{claim.fact.id}: {claim.fact.claim}")
        for other in claim.others:
            yield Row(1, "and by", f"{other.id}: {other.claim}")
    else:
        yield Row(1, "Decided by", "no fact")
    if claim.explanation:
        yield Row(1, "Why", claim.explanation)
    for source in claim.sources:
        link = source_link(source)
        yield Row(1, "Source", source_words(source, claim.fact) + (f", {link}" if link else ""))
    if claim.nearest:
        yield Row(1, "Nearest", ", ".join(claim.nearest))


def _of_candidate(number: int, candidate: Candidate, facts: Mapping[str, Fact]) -> Iterator[Row]:
    fact = facts.get(candidate.fact)
    words = f": {fact.claim}" if fact else ""
    yield Row(2, f"{number}. {candidate.score:.3f}", f"{candidate.fact}{words}")
    for signal in candidate.signals:
        note = f"  {signal.note}" if signal.note else ""
        yield Row(3, signal.name, f"{signal.value:g}{note}", "dim")


def describe_difference(difference: Difference) -> str:
    """Return a compared slot in one line: what the statement has against what the fact has."""
    stated = f"stated “{difference.stated}”" if difference.stated else "not stated"
    expected = f"the base has “{difference.expected}”" if difference.expected else "the base does not"
    safe = ", could be put right as it stands" if difference.safe else ""
    return f"{stated}, {expected}{safe}"


def describe_value(value: Value) -> str:
    """Return what was read in a date, a number or a rank, in one line."""
    if isinstance(value, TimeValue):
        return _describe_time(value)
    if isinstance(value, Ordinal):
        return "the last one" if value.rank == -1 else f"rank {value.rank}"
    return _describe_quantity(value)


def _describe_time(value: TimeValue) -> str:
    parts = [f"time, {value.role.value}"]
    if value.days is not None:
        low, high = value.days
        parts.append(f"{low:g} days" if low == high else f"{low:g} to {high:g} days")
    elif value.start is None and value.end is None:
        parts.append("not placed")
    else:
        start = value.start.isoformat() if value.start else "…"
        end = value.end.isoformat() if value.end else "…"
        parts.append(start if start == end else f"{start} to {end}")
    if value.granularity not in ("day", "length"):
        parts.append(value.granularity)
    if value.bound.value != "=":
        parts.append(f"bound {value.bound.value}")
    parts += ["relative"] * value.relative + ["recurring"] * value.recurring
    return ", ".join(parts)


def _describe_quantity(value: Quantity) -> str:
    low = "…" if value.low is None else f"{value.low:,g}"
    high = "…" if value.high is None else f"{value.high:,g}"
    parts = [value.dimension, low if low == high else f"{low} to {high}", value.unit]
    if value.bound.value != "=":
        parts.append(f"bound {value.bound.value}")
    if value.per:
        parts.append(f"per {value.per}")
    return ", ".join(part for part in parts if part)


def trees(report: Report) -> Iterator[str]:
    """Yield the trees of a report's sentences as text. Raises InstallationError if the model cannot be loaded."""
    # Only for those who ask: the parser's model takes longer to load than the rest.
    from factcheck.claims.draw import draw_tree
    from factcheck.language.analyse import tokenise
    from factcheck.language.parser import parse

    for file in report.files:
        for sentence in file.sentences:
            text = sentence.sentence.text
            tokens = parse([tokenise(text)])[0]
            parsed = any(token.pos for token in tokens)
            analysis = Analysis(text, tokens, read_values(text, report.as_of), parsed=parsed)
            yield "\n" + "".join(sanitise(line) + "\n" for line in draw_tree(analysis).splitlines())


# --------------------------------------------------------------------------- writing


def render_plain(lines: Iterable[Row]) -> Iterator[str]:
    """Yield the rows as text without escapes and without wrapping, each with its line feed."""
    first = True
    for row in lines:
        if row.depth == 0:
            yield ("" if first else "\n") + sanitise(row.text) + "\n"
        else:
            label = sanitise(row.label)
            words = f"{label}: {sanitise(row.text)}" if row.text else f"{label}:"
            yield "  " * row.depth + words + "\n"
        first = False


def render_rich(lines: Iterable[Row], colour: bool, width: int) -> Iterator[str]:
    """Yield the rows as a terminal of `width` columns shows them: labels in a column, texts beside it."""
    # Only for a terminal: it takes longer to import than the answer takes to find.
    import io

    from rich.console import Console
    from rich.text import Text

    file = io.StringIO()
    console = Console(
        file=file,
        width=max(width, 2 * _LABEL_COLUMNS),
        force_terminal=colour,
        color_system="standard" if colour else None,
        no_color=False,
        markup=False,
        emoji=False,
        highlight=False,
        _environ={},
    )
    first = True
    for row in lines:
        margin, style = "", row.style
        text = sanitise(row.text)
        if row.depth == 0:
            style = style or "bold"
            if not first:
                console.print()
        else:
            label = sanitise(row.label)
            margin = "  " * row.depth + label.ljust(_LABEL_COLUMNS)
            if len(label) >= _LABEL_COLUMNS:
                # The statement's own words may be longer than the column for them.
                margin, text = "  " * row.depth, f"{label}  {text}"
        for piece in Text(text).wrap(console, console.width - len(margin)) or [Text()]:
            console.print(Text.assemble((margin, "dim"), (piece.plain.rstrip(), style)), no_wrap=True)
            margin = " " * len(margin)
        yield file.getvalue()
        file.seek(0)
        file.truncate()
        first = False
