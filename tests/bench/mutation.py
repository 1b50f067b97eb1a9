"""``python -m tests.bench.mutation``: are the tests there that would notice a mistake?

A fixed draw of small wrong changes (`mutants`) to the modules on which numbers, publishing and
saving rest; each is made in a process of its own (`swapping`), which runs the tests of the group
that run the changed line (`covering`), the shortest first. What no test runs survives.
What survives and is not in `survivors.ACCEPTED`, with its reason, is printed. No file is changed.

It takes a quarter of an hour and more, so it is no part of the tests. ``--each 400`` draws more
of a group, ``--all`` takes every mutant, ``--seed 8`` draws others, names of groups keep it to
those.
"""

import argparse
import importlib
import os
import pickle
import random
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from tests.bench.mutants import Mutant, count, mutant
from tests.bench.survivors import ACCEPTED
from tests.bench.trying import LONGEST, OPTIONS, PACKAGE, Trying, in_child, noticed

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
#: Of what is found in a network.
_FOUND = ("tests/insights/test_ranking.py",)
#: The modules of a group (a folder, or a file), and the tests that are theirs.
GROUPS = {
    "network": (("network",), ("tests/network", *_FOUND)),
    "insights": (("insights",), ("tests/insights",)),
    "published": (("session/published.py",), ("tests/session", "tests/network")),
    "store": (("session/store",), ("tests/session/store", *_SESSION, *_ELSEWHERE)),
    "recognising": (("files/recognising",), ("tests/files",)),
}
#: Of each group so many, and which, is drawn once; a larger draw begins with the same.
EACH, SEED = 32, 9
#: The share of the drawn mutants that may survive.
MOST = 0.15
#: What takes long to import and is not ours: once for all.
_HEAVY = (
    *("hypothesis", "networkx", "numpy", "openpyxl", "pandas", "plotly.graph_objects"),
    *("pydantic", "scipy.optimize", "sqlalchemy", "ipywidgets", "anywidget", "docx"),
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


def drawn(group: str, each: int | None, seed: int = SEED) -> tuple[int, list[Mutant]]:
    """How many mutants a group has, and those that were drawn, in the order of the draw."""
    codes = {path: path.read_text(encoding="utf-8") for path in modules(group)}
    every = [(path, number) for path, code in codes.items() for number in range(count(code))]
    chosen = list(every)
    random.Random(seed).shuffle(chosen)
    return len(every), [
        mutant(path.relative_to(PACKAGE).as_posix(), codes[path], number)
        for path, number in chosen[:each]
    ]


def tried(group: str, each: int | None, seed: int = SEED, say: Any = print) -> Outcome:
    """Make each drawn mutant of a group and see whether a test notices."""
    every, changes = drawn(group, each, seed)
    survived: list[Mutant] = []

    def survives(change: Mutant) -> None:
        why = ACCEPTED.get(str(change), f"SURVIVES in line {change.line}")
        say(f"  {why}: {change}", file=out, flush=True)

    with tempfile.TemporaryDirectory() as folder, os.fdopen(os.dup(1), "w") as out:
        written = Path(folder) / "found"
        # Of their own: who cleans up what other tests left takes nothing from under these.
        os.environ["PYTEST_DEBUG_TEMPROOT"] = folder
        os.environ["HYPOTHESIS_PROFILE"] = "fixed"  # the same examples, so that it ends the same

        def work() -> int:
            trying = Trying(modules(group), changes, survives)
            pytest.main([*OPTIONS, *GROUPS[group][1]], plugins=[trying])
            written.write_bytes(pickle.dumps((trying.found, trying.failing)))
            return 0

        in_child(work, LONGEST * max(5, len(changes)))
        results, failing = pickle.loads(written.read_bytes())
        for each in failing:
            print(f"  fails before anything is changed: {each}", file=out, flush=True)
        if len(results) < len(changes):
            raise SystemExit(f"too many tests of {group} fail before anything is changed")
        for change, found in zip(changes, results, strict=True):
            if isinstance(found, list):
                found = noticed(change, found)
                if not found:
                    survives(change)
            if not found:
                survived.append(change)
    return Outcome(group, every, len(changes), survived)


def rows(
    groups: Sequence[str] = tuple(GROUPS), each: int | None = EACH, seed: int = SEED
) -> list[Any]:
    """For the table of the benchmark: what share of a group's drawn mutants survives, and why.

    Each survivor is to be listed with its reason (`survivors`): of those that are not, none.
    """
    for name in _HEAVY:
        importlib.import_module(name)
    found = []
    for group in groups:
        print(group, flush=True)
        end = tried(group, each, seed)
        what = f"mutants of {group} that survive ({len(end.survived)} of {end.drawn} drawn"
        found.append((f"{what}, of {end.every})", 100 * end.share, "%", 100 * MOST))
        found.append((f"of those without a reason in {group}", len(end.unexplained), "", 0))
    return found


def main() -> int:
    """Print the survivors and the shares; 1 when too many survive, or one without a reason."""
    options = argparse.ArgumentParser(description="Do the tests notice a mistake?")
    options.add_argument("groups", nargs="*", choices=[*GROUPS, []])
    options.add_argument("--each", type=int, default=EACH, help="mutants drawn of a group")
    options.add_argument("--all", action="store_true", help="every mutant")
    options.add_argument("--seed", type=int, default=SEED, help="another draw")
    asked = options.parse_args()
    found = rows(asked.groups or list(GROUPS), None if asked.all else asked.each, asked.seed)
    for what, share, unit, most in found:
        print(f"{what}  {share:5.1f} {unit}  {'ok' if share <= most else 'TOO MUCH'}")
    return int(any(share > most for _, share, _, most in found))


if __name__ == "__main__":
    sys.exit(main())
