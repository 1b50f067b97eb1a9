"""nbval runs every notebook, and compares the figures of the cases to the letter."""

import html
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

import netwerk_widgets
from netwerk_widgets.figures.registry import FIGURES
from netwerk_widgets.method import CASES
from netwerk_widgets.texts import LANGUAGES
from tests.notebooks.refill import PLOTLY, SVG, steady
from tests.notebooks.shipped import ANALYSIS, NOTEBOOKS, ROOT

TEACHER = ROOT / "notebooks" / "cases" / "teacher.ipynb"


def cells(paths: list[Path]) -> int:
    found = [cell for path in paths for cell in json.loads(path.read_text())["cells"]]
    return sum(cell["cell_type"] == "code" for cell in found)


def run_nbval(
    folder: Path, home: Path, *words: str, how: str = "--nbval-lax", **env: str
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            how,
            "--nbval-current-env",
            "--nbval-cell-timeout=120",
            "-q",
            "-p",
            "no:cacheprovider",
            "-p",
            "no:xdist",
            "-o",
            "addopts=",
            "--rootdir",
            str(folder),
            "-c",
            os.devnull,
            *(words or (str(folder),)),
        ],
        env={**os.environ, "NETWERK_HOME": str(home), **env},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )


def passed(output: str) -> int:
    return int(re.search(r"(\d+) passed", output)[1])


# Without a session, on the other case and in the other language every page is built in
# tests/widgets/page; here the notebooks themselves run.
def test_every_notebook_runs(tmp_path):
    home = tmp_path / "home"
    home.mkdir()
    made = subprocess.run(
        [sys.executable, "-m", "netwerk_widgets", "new", "Proef", "--case", "laanboompact"],
        env={**os.environ, "NETWERK_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    pages = [path for path in NOTEBOOKS if path not in ANALYSIS]
    done = run_nbval(
        ROOT / "notebooks",
        home,
        *map(str, pages),
        NETWERK_SESSION="Proef",
        QUERY_STRING="lang=nl",
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert passed(done.stdout) == cells(pages)


def test_the_notebooks_of_analysis_say_what_they_said(tmp_path):
    """Each output to the letter, but for the pictures."""
    home = tmp_path / "home"
    home.mkdir()
    assert {path.stem for path in ANALYSIS} == {
        "gallery",
        *(f"{case}.{language}" for case in CASES for language in LANGUAGES),
    }
    done = run_nbval(ROOT / "notebooks", home, *map(str, ANALYSIS), how="--nbval")
    assert done.returncode == 0, done.stdout + done.stderr
    assert passed(done.stdout) == cells(ANALYSIS)


def outputs(path: Path) -> list[dict]:
    found = [cell for cell in json.loads(path.read_text())["cells"] if "outputs" in cell]
    return [each for cell in found for each in cell["outputs"]]


@pytest.mark.parametrize("path", ANALYSIS, ids=lambda path: path.stem)
def test_they_ship_what_they_gave(path):
    given = outputs(path)
    kinds = {kind for each in given for kind in each.get("data", ())}
    assert {PLOTLY, SVG} <= kinds
    assert all(each["output_type"] in ("execute_result", "stream") for each in given)
    assert all(each.get("name") != "stderr" for each in given)
    ran = [
        cell["execution_count"]
        for cell in json.loads(path.read_text())["cells"]
        if cell["cell_type"] == "code"
    ]
    assert ran == list(range(1, len(ran) + 1))


@pytest.mark.parametrize("path", ANALYSIS, ids=lambda path: path.stem)
def test_each_figure_is_there_as_a_picture_too(path):
    """Where no script runs, plotly's own kind is nothing to see."""
    figures = [each["data"] for each in outputs(path) if PLOTLY in each.get("data", ())]
    for data in figures:
        picture = ElementTree.fromstring("".join(data[SVG]))
        words = "".join(
            each.text or "" for each in picture.iter("{http://www.w3.org/2000/svg}tspan")
        )
        words += "".join(
            each.text or "" for each in picture.iter("{http://www.w3.org/2000/svg}text")
        )
        title = data[PLOTLY]["layout"]["title"]["text"].split("<br>")[0]
        assert html.unescape(title) in words
        assert not re.search(
            r"<script|(href|src)=.(?!#|data:)|url\((?!['\"]?#)", "".join(data[SVG])
        )


def test_a_picture_drawn_again_is_the_same_and_shares_no_names_with_another():
    one, two = (
        f'<svg><defs id="defs-{uid}"/><g clip-path="#c{uid}"/></svg>'
        for uid in ("a1b2c3", "0f0f0f")
    )
    assert steady(one, "cell") == steady(two, "cell") != steady(two, "other")


@pytest.mark.parametrize("path", [each for each in ANALYSIS if each.stem != "gallery"])
def test_an_analysis_says_first_that_it_gives_answers_away(path):
    first = "".join(json.loads(path.read_text())["cells"][0]["source"])
    assert re.search(r"\*\*(Let op|Mind): .*(antwoorden weg|answers away)", first)


#: What shows a page of the workbook.
PAGES = [
    "step",
    "workbook",
    "case",
    "reference",
    "dashboard",
    "explore",
    "stage",
    "LaboratoryError",
]


def test_the_gallery_has_every_figure_and_every_function():
    text = "\n".join(
        "".join(cell["source"]) for cell in json.loads(ANALYSIS[-1].read_text())["cells"]
    )
    assert ANALYSIS[-1].stem == "gallery"
    assert [key for key in FIGURES if f'nw.plot("{key}", s' not in text] == []
    told = [name for name in netwerk_widgets.__all__ if name not in (*PAGES, "LaboratoryError")]
    assert [name for name in told if f"nw.{name}" not in text] == []


def test_only_the_teachers_notebook_prints_the_reference():
    """Whoever runs all of another gets no solution before the exercise asks."""
    printing = {path for path in NOTEBOOKS if "reference(" in path.read_text()}
    assert printing == {TEACHER}
    assert all(not each.get("outputs") for each in json.loads(TEACHER.read_text())["cells"])


def with_expected(case: str, expected: str) -> str:
    """The teacher's notebook as if it had been run: its cell of a case printed this."""
    notebook = json.loads(TEACHER.read_text())
    cell = next(each for each in notebook["cells"] if each["id"] == case)
    imported = "from netwerk_widgets import reference\n"
    rest = [line for line in cell["source"] if line != imported]
    cell["source"] = ["# NBVAL_CHECK_OUTPUT\n", imported, *rest]
    cell["execution_count"] = 1
    cell["outputs"] = [{"name": "stdout", "output_type": "stream", "text": expected}]
    notebook["cells"] = [cell]
    return json.dumps(notebook)


def test_the_figures_of_the_reference_are_the_same_on_every_machine(tmp_path):
    """nbval compares them to the letter; to see that it does, one copy expects another figure."""
    folder = tmp_path / "notebooks"
    folder.mkdir()
    for case in CASES:
        expected = (Path(__file__).parent / "expected" / f"{case}.txt").read_text(encoding="utf-8")
        (folder / f"{case}.ipynb").write_text(with_expected(case, expected))
        broken = expected.replace("0,", "9,", 1)
        assert broken != expected
        if case == CASES[0]:
            (folder / "another-figure.ipynb").write_text(with_expected(case, broken))
    done = run_nbval(folder, tmp_path, QUERY_STRING="lang=nl")
    assert f"{len(CASES)} passed" in done.stdout
    assert "1 failed" in done.stdout
    assert "another-figure.ipynb::Cell 0" in done.stdout
