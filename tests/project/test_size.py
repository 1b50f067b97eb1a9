"""Nothing is longer than somebody reads at once."""

import ast
from pathlib import Path

import netwerk_widgets

#: Lines: what a function and what a module may have.
FUNCTION, MODULE = 80, 300

PACKAGE = Path(netwerk_widgets.__file__).parent
MODULES = sorted(PACKAGE.rglob("*.py"))
#: What is sent to a page as it was written.
SENT = sorted(each for kind in ("*.js", "*.css") for each in PACKAGE.rglob(kind))
TESTS = Path(__file__).parents[1]


def lengths(source: str) -> list[tuple[str, int]]:
    """Each function with how many lines it has, its decorators not counted."""
    return [
        (node.name, (node.end_lineno or node.lineno) - node.lineno + 1)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    ]


def test_no_module_is_longer_than_300_lines():
    long = {
        str(each.relative_to(PACKAGE)): lines
        for each in (*MODULES, *SENT)
        if "_workbook" not in each.parts
        and (lines := len(each.read_text(encoding="utf-8").splitlines())) > MODULE
    }
    assert len(MODULES) > 100
    assert len(SENT) > 20
    assert not long


def test_no_file_of_tests_is_longer_either():
    files = sorted(
        each
        for kind in ("*.py", "*.js")
        for each in TESTS.rglob(kind)
        if "node_modules" not in each.parts
    )
    assert len(files) > 300
    assert {
        str(each.relative_to(TESTS)): lines
        for each in files
        if (lines := len(each.read_text(encoding="utf-8").splitlines())) > MODULE
    } == {}


def test_no_function_is_longer_than_80_lines():
    long = [
        (str(each.relative_to(PACKAGE)), name, lines)
        for each in MODULES
        for name, lines in lengths(each.read_text(encoding="utf-8"))
        if lines > FUNCTION
    ]
    assert not long


def test_the_length_of_a_function_is_counted():
    source = "class A:\n  @x\n  def one(self):\n    pass\n\ndef one():\n  return (\n    2\n  )\n"
    assert lengths(source) == [("one", 4), ("one", 2)]
