"""JupyterLite beside the pages, for who wants to see the code: one notebook in each language.

JupyterLite's own command makes its part; what is ours goes beside it: the notebooks, and the
packages that its kernel loads, in one lock, so that nothing is looked for anywhere else.
"""

import gzip
import hashlib
import json
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import Any

from netwerk_widgets.lite import fetching, packing

#: The notebook of each language.
NOTEBOOKS = {"nl": "rekenen.ipynb", "en": "computing.ipynb"}
FOLDER = Path(__file__).parent / "notebooks"
_KERNEL = "@jupyterlite/pyodide-kernel-extension"
#: What the kernel has of itself; the pages' stubs of it stay behind.
_OF_KERNEL = ("IPython/", "comm/", "traitlets/")
#: JupyterLite makes scripts as it goes; outside the site it asks nothing either.
_POLICY = (
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self' 'unsafe-inline'"
    " 'unsafe-eval' data: blob:; form-action 'none'\">"
)
#: When the notebooks were made, as far as anybody is told.
_THEN = "2026-01-01T00:00:00Z"


def build(site: Path, cache: Path) -> None:
    """Build it in the folder ``code`` of a site that has its Python and Pyodide already.

    Raises
    ------
    NotFetchedError
        When something cannot be fetched.
    subprocess.CalledProcessError
        When JupyterLite's command fails.
    """
    folder, pyodide = site / "code", site / "pyodide"
    python = _environment(cache / "jupyterlite")
    made = cache / "code"
    shutil.rmtree(made, ignore_errors=True)
    command = ["-m", "jupyterlite_core", "build", "--apps", "notebooks", "--output-dir", str(made)]
    empty = cache / "empty"
    empty.mkdir(exist_ok=True)
    subprocess.run([str(python), *command], check=True, cwd=empty, capture_output=True)  # noqa: S603
    shutil.copytree(
        made, folder, ignore=shutil.ignore_patterns("*.map", "rspack.*", ".jupyterlite*")
    )
    own = folder / "extensions" / _KERNEL / "static" / "pypi"
    wheels = [*fetching.kernel_wheels(cache / "kernel"), *sorted(own.glob("*.whl"))]
    lock = _lock(pyodide, [each for each in wheels if not each.name.startswith("widgetsnb")], site)
    _configured(folder / "jupyter-lite.json", [*lock])
    _notebooks(folder)
    for page in folder.rglob("index.html"):
        words = page.read_text(encoding="utf-8")
        page.write_text(words.replace("<head>", f"<head>{_POLICY}", 1), encoding="utf-8")


def _environment(folder: Path) -> Path:
    """The Python of an environment with JupyterLite's command, and nothing of ours."""
    python, done = folder / "bin" / "python", folder / "done.txt"
    wanted = fetching.PINS["jupyterlite"]
    if done.is_file() and done.read_text() == wanted:
        return python
    subprocess.run([sys.executable, "-m", "venv", "--clear", str(folder)], check=True)  # noqa: S603
    install = ["-m", "pip", "install", "--quiet", "--disable-pip-version-check"]
    packages = [f"{name}=={wanted}" for name in ("jupyterlite-core", "jupyterlite-pyodide-kernel")]
    fetching.fetch([str(python), *install, *packages])
    done.write_text(wanted)
    return python


def _lock(pyodide: Path, wheels: list[Path], site: Path) -> dict[str, Any]:
    """Put the packages beside Pyodide, with the lock that names them; which there are."""
    packages: dict[str, Any] = {}
    for wheel in wheels:
        shutil.copyfile(wheel, pyodide / wheel.name)
        name = wheel.name.split("-")[0].lower().replace("_", "-")
        packages[name] = _package(name, pyodide / wheel.name)
    with zipfile.ZipFile(pyodide / "netwerk.zip", "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in packing.files(gzip.decompress((site / "python.packed").read_bytes())):
            if not name.startswith(_OF_KERNEL):
                packed.writestr(zipfile.ZipInfo(name), content, zipfile.ZIP_DEFLATED, 6)
    packages["netwerk"] = _package("netwerk", pyodide / "netwerk.zip", ["netwerk_widgets"])
    # Completion that nobody needs, in place of two megabytes.
    with zipfile.ZipFile(pyodide / "jedi.zip", "w") as packed:
        packed.writestr(zipfile.ZipInfo("no_jedi.py"), "")
    packages["jedi"] = _package("jedi", pyodide / "jedi.zip")
    path = pyodide / "pyodide-lock.json"
    info = json.loads(path.read_text(encoding="utf-8"))["info"]
    path.write_text(json.dumps({"info": info, "packages": packages}), encoding="utf-8")
    return packages


def _package(name: str, path: Path, imports: list[str] | None = None) -> dict[str, Any]:
    return {
        "name": name,
        "version": "1",
        "file_name": path.name,
        "install_dir": "site",
        "sha256": hashlib.sha256(path.read_bytes()).hexdigest(),
        "package_type": "package",
        "imports": imports or [],
        "depends": [],
        "unvendored_tests": False,
    }


def _configured(path: Path, packages: list[str]) -> None:
    """Say where Pyodide is, and that nothing is to be looked for elsewhere."""
    whole = json.loads(path.read_text(encoding="utf-8"))
    config = whole["jupyter-config-data"]
    config["contentsAllJsonFile"] = "all.json"
    kernel = config.setdefault("litePluginSettings", {}).setdefault(f"{_KERNEL}:kernel", {})
    kernel |= {
        "pyodideUrl": "./../pyodide/pyodide.mjs",
        "disablePyPIFallback": True,
        "loadPyodideOptions": {"packages": packages},
    }
    path.write_text(json.dumps(whole), encoding="utf-8")


def _notebooks(folder: Path) -> None:
    files, contents = folder / "files", folder / "api" / "contents"
    for each in (files, contents):
        each.mkdir(parents=True, exist_ok=True)
    told = []
    for name in NOTEBOOKS.values():
        shutil.copyfile(FOLDER / name, files / name)
        told.append(_told(name, "notebook", (FOLDER / name).stat().st_size))
    whole = {**_told("", "directory", None), "content": told, "format": "json"}
    (contents / "all.json").write_text(json.dumps(whole), encoding="utf-8")


def _told(name: str, kind: str, size: int | None) -> dict[str, Any]:
    times = {"created": _THEN, "last_modified": _THEN}
    nothing = dict.fromkeys(("content", "format", "mimetype"))
    return {
        **nothing,
        **times,
        "name": name,
        "path": name,
        "size": size,
        "type": kind,
        "writable": True,
    }
