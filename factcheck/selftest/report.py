"""What a selftest found, for people and for programs."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from io import StringIO

from factcheck.formats.text import sanitise, sanitise_json
from factcheck.formats.wording import count
from factcheck.model import FactFile
from factcheck.named import NamedTuple
from factcheck.selftest.advice import Advice, advise
from factcheck.selftest.check import Answered, Asked, Count, Outcome

_MOST_SHOWN = 20
_KIND = 20


class Line(NamedTuple):
    """A line of the report; headings are bold, and what is wrong red, where there is colour."""

    text: str
    style: str = ""


def render(
    form: str,
    base: FactFile,
    outcome: Outcome,
    threshold: float | None,
    colour: bool = False,
    width: int = 80,
) -> Iterator[str]:
    """Yield the report as rich, plain or json."""
    advice = advise(base, outcome)
    if form == "json":
        yield _json(base, outcome, advice, threshold)
    elif form == "rich":
        yield from _rich(list(_lines(base, outcome, advice, threshold)), colour, width)
    else:
        yield from (line.text + "\n" for line in _lines(base, outcome, advice, threshold))


def _lines(
    base: FactFile, outcome: Outcome, advice: Sequence[Advice], threshold: float | None
) -> Iterator[Line]:
    made = {asked.statement.fact for asked in outcome.asked}
    yield Line(f"{count(len(outcome.asked), 'statement')} made from {count(len(made), 'fact')}", "bold")
    yield Line("They keep the facts' own words. Copy strays further, and errs in more ways.")
    for is_true, title, columns in (
        (True, "True statements", ("confirmed", "undecided", "called false")),
        (False, "False statements", ("caught", "undecided", "called true")),
    ):
        yield Line("")
        yield Line(f"{title:<{_KIND}}" + "".join(f"{column:>14}" for column in columns), "bold")
        for truth, kind, found in outcome.kinds():
            if truth is is_true:
                yield _row(kind, found)
        yield _row("all", outcome.of(is_true))
    yield from _wrong(outcome)
    confused = outcome.confused()
    if confused:
        yield Line("")
        yield Line("Facts that are not told apart from a false version of them", "bold")
        yield from _some([Line(f"  {fact}") for fact in confused])
    if advice:
        yield Line("")
        yield Line("What to change in the base", "bold")
        yield from _some([Line(sanitise(f"  {one.fact}: {one.do}: {one.why}")) for one in advice])
    yield Line("")
    yield _verdict(outcome, threshold)


def _row(kind: str, found: Count) -> Line:
    share = f"{found.right} of {found.total}"
    return Line(
        f"  {kind:<{_KIND - 2}}{share:>14}{found.undecided:>14}{found.wrong:>14}", "red" * bool(found.wrong)
    )


def _wrong(outcome: Outcome) -> Iterator[Line]:
    for is_true, title in ((True, "True, and called false"), (False, "False, and called true")):
        found = [
            asked
            for asked in outcome.asked
            if asked.statement.is_true is is_true and asked.answered is Answered.WRONG
        ]
        if found:
            yield Line("")
            yield Line(title, "bold")
            yield from _some([Line(_words(asked)) for asked in found])


def _words(asked: Asked) -> str:
    by = f" (by {', '.join(asked.by)})" if asked.by and asked.by != (asked.statement.fact,) else ""
    return sanitise(f"  {asked.statement.fact}, {asked.statement.kind}: {asked.statement.text}{by}")


def _some(lines: Sequence[Line]) -> Iterator[Line]:
    yield from lines[:_MOST_SHOWN]
    if len(lines) > _MOST_SHOWN:
        yield Line(f"  … and {len(lines) - _MOST_SHOWN} more; --format json has all")


def _verdict(outcome: Outcome, threshold: float | None) -> Line:
    caught, alarms = outcome.of(False), outcome.of(True)
    text = f"{_percent(caught.right_share)} of the false statements caught, "
    text += f"{_percent(alarms.wrong_share)} of the true ones called false"
    if threshold is None:
        return Line(text, "bold")
    if outcome.passes(threshold):
        return Line(f"{text}: fine at --fail-under {threshold:g}", "bold green")
    return Line(f"{text}: not enough for --fail-under {threshold:g}", "bold red")


def _percent(share: float) -> str:
    # Rounded down: 99.96 % are not all.
    return f"{int(share * 1000) / 10:.1f} %"


def _rich(lines: Sequence[Line], colour: bool, width: int) -> Iterator[str]:
    from rich.console import Console
    from rich.text import Text

    out = StringIO()
    console = Console(file=out, force_terminal=colour, no_color=not colour, width=width, highlight=False)
    for line in lines:
        console.print(Text(line.text, style=line.style))
    yield out.getvalue()


def _json(base: FactFile, outcome: Outcome, advice: Sequence[Advice], threshold: float | None) -> str:
    kinds = [
        {
            "kind": kind,
            "true": is_true,
            "right": found.right,
            "undecided": found.undecided,
            "wrong": found.wrong,
        }
        for is_true, kind, found in outcome.kinds()
    ]
    record = {
        "type": "selftest",
        "base": base.title,
        "digest": base.digest,
        "statements": [
            {
                "fact": asked.statement.fact,
                "kind": asked.statement.kind,
                "true": asked.statement.is_true,
                "text": asked.statement.text,
                "verdict": asked.verdict.value,
                "answer": asked.answered.value,
                "by": list(asked.by),
            }
            for asked in outcome.asked
        ],
        "kinds": kinds,
        "caught": outcome.of(False).right_share,
        "called_false": outcome.of(True).wrong_share,
        "confused": outcome.confused(),
        "advice": [one._asdict() for one in advice],
        "fail_under": threshold,
        "passed": None if threshold is None else outcome.passes(threshold),
    }
    return sanitise_json(json.dumps(record, ensure_ascii=False, indent=1)) + "\n"
