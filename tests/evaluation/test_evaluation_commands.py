"""`evaluation.score` and `evaluation.check`: exit statuses, what is written, and when CI fails."""

from __future__ import annotations

import copy
import json
from collections.abc import Callable
from pathlib import Path

import pytest
from test_evaluation_measures import Words, judged, sentence_at

from evaluation import check, results, score
from evaluation.domains import TESTING, TUNING, Domain, load, load_all
from evaluation.measure import run
from evaluation.results import Record
from factcheck.errors import InstallationError
from factcheck.model import FileReport, Verdict

Opening = Callable[[Domain, bool], Words]


class Labels(Words):
    """An engine that knows the labels, but for every `nth` statement."""

    def __init__(self, domain: Domain, nth: int = 0) -> None:
        self._verdicts = {row.statement: Verdict(row.verdict) for row in domain.rows}
        if nth:
            for row in domain.rows[::nth]:
                self._verdicts[row.statement] = Verdict.CONTRADICTED

    def check_statement(self, statement: str) -> FileReport:
        """Answer by the label."""
        sentence = sentence_at(1, statement).sentence
        return FileReport(None, (judged(sentence, self._verdicts[statement]),))


def opening(nth: int = 0) -> Opening:
    return lambda domain, use_model: Labels(domain, nth)


@pytest.fixture
def recorded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(results, "RESULTS", tmp_path / "results.json")
    monkeypatch.setattr(results, "TABLE", tmp_path / "RESULTS.md")
    readme = tmp_path / "README.md"
    readme.write_text("Figures:\n<!-- figures -->\nstale\n<!-- end of figures -->\nEnd.\n")
    monkeypatch.setattr(results.write, "__defaults__", (tmp_path / "results.json", tmp_path / "RESULTS.md", readme))
    assert score.main(["--record"], opening()) == 0  # type: ignore[arg-type]
    return tmp_path / "results.json"


def test_record_and_check(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = json.loads(recorded.read_text())
    assert found["modes"].keys() == {"model", "rules"}
    assert found["modes"]["rules"]["overall"]["accuracy"]["value"] == 1
    assert found["digests"].keys() == {*TUNING, *TESTING}
    table = recorded.with_name("RESULTS.md").read_text()
    assert "| harbour (test) | 150 |" in table
    assert "| aiact (tuning) | 150 |" in table
    readme = recorded.with_name("README.md").read_text()
    assert readme.startswith("Figures:\n<!-- figures -->\n|  | right where")
    assert readme.endswith("| 0.0% |\n<!-- end of figures -->\nEnd.\n") and "stale" not in readme
    assert check.main(recorded, open_base=opening()) == 0  # type: ignore[arg-type]
    assert "accuracy 100.0%" in capsys.readouterr().out


def test_check_fails_where_verdicts_are_worse(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert check.main(recorded, open_base=opening(nth=20)) == 1  # type: ignore[arg-type]
    message = capsys.readouterr().err
    assert "accuracy fell from 100.0%" in message
    assert "precision of contradicted fell" in message


def test_check_fails_where_a_domain_was_changed(recorded: Path, capsys: pytest.CaptureFixture[str]) -> None:
    record = json.loads(recorded.read_text())
    record["digests"]["suez"] = "0" * 64
    del record["digests"]["chess"]
    record["digests"]["moon"] = "1"
    recorded.write_text(json.dumps(record))
    assert check.main(recorded, open_base=opening()) == 1  # type: ignore[arg-type]
    message = capsys.readouterr().err
    for words in ("suez is not what", "chess is not on record", "moon is on record and not at hand"):
        assert words in message


def test_check_without_results_or_engine(tmp_path: Path, recorded: Path) -> None:
    assert check.main(tmp_path / "none.json") == 2

    def broken(domain: Domain, use_model: bool) -> Words:
        raise InstallationError("the model is missing")

    assert check.main(recorded, open_base=broken) == 2  # type: ignore[arg-type]


def small_run() -> Record:
    domain = load("aiact")
    return results.record([run(domain, False, opening())])  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("accuracy", "precision", "complaints"),
    [(0.0, 0.0, 0), (0.01, 0.005, 0), (0.011, 0.0, 1), (0.0, 0.006, 1), (0.02, 0.02, 2), (-0.1, 0.0, 0)],
)
def test_what_counts_as_worse(accuracy: float, precision: float, complaints: int) -> None:
    before = small_run()
    now = copy.deepcopy(before)
    now["overall"]["accuracy"]["value"] -= accuracy
    now["overall"]["precision"]["contradicted"]["value"] -= precision
    assert len(list(check.worse(before, now))) == complaints


def test_no_precision_is_lost_where_nothing_is_called_contradicted() -> None:
    before = small_run()
    now = copy.deepcopy(before)
    now["overall"]["precision"]["contradicted"]["value"] = None
    assert list(check.worse(before, now)) == []
    assert list(check.worse(now, before)) == []


def test_score_shows_mistakes_of_domains_for_tuning_only(capsys: pytest.CaptureFixture[str]) -> None:
    arguments = ["--no-model", "--show", "wrong", "aiact", "suez"]
    assert score.main(arguments, opening(nth=10)) == 0  # type: ignore[arg-type]
    shown = capsys.readouterr().out.splitlines()[1:]
    assert shown
    assert all(line.startswith("aiact ") for line in shown)


def test_score_one_mode_leaves_the_other_on_record(recorded: Path) -> None:
    assert score.main(["--no-model", "--record"], opening(nth=10)) == 0  # type: ignore[arg-type]
    modes = json.loads(recorded.read_text())["modes"]
    assert modes["model"]["overall"]["accuracy"]["value"] == 1
    assert modes["rules"]["overall"]["accuracy"]["value"] < 1


@pytest.mark.parametrize("arguments", [["moon"], ["--record", "aiact"]])
def test_score_refuses(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert score.main(arguments, opening()) == 2  # type: ignore[arg-type]
    assert "evaluation.score:" in capsys.readouterr().err


def test_score_without_a_model(capsys: pytest.CaptureFixture[str]) -> None:
    def broken(domain: Domain, use_model: bool) -> Words:
        raise InstallationError("the model is missing")

    assert score.main(["--model", "aiact"], broken) == 2  # type: ignore[arg-type]
    assert "the model is missing" in capsys.readouterr().err


def test_domains_are_whole() -> None:
    for domain in load_all():
        assert len(domain.rows) == 150
        assert len({row.statement for row in domain.rows}) == 150
        assert len(domain.drafts) == 3
        assert all(row.fact for row in domain.rows if row.verdict != "unverified")
        for draft in domain.drafts:
            lines = draft.path.read_text(encoding="utf-8").splitlines()
            assert all(gold.text in lines[gold.line - 1] for gold in (*draft.errors, *draft.confirmed))


def test_the_record_is_of_the_domains_at_hand() -> None:
    digests = json.loads((Path(score.__file__).parent / "results.json").read_text())["digests"]
    assert list(check.changed(digests, {domain.name: domain.digest for domain in load_all()})) == []
