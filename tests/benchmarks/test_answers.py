from __future__ import annotations

import contextlib
import io
import json
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from benchmarks.answers import main
from benchmarks.feature_table import BEGIN, END, write_table
from benchmarks.fit import cross_validated, fit, lists_of
from benchmarks.measures import auroc, calibration_error, hit_at, interval
from benchmarks.questions import read_folders
from bot.retrieval.ranking import weights

SMALL = Path("benchmarks/small")


@pytest.fixture(scope="module")
def result() -> dict[str, Any]:
    out = io.StringIO()
    with contextlib.redirect_stdout(out):
        assert main([str(SMALL), "--json"]) == 0
    found: dict[str, Any] = json.loads(out.getvalue())
    return found


def test_the_ranking_beats_plain_bm25_on_the_small_set(result: dict[str, Any]) -> None:
    systems = result["folders"]["small"]["systems"]
    assert systems["Verbatim"]["hit@1"] > systems["stemmed BM25"]["hit@1"] + 0.2
    assert systems["Verbatim"]["hit@1"] > systems["rank_bm25 as in tutorials"]["hit@1"] + 0.2


def test_every_weight_has_a_row_in_the_table(result: dict[str, Any]) -> None:
    names = [row["feature"] for row in result["features"]]
    described = {w for w in weights() for n in names if w == n or (n[-1] == "*" and w.startswith(n[:-1]))}
    assert described == set(weights())


def test_a_folder_without_questions_is_said_and_exits_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main([str(tmp_path)]) == 2
    assert str(tmp_path) in capsys.readouterr().err


def test_every_gold_sentence_of_the_small_set_is_quotable() -> None:
    (folder,) = read_folders(SMALL)
    for case in folder.cases:
        if case.answerable:
            assert any(case.fits(s) for s in folder.corpus.sentences), case.question


def test_fitting_twice_gives_the_same_weights_and_they_rank_well() -> None:
    lists = lists_of(read_folders(SMALL))
    first, second = fit(lists), fit(lists)
    assert np.array_equal(first, second)
    names = dict(zip(lists.names, first, strict=True))
    assert names["headline"] <= 0 <= names["word"]
    held = cross_validated(lists)
    assert sum(r == 1 for r in held) > len(held) / 4


def test_the_table_is_written_between_its_marks(tmp_path: Path) -> None:
    document = tmp_path / "page.md"
    document.write_text(f"before\n{BEGIN}\nold\n{END}\nafter\n", "utf-8")
    row = {"feature": "word", "reason": "why", "gains": {"set": {"gain": 0.1, "interval": [0.0, 0.2]}}}
    write_table(document, [row])
    assert document.read_text("utf-8").startswith("before\n")
    assert "| word | why | +10.0 (+0.0 … +20.0) |" in document.read_text("utf-8")
    assert "old" not in document.read_text("utf-8")
    document.write_text("nothing", "utf-8")
    with pytest.raises(ValueError, match="no place for the table"):
        write_table(document, [row])


def test_the_measures_are_what_their_names_say() -> None:
    assert list(hit_at([1, 3, None], 1)) == [1, 0, 0]
    assert auroc([0.9, 0.5], [0.5, 0.1]) == pytest.approx(0.875)
    assert auroc([], [0.5]) is None
    assert calibration_error([0.95, 0.95], [True, True]) == pytest.approx(0.05)
    assert calibration_error([0.75] * 4, [True, True, True, False]) == pytest.approx(0.0)
    assert calibration_error([1.0], [False]) == pytest.approx(1.0)
    low, high = interval(np.array([0.0, 1.0] * 50))
    assert 0.3 < low < 0.5 < high < 0.7
