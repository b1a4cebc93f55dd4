"""Which labelled domains the models learn from, and which are kept from them for the weights of the decision."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path

import yaml

FOLDER = Path(__file__).parent / "data"
KEPT_BACK = ("enron", "greekdebt", "grenfell", "higgs", "irandeal", "rydercup2023", "svb", "thaicave", "wirecard")
# Newer than the models and the weights of the decision: nothing has learnt from these yet.
UNREAD: tuple[str, ...] = ()


def learning() -> list[Path]:
    """Return the folders that models and rulebook learn from, in order of their names."""
    return [folder for folder in _all() if folder.name not in (*KEPT_BACK, *UNREAD)]


def kept_back() -> list[Path]:
    """Return the folders that no model has seen, in order of their names."""
    return [folder for folder in _all() if folder.name in KEPT_BACK]


def _all() -> list[Path]:
    return sorted(path.parent for path in FOLDER.glob("*/claims.jsonl"))


# --------------------------------------------------------------------------- what there is


def _row(folder: Path) -> tuple[str, str, Counter[str]]:
    base = yaml.load((folder / "facts.yaml").read_text(encoding="utf-8"), Loader=yaml.CSafeLoader)
    counts: Counter[str] = Counter({"facts": len(base["facts"])})
    for line in (folder / "claims.jsonl").read_text(encoding="utf-8").splitlines():
        if line.strip():
            counts[json.loads(line)["verdict"]] += 1
    for draft in folder.glob("draft-*.tsv"):
        counts["drafts"] += 1
        for line in draft.read_text(encoding="utf-8").splitlines():
            if line.strip():
                counts["sentences"] += 1
                counts["planted"] += line.startswith("E\t")
    return folder.name, str(base["title"]), counts


def overview() -> str:
    """Return the table of all domains and what they hold together, as training/data/README.md ends with it."""
    verdicts = ("supported", "contradicted", "unverified")
    rows = [_row(folder) for folder in _all()]
    total = sum((counts for _, _, counts in rows), Counter[str]())
    lines = [
        f"{len(rows)} fact bases with {total['facts']:,} facts, {sum(total[name] for name in verdicts):,} labelled "
        f"statements ({', '.join(f'{total[name]:,} {name}' for name in verdicts)}) and {total['drafts']} drafts with "
        f"{total['sentences']:,} labelled sentences, {total['planted']:,} of them planted errors. Kept from the "
        f"models: {', '.join(KEPT_BACK)}. Newer than the models: {', '.join(UNREAD)}.",
        "",
        "| domain | title | facts | supported | contradicted | unverified | drafts |",
        "|---|---|---:|---:|---:|---:|---:|",
    ]
    for name, title, counts in rows:
        cells = [counts["facts"], *(counts[verdict] for verdict in verdicts), counts["drafts"]]
        lines.append(f"| {name} | {title} | {' | '.join(map(str, cells))} |")
    return "\n".join(lines) + "\n"


def main() -> None:
    """Write the overview into the README: `python -m training.domains`."""
    path = FOLDER / "README.md"
    text = path.read_text(encoding="utf-8")
    path.write_text(text[: text.index(_MARK)] + _MARK + "\n\n" + overview(), encoding="utf-8")


_MARK = "## What there is"

if __name__ == "__main__":
    main()
