"""The scripts and styles of Voilà's front end that the page with a kernel needs, and no more."""

import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from tornado.web import HTTPError, StaticFileHandler

from netwerk_widgets.serve.packed_files import packing

#: The front end's extensions: our widgets, the ordinary ones, and who puts them on the page.
EXTENSIONS = (
    "anywidget",
    "@jupyter-widgets/jupyterlab-manager",
    "@voila-dashboards/widgets-manager8",
)
#: A file beside the others: no folder, nothing hidden, a script, a style or a letter.
_FILE = r"([\w-][\w-]*(?:\.[\w-]+)*\.(?:js|css|woff2?|ttf|eot|svg))"


class FrontendHandler(StaticFileHandler):
    """Files from the first of several folders that has them."""

    def initialize(self, folders: Sequence[str]) -> None:  # type: ignore[override]
        """Take the folders."""
        self.folders = [Path(each) for each in folders]
        super().initialize(path="/")

    @classmethod
    def get_absolute_path(cls, root: str, path: str) -> str:  # noqa: ARG003
        """The path as `parse_url_path` found it."""
        return path

    def parse_url_path(self, url_path: str) -> str:
        """The file of this name; its address allows no folder in it."""
        found = next(
            (each / url_path for each in self.folders if (each / url_path).is_file()), None
        )
        if found is None:
            raise HTTPError(404)
        return str(found)

    def validate_absolute_path(self, root: str, absolute_path: str) -> str | None:  # noqa: ARG002
        """A file in one of the folders, whatever links there are."""
        real = Path(absolute_path).resolve()
        if not any(real.is_relative_to(each.resolve()) for each in self.folders):
            raise HTTPError(404)
        return absolute_path

    def set_extra_headers(self, path: str) -> None:
        """Ask each time whether it is the newest; almost always it is."""
        kept = re.search(r"\.[0-9a-f]{8,}\.js$", path)
        self.set_header("Cache-Control", "max-age=86400" if kept else "no-cache")

    def write_error(self, status_code: int, **_more: Any) -> None:
        """The number of the error, and no more."""
        self.set_header("Content-Type", "text/plain; charset=utf-8")
        self.finish(str(status_code))


def file_routes(
    base: str, folders: Sequence[str], extensions: Sequence[str]
) -> list[tuple[Any, ...]]:
    """Where the front end finds itself, below ``base``."""
    places = [("voila/static/", [each for each in folders if Path(each).is_dir()])]
    places += [
        (
            f"voila/labextensions/{name}/static/",
            [str(Path(each) / name / "static") for each in extensions],
        )
        for name in EXTENSIONS
    ]
    return [
        (rf"{base}{re.escape(place)}{_FILE}", packing(FrontendHandler), {"folders": where})
        for place, where in places
    ]
