"""Write the tables of figures in docs/models.md anew from docs/models.json.

    python tools/model_card.py

The JSON has, for each model, rows of figures by name; null stands for "not measured yet". Sizes are read from the
model files themselves.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "models.md"
FILES = {
    "parser": ROOT / "factcheck" / "language" / "data" / "parser.onnx",
    "entailment": ROOT / "factcheck" / "verdicts" / "data" / "entailment.onnx",
}


def table(rows: list[dict[str, Any]]) -> str:
    """Return rows as a Markdown table; figures right-aligned, missing ones as a dash."""
    names = list(rows[0])
    align = ["---" if isinstance(rows[0][name], str) else "---:" for name in names]
    lines = [names, align]
    lines += [["–" if row[name] is None else str(row[name]) for name in names] for row in rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def renewed(text: str) -> str:
    """Return the page with the figures of the JSON file and the sizes of the models."""
    figures = json.loads((ROOT / "docs" / "models.json").read_text("utf-8"))
    for name, model in figures.items():
        graph = FILES[name]
        size = f"{(graph.stat().st_size + graph.with_name(f'{graph.name}.data').stat().st_size) / 1e6:.0f} MB"
        block = f"<!-- figures: {name} -->\n{table(model['rows'])}\n\nSize: {size}\n<!-- end -->"
        text = re.sub(rf"(?s)<!-- figures: {name} -->.*?<!-- end -->", lambda _, block=block: block, text)
    return text


def main() -> None:
    """Write the page anew."""
    PAGE.write_text(renewed(PAGE.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
