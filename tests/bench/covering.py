"""Which tests run which lines of the package, seen while the tests run."""

import sys
from collections.abc import Iterator
from types import FrameType
from typing import Any

import pytest

#: Lines that a test runs, by file.
Lines = dict[str, set[int]]


class Tracing:
    """A plugin of pytest that follows each test through the files of a few folders."""

    def __init__(self, files: set[str]) -> None:
        self.files = files
        self.lines: dict[str, Lines] = {}
        self.failed: list[str] = []

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """Follow a test with its fixtures, in this thread only."""
        found: Lines = {}

        def enter(frame: FrameType, _event: str, _value: Any) -> Any:
            name = frame.f_code.co_filename
            if name not in self.files:
                return None
            seen = found.setdefault(name, set())
            seen.add(frame.f_lineno)

            def step(frame: FrameType, _event: str, _value: Any) -> Any:
                seen.add(frame.f_lineno)
                return step

            return step

        before = sys.gettrace()
        sys.settrace(enter)
        yield
        sys.settrace(before)
        self.lines[item.nodeid] = found

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What fails before anything is changed says nothing of a change."""
        if report.failed:
            self.failed.append(report.nodeid)
