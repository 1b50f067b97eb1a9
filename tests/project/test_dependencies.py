"""What is imported is declared, what is declared is used, and the lower bounds are to be had."""

import ast
import subprocess
import sys
from importlib.metadata import packages_distributions
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement

from netwerk_widgets import places
from tests.project.lowest import ROOT, constraints, lowest, normal
from tests.project.test_project import PROJECT

#: Declared for another reason than an import of ours.
UNSEEN = {
    "pandas": "the client asks for it; plotly and networkx give and take its tables",
    "scipy": "networkx imports it",
}
TOOLS = {
    "import-linter": "a command",
    "mypy": "a command",
    "nbval": "a plug-in of pytest",
    "pandas-stubs": "types for mypy",
    "pre-commit": "a command",
    "pytest-timeout": "a plug-in of pytest",
    "pytest-xdist": "a plug-in of pytest",
    "ruff": "a command",
    "types-defusedxml": "types for mypy",
    "types-openpyxl": "types for mypy",
}


def imported(folder: Path) -> set[str]:
    """The packages outside Python itself that the modules in a folder import, by import name."""
    found = set()
    for path in folder.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found.update(each.name.partition(".")[0] for each in node.names)
            elif isinstance(node, ast.ImportFrom) and not node.level and node.module:
                found.add(node.module.partition(".")[0])
    return found - set(sys.stdlib_module_names) - {"netwerk_widgets", "tests"}


def names(requirements: list[str]) -> set[str]:
    return {normal(Requirement(each).name) for each in requirements}


def distributed(modules: set[str]) -> dict[str, set[str]]:
    known = packages_distributions()
    return {each: {normal(name) for name in known[each]} for each in modules}


NEEDED, TESTS = (
    names(PROJECT["dependencies"]),
    names(PROJECT["optional-dependencies"]["test"]),
)


def test_what_the_package_imports_is_declared():
    modules = distributed(imported(places.PACKAGE))
    assert len(modules) > 20
    assert {each for each, by in modules.items() if not by & NEEDED} == set()


def test_what_the_tests_import_is_declared():
    modules = distributed(imported(ROOT / "tests"))
    assert {each for each, by in modules.items() if not by & (NEEDED | TESTS)} == set()


def test_what_is_declared_is_used():
    package = set().union(*distributed(imported(places.PACKAGE)).values())
    tests = set().union(*distributed(imported(ROOT / "tests")).values())
    assert NEEDED - package - set(UNSEEN) == set()
    assert TESTS - tests - set(TOOLS) == set()


def test_no_dependency_of_the_tests_is_one_of_the_package():
    assert set() == NEEDED & TESTS


@pytest.mark.parametrize(
    ("requirement", "pin"),
    [("a>=1.2", "a==1.2"), ("a-b>=1.2,<2", "a-b==1.2"), ("a<2", None), ("a", None)],
)
def test_the_lowest_version(requirement, pin):
    assert lowest(requirement) == pin


def test_every_dependency_has_a_lower_bound():
    extras = PROJECT["optional-dependencies"]
    wanted = [*PROJECT["dependencies"], *extras["postgres"], *extras["jupyterhub"]]
    assert [each for each in wanted if lowest(each) is None] == []
    pinned = {normal(each.partition("==")[0]) for each in constraints()}
    assert pinned >= NEEDED | TESTS


def test_postgresql_is_an_extra_with_its_driver_that_the_lock_pins():
    [driver] = PROJECT["optional-dependencies"]["postgres"]
    assert {normal(Requirement(driver).name), "psycopg-binary"} <= locked()


def locked() -> set[str]:
    """What the lock has a version of."""
    lines = (ROOT / "requirements.lock").read_text(encoding="utf-8").splitlines()
    return {normal(each.partition("==")[0]) for each in lines}


def test_a_hub_is_an_extra_with_the_driver_that_one_laptop_does_not_install():
    extra = names(PROJECT["optional-dependencies"]["jupyterhub"])
    assert extra == {"jupyter-server-proxy", "jupyterhub", "psycopg"}
    assert extra <= locked()
    assert extra & NEEDED == set()


def test_a_damaged_graph_needs_the_newer_defusedxml():
    assert "defusedxml==0.7.1" in constraints()


def test_pre_commit_checks_what_make_lint_checks():
    config = yaml.safe_load((ROOT / ".pre-commit-config.yaml").read_text(encoding="utf-8"))
    assert [each["repo"] for each in config["repos"]] == ["local"]
    hooks = [each["entry"] for each in config["repos"][0]["hooks"]]
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    first, *lint = makefile.partition("\nlint: ")[2].partition("\n\n")[0].splitlines()
    checks = [line.strip().replace("$(BIN)", ".venv/bin") for line in lint]
    others = [f"make {each}" for each in first.split() if not each.startswith("$")]
    assert hooks == [*checks, *others]


def planned(target: str) -> str:
    """What make would do for a target when nothing was made yet."""
    return subprocess.run(
        ["make", "--dry-run", "VENV=.nowhere", target],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def test_starting_installs_no_tools_of_the_tests():
    assert "[test" not in planned("start")
    assert "--constraint requirements.lock" in planned("start")
    for target in ("check", "test", "lint", "bench"):
        assert "[test,postgres,jupyterhub]" in planned(target)


def test_the_types_of_the_package_are_told():
    assert (places.PACKAGE / "py.typed").is_file()


def test_continuous_integration_runs_everything_the_same_every_time():
    lines = (ROOT / ".ci" / "run").read_text(encoding="utf-8").splitlines()
    assert lines[-2:] == ["make test", "make test-lowest"]
    (export,) = (line for line in lines if line.startswith("export "))
    assert {"NETWERK_NEEDS_BROWSER=1", "HYPOTHESIS_PROFILE=fixed"} <= set(export.split())
    assert "node --test" in planned("test")
    assert any("initdb" in line and "postgresql" in line for line in lines)
