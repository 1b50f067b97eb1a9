"""Requirements are declared once, and the tree holds what it promises."""

import ast
import json
import re
import subprocess
import tomllib
from collections import Counter
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

import netwerk_widgets
from netwerk_widgets.widgets import header, pages

ROOT = Path(__file__).parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
FIXED = {"jupyterlab", "ipywidgets", "voila", "plotly", "pandas", "networkx", "nbval"}
NOTEBOOKS = sorted(
    path for path in (ROOT / "notebooks").rglob("*.ipynb") if ".ipynb_checkpoints" not in path.parts
)


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


def declared() -> dict[str, Requirement]:
    lines = [*PROJECT["dependencies"], *PROJECT["optional-dependencies"]["test"]]
    return {normal(req.name): req for req in map(Requirement, lines)}


def locked() -> dict[str, str]:
    lines = (ROOT / "requirements.lock").read_text().splitlines()
    pins = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {normal(name): version for name, version in pins}


def test_the_fixed_packages_are_declared():
    assert set(declared()) >= FIXED


def test_the_lock_satisfies_what_is_declared():
    pins = locked()
    wrong = [name for name, req in declared().items() if not req.specifier.contains(pins[name])]
    assert wrong == []


def test_the_lock_records_no_addresses():
    text = (ROOT / "requirements.lock").read_text()
    assert "://" not in text
    assert "@" not in text


def test_the_conda_environment_adds_nothing_of_its_own():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    assert environment["name"] == "netwerk"
    python, pip, rest = environment["dependencies"]
    # One Python, within what the project allows; the versions are those of the lock.
    least = PROJECT["requires-python"].removeprefix(">=")
    assert python == f"python={least}"
    assert pip == "pip"
    assert rest == {"pip": ["--constraint requirements.lock", "-e ."]}


def tracked() -> list[Path]:
    try:
        out = subprocess.run(
            ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
            cwd=ROOT,
            capture_output=True,
            text=True,
            check=True,
        ).stdout
    except (OSError, subprocess.CalledProcessError):
        return [path for path in ROOT.rglob("*") if path.is_file() and ".venv" not in path.parts]
    return [path for path in (ROOT / line for line in out.splitlines()) if path.is_file()]


def test_no_address_but_loopback_in_what_the_browser_loads():
    found = []
    for path in tracked():
        if path.suffix in {".js", ".css", ".j2", ".html", ".ipynb"}:
            for host in re.findall(r"https?://([^/\"'\s)]+)", path.read_text(encoding="utf-8")):
                if host not in {"127.0.0.1", "localhost", "www.w3.org"}:
                    found.append(f"{path.relative_to(ROOT)}: {host}")
    assert found == []


#: Only these have code to read.
ANALYSIS = {path for path in NOTEBOOKS if "analysis" in path.parts or path.stem == "gallery"}


@pytest.mark.parametrize(
    "path", [each for each in NOTEBOOKS if each not in ANALYSIS], ids=lambda path: path.stem
)
def test_notebooks_are_thin(path):
    cells = json.loads(path.read_text())["cells"]
    # What a person reads comes from the texts, in every language.
    assert {each["cell_type"] for each in cells} == {"code"}
    for cell in cells:
        source = "".join(cell["source"])
        lines = [line for line in source.splitlines() if line.strip()]
        assert cell["outputs"] == []
        assert cell["execution_count"] is None
        assert "sys.path" not in source
        assert sum(line.startswith(("import ", "from ")) for line in lines) <= 1
        assert len(lines) <= 2


def test_every_page_has_its_notebook_and_every_section_its_cell():
    """In reading order: the notebook is the outline of the page."""
    for page, file in header.NOTEBOOKS.items():
        cells = json.loads((ROOT / "notebooks" / file).read_text())["cells"]
        name = {"map": "network"}.get(page, page)  # `map` is Python's own
        assert cells[0]["source"][-1] == f'{name} = step("{page}")'
        sections = [each.name for each in pages.contents(page).entries]
        assert [each["source"] for each in cells[1:]] == [[f"{name}.{x}()"] for x in sections]
        assert [each["id"] for each in cells] == ["page", *sections]
    assert {path.stem for path in NOTEBOOKS} >= {"dashboard", "explore", "case", "teacher"}


def test_no_test_hides_another_of_its_name():
    twice = []
    for path in (ROOT / "tests").rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for each in (tree, *(node for node in tree.body if isinstance(node, ast.ClassDef))):
            named = Counter(n.name for n in each.body if isinstance(n, ast.FunctionDef))
            twice += [f"{path.name}: {name}" for name, many in named.items() if many > 1]
    assert twice == []


def test_the_version_is_the_same_everywhere():
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    newest = re.search(r"^## (\S+)", changelog, flags=re.M)
    assert newest is not None
    assert PROJECT["version"] == netwerk_widgets.__version__ == newest[1]


def test_the_top_level_is_few_and_known():
    paths = [path.relative_to(ROOT).parts for path in tracked()]
    top = {parts[0] for parts in paths}
    assert {name for name in top if not name.startswith(".")} == {
        *("notebooks", "netwerk_widgets", "data", "tests"),
        *("README.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md", "LICENSE"),
        *("environment.yml", "pyproject.toml", "requirements.lock", "Makefile"),
    }
    # Pictures for readers stand beside the browser tests that show the same pages.
    assert {parts[1] for parts in paths if parts[0] == "data"} == {"cases", "new-case"}
