"""``make bench``: pages and edits, as ratios to a baseline in the same run.

Prints a table and, after it, the same as JSON. Nothing here is asserted in a test: times
belong to a machine, the ratios and bytes are what to compare.
"""

import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from tests.bench import (
    air,
    checks,
    computing,
    edits,
    everybody,
    keys,
    kills,
    maps,
    networks,
    pages,
    paper,
    previews,
    reports,
    room,
    rooms,
    round_kills,
    rounds,
    seats,
    stage,
)
from tests.bench.large import large_session
from tests.browser.conftest import CASE, chromium, start, stop

RUNS = 5


def median(measure: Callable[[], float]) -> float:
    return statistics.median(measure() for _ in range(RUNS))


def import_time(module: str) -> float:
    began = time.perf_counter()
    subprocess.run([sys.executable, "-c", f"import {module}"], check=True)
    return time.perf_counter() - began


def main() -> None:
    if chromium() is None:
        raise SystemExit("the benchmark needs Chromium")
    rows: list[tuple[str, float, str, float | None]] = []
    nothing = median(lambda: import_time("sys"))
    ours = median(lambda: import_time("netwerk_widgets")) - nothing
    theirs = median(lambda: import_time("ipywidgets")) - nothing
    rows.append(("import netwerk_widgets / import ipywidgets", ours / theirs, "×", 2))
    rows.append(("a check of a student's exercise", checks.slowest_check(RUNS), "ms", 100))
    rows += networks.growth()  # before anything else fills this process's memory
    rows += computing.rows()
    rows += computing.in_lab()
    rows += reports.rows()
    rows += paper.rows()
    rows += previews.rows()
    rows += everybody.rows()

    with tempfile.TemporaryDirectory() as folder:
        with pages.trivial_voila(Path(folder)) as address:
            baseline = pages.visits(address, pages.SLIDER, RUNS)
        rows.append(("trivial Voilà page, one slider: shown", baseline.seconds, "s", None))
        rows.append(("trivial Voilà page: first visit", baseline.first_bytes / 1e6, "MB", None))

        running = start(Path(folder) / "home", "--case", "laanboompact")
        try:
            for notebook in pages.STEP_PAGES:
                seen = pages.visits(running.address(notebook, CASE), pages.PLOT, RUNS)
                rows += [
                    (
                        f"{notebook}: first plot / trivial page",
                        seen.seconds / baseline.seconds,
                        "×",
                        1.25,
                    ),
                    (f"{notebook}: first visit", seen.first_bytes / 1e6, "MB", 1.7),
                    (f"{notebook}: reload", seen.reload_bytes / 1e6, "MB", 0.1),
                ]
            seen = pages.visits(running.dashboard, pages.PLOT, RUNS)
            rows += [
                ("dashboard: first plot / trivial page", seen.seconds / baseline.seconds, "×", 2),
                ("dashboard: first visit", seen.first_bytes / 1e6, "MB", 0.55),
                ("dashboard: reload", seen.reload_bytes / 1e6, "MB", 0.01),
                (
                    "one page's kernel, memory of its own",
                    pages.kernel_memory(running) / 1e6,
                    "MB",
                    80,
                ),
            ]
            name = large_session(running.home)
            took = edits.edit_to_redraw(running.address("02_domain", name))
            rows.append(("an edit to its redrawn map, 50 parties", took, "ms", 150))
        finally:
            stop(running)
    rows += keys.rows()
    rows += maps.rows()
    rows += seats.rows()
    rows += room.rows()
    rows += air.rows()
    rows += stage.rows()
    rows += kills.rows()
    rows += rounds.rows()
    rows += rooms.rows()
    rows += round_kills.rows()

    width = max(len(what) for what, *_ in rows)
    for what, value, unit, limit in rows:
        mark = (
            ""
            if limit is None
            else f"  (≤ {limit:g} {unit}) {'ok' if value <= limit else 'TOO MUCH'}"
        )
        print(f"{what:<{width}}  {value:8.2f} {unit}{mark}")
    print(json.dumps([{"what": w, "value": v, "unit": u, "limit": m} for w, v, u, m in rows]))


if __name__ == "__main__":
    main()
