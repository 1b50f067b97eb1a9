"""nbval runs every notebook, and compares the figures of the cases to the letter."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

from netwerk_widgets.method import CASES

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)


TEACHER = ROOT / "notebooks" / "cases" / "teacher.ipynb"


def cells(paths: list[Path]) -> int:
    found = [cell for path in paths for cell in json.loads(path.read_text())["cells"]]
    return sum(cell["cell_type"] == "code" for cell in found)


def run_nbval(folder: Path, home: Path, **env: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [
            sys.executable,
            "-m",
            "pytest",
            "--nbval-lax",
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
            str(folder),
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
    done = run_nbval(ROOT / "notebooks", home, NETWERK_SESSION="Proef", QUERY_STRING="lang=nl")
    assert done.returncode == 0, done.stdout + done.stderr
    assert passed(done.stdout) == cells(NOTEBOOKS)


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
