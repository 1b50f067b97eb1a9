"""From ``import`` to what is computed with, and how soon a notebook in Lab shows a figure."""

import json
import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, sync_playwright

from netwerk_widgets.serve import processes
from netwerk_widgets.session import portable
from tests.bench.large import large
from tests.bench.pages import PLOT
from tests.browser.conftest import FLAGS, chromium

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
        # What a DataFrame costs at least, whoever makes it.
        alone = ("import pandas", _seconds("import pandas") - nothing, "s", None)
        return [
            alone,
            *(
                (
                    f"from import to {what}, {PARTIES} parties",
                    _seconds(
                        f"import netwerk_widgets as nw\ns = nw.load(file={str(file)!r})\n{line}"
                    )
                    - nothing,
                    "s",
                    1,
                )
                for what, line in LINES.items()
            ),
        ]


def _seconds(source: str) -> float:
    """The median of some runs, after one that warms up the files."""
    took = []
    for _ in range(RUNS + 1):
        began = time.perf_counter()
        subprocess.run([sys.executable, "-c", source], check=True)
        took.append(time.perf_counter() - began)
    return statistics.median(took[1:])


#: A notebook with one figure as plotly itself shows it, and the page of ours that is compared.
_PLAIN, _OURS = "figure.ipynb", "03_dream.ipynb"
_SHOWN = {_PLAIN: ".plotly-graph-div .main-svg, .js-plotly-plot .main-svg", _OURS: PLOT}


def in_lab() -> list[Row]:
    """A page of ours and plain plotly's FigureWidget, in JupyterLab: from opening to a figure."""
    with (
        tempfile.TemporaryDirectory() as folder,
        lab(Path(folder)) as address,
        sync_playwright() as playwright,
    ):
        browser = playwright.chromium.launch(executable_path=chromium(), args=FLAGS)
        took = {
            name: statistics.median(_shown(browser, address, name) for _ in range(3))
            for name in (_PLAIN, _OURS)
        }
        browser.close()
    return [
        ("Lab: one FigureWidget, first figure", took[_PLAIN], "s", None),
        ("Lab: first figure / one FigureWidget", took[_OURS] / took[_PLAIN], "×", 2),
    ]


@contextmanager
def lab(folder: Path) -> Iterator[str]:
    """``netwerk lab`` on a case, with a notebook of one FigureWidget beside ours; its address."""
    home, mine = folder / "home", folder / "notebooks"
    home.mkdir()
    env = os.environ | {"NETWERK_HOME": str(home), "JUPYTER_CONFIG_DIR": str(home)}
    netwerk = [sys.executable, "-m", "netwerk_widgets"]
    subprocess.run([*netwerk, "notebooks", str(mine)], env=env, check=True)
    whole = json.loads((mine / _OURS).read_text(encoding="utf-8"))
    source = "import plotly.graph_objects as go\ngo.FigureWidget(go.Scatter(y=[1, 3, 2]))"
    plain = whole | {"cells": [whole["cells"][0] | {"cell_type": "code", "source": source}]}
    (mine / _PLAIN).write_text(json.dumps(plain), encoding="utf-8")
    settings = {"ServerApp": {"allow_root": True}}
    (home / "jupyter_server_config.json").write_text(json.dumps(settings))
    subprocess.run([*netwerk, "new", "Lab", "--case", "laanboompact"], env=env, check=True)
    words = ["lab", "--session", "Lab", "--notebooks", str(mine), "--no-browser"]
    server = subprocess.Popen([*netwerk, *words], env=env, stderr=subprocess.PIPE, text=True)
    lines = iter(server.stderr or ())
    try:
        yield next(found[0] for line in lines if (found := re.search(r"http://127\S+", line)))
    finally:
        processes.end([server])


def _shown(browser: Browser, address: str, notebook: str) -> float:
    """Seconds from opening a notebook in a fresh browser, and running it, to its first figure."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(180_000)
    began = time.perf_counter()
    page.goto(address.replace("/lab?", f"/lab/tree/{notebook}?reset&"))
    page.get_by_text("Python 3 (ipykernel) | Idle").wait_for()
    page.get_by_role("menuitem", name="Run", exact=True).click()
    page.get_by_role("menuitem", name="Run All Cells", exact=True).click()
    page.locator(_SHOWN[notebook]).first.wait_for()
    took = time.perf_counter() - began
    context.close()
    return took
