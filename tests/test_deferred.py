"""Modules that load at their first use: they behave as the module does, and a statement needs none of them."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from factcheck.deferred import NAMES, defer

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture
def colours(monkeypatch: pytest.MonkeyPatch) -> str:
    monkeypatch.delitem(sys.modules, "colorsys", raising=False)
    defer(("colorsys",))
    return "colorsys"


def test_the_module_is_there_once_something_is_asked_of_it(colours: str) -> None:
    import colorsys

    assert "rgb_to_hsv" not in vars(colorsys)
    assert colorsys.rgb_to_hsv(1.0, 0.0, 0.0) == (0.0, 1.0, 1.0)
    assert "hls_to_rgb" in vars(colorsys)
    assert sys.modules[colours] is not colorsys  # others get the module itself from now on


def test_a_name_can_be_taken_from_it(colours: str) -> None:
    from colorsys import hsv_to_rgb

    assert hsv_to_rgb(0.0, 1.0, 1.0) == (1.0, 0.0, 0.0)


def test_what_it_does_not_have_is_an_attribute_error(colours: str) -> None:
    import colorsys

    with pytest.raises(AttributeError):
        colorsys.no_such_colour  # type: ignore[attr-defined]  # noqa: B018


def test_a_module_that_is_there_already_stays() -> None:
    before = sys.modules["subprocess"]
    defer(("subprocess",))
    assert sys.modules["subprocess"] is before


def test_a_statement_is_answered_without_them(tmp_path: Path) -> None:
    # What only stands for a module has no file yet; `dis` comes with `inspect`, `locale` with click's own help option.
    script = tmp_path / "answer.py"
    script.write_text(
        "import sys\n"
        "from factcheck.__main__ import main\n"
        "try:\n"
        "    main()\n"
        "finally:\n"
        f"    names = {(*NAMES, 'dis', 'locale')!r}\n"
        "    print([name for name in names if '__file__' in vars(sys.modules.get(name, main))], file=sys.stderr)\n",
        encoding="utf-8",
    )
    statement = "Bananas ripen faster beside apples."
    facts = ("--facts", str(ROOT / "facts.yaml"), "--cache-dir", str(tmp_path))
    command = (sys.executable, str(script), *facts, statement)
    subprocess.run(command, capture_output=True, timeout=120, cwd=ROOT, check=False)  # compiles the base
    ran = subprocess.run(command, capture_output=True, text=True, timeout=60, cwd=ROOT)
    assert (ran.returncode, ran.stderr.strip()) == (0, "[]")
