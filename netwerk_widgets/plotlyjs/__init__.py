"""The script that draws our figures: plotly.js with their kinds of trace only, or all of it.

What lies in this folder is built from plotly.js's own source by ``make plotly``, and is a quarter
of the whole. It serves as long as it is of the version that the installed plotly expects, holds
every trace that the figures use and is as it was built; else the whole script that comes with
plotly serves in its place.
"""

import hashlib
import json
import logging
import re
from functools import cache
from importlib.util import find_spec
from pathlib import Path

log = logging.getLogger("netwerk")

#: The kinds of trace that the figures are made of.
TRACES = ("bar", "barpolar", "heatmap", "scatter", "scatterpolar")
#: The script, and the same packed with brotli as hard as can be: that takes seconds.
NAME, SMALL = "plotly.min.js", "plotly.min.js.br"
FOLDER = Path(__file__).parent


def whole() -> Path:
    """Plotly's script with all that it can draw, as the installed package has it.

    Raises
    ------
    ModuleNotFoundError
        When there is no plotly.
    """
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name="plotly")
    return Path(found.origin).parent / "package_data" / NAME


@cache
def expected() -> str:
    """The version of plotly.js that the installed plotly comes with, like ``4.1.1``."""
    with whole().open(encoding="utf-8") as file:
        found = re.search(r"plotly\.js v([\w.-]+)", file.read(400))
    return found[1] if found else ""


@cache
def script() -> Path:
    """What draws the figures: the small script, or the whole one where that does not fit."""
    problem = unfit()
    if not problem:
        return FOLDER / NAME
    log.warning("the figures are drawn by the whole of plotly.js: %s", problem)
    return whole()


def small() -> bytes:
    """Our script, packed with brotli."""
    return (FOLDER / SMALL).read_bytes()


def unfit() -> str:
    """Why the small script cannot serve, in words for the log; empty when it can."""
    try:
        made = json.loads((FOLDER / "bundle.json").read_text(encoding="utf-8"))
        version, traces = made["plotly"], made["traces"]
        same = all(
            hashlib.sha256((FOLDER / name).read_bytes()).hexdigest() == made["sha256"][name]
            for name in (NAME, SMALL)
        )
    except (OSError, ValueError, KeyError, TypeError) as problem:
        return f"ours cannot be read ({problem!r})"
    if version != expected():
        return f"ours is of version {version}, plotly expects {expected() or 'another'}"
    if missing := sorted(set(TRACES) - set(traces)):
        return f"ours cannot draw {', '.join(missing)}"
    return "" if same else "ours is not as it was built"
