"""The results of a run: as a record for results.json, and as tables for RESULTS.md."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from evaluation.domains import TESTING, TUNING, VERDICTS
from evaluation.measure import Drafts, Outcome
from evaluation.statistics import Answer, Share, measure

RESULTS = Path(__file__).parent / "results.json"
TABLE = Path(__file__).parent / "RESULTS.md"
README = Path(__file__).parent.parent / "README.md"
_PLACE = re.compile(r"(<!-- figures -->).*?(<!-- end of figures -->)", re.S)
MODES = {"model": True, "rules": False}
"""How a run can be made, by its name in results.json: with the language models, or with rules alone."""
_TITLES = {"model": "With the language models", "rules": "With rules alone (`--no-model`)"}
_BOTH = ("precision", "recall")

Record = dict[str, Any]


def record(outcomes: Sequence[Outcome]) -> Record:
    """Return one run over all domains as results.json has it."""
    tags: dict[str, list[Answer]] = {}
    for outcome in outcomes:
        for row, answer in zip(outcome.domain.rows, outcome.answers, strict=True):
            for tag in row.tags:
                tags.setdefault(tag, []).append(answer)
    return {
        "overall": _group(outcomes),
        "tuning": _group([outcome for outcome in outcomes if outcome.domain.name in TUNING]),
        "testing": _group([outcome for outcome in outcomes if outcome.domain.name in TESTING]),
        "domains": {
            outcome.domain.name: measure(outcome.answers).record() | {"drafts": outcome.drafts.record()}
            for outcome in outcomes
        },
        "tags": {tag: measure(answers).record() for tag, answers in sorted(tags.items())},
    }


def _group(outcomes: Sequence[Outcome]) -> Record:
    drafts = [outcome.drafts for outcome in outcomes]
    together = Drafts(
        Share(sum(one.caught.hits for one in drafts), sum(one.caught.of for one in drafts)),
        Share(sum(one.confirmed.hits for one in drafts), sum(one.confirmed.of for one in drafts)),
        sum(one.alarms for one in drafts),
        sum(one.sentences for one in drafts),
        sum(one.clean_alarms for one in drafts),
    )
    answers = [answer for outcome in outcomes for answer in outcome.answers]
    return measure(answers).record() | {"drafts": together.record()}


def whole(runs: Mapping[str, Record], outcomes: Sequence[Outcome], path: Path = RESULTS) -> Record:
    """Return all of results.json: the digests of what was labelled, and the runs by mode.

    A mode that was not run stays as `path` has it, if that is of the same domains.
    """
    digests = {outcome.domain.name: outcome.domain.digest for outcome in outcomes}
    try:
        before = read(path)
    except OSError:
        before = {}
    kept = before["modes"] if before.get("digests") == digests else {}
    return {"digests": digests, "modes": kept | dict(runs)}


def write(results: Record, json_path: Path = RESULTS, table_path: Path = TABLE, readme_path: Path = README) -> None:
    """Write results.json and RESULTS.md, and the figures that the README quotes."""
    json_path.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    table_path.write_text("\n".join(tables(results)) + "\n", encoding="utf-8")
    readme_path.write_text(quoting(readme_path.read_text(encoding="utf-8"), results), encoding="utf-8")


def quoting(readme: str, results: Record) -> str:
    """Return the README with its table of figures as of `results`; as it is where it has no place for one."""
    table = "\n".join(_quoted(results))
    return _PLACE.sub(lambda found: f"{found[1]}\n{table}\n{found[2]}", readme)


def _quoted(results: Record) -> Iterator[str]:
    rows = []
    for mode, title in (("model", "factcheck"), ("rules", "`--no-model`")):
        if mode in results["modes"]:
            run = results["modes"][mode]["testing"]
            precision, recall = run["precision"], run["recall"]
            shares = (
                precision["contradicted"], precision["supported"], recall["contradicted"], recall["supported"],
                run["flipped"],
            )  # fmt: skip
            rows.append([title, *map(_percent, shares)])
    yield from _table(
        [
            "", "right where it says contradicted", "right where it says supported", "wrong statements found",
            "true ones confirmed", "told the wrong way round",
        ],
        rows,
    )  # fmt: skip


def read(path: Path = RESULTS) -> Record:
    """Return the results on record; raises OSError where there are none."""
    found: Record = json.loads(path.read_text(encoding="utf-8"))
    return found


# --------------------------------------------------------------------------- tables


def tables(results: Record) -> Iterator[str]:
    """Yield the lines of RESULTS.md."""
    yield "# How good the verdicts are"
    yield ""
    yield "Written by `python -m evaluation.score --record` (see README.md). In brackets: 95 % intervals."
    for mode, title in _TITLES.items():
        if mode in results["modes"]:
            yield from ("", f"## {title}", "")
            yield from mode_tables(results["modes"][mode])


def mode_tables(run: Record) -> Iterator[str]:
    """Yield the tables of one run: by domain, by verdict, of the drafts and by tag."""
    groups = {"all domains": run["overall"], "for tuning": run["tuning"], "test only": run["testing"]}
    rows = {f"**{name}**": group for name, group in groups.items() if group["accuracy"]["of"]}
    for name, group in run["domains"].items():
        rows[f"{name} ({'tuning' if name in TUNING else 'test'})"] = group
    yield from _table(
        ["domain", "n", "accuracy", "contradicted P", "contradicted R", "supported P", "supported R",
         "flipped", "right fact"],
        [
            [name, str(group["accuracy"]["of"]), _percent(group["accuracy"], interval=True),
             _percent(group["precision"]["contradicted"]), _percent(group["recall"]["contradicted"]),
             _percent(group["precision"]["supported"]), _percent(group["recall"]["supported"]),
             _percent(group["flipped"]), _percent(group["right_fact"])]
            for name, group in rows.items()
        ],
    )  # fmt: skip
    yield ""
    yield from _table(
        ["verdict", "precision", "recall"],
        [
            [verdict, *(_percent(run["overall"][what][verdict], interval=True) for what in _BOTH)]
            for verdict in VERDICTS
        ],
    )
    yield ""
    yield from _table(
        ["drafts of", "errors caught", "false alarms", "of these in clean drafts", "sentences", "confirmed"],
        [
            [name, _of(group["drafts"]["caught"]), str(group["drafts"]["alarms"]),
             str(group["drafts"]["clean_alarms"]), str(group["drafts"]["sentences"]),
             _of(group["drafts"]["confirmed"])]
            for name, group in rows.items()
        ],
    )  # fmt: skip
    yield ""
    yield from _table(
        ["tag", "n", "accuracy", "contradicted P", "contradicted R"],
        [
            [tag, str(group["accuracy"]["of"]), _percent(group["accuracy"], interval=True),
             _percent(group["precision"]["contradicted"]), _percent(group["recall"]["contradicted"])]
            for tag, group in run["tags"].items()
        ],
    )  # fmt: skip


def summary(run: Record) -> str:
    """Return a run in one line."""
    overall, drafts = run["overall"], run["overall"]["drafts"]
    return (
        f"accuracy {_percent(overall['accuracy'], interval=True)} of {overall['accuracy']['of']} statements, "
        f"contradicted P {_percent(overall['precision']['contradicted'])} "
        f"R {_percent(overall['recall']['contradicted'])}, flipped {_percent(overall['flipped'])}; "
        f"drafts: {_of(drafts['caught'])} errors caught, {drafts['alarms']} false alarms, "
        f"{_of(drafts['confirmed'])} confirmed"
    )


def _table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> Iterator[str]:
    yield "| " + " | ".join(head) + " |"
    yield "|---" + "|---:" * (len(head) - 1) + "|"
    for row in rows:
        yield "| " + " | ".join(row) + " |"


def _percent(share: Mapping[str, Any], interval: bool = False) -> str:
    if share["value"] is None:
        return "–"
    text = f"{share['value']:.1%}"
    return f"{text} ({share['low']:.1%}–{share['high']:.1%})" if interval else text


def _of(share: Mapping[str, Any]) -> str:
    return f"{share['hits']}/{share['of']}"
