"""``python -m tests.notebooks.refill``: what the notebooks of analysis gave, anew.

Each runs from top to bottom, without a session. Beside each plotly figure comes its picture as SVG,
drawn by the browser that draws the report's: for who reads a notebook where no script runs.
"""

import os
import re
import sys
import tempfile
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import nbformat
from nbclient import NotebookClient

from netwerk_widgets.figures.chart import Chart
from netwerk_widgets.figures.drawing import Drawing, Table
from netwerk_widgets.report.document import Picture
from netwerk_widgets.report.pictures import Studio
from tests.notebooks.shipped import ANALYSIS

PLOTLY, SVG = "application/vnd.plotly.v1+json", "image/svg+xml"
#: Plotly calls the parts of a picture by six signs that differ each time.
_UID = re.compile(r'id="defs-([0-9a-f]{6})"')


def run(notebook: Any) -> None:
    """Run its cells; nothing of a kernel's own, no times, stays behind."""
    NotebookClient(notebook, timeout=120, record_timing=False).execute()
    for _, output in outputs(notebook):
        output.get("metadata", {}).clear()


def outputs(notebook: Any) -> Iterable[tuple[str, Any]]:
    """Each output, with the id of its cell."""
    return [
        (cell["id"], output) for cell in notebook["cells"] for output in cell.get("outputs", ())
    ]


def draw(notebook: Any, studio: Studio) -> None:
    """Put a picture beside each plotly figure."""
    found = {id_: each for id_, each in outputs(notebook) if PLOTLY in each.get("data", {})}
    wanted = []
    for id_, each in found.items():
        figure = each["data"][PLOTLY]
        chart = Chart(figure["data"], figure["layout"])
        wanted.append(Picture(id_, Drawing(id_, chart, "", "", Table((), ()))))
    drawn = studio.draw(wanted, "svg").drawn
    if missing := found.keys() - drawn:
        raise SystemExit(f"not drawn: {', '.join(sorted(missing))}")
    for id_, output in found.items():
        output["data"][SVG] = steady(drawn[id_].data.decode(), id_)


def steady(svg: str, id_: str) -> str:
    """The picture with names for its parts that are the same each time, and of no other cell."""
    name = sha256(id_.encode()).hexdigest()[:6]
    found = _UID.search(svg)
    return svg.replace(found[1], name) if found else svg


def main() -> None:
    """All of them, or those that are named."""
    chosen = [path for path in ANALYSIS if not sys.argv[1:] or path.stem in sys.argv[1:]]
    with tempfile.TemporaryDirectory() as home, Studio() as studio:
        os.environ["NETWERK_HOME"] = home
        for path in chosen:
            notebook = nbformat.read(path, as_version=4)
            run(notebook)
            draw(notebook, studio)
            nbformat.write(notebook, path)


if __name__ == "__main__":
    main()
