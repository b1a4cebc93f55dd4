"""What the code promises about its own shape: the direction of imports, and what every file must have."""

from __future__ import annotations

import ast
import configparser
import re
import shutil
import subprocess
import sys
from fnmatch import fnmatch
from functools import lru_cache
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "factcheck"

# From the ground up. A module may import from its own part and from layers above it in this table; the parts
# of one layer know nothing of each other. A new part of the package gets a place here.
LAYERS: tuple[tuple[str, ...], ...] = (
    ("version", "frozen", "named", "digest", "deferred"),
    ("errors", "paths", "globs", "options"),
    ("model",),
    ("values", "repair", "atomic", "settings_search", "repository"),
    ("language",),
    ("claims",),
    ("facts",),
    ("retrieval",),
    ("verdicts",),
    ("readers", "formats"),  # what goes in and what comes out: neither knows the stages between
    ("engine",),
    ("settings_values", "messages", "explain", "selftest", "changes", "init_files"),
    ("settings_parsers", "suppress", "quotes", "coverage", "files", "init", "cli_help"),
    ("settings_files", "fix"),
    ("settings",),
    ("baseline", "cache", "console", "inputs", "results", "selection", "desk", "cli_options"),
    ("work", "watch", "api", "local"),
    ("run",),
    ("commands",),
    ("cli",),
    ("__main__", "__init__"),
)
RANK = {part: number for number, layer in enumerate(LAYERS) for part in layer}

# Beyond the layers: what a part may import besides itself, where that is less than all above it in the table.
ONLY: dict[str, set[str]] = {
    "errors": {"frozen"},
    "model": {"frozen", "named"},
    "values": {"model", "frozen", "named"},
    "claims": {"model", "frozen", "named", "values", "language"},
    "readers": {"errors", "frozen", "language", "model", "values"},
    "formats": {"errors", "frozen", "model", "repair", "version"},
    "verdicts": {"claims", "errors", "frozen", "language", "model", "named", "retrieval", "values"},
}

# In two pieces each, so that this file does not name them.
HOSTS = ("pypi" + ".org", "python" + "hosted", "registry." + "npmjs", "proxy." + "golang")
# A path on somebody's machine. /home/desk and the like, which tests make up, have a name of their own here.
MACHINE = re.compile(r"(?<![\w.~}])/(?:root|work|tmp|home/(?!desk\b)\w+|Users/\w+)/[\w.-]+")


def modules() -> dict[str, Path]:
    """Return the dotted name and path of every module of the package."""
    found = {}
    for path in sorted(PACKAGE.rglob("*.py")):
        parts = path.relative_to(ROOT).with_suffix("").parts
        found[".".join(parts[:-1] if parts[-1] == "__init__" and len(parts) > 2 else parts)] = path
    return found


@lru_cache(maxsize=1)
def imports() -> dict[str, set[str]]:
    """Return the modules of the package that each module imports, anywhere in it."""
    names = modules()
    graph: dict[str, set[str]] = {}
    for module, path in names.items():
        graph[module] = set()
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                assert not node.level, f"{module} imports by dots, which hides the direction"
                for alias in node.names:
                    full = f"{node.module}.{alias.name}"
                    graph[module].add(full if full in names else node.module or "")
            elif isinstance(node, ast.Import):
                graph[module].update(alias.name for alias in node.names)
        graph[module] = {name for name in graph[module] if name.split(".")[0] == "factcheck"} - {module}
    return graph


def part(module: str) -> str:
    names = module.split(".")
    return names[1] if len(names) > 1 else "__init__"


def test_every_part_has_its_layer() -> None:
    parts = {part(module) for module in modules()}
    assert parts - set(RANK) == set(), "give it a layer in tests/test_architecture.py"


def test_imports_run_one_way() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in sorted(others)
        if part(module) != part(other) and RANK[part(other)] >= RANK[part(module)]
    ]
    assert not wrong


def test_parts_import_no_more_than_they_say() -> None:
    wrong = [
        f"{module} imports {other}"
        for module, others in imports().items()
        for other in sorted(others)
        if part(module) in ONLY and part(other) not in {part(module), *ONLY[part(module)]}
    ]
    assert not wrong


def test_no_cycles() -> None:
    graph = imports()
    done: set[str] = set()

    def walk(module: str, path: tuple[str, ...]) -> None:
        assert module not in path, " -> ".join((*path[path.index(module) :], module))
        if module in done:
            return
        for other in sorted(graph.get(module, ())):
            walk(other, (*path, module))
        done.add(module)

    for module in sorted(graph):
        walk(module, ())


def test_the_package_needs_what_setup_cfg_says() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg")
    wanted = config["options"]["install_requires"] + config["options.extras_require"]["watch"]
    declared = {re.split(r"[<>=!~;\[]", line)[0].lower() for line in wanted.split()}
    declared = {{"pyyaml": "yaml"}.get(name, name).replace("-", "_") for name in declared}
    used = set()
    for path in modules().values():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.ImportFrom):
                used.add((node.module or "").split(".")[0])
            elif isinstance(node, ast.Import):
                used.update(alias.name.split(".")[0] for alias in node.names)
    assert used - set(sys.stdlib_module_names) - {"factcheck"} == declared


@pytest.mark.parametrize("module", modules())
def test_every_module_says_what_it_is_for(module: str) -> None:
    tree = ast.parse(modules()[module].read_text("utf-8"))
    assert ast.get_docstring(tree), "a module begins with one sentence on what it is for"


def test_no_module_is_a_drawer_for_everything() -> None:
    names = {name.rpartition(".")[2] for name in modules()}
    assert not names & {"utils", "util", "helpers", "common", "misc"}


def test_unexpected_errors_are_caught_where_they_may_be() -> None:
    """A bare `except` hides mistakes; `except Exception` is for the edge of a file and foreign libraries."""
    for module, path in modules().items():
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            assert not (isinstance(node, ast.ExceptHandler) and node.type is None), f"{module}:{node.lineno}"


def test_the_wheel_carries_every_file_of_data() -> None:
    config = configparser.ConfigParser()
    config.read(ROOT / "setup.cfg")
    patterns = config["options.package_data"]["factcheck"].split()
    missing = [name for name in data_files() if not any(same_folder(name, pattern) for pattern in patterns)]
    assert not missing, "add a pattern to [options.package_data] in setup.cfg"
    unused = [pattern for pattern in patterns if not any(same_folder(name, pattern) for name in data_files())]
    assert not unused


def data_files() -> list[str]:
    """Return the files of the package that are no modules, as setup.cfg names them."""
    return [
        path.relative_to(PACKAGE).as_posix()
        for path in sorted(PACKAGE.rglob("*"))
        if path.is_file() and path.suffix not in (".py", ".pyc")
    ]


def same_folder(name: str, pattern: str) -> bool:
    return fnmatch(name, pattern) and name.count("/") == pattern.count("/")


@lru_cache(maxsize=1)
def tracked() -> list[Path]:
    """Return the files that git tracks; those of the package and of the tests where this is no checkout."""
    if shutil.which("git") and (ROOT / ".git").exists():
        done = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=True)
        return [ROOT / name for name in done.stdout.split("\0") if name and (ROOT / name).is_file()]
    return [path for folder in (PACKAGE, ROOT / "tests") for path in folder.rglob("*.py")]


def test_no_file_names_a_machine_or_a_registry() -> None:
    found = []
    for path in tracked():
        data = path.read_bytes()
        if b"\0" in data[:8192] or len(data) > 2_000_000:
            continue
        for number, line in enumerate(data.decode("utf-8", "replace").splitlines(), 1):
            if MACHINE.search(line) or any(host in line for host in HOSTS):
                found.append(f"{path.relative_to(ROOT)}:{number}: {line.strip()[:100]}")
    assert not found
