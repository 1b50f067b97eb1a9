"""The Python of the site as one file: compiled, and without what no page asks for."""

import gzip
import json
import shutil
import subprocess
import zipfile
from collections.abc import Iterable, Iterator
from errno import ENOENT
from fnmatch import fnmatch
from os import strerror
from pathlib import Path
from tempfile import TemporaryDirectory

from netwerk_widgets import __version__, places, plotlyjs
from netwerk_widgets.texts import LANGUAGES

#: What is left out of every package, and of some.
_NOBODY = (
    *("*/tests/*", "*/testing/*", "*.pyi", "*.c", "*.h", "*/py.typed", "*.data/*", "*.map"),
    *("plotly/labextension/*", "plotly/package_data/*", "plotly/matplotlylib/*"),
    *("plotly/figure_factory/*", "plotly/express/*", "plotly/graph_objs/*/*", "plotly/api/*"),
    *(
        "babel/locale-data/*",
        "babel/messages/*",
        "anywidget/nbextension/*",
        "anywidget/labextension/*",
        "*/README*",
    ),
    *("ipywidgets/widgets/docs/*", "networkx/generators/atlas.dat.gz", "*/docs/*"),
    *("pydantic/v1/*", "pydantic/mypy.py", "narwhals/_polars/*", "narwhals/_spark_like/*"),
)
#: And what of that is asked for.
_STILL = (
    *(f"plotly/graph_objs/{trace}/*" for trace in plotlyjs.TRACES),
    *("plotly/graph_objs/layout/*", "plotly/graph_objs/_*", "babel/locale-data/root.dat"),
    *(f"babel/locale-data/{language}*.dat" for language in LANGUAGES),
    *("babel/messages/plurals.py", "plotly/package_data/templates/plotly.json"),
)
#: Of our own package: the pages ask for these of the site, or there is no place for them.
_OURS = (
    "static/*",
    "serve/*",
    "cli/*",
    "plotlyjs/*.js",
    "plotlyjs/*.br",
    "lite/page/*",
    "lite/*.txt",
    "lite/stubs/*",
    "lite/notebooks/*",
)
#: The widths of the letters on the map, and the letters in a picture of it.
_OURS_STILL = ("static/loader.js", "static/map/widths.js", "static/fonts/*")


def left_out(name: str) -> bool:
    """Whether a file of a wheel is not for the site."""
    return _any(name, _NOBODY) and not _any(name, _STILL)


def _any(name: str, patterns: Iterable[str]) -> bool:
    return any(fnmatch(name, pattern) for pattern in patterns)


def staged(wheels: Iterable[Path], folder: Path) -> None:
    """Put all that runs in a folder, as it is imported."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for wheel in wheels:
        with zipfile.ZipFile(wheel) as packed:
            for name in packed.namelist():
                known = name.endswith(".dist-info/METADATA")
                if known or (".dist-info/" not in name and not left_out(name)):
                    packed.extract(name, folder)
    # Plotly looks in its script for the version, and finds it in the first line.
    script = folder / "plotly" / "package_data" / "plotly.min.js"
    script.parent.mkdir(parents=True, exist_ok=True)
    script.write_text(plotlyjs.whole().read_text(encoding="utf-8")[:400], encoding="utf-8")
    _ours(folder / "netwerk_widgets")
    about = folder / f"netwerk_widgets-{__version__}.dist-info" / "METADATA"
    about.parent.mkdir()
    told = f"Metadata-Version: 2.1\nName: netwerk-widgets\nVersion: {__version__}\n"
    about.write_text(told, encoding="utf-8")
    for path in (places.PACKAGE / "lite" / "stubs").iterdir():
        shutil.copytree(path, folder / path.name, ignore=shutil.ignore_patterns("__pycache__"))
    for path in folder.rglob("METADATA"):
        _shortened(path)


def _ours(folder: Path) -> None:
    for path in sorted(places.PACKAGE.rglob("*")):
        name = path.relative_to(places.PACKAGE).as_posix()
        if path.is_dir() or "__pycache__" in name:
            continue
        if _any(name, _OURS) and not _any(name, _OURS_STILL):
            continue
        target = folder / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    for each in ("notebooks", "data"):
        shutil.copytree(
            places.data().parent / each,
            folder / "_workbook" / each,
            ignore=shutil.ignore_patterns(".*", "*.ipynb", "__pycache__"),
        )


def _shortened(path: Path) -> None:
    """Of what a package tells of itself, its name and version."""
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [each for each in lines[:40] if each.startswith(("Metadata-V", "Name:", "Version:"))]
    path.write_text("\n".join([*kept, "", ""]), encoding="utf-8")


def needed(name: str) -> str:
    """The path of a program.

    Raises
    ------
    FileNotFoundError
        When there is no such program on this machine.
    """
    found = shutil.which(name)
    if found is None:
        raise FileNotFoundError(ENOENT, strerror(ENOENT), name)
    return found


def _whole(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    }


def _in_one(files: dict[str, bytes]) -> bytes:
    """All files in one: how long the index is, the index (names and sizes), and their contents.

    A browser unpacks that in one go, and no host thinks that it should.
    """
    index = json.dumps([[name, len(content)] for name, content in files.items()]).encode()
    return b"".join([len(index).to_bytes(4, "little"), index, *files.values()])


def files(whole: bytes) -> Iterator[tuple[str, bytes]]:
    """The files that are in one, as `compiled` makes it, by name."""
    at = 4 + int.from_bytes(whole[:4], "little")
    for name, size in json.loads(whole[4:at]):
        yield name, whole[at : at + size]
        at += size


def compiled(folder: Path, pyodide: Path, result: Path) -> None:
    """Compile a folder with Pyodide itself, and pack what that made.

    Raises
    ------
    subprocess.CalledProcessError, FileNotFoundError
        When it fails, or there is no node.
    """
    script = Path(__file__).parent / "compile.mjs"
    with TemporaryDirectory() as beside:
        source, made = Path(beside) / "source.zip", Path(beside) / "made.zip"
        with zipfile.ZipFile(source, "w") as packed:
            for name, content in _whole(folder).items():
                packed.writestr(zipfile.ZipInfo(name), content)
        command = [needed("node"), str(script), str(pyodide), str(source), str(made)]
        subprocess.run(command, check=True)  # noqa: S603
        with zipfile.ZipFile(made) as given:
            made_of = {name: given.read(name) for name in given.namelist()}
    result.write_bytes(gzip.compress(_in_one(made_of), 9, mtime=0))
