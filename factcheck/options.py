"""Every option by name: the one table that the command line, the configuration files, their JSON Schema
and `factcheck config show` go by. Imported at every start, so it imports next to nothing.
"""

from __future__ import annotations

from enum import Enum

from factcheck.named import NamedTuple


class Kind(Enum):
    """What an option's value is, and how it is written."""

    FLAG = "flag"
    CHOICE = "choice"
    FORMAT = "format"
    DAY = "day"
    NUMBER = "number"
    JOBS = "jobs"
    PATH = "path"
    PATHS = "paths"
    GLOBS = "globs"
    NAMES = "names"
    LEVELS = "levels"

    @property
    def many(self) -> bool:
        """Whether the option may be given several times on the command line."""
        return self in (Kind.PATHS, Kind.GLOBS, Kind.NAMES, Kind.LEVELS)


class Option(NamedTuple):
    """One option. `name` is its key in files and its field in Settings; the flag has hyphens."""

    name: str
    kind: Kind
    section: str
    help: str
    metavar: str = ""
    choices: tuple[str, ...] = ()
    default: str = ""  # in words, for the help and the schema
    short: str = ""
    off: str = ""  # of a flag that is on by default: what `--no-…` does

    @property
    def flag(self) -> str:
        """Return the option as it is written on the command line, such as `--fail-level`."""
        return "--" + self.name.replace("_", "-")


BASE = "The base and the day"
FILES = "Which files"
COUNTS = "What counts"
OUTPUT = "Output"
RUNNING = "Running"
SECTIONS = (BASE, FILES, COUNTS, OUTPUT, RUNNING)

LEVELS = ("error", "warning", "none")

_TABLE = (
    Option(
        "facts",
        Kind.PATHS,
        BASE,
        "A fact base: a file, or a folder whose *.yaml files form one. May be given several times.",
        "PATH",
        default="the nearest facts.yaml, else the base that comes along",
        short="-f",
    ),
    Option(
        "as_of",
        Kind.DAY,
        BASE,
        "The day that counts as today for relative dates and for what has expired.",
        "DATE",
        default="the base's own as_of",
    ),
    Option("known_on", Kind.DAY, BASE, "Leave out facts that were entered after this day.", "DATE"),
    Option(
        "model",
        Kind.FLAG,
        BASE,
        "Parse sentences with the language model that comes along, where a verdict takes it.",
        default="true",
        off="Do without the language model that parses sentences.",
    ),
    Option(
        "include",
        Kind.GLOBS,
        FILES,
        "Read only these files in folders. A glob that ends like a file name (*.copy) also takes files "
        "that no reader knows by their suffix.",
        "GLOB",
        default="every file with a suffix that a reader knows",
    ),
    Option(
        "exclude",
        Kind.GLOBS,
        FILES,
        "Leave these files and folders out, besides what .gitignore names. Globs are those of .gitignore.",
        "GLOB",
    ),
    Option(
        "force_exclude",
        Kind.FLAG,
        FILES,
        "Leave excluded files out even where they are named, as pre-commit does.",
        default="false",
    ),
    Option(
        "select",
        Kind.NAMES,
        COUNTS,
        "Count only these findings: verdicts, reasons, rules as reports name them, tags or facts, such as "
        "contradicted, contradicted/date, coverage or tag:legal.",
        "NAME",
    ),
    Option("ignore", Kind.NAMES, COUNTS, "Set these findings aside; it goes before --select.", "NAME"),
    Option(
        "severity",
        Kind.LEVELS,
        COUNTS,
        "How grave a finding is: error, warning or none, for a verdict, a rule, a fact or a tag, such as "
        "disputed=error, coverage=none or tag:legal=error. A fact goes before a tag, a tag before a rule, a rule "
        "before a verdict.",
        "NAME=LEVEL",
    ),
    Option(
        "fail_level",
        Kind.CHOICE,
        COUNTS,
        "The least severity that makes the exit status 1.",
        choices=("error", "warning", "never"),
        default="error",
    ),
    Option(
        "baseline",
        Kind.PATH,
        COUNTS,
        "Set the findings of this baseline aside; none for no baseline. See factcheck baseline.",
        "FILE",
        default="the nearest .factcheck-baseline.json",
    ),
    Option(
        "quotes",
        Kind.CHOICE,
        COUNTS,
        "Quoted speech: check it like all copy, report findings in it as warnings at most, or skip it.",
        choices=("check", "report", "skip"),
        default="check",
    ),
    Option(
        "strict",
        Kind.FLAG,
        COUNTS,
        "Warn of every claim that no fact decides, and of numbers, dates, names and quotations that rest on none.",
        default="false",
    ),
    Option(
        "format",
        Kind.FORMAT,
        OUTPUT,
        "How to write the report.",
        "NAME",
        default="rich on a terminal, else plain",
    ),
    Option(
        "output", Kind.PATH, OUTPUT, "Write the report to a file, - for standard output.", "FILE", short="-o"
    ),
    Option(
        "quiet", Kind.FLAG, OUTPUT, "Show findings only: no summary, no notes.", default="false", short="-q"
    ),
    Option("statistics", Kind.FLAG, OUTPUT, "Count the findings by kind and by fact.", default="false"),
    Option(
        "color",
        Kind.CHOICE,
        OUTPUT,
        "When to use colour. NO_COLOR and FORCE_COLOR are heeded.",
        choices=("auto", "always", "never"),
        default="auto",
    ),
    Option(
        "width", Kind.NUMBER, OUTPUT, "How many columns to use.", "COLUMNS", default="those of the terminal"
    ),
    Option(
        "progress",
        Kind.FLAG,
        OUTPUT,
        "Show on a terminal how far a run is that takes longer than a second.",
        default="true",
        off="Never show how far a run is.",
    ),
    Option(
        "jobs",
        Kind.JOBS,
        RUNNING,
        "How many processes work at once; auto is one a processor where there are files enough.",
        "N",
        default="auto",
        short="-j",
    ),
    Option(
        "cache",
        Kind.FLAG,
        RUNNING,
        "Keep the compiled base, and results of files, for the next run.",
        default="true",
        off="Compile the base and check every file anew, and keep nothing.",
    ),
    Option(
        "cache_dir",
        Kind.PATH,
        RUNNING,
        "Where to keep compiled bases and results.",
        "FOLDER",
        default="the user's cache folder",
    ),
)

OPTIONS: dict[str, Option] = {option.name: option for option in _TABLE}

# On the command line only: they say what one run is about, or where the rest is to be found.
COMMAND_LINE_ONLY = (
    "config", "statements", "stdin_filename", "diff", "fix", "unsafe", "diff_only", "watch", "debug", "help",
    "version",
)  # fmt: skip
