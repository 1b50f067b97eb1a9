"""nbval runs every notebook: with nothing there yet, and on each case in each language."""

import json
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from netwerk_widgets.method import CASES
from netwerk_widgets.texts import LANGUAGES

ROOT = Path(__file__).parents[2]
NOTEBOOKS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)
CELLS = sum(
    cell["cell_type"] == "code"
    for path in NOTEBOOKS
    for cell in json.loads(path.read_text())["cells"]
)


def nbval(home: Path, **env: str) -> str:
    done = subprocess.run(
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
            str(ROOT / "notebooks"),
            "-c",
            os.devnull,
            str(ROOT / "notebooks"),
        ],
        env={**os.environ, "NETWERK_HOME": str(home), **env},
        cwd=home,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def passed(output: str) -> int:
    return int(re.search(r"(\d+) passed", output)[1])


def test_every_notebook_runs_with_nothing_there(tmp_path):
    assert passed(nbval(tmp_path)) == CELLS


@pytest.mark.parametrize(("case", "language"), zip(CASES, LANGUAGES, strict=True))
def test_every_notebook_runs_on_a_case(tmp_path, case, language):
    home = tmp_path / "cases"
    home.mkdir()
    words = ["new", "Proef", "--case", case, "--lang", language]
    made = subprocess.run(
        [sys.executable, "-m", "netwerk_widgets", *words],
        env={**os.environ, "NETWERK_HOME": str(home)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    assert passed(nbval(home, NETWERK_SESSION="Proef", QUERY_STRING=f"lang={language}")) == CELLS
