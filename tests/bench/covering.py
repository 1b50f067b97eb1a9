"""Which tests run which lines of the package, seen while the tests run."""

from collections.abc import Iterator

import coverage
import pytest

#: Lines that a test runs, by file.
Lines = dict[str, set[int]]


class Tracing:
    """A plugin of pytest that follows each test, with its fixtures, through a few files."""

    def __init__(self, files: set[str]) -> None:
        self.files = files
        self.lines: dict[str, Lines] = {}
        self.failed: list[str] = []
        #: The tests that may start processes.
        self.slow: list[str] = []
        self._seen = coverage.Coverage(data_file=None, config_file=False, include=sorted(files))

    def pytest_sessionstart(self) -> None:
        """What is imported is not yet a test's."""
        self._seen.start()

    @pytest.hookimpl(hookwrapper=True)
    def pytest_runtest_protocol(self, item: pytest.Item) -> Iterator[None]:
        """What runs from here on is this test's."""
        self._seen.switch_context(item.nodeid)
        if item.get_closest_marker("slow"):
            self.slow.append(item.nodeid)
        yield

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """What fails before anything is changed says nothing of a change."""
        if report.failed:
            self.failed.append(report.nodeid)

    def pytest_sessionfinish(self) -> None:
        """Which test ran which line."""
        self._seen.stop()
        data = self._seen.get_data()
        for file in self.files & data.measured_files():
            for line, tests in data.contexts_by_lineno(file).items():
                for test in filter(None, tests):
                    self.lines.setdefault(test, {}).setdefault(file, set()).add(line)
