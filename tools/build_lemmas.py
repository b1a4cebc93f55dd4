"""Compile lemminflect's look-up table (MIT) into `factcheck/language/en/lemmas.marisa`.

Run by a developer when lemminflect changes; the product only reads the trie. Each key is a lower-case
form, its value `v:lemma;n:lemma;a:lemma` for the parts of speech under which the form is inflected.
"""

from __future__ import annotations

import csv
import gzip
from importlib import resources
from pathlib import Path

import marisa_trie

PARTS = {"verb": "v", "noun": "n", "adj": "a", "adv": "a"}
TARGET = Path(__file__).parent.parent / "factcheck" / "language" / "en" / "lemmas.marisa"


def main() -> None:
    """Read the table of the installed lemminflect and write the trie."""
    forms: dict[str, dict[str, str]] = {}
    table = resources.files("lemminflect") / "resources" / "lemma_lu.csv.gz"
    with gzip.open(str(table), "rt", encoding="utf-8") as lines:
        for form, part, lemmas in csv.reader(lines):
            if part in PARTS and form.islower() and form.isascii():
                forms.setdefault(form, {}).setdefault(PARTS[part], lemmas.split("/")[0])
    entries = []
    for form, readings in forms.items():
        # A form that is its own lemma under every part of speech needs no entry.
        if any(lemma != form for lemma in readings.values()):
            value = ";".join(f"{part}:{lemma}" for part, lemma in sorted(readings.items()))
            entries.append((form, value.encode()))
    marisa_trie.BytesTrie(entries, order=marisa_trie.LABEL_ORDER).save(str(TARGET))
    print(f"{len(entries)} forms, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
