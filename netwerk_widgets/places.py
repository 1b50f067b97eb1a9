"""Where the workbook's own files are, and where the user's files go."""

import hashlib
import os
from functools import cache
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).parent

#: The pages beside the seven steps, by the names of their notebooks.
EXTRAS: tuple[str, ...] = ("map", "thread")


def _shipped(folder: str) -> Path:
    """A top-level folder: beside the package in a checkout, inside it in a wheel."""
    in_wheel = PACKAGE / "_workbook" / folder
    return in_wheel if in_wheel.is_dir() else PACKAGE.parent / folder


def notebooks() -> Path:
    """The folder of the notebooks."""
    return _shipped("notebooks")


def data() -> Path:
    """The folder of the cases and import templates."""
    return _shipped("data")


def home() -> Path:
    """The folder for the user's sessions and settings, made when it is not there.

    ``NETWERK_HOME`` overrides the system's own place for application data.
    """
    chosen = os.environ.get("NETWERK_HOME")
    folder = Path(chosen) if chosen else Path(platformdirs.user_data_dir("netwerk", False))
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def database_url() -> str:
    """The SQLAlchemy address of the session store: ``NETWERK_DB`` or SQLite in `home`."""
    return os.environ.get("NETWERK_DB") or f"sqlite:///{home() / 'sessions.db'}"


def static() -> Path:
    """The folder of the pages' own scripts and styles."""
    return PACKAGE / "static"


def static_files() -> dict[str, Path]:
    """The files of `static` by the name in their address (``map/view.js``), in order."""
    found = sorted(path for path in static().rglob("*.*") if path.is_file())
    return {path.relative_to(static()).as_posix(): path for path in found}


def plotly_bundle() -> Path:
    """Plotly's own script, as the installed package has it."""
    found = find_spec("plotly")
    if found is None or found.origin is None:
        raise ModuleNotFoundError(name="plotly")
    return Path(found.origin).parent / "package_data" / "plotly.min.js"


@cache
def static_version() -> str:
    """A digest of `static` and plotly's version: part of the address, so files never go stale."""
    digest = hashlib.sha256(version("plotly").encode())
    for path in static_files().values():
        digest.update(path.read_bytes())
    return digest.hexdigest()[:12]
