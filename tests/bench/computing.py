"""From ``import`` to what is computed with, and how soon a notebook in Lab shows a figure."""

import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from netwerk_widgets.session import portable
from tests.bench.large import large

RUNS = 5
PARTIES = 60
#: Each in at most five lines, as somebody types them in a fresh kernel.
LINES = {
    "a DataFrame": "s.parties._repr_html_()",
    "a graph": "s.graph()",
    "measures": "nw.measures(s)._repr_html_()",
    "a map that shows itself": "nw.map(s)._repr_mimebundle_()",
}
Row = tuple[str, float, str, float | None]


def rows() -> list[Row]:
    """Seconds in a fresh Python each; less what Python itself takes to start."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "sixty.json"
        file.write_text(portable.dumps("Sixty", large(PARTIES, 150)), encoding="utf-8")
        nothing = _seconds("pass")
        return [
            (
                f"from import to {what}, {PARTIES} parties",
                _seconds(f"import netwerk_widgets as nw\ns = nw.load(file={str(file)!r})\n{line}")
                - nothing,
                "s",
                1,
            )
            for what, line in LINES.items()
        ]


def _seconds(source: str) -> float:
    """The median of some runs, after one that warms up the files."""
    took = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", source], check=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took[1:])
