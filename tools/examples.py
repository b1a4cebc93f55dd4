"""Run the console examples of the README and the docs, and write what they really put out.

    python tools/examples.py            # write README.md and docs/*.md anew where an example's output changed
    python tools/examples.py --check    # only say which changed; exit status 1 if any did

A page is worked through from top to bottom, in a folder with the repository's facts.yaml and articles. A block

    ```yaml title=facts.yaml

is written into a file of that name; the first one on a page moves to an empty folder. In a block that begins with
three backticks and `console`, each line after `$ ` is run: `factcheck …` for real, in a process of its own, as on a
terminal of 80 columns without colours, and `echo $?` for the exit status of the command before. Blocks marked
`console example` are shown only. `tests/test_readme.py` checks that nothing changed.
"""

from __future__ import annotations

import argparse
import os
import re
import shlex
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PAGES = ("README.md", "docs/fact-base.md", "docs/how-a-run-works.md")
BLOCK = re.compile(r"(?ms)^```(?P<info>[^\n`]+)\n(?P<body>.*?)^```$")
TERMINAL = ("--format", "rich", "--width", "80", "--color", "never")
# Commands that show something in other ways than a check takes `--format` for.
PLAIN = ("facts", "init", "baseline", "config", "cache", "completion")


class Desk:
    """A folder to run examples in."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder / "newsroom"
        self.folder.mkdir()
        shutil.copy(ROOT / "facts.yaml", self.folder)
        shutil.copytree(ROOT / "articles", self.folder / "articles")
        self._own = folder / "desk"
        self._cache = folder / "cache"
        self._status = 0

    def write(self, name: str, content: str) -> None:
        """Write a file that a page shows into the desk's own folder, and work there from now on."""
        self.folder = self._own
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, encoding="utf-8")

    def run(self, line: str) -> str:
        """Return what a command line puts out; raises ValueError for one that is not understood."""
        if line == "echo $?":
            return f"{self._status}\n"
        words = shlex.split(line)
        if words[:1] != ["factcheck"]:
            raise ValueError(f"not a command for an example: {line}")
        arguments = words[1:]
        if not ({"--format", "--help", "--version"} & set(arguments) or arguments[0] in PLAIN):
            arguments += TERMINAL
        env = {name: value for name, value in os.environ.items() if not name.startswith(("GITHUB_", "FORCE_"))}
        env |= {"PYTHONPATH": str(ROOT), "XDG_CACHE_HOME": str(self._cache), "COLUMNS": "80", "PYTHONUTF8": "1"}
        done = subprocess.run(
            [sys.executable, "-m", "factcheck", *arguments],
            cwd=self.folder,
            env=env,
            capture_output=True,
            encoding="utf-8",
            check=False,
        )
        self._status = done.returncode
        out = done.stdout + done.stderr
        return "".join(f"{row.rstrip()}\n" for row in out.splitlines())


def renewed(text: str, folder: Path) -> str:
    """Return a page with the output of its examples as it is now."""
    desk = Desk(folder)

    def block(match: re.Match[str]) -> str:
        info, body = match["info"].strip(), match["body"]
        if "title=" in info:
            desk.write(info.partition("title=")[2], body)
        if info != "console":
            return match[0]
        lines = [line[2:] for line in body.splitlines() if line.startswith("$ ")]
        return f"```{info}\n" + "".join(f"$ {line}\n{desk.run(line)}" for line in lines) + "```"

    return BLOCK.sub(block, text)


def page(name: str) -> tuple[str, str]:
    """Return a page as it stands and as it should be."""
    text = (ROOT / name).read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        return text, renewed(text, Path(folder))


def main() -> int:
    """Write the pages anew, or say which would change."""
    parser = argparse.ArgumentParser(description="Renew the output of the examples in README.md and docs.")
    parser.add_argument("--check", action="store_true", help="write nothing; exit status 1 if anything changed")
    check = parser.parse_args().check
    changed = False
    for name in PAGES:
        before, after = page(name)
        if before == after:
            continue
        changed = True
        print(name)
        if not check:
            (ROOT / name).write_text(after, encoding="utf-8")
    return int(changed and check)


if __name__ == "__main__":
    sys.exit(main())
