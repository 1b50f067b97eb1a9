"""How long a report takes, beside the figures that the seven notebooks show.

Each in a process of its own, as ``netwerk report`` and a notebook's kernel are: imports and all.
The baseline makes every figure of the seven steps of the fullest case, as JSON for the page, and
draws nothing.
"""

import statistics
import subprocess
import sys
import time
from datetime import date

from netwerk_widgets.report.making import make
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts

CASE = "laanboompact"
RUNS = 3
DAY = date(2026, 11, 24)


def figures() -> None:
    """Every figure that the notebooks of the steps show, and the four kinds of network."""
    from netwerk_widgets.figures.kinds import kind_figure
    from netwerk_widgets.method import KINDS
    from netwerk_widgets.report.outline import outline

    t = texts("nl")
    drawings = [each.drawing for each in outline(load_case(CASE, "nl"), CASE, t, DAY).pictures()]
    for each in [*drawings, *(kind_figure(kind, t) for kind in KINDS)]:
        each.figure.to_json()


def report(kind: str) -> None:
    """The report of the fullest case, as the command makes it."""
    make(load_case(CASE, "nl"), CASE, kind, texts("nl"), DAY)


def took(call: str) -> float:
    """Median seconds of a call of this module in a fresh process."""
    times = []
    for _ in range(RUNS):
        began = time.perf_counter()
        subprocess.run(
            [sys.executable, "-c", f"from tests.bench import reports; reports.{call}"], check=True
        )
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def rows() -> list[tuple[str, float, str, float | None]]:
    """The rows of the benchmark's table."""
    alone = took("figures()")
    page, word, sheet = (took(f"report({kind!r})") for kind in ("html", "docx", "xlsx"))
    return [
        ("the figures of the seven notebooks alone", alone, "s", None),
        ("report as HTML / those figures", page / alone, "×", 3),
        ("report as HTML", page, "s", None),
        ("report as Word", word, "s", 20),
        ("report as Excel", sheet, "s", None),
    ]


if __name__ == "__main__":
    for what, value, unit, limit in rows():
        print(f"{what:<45}{value:8.2f} {unit}  {'' if limit is None else f'(≤ {limit})'}")
