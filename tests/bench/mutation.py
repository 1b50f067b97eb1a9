"""``python -m tests.bench.mutation``: are the tests there that would notice a mistake?

A fixed draw of small wrong changes (`mutants`) to the modules on which numbers, publishing and
saving rest; each is made in a process of its own, which runs the files of tests that name the
changed module, and when those do not notice all tests of the group. What survives and is not in
`survivors.ACCEPTED`, with its reason, is printed. No file is changed.

It takes a quarter of an hour and more, so it is no part of the tests. ``--each 400`` draws more
of a group, ``--all`` takes every mutant, names of groups keep it to those.
"""

import argparse
import importlib
import os
import random
import re
import select
import signal
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass
from importlib.machinery import SourceFileLoader
from pathlib import Path
from typing import Any

import pytest

from tests.bench.mutants import Mutant, count, mutant
from tests.bench.survivors import ACCEPTED

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "netwerk_widgets"
#: Tests of what rests on the store.
_SESSION = tuple(
    f"tests/session/test_{each}.py"
    for each in ("live", "merge", "undo_together", "differences", "overwritten", "errors")
)
#: Of a full disk, of what was stored before there were rules, and of what no undo takes back.
_ELSEWHERE = (
    "tests/cli/test_full_disk.py",
    *(f"tests/session/test_{each}.py" for each in ("signs", "sources", "composed")),
    "tests/study/test_own.py",
    "tests/widgets/case_page/test_prediction.py",
    "tests/widgets/test_undoing.py",
)
#: The modules of a group (a folder, or a file), and the tests that are theirs.
GROUPS = {
    "network": (("network",), ("tests/network", "tests/insights/test_ranking.py")),
    "insights": (("insights",), ("tests/insights",)),
    "published": (("session/published.py",), ("tests/session", "tests/network")),
    "store": (("session/store",), ("tests/session/store", *_SESSION, *_ELSEWHERE)),
    "recognising": (("files/recognising",), ("tests/files",)),
}
#: Of each group so many, and which, is drawn once; a larger draw begins with the same.
EACH, SEED = 50, 7
#: The share of the drawn mutants that may survive.
MOST = 0.15
#: Seconds for a run of tests beyond which a mutant hangs: that is noticed too.
LONGEST = 600
#: What takes long to import and is not ours: once for all.
_HEAVY = (
    *("hypothesis", "networkx", "numpy", "openpyxl", "pandas", "plotly.graph_objects"),
    *("pydantic", "scipy.optimize", "sqlalchemy", "ipywidgets", "anywidget", "docx"),
)
_QUIET = ("-q", "-x", "-n", "0", "-p", "no:cacheprovider", "-p", "no:randomly", "--no-header")
#: Minutes of killing find nothing that the other tests do not.
_LEFT_OUT = (
    "--deselect",
    "tests/session/store/sql/test_faults.py::test_kill_9_while_saving",
)


@dataclass
class Outcome:
    """What became of the drawn mutants of a group."""

    group: str
    every: int
    drawn: int
    survived: list[Mutant]

    @property
    def unexplained(self) -> list[str]:
        """Those that are not listed with a reason."""
        return [str(each) for each in self.survived if str(each) not in ACCEPTED]

    @property
    def share(self) -> float:
        """The share of the drawn mutants that no test noticed."""
        return len(self.survived) / max(1, self.drawn)


def modules(group: str) -> list[Path]:
    """The files of a group."""
    found: list[Path] = []
    for name in GROUPS[group][0]:
        path = PACKAGE / name
        found += sorted(path.rglob("*.py")) if path.is_dir() else [path]
    return found


def drawn(group: str, each: int | None) -> tuple[int, list[Mutant]]:
    """How many mutants a group has, and those that were drawn, in the order of the draw."""
    codes = {path: path.read_text(encoding="utf-8") for path in modules(group)}
    every = [(path, number) for path, code in codes.items() for number in range(count(code))]
    chosen = list(every)
    random.Random(SEED).shuffle(chosen)
    return len(every), [
        mutant(path.relative_to(PACKAGE).as_posix(), codes[path], number)
        for path, number in chosen[:each]
    ]


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


def noticed(change: Mutant | None, tests: Sequence[str]) -> bool:
    """Whether one of the tests fails with the mutant; with None: as the modules are."""

    def work() -> int:
        if change:
            put(change)
        return pytest.main([*_QUIET, *_LEFT_OUT, *tests])

    return bool(tests) and in_child(work, LONGEST) != 0


def naming(change: Mutant, group: str) -> list[str]:
    """The files of the group's tests that name the module of a mutant."""
    name = re.compile(rf"(?<![a-z]){Path(change.module).stem}(?![a-z])")
    places = [ROOT / each for each in GROUPS[group][1]]
    files = [p for each in places for p in ([each] if each.is_file() else each.rglob("test_*.py"))]
    named = [p for p in files if name.search(p.stem) or name.search(p.read_text(encoding="utf-8"))]
    return sorted((str(each) for each in named), key=lambda p: (not name.search(Path(p).stem), p))


def tried(group: str, each: int | None, say: Any = print) -> Outcome:
    """Make each drawn mutant of a group and see whether a test notices."""
    every, changes = drawn(group, each)
    survived: list[Mutant] = []
    if noticed(None, GROUPS[group][1]):
        raise SystemExit(f"tests of {group} fail before anything is changed")
    for number, change in enumerate(changes, 1):
        found = noticed(change, naming(change, group)) or noticed(change, GROUPS[group][1])
        if not found:
            survived.append(change)
            say(f"  {ACCEPTED.get(str(change), 'SURVIVES')}: {change}", flush=True)
        print(f"\r{group} {number}/{len(changes)}", end="", file=sys.stderr, flush=True)
    return Outcome(group, every, len(changes), survived)


def rows(groups: Sequence[str] = tuple(GROUPS), each: int | None = EACH) -> list[Any]:
    """For the table of the benchmark: what share of a group's drawn mutants survives, and why.

    Each survivor is to be listed with its reason (`survivors`): of those that are not, none.
    """
    for name in _HEAVY:
        importlib.import_module(name)
    found = []
    for group in groups:
        print(group, flush=True)
        seen = tried(group, each)
        what = f"mutants of {group} that survive ({len(seen.survived)} of {seen.drawn} drawn"
        found.append((f"{what}, of {seen.every})", 100 * seen.share, "%", 100 * MOST))
        found.append((f"of those without a reason in {group}", len(seen.unexplained), "", 0))
    return found


def main() -> int:
    """Print the survivors and the shares; 1 when too many survive, or one without a reason."""
    options = argparse.ArgumentParser(description="Do the tests notice a mistake?")
    options.add_argument("groups", nargs="*", choices=[*GROUPS, []], default=list(GROUPS))
    options.add_argument("--each", type=int, default=EACH, help="mutants drawn of a group")
    options.add_argument("--all", action="store_true", help="every mutant")
    asked = options.parse_args()
    told = rows(asked.groups, None if asked.all else asked.each)
    for what, share, unit, most in told:
        print(f"{what}  {share:5.1f} {unit}  {'ok' if share <= most else 'TOO MUCH'}")
    return int(any(share > most for _, share, _, most in told))


if __name__ == "__main__":
    sys.exit(main())
