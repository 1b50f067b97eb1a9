"""What the participants' page is compared with: a page of a plain file server, and plain Voilà."""

import gzip
import http.server
import json
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import psutil

from netwerk_widgets import plotlyjs
from netwerk_widgets.figures.accelerators import accelerator_radar
from netwerk_widgets.figures.dilemmas import dilemma_strips
from netwerk_widgets.session.cases import load_case
from netwerk_widgets.texts import texts
from tests.bench import pages
from tests.serve.room import free_port

SESSION = load_case("laanboompact", "nl")


def figures() -> list[str]:
    """The two figures, as JSON."""
    t = texts("nl")
    return [draw(SESSION, t).figure.to_json() for draw in (accelerator_radar, dilemma_strips)]


class _Static(http.server.SimpleHTTPRequestHandler):
    """A file server that compresses, for a fair floor."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        body = (path / "index.html" if path.is_dir() else path).with_suffix(path.suffix or ".html")
        packed = gzip.compress(body.read_bytes()) if body.is_file() else b""
        self.send_response(200 if packed else 404)
        kind = "text/javascript" if body.suffix == ".js" else "text/html; charset=utf-8"
        for name, value in (
            ("Content-Type", kind),
            ("Content-Encoding", "gzip"),
            ("Content-Length", str(len(packed))),
        ):
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(packed)

    def log_message(self, *_words: object) -> None:
        """Nothing."""


@contextmanager
def static_page(folder: Path) -> Iterator[str]:
    """The same two figures on a page that somebody wrote by hand."""
    folder.mkdir()
    (folder / "plotly.js").write_bytes(plotlyjs.whole().read_bytes())
    draws = "\n".join(
        f'{{const f = {each}; Plotly.newPlot("p{n}", f.data, f.layout);}}'
        for n, each in enumerate(figures())
    )
    (folder / "index.html").write_text(
        '<!doctype html><meta charset="utf-8"><div id="p0"></div><div id="p1"></div>'
        f'<script src="plotly.js"></script><script>{draws}</script>',
        encoding="utf-8",
    )
    server = http.server.ThreadingHTTPServer(
        ("127.0.0.1", 0), partial(_Static, directory=str(folder))
    )
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield f"http://127.0.0.1:{server.server_port}/"
    finally:
        server.shutdown()


@dataclass
class PlainVoila:
    """Plain Voilà on the two figures, each a FigureWidget."""

    address: str
    process: psutil.Process

    def memory(self) -> float:
        """Of the server and its kernels together, shared pages counted once (bytes)."""
        family = [self.process, *self.process.children(recursive=True)]
        total = 0.0
        for each in family:
            with suppress(psutil.Error):
                total += each.memory_full_info().pss
        return total


@contextmanager
def plain_voila(folder: Path) -> Iterator[PlainVoila]:
    """A running one."""
    folder.mkdir()
    kept = [str(folder / f"figure{n}.json") for n in range(2)]
    for name, each in zip(kept, figures(), strict=True):
        Path(name).write_text(each, encoding="utf-8")
    source = (
        "import plotly.graph_objects as go, plotly.io as pio\n"
        "from IPython.display import display\n"
        f"for name in {kept!r}:\n    display(go.FigureWidget(pio.read_json(name)))"
    )
    cell = {"cell_type": "code", "id": "a", "execution_count": None, "metadata": {}, "outputs": []}
    kernel = {"kernelspec": {"display_name": "Python 3", "language": "python", "name": "python3"}}
    notebook = folder / "figures.ipynb"
    notebook.write_text(
        json.dumps(
            {
                "cells": [cell | {"source": source}],
                "metadata": kernel,
                "nbformat": 4,
                "nbformat_minor": 5,
            }
        )
    )
    port = free_port()
    server = subprocess.Popen(
        [sys.executable, "-m", "voila", str(notebook), "--no-browser", f"--port={port}"],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        pages.wait_for(f"http://127.0.0.1:{port}/voila/static/voila.js")
        yield PlainVoila(f"http://127.0.0.1:{port}/", psutil.Process(server.pid))
    finally:
        server.terminate()
        server.wait(20)
