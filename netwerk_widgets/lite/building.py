"""Building the site: a folder that any web host serves as it is."""

import gzip
import shutil
from collections.abc import Callable
from pathlib import Path

from netwerk_widgets import places, plotlyjs
from netwerk_widgets.bundle import script, sheet
from netwerk_widgets.lite import fetching, licences, notebook, packing, pages
from netwerk_widgets.lite.trial import PAGES
from netwerk_widgets.texts import LANGUAGES

#: For hosts that read such a file: what a page says itself, for the worker too.
_HEADERS = f"""/worker.js
  Content-Security-Policy: {pages.POLICY}
/*
  X-Content-Type-Options: nosniff
"""


def build(
    folder: Path, cache: Path, *, code: bool = True, tell: Callable[[str], object] = print
) -> None:
    """Build the site in a folder, which is replaced; what was fetched stays in ``cache``.

    Without ``code`` there is no JupyterLite in it, nor a link to it.

    Raises
    ------
    NotFetchedError, FileNotFoundError
        When something cannot be fetched, or there is no node or npm.
    subprocess.CalledProcessError
        When something that was fetched does not work.
    """
    tell("wheels")
    wheels = fetching.wheels(cache / "wheels")
    tell("pyodide")
    pyodide = fetching.pyodide(cache)
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    tell("python")
    packing.staged(wheels, cache / "stage")
    packing.compiled(cache / "stage", pyodide, folder / "python.packed")
    tell("pages")
    _pyodide(pyodide, folder / "pyodide")
    _static(folder / "netwerk" / "static" / places.static_version())
    _pages(folder, code)
    others = [
        licences.pyodide(pyodide),
        licences.cpython(),
        ("plotly.js", "MIT", [(plotlyjs.FOLDER / "LICENSE").read_text(encoding="utf-8")]),
    ]
    if code:
        tell("code")
        notebook.build(folder, cache)
        wheels += fetching.kernel_wheels(cache / "kernel")
        version = fetching.PINS["jupyterlite"]
        others.append(licences.jupyterlite(cache / "jupyterlite", version))
        others += licences.of_scripts(folder / "code")
    told = licences.licences(wheels, others)
    (folder / "licences.html").write_text(told, encoding="utf-8")
    (folder / "_headers").write_text(_HEADERS, encoding="utf-8")


def _pyodide(source: Path, folder: Path) -> None:
    folder.mkdir()
    for name in fetching.PYODIDE:
        shutil.copyfile(source / name, folder / name)  # as JupyterLite asks for it
        if name.endswith(".wasm"):
            # Not every host packs it. The worker unpacks it, so no host may think that it should.
            packed = gzip.compress((source / name).read_bytes(), 9, mtime=0)
            (folder / f"{name}.packed").write_bytes(packed)
    shutil.copyfile(source / "pyodide-lock.json", folder / "pyodide-lock.json")


def _static(folder: Path) -> None:
    """The pages' own scripts and styles, as a workbook serves them."""
    for name, path in places.static_files().items():
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        if path.suffix == ".js":
            target.write_text(script(name), encoding="utf-8")
        elif path.suffix == ".css":
            target.write_text(sheet(name), encoding="utf-8")
        else:
            shutil.copyfile(path, target)
    shutil.copyfile(plotlyjs.script(), folder / plotlyjs.NAME)


def _pages(folder: Path, code: bool) -> None:
    for path in pages.FOLDER.iterdir():
        if path.suffix in (".js", ".css"):
            shutil.copyfile(path, folder / path.name)
    for name in ("case", *PAGES):
        (folder / f"{name}.html").write_text(pages.page(), encoding="utf-8")
    for language in LANGUAGES:
        page = pages.start(language, code)
        (folder / pages.start_name(language)).write_text(page, encoding="utf-8")
