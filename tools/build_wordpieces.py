"""Compile an encoder's `vocab.txt` into `factcheck/language/en/wordpieces.marisa` (piece -> id).

Usage: python tools/build_wordpieces.py VOCAB.TXT
"""

from __future__ import annotations

import sys
from pathlib import Path

import marisa_trie

TARGET = Path(__file__).parent.parent / "factcheck" / "language" / "en" / "wordpieces.marisa"


def main(vocabulary: Path) -> None:
    """Read one piece a line, its number being its id, and write the trie."""
    pieces = vocabulary.read_text(encoding="utf-8").splitlines()
    marisa_trie.RecordTrie("<H", ((piece, (number,)) for number, piece in enumerate(pieces))).save(str(TARGET))
    print(f"{len(pieces)} pieces, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
