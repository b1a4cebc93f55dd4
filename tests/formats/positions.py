"""What the reports of every format say of where the wrong words stand, as offsets in the text of the file."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from typing import Any, NamedTuple
from xml.etree import ElementTree


class Spot(NamedTuple):
    """A stretch of a source; `end` is None in formats that name the start alone."""

    start: int
    end: int | None = None


class Ruler:
    """Lines and columns of a source, counted here anew: a line ends at LF, CRLF or a lone CR and at nothing else."""

    def __init__(self, source: str) -> None:
        self._lines = re.split(r"(?<=\n)|(?<=\r)(?!\n)", source)
        self._starts = [0]
        for line in self._lines:
            self._starts.append(self._starts[-1] + len(line))

    def at(self, line: int, column: int) -> int:
        """Return the offset of a place that counts characters."""
        assert 1 <= line <= len(self._lines) and 1 <= column <= len(self._lines[line - 1]) + 1
        return self._starts[line - 1] + column - 1

    def at_byte(self, line: int, column: int) -> int:
        """Return the offset of a place that counts bytes of UTF-8."""
        assert 1 <= line <= len(self._lines)
        before = self._lines[line - 1].encode()[: column - 1]
        assert len(before) == column - 1
        return self._starts[line - 1] + len(before.decode())


def _in_record(record: dict[str, Any], ruler: Ruler) -> Iterator[Spot]:
    for claim in record.get("claims", ()):
        if claim["verdict"] == "contradicted":
            for difference in claim["differences"]:
                start, end = difference["span"]
                assert record["text"][start:end] == difference["stated"]
                yield _spot(difference, ruler)


def _spot(place: dict[str, Any], ruler: Ruler) -> Spot:
    return Spot(ruler.at(place["line"], place["column"]), ruler.at(place["end_line"], place["end_column"]))


def _jsonl(text: str, ruler: Ruler) -> Iterator[Spot]:
    for line in text.split("\n")[:-1]:
        yield from _in_record(json.loads(line), ruler)


def _json(text: str, ruler: Ruler) -> Iterator[Spot]:
    for record in json.loads(text)["records"]:
        yield from _in_record(record, ruler)


def _region(region: dict[str, int], ruler: Ruler) -> Spot:
    return Spot(
        ruler.at(region["startLine"], region["startColumn"]), ruler.at(region["endLine"], region["endColumn"])
    )


def _sarif(text: str, ruler: Ruler) -> Iterator[Spot]:
    (run,) = json.loads(text)["runs"]
    assert run["columnKind"] == "unicodeCodePoints"
    for result in run["results"]:
        yield _region(result["locations"][0]["physicalLocation"]["region"], ruler)


def _github(text: str, ruler: Ruler) -> Iterator[Spot]:
    for line in text.split("\n")[:-1]:
        _, head, words = line.split("::", 2)
        fields = dict(pair.split("=", 1) for pair in head.partition(" ")[2].split(","))
        place = re.match(r"[^:]*:(\d+):(\d+): ", words)
        assert place and place[1] == fields["line"]
        start = ruler.at(int(place[1]), int(place[2]))
        # GitHub takes columns within one line only.
        assert ("endColumn" in fields) == (fields["line"] == fields["endLine"])
        if "endColumn" in fields:
            assert fields["col"] == place[2]
            yield Spot(start, ruler.at(int(fields["endLine"]), int(fields["endColumn"])))
        else:
            yield Spot(start)


def _gitlab(text: str, ruler: Ruler) -> Iterator[Spot]:
    for entry in json.loads(text):
        begin, end = entry["location"]["positions"]["begin"], entry["location"]["positions"]["end"]
        assert entry["location"]["lines"] == {"begin": begin["line"], "end": end["line"]}
        yield Spot(ruler.at(begin["line"], begin["column"]), ruler.at(end["line"], end["column"]))


def _junit(text: str, ruler: Ruler) -> Iterator[Spot]:
    for case in ElementTree.fromstring(text).iter("testcase"):
        if case.find("failure") is not None:
            line, column = case.get("name", "").split(" ")[0].split(":")
            assert case.get("line") == line
            yield Spot(ruler.at(int(line), int(column)))


def _checkstyle(text: str, ruler: Ruler) -> Iterator[Spot]:
    for error in ElementTree.fromstring(text).iter("error"):
        yield Spot(ruler.at(int(error.get("line", "")), int(error.get("column", ""))))


def _rdjson(text: str, ruler: Ruler) -> Iterator[Spot]:
    for diagnostic in json.loads(text)["diagnostics"]:
        start, end = diagnostic["location"]["range"]["start"], diagnostic["location"]["range"]["end"]
        yield Spot(ruler.at_byte(start["line"], start["column"]), ruler.at_byte(end["line"], end["column"]))


def _where(pattern: str) -> Callable[[str, Ruler], Iterator[Spot]]:
    """Return what finds line and column in a text for readers."""

    def find(text: str, ruler: Ruler) -> Iterator[Spot]:
        for line, column in re.findall(pattern, text, re.M):
            yield Spot(ruler.at(int(line), int(column)))

    return find


POSITIONS: dict[str, Callable[[str, Ruler], Iterator[Spot]]] = {
    "rich": _where(r"^ *[\w.]+:(\d+):(\d+)$"),
    "plain": _where(r"^[\w.]+:(\d+):(\d+): "),
    "json": _json,
    "jsonl": _jsonl,
    "sarif": _sarif,
    "github": _github,
    "gitlab": _gitlab,
    "junit": _junit,
    "checkstyle": _checkstyle,
    "rdjson": _rdjson,
    "markdown": _where(r"^\| [\w.]+:(\d+):(\d+) \|"),
    "html": _where(r">line (\d+), column (\d+)</a>"),
}


def contradicted(text: str, ruler: Ruler) -> Iterator[tuple[Spot, bool]]:
    """Yield the place of every contradicted sentence of a report in JSON Lines, and whether it is quoted."""
    for line in text.split("\n")[:-1]:
        record = json.loads(line)
        if record["verdict"] == "contradicted":
            yield _spot(record, ruler), record.get("quoted", False)


def replaced_in_sarif(text: str, ruler: Ruler) -> Iterator[tuple[Spot, str]]:
    """Yield what a SARIF report offers to put in the place of what."""
    for result in json.loads(text)["runs"][0]["results"]:
        for change in (change for fix in result.get("fixes", ()) for change in fix["artifactChanges"]):
            for replacement in change["replacements"]:
                yield _region(replacement["deletedRegion"], ruler), replacement["insertedContent"]["text"]


def replaced_in_rdjson(text: str, ruler: Ruler) -> Iterator[tuple[Spot, str]]:
    """Yield what a report for reviewdog offers to put in the place of what."""
    for diagnostic in json.loads(text)["diagnostics"]:
        for suggestion in diagnostic.get("suggestions", ()):
            start, end = suggestion["range"]["start"], suggestion["range"]["end"]
            spot = Spot(ruler.at_byte(start["line"], start["column"]), ruler.at_byte(end["line"], end["column"]))
            yield spot, suggestion["text"]
