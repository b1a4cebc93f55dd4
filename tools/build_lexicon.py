"""Compile `factcheck/language/en/senses.yaml` into `senses.marisa` beside it, after checking it.

    python tools/build_lexicon.py            check and write
    python tools/build_lexicon.py --check    check, and that the committed table is what the data gives

The layout of the table is told in `factcheck/language/sense_table.py`.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from collections.abc import Container
from dataclasses import dataclass
from itertools import product
from pathlib import Path
from typing import Any

import marisa_trie
import yaml

sys.path.insert(0, str(Path(__file__).parent.parent))

from factcheck.language.lemmas import lemma
from factcheck.language.phrases import GAP, pattern

FOLDER = Path(__file__).parent.parent / "factcheck" / "language" / "en"
SOURCE = FOLDER / "senses.yaml"
TARGET = FOLDER / "senses.marisa"
PARTS = {"verbs": 1, "nouns": 2, "others": 4}
KEYS = {"id", "general", *PARTS, "phrases", "opposite", "converse"}
LISTS = ("reporting", "hedges", "light", "roles")


@dataclass(frozen=True)
class Group:
    """One sense: its number, its words by part of speech, its phrases, and what it is the opposite of."""

    number: int
    name: str
    words: dict[str, int]
    phrases: tuple[tuple[str, ...], ...]
    opposite: tuple[str, ...]
    converse: tuple[str, ...]
    general: bool

    @property
    def members(self) -> set[str]:
        """The words and the phrases."""
        return {*self.words, *(" ".join(phrase) for phrase in self.phrases)}


def main(arguments: list[str]) -> int:
    """Check the data and write the table, or compare it; return the exit status."""
    data = load()
    found = problems(data)
    for problem in found:
        print(f"senses.yaml: {problem}")
    if found:
        return 1
    table = compiled(data)
    if "--check" in arguments:
        if not TARGET.exists() or not same_table(table):
            print("senses.marisa is not what senses.yaml gives: run tools/build_lexicon.py")
            return 1
    else:
        # Other processes may have the old table mapped: put the new one in its place, do not write over it.
        fresh = TARGET.with_suffix(".new")
        table.save(str(fresh))
        fresh.replace(TARGET)
    sets = groups(data)
    print(
        f"{len(sets)} senses, {len({word for group in sets for word in group.words})} words, "
        f"{sum(len(group.phrases) for group in sets)} phrases, "
        f"{sum(1 for group in sets if group.opposite or group.converse)} senses with an opposite, "
        f"{TARGET.stat().st_size} bytes"
    )
    return 0


def load(path: Path = SOURCE) -> dict[str, Any]:
    """Return the data as it was written; every scalar stays text (a bare `no` or `on` is a word here)."""
    loaded: dict[str, Any] = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    return loaded


def groups(data: dict[str, Any]) -> list[Group]:
    """Return the senses, numbered in the order of the file; opposites made symmetric."""
    back: dict[str, dict[str, set[str]]] = {"opposite": defaultdict(set), "converse": defaultdict(set)}
    for entry in data["senses"]:
        for kind, links in back.items():
            for other in entry.get(kind, ()):
                links[entry["id"]].add(other)
                links[other].add(entry["id"])
    found = []
    kept = frozenset(data["as_written"])
    for number, entry in enumerate(data["senses"]):
        words: dict[str, int] = {}
        for key, part in PARTS.items():
            for word in entry.get(key, ()):
                for form in forms(word, key, kept):
                    # A form that is not the word itself is the verb's: only a verb is reduced to it.
                    words[form] = words.get(form, 0) | (part if form == word else PARTS["verbs"])
        phrases = tuple(dict.fromkeys(pattern(phrase) for phrase in entry.get("phrases", ())))
        name = entry["id"]
        converse = back["converse"][name]
        opposite = back["opposite"][name] | converse
        general = entry.get("general") == "yes"
        found.append(
            Group(number, name, words, phrases, tuple(sorted(opposite)), tuple(sorted(converse)), general)
        )
    return found


def forms(word: str, key: str, kept: Container[str] = ()) -> list[str]:
    """Return the forms under which a listed word may reach the lexicon.

    A noun or adjective that is also a form of a verb comes as that verb ("the ending" as "end").
    """
    if key == "verbs" or word in kept:
        return [word]
    return list(dict.fromkeys((word, lemma(word))))


def problems(data: dict[str, Any]) -> list[str]:
    """Return what is wrong with the data, one line each; [] where it may be compiled."""
    found = [f"unknown key {key!r}" for key in sorted(set(data) - {"as_written", "senses", *LISTS})]
    names = [entry.get("id", "?") for entry in data["senses"]]
    twice = sorted({name for name in names if names.count(name) > 1})
    found += [f"{name}: the id is used twice" for name in twice]
    for entry in data["senses"]:
        found += _entry_problems(entry, set(names), data["as_written"])
    if found:
        return found
    sets = groups(data)
    found += _single(sets)
    found += _accidents(sets)
    return found


def _entry_problems(entry: dict[str, Any], names: set[str], kept: Container[str]) -> list[str]:
    name = entry.get("id", "?")
    found = [f"{name}: unknown key {key!r}" for key in sorted(set(entry) - KEYS)]
    for kind in ("opposite", "converse"):
        linked = entry.get(kind, [])
        found += [f"{name}: no group {other!r} to be the {kind} of" for other in linked if other not in names]
        if name in linked:
            found.append(f"{name}: its own {kind}")
    for key in PARTS:
        words = entry.get(key, [])
        found += [
            f"{name}: {word!r} is twice in {key}" for word in sorted(set(words)) if words.count(word) > 1
        ]
        found += [f"{name}: {problem}" for word in words if (problem := _word_problem(word, key, kept))]
    for phrase in entry.get("phrases", ()):
        words = pattern(phrase)
        if len(words) < 2 or words[0] == GAP or words[-1] == GAP:
            found.append(f"{name}: {phrase!r} is no phrase of two words or more")
    return found


def _word_problem(word: str, key: str, kept: Container[str]) -> str:
    if not word.isalpha() or not word.islower():
        return f"{word!r} in {key} is not one lower-case word"
    if key == "verbs" and lemma(word, "VERB") != word and word not in kept:
        return f"the verb {word!r} is a form of {lemma(word, 'VERB')!r}"
    if key == "nouns" and lemma(word, "NOUN") not in (word, "") and lemma(word) == lemma(word, "NOUN"):
        return f"the noun {word!r} is a form of {lemma(word)!r}"
    return ""


def _single(sets: list[Group]) -> list[str]:
    return [
        f"{group.name}: one member and no opposite: it says nothing"
        for group in sets
        if len(group.words) + len(group.phrases) < 2 and not group.opposite
    ]


def _accidents(sets: list[Group]) -> list[str]:
    """Return members that stand in a sense and in its opposite, and opposites that also share a sense.

    Only a group marked `general: yes` may hold both sides of a pair (a spouse is a wife or a husband).
    """
    by_name = {group.name: group for group in sets}
    homes: dict[str, set[str]] = defaultdict(set)
    for group in sets:
        for member in group.members:
            if not group.general:
                homes[member].add(group.name)
    found = []
    for group in sets:
        for other in (by_name[name] for name in group.opposite if group.name < name):
            place = f"in {group.name} and in its opposite {other.name}"
            found += [f"{member!r} stands {place}" for member in sorted(group.members & other.members)]
            for one, two in product(sorted(group.members), sorted(other.members)):
                shared = homes[one] & homes[two]
                if one != two and shared:
                    found.append(
                        f"{one!r} and {two!r} stand {place}, and both in {', '.join(sorted(shared))}"
                    )
    return found


def compiled(data: dict[str, Any]) -> marisa_trie.BytesTrie:
    """Return the table that the data gives."""
    sets = groups(data)
    numbers = {group.name: group.number for group in sets}
    readings: dict[str, list[tuple[int, int]]] = defaultdict(list)
    phrases: dict[str, dict[tuple[str, ...], list[int]]] = defaultdict(lambda: defaultdict(list))
    entries: list[tuple[str, bytes]] = []
    for group in sets:
        for word, parts in group.words.items():
            readings[word].append((group.number, parts))
        for first, *rest in group.phrases:
            phrases[first][tuple(rest)].append(group.number)
        opposite, converse = (
            ";".join(str(numbers[name]) for name in links) for links in (group.opposite, group.converse)
        )
        text = f"{group.name}|{';'.join(group.words)}|{opposite}|{converse}"
        entries.append((f"={group.number}", text.encode()))
    for word, found in readings.items():
        packed = b"".join(number.to_bytes(2, "little") + bytes([parts]) for number, parts in found)
        entries.append((word, packed))
    for first, rests in phrases.items():
        text = ";".join(f"{' '.join(rest)}={','.join(map(str, ids))}" for rest, ids in rests.items())
        entries.append((f">{first}", text.encode()))
    entries += [(f"*{name}", ";".join(_listed(data.get(name, ()), name)).encode()) for name in LISTS]
    return marisa_trie.BytesTrie(sorted(entries), order=marisa_trie.LABEL_ORDER)


def same_table(table: marisa_trie.BytesTrie) -> bool:
    """Tell whether the committed table holds what `table` does (its bytes may differ by marisa's version)."""
    return sorted(marisa_trie.BytesTrie().mmap(str(TARGET)).items()) == sorted(table.items())


def _listed(words: Any, name: str) -> list[str]:
    if name == "roles":
        return [f"{' '.join(pattern(title))}:{','.join(heads)}" for title, heads in words.items()]
    found: set[str] = set()
    for word in words:
        found.update([" ".join(pattern(word))] if " " in word else forms(word, "nouns"))
    return sorted(found)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
