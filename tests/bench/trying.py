"""Run tests with a mutant in place of a module: in a copy of a process, so that it ends with it."""

import os
import pickle
import select
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any, cast

import pytest

from tests.bench.covering import AROUND, IMPORT, Only, Seen, Watching, at_import, statement
from tests.bench.mutants import Mutant
from tests.bench.swapping import swapped

PACKAGE = Path(__file__).parents[2] / "netwerk_widgets"
#: Seconds for a run of tests beyond which a mutant hangs: that is noticed too. Where it is known
#: how long the tests take, so many times that, and some for a machine that is busy.
LONGEST, _TIMES, _SOME = 600, 3, 30
#: How tests run here. Minutes of killing find nothing that the other tests do not.
OPTIONS = (
    *("-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header"),
    *("-o", "tmp_path_retention_policy=none"),
    *("--deselect", "tests/session/store/sql/test_faults.py::test_kill_9_while_saving"),
)
#: So many tests may fail by themselves; with more, what the others notice says too little.
_LEFT_OUT = 3
#: The exit code of a child that could not make a mutant of what is imported.
_NOT_SO = 77


def in_child(work: Any, seconds: float) -> int | None:
    """The exit code of a piece of work in a copy of this process; None: it took too long."""
    child = os.fork()
    if child == 0:
        os.setsid()
        quiet = os.open(os.devnull, os.O_WRONLY)
        for stream in (1, 2):
            os.dup2(quiet, stream)
        try:
            code = int(work())
        except BaseException:  # noqa: BLE001 - a module that no longer starts is noticed
            code = 1
        os._exit(code)
    ends = time.monotonic() + seconds
    while time.monotonic() < ends:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return os.waitstatus_to_exitcode(status)
        select.select([], [], [], 0.02)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return None


def put(change: Mutant) -> None:
    """Whoever imports the module in this process gets the mutant."""
    path = str(PACKAGE / change.module)
    before = SourceFileLoader.get_code

    def get_code(loader: SourceFileLoader, name: str) -> Any:
        if loader.path == path:
            return compile(change.code, path, "exec", dont_inherit=True)
        return before(loader, name)

    SourceFileLoader.get_code = get_code  # type: ignore[method-assign]


def noticed(change: Mutant, tests: Sequence[str]) -> bool:
    """Whether one of these tests fails with the mutant, where nothing of ours is imported yet.

    Tests are files, folders, or single tests (``file::name``), which run in the order given.
    """
    single = [each for each in tests if "::" in each]
    places = sorted({each.partition("::")[0] for each in tests}) if single else tests

    def work() -> int:
        put(change)
        plugins = [Only(single)] if single else []
        return pytest.main([*OPTIONS, *places], plugins=plugins)

    return bool(tests) and in_child(work, LONGEST) != 0


class Trying:
    """A part of pytest that, in place of running the tests, makes mutants and runs some of them."""

    def __init__(
        self, paths: Sequence[Path], changes: Sequence[Mutant], say: Callable[[Mutant], None]
    ) -> None:
        self.paths, self.changes, self.say = paths, changes, say
        #: Of each mutant: noticed, or the tests that are to run with the module imported anew.
        self.found: list[bool | list[str]] = []
        #: Tests that fail before anything is changed (a busy machine): they notice nothing.
        self.failing: list[str] = []

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Once as the modules are, to see who runs what; then with each mutant."""
        session.config._tmp_path_factory.getbasetemp()
        ran = self._seen(session)
        for change in [] if len(self.failing) > _LEFT_OUT else self.changes:
            self.found.append(self._noticed(change, session, ran))
            if self.found[-1] is False:
                self.say(change)
        return True

    def _seen(self, session: pytest.Session) -> Seen:
        watching = Watching(self.paths)
        with tempfile.TemporaryDirectory() as folder:
            written = Path(folder) / "seen"

            def work() -> int:
                session.config.pluginmanager.register(watching)
                watching.watch.start()
                self.failing = _failing(session, session.items, stop=False)
                watching.watch.stop()
                written.write_bytes(pickle.dumps((watching.result(), self.failing)))
                return 0

            in_child(work, 5 * LONGEST)
            ran, self.failing = pickle.loads(written.read_bytes())
            return cast(Seen, ran).without(self.failing)

    def _noticed(self, change: Mutant, session: pytest.Session, ran: Seen) -> bool | list[str]:
        path = PACKAGE / change.module
        code = path.read_text(encoding="utf-8")
        running = ran.of(path, statement(code, change.line))
        imported, early = _imported(path), at_import(code, change.line)
        tests = [each for each in running if each not in AROUND]
        if early or len(tests) < len(running):
            tests += ran.any(path, tests)
        if imported and (early or IMPORT in running):
            return tests
        if not tests:
            # Maybe what a decorator ran when the module was imported, before anybody looked.
            return ran.any(path, ()) if imported else False
        by_name = {each.nodeid: each for each in session.items}

        def work() -> int:
            put(change)  # where it is not imported yet
            if imported and not swapped(str(path), code, change.code):
                return _NOT_SO
            return bool(_failing(session, [by_name[each] for each in tests]))

        known = sum(ran.seconds[each] for each in tests)
        ended = in_child(work, min(LONGEST, _SOME + _TIMES * known))
        return tests if ended == _NOT_SO else ended != 0


def _imported(path: Path) -> bool:
    return any(getattr(each, "__file__", None) == str(path) for each in [*sys.modules.values()])


def _failing(session: pytest.Session, items: Sequence[pytest.Item], stop: bool = True) -> list[str]:
    """Run tests, until one fails or all of them: those that fail."""
    found: list[str] = []
    for item, following in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            found.append(item.nodeid)
            session.testsfailed, session.shouldfail = 0, False
            if stop:
                session._setupstate.teardown_exact(None)
                break
    return found
