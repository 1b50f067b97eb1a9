"""What others made of the site, fetched by their ordinary clients: pip and npm."""

import os
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from netwerk_widgets import places
from netwerk_widgets.lite.packing import needed

PINS: dict[str, Any] = tomllib.loads(
    (Path(__file__).parent / "pins.toml").read_text(encoding="utf-8")
)
LOCK = places.PACKAGE.parent / "requirements.lock"
#: Of Pyodide's package: what a page asks for.
PYODIDE = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


class NotFetchedError(Exception):
    """Something of others is not here, and could not be fetched either."""


def fetch(command: Sequence[str], **variables: str) -> None:
    """Run a client that fetches something; what it says of it is shown.

    Raises
    ------
    NotFetchedError
        When it does not succeed.
    """
    done = subprocess.run(command, env={**os.environ, **variables}, check=False)  # noqa: S603
    if done.returncode:
        raise NotFetchedError(" ".join(command))


def _pip(*arguments: str, **variables: str) -> None:
    quiet = ("--quiet", "--disable-pip-version-check")
    fetch([sys.executable, "-m", "pip", *arguments, *quiet], **variables)


def wheels(folder: Path) -> list[Path]:
    """The wheels that the pages need, in a folder; those that are there already stay.

    Raises
    ------
    NotFetchedError
        When there is no such wheel, or no way to it.
    """
    folder.mkdir(parents=True, exist_ok=True)
    done = folder / "done.txt"
    wanted = repr(PINS) + LOCK.read_text(encoding="utf-8")
    if done.is_file() and done.read_text(encoding="utf-8") == wanted:
        return sorted(folder.glob("*.whl"))
    for old in folder.glob("*.whl"):
        old.unlink()
    abi = f"cp{PINS['python'].replace('.', '')}"
    _pip(
        *("download", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)),
        *("--constraint", str(LOCK), "--implementation", "cp", "--python-version", PINS["python"]),
        *("--platform", PINS["tag"], "--platform", "any", "--abi", abi, "--abi", "none"),
        *PINS["packages"],
    )
    # No compiler: then the package leaves its compiled part out.
    _pip(
        *("wheel", "--no-deps", "--no-binary", ":all:", "--wheel-dir", str(folder)),
        *("--constraint", str(LOCK), *PINS["pure"]),
        CC="/bin/false",
    )
    done.write_text(wanted, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def kernel_wheels(folder: Path) -> list[Path]:
    """The wheels that JupyterLite's kernel needs, in a folder.

    Raises
    ------
    NotFetchedError
        When there is no such wheel, or no way to it.
    """
    done, wanted = folder / "done.txt", repr(PINS["kernel"]) + LOCK.read_text(encoding="utf-8")
    if not done.is_file() or done.read_text(encoding="utf-8") != wanted:
        shutil.rmtree(folder, ignore_errors=True)
        _pip(
            *("download", "--no-deps", "--only-binary", ":all:", "--dest", str(folder)),
            *("--constraint", str(LOCK), "--python-version", PINS["python"]),
            *("--platform", "any", "--abi", "none", *PINS["kernel"]),
        )
        done.write_text(wanted, encoding="utf-8")
    return sorted(folder.glob("*.whl"))


def pyodide(folder: Path) -> Path:
    """The folder of npm's package of Pyodide, in this folder.

    Raises
    ------
    NotFetchedError, FileNotFoundError
        When it cannot be fetched, or there is no npm.
    """
    package = folder / "node_modules" / "pyodide"
    made = folder / "pyodide.txt"
    if made.is_file() and made.read_text() == PINS["pyodide"]:
        return package
    folder.mkdir(parents=True, exist_ok=True)
    wanted = f"pyodide@{PINS['pyodide']}"
    quiet = [
        "--ignore-scripts",
        "--no-audit",
        "--no-fund",
        "--loglevel=error",
        "--no-save",
        "--force",
    ]
    fetch([needed("npm"), "install", "--prefix", str(folder), *quiet, wanted])
    made.write_text(PINS["pyodide"])
    return package
