"""How long a report takes, beside its figures alone and beside one start of the browser.

Each in a process of its own, as ``netwerk report`` and a notebook's kernel are: imports and all.
The figures alone are made as JSON for the page, and nothing is drawn. The goals: as HTML the
short report takes at most 1.5 times its figures; as Word at most 1.5 times one start of the
browser that draws one figure, and the full report at most 5 times that.
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
T = texts("nl")


def figures(about: str) -> None:
    """Every figure of that report; what is drawn in Python is there when it is made."""
    from netwerk_widgets.figures.drawing import Still
    from netwerk_widgets.report.contents import contents

    for each in contents(load_case(CASE, "nl"), CASE, T, DAY, about).pictures():
        if not isinstance(each.drawing.figure, Still):
            each.drawing.figure.to_json()


def one() -> None:
    """One start of the browser, and one figure that it draws."""
    from netwerk_widgets.figures.registry import FIGURES
    from netwerk_widgets.report.document import Picture
    from netwerk_widgets.report.pictures import Studio

    with Studio() as studio:
        drawing = FIGURES["radar_then_now"].draw(load_case(CASE, "nl"), T, DAY)
        images = studio.draw([Picture("radar_then_now", drawing)], "png")
        assert images.drawn, images.trouble


def report(kind: str, about: str) -> None:
    """A report of the fullest case, as the command makes it."""
    make(load_case(CASE, "nl"), CASE, kind, T, DAY, about=about)


#: What is timed.
CALLS = {
    "short": "figures('short')",
    "full": "figures('full')",
    "one": "one()",
    "html": "report('html', 'short')",
    "docx": "report('docx', 'short')",
    "pdf": "report('pdf', 'short')",
    "whole html": "report('html', 'full')",
    "whole docx": "report('docx', 'full')",
    "xlsx": "report('xlsx', 'full')",
}


def _took(call: str) -> float:
    """Seconds of a call of this module in a fresh process."""
    began = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", f"from tests.bench import reports; reports.{call}"], check=True
    )
    return time.perf_counter() - began


def rows() -> list[tuple[str, float, str, float | None]]:
    """The rows of the benchmark's table.

    All are timed in turn, so that whatever else this machine does weighs on each alike.
    """
    rounds = [{name: _took(call) for name, call in CALLS.items()} for _ in range(RUNS)]

    def seconds(name: str) -> float:
        return statistics.median(each[name] for each in rounds)

    def ratio(name: str, to: str) -> float:
        return statistics.median(each[name] / each[to] for each in rounds)

    return [
        ("the figures of the short report alone", seconds("short"), "s", None),
        ("short report as HTML / those figures", ratio("html", "short"), "×", 1.5),
        ("one start of the browser and one figure", seconds("one"), "s", None),
        ("short report as Word / that start", ratio("docx", "one"), "×", 1.5),
        ("full report as Word / that start", ratio("whole docx", "one"), "×", 5),
        ("full report as HTML / that start", ratio("whole html", "one"), "×", 5),
        ("full report as HTML / its figures alone", ratio("whole html", "full"), "×", 3),
        ("short report as HTML", seconds("html"), "s", None),
        ("short report as PDF", seconds("pdf"), "s", None),
        ("full report as Word", seconds("whole docx"), "s", 20),
        ("report as Excel", seconds("xlsx"), "s", None),
    ]


if __name__ == "__main__":
    for what, value, unit, limit in rows():
        print(f"{what:<45}{value:8.2f} {unit}  {'' if limit is None else f'(≤ {limit})'}")
