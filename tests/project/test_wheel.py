"""``pip install .`` into an empty environment, used from another folder, works."""

import json
import os
import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


@pytest.fixture(scope="module")
def wheel(tmp_path_factory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", folder, ROOT],
        check=True,
    )
    return next(folder.glob("*.whl"))


@pytest.fixture(scope="module")
def elsewhere(wheel, tmp_path_factory) -> Path:
    """An environment with the wheel in it; the packages it needs come from this one."""
    folder = tmp_path_factory.mktemp("environment")
    venv.create(folder, with_pip=False)
    site = next(folder.glob("lib/python*/site-packages"), folder / "Lib" / "site-packages")
    ours = Path(next(p for p in sys.path if p.endswith("site-packages")))
    # The editable install of this checkout must not be found from there.
    (site / "others.pth").write_text("")
    for entry in ours.iterdir():
        if (
            "netwerk" not in entry.name.lower()
            and entry.suffix != ".pth"
            and not (site / entry.name).exists()
        ):
            (site / entry.name).symlink_to(entry)
    # Voilà's own templates and front end are installed there, beside the packages.
    (folder / "share").symlink_to(Path(sys.prefix) / "share")
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(site)
    return folder


def run(environment: Path, cwd: Path, *words: str) -> subprocess.CompletedProcess[str]:
    python = environment / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    env = {**os.environ, "NETWERK_HOME": str(cwd / "home"), "PYTHONPATH": ""}
    return subprocess.run(
        [python, *words], cwd=cwd, env=env, capture_output=True, text=True, check=False
    )


def test_the_wheel_carries_everything(wheel):
    names = set(zipfile.ZipFile(wheel).namelist())
    for needed in (
        "netwerk_widgets/_workbook/notebooks/00_start.ipynb",
        "netwerk_widgets/_workbook/data/cases/laanboompact/stakeholders.json",
        "netwerk_widgets/texts/nl/ui.toml",
        "netwerk_widgets/static/plot.js",
        "netwerk_widgets/plotlyjs/plotly.min.js",
        "netwerk_widgets/plotlyjs/bundle.json",
        "netwerk_widgets/plotlyjs/LICENSE",
        "netwerk_widgets/serve/jupyter/voila/templates/netwerk/index.html.j2",
    ):
        assert needed in names


def test_the_wheel_carries_no_pictures_of_the_readme(wheel):
    # Nor anything else that the workbook does not use when it runs.
    names = zipfile.ZipFile(wheel).namelist()
    assert [each for each in names if each.endswith(".png") or "tests/" in each] == []


def test_it_works_from_another_folder(elsewhere, tmp_path):
    found = run(
        elsewhere, tmp_path, "-c", "import netwerk_widgets; print(netwerk_widgets.__file__)"
    )
    assert str(elsewhere) in found.stdout
    made = run(
        elsewhere, tmp_path, "-m", "netwerk_widgets", "new", "Proef", "--case", "laanboompact"
    )
    assert made.returncode == 0, made.stderr
    out = run(elsewhere, tmp_path, "-m", "netwerk_widgets", "export", "Proef", "proef.json")
    assert out.returncode == 0, out.stderr
    assert json.loads((tmp_path / "proef.json").read_text())["name"] == "Proef"


def test_its_doors_open_from_another_folder(elsewhere, tmp_path):
    made = run(
        elsewhere, tmp_path, "-m", "netwerk_widgets", "new", "Proef", "--case", "laanboompact"
    )
    assert made.returncode in (0, 1)
    code = (
        "from netwerk_widgets.serve.workbook import settings, Workbook\n"
        "app = Workbook(config=settings(8866, b'x')); app.initialize([])\n"
        "print([p for p in app.template_paths if p.endswith('netwerk')][0])\n"
    )
    found = run(elsewhere, tmp_path, "-c", code)
    assert found.returncode == 0, found.stderr
    assert str(elsewhere) in found.stdout
