"""What the benchmarks read: bases of any size and prose, made the same on every run.

The bases are those of `evaluation/domains`, repeated with other names and figures until there are enough facts. The
prose is sentences of the articles and drafts of this repository, shuffled; `--corpus FOLDER` takes another instead.
"""

from __future__ import annotations

import random
import re
from pathlib import Path

import yaml

ROOT = Path(__file__).resolve().parents[1]
SEED = 20260901
SYLLABLES = "bar cal dor el fen gar hol is jen kar lun mor nor os pel quin ras sol tor ul ven wil yar zan".split()


def base(facts: int) -> str:
    """Return a base of that many facts as YAML text."""
    rng = random.Random(SEED)
    claims = _claims()
    lines = ["version: 1", f"title: {facts} facts", "as_of: 2026-01-15", "entities:"]
    names = [f"{_name(rng)} {_name(rng)}" for _ in range(max(20, facts // 10))]
    names = list(dict.fromkeys(names))
    lines += [f"  {name}: [{name.split()[1]} {number}]" for number, name in enumerate(names)]
    lines += ["sources:", "  desk: {publisher: The desk, date: 2026-01-10}", "facts:"]
    for number in range(facts):
        claim = claims[number % len(claims)]
        if number >= len(claims):
            claim = _varied(claim, names[number % len(names)], rng)
        quoted = yaml.dump(claim, width=10_000).splitlines()[0]
        lines += [f"  - id: fact-{number}", f"    claim: {quoted}", "    sources: [desk]"]
    return "\n".join(lines) + "\n"


def _claims() -> list[str]:
    found = []
    for path in sorted((ROOT / "evaluation" / "domains").glob("*/facts.yaml")):
        data = yaml.safe_load(path.read_text("utf-8"))
        found += [str(fact["claim"]) for fact in data["facts"]]
    return found


def _name(rng: random.Random) -> str:
    return "".join(rng.choice(SYLLABLES) for _ in range(rng.choice((2, 2, 3)))).capitalize()


def _varied(claim: str, name: str, rng: random.Random) -> str:
    """Return the claim with other figures and with a name in the place of its first capitalised words."""
    claim = re.sub(r"\b\d+\b", lambda match: str(max(1, int(match[0]) + rng.randint(-3, 9))), claim)
    words = claim.split(" ")
    at = next((i for i, word in enumerate(words) if i and word[:1].isupper()), 0)
    end = at + 1
    while end < len(words) and words[end][:1].isupper() and not words[end - 1].endswith((",", ".")):
        end += 1
    tail = "," if words[end - 1].endswith(",") else "." if words[end - 1].endswith(".") else ""
    return " ".join([*words[:at], name + tail, *words[end:]])


def prose(size: int, seed: int = SEED) -> str:
    """Return that many characters of Markdown: paragraphs of four sentences, a heading now and then."""
    rng = random.Random(seed)
    sentences = _sentences()
    parts: list[str] = []
    length = 0
    while length < size:
        paragraph = " ".join(rng.choice(sentences) for _ in range(4))
        if len(parts) % 8 == 0:
            paragraph = f"## {' '.join(rng.choice(sentences).split()[:6]).rstrip('.,;:')}\n\n{paragraph}"
        parts.append(paragraph)
        length += len(paragraph) + 2
    return "\n\n".join(parts)[:size].rsplit(". ", 1)[0] + ".\n"


def _sentences() -> list[str]:
    texts = [path.read_text("utf-8") for path in sorted((ROOT / "articles").glob("*.md"))]
    texts += [path.read_text("utf-8") for path in sorted((ROOT / "evaluation" / "domains").glob("*/draft-*.md"))]
    found: list[str] = []
    for text in texts:
        text = re.sub(r"(?s)\A---.*?^---$|```.*?```|<!--.*?-->", "", text, flags=re.MULTILINE)
        for paragraph in re.split(r"\n\s*\n", text):
            if not paragraph.lstrip().startswith(("#", "-", "|", ">")):
                found += re.findall(r"[A-Z][^.!?]{40,240}[.!?](?=\s|$)", " ".join(paragraph.split()))
    return list(dict.fromkeys(found))
