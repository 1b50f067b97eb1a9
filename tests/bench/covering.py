"""Which tests run a line: with a mutant in it no other can notice, so no other is run.

The tests of a group run once, as the modules are. What runs while a module is imported belongs to
no test.
"""

import ast
import sys
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import coverage
import pytest

#: In place of a test: what runs at an import, and what a fixture of several tests runs.
AROUND = IMPORT, FIXTURE = ("", "fixture")


@dataclass
class Seen:
    """Of every line of a module the tests that ran it, and how long each test took."""

    #: By file, by line: the tests, or `AROUND`.
    lines: dict[str, dict[int, list[str]]] = field(default_factory=dict)
    seconds: dict[str, float] = field(default_factory=dict)

    def of(self, path: Path, lines: Iterable[int]) -> list[str]:
        """The tests that ran one of these lines, the shortest first."""
        there = self.lines.get(str(path), {})
        found = {test for line in lines for test in there.get(line, ())}
        return sorted(found, key=lambda each: (self.seconds.get(each, 0.0), each))

    def without(self, tests: Iterable[str]) -> "Seen":
        """The same, where these tests ran nothing."""
        left = set(tests)
        lines = {
            name: {line: [one for one in ran if one not in left] for line, ran in each.items()}
            for name, each in self.lines.items()
        }
        return Seen(lines, self.seconds)

    def any(self, path: Path, but: Iterable[str]) -> list[str]:
        """All tests that ran a line of a file, the shortest first, but these."""
        known = {*AROUND, *but}
        return [each for each in self.of(path, self.lines.get(str(path), ())) if each not in known]


class Watching:
    """A part of pytest that tells which test runs a line, and looks at the clock.

    What a fixture of more than one test runs belongs to none of them, and what a module of these
    keeps in a cache is forgotten before each test: the next one runs it again.
    """

    def __init__(self, paths: Iterable[Path]) -> None:
        self.files = {str(each) for each in paths}
        self.watch = coverage.Coverage(
            data_file=None, include=sorted(self.files), config_file=False, messages=False
        )
        self.seconds: dict[str, float] = {}
        self.test = IMPORT

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What runs from here on is this test's."""
        self._forget()
        began = time.monotonic()
        self.test = item.nodeid
        self.watch.switch_context(self.test)
        try:
            return (yield)
        finally:
            self.test = IMPORT
            self.watch.switch_context(IMPORT)
            self.seconds[item.nodeid] = time.monotonic() - began

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: Any) -> Iterator[None]:
        """What is made once for several tests is of none."""
        if fixturedef.scope == "function":
            return (yield)
        self.watch.switch_context(FIXTURE)
        try:
            return (yield)
        finally:
            self.watch.switch_context(self.test)

    def _forget(self) -> None:
        for module in list(sys.modules.values()):
            if getattr(module, "__file__", None) in self.files:
                for each in list(vars(module).values()):
                    clear = getattr(each, "cache_clear", None)
                    if callable(clear):
                        clear()

    def result(self) -> Seen:
        """What was seen."""
        data = self.watch.get_data()
        return Seen(
            {name: data.contexts_by_lineno(name) for name in data.measured_files()}, self.seconds
        )


class Only:
    """A part of pytest that runs these tests, in this order."""

    def __init__(self, tests: Sequence[str]) -> None:
        self.place = {each: at for at, each in enumerate(tests)}

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """What is not asked for is left out without a word."""
        items[:] = sorted(
            (each for each in items if each.nodeid in self.place),
            key=lambda each: self.place[each.nodeid],
        )


def statement(code: str, line: int) -> range:
    """The lines of the smallest statement a line stands in; of a block its head alone."""
    found = range(line, line + 1)
    size = None
    for node in ast.walk(ast.parse(code)):
        if not isinstance(node, ast.stmt):
            continue
        body = getattr(node, "body", None)
        last = max(node.lineno, body[0].lineno - 1) if body else node.end_lineno or node.lineno
        if node.lineno <= line <= last and (size is None or last - node.lineno < size):
            found, size = range(node.lineno, last + 1), last - node.lineno
    return found


def at_import(code: str, line: int) -> bool:
    """Whether a line runs when its module is imported: it is in no function's body."""
    return not any(
        node.body[0].lineno <= line <= (node.end_lineno or line)
        for node in ast.walk(ast.parse(code))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )
